"""How wide words are on the screen, in half-width characters, and how high rows of texts, in points."""

import math
import unicodedata

LINE_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT = 14.5, 23.0, 409.0
MARGIN = 4.0


def text_width(text: str) -> int:
    """Width in half-width characters: Chinese ones count two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width, wrapped and with its line ends."""
    room = width - 2.5  # indent and padding
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


def row_height(most: int, *, least: float = LEAST_HEIGHT, margin: float = MARGIN) -> float:
    """The height of a row of texts of so many lines: at least an empty one's, at most what Excel allows."""
    return min(MOST_HEIGHT, max(least, margin + LINE_HEIGHT * most))
