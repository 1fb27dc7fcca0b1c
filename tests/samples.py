"""Submissions to test with: two real years of a city, and what becomes of them when changed."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.submission import Submission
from schemas.filled.sums import total_parts, typed_under
from schemas.form.model import CellKey
from scripts.record.convert import submission_of

DATA = Path(__file__).parent / "data"
YEARS = (2023, 2024)


def record(year: int) -> dict[str, Any]:
    """A real record: the numbers of a city in that year, with a narrative of our own."""
    return dict(json.loads((DATA / f"suqian_{year}.json").read_text(encoding="utf-8")))


def city(year: int = 2024) -> Submission:
    """The same as a submission."""
    return submission_of(record(year), f"suqian_{year}.json")


def key(name: str) -> CellKey:
    """The cell key of ``requests.received.total``."""
    return CellKey(*name.split("."))


def typed(submission: Submission, **cells: object) -> Submission:
    """The submission with other values typed into cells: ``requests__received__total=3``."""
    changed = {key(name.replace("__", ".")): value for name, value in cells.items()}
    return with_cells(submission, changed)


def with_cells(submission: Submission, values: Mapping[CellKey, object]) -> Submission:
    """The submission with other values (or entries) in some cells."""
    return replace(submission, numbers=_exchanged(submission.numbers, values))


def with_last_year(submission: Submission, values: Mapping[CellKey, object]) -> Submission:
    """The submission with other values (or entries) on the sheet 上年数据."""
    return replace(submission, last_year=_exchanged(submission.last_year, values))


def _exchanged(
    entries: Mapping[CellKey, Entry], values: Mapping[CellKey, object]
) -> dict[CellKey, Entry]:
    new = {
        place: value
        if isinstance(value, Entry)
        else entry_of(entries[place].sheet, entries[place].address, value)
        for place, value in values.items()
    }
    return {**entries, **new}


def calculated(submission: Submission) -> Submission:
    """The submission with every total as Excel calculates it: SUM passes over what is no number."""
    numbers = dict(submission.numbers)
    for table in submission.edition.tables():
        parts = total_parts(table)
        for total in sorted(parts, key=lambda each: len(typed_under(table, [each]))):
            known = [numbers[part] for part in parts[total] if numbers[part].kind is Kind.NUMBER]
            old, added = numbers[total], sum(entry.number or 0 for entry in known)
            numbers[total] = entry_of(old.sheet, old.address, added, formula=True)
    return replace(submission, numbers=numbers)


def with_fact(submission: Submission, name: str, value: object) -> Submission:
    """The submission with another value for a fact of 基本信息."""
    old = submission.fields[name]
    fields = {**submission.fields, name: entry_of(old.sheet, old.address, value)}
    return replace(submission, fields=fields)
