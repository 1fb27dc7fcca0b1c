"""Totals of the template whose value is not stored, computed again from their parts."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from schemas.filled.entries import Entry, Kind, exact, plain
from schemas.filled.sums import total_parts
from schemas.form.model import CellKey, Edition, Unit
from schemas.record.shape import FEE_UNITS


def counted(edition: Edition, numbers: Mapping[CellKey, Entry]) -> dict[CellKey, Entry]:
    """The same numbers, counts without the decimals their cells show; money keeps its digits."""
    counts = {table.key for table in edition.tables() if table.unit is Unit.COUNT}
    return {key: _whole(e) if key.table in counts else e for key, e in numbers.items()}


def counted_fees(figures: Mapping[str, Entry]) -> dict[str, Entry]:
    """The same for the three figures of the processing fee, of which one is a count."""
    counts = {key for key, unit in FEE_UNITS.items() if unit is Unit.COUNT}
    return {key: _whole(e) if key in counts else e for key, e in figures.items()}


def _whole(entry: Entry) -> Entry:
    if entry.number is None or entry.number.as_tuple().exponent == 0:
        return entry
    number = exact(entry.number)  # of a text, 1.0, the words stay
    text = plain(number) if entry.kind is Kind.NUMBER else entry.text
    return replace(entry, number=number, text=text)


def recomputed(edition: Edition, numbers: Mapping[CellKey, Entry]) -> dict[CellKey, Entry]:
    """The same numbers, uncalculated totals filled in where all their parts have a number.

    A file written by a tool has the formulas of the totals and no values. What a person typed over
    a total is left alone, right or wrong. The total where both directions cross adds up what its
    formula adds up.
    """
    found = dict(numbers)
    if all(entry.kind is not Kind.UNCALCULATED for entry in found.values()):
        return found
    for table in edition.tables():
        parts = total_parts(table)
        waiting = {key for key in parts if found[key].kind is Kind.UNCALCULATED}
        while waiting:
            ready = {key for key in waiting if not waiting.intersection(parts[key])}
            if not ready:
                break
            for key in ready:
                found[key] = _sum(found[key], [found[part].number for part in parts[key]])
            waiting -= ready
    return found


def _sum(total: Entry, parts: list[Decimal | None]) -> Entry:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return total
    number = sum(known, Decimal(0))
    return replace(total, kind=Kind.NUMBER, number=number, text=plain(number))
