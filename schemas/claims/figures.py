"""Numbers of the tables, added up: as they stand, and as the sums around them would have them."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from schemas.filled.submission import Submission
from schemas.filled.sums import counting, vouching
from schemas.form.model import CellKey


class Reading(NamedTuple):
    """Numbers of one table, added up; those under ``less`` are taken away."""

    words: str
    keys: tuple[CellKey, ...]
    less: tuple[CellKey, ...] = ()

    def value(self, submission: Submission) -> Decimal | None:
        """Its number; None while one of the cells has none, or contradicts its own parts."""
        return self.of(lambda key: number(submission, key))

    def values(self, submission: Submission) -> tuple[Decimal, ...]:
        """Its number as the cells stand, then what it is once a sum that fails is mended at one of them.

        () while one of the cells has no number, or is a total of cells not filled in yet.
        """
        cells = [(key, 1) for key in self.keys] + [(key, -1) for key in self.less]
        mended = [(sign, numbers_of(submission, key)) for key, sign in cells]
        if not all(numbers for _, numbers in mended):
            return ()
        stands = sum((sign * numbers[0] for sign, numbers in mended), Decimal(0))
        others = [sign * (n - numbers[0]) for sign, numbers in mended for n in numbers[1:]]
        return (stands, *(stands + change for change in others))

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


def numbers_of(submission: Submission, key: CellKey) -> tuple[Decimal, ...]:
    """A number of the tables as it stands, then what each sum that fails around it would make of it.

    A slip in a table so explains the words that state the right number, and is one finding; words that
    state neither are another. () where there is no number, or where Excel adds up an unfinished line.
    """
    value, table = submission.sound[key], submission.edition.table(key.table)
    if value is None:
        return ()
    found = [value]
    for each in vouching(table)[key]:
        if not each.known(submission.sound):
            if key in each.left and submission.numbers[key].formula:
                return ()
        elif difference := each.difference(submission.sound):
            found.append(value - difference if key in each.left else value + difference)
    for each in counting(table)[key]:
        if each.known(submission.sound) and (difference := each.difference(submission.sound)):
            found.append(value + difference)
    return tuple(found)
