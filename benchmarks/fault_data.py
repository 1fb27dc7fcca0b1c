"""Real reports to put faults into, and consistent ones with random numbers."""

import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path

from schemas.filled.entries import Entry, entry_of
from schemas.filled.submission import Submission
from schemas.form.model import CellKey
from scripts.record.convert import submission_of
from scripts.tasks.demo import sample

DATA = Path(__file__).parent.parent / "tests" / "data"


@cache
def reports() -> tuple[Submission, ...]:
    """Every real data set at hand, and the sample body."""
    city = [
        submission_of(json.loads((DATA / name).read_text(encoding="utf-8")), name)
        for name in ("suqian_2023.json", "suqian_2024.json")
    ]
    return (*city, submission_of(sample(), "sample.json"))


def put(submission: Submission, values: dict[CellKey, object]) -> Submission:
    """The submission with other values (or entries) in some cells of the tables."""
    numbers = dict(submission.numbers)
    for key, value in values.items():
        old = numbers[key]
        entry = value if isinstance(value, Entry) else entry_of(old.sheet, old.address, value)
        numbers[key] = entry
    return replace(submission, numbers=numbers)


def value(submission: Submission, key: CellKey) -> int:
    """The whole number in a cell."""
    return int(submission.numbers[key].number or 0)


def columns(submission: Submission) -> list[str]:
    """The applicant columns of the requests table, the total last."""
    keys = submission.edition.table("requests").cell_keys()
    return list(dict.fromkeys(key.column for key in keys))


def rows(submission: Submission) -> list[str]:
    """The rows of the requests table in the order of the form."""
    keys = submission.edition.table("requests").cell_keys()
    return list(dict.fromkeys(key.row for key in keys))


def consistent(submission: Submission, luck: random.Random) -> Submission:
    """Random numbers that keep every sum and identity of tables three and four."""
    cells: dict[CellKey, object] = {}
    parts = rows(submission)[2:-2]
    for column in columns(submission)[:-1]:
        outcome = {row: luck.choice((0, 0, luck.randint(0, 999))) for row in parts}
        total = sum(outcome.values())
        carried, left = luck.randint(0, total), luck.randint(0, 9)
        told = {
            "received": total + left - carried,
            "carried_from_last_year": carried,
            **outcome,
            "total": total,
            "carried_to_next_year": left,
        }
        for row, number in told.items():
            cells[CellKey("requests", row, column)] = number
            whole = CellKey("requests", row, "total")
            cells[whole] = int(str(cells.get(whole, 0))) + number
    for group in ("reconsideration", "direct", "after_reconsideration"):
        four = [luck.randint(0, 50) for _ in range(4)]
        names = ("upheld", "corrected", "other_result", "pending", "total")
        for name, number in zip(names, (*four, sum(four)), strict=True):
            cells[CellKey("review", "count", f"{group}_{name}")] = number
    return put(submission, cells)
