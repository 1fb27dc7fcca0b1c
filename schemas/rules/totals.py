"""Totals typed over the template's formula, and numbers beyond what a body can have."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.filled.entries import Kind, at, listed, plain
from schemas.filled.submission import Submission
from schemas.form.sources import Basis, Source
from schemas.issues import Issue, Severity
from schemas.rules.rule import Rule, report_rule, where

LEGISLATION = Source("《中华人民共和国立法法》", "第九十一条、第九十三条")
MONEY_LIMIT = Decimal(1_000_000)  # 万元; more in a county means yuan typed as ten thousands
NAMED = 3  # cells that a finding names
SMALL_LEVELS = ("county", "township")


@report_rule("C120", "总计改成了手工数字", Severity.HINT, Basis.FORMAT)
def totals_are_formulas(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """模板中的总计是公式；改成手工数字的，数字变动后不会自动更新。"""
    if not submission.origin.has_formulas:
        return
    for table in submission.edition.tables():
        totals = table.totals()
        typed = [
            submission.numbers[key]
            for key in table.cell_keys()
            if key in totals and submission.numbers[key].number is not None
        ]
        typed = [entry for entry in typed if not entry.formula]
        if typed:
            cells = listed([entry.address for entry in typed], NAMED)
            yield rule.issue(
                f"“{typed[0].sheet}”{cells}原是自动计算的总计，现在是手工填写的数字。"
                "此后数字变动，总计不会自动更新，建议从空白模板复制公式恢复。",
                at(*typed, table=table.key),
            )


@report_rule("C121", "收费金额过大", Severity.WARNING, Basis.FORMAT)
def fees_are_plausible(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """县级以下机关行政事业性收费达到一百亿元（填1000000）的，可能把元当成了万元。"""
    key = submission.edition.table("fees").cell_keys()[0]
    entry = submission.numbers[key]
    if submission.fact("level") not in SMALL_LEVELS or entry.number is None:
        return
    if entry.number >= MONEY_LIMIT:
        yield rule.issue(
            f"{where(submission, key)}为{plain(entry.number)}万元，"
            f"达到或超过{plain(MONEY_LIMIT)}万元。请核对单位，是否把元当成了万元。",
            at(entry, table=key.table),
            found=entry.number,
        )


def may_make_rules(level: str, kind: str) -> bool:
    """Bodies with the power to make 规章: ministries, governments of provinces and cities."""
    return level == "ministry" or (kind == "government" and level in ("province", "city"))


@report_rule("C122", "规章制定权", Severity.WARNING, LEGISLATION)
def rules_need_the_power(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """规章由国务院部门、省级和设区的市级人民政府制定，其他机关的规章一行应为0。"""
    level, kind = submission.fact("level"), submission.fact("kind")
    if not level or not kind or may_make_rules(level, kind):
        return
    for key in submission.edition.table("documents").cell_keys():
        entry = submission.numbers[key]
        if key.row == "regulatory_rules" and entry.kind is Kind.NUMBER and entry.number:
            yield rule.issue(
                f"{where(submission, key)}为{plain(entry.number)}，"
                "但本机关一般没有规章制定权，应为0。请核对是否应填在“行政规范性文件”一行。",
                at(entry, table=key.table),
                found=entry.number,
                expected=Decimal(0),
            )


RULES = (totals_are_formulas, fees_are_plausible, rules_need_the_power)
