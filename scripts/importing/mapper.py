"""A printed document becomes a `Submission`: the one mapper behind every format.

Numbers are taken by their labels alone. What cannot be read is blank and named; what the form has no
place for is kept and listed.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from schemas.errors import UnknownEditionError
from schemas.filled.entries import Entry, Kind, at
from schemas.filled.submission import Origin, Submission
from schemas.form.editions import edition_for, editions, latest
from schemas.form.model import CellKey, Edition
from schemas.issues import Issue
from schemas.rules.files import DOUBTFUL, UNREADABLE
from scripts.importing.facts import Facts, facts_of
from scripts.importing.fields import fields
from scripts.importing.foot import without_foot
from scripts.importing.numbers_found import numbers_in
from scripts.importing.printed import (
    ImportRefusedError,
    Paragraph,
    Picture,
    PrintedDocument,
)
from scripts.importing.reading import Kept, Reading
from scripts.importing.sections import Parted, ends_as_title, is_title, parted
from scripts.importing.texts import lead_of, narrative_of, stories_of
from scripts.importing.trial_form import FIRST_YEAR
from workbook.layout import number_addresses

NO_REPORT = (
    "没有在文件里找到年度报告的标题、各部分或表格，不能作为年度报告导入，请核对是不是选错了文件。"
)
PICTURES = "文件里只有图片，没有可以读取的文字（例如扫描件），不能导入，请换用文字版的文件。"

LEAST_SECTIONS = 3  # of the six, by which a report without a title is known


@dataclass(frozen=True)
class Imported:
    """A report read: the submission, where each number came from, what is blank, doubtful, kept."""

    submission: Submission
    readings: dict[CellKey, Reading]
    kept: tuple[Kept, ...]
    notes: tuple[str, ...]

    @property
    def trial(self) -> bool:
        """Whether the report follows the trial form of 2019: of use as last year's data only."""
        year = self.submission.year
        return year is not None and year < editions()[0].first_year


def mapped(document: PrintedDocument, file: str) -> Imported:
    """A printed document as a submission; ImportRefusedError (Chinese) where it is no report."""
    words = [b for b in document.blocks if not isinstance(b, Picture)]
    if not words:
        raise ImportRefusedError(PICTURES)
    edition = latest()
    parts = parted(document.blocks, edition)
    last = without_foot(parts)
    _one_title(parts)
    facts = facts_of(parts.before, last)
    edition = _edition(facts)
    readings, kept, known = numbers_in(document, parts, edition)
    if not readings and not _is_report(parts):
        raise ImportRefusedError(NO_REPORT)
    notes = list(document.notes)
    stories = stories_of(parts, facts, edition)
    narrative, left = narrative_of(parts, stories, edition)
    lead = lead_of(parts, facts, edition)
    kept += [*left, *lead.kept]
    notes += _missing(edition, parts, known)
    numbers = {key: _entry(readings.get(key), at) for key, at in number_addresses(edition).items()}
    submission = Submission(
        file,
        edition,
        fields(facts, parts, stories, lead),
        numbers,
        narrative,
        issues=tuple(_issues(numbers, readings)),
        origin=Origin.PUBLISHED,
    )
    return Imported(submission, readings, tuple(kept), tuple(notes))


def _is_report(parts: Parted) -> bool:
    """Whether its title or its sections show a report: other papers have a 总体情况 and 问题 too."""
    titled = any(isinstance(block, Paragraph) and is_title(block.text) for block in parts.before)
    return len(parts.sections) >= (1 if titled else LEAST_SECTIONS)


def _edition(facts: Facts) -> Edition:
    """The edition that the year asks for; the trial form's years are read against the next one."""
    if facts.year is None or FIRST_YEAR <= facts.year < editions()[0].first_year:
        return editions()[0] if facts.year else latest()
    try:
        return edition_for(facts.year)
    except UnknownEditionError as error:
        raise ImportRefusedError(str(error)) from error


def _one_title(parts: Parted) -> None:
    """Refuse a file with reports of several years; what a site lists around a report is none."""
    before = [b for b in parts.before if isinstance(b, Paragraph) and ends_as_title(b.text)]
    found = [b for b in before if is_title(b.text) and b.within == before[-1].within]
    within = (block for blocks in parts.sections.values() for block in blocks)
    found += [
        block
        for block in within
        if isinstance(block, Paragraph) and ends_as_title(block.text) and is_title(block.text)
    ]
    years = {year[1] for block in found if (year := re.search(r"(20\d\d)\s*年", block.text))}
    if len(years) > 1:
        listed = "、".join(sorted(years))
        raise ImportRefusedError(
            f"文件里有{listed}年的几份报告，无法判断导入哪一份，请把要导入的那份另存为单独的文件。"
        )


def _issues(numbers: dict[CellKey, Entry], readings: dict[CellKey, Reading]) -> Iterator[Issue]:
    """Cells that a person should look at, as findings at their cells."""
    for key, entry in numbers.items():
        reading = readings.get(key)
        if reading is None or not reading.doubts:
            continue
        rule = UNREADABLE if entry.blank else DOUBTFUL
        what = "没有导入" if entry.blank else f"导入的是{entry.text}，存疑"
        yield rule.issue(
            f"“{entry.sheet}”{entry.address}{what}：{reading.doubts}"
            f"（原件{reading.place}）。请对照原件核对。",
            at(entry, table=key.table),
            found=reading.doubts,
        )


def _entry(reading: Reading | None, place: tuple[str, str]) -> Entry:
    if reading is None or reading.figure.number is None:
        return _typed(place, "")
    return _typed(place, reading.figure.text)


@lru_cache(maxsize=8192)  # most numbers of most reports are 0, 1 or 2; 5.10 is another than 5.1
def _typed(place: tuple[str, str], digits: str) -> Entry:
    if not digits:
        return Entry(*place, Kind.BLANK)
    return Entry(*place, Kind.NUMBER, Decimal(digits), digits)


def _missing(edition: Edition, parts: Parted, known: Collection[str]) -> list[str]:
    """A note for each section whose title is not there, and for each of whose tables none is known."""
    notes = []
    for section in edition.sections:
        if section.key not in parts.sections:
            notes.append(f"没有找到“{section.heading()}”这一部分的标题")
        if section.tables and not any(t.key in known for t in section.tables):
            pictured = any(isinstance(b, Picture) for b in parts.sections.get(section.key, []))
            why = "表格是图片，无法读取，请照原件填写" if pictured else "没有找到可以读取的表格"
            notes.append(f"“{section.heading()}”：{why}")
    return notes
