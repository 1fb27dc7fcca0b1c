"""What a picture is made of: rectangles, lines of words; and how a text is parted into lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.report.word.text import width


@dataclass(frozen=True)
class Box:
    """A rectangle: filled, or with an outline only."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text; ``x`` is where it begins, or its middle where it is ``centred``."""

    x: float
    y: float
    text: str
    size: int
    colour: str
    centred: bool = False


Shape = Box | Words


@dataclass(frozen=True)
class Drawing:
    """A sheet of that many pixels with its shapes, the later ones above."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def wrapped(text: str, most: float) -> list[str]:
    """A text in lines of so many characters at most; numbers stay whole, no line begins with a sign."""
    lines: list[str] = []
    for piece in _pieces(text):
        if lines and width(lines[-1] + piece.rstrip("，。、")) <= most:
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines


def evened(text: str, most: float) -> list[str]:
    """The same in lines of like length: no sign alone on the last one."""
    lines = wrapped(text, most)
    even = next(n for n in range(1, int(most) + 2) if len(wrapped(text, n)) <= len(lines))
    return wrapped(text, min(even, most))


def _pieces(text: str) -> Iterator[str]:
    """What no line end may part: numbers with their unit, brackets and signs with their neighbour."""
    return iter(re.findall(r"[（“《]*(?:\d+件?|[A-Za-z]+|\s|.)[，。、）”》；：]*", text, re.DOTALL))
