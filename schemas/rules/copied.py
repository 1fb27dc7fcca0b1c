"""Paragraphs taken over from last year's report. How alike is too alike: docs/decisions/."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.filled.entries import at
from schemas.filled.submission import Paragraphs, Submission, characters
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.language.personal import excerpt
from schemas.language.similarity import core, figures, similarity
from schemas.rules.last_year import comparable
from schemas.rules.rule import Rule, report_rule

ALIKE = 0.90
SHORT = 30  # characters; a standard sentence below it is innocent
LONGEST = 1000  # signs compared; nobody writes longer paragraphs, and a paste shows by then
QUOTED = 20
SIGNS_PER_FIGURE = 10  # a paragraph with a number to every ten signs states data


class Copied(NamedTuple):
    """A paragraph of this year, how alike it is, and where last year's stands."""

    text: str
    ratio: float
    old: Paragraphs


@report_rule("L105", "文字与上年雷同", Severity.WARNING, Basis.REPETITION)
def paragraphs_are_new(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文不得照搬上年：三十字以上的段落与上年某段相似度达到90%的，提醒改写；只改年份、数字的，同样提醒。"""
    last = comparable(submission)
    if last is None or not last.narrative:
        return
    fee = submission.edition.topic("processing_fee").title
    old = [(core(text), text, row) for row in last.narrative for text in _long(row, fee)]
    for row in submission.narrative:
        copied = [c for c in (_copy_of(text, old) for text in _long(row, fee)) if c is not None]
        if not copied:
            continue
        best = max(copied, key=lambda each: each.ratio)
        more = f"这一格中这样的段落共{len(copied)}段。" if len(copied) > 1 else ""
        yield rule.issue(
            f"“{row.text.sheet}”{row.text.address}中“{excerpt(best.text, 0, QUOTED)}……”一段与上年文件"
            f"“{last.file}”的“{best.old.text.sheet}”{best.old.text.address}相似度为{percent(best.ratio)}（数字不计）。"
            f"{more}请按本年的实际情况改写。",
            at(row.text),
            found=percent(best.ratio),
            expected=f"低于{percent(ALIKE)}",
        )


def percent(ratio: float) -> str:
    """A share in whole per cent, never rounded up: 99% is not yet the same."""
    return f"{int(ratio * 100 + 1e-9)}%"


def _long(row: Paragraphs, fee: str) -> list[str]:
    """The paragraphs of a row that are long enough to be somebody's own words."""
    if row.heading.text.strip() == fee:
        return []  # the same sentence every year, and rightly so
    return [line.strip() for line in row.text.text.splitlines() if characters(line) >= SHORT]


def _copy_of(text: str, old: list[tuple[str, str, Paragraphs]]) -> Copied | None:
    words = core(text)[:LONGEST]
    best: Copied | None = None
    for other, other_text, row in old:
        ratio = similarity(words, other[:LONGEST], max(ALIKE, best.ratio if best else 0))
        if ratio >= ALIKE and (best is None or ratio > best.ratio) and not _data(text, other_text):
            best = Copied(text, ratio, row)
    return best


def _data(text: str, other: str) -> bool:
    """Whether a paragraph does nothing but state figures, and they are new."""
    new, old = figures(text), figures(other)
    return new != old and len(new) * SIGNS_PER_FIGURE >= characters(text)


RULES = (paragraphs_are_new,)
