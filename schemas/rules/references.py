"""References in the text: 〔…〕 has to name a number of the tables that is there."""

import re
from collections.abc import Iterator

from schemas.filled.entries import at, shown
from schemas.filled.references import resolve
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from schemas.rules.files import TEMPLATE
from schemas.rules.publication import FACTS
from schemas.rules.rule import Rule, report_rule

ERROR = Severity.ERROR
ONLY_BRACKETS = "不是引用、只是括号的，请改用（）或【】。"


def _problems(submission: Submission, rule: Rule, reason: str, mend: str) -> Iterator[Issue]:
    for row in submission.narrative:
        for entry in (row.heading, row.text):
            for problem in resolve(entry.text, submission)[1]:
                if problem.reason == reason:
                    yield rule.issue(
                        f"“{entry.sheet}”{entry.address}中的“{shown(problem.written)}”{mend}",
                        at(entry),
                        found=problem.written,
                    )


@report_rule("R101", "引用的名称不存在", ERROR, TEMPLATE)
def references_are_known(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文中〔〕内的名称须是“数字引用”表列出的名称。"""
    mend = f"不是可以引用的名称。请从“数字引用”表中复制名称，或者直接写数字；{ONLY_BRACKETS}"
    yield from _problems(submission, rule, "unknown", mend)


@report_rule("R102", "引用的数字没有填", ERROR, TEMPLATE)
def references_have_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文引用的表格数字须已填写。"""
    mend = "引用的数字尚未填好。请先填写表格，再校验一次。"
    yield from _problems(submission, rule, "missing", mend)


@report_rule("R103", "引用的写法不完整", ERROR, TEMPLATE)
def references_are_well_formed(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """引用写作〔名称〕，或〔名称｜为零时的文字｜不为零时的文字〕，括号须成对，只写在正文和小标题中。"""
    mend = (
        "写法不完整。应写成〔名称〕，或〔名称｜为零时的文字｜不为零时的文字〕，括号要成对；"
        f"{ONLY_BRACKETS}"
    )
    yield from _problems(submission, rule, "shape", mend)
    for key in FACTS:  # printed as they are: a reference there would stay one
        entry = submission.fields.get(key)
        found = re.search("〔[^〔〕0-9]+〕", entry.text) if entry else None
        if entry and found:
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}中的“{shown(found[0])}”不会换成表格里的数字，"
                "引用只能写在正文和小标题中。请直接填写内容。",
                at(entry),
                found=found[0],
            )


RULES = (references_are_known, references_have_numbers, references_are_well_formed)
