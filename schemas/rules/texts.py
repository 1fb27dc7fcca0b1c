"""What stands in a cell meant for words: no broken formula, no bare number, no heading printed anyway."""

import re
from collections.abc import Iterator
from itertools import pairwise

from schemas.filled.entries import Entry, Kind, at, shown
from schemas.filled.organ import FIELDS, PROCESSING_FEE
from schemas.filled.subheadings import one_line, own_title, printed_headings
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import Section
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.language.labels import normalised, without_number
from schemas.rules.facts import no_words
from schemas.rules.files import TEMPLATE
from schemas.rules.rule import Rule, report_rule

NUMBERED_SECTIONS = ("overview", "other_matters")  # their sub-headings are numbered by the report


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


@report_rule("W107", "小标题下没有正文", Severity.WARNING, Basis.FORMAT)
def headings_have_texts(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """每个小标题下都要有正文。"""
    topics = {topic.title for topic in submission.edition.section("overview").topics}
    written = {p.section for p in submission.narrative if not p.text.blank}
    above = _above_others(submission)
    for row in submission.narrative:
        if row.heading.blank or not row.text.blank or row.section not in written:
            continue  # of a section without a word W101 speaks
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


@report_rule("W111", "小标题自带序号", Severity.HINT, TEMPLATE)
def headings_carry_no_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """第一、六部分的小标题由报告按顺序自动编号，自带的序号与报告要印的不同时，不照自带的印。"""
    for section in (submission.edition.section(key) for key in NUMBERED_SECTIONS):
        rows = submission.section(section.key)
        headings = printed_headings(section, rows, submission.fact("numbering"))
        for row, printed in zip(rows, headings, strict=True):
            heading = one_line(row.heading.text)
            plain = without_number(heading)
            if printed is None or plain == heading or _same(printed.text, heading):
                continue
            yield rule.issue(
                f"“{row.heading.sheet}”{row.heading.address}的小标题“{shown(heading)}”自带序号。"
                f"报告会按顺序自动编号，印成“{shown(printed.text)}”，建议删去自带的序号。",
                at(row.heading),
                found=row.heading.text,
                expected=plain,
            )


def _same(one: str, other: str) -> bool:
    """Whether two headings are the same with their numbers, whatever the brackets and spaces."""
    return normalised(one).replace("、", ".") == normalised(other).replace("、", ".")


def bare(heading: str) -> str:
    """The words of a heading, without its number, its spaces and the stop behind it."""
    return normalised(without_number(heading.strip())).rstrip("。.:")


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0].strip()


def _printed_above(submission: Submission, section: Section) -> Iterator[tuple[Paragraphs, str]]:
    """Each row of a section with each heading that the report itself prints right above it."""
    told: set[str] = set()
    parts = {topic.key: topic.title for topic in section.topics}
    for row in submission.section(section.key):
        if not told:
            yield from ((row, title) for title in {section.title, section.statute_title})
        if section.key not in NUMBERED_SECTIONS and row.part in parts and row.part not in told:
            yield row, parts[row.part]
        told.add(row.part)


@report_rule("W113", "标题重复", Severity.WARNING, TEMPLATE)
def headings_are_not_typed_twice(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """小标题和各部分的标题由报告印出，不在正文的第一行再写，各部分的标题也不写作小标题。"""
    for section in submission.edition.sections:
        for row in submission.section(section.key):
            line = _first_line(row.text.text)
            if line and not row.heading.blank and bare(line) == bare(row.heading.text):
                yield _typed_twice(rule, row, line, f"和小标题（{row.heading.address}）相同")
        for row, title in _printed_above(submission, section):
            line, heading = _first_line(row.text.text), row.heading.text.strip()
            if not row.text.blank and bare(heading) == bare(title):
                yield rule.issue(
                    f"“{row.heading.sheet}”{row.heading.address}的小标题“{shown(heading)}”"
                    "就是报告在这里印出的标题，会印成两遍。请删去这个小标题。",
                    at(row.heading),
                    found=row.heading.text,
                )
            elif bare(line) == bare(title):
                yield _typed_twice(rule, row, line, "就是报告在这里印出的标题")


def _typed_twice(rule: Rule, row: Paragraphs, line: str, why: str) -> Issue:
    more = row.text.text.strip() != line
    mend = f"请从正文中删去“{shown(line)}”这一行。" if more else "请把它换成要写的正文。"
    return rule.issue(
        f"“{row.text.sheet}”{row.text.address}的正文{'第一行' if more else '只有一行'}"
        f"“{shown(line)}”{why}，会印成两遍。{mend}",
        at(row.text),
        found=line,
    )


@report_rule("W114", "正文不是文字", Severity.WARNING, TEMPLATE)
def texts_are_words(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文应为文字；一格中只有一个数、一个日期或者TRUE、FALSE的，多半是填错了格子。"""
    for row in submission.narrative:
        what = no_words(row.text)
        if what:
            yield rule.issue(
                f"“{row.text.sheet}”{row.text.address}的正文是“{shown(row.text.text.strip())}”，"
                f"只有{what}，没有文字内容，可能填错了格子。请改写成文字，或者移到它该在的格子。",
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
    """基本信息、小标题和正文不得为没有算成结果、照原样显示出来的公式。"""
    words = [(row.heading, "小标题") for row in submission.narrative]
    words += [(row.text, "正文") for row in submission.narrative]
    known = {field.key: field.label for field in FIELDS}
    words += [(e, known[key]) for key, e in submission.fields.items() if key in known]
    for entry, label in words:
        if entry.kind is Kind.TEXT and FORMULA.match(entry.text):
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{label}）显示的是公式“{shown(entry.text.strip())}”，"
                "不是它的结果，会照样印进报告。请删去公式，直接填写内容。",
                at(entry),
                found=entry.text,
            )


RULES = (
    headings_have_texts,
    words_are_no_broken_formulas,
    headings_carry_no_numbers,
    headings_are_not_typed_twice,
    texts_are_words,
    words_are_no_formulas,
)
