"""Numbers of the tables, added up, and only where the tables themselves are sound."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from schemas.filled.submission import Submission
from schemas.filled.sums import vouching
from schemas.form.model import CellKey


class Reading(NamedTuple):
    """Numbers of one table, added up; those under ``less`` are taken away."""

    words: str
    keys: tuple[CellKey, ...]
    less: tuple[CellKey, ...] = ()

    def value(self, submission: Submission) -> Decimal | None:
        """Its number; None while one of the cells has none, or contradicts its own parts."""
        return self.of(lambda key: number(submission, key))

    def of(self, number_at: Callable[[CellKey], Decimal | None]) -> Decimal | None:
        """Its number in other tables of the same form; None while one of the cells has none."""
        added = [number_at(key) for key in self.keys]
        taken = [number_at(key) for key in self.less]
        known = [n for n in (*added, *taken) if n is not None]
        if len(known) < len(added) + len(taken):
            return None
        return sum(known[: len(added)], Decimal(0)) - sum(known[len(added) :], Decimal(0))


def number(submission: Submission, key: CellKey) -> Decimal | None:
    """A number of the tables; None where there is none, or where the sums around it do not hold.

    The rules of sums have their finding then: one slip in a table is one finding.
    """
    table = submission.edition.table(key.table)
    holds = all(each.holds(submission.sound) for each in vouching(table)[key])
    return submission.sound[key] if holds else None
