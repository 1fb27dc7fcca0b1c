"""Numbers of the tables, added up, and only where the tables themselves are sound."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from schemas.editions import EDITIONS
from schemas.form import CellKey, sums
from schemas.submission import Submission


class Reading(NamedTuple):
    """Numbers of one table, added up; those under ``less`` are taken away."""

    words: str
    keys: tuple[CellKey, ...]
    less: tuple[CellKey, ...] = ()

    def value(self, submission: Submission) -> Decimal | None:
        """Its number; None while one of the cells has none, or contradicts its own parts."""
        added = [number(submission, key) for key in self.keys]
        taken = [number(submission, key) for key in self.less]
        known = [n for n in (*added, *taken) if n is not None]
        if len(known) < len(added) + len(taken):
            return None
        return sum(known[: len(added)], Decimal(0)) - sum(known[len(added) :], Decimal(0))


def number(submission: Submission, key: CellKey) -> Decimal | None:
    """A number of the tables, None where there is none or a total is not the sum of its parts."""
    value = _plain_number(submission, key)
    rows, columns = _parts(submission.edition.key, key.table)
    if value is None:
        return None
    for parts in (
        [key._replace(row=part) for part in rows.get(key.row, ())],
        [key._replace(column=part) for part in columns.get(key.column, ())],
    ):
        numbers = [_plain_number(submission, part) for part in parts]
        known = [n for n in numbers if n is not None]
        if parts and (len(known) < len(parts) or sum(known) != value):
            return None  # the rules of sums have it already
    return value


@lru_cache(maxsize=32)
def _parts(edition: str, table: str) -> tuple[dict[str, tuple[str, ...]], ...]:
    """The totals of both sides of a table, each with its parts (keys of rows, of columns)."""
    form = next(e for e in EDITIONS if e.key == edition).table(table)
    return tuple(
        {rule.total: rule.parts for rule in sums(side)} for side in (form.rows, form.columns)
    )


def _plain_number(submission: Submission, key: CellKey) -> Decimal | None:
    value = submission.numbers[key].number
    return value if value is not None and value >= 0 else None
