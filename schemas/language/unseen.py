"""Characters that nobody sees: they spoil names, numbers and searches, and print as nothing or a box.

Pasted from web pages and chat programs: zero-width spaces and joiners, soft hyphens, byte order
marks, signs that turn the direction of writing, variation selectors that select nothing (those of
ideographs, U+E0100 on, choose a shape and stay).
"""

import re

NAMES = {
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2060": "零宽连接符",
    "\ufeff": "字节顺序标记",
}
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)


def visible(text: str) -> str:
    """The text without the characters that nobody sees."""
    return text if text.isascii() else UNSEEN.sub("", text)


def name_of(character: str) -> str:
    """What to call one of them: 零宽空格（U+200B）."""
    kind = "文字方向控制符" if BIDI.fullmatch(character) else NAMES.get(character, "不可见字符")
    return f"{kind}（U+{ord(character):04X}）"
