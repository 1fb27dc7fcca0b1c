"""A `Submission`: everything an office has filled in, cells as they stand, before any judgement.

Workbooks, live Excel sheets, records and earlier reports all become one of these; checks and
reports read nothing else.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from schemas.filled.acceptance import Acceptance
from schemas.filled.entries import Entry, Kind
from schemas.filled.organ import FIELDS, choice
from schemas.filled.sums import sound_numbers
from schemas.form.model import CellKey, Edition
from schemas.issues import Issue
from schemas.language.numerals import number_typed


class Origin(StrEnum):
    """What a submission was read from; it decides what can be asked of it, its file's name never does."""

    WORKBOOK = "workbook"
    EXCEL = "excel"  # the workbook that is open in Excel, saved or not
    RECORD = "record"
    PUBLISHED = "published"  # a report as it was made public
    NEW = "new"  # made here, to be filled in

    @property
    def has_formulas(self) -> bool:
        """Whether its totals are formulas of the template; elsewhere they are numbers only."""
        return self in (Origin.WORKBOOK, Origin.EXCEL)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """One row of a narrative sheet: the part it belongs to, a sub-heading, one or more paragraphs.

    ``part`` is a topic key of the section, or "" where none applies (an introduction, section
    six). ``heading`` and ``text`` are entries, so that a finding can name their cells; several
    paragraphs in one cell are separated by line ends.
    """

    section: str
    part: str
    heading: Entry
    text: Entry


@dataclass(frozen=True)
class LastYear:
    """What the same office reported for the year before, and where it stands.

    ``file`` is the file's name, "" for the sheet 上年数据, which has numbers and nothing else; ``unread``
    are its sheets that could not be read.
    """

    numbers: Mapping[CellKey, Entry]
    file: str = ""
    year: int | None = None
    organ: str = ""
    narrative: tuple[Paragraphs, ...] = ()
    unread: tuple[str, ...] = ()

    def place(self, key: CellKey) -> str:
        """Where a number of last year stands: “上年数据”D35, or 上年文件“a.xlsx”的“三、申请办理”D31."""
        entry = self.numbers[key]
        stands = f"“{entry.sheet}”{entry.address}"
        return f"上年文件“{self.file}”的{stands}" if self.file else stands


@dataclass(frozen=True)
class Submission:
    """What one office reports for one year, as typed.

    ``file`` is its path or name, "" where it has none, and ``origin`` what it was read from.
    ``numbers`` and ``last_year`` map names of the form to entries (``last_year`` holds what the
    sheet 上年数据 has, blanks included); ``last_file`` is last year's own file where one was given, and
    goes before the sheet. ``fields`` are the facts of 基本信息 and ``processing_fee`` the three
    figures of section six, by key. ``issues`` are findings of the reading itself: a moved label, a
    missing sheet. ``accepted`` are the findings of an earlier check that were ticked off.
    """

    file: str
    edition: Edition
    fields: Mapping[str, Entry]
    numbers: Mapping[CellKey, Entry]
    narrative: tuple[Paragraphs, ...] = ()
    processing_fee: Mapping[str, Entry] = field(default_factory=dict)
    last_year: Mapping[CellKey, Entry] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    last_file: LastYear | None = None
    origin: Origin = Origin.WORKBOOK

    @cached_property
    def sound(self) -> Mapping[CellKey, Decimal | None]:
        """The numbers that may be added up and compared; None where a cell has its own finding."""
        found: dict[CellKey, Decimal | None] = {}
        for table in self.edition.tables():
            found |= sound_numbers(table, self.numbers)
        return found

    @property
    def sheet_of_last_year(self) -> LastYear | None:
        """What the sheet 上年数据 says; None while it is empty."""
        if all(entry.blank for entry in self.last_year.values()):
            return None
        return LastYear(self.last_year)

    @property
    def earlier(self) -> LastYear | None:
        """Last year's report to compare with: the file where one was given, else the sheet."""
        return self.last_file or self.sheet_of_last_year

    def fact(self, key: str) -> str:
        """A fact of 基本信息 in the record's words, its default where blank, "" where unreadable."""
        fact = next(f for f in FIELDS if f.key == key)
        entry = self.fields.get(key)
        typed = entry.text.split("\n") if entry is not None else ()
        text = fact.joint.join(line.strip() for line in typed if line.strip())
        if not text:
            return fact.default
        return (choice(fact, text) or "") if fact.choices else text

    @property
    def organ(self) -> str:
        """The full name of the reporting body."""
        return self.fact("name")

    @property
    def year(self) -> int | None:
        """The year reported on: 2025, ２０２５年度, 2025.0 or 二〇二五年; None while it is no year."""
        entry = self.fields.get("year")
        text = "" if entry is None else unicodedata.normalize("NFKC", entry.text).strip()
        found = YEAR.fullmatch(text)
        return number_typed(found["year"]) if found else None

    def section(self, key: str) -> tuple[Paragraphs, ...]:
        """The rows of one narrative section that hold a heading or a text, in order."""
        return tuple(
            p for p in self.narrative if p.section == key and not (p.text.blank and p.heading.blank)
        )


NOTHING = Entry("", "", Kind.BLANK)


_ZERO_TO_NINE = "○〇零一二三四五六七八九"
YEAR = re.compile(rf"(?P<year>[12][0-9]{{3}}|[一二][{_ZERO_TO_NINE}]{{3}})(\.0+)?\s*(年度|年)?")
_GAP = rf"[^\d十{_ZERO_TO_NINE}]{{1,2}}"
_TIME = r"[T\s]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
DATE = re.compile(
    rf"\s*(?P<year>\d{{4}}|[{_ZERO_TO_NINE}]{{4}})"
    rf"{_GAP}(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|元(?=月))"
    rf"{_GAP}(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[日号]?({_TIME})?\s*"
)

_DIGITS = re.compile(r"\s*(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)\s*")


def date_of(entry: Entry) -> date | None:
    """A date cell, or a date in words, as a date without its time of day; None if neither.

    Read are 2026年1月20日, 2026-01-20, 二〇二六年一月二十日, 2026年元月20日, 2026-01-20 09:30:00
    2026-01-20T00:00:00Z and 20260120, which may be a number.
    """
    text = unicodedata.normalize("NFKC", entry.text)
    digits = _DIGITS.fullmatch(text) if entry.kind is not Kind.DATE else None
    found = digits or DATE.fullmatch(text)
    if found is None or (not digits and entry.kind not in (Kind.DATE, Kind.TEXT)):
        return None
    try:
        month = found["month"].replace("元", "一")
        return date(*map(number_typed, (found["year"], month, found["day"])))
    except ValueError:  # no such day, 0 where a part is no number
        return None


def characters(text: str) -> int:
    """The length of a text as Word counts it for Chinese: everything but white space."""
    return len("".join(text.split()))
