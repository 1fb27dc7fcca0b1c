"""Numbers against last year's: what has to be carried over, and what has to follow from it.

Every rule is silent without last year's numbers, and where a number on either side is unsound: that
cell has its own finding. Nothing but L106 speaks when the file attached is of another year.
"""

from collections.abc import Iterator
from decimal import Decimal

from schemas.filled.entries import at, plain
from schemas.filled.submission import NOTHING, LastYear, Submission
from schemas.filled.sums import sound
from schemas.form.headings import leaves
from schemas.form.model import CellKey, Table
from schemas.form.sources import Basis, Certainty, Source
from schemas.issues import Issue, Severity
from schemas.rules.rule import Rule, report_rule, where

ERROR, WARNING = Severity.ERROR, Severity.WARNING
CONTINUITY = Source("上下年度数据衔接核对", certainty=Certainty.CUSTOM)
CARRIED_IN, CARRIED_OUT = "carried_from_last_year", "carried_to_next_year"
# what was published a year ago stays wrong: the one way in which a sound report breaks L101
LAST_WAS_WRONG = "；上年报告确实有误的，请在“校验结果”的“处理说明”中写明"


def comparable(submission: Submission) -> LastYear | None:
    """Last year's report where it is the right one; None where there is none or L106 has spoken."""
    last, year = submission.earlier, submission.year
    if last is None or (last.file and year is not None and last.year != year - 1):
        return None
    return last


def last_number(last: LastYear, table: Table, key: CellKey) -> Decimal | None:
    """Last year's number of a cell of a table, where it is sound."""
    return sound(last.numbers.get(key, NOTHING), table.unit)


def pairs(submission: Submission, table: Table) -> dict[CellKey, tuple[Decimal, Decimal]]:
    """Last year's and this year's number of each cell that is sound in both."""
    last = comparable(submission)
    if last is None:
        return {}
    found = {}
    for key in table.cell_keys():
        old = last_number(last, table, key)
        new = submission.sound[key]
        if old is not None and new is not None:
            found[key] = old, new
    return found


@report_rule("L101", "上年结转与上年不符", ERROR, Basis.FORMAT)
def carried_over(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """表三每一列：本年第二项“上年结转”等于上年报告同一列的第四项“结转下年度继续办理”。"""
    last, table = comparable(submission), submission.edition.table("requests")
    if last is None:
        return
    wrong: list[str] = []
    for column in (leaf.key for leaf in leaves(table.columns)):
        here, there = (
            CellKey("requests", CARRIED_IN, column),
            CellKey("requests", CARRIED_OUT, column),
        )
        new = submission.sound[here]
        old = last_number(last, table, there)
        if old is None or new is None or new == old:
            continue
        if wrong and column == "total":
            continue  # it only follows from the columns already told
        wrong.append(column)
        yield rule.issue(
            f"{where(submission, here)}为{plain(new)}，而上年报告的“{table.row_title(CARRIED_OUT)}”"
            f"同一列为{plain(old)}（见{last.place(there)}），两者应当相等。"
            f"请核对本年填的数字；上年数据填错的，请改正上年数据{LAST_WAS_WRONG}。",
            at(submission.numbers[here], table=here.table),
            found=new,
            expected=old,
        )


@report_rule("L102", "现行有效件数与上年不衔接", WARNING, CONTINUITY)
def documents_chain(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """规章和行政规范性文件：现行有效件数等于上年现行有效件数加本年制发件数减本年废止件数。"""
    last, table = comparable(submission), submission.edition.table("documents")
    if last is None:
        return
    for row in (leaf.key for leaf in leaves(table.rows)):
        keys = {
            column: CellKey("documents", row, column)
            for column in ("in_force", "issued", "repealed")
        }
        now = {column: submission.sound[key] for column, key in keys.items()}
        force, issued, repealed = now["in_force"], now["issued"], now["repealed"]
        old = last_number(last, table, keys["in_force"])
        if force is None or issued is None or repealed is None or old is None:
            continue
        expected = old + issued - repealed
        if force != expected:
            yield rule.issue(
                f"{where(submission, keys['in_force'])}为{plain(force)}，而上年现行有效{plain(old)}件"
                f"（见{last.place(keys['in_force'])}），加本年制发{plain(issued)}件、减本年废止"
                f"{plain(repealed)}件，应为{plain(expected)}件。请核对这三个数字；"
                "因清理、移交等原因不衔接的，请在“校验结果”的“处理说明”中写明。",
                at(submission.numbers[keys["in_force"]], table="documents"),
                found=force,
                expected=expected,
            )


RULES = (carried_over, documents_chain)
