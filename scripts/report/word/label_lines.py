"""Labels of a table broken into lines where a word ends: （三） / 不予公开, never （三）不 / 予公开.

Word and LibreOffice break Chinese between any two characters; they know no words.
"""

import re
from functools import cache

from scripts.report.word.text import width


@cache
def label_lines(text: str, fitting: float, words: tuple[str, ...]) -> tuple[str, ...]:
    """A label -> the lines it is printed on, each at most ``fitting`` characters wide if it can be.

    ``words`` are not broken, brackets and commas stay with what they belong to, a number with what
    follows it. A label that fits is one line.
    """
    if len(text) <= fitting:
        return (text,)
    lines = [""]
    for piece in unbroken(text, words):
        if lines[-1] and width(lines[-1] + piece) > fitting:
            lines.append("")
        lines[-1] += piece
    return tuple(lines)


def unbroken(text: str, words: tuple[str, ...]) -> list[str]:
    """The pieces of a label that no line end may part."""
    return _pieces(words).findall(text)


@cache
def _pieces(words: tuple[str, ...]) -> re.Pattern[str]:
    """What matches the next piece of a label that no line end may part."""
    known = "".join(f"{re.escape(word)}|" for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:\d+\.)?[（(“]*(?:{known}[A-Za-z0-9.]+|.)[）)”，、。；：]*", re.DOTALL)
