"""Labels of the form compared the way a person compares them: by their words, not their spacing."""

import re
import unicodedata
from functools import lru_cache

# What published forms and office programs exchange freely; applied after NFKC, which has already
# turned full-width brackets, commas and digits into their half-width twins.
ALIKE = str.maketrans(
    {
        **dict.fromkeys("[{〔【〖〈《「『⟨", "("),
        **dict.fromkeys("]}〕】〗〉》」』⟩", ")"),
        **dict.fromkeys("“”„‟«»＂″", '"'),
        **dict.fromkeys("‘’‚‛`´′", "'"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"),  # no width at all
    }
)

# （一） 一、 (1) 1. 1、 and ① before a heading; 12345热线 and 3.15活动 begin with no number of this sort
NUMBER = re.compile(
    r"\s*(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]\s*[、.．]?"
    r"|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．](?![\d一二三四五六七八九十])|[①-⑳])\s*(?=\S)"
)


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """A label without white space, in half width, with one kind of bracket and of quotation mark.

    ``（一） 予以公开`` and ``(一)予以公开`` become the same; wording and numbering stay.
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(ALIKE).split())


def without_number(heading: str) -> str:
    """A sub-heading without the number typed before it: ``（一）主动公开情况`` is 主动公开情况."""
    number = NUMBER.match(heading)
    return heading[number.end() :] if number else heading
