"""A finding as one line of a list, whoever shows it: plain text, a terminal."""

from typing import NamedTuple

UNREAD = "未读"  # of a whole file that says why


class Line(NamedTuple):
    """How grave it is or what became of it, the cell, the words, the rule ("" where none speaks)."""

    label: str
    place: str
    words: str
    code: str
