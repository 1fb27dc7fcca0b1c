"""What stands in a cell meant for words: no broken formula, no bare number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from schemas.filled.entries import Entry, Kind, at, shown
from schemas.filled.lead import lead_rows
from schemas.filled.organ import FIELDS, PROCESSING_FEE, Field
from schemas.filled.subheadings import own_title, printed_headings
from schemas.filled.submission import Submission
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.language.labels import without_number
from schemas.rules.facts import no_words
from schemas.rules.files import TEMPLATE
from schemas.rules.rule import Rule, report_rule


def _labelled(entries: Mapping[str, Entry], fields: Iterable[Field]) -> Iterator[tuple[Entry, str]]:
    return ((entries[field.key], field.label) for field in fields if field.key in entries)


def _narrative(submission: Submission) -> Iterator[tuple[Entry, str]]:
    for row in submission.narrative:
        yield row.heading, "小标题"
        yield row.text, "正文"


def _broken(entry: Entry, label: str, rule: Rule) -> Iterator[Issue]:
    place = f"“{entry.sheet}”{entry.address}（{label}）"
    if entry.kind is Kind.ERROR:
        yield rule.issue(
            f"{place}显示为“{entry.text}”，是出错的公式。请删去此格内容，重新填写。",
            at(entry),
            found=entry.text,
        )
    elif entry.kind is Kind.UNCALCULATED:
        yield rule.issue(
            f"{place}是一个没有计算结果的公式。请删去公式，直接填写内容。",
            at(entry),
            found=entry.text,
        )


@report_rule("W110", "文字是出错的公式", Severity.ERROR, TEMPLATE)
def words_are_no_broken_formulas(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """基本信息、信息处理费、小标题和正文不得为出错的公式，也不得为没有计算结果的公式。"""
    facts = _labelled(submission.fields, FIELDS)
    fees = _labelled(submission.processing_fee, PROCESSING_FEE)
    for entry, label in (*facts, *fees, *_narrative(submission)):
        yield from _broken(entry, label, rule)


@report_rule("W107", "小标题下没有正文", Severity.WARNING, Basis.FORMAT)
def headings_have_texts(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """每个小标题下都要有正文。"""
    topics = {topic.title for topic in submission.edition.section("overview").topics}
    written = {p.section for p in submission.narrative if not p.text.blank}
    above = _above_others(submission)
    for row in submission.narrative:
        if row.heading.blank or not row.text.blank or row.section not in written:
            continue  # of a section without a word W101 speaks
        if row.heading.kind in (Kind.ERROR, Kind.UNCALCULATED):
            continue  # of a broken formula W110 speaks
        if row.heading in above:
            continue  # sub-headings of a lower level stand under it
        heading = without_number(row.heading.text.strip())
        if row.section == "overview" and heading in topics:
            continue  # W102 names the topic
        fee = submission.processing_fee.values()
        if "处理费" in heading and any(not e.blank for e in fee):
            continue  # the three figures make the sentence
        yield rule.issue(
            f"“{row.heading.sheet}”{row.heading.address}的小标题“{shown(heading)}”"
            "后面没有正文。请填写正文，或者删去这个小标题。",
            at(row.text),
            found=row.text.text,
        )


def _above_others(submission: Submission) -> set[Entry]:
    """Headings under which others of a lower level stand: 七、 above （一）, （一） above 1."""
    found = set()
    for section in submission.edition.sections:
        rows = submission.section(section.key)
        headings = printed_headings(section, rows, submission.fact("numbering"))
        told = [(row, heading) for row, heading in zip(rows, headings, strict=True) if heading]
        for (row, heading), (_, below) in pairwise(told):
            if heading.level < below.level:
                found.add(row.heading)
        title, place = own_title(section, rows)
        if title:
            found.add(rows[place].heading)
    return found


@report_rule("W114", "正文不是文字", Severity.WARNING, TEMPLATE)
def texts_are_words(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文应为文字；一格中只有一个数、一个日期或者TRUE、FALSE的，多半是填错了格子。"""
    for row in submission.narrative:
        what = no_words(row.text)
        if what:
            yield rule.issue(
                f"“{row.text.sheet}”{row.text.address}的正文是“{shown(row.text.text.strip())}”，"
                f"只有{what}，没有文字内容，可能填错了格子。请改写成文字，或者移到应填的单元格。",
                at(row.text),
                found=row.text.text,
            )


# a function with its bracket, or a cell that is referred to: no sentence begins like that
FORMULA = re.compile(
    r"\s*\{?=\s*[-+(]*(?:_xl\w+\.)*(?:[A-Z][A-Z0-9.]*\(|(?:[^\s!=]{1,80}!)?\$?[A-Z]{1,3}\$?[1-9][0-9]*\b)"
    r"|\s*_xl(?:fn|ws|udf)\.",
    re.ASCII,
)


@report_rule("W121", "公式显示为文字", Severity.ERROR, TEMPLATE)
def words_are_no_formulas(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """基本信息、小标题和正文不得为未经计算、原样显示的公式。"""
    for entry, label in (*_labelled(submission.fields, FIELDS), *_narrative(submission)):
        if entry.kind is Kind.TEXT and FORMULA.match(entry.text):
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{label}）显示的是公式“{shown(entry.text.strip())}”，"
                "不是计算结果，会原样印进报告。请删去公式，直接填写内容。",
                at(entry),
                found=entry.text,
            )


@report_rule("W122", "导语写了两处", Severity.WARNING, TEMPLATE)
def the_lead_is_written_once(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """导语写在“基本信息”里，或者写在第一部分的开头，只写一处。"""
    own = submission.fields.get("own_lead")
    for row in lead_rows(submission):
        if own is not None and not own.blank:
            yield rule.issue(
                f"“{own.sheet}”{own.address}写了导语，“{row.text.sheet}”{row.text.address}的"
                f"“{shown(row.text.text.strip()).removesuffix('。')}”也是导语，报告会把两段都印在第一部分之前。"
                "请合成一段，只写在一处。",
                at(row.text),
                found=row.text.text,
            )


RULES = (
    headings_have_texts,
    words_are_no_broken_formulas,
    texts_are_words,
    words_are_no_formulas,
    the_lead_is_written_once,
)
