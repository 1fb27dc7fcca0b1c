"""What stands in one printed cell: a number with its digits, nothing, or something unreadable."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from schemas.filled.entries import plain, tidied
from schemas.form.model import Unit
from scripts.importing.printed import BREAK
from scripts.importing.wording import PRIVATE

NOTHING_SIGNS = re.compile(r"[/\\|\-—–―－_~～·.*、…]+|无|无此项|不涉及|空")
STRAY = re.compile(r"^[?？]\s+")  # what is left of a space that another program wrote
BROKEN = "原件中这个数分成几行印出，已连成一个数"
LOST_DIGIT = re.compile(
    "\\d[\ue000-\uf8ff]+\\d|\\d\ufffd|\ufffd\\d"
)  # may have been one of its digits
UNITS = {Unit.COUNT: ("件", "条", "个", "宗"), Unit.MONEY: ("万元",)}


@dataclass(frozen=True)
class Figure:
    """A cell read: its number or None, and what a person should know about it ("" for nothing)."""

    number: Decimal | None
    text: str
    doubt: str = ""
    broken: bool = False  # over two lines of its cell, and put together again

    @property
    def empty(self) -> bool:
        """Nothing at all stands in the cell."""
        return not self.text


@lru_cache(maxsize=16384)
def figure(printed: str, unit: Unit = Unit.COUNT) -> Figure:
    """A printed cell's figure: ``１２``, ``1,234``, ``12件``; "/" and words are no number."""
    broken = BREAK in printed
    printed = printed.replace(BREAK, "")
    text = " ".join(PRIVATE.sub("", unicodedata.normalize("NFKC", printed)).split())
    if not text:
        return Figure(None, "")
    if NOTHING_SIGNS.fullmatch(text):
        return Figure(None, text, f"原文为“{text}”，没有填数字")
    marked = any(unicodedata.category(sign) == "No" for sign in printed)  # 12①: of a footnote
    if marked or LOST_DIGIT.search(printed):
        return Figure(None, text, f"原文为“{printed.strip()[:40]}”，无法识别为数字")
    stray = STRAY.match(text)
    digits = text[stray.end() :] if stray else text
    word = next((u for u in UNITS[unit] if digits.endswith(u)), "")
    number = tidied(digits.removesuffix(word))
    if number is None or (number < 0 and unit is Unit.COUNT):
        return Figure(None, text, f"原文为“{text[:40]}”，无法识别为数字")
    doubt = BROKEN if broken else f"原文为“{text}”" if stray or word else ""
    return Figure(number, plain(number), doubt, broken)


@lru_cache(maxsize=16384)
def looks_like_a_value(text: str) -> bool:
    """Whether a cell is one for numbers: a number, a sign for none. A blank may be either."""
    read = figure(text)
    return (
        read.number is not None
        or bool(NOTHING_SIGNS.fullmatch(read.text))
        or (figure(text, Unit.MONEY).number is not None)
    )
