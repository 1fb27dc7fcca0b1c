"""What each total of a table adds up, and which totals a wrong number spoils."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from schemas.filled.entries import LARGEST, Entry, Kind
from schemas.form.headings import leaves, sums
from schemas.form.model import CellKey, Table


@cache
def total_parts(table: Table) -> dict[CellKey, tuple[CellKey, ...]]:
    """For each total, the numbers its formula adds: along its row, else along its column."""
    found: dict[CellKey, tuple[CellKey, ...]] = {}
    for rule in sums(table.rows):
        for column in leaves(table.columns):
            parts = (CellKey(table.key, part, column.key) for part in rule.parts)
            found[CellKey(table.key, rule.total, column.key)] = tuple(parts)
    for rule in sums(table.columns):
        for row in leaves(table.rows):
            parts = (CellKey(table.key, row.key, part) for part in rule.parts)
            found[CellKey(table.key, row.key, rule.total)] = tuple(parts)
    return found


def typed_under(table: Table, keys: Iterable[CellKey]) -> frozenset[CellKey]:
    """The numbers people type that `keys` stand on; totals lead down to their parts."""
    parts = total_parts(table)
    found: set[CellKey] = set()
    for key in keys:
        found |= typed_under(table, parts[key]) if key in parts else {key}
    return frozenset(found)


def settled(table: Table, numbers: Mapping[CellKey, Entry]) -> Mapping[CellKey, Entry]:
    """The same numbers, without totals that Excel calculated from a cell that is no sound number.

    SUM passes over a text and adds a negative number: such a total says nothing by itself, and the
    cell it hangs on has its own finding. A total typed by hand stays as it is.
    """
    parts = total_parts(table)
    odd = {key for key in table.cell_keys() if key not in parts and _odd(numbers[key])}
    if not odd:
        return numbers
    spoilt = {
        key: replace(numbers[key], kind=Kind.UNCALCULATED, number=None)
        for key in parts
        if numbers[key].formula and odd & typed_under(table, [key])
    }
    return {**numbers, **spoilt}


def _odd(entry: Entry) -> bool:
    """Whether a count can take no part in a sum."""
    number = entry.number
    return number is None or number != number.to_integral_value() or not 0 <= number <= LARGEST
