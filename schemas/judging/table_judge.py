"""One table judged: pandera's verdicts on its frames turned into findings a clerk can act on."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from schemas.filled.entries import at, plain, shown, told
from schemas.filled.submission import Submission
from schemas.filled.sums import Equation, Values, on_lines
from schemas.form.headings import item_of
from schemas.form.model import CellKey, Table
from schemas.issues import Issue, Place, Severity, Side
from schemas.judging.culprit import Explanation, RuledEquation, explain
from schemas.judging.frames import addends, cell_frame, column_frame, row_frame
from schemas.judging.table_schemas import schemas_for, verdicts
from schemas.rules import cells as cell_rules
from schemas.rules import lines as line_rules
from schemas.rules.rule import CellRule, where

CELL_RULES: dict[str, CellRule] = {rule.code: rule for rule in cell_rules.RULES}

ITS_SUM, ALONE = "各项之和", "单独的一格"  # what an emptied total, a merged cell should be


class Verdicts(NamedTuple):
    """What fails in the frames of one table: the lines, by check."""

    cells: dict[str, list[int]]
    rows: dict[str, list[int]]
    columns: dict[str, list[int]]


def judge_cells(table: Table, cells: pl.DataFrame) -> Verdicts:
    """Judge a frame of cells (one report or fifty thousand), then the sums of its sound numbers."""
    schemas = schemas_for(table)
    numbers = addends(cells)
    return Verdicts(
        verdicts(schemas.cells, cells),
        verdicts(schemas.rows, row_frame(table, numbers)) if schemas.rows else {},
        verdicts(schemas.columns, column_frame(table, numbers)) if schemas.columns else {},
    )


def judge_table(submission: Submission, table: Table, values: Values) -> Iterator[Issue]:
    """The findings in one table: cells first, then the sums that sound cells do not keep.

    ``values`` are its sound numbers, as `Submission.sound` has them.
    """
    found = judge_cells(table, cell_frame(table, [submission.numbers]))
    keys = table.cell_keys()
    for code, lines in found.cells.items():
        for line in lines:
            yield _cell_issue(submission, CELL_RULES[code].under(submission.edition), keys[line])
    failing = {**found.rows, **found.columns}
    if not failing:
        return
    equations = equations_of(table)
    evaluated = [each for each in equations.values() if each.known(values)]
    broken = [equations[name, line] for name, lines in failing.items() for line in lines]
    for explanation in explain(evaluated, broken, values):
        yield _line_issue(submission, table, explanation, values)


def equations_of(table: Table) -> dict[tuple[str, int], RuledEquation]:
    """Every relation on every line, by check name and line number as in the frames."""
    return {
        (f"{rule.code}.{number}", line): RuledEquation(each.line, each.left, each.right, rule)
        for rule in line_rules.RULES
        for number, relation in enumerate(
            rule.relations(table if rule.along_rows else table.turned())
        )
        for line, each in enumerate(on_lines(table, relation, along_rows=rule.along_rows))
    }


def _cell_issue(submission: Submission, rule: CellRule, key: CellKey) -> Issue:
    entry = submission.numbers[key]
    number = "" if entry.number is None else told(entry)
    taken = entry.number if rule.severity is Severity.WARNING else None
    total = key in submission.edition.table(key.table).totals()
    template = cell_rules.message_of(
        rule, entry, total=total, formulas=submission.origin.has_formulas
    )
    message = template.format(
        where=where(submission, key),
        text=shown(entry.text),
        number=shown(number),
        merged=entry.merged,
    )
    wanted: Side = "" if taken is None else taken
    if entry.blank:
        wanted = ALONE if entry.merged else ITS_SUM if total else wanted
    return rule.issue(
        message,
        at(entry, table=key.table),
        found=entry.text,
        expected=wanted,
    )


def _line_issue(
    submission: Submission,
    table: Table,
    explanation: Explanation,
    values: Values,
) -> Issue:
    equation = explanation.equations[0]
    left, right = equation.sides(values)
    key = explanation.cell or (equation.left[0] if len(equation.left) == 1 else equation.right[-1])
    entry = submission.numbers[key]
    told = "；".join(_told(submission, table, e, values) for e in explanation.equations)
    if explanation.value is None:
        message = f"{told}。请核对这些数字并改正。"
        found, expected = left, right
    else:
        found, expected = values[key] or Decimal(0), explanation.value
        message = (
            f"{where(submission, key)}很可能填错了：现为{plain(found)}，改为{plain(expected)}后"
            f"{len(explanation.equations)}处合计均相符。{told}。"
        )
    cells = dict.fromkeys(c for e in explanation.equations for c in e.cells)
    addresses = tuple(submission.numbers[cell].address for cell in cells)
    return equation.rule.under(submission.edition).issue(
        message,
        Place(entry.sheet, entry.address, addresses, table.key),
        found=found,
        expected=expected,
    )


def _told(
    submission: Submission,
    table: Table,
    equation: Equation,
    values: Values,
) -> str:
    """One broken equation in words: both sides, with their numbers, and the difference."""
    left, right = equation.sides(values)
    numbers = submission.numbers
    sheet = numbers[equation.left[0]].sheet
    gap = plain(abs(left - right))
    if len(equation.left) > 1:
        title = table.column_title(equation.line)
        sides = [
            "＋".join(f"{numbers[c].address}（{plain(values[c] or Decimal(0))}）" for c in cells)
            for cells in (equation.left, equation.right)
        ]
        items = [
            "加".join(item_of(table.rows, c.row) for c in cells)
            for cells in (equation.left, equation.right)
        ]
        return (
            f"“{sheet}”“{title}”一列不平衡：{items[0]}{sides[0]}＝{plain(left)}，"
            f"{items[1]}{sides[1]}＝{plain(right)}，相差{gap}"
        )
    parts = f"{numbers[equation.right[0]].address}至{numbers[equation.right[-1]].address}"
    return (
        f"“{sheet}”{numbers[equation.left[0]].address}"
        f"（{table.cell_title(equation.left[0])}）为{plain(left)}，"
        f"{parts}各项之和为{plain(right)}，相差{gap}"
    )
