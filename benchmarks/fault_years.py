"""Faults between two years: what is wrong only when last year's report lies beside this one."""

import random
from collections.abc import Iterator

from benchmarks.fault import Fault, FaultClass
from benchmarks.fault_data import columns, put, value
from schemas.filled.submission import Submission
from schemas.form.model import CellKey


def _has_last_year(report: Submission) -> bool:
    return any(not entry.blank for entry in report.last_year.values())


def _last_year_again(report: Submission, luck: random.Random) -> Iterator[Fault]:
    if _has_last_year(report):
        old = {key: entry.number for key, entry in report.last_year.items()}
        yield Fault(put(report, dict[CellKey, object](old)), "all numbers of last year")


def _carried_over(report: Submission, luck: random.Random) -> Iterator[Fault]:
    """One more carried over and one fewer received, totals included: every sum of the year holds."""
    if not _has_last_year(report):
        return
    for column in columns(report)[:-1]:
        if not value(report, CellKey("requests", "received", column)):
            continue
        moved: dict[CellKey, object] = {}
        for row, step in (("received", -1), ("carried_from_last_year", 1)):
            for each in (column, "total"):
                key = CellKey("requests", row, each)
                moved[key] = value(report, key) + step
        yield Fault(put(report, moved), f"carried over in {column}")


def _documents(report: Submission, luck: random.Random) -> Iterator[Fault]:
    if not _has_last_year(report):
        return
    for key in report.numbers:
        if key.table == "documents":
            yield Fault(put(report, {key: value(report, key) + 1}), f"chain of {key}")


YEAR_CLASSES = (
    FaultClass("last year's numbers once more", _last_year_again),
    FaultClass("carried over differs in a column", _carried_over),
    FaultClass("documents in force do not follow", _documents),
)
