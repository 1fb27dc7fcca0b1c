"""Characters that nobody sees: they spoil names, numbers and searches, and print as nothing or a box.

Pasted from web pages and chat programs: zero-width spaces and joiners, soft hyphens, byte order
marks, signs that turn the direction of writing, fillers, tags, variation selectors that select
nothing (behind an ideograph those from U+E0100 on choose a shape and stay).
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
# what Unicode calls default ignorable, the marks of annotations, the blank of braille
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e00ff]"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)


def visible(text: str) -> str:
    """The text without the characters that nobody sees."""
    return text if text.isascii() else UNSEEN.sub("", text)


def name_of(character: str) -> str:
    """What to call one of them: 零宽空格（U+200B）."""
    kind = "文字方向控制符" if BIDI.fullmatch(character) else NAMES.get(character, "不可见字符")
    return f"{kind}（U+{ord(character):04X}）"
