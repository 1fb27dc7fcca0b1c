"""Words against numbers: table 2 and the processing fee."""

from collections.abc import Iterator

from schemas.claims.fees import fee_claims_in
from schemas.claims.table_two import cell_claims_in
from schemas.claims.telling import reach, said_there, shown, spot
from schemas.claims.totals_behind import whole_of
from schemas.filled.lead import with_own_lead
from schemas.filled.organ import PROCESSING_FEE
from schemas.filled.submission import NOTHING, Submission
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.language.numerals import MONEY
from schemas.rules.rule import Rule, report_rule

WARNING = Severity.WARNING
ENOUGH = 50  # decisions; all but one of so many are rarely shown
TEN_THOUSAND = MONEY["万元"]


def _against_table_two(
    submission: Submission, rule: Rule, tables: tuple[str, ...]
) -> Iterator[Issue]:
    for claim in cell_claims_in(with_own_lead(submission), *reach(submission), submission.organ):
        (key,) = claim.reading.keys
        value, amount = claim.reading.value(submission), claim.amount
        if key.table not in tables or value is None or amount.value is None:
            continue
        stated, unit = amount.value, submission.edition.table(key.table).unit.value
        if amount.money:
            stated, step = stated / TEN_THOUSAND, amount.step / TEN_THOUSAND
        else:
            step = amount.step  # 12.4万件
        if abs(stated - value) < step or stated + claim.more == value:
            continue  # the same, rounded or cut off
        slip = claim.nearly and value >= ENOUGH and value - stated == 1
        if claim.at_least and stated < value and not slip:
            continue
        if claim.also and claim.also.value(submission) == stated:
            continue  # 公开规范性文件6件: all that are in force
        if whole_of(claim.sentence, amount) == value:
            continue  # 政府制发6件，部门制发3件，共9件
        place = submission.numbers[key]
        yield rule.issue(
            f"{said_there(claim.sentence, amount.start, amount.end)}与表格不一致："
            f"“{place.sheet}”{place.address}的{claim.reading.words}为{shown(value)}{unit}。"
            "请核对后改正文字或者表格。",
            **spot(claim.sentence, shown(stated), shown(value)),
        )


@report_rule("T109", "规范性文件件数与表格不一致", WARNING, Basis.FORMAT)
def documents_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的规章、行政规范性文件制发、废止、现行有效件数，应等于表二的数字。"""
    yield from _against_table_two(submission, rule, ("documents",))


@report_rule("T110", "许可、处罚、强制件数与表格不一致", WARNING, Basis.FORMAT)
def decisions_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的行政许可、行政处罚、行政强制件数，应等于表二的处理决定数量。"""
    yield from _against_table_two(submission, rule, ("licenses", "penalties"))


@report_rule("T111", "行政事业性收费与表格不一致", WARNING, Basis.FORMAT)
def income_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的行政事业性收费金额，应与表二的数字一致，四舍五入、舍去尾数的除外。"""
    yield from _against_table_two(submission, rule, ("fees",))


@report_rule("T112", "信息处理费与填报数字不一致", WARNING, Basis.FEES)
def processing_fee_as_stated(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的信息处理费件数、金额，应等于第六部分填报的三项数字。"""
    labels = {figure.key: figure.label for figure in PROCESSING_FEE}
    for claim in fee_claims_in(with_own_lead(submission), *reach(submission)):
        figure = "received" if claim.figure == "taken" else claim.figure
        entries = {key: submission.processing_fee.get(key, NOTHING) for key in labels}
        entry, amount = entries[figure], claim.amount
        passes = [entry.number]
        if claim.figure == "taken":
            passes.append(entries["notified"].number)
        if entry.number is None or amount.value is None:
            continue
        if any(n is not None and abs(n - amount.value) < amount.step for n in passes):
            continue
        yield rule.issue(
            f"{said_there(claim.sentence, amount.start, amount.end)}与填报的数字不一致："
            f"“{entry.sheet}”{entry.address}（{labels[figure]}）为{shown(entry.number)}。"
            "请核对后改正文字或者数字。",
            **spot(claim.sentence, shown(amount.value), shown(entry.number)),
        )


RULES = (
    documents_as_in_table,
    decisions_as_in_table,
    income_as_in_table,
    processing_fee_as_stated,
)
