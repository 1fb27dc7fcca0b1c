"""The classes of faults that reports come back for, each as a way of putting it into a report."""

import random
from collections.abc import Iterator

from benchmarks.fault import Fault, FaultClass, Inject
from benchmarks.fault_data import columns, put, rows, value
from benchmarks.fault_texts import TEXT_CLASSES
from benchmarks.fault_years import YEAR_CLASSES
from schemas.filled.entries import Entry, Kind
from schemas.filled.submission import Submission
from schemas.form.model import CellKey

ALONE = "a number of table 2 that nothing in the report repeats"
SWAP = "two columns or rows changed places as a whole, every sum holds"


def _summed(report: Submission) -> list[CellKey]:
    return [key for key in report.numbers if key.table in ("requests", "review")]


def _others(report: Submission) -> list[CellKey]:
    return [key for key in report.numbers if key.table not in ("requests", "review")]


def _stepped(step: int) -> Inject:
    def inject(report: Submission, luck: random.Random) -> Iterator[Fault]:
        for key in _summed(report):
            if value(report, key) + step >= 0:
                yield Fault(put(report, {key: value(report, key) + step}), str(key))

    return inject


def _alone(report: Submission, luck: random.Random) -> Iterator[Fault]:
    for key in _others(report):
        number = report.numbers[key].number or 0
        yield Fault(put(report, {key: number + 1}), str(key), ALONE)


def _typed(*values: object) -> Inject:
    def inject(report: Submission, luck: random.Random) -> Iterator[Fault]:
        for key in report.numbers:
            typed = luck.choice(values)
            if isinstance(typed, Kind):
                old = report.numbers[key]
                typed = Entry(old.sheet, old.address, typed, text="#REF!")
            money = key.table == "fees" and isinstance(typed, float) and typed > 0
            if not money:
                yield Fault(put(report, {key: typed}), f"{key} {typed}")

    return inject


def _wide(report: Submission, luck: random.Random) -> Iterator[Fault]:
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    for key, entry in report.numbers.items():
        yield Fault(put(report, {key: entry.text.translate(wide)}), str(key))


def _neighbours(report: Submission, luck: random.Random) -> Iterator[Fault]:
    for key in _summed(report):
        side = [k for k in _summed(report) if (k.table, k.row) == (key.table, key.row)]
        place = side.index(key)
        if place + 1 < len(side) and value(report, key) != value(report, side[place + 1]):
            other = side[place + 1]
            swapped = {key: value(report, other), other: value(report, key)}
            in_review = key.table == "review" and not {key.column, other.column} & _totals(report)
            reason = "two results of table 4 changed places, their sum holds" if in_review else ""
            yield Fault(put(report, dict(swapped)), f"{key} and {other}", reason)


def _totals(report: Submission) -> set[str]:
    table = report.edition.table("review")
    return {key.column for key in table.totals()}


def _shifted(report: Submission, luck: random.Random) -> Iterator[Fault]:
    """From one row of the requests table on, every row holds the numbers of the row above."""
    order = rows(report)
    for start in range(len(order) - 1):
        moved: dict[CellKey, object] = {}
        for above, below in zip(order[start:], order[start + 1 :], strict=False):
            for column in columns(report):
                source = CellKey("requests", above, column)
                moved[CellKey("requests", below, column)] = value(report, source)
        for column in columns(report):
            moved[CellKey("requests", order[start], column)] = 0
        if any(value(report, key) != number for key, number in moved.items()):
            yield Fault(put(report, moved), f"rows from {order[start]} on")


def _columns_swapped(report: Submission, luck: random.Random) -> Iterator[Fault]:
    names = columns(report)
    for one, other in ((a, b) for a in names for b in names if a < b):
        moved: dict[CellKey, object] = {}
        for row in rows(report):
            first, second = CellKey("requests", row, one), CellKey("requests", row, other)
            moved |= {first: value(report, second), second: value(report, first)}
        if any(value(report, key) != number for key, number in moved.items()):
            reason = "" if "total" in (one, other) else SWAP
            yield Fault(put(report, moved), f"{one} and {other}", reason)


def _pairs(report: Submission, luck: random.Random) -> Iterator[Fault]:
    """One part up and another of the same line down by as much: the line still adds up."""
    parts = rows(report)[2:-2]
    for _ in range(80):
        row, other = luck.sample(parts, 2)
        column, beside = luck.sample(columns(report)[:-1], 2)
        key = CellKey("requests", row, column)
        second = luck.choice((CellKey("requests", other, column), CellKey("requests", row, beside)))
        if value(report, second) > 0:
            changed: dict[CellKey, object] = {
                key: value(report, key) + 1,
                second: value(report, second) - 1,
            }
            yield Fault(put(report, changed), f"{key} and {second}")


def _typed_over(report: Submission, luck: random.Random) -> Iterator[Fault]:
    for table in report.edition.tables():
        for key in sorted(table.totals()):  # a set has another order in every run
            yield Fault(put(report, {key: value(report, key) + luck.randint(1, 9)}), str(key))


CLASSES: tuple[FaultClass, ...] = (
    FaultClass("tables 3 and 4: a number + 1", _stepped(1), single=True),
    FaultClass("tables 3 and 4: a number - 1", _stepped(-1), single=True),
    FaultClass("table 2: a number + 1", _alone),
    FaultClass("a total typed over, wrong", _typed_over, single=True),
    FaultClass("a blank", _typed(None), single=True),
    FaultClass("a text, placeholder or error", _typed("12件", "三", "/", True, Kind.ERROR), True),
    FaultClass("a decimal or negative count", _typed(2.5, -1), single=True),
    FaultClass("full-width digits", _wide, single=True),
    FaultClass("swapped neighbours", _neighbours),
    FaultClass("offsetting pair", _pairs),
    FaultClass("a row shifted by one", _shifted),
    FaultClass("columns swapped", _columns_swapped),
    *TEXT_CLASSES,
    *YEAR_CLASSES,
)
