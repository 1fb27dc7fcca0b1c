"""Words against numbers: denials, lists that do not add up, years and names left over."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from schemas.claims.denials import Denial, denials_in
from schemas.claims.extract import claims_in
from schemas.claims.figures import Reading
from schemas.claims.lists import sum_faults_in
from schemas.claims.other_bodies import other_names
from schemas.claims.quantities import NEW, TO, review
from schemas.claims.readings import mismatch
from schemas.claims.sentences import sentences
from schemas.claims.telling import reach, said, said_there, shown, spot
from schemas.claims.years import wrong_year_of_heading, wrong_years
from schemas.filled.entries import at
from schemas.filled.lead import with_own_lead
from schemas.filled.submission import Submission
from schemas.form.model import CellKey
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.rules.rule import Rule, report_rule

# An old document spoken of as what it is, past.
_PAST = re.compile("20(?:19|20)年[^，。]{0,3}按|替代|取代|废止|不再|停止|原(?:国办|格式|办法)|旧")
ERROR, WARNING = Severity.ERROR, Severity.WARNING
MEANT_OTHERWISE = "；原意不是这样的，请在“校验结果”的“处理说明”中写明"


def _denials(submission: Submission, what: str) -> Iterator[Denial]:
    return (d for d in denials_in(with_own_lead(submission), *reach(submission)) if d.what == what)


def _denied(submission: Submission, rule: Rule, what: str, reading: Reading) -> Iterator[Issue]:
    """The findings about one sort of denial, where the tables have a number."""
    values = reading.values(submission)
    if not values or not all(values):
        return
    value = values[0]
    place = submission.numbers[reading.keys[0]]
    unit = submission.edition.table(reading.keys[0].table).unit.value
    for denial in _denials(submission, what):
        yield rule.issue(
            f"{said(denial.sentence, denial.start, denial.end)}，但“{place.sheet}”"
            f"{place.address}的{reading.words}为{shown(value)}{unit}，不是0。"
            f"请核对后改正文字或者表格{MEANT_OTHERWISE if rule.severity is ERROR else ''}。",
            **spot(denial.sentence, "0", shown(value)),
        )


@report_rule("T121", "写未收到申请而表格有数", ERROR, Basis.FORMAT)
def no_requests_means_none(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写未收到政府信息公开申请的，表三本年新收应为0。"""
    yield from _denied(submission, rule, "received", NEW)


@report_rule("T122", "写没有行政复议而表格有数", WARNING, Basis.FORMAT)
def no_reconsideration_means_none(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写没有发生行政复议的，表四行政复议总计应为0，不为0的提醒核对。"""
    yield from _denied(submission, rule, "reconsideration", review("reconsideration"))


@report_rule("T123", "写没有行政诉讼而表格有数", WARNING, Basis.FORMAT)
def no_lawsuit_means_none(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写没有发生行政诉讼的，表四未经复议直接起诉、复议后起诉的总计都应为0，不为0的提醒核对。"""
    yield from _denied(submission, rule, "litigation", review("litigation"))


@report_rule("T124", "写全部办结而表格有结转", WARNING, Basis.FORMAT)
def all_done_means_nothing_left(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写申请全部办结、办结率100%，又没有提到结转的，表三结转下年度继续办理应为0。"""
    yield from _denied(submission, rule, "done", TO)


@report_rule("T125", "写均按期办结而表格有结转", WARNING, Basis.FORMAT)
def all_in_time_means_nothing_left(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写申请均按期办结、答复，又没有提到结转的，表三结转下年度继续办理一般为0，不为0的提醒核对。"""
    yield from _denied(submission, rule, "done_in_time", TO)


@report_rule("T126", "写没有信息处理费而有填报数字", ERROR, Basis.FEES)
def no_fee_means_none(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写没有收取信息处理费、没有发出收费通知的，第六部分填报的数字应为0或者不填。"""
    for what, keys in (
        ("fee", ("received",)),
        ("charge", ("received",)),
        ("notices", ("notices", "notified")),
    ):
        entries = [submission.processing_fee[k] for k in keys if k in submission.processing_fee]
        given = [entry for entry in entries if entry.number]
        for denial in _denials(submission, what) if given else ():
            number = given[0].number
            assert number is not None
            yield rule.issue(
                f"{said(denial.sentence, denial.start, denial.end)}，但“{given[0].sheet}”"
                f"{given[0].address}填的是{shown(number)}，不是0。"
                f"请核对后改正文字或者数字{MEANT_OTHERWISE}。",
                **spot(denial.sentence, "0", shown(number)),
            )


@report_rule("T127", "写没有制发、作出而表格有数", WARNING, Basis.FORMAT)
def none_made_means_none(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写没有制发规范性文件、没有作出许可、处罚、强制决定的，表二相应数字应为0，不为0的提醒核对。"""
    for what, words, key in (
        ("issued", "行政规范性文件本年制发", ("documents", "normative_documents", "issued")),
        ("repealed", "行政规范性文件本年废止", ("documents", "normative_documents", "repealed")),
        ("income", "行政事业性收费", ("fees", "administrative_fees", "amount")),
        ("licenses", "行政许可", ("licenses", "administrative_licenses", "decisions")),
        ("penalties", "行政处罚", ("penalties", "administrative_penalties", "decisions")),
        ("compulsion", "行政强制", ("penalties", "administrative_compulsion", "decisions")),
    ):
        yield from _denied(submission, rule, what, Reading(words, (CellKey(*key),)))


@report_rule("T131", "其中各项之和与总数不一致", WARNING, Basis.FORMAT)
def parts_add_up(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写“共N件，其中A件、B件”或者“A件、B件，共计N件”的，各项之和不得超过总数；列全了的，应等于总数；没有写明列全、但只差一件的，提醒核对。"""
    claims = claims_in(with_own_lead(submission), *reach(submission))
    for fault in sum_faults_in(with_own_lead(submission)):
        whole, parts, sentence = fault.whole, fault.parts, fault.sentence
        told = [c for c in claims if any(c.sentence is source for source in fault.sources)]
        across = len(fault.sources) > 1
        said_already = any(
            mismatch(claim, submission)
            for claim in told
            if across or claim.amount in (whole, *parts)
        )
        borne_out = {whole, *parts} <= {claim.amount for claim in told}
        if said_already or borne_out or whole.value is None:
            continue  # the rule that knows the right number has said so, or finds them all right
        added = "＋".join(shown(part.value) for part in parts if part.value is not None)
        total = f"{added}＝{shown(fault.total)}" if len(parts) > 1 else shown(fault.total)
        yield rule.issue(
            f"{said(sentence, whole.start, parts[-1].end)}，总数为{shown(whole.value)}{whole.unit}，"
            f"所列各项为{total}{whole.unit}，与总数不一致。请核对后改正。",
            **spot(sentence, shown(whole.value), shown(fault.total)),
        )


@report_rule("T141", "年份不是报告年度", WARNING, Basis.FORMAT)
def years_are_the_report_year(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文中统计期限、报告名称、“某年，我局……”等处的年份应为报告年度，上年的对比、文件名称除外。"""
    year = submission.year
    if year is None:
        return
    told = sentences(with_own_lead(submission))
    for sentence, following in zip_longest(told, told[1:]):
        for wrong in wrong_years(sentence, year, following):
            yield rule.issue(
                f"{said_there(sentence, wrong.start, wrong.end)}不是报告年度{year}年。"
                "请核对是否沿用了往年的文字。",
                **spot(sentence, str(wrong.year), str(year)),
            )
    for row in submission.narrative:
        stated = wrong_year_of_heading(row.heading.text, year)
        if stated is not None:
            yield rule.issue(
                f"“{row.heading.sheet}”{row.heading.address}的小标题“{row.heading.text.strip()}”"
                f"写的是{stated}年，报告年度是{year}年。请核对是否沿用了往年的文字。",
                at(row.heading),
                found=str(stated),
                expected=str(year),
            )


@report_rule("T142", "编制依据已被替代", WARNING, Basis.FORMAT)
def basis_is_in_force(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """编制依据不应是已被替代的格式文件，如2021年度及以后的报告不应依据国办公开办函〔2019〕60号。"""
    sources = submission.edition.sources
    if (submission.year or 0) < submission.edition.first_year:
        return
    now = sources.format.number
    for sentence in sentences(with_own_lead(submission)):
        for old in sources.replaced:
            found = _number_pattern(old).search(sentence.plain)
            if found and not _PAST.search(sentence.plain):
                yield rule.issue(
                    f"{said(sentence, found.start(), found.end())}，这份格式文件已被"
                    f"{now}替代。请核对是否沿用了往年的文字。",
                    **spot(sentence, old, now),
                )


@cache
def _number_pattern(number: str) -> re.Pattern[str]:
    """A document's number however its brackets are typed."""
    brackets = {"〔": r"[〔﹝\[(【［〈]*", "〕": r"[〕﹞\])】］〉]*(?:第)?"}
    return re.compile("".join(brackets.get(sign) or re.escape(sign) for sign in number))


@report_rule("T151", "出现其他机关的名称", WARNING, Basis.FORMAT)
def organ_is_named_alike(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """本机关的名称前后一致；以其他地方同类机关为主语的，提醒核对是否沿用了他人的文字。"""
    organ = "".join(submission.organ.split())
    for sentence in sentences(with_own_lead(submission)):
        for other in other_names(sentence, organ):
            name = sentence.words(other.start, other.end)
            yield rule.issue(
                f"{said_there(sentence, other.start, other.end)}与机关全称"
                f"“{submission.organ}”不一致。请核对是否写错，或者沿用了其他机关的文字。",
                **spot(sentence, name, submission.organ),
            )


RULES = (
    no_requests_means_none,
    no_reconsideration_means_none,
    no_lawsuit_means_none,
    all_done_means_nothing_left,
    all_in_time_means_nothing_left,
    no_fee_means_none,
    none_made_means_none,
    parts_add_up,
    years_are_the_report_year,
    basis_is_in_force,
    organ_is_named_alike,
)
