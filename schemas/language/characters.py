"""Characters that XML forbids, and so neither a workbook nor a report nor a record can hold."""

import re

FORBIDDEN = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff"  # as JSON Schema writes them
SPACES = r"\u0009\u000a\u000d\u0020\u3000"  # what XML allows but no name may begin with
# The few that are forbidden: a class of the many allowed takes ten times as long to compile.
# Half a surrogate pair is none either; JSON lets it through, a schema cannot name it.
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")  # whichever program wrote them
UNWRITABLE = re.compile(rf"[{FORBIDDEN}\ud800-\udfff]")


def writable(text: str) -> str:
    """The text without them."""
    return UNWRITABLE.sub("", text)


def with_plain_line_ends(text: str) -> str:
    """The text without them, every line end being a line feed."""
    return writable(LINE_ENDS.sub("\n", text))
