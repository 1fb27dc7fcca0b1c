"""Which numbers of a table are sound, what each total adds up, which sums a table has and which hold.

Every reader of the tables (rules of cells and lines, last year, words against numbers) takes these
from here, so that no two of them disagree about the same number.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from schemas.filled.entries import LARGEST, Entry, Kind
from schemas.form.headings import leaves, sums
from schemas.form.model import CellKey, Table, Unit

PLACES = {
    Unit.COUNT: 0,
    Unit.MONEY: 6,
}  # after the point; the sixth of 万元 is a hundredth of a yuan
Values = Mapping[CellKey, Decimal | None]


def decimals(number: Decimal) -> int:
    """Places after the point that count: 2.50 has one."""
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def sound(entry: Entry, unit: Unit) -> Decimal | None:
    """The number of a cell that may be added up and compared; None where the cell has a finding.

    Sound is a number that is not negative, not absurdly large, and of no more places than its unit
    has. A text that is a number after tidying counts as that number.
    """
    number = entry.number
    if number is None or not 0 <= number <= LARGEST or decimals(number) > PLACES[unit]:
        return None
    return number


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
    typed = (key for key in table.cell_keys() if key not in parts)
    odd = {key for key in typed if sound(numbers[key], table.unit) is None}
    if not odd:
        return numbers
    spoilt = {
        key: replace(numbers[key], kind=Kind.UNCALCULATED, number=None)
        for key in parts
        if numbers[key].formula and odd & typed_under(table, [key])
    }
    return {**numbers, **spoilt}


def sound_numbers(table: Table, numbers: Mapping[CellKey, Entry]) -> dict[CellKey, Decimal | None]:
    """The number of each cell where it is sound, and hangs on no cell that is not; else None."""
    kept = settled(table, numbers)
    return {key: sound(kept[key], table.unit) for key in table.cell_keys()}


class Relation(NamedTuple):
    """Along one line, the cells on the left add up to the cells on the right (leaf keys)."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def totals_along(table: Table) -> tuple[Relation, ...]:
    """What holds in every row of a table: each total is the sum of its parts."""
    return tuple(Relation((rule.total,), rule.parts) for rule in sums(table.columns))


def balances_along(table: Table) -> tuple[Relation, ...]:
    """勾稽关系 that hold in every row of a table."""
    return tuple(Relation(each.left, each.right) for each in table.column_balances)


@dataclass(frozen=True)
class Equation:
    """One relation on one line: the cells on its left add up to the cells on its right."""

    line: str
    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """All cells that take part, left side first."""
        return self.left + self.right

    def sides(self, values: Values) -> tuple[Decimal, Decimal]:
        """What the left and the right side add up to; RuntimeError where a number is missing."""
        return _added(self.left, values), _added(self.right, values)

    def difference(self, values: Values) -> Decimal:
        """Left minus right; 0 when the equation holds."""
        left, right = self.sides(values)
        return left - right

    def known(self, values: Values) -> bool:
        """Whether all its numbers are sound; else nothing can be said of it."""
        return all(values[cell] is not None for cell in self.cells)

    def holds(self, values: Values) -> bool:
        """Whether all its numbers are sound and add up, exactly."""
        return self.known(values) and self.difference(values) == 0


def on_lines(table: Table, relation: Relation, *, along_rows: bool) -> tuple[Equation, ...]:
    """A relation on every row of a table, or on every column, in the order of the form."""

    def cells(line: str, places: Iterable[str]) -> tuple[CellKey, ...]:
        pairs = ((line, place) if along_rows else (place, line) for place in places)
        return tuple(CellKey(table.key, row, column) for row, column in pairs)

    lines = leaves(table.rows if along_rows else table.columns)
    return tuple(
        Equation(line.key, cells(line.key, relation.left), cells(line.key, relation.right))
        for line in lines
    )


@cache
def vouching(table: Table) -> dict[CellKey, tuple[Equation, ...]]:
    """For each number, what has to hold before it is taken at its word: its own sums and balances.

    A total answers for its parts; a part does not answer for its total.
    """
    found: dict[CellKey, list[Equation]] = {key: [] for key in table.cell_keys()}
    for equation in _totals(table):
        found[equation.left[0]].append(equation)
    for along_rows, side in ((True, table), (False, table.turned())):
        for relation in balances_along(side):
            for equation in on_lines(table, relation, along_rows=along_rows):
                for key in found:
                    if equation.line == (key.row if along_rows else key.column):
                        found[key].append(equation)
    return {key: tuple(each) for key, each in found.items()}


@cache
def counting(table: Table) -> dict[CellKey, tuple[Equation, ...]]:
    """For each number, the totals that it is counted in."""
    found: dict[CellKey, list[Equation]] = {key: [] for key in table.cell_keys()}
    for equation in _totals(table):
        for key in equation.right:
            found[key].append(equation)
    return {key: tuple(each) for key, each in found.items()}


def _totals(table: Table) -> Iterator[Equation]:
    """Every total of a table with its parts, along its rows, then along its columns."""
    for along_rows, side in ((True, table), (False, table.turned())):
        for relation in totals_along(side):
            yield from on_lines(table, relation, along_rows=along_rows)


def _added(cells: Iterable[CellKey], values: Values) -> Decimal:
    return sum((value_of(cell, values) for cell in cells), Decimal(0))


def value_of(cell: CellKey, values: Values) -> Decimal:
    """The number of a cell that has one; RuntimeError where it has none, a mistake of ours."""
    value = values[cell]
    if value is None:
        raise RuntimeError(f"{cell} has no number")
    return value
