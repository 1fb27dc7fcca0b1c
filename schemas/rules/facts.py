"""The sheet 基本信息 and the three figures of the processing fee."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from schemas.errors import UnknownEditionError
from schemas.filled.entries import LARGEST, Entry, Kind, at, plain, shown, tidied, told
from schemas.filled.organ import FIELDS, PROCESSING_FEE, choice
from schemas.filled.submission import DATE, NOTHING, Origin, Submission, date_of
from schemas.filled.sums import decimals
from schemas.form.editions import LATEST_YEAR, edition_for, editions
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.rules.rule import Rule, report_rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FORMULAS = (Kind.ERROR, Kind.UNCALCULATED)  # of a broken formula W110 speaks
FEN = 2  # decimals of an amount in yuan
TRUTH = ("TRUE", "FALSE")
# more is hardly one body's: notices in a year; yuan, of which a notice brings some tens
FEE_LIMITS = {
    "notices": Decimal(10_000),
    "notified": Decimal(1_000_000),
    "received": Decimal(1_000_000),
}


def no_words(entry: Entry) -> str:
    """What a cell meant for words holds in their place, "" where it holds words or nothing."""
    text = entry.text.strip()
    if entry.kind is Kind.BOOL or text.upper() in TRUTH:
        return "逻辑值"
    if entry.kind is Kind.DATE or date_of(entry) is not None:
        return "日期"
    return "数字" if entry.kind is Kind.NUMBER or tidied(text) is not None else ""


@report_rule("B101", "必填信息空白", ERROR, Basis.FORMAT)
def required_facts_are_there(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """机关全称、层级、类别和报告年度必须填写；已公布的报告不写明层级和类别，不要求。"""
    for fact in FIELDS:
        entry = submission.fields.get(fact.key, NOTHING)
        may_be_asked = fact.printed or submission.origin is not Origin.PUBLISHED
        if fact.required and entry.blank and may_be_asked:
            merged = f"并入了合并单元格{entry.merged}，请取消合并后填写" if entry.merged else ""
            asked = fact.asked(submission.edition).removeprefix("请").removesuffix("。")
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{fact.label}）{merged or '没有填写，请补填'}"
                f"（{asked}）。",
                at(entry),
                found=entry.text,
            )


@report_rule("B102", "不在选项之中", ERROR, Basis.FORMAT)
def choices_are_among_those_offered(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """下拉列表中的项目只能填列出的选项。"""
    for fact in FIELDS:
        entry = submission.fields.get(fact.key, NOTHING)
        if not fact.choices or entry.blank or entry.kind in FORMULAS:
            continue
        if choice(fact, entry.text) is None:
            offered = "、".join(fact.choices.values())
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{fact.label}）填的是“{shown(entry.text)}”，"
                f"请从这些选项中选择：{offered}。",
                at(entry),
                found=entry.text,
                expected=offered,
            )


@report_rule("B103", "报告年度", ERROR, Basis.FORMAT)
def year_has_an_edition(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """报告年度应为四位数字的年份，且该年度有适用的报告格式。"""
    entry = submission.fields.get("year", NOTHING)
    if entry.blank or entry.kind in FORMULAS:
        return
    if submission.year is None:
        yield rule.issue(
            f"“{entry.sheet}”{entry.address}（报告年度）填的是“{shown(entry.text)}”，"
            "请填四位数字的年份，如2025。",
            at(entry),
            found=entry.text,
        )
        return
    try:
        wanted, followed = edition_for(submission.year), submission.edition
        if wanted.key != followed.key:
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（报告年度）填的是{submission.year}，而本填报表采用"
                f"{followed.key}年的格式，{submission.year}年度的报告应按{wanted.key}年的格式填报。"
                "年度填错的，请改正；年度无误的，请换用该年度的空白模板。",
                at(entry),
                found=entry.text,
            )
    except UnknownEditionError as unknown:
        yield rule.issue(f"“{entry.sheet}”{entry.address}：{unknown}", at(entry), found=entry.text)


@report_rule("B104", "成文日期", ERROR, Basis.FORMAT)
def date_can_be_read(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """成文日期应是能识别的日期，如2026年1月20日。"""
    entry = submission.fields.get("date", NOTHING)
    if entry.blank or entry.kind in FORMULAS:
        return
    if date_of(entry) is None:
        why = "没有这一天" if DATE.fullmatch(entry.text.strip()) else "不是能识别的日期"
        yield rule.issue(
            f"“{entry.sheet}”{entry.address}（成文日期）填的是“{shown(entry.text)}”，{why}。"
            "请写成2026年1月20日这样的日期。",
            at(entry),
            found=entry.text,
        )


@report_rule("B105", "成文日期与报告年度", WARNING, Basis.REGULATION)
def date_comes_after_the_year(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """年度报告在次年公布，成文日期应在报告年度之后。"""
    entry = submission.fields.get("date", NOTHING)
    written, year = date_of(entry), submission.year
    if written is None or year is None or not LATEST_YEAR >= year >= editions()[0].first_year:
        return
    if not date(year + 1, 1, 1) <= written <= date(year + 1, 12, 31):
        yield rule.issue(
            f"“{entry.sheet}”{entry.address}（成文日期）为{written.year}年{written.month}月"
            f"{written.day}日，而报告年度是{year}年，报告一般在{year + 1}年公布。请核对。",
            at(entry),
            found=entry.text,
        )


@report_rule("B106", "信息处理费数字", ERROR, Basis.FORMAT, raw=True)
def fee_figures_are_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """信息处理费的件数和金额可以不填；填写的应为数字，件数为整数，金额最多两位小数。"""
    for figure in PROCESSING_FEE:
        entry = submission.processing_fee.get(figure.key, NOTHING)
        if entry.blank or entry.kind in FORMULAS:
            continue
        most = 0 if figure.key == "notices" else FEN
        good = entry.number is not None and entry.number >= 0 and decimals(entry.number) <= most
        if entry.number is not None and entry.number > LARGEST:
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{figure.label}）为{shown(plain(entry.number))}，"
                "数字过大，不合常理，可能误粘贴了编号。请核对后改正；没有收费的可以不填。",
                at(entry),
                found=entry.text,
            )
        elif not good or entry.kind not in (Kind.NUMBER, Kind.TEXT):
            shape = "整数" if figure.key == "notices" else "数字，最多两位小数"
            typed = shown(told(entry) if entry.number is not None else entry.text)
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{figure.label}）填的是“{typed}”，"
                f"应为{shape}；没有收费的可以不填。",
                at(entry),
                found=entry.text,
            )


@report_rule("B108", "信息处理费过大", WARNING, Basis.FORMAT)
def fee_figures_are_plausible(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """一年发出的收费通知达到一万件、信息处理费达到一百万元的，可能填错了位数或单位。"""
    for figure in PROCESSING_FEE:
        entry, limit = submission.processing_fee.get(figure.key, NOTHING), FEE_LIMITS[figure.key]
        if entry.number is not None and entry.number >= limit:
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{figure.label}）为{plain(entry.number)}，"
                f"达到或超过{plain(limit)}。请核对位数和单位，金额以元为单位。",
                at(entry),
                found=entry.number,
            )


RULES = (
    required_facts_are_there,
    choices_are_among_those_offered,
    year_has_an_edition,
    date_can_be_read,
    date_comes_after_the_year,
    fee_figures_are_numbers,
    fee_figures_are_plausible,
)
