"""How wide words are on the screen, in half-width characters."""

import math
import unicodedata


def text_width(text: str) -> int:
    """Width in half-width characters: Chinese ones count two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width, wrapped and with its line ends."""
    room = width - 2.5  # indent and padding
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))
