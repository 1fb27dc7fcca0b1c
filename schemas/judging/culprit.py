"""Which cell is most likely wrong when sums do not add up: one finding for one slip.

Sums cross: a wrong number breaks its row and its column by the same difference. `explain` takes
the broken sums of a table and groups them under the one cell whose change would mend all of them
and break no other; sums that nothing explains are findings of their own. Sums along a total line
whose difference is only the sum of the other lines' differences are consequences and left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.filled.sums import Equation, Values, value_of
from schemas.form.model import CellKey
from schemas.rules.rule import LineRule


@dataclass(frozen=True)
class RuledEquation(Equation):
    """An equation together with the rule that asks for it."""

    rule: LineRule

    def mend(self, cell: CellKey, values: Values) -> Decimal:
        """The value of `cell` that would make this equation hold."""
        change = self.difference(values)
        return value_of(cell, values) + (change if cell in self.right else -change)


@dataclass(frozen=True)
class Explanation:
    """Broken equations with one cause: the cell to change and its value, when one is found."""

    equations: tuple[RuledEquation, ...]
    cell: CellKey | None = None
    value: Decimal | None = None


def explain(
    equations: Sequence[RuledEquation], broken: Sequence[RuledEquation], values: Values
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
    equations: Sequence[RuledEquation], broken: Sequence[RuledEquation], values: Values
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
    equation: RuledEquation,
    broken: Sequence[RuledEquation],
    equations: Sequence[RuledEquation],
    values: Values,
) -> bool:
    """Whether the equation of a total line fails only since its part lines do."""
    others = [e for e in broken if e.rule is equation.rule and e.line != equation.line]
    if not others or not _is_total_line(equation, equations):
        return False
    return sum(e.difference(values) for e in others) == equation.difference(values)


def _is_total_line(equation: RuledEquation, equations: Sequence[RuledEquation]) -> bool:
    """Whether every cell of the equation is itself a total that holds across."""
    crossing = {e.left[0] for e in equations if e.rule.along_rows is not equation.rule.along_rows}
    return all(cell in crossing for cell in equation.cells)
