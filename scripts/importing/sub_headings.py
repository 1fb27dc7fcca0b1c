"""Sub-headings as lines of a section: how they are numbered, how long they are, what stands under them."""

import re
from dataclasses import dataclass, field

from schemas.language.labels import without_number

NUMBERED = {
    "chinese": re.compile(r"\s*[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]"),
    "arabic": re.compile(r"\s*\d{1,2}\s*[.．、](?!\d)"),
}
LONGEST_HEADING = 30
ENDS = "。；！？;!?…"


@dataclass
class Item:
    """A sub-heading and what stands under it; ``part`` is the topic it belongs to.

    ``line`` is the whole line of a heading that only its number 1. tells.
    """

    heading: str = ""
    part: str = ""
    texts: list[str] = field(default_factory=list)
    line: str = ""


@dataclass
class Told:
    """A section in words: its items, how its sub-headings are numbered and whether they run in."""

    items: list[Item] = field(default_factory=list)
    numbering: str = ""
    run_in: bool = False


def kind_of_number(text: str) -> str:
    """How a line is numbered: chinese （一）, arabic 1., "" where it is not."""
    return next((name for name, pattern in NUMBERED.items() if pattern.match(text)), "")


def plain_line(text: str) -> str:
    """A line with single spaces, none at its ends."""
    return " ".join(text.replace("\t", " ").split()).strip("\u3000 ")


def short(text: str) -> bool:
    """Whether a line is as short as a sub-heading, and no sentence."""
    words = without_number(text)
    return 2 <= len(words) <= LONGEST_HEADING and (
        words[-1] not in ENDS or (words.endswith("情况。") and "，" not in words)
    )
