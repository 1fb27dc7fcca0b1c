"""Which cell is most likely wrong when sums do not add up: one finding for one slip.

Sums cross: a wrong number breaks its row and its column by the same difference. `explain` takes
the broken sums of a table and groups them under the one cell whose change would mend all of them
and break no other; sums that nothing explains are findings of their own. Sums along a total line
whose difference is only the sum of the other lines' differences are consequences and left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.form.model import CellKey
from schemas.rules.rule import LineRule

Values = Mapping[CellKey, Decimal | None]


@dataclass(frozen=True)
class Equation:
    """One relation on one line: the cells on its left add up to the cells on its right."""

    rule: LineRule
    line: str
    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """All cells that take part, left side first."""
        return self.left + self.right

    def sides(self, values: Values) -> tuple[Decimal, Decimal]:
        """What the left and the right side add up to."""
        return _added(self.left, values), _added(self.right, values)

    def difference(self, values: Values) -> Decimal:
        """Left minus right; 0 when the equation holds."""
        left, right = self.sides(values)
        return left - right

    def mend(self, cell: CellKey, values: Values) -> Decimal:
        """The value of `cell` that would make this equation hold."""
        change = self.difference(values)
        return _value(cell, values) + (change if cell in self.right else -change)


@dataclass(frozen=True)
class Explanation:
    """Broken equations with one cause: the cell to change and its value, when one is found."""

    equations: tuple[Equation, ...]
    cell: CellKey | None = None
    value: Decimal | None = None


def explain(
    equations: Sequence[Equation], broken: Sequence[Equation], values: Values
) -> tuple[Explanation, ...]:
    """Group the broken ones among the evaluated `equations` by their most likely cause."""
    left = list(broken)
    found: list[Explanation] = []
    while True:
        best = _best_cell(equations, left, values)
        if best is None:
            break
        found.append(best)
        left = [equation for equation in left if equation not in best.equations]
    left = [e for e in left if not _follows(e, left, equations, values)]
    return (*found, *(Explanation((equation,)) for equation in left))


def _best_cell(
    equations: Sequence[Equation], broken: Sequence[Equation], values: Values
) -> Explanation | None:
    """The cell that mends most broken equations (two at least), all of its own among them."""
    best: Explanation | None = None
    for cell in dict.fromkeys(cell for equation in broken for cell in equation.cells):
        mine = tuple(equation for equation in equations if cell in equation.cells)
        if len(mine) < 2 or any(equation not in broken for equation in mine):
            continue
        wanted = {equation.mend(cell, values) for equation in mine}
        agreed = len(wanted) == 1 and min(wanted) >= 0
        if agreed and (best is None or len(mine) > len(best.equations)):
            best = Explanation(mine, cell, wanted.pop())
    return best


def _follows(
    equation: Equation,
    broken: Sequence[Equation],
    equations: Sequence[Equation],
    values: Values,
) -> bool:
    """Whether the equation of a total line fails only since its part lines do."""
    others = [e for e in broken if e.rule is equation.rule and e.line != equation.line]
    if not others or not _is_total_line(equation, equations):
        return False
    return sum(e.difference(values) for e in others) == equation.difference(values)


def _is_total_line(equation: Equation, equations: Sequence[Equation]) -> bool:
    """Whether every cell of the equation is itself a total that holds across."""
    crossing = {e.left[0] for e in equations if e.rule.along_rows is not equation.rule.along_rows}
    return all(cell in crossing for cell in equation.cells)


def _added(cells: Sequence[CellKey], values: Values) -> Decimal:
    return sum((_value(cell, values) for cell in cells), Decimal(0))


def _value(cell: CellKey, values: Values) -> Decimal:
    value = values[cell]
    if value is None:
        raise RuntimeError(f"{cell} has no number")  # a mistake of ours
    return value
