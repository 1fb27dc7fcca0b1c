"""How Office files write characters that XML has no room for: ``_x000D_``, read and written.

ECMA-376 part 1, 22.9.2.19 (ST_Xstring). A text that looks like such an escape is written with its
first sign escaped: ``_x0041_`` as ``_x005F_x0041_``.
"""

import re

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def unescaped(text: str) -> str:
    """A text of a file as Excel shows it."""
    if "_x" not in text:
        return text
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # signs beyond the first plane come as two escapes, a pair of surrogates
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def escaped(text: str) -> str:
    """A text as it has to stand in a file for Excel to show just that."""
    return LIKE_ESCAPE.sub("_x005F_", text) if "_x" in text else text
