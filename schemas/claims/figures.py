"""Numbers of the tables, added up, and only where the tables themselves are sound."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from schemas.filled.submission import Submission
from schemas.form.headings import sums
from schemas.form.model import CellKey, Table


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
    """A number of the tables; None where there is none, or where the sums around it do not hold.

    The rules of sums have their finding then: one slip in a table is one finding.
    """
    value = _plain_number(submission, key)
    form = _relations(submission.edition.table(key.table))
    if value is None:
        return None
    for parts in (
        [key._replace(row=part) for part in form.rows.get(key.row, ())],
        [key._replace(column=part) for part in form.columns.get(key.column, ())],
    ):
        if parts and _sum(submission, parts) != value:
            return None
    for left, right in form.balances:
        sides = [[key._replace(row=row) for row in rows] for rows in (left, right)]
        if _sum(submission, sides[0]) != _sum(submission, sides[1]):
            return None
    return value


def _sum(submission: Submission, keys: list[CellKey]) -> Decimal | None:
    numbers = [_plain_number(submission, key) for key in keys]
    known = [n for n in numbers if n is not None]
    return sum(known, Decimal(0)) if len(known) == len(numbers) else None


def _plain_number(submission: Submission, key: CellKey) -> Decimal | None:
    value = submission.numbers[key].number
    return value if value is not None and value >= 0 else None


class _Relations(NamedTuple):
    """What holds in one table: the totals of both sides with their parts, and the balances."""

    rows: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]
    balances: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@lru_cache(maxsize=32)
def _relations(form: Table) -> _Relations:
    rows, columns = ({s.total: s.parts for s in sums(side)} for side in (form.rows, form.columns))
    return _Relations(rows, columns, tuple((b.left, b.right) for b in form.row_balances))
