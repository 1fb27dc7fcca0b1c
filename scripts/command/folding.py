"""Chinese text in lines of a terminal: by the width of its signs, and broken where one may break."""

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

# what stays on one line: a sign, a number or a Latin word, with what opens before it and closes after
LEAST = 10  # columns
UNITS = re.compile(r"[“‘（《【]*(?:[!-~]+|.)[，。；：、）”’》？！】％]*", re.DOTALL)


def width(text: str) -> int:
    """The columns a text takes on a terminal: two for a Chinese sign.

    Also for one that is wide on Chinese consoles only, like “”: a line is rather short than broken.
    """
    return sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WFA") for sign in text)


def padded(text: str, columns: int) -> str:
    """A text with spaces behind it, so many columns wide."""
    return text + " " * (columns - width(text))


def folded(text: str, columns: int) -> Iterator[str]:
    """A text in lines of so many columns, a line break in it kept.

    A number is never torn apart and no line begins with a sign that closes something, unless one
    alone is wider than a line.
    """
    columns = max(columns, LEAST)
    for paragraph in text.splitlines():
        line, taken = "", 0
        for unit in UNITS.findall(paragraph):
            for part in [unit] if width(unit) <= columns else unit:
                if taken + width(part) > columns and line:
                    yield line.rstrip(" ")
                    line, taken = "", 0
                line, taken = line + part, taken + width(part)
        yield line
