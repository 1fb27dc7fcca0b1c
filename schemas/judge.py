"""A `Submission` judged: every rule of the catalogue, in one pass, as sorted `Issue`s."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from schemas.acceptance import accept
from schemas.culprit import Equation, Explanation, explain
from schemas.entries import plain
from schemas.form import CellKey, Table, leaves
from schemas.frames import cell_frame, line_frames, sound
from schemas.issues import Issue, Severity
from schemas.references import resolved
from schemas.rules import cells as cell_rules
from schemas.rules import completeness, facts
from schemas.rules import lines as line_rules
from schemas.rules import references as reference_rules
from schemas.rules import totals as total_rules
from schemas.rules.rule import CellRule, LineRule, where
from schemas.submission import Submission
from schemas.tables import schemas_for, verdicts

REPORT_RULES = (*facts.RULES, *total_rules.RULES, *completeness.RULES)
UNREAD = ("F102", "F103")  # labels moved or replaced: the sheet was not read at all


def judge(submission: Submission) -> tuple[Issue, ...]:
    """All findings in one report, in the order of the sheets, then by row and column."""
    found: list[Issue] = []
    for table in submission.edition.tables():
        found += judge_table(submission, table)
    for rule in reference_rules.RULES:
        found += rule.findings(submission)
    printed = resolved(submission)  # the other rules read what the report will say
    for rule in REPORT_RULES:
        found += rule.findings(printed)
    # A sheet that could not be read says so itself; what else it seems to lack means nothing.
    unread = {issue.sheet for issue in submission.issues if issue.code in UNREAD}
    kept = (issue for issue in found if issue.sheet not in unread)
    ordered = sorted_issues((*submission.issues, *kept), submission)
    return accept(ordered, submission.accepted)


def judge_table(submission: Submission, table: Table) -> Iterator[Issue]:
    """The findings in one table: cells first, then the sums that sound cells do not keep."""
    schemas = schemas_for(table)
    frame = cell_frame(table, [submission.numbers])
    keys = table.cell_keys()
    for code, lines in verdicts(schemas.cells, frame).items():
        for line in lines:
            yield _cell_issue(submission, CELL_RULES[code], keys[line])
    numbers = sound(frame, table)
    by_row, by_column = line_frames(table, numbers)
    failing = {**verdicts(schemas.rows, by_row), **verdicts(schemas.columns, by_column)}
    if not failing:
        return
    values = {
        key: submission.numbers[key].number if number is not None else None
        for key, number in zip(keys, numbers, strict=True)
    }
    equations = equations_of(table)
    evaluated = [e for e in equations.values() if all(values[c] is not None for c in e.cells)]
    broken = [equations[name, line] for name, lines in failing.items() for line in lines]
    for explanation in explain(evaluated, broken, values):
        yield _line_issue(submission, table, explanation, values)


def equations_of(table: Table) -> dict[tuple[str, int], Equation]:
    """Every relation on every line, by check name and line number as in the frames."""
    found: dict[tuple[str, int], Equation] = {}
    for rule in line_rules.RULES:
        side = table if rule.along_rows else table.turned()
        for number, relation in enumerate(rule.relations(side)):
            for line, heading in enumerate(leaves(side.rows)):
                ends = [
                    tuple(_key(table, rule, heading.key, key) for key in keys) for keys in relation
                ]
                found[f"{rule.code}.{number}", line] = Equation(rule, heading.key, *ends)
    return found


def _key(table: Table, rule: LineRule, line: str, place: str) -> CellKey:
    row, column = (line, place) if rule.along_rows else (place, line)
    return CellKey(table.key, row, column)


CELL_RULES: dict[str, CellRule] = {rule.code: rule for rule in cell_rules.RULES}


def _cell_issue(submission: Submission, rule: CellRule, key: CellKey) -> Issue:
    entry = submission.numbers[key]
    number = "" if entry.number is None else plain(entry.number)
    message = rule.message.format(where=where(submission, key), text=entry.text, number=number)
    return rule.issue(
        message,
        sheet=entry.sheet,
        cell=entry.address,
        table=key.table,
        cells=(entry.address,),
        found=entry.text,
        expected=number if rule.severity is Severity.WARNING else "",
    )


def _line_issue(
    submission: Submission,
    table: Table,
    explanation: Explanation,
    values: dict[CellKey, Decimal | None],
) -> Issue:
    equation = explanation.equations[0]
    left, right = equation.sides(values)
    key = explanation.cell or (equation.left[0] if len(equation.left) == 1 else equation.right[-1])
    entry = submission.numbers[key]
    told = "；".join(_told(submission, table, e, values) for e in explanation.equations)
    if explanation.value is None:
        message = f"{told}。请核对这些数字并改正。"
        found, expected = plain(left), plain(right)
    else:
        found, expected = plain(entry.number or Decimal(0)), plain(explanation.value)
        message = (
            f"{where(submission, key)}很可能填错了：现为{found}，改为{expected}后"
            f"{len(explanation.equations)}处合计都能对上。{told}。"
        )
    cells = dict.fromkeys(c for e in explanation.equations for c in e.cells)
    return equation.rule.issue(
        message,
        sheet=entry.sheet,
        cell=entry.address,
        table=table.key,
        cells=tuple(submission.numbers[cell].address for cell in cells),
        found=found,
        expected=expected,
    )


def _told(
    submission: Submission,
    table: Table,
    equation: Equation,
    values: dict[CellKey, Decimal | None],
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
        return (
            f"“{sheet}”“{title}”一列不平衡：第一项加第二项{sides[0]}＝{plain(left)}，"
            f"第三项总计加第四项{sides[1]}＝{plain(right)}，相差{gap}"
        )
    parts = f"{numbers[equation.right[0]].address}至{numbers[equation.right[-1]].address}"
    return (
        f"“{sheet}”{numbers[equation.left[0]].address}"
        f"（{table.cell_title(equation.left[0])}）为{plain(left)}，"
        f"{parts}各项之和为{plain(right)}，相差{gap}"
    )


def sorted_issues(issues: Iterable[Issue], submission: Submission) -> list[Issue]:
    """Sheets in the order of the workbook, the whole sheet first, then by row and column."""
    facts = (entry.sheet for entry in submission.fields.values())
    sheets = (section.sheet for section in submission.edition.sections)
    order = {sheet: number for number, sheet in enumerate(dict.fromkeys((*facts, *sheets)))}
    return sorted(
        issues, key=lambda i: (order.get(i.sheet, len(order)), i.sheet, *place(i.cell), i.code)
    )


def place(address: str) -> tuple[int, int, str]:
    """An Excel address as something to sort by: row, length of the column, column."""
    letters = address.rstrip("0123456789")
    row = int(address[len(letters) :] or 0)
    return row, len(letters), letters
