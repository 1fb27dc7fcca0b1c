"""An example of a rule: what a clerk did, as a sentence, and the same as a change to the sample body.

One right and one wrong case per rule. The pages in docs print the sentence, a test executes the
change. `number`, `fact`, `text` … make changes; `both` joins several.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from schemas.filled.entries import Entry, entry_of
from schemas.filled.submission import LastYear, Paragraphs, Submission
from schemas.form.model import CellKey
from schemas.rules.publication import Word

Change = Callable[[Submission], Submission]


def unchanged(submission: Submission) -> Submission:
    """The sample body as it is."""
    return submission


@dataclass(frozen=True)
class Case:
    """``told`` says in a sentence what ``change`` does to the sample body (with an office's words)."""

    told: str
    change: Change = unchanged
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class FileCase:
    """The same for findings of the reading.

    ``damage`` works on the sample body's workbook while it is open, ``parts`` are added to the file.
    """

    told: str
    damage: Callable[[Any], None]
    parts: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True)
class Example:
    """For the rule of a code: a case in which it speaks, and one in which it is silent.

    ``also`` are codes that cannot but come with the first.
    """

    code: str
    wrong: Case | FileCase
    right: Case | FileCase
    also: tuple[str, ...] = ()


def key(name: str) -> CellKey:
    """The cell key of ``requests.received.total``."""
    return CellKey(*name.split("."))


def _at(old: Entry, value: object) -> Entry:
    if isinstance(value, Entry):
        return replace(value, sheet=old.sheet, address=old.address)
    return entry_of(old.sheet, old.address, value)


def number(name: str, value: object) -> Change:
    """Another value typed into a cell of the tables; an `Entry` keeps its kind."""

    def change(submission: Submission) -> Submission:
        numbers = dict(submission.numbers)
        numbers[key(name)] = _at(numbers[key(name)], value)
        return replace(submission, numbers=numbers)

    return change


def last_number(name: str, value: object) -> Change:
    """Another value on the sheet 上年数据."""

    def change(submission: Submission) -> Submission:
        numbers = dict(submission.last_year)
        numbers[key(name)] = _at(numbers[key(name)], value)
        return replace(submission, last_year=numbers)

    return change


def fact(name: str, value: object) -> Change:
    """Another value for a fact of 基本信息."""

    def change(submission: Submission) -> Submission:
        entry = _at(submission.fields[name], value)
        return replace(submission, fields={**submission.fields, name: entry})

    return change


def fee(name: str, value: object) -> Change:
    """Another value for one of the three figures of the processing fee."""

    def change(submission: Submission) -> Submission:
        entry = _at(submission.processing_fee[name], value)
        return replace(submission, processing_fee={**submission.processing_fee, name: entry})

    return change


def texts(section: str, *rows: tuple[str, str, str]) -> Change:
    """A narrative section with these rows (part, heading, text) and no others."""

    def change(submission: Submission) -> Submission:
        old = [row for row in submission.narrative if row.section == section]
        new = [
            Paragraphs(section, part, _at(row.heading, heading), _at(row.text, words))
            for row, (part, heading, words) in zip(old, rows, strict=False)
        ]
        kept = [row for row in submission.narrative if row.section != section]
        return replace(submission, narrative=(*kept, *new))

    return change


def text(section: str, place: int, words: str) -> Change:
    """Another text in one row (from 0) of a narrative section, its part and heading kept."""

    def change(submission: Submission) -> Submission:
        rows = list(submission.narrative)
        at = [n for n, row in enumerate(rows) if row.section == section][place]
        rows[at] = replace(rows[at], text=_at(rows[at].text, words))
        return replace(submission, narrative=tuple(rows))

    return change


def last_file(*, year: int = 2024, organ: str = "云岭县农业农村局", words: str = "") -> Change:
    """Last year's file attached: its numbers are those of the sheet, its narrative one text."""

    def change(submission: Submission) -> Submission:
        row = submission.section("overview")[0]
        narrative = (replace(row, text=_at(row.text, words)),) if words else ()
        numbers = submission.last_year
        last = LastYear(numbers, f"{year}年填报表.xlsx", year, organ, narrative)
        return replace(submission, last_file=last)

    return change


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(submission: Submission) -> Submission:
        for each in changes:
            submission = each(submission)
        return submission

    return change
