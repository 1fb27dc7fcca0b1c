"""Numbers that change so much from last year that a person is asked, or do not change at all."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.filled.entries import at, plain
from schemas.filled.submission import Submission
from schemas.filled.sums import total_parts, typed_under
from schemas.form.model import CellKey, Table
from schemas.form.sources import Basis
from schemas.issues import Issue, Place, Severity
from schemas.rules.last_year import CARRIED_IN, CONTINUITY, comparable, pairs
from schemas.rules.rule import Rule, report_rule, where

WARNING, HINT = Severity.WARNING, Severity.HINT
JUMP = 5  # times, upwards or downwards
NOT_SMALL = 50  # the larger of the two numbers; below it a handful of cases explains any ratio
FEE_JUMP = 100  # times; yuan typed as 万元 is 10,000 times too much
SAME_DIGITS = 8  # fewer digits in all may well be the same in two years of a small body


def _jumps(old: Decimal, new: Decimal) -> bool:
    low, high = sorted((old, new))
    return high >= NOT_SMALL and low * JUMP <= high


def _under(table: Table, key: CellKey) -> set[CellKey]:
    """What a total adds up, directly and in the end; nothing for a number that is typed."""
    parts = total_parts(table)
    return {*parts[key], *typed_under(table, [key])} if key in parts else set()


@report_rule("L103", "与上年相差很大", HINT, CONTINUITY)
def no_great_jumps(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """数字达到上年的五倍以上，或者降到上年的五分之一以下（两个数中较大的不小于50）的，提示核对。"""
    last = comparable(submission)
    if last is None:
        return
    for table in submission.edition.tables():
        both = pairs(submission, table)
        jumping = {key for key, (old, new) in both.items() if _jumps(old, new)}
        for key, (old, new) in both.items():
            told_elsewhere = key.row == CARRIED_IN or _fee_is_told(key, old, new)
            if key not in jumping or told_elsewhere or _under(table, key) & jumping:
                continue
            yield rule.issue(
                f"{where(submission, key)}为{plain(new)}，上年为{plain(old)}（见{last.place(key)}），"
                f"{_change(old, new)}。确实如此的不必改动，否则请改正。",
                at(submission.numbers[key], table=key.table),
                found=new,
            )


def _change(old: Decimal, new: Decimal) -> str:
    if not old or not new:
        return "一年有、一年没有"
    if new > old:
        return f"是上年的{times(new / old)}倍"
    percent = times(new / old * 100)
    return "不到上年的0.1%" if percent == "0" else f"只有上年的{percent}%"


def times(ratio: Decimal) -> str:
    """A ratio to one decimal, without a needless .0."""
    return plain(ratio.quantize(Decimal("0.1"))).removesuffix(".0")


def _fee_is_told(key: CellKey, old: Decimal, new: Decimal) -> bool:
    return key.table == "fees" and old > 0 and new >= max(old * FEE_JUMP, Decimal(1))


@report_rule("L104", "收费金额是上年的百倍", WARNING, Basis.FORMAT)
def fees_keep_their_unit(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """行政事业性收费达到上年一百倍以上的，可能把元当成了万元。"""
    last = comparable(submission)
    for key, (old, new) in pairs(submission, submission.edition.table("fees")).items():
        if last is not None and _fee_is_told(key, old, new):
            yield rule.issue(
                f"{where(submission, key)}为{plain(new)}万元，上年为{plain(old)}万元"
                f"（见{last.place(key)}），是上年的{times(new / old)}倍。"
                "请核对单位，是否把元当成了万元。",
                at(submission.numbers[key], table=key.table),
                found=new,
            )


@report_rule("L109", "数字与上年完全相同", WARNING, CONTINUITY)
def numbers_are_not_last_years(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """一张表的数字（不含合计，非零数字的位数加起来达到八位）与上年完全相同的，可能误用了上年的表。"""
    if comparable(submission) is None:
        return
    for section in submission.edition.sections:
        both: dict[CellKey, tuple[Decimal, Decimal]] = {}
        for table in section.tables:
            totals = table.totals()
            found = pairs(submission, table)
            both.update({key: pair for key, pair in found.items() if key not in totals})
        digits = sum(len(plain(new).strip("0.")) for _, new in both.values())
        if digits >= SAME_DIGITS and all(old == new for old, new in both.values()):
            yield rule.issue(
                f"“{section.sheet}”的{len(both)}个数字与上年全部相同，可能误用了上年的表。"
                "请核对是否已经换成本年的数字。",
                Place(section.sheet),
            )


RULES = (no_great_jumps, fees_keep_their_unit, numbers_are_not_last_years)
