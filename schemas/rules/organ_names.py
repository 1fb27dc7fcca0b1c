"""The names of the reporting body: names at all, and without spaces inside."""

import re
from collections.abc import Iterator
from functools import cache

from schemas.filled.entries import Entry, at, shown
from schemas.filled.organ import FIELDS, Field, is_unsigned
from schemas.filled.submission import NOTHING, Submission
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.rules.facts import FORMULAS, no_words
from schemas.rules.rule import Rule, report_rule

NAMES = ("name", "signature")
PLACEHOLDERS = "×✕＊*_"  # of ××× W108 speaks
HAN = r"[\u3400-\u9fff（）]"


@cache  # a millisecond, and few names have a space at all
def _gap() -> re.Pattern[str]:
    """White space beside a Chinese sign: New York is no slip."""
    return re.compile(rf"(?<={HAN})[^\S\n]+(?=\S)|(?<=\S)[^\S\n]+(?={HAN})")


def _names(submission: Submission) -> Iterator[tuple[Field, Entry]]:
    """The names that are filled in, with what they are asked for as."""
    for fact in (each for each in FIELDS if each.key in NAMES):
        entry = submission.fields.get(fact.key, NOTHING)
        if not entry.blank and entry.kind not in FORMULAS:
            yield fact, entry


@report_rule("B107", "机关名称填写有误", Severity.ERROR, Basis.FORMAT)
def names_are_names(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """机关全称和署名应为机关的名称，不是数字、日期、逻辑值、标点、单独一个字或者报告的标题；署名可以是“无”。"""
    for fact, entry in _names(submission):
        typed = entry.text.strip()
        if fact.key == "signature" and is_unsigned(typed):
            continue
        what = no_words(entry) or _too_little(typed) or _too_much(typed)
        if what:
            asked = fact.asked(submission.edition).removesuffix("。")
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}（{fact.label}）填的是“{shown(typed)}”，"
                f"是{what}，不是机关的名称。请改正（{asked}）。",
                at(entry),
                found=entry.text,
            )


def _too_little(name: str) -> str:
    if any(sign.isalnum() or sign in PLACEHOLDERS for sign in name):
        return "单独一个字" if len(name) == 1 else ""
    return "标点符号"


def _too_much(name: str) -> str:
    return "报告的标题" if "年度报告" in name or "工作报告" in name else ""


@report_rule("B109", "机关名称中有空格", Severity.WARNING, Basis.FORMAT, raw=True)
def names_have_no_spaces(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """机关全称和署名中间不留空格，以免标题、落款和文件名中出现空格。"""
    for fact, entry in _names(submission):
        typed = entry.text.strip()
        if len(typed.split()) < 2 or not _gap().search(typed) or no_words(entry):
            continue
        closed = _gap().sub("", typed)
        yield rule.issue(
            f"“{entry.sheet}”{entry.address}（{fact.label}）填的是“{shown(typed)}”，中间有空格，"
            f"会原样印进报告。应为“{shown(closed)}”的，请删去空格；"
            "名称里确有空格的，请在“校验结果”的“处理说明”中写明。",
            at(entry),
            found=entry.text,
            expected=closed,
        )


RULES = (names_are_names, names_have_no_spaces)
