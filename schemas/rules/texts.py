"""What stands in a cell meant for words: no broken formula, no number before a sub-heading."""

from collections.abc import Iterator

from schemas.entries import Entry, Kind, shown
from schemas.issues import Issue, Severity
from schemas.labels import without_number
from schemas.organ import FIELDS, PROCESSING_FEE
from schemas.rules.facts import at
from schemas.rules.files import TEMPLATE
from schemas.rules.rule import Rule, report_rule
from schemas.submission import Submission

NUMBERED_SECTIONS = ("overview", "other_matters")  # their sub-headings are numbered by the report


def _broken(entry: Entry, label: str, rule: Rule) -> Iterator[Issue]:
    place = f"“{entry.sheet}”{entry.address}（{label}）"
    if entry.kind is Kind.ERROR:
        yield rule.issue(
            f"{place}显示为“{entry.text}”，是出错的公式。请删去此格内容，重新填写。", **at(entry)
        )
    elif entry.kind is Kind.UNCALCULATED:
        yield rule.issue(
            f"{place}是一个没有计算结果的公式。请删去公式，直接填写内容。", **at(entry)
        )


@report_rule("W110", "信息和文字为出错的公式", Severity.ERROR, TEMPLATE)
def words_are_no_broken_formulas(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """基本信息、信息处理费、小标题和正文不得为出错的公式，也不得为没有计算结果的公式。"""
    for entries, fields in (
        (submission.fields, FIELDS),
        (submission.processing_fee, PROCESSING_FEE),
    ):
        for field in fields:
            if field.key in entries:
                yield from _broken(entries[field.key], field.label, rule)
    for row in submission.narrative:
        yield from _broken(row.heading, "小标题", rule)
        yield from _broken(row.text, "正文", rule)


@report_rule("W111", "小标题自带序号", Severity.HINT, TEMPLATE)
def headings_carry_no_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第一、六部分的小标题由报告自动编号，自带的序号不再印出。"""
    for row in submission.narrative:
        heading = row.heading.text.strip()
        plain = without_number(heading)
        if row.section in NUMBERED_SECTIONS and plain != heading:
            yield rule.issue(
                f"“{row.heading.sheet}”{row.heading.address}的小标题“{shown(heading)}”自带序号。"
                f"报告会自动编号，只印“{shown(plain)}”，建议删去自带的序号。",
                **at(row.heading),
                expected=plain,
            )


RULES = (words_are_no_broken_formulas, headings_carry_no_numbers)
