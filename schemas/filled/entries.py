"""What stands in one cell, typed before anything judges it: never coerced, never guessed.

`entry_of` turns a value as a workbook library returns it into an `Entry`: its kind, its exact
number where it has one, its text as the clerk sees it.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from schemas.issues import Place
from schemas.language.personal import excerpt
from schemas.language.unseen import visible


class Kind(StrEnum):
    """What sort of thing a cell holds."""

    NUMBER = "number"
    TEXT = "text"
    BLANK = "blank"
    ERROR = "error"
    BOOL = "bool"
    DATE = "date"
    UNCALCULATED = "uncalculated"


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: where it stands, its kind, its number if it has one, its text.

    A text that is a number after tidying (full-width digits, spaces, thousands separators) keeps
    kind TEXT and carries that number; the check says which value was taken. ``formula`` tells a
    total of the template from one typed over it. ``stored`` is what the file holds where that is not
    the number as Excel shows it; ``displayed`` what the cell's format shows where that is another
    number (5%, rounded); ``merged`` the merged cells that cover this one, which nobody sees then.
    """

    sheet: str
    address: str
    kind: Kind
    number: Decimal | None = None
    text: str = ""
    formula: bool = False
    stored: Decimal | None = None
    displayed: str = ""
    merged: str = ""

    @property
    def blank(self) -> bool:
        """Nothing stands here, spaces at most."""
        return self.kind is Kind.BLANK


def at(entry: Entry, *others: Entry, table: str = "") -> Place:
    """The place of an entry; further entries of the same sheet take part in the finding."""
    cells = tuple(each.address for each in (entry, *others) if each.address)
    return Place(entry.sheet, entry.address, cells, table)


LARGEST = 10**12  # more cannot be a count; below it floats add up exactly
SAFE = 2.0**53  # below it every whole float is the number it prints
SHOWN_DIGITS = 15  # of a number, by Excel; 0.1+0.2 has 17 in the file
LONGEST_NUMBER = 60  # characters, spaces included; a longer text is prose
LONGEST_QUOTED = 60
BREAKS = re.compile(r"[\n\r\t]+")
TIDY_NUMBER = re.compile(r"[+-]?(\d{1,3}((?P<gap>[, ])\d{3})?((?P=gap)\d{3})*|\d+)(\.\d+)?")
# full width, and the minus sign and the spaces that programs put in; ² and ① are no digits
WIDTHS = {0x2212: 0x2D} | {0xFF01 + n: 0x21 + n for n in range(94)}
SPACES = re.compile(r"[^\S\n]")  # a line end parts two numbers


def tidied(text: str) -> Decimal | None:
    """The number in a text after tidying: ``１２`` and `` 12 `` and ``1,234``, not ``12件`` or ``1e3``.

    Two numbers in a cell (``3 5``, one below the other) and a footnote sign (``12①``) are no number.
    """
    if len(text) > LONGEST_NUMBER:
        return None
    plain = SPACES.sub(" ", visible(text).strip()).translate(WIDTHS)
    if not plain.isascii() or TIDY_NUMBER.fullmatch(plain) is None:
        return None
    return unsigned_zero(Decimal(plain.replace(",", "").replace(" ", "")))


def unsigned_zero(number: Decimal) -> Decimal:
    """The same number; -0, which nobody counts, is 0."""
    return number if number else number.copy_abs()


def exact(value: int | float | Decimal) -> Decimal:
    """A stored number as Excel shows it, to 15 digits: 59237.244899999998 is 59237.2449."""
    if _is_whole(value):
        return Decimal(int(value))  # most cells: twice as fast, and -0.0 becomes 0
    number = Decimal(f"{value:.{SHOWN_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    whole = number.to_integral_value()
    return unsigned_zero(whole if number == whole else number)


def _is_whole(value: int | float | Decimal) -> bool:
    """Whether this is a float that is just the whole number which it prints."""
    return isinstance(value, float) and value.is_integer() and abs(value) < SAFE


@lru_cache(maxsize=1024)  # a form is full of the same few numbers, most of them 0
def _shown_and_stored(value: float) -> tuple[Decimal, str, Decimal | None]:
    """A stored number as Excel shows it, its text, and what is stored where that is another number."""
    number = exact(value)
    stored = number if _is_whole(value) else Decimal(repr(value))
    return number, plain(number), None if stored == number else stored


def entry_of(sheet: str, address: str, value: object, *, formula: bool = False) -> Entry:
    """Type one cell value (None, bool, number, str, date, Excel error text handled by readers)."""
    match value:
        case None:
            return Entry(sheet, address, Kind.BLANK, formula=formula)
        case bool():
            return Entry(sheet, address, Kind.BOOL, text=str(value).upper(), formula=formula)
        case float():
            number, text, stored = _shown_and_stored(value)
            return Entry(sheet, address, Kind.NUMBER, number, text, formula, stored)
        case int() | Decimal():  # Decimals that are equal may have other digits: 5.1 and 5.10
            number = exact(value)
            return Entry(sheet, address, Kind.NUMBER, number, plain(number), formula)
        case dt.datetime() | dt.date() | dt.time() | dt.timedelta():
            return Entry(sheet, address, Kind.DATE, text=_date_text(value), formula=formula)
        case _:
            text = str(value)
            if not text.strip():
                return Entry(sheet, address, Kind.BLANK, text=text, formula=formula)
            return Entry(sheet, address, Kind.TEXT, tidied(text), text, formula)


def shown(text: str) -> str:
    """A text as a message quotes it: on one line, and no longer than a person reads.

    What is cut off is cut beside a personal number, never through it: half of one is not masked.
    """
    line = BREAKS.sub(" ", text)
    return line if len(line) <= LONGEST_QUOTED else f"{excerpt(line, 0, LONGEST_QUOTED)}…"


def listed(names: Sequence[str], few: int, unit: str = "格") -> str:
    """The first few of the cells or places that a finding names: C5、C6、C7等9格."""
    return "、".join(names[:few]) + (f"等{len(names)}{unit}" if len(names) > few else "")


def plain(number: Decimal) -> str:
    """Digits as given, never scientific: ``59237.2449``, ``0``."""
    return format(number, "f")


def told(entry: Entry) -> str:
    """The number of an entry for a message: with what its cell shows, where that is another."""
    number = "" if entry.number is None else plain(entry.number)
    return f"{number}（显示为{entry.displayed}）" if entry.displayed else number


def _date_text(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value.isoformat() if not isinstance(value, dt.timedelta) else str(value)
