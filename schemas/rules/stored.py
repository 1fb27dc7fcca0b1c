"""Numbers whose file says more than Excel shows: what was taken, and from what."""

from collections.abc import Iterator

from schemas.filled.entries import Entry, at, plain
from schemas.filled.submission import Submission
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.rules.rule import Rule, report_rule


def _entries(submission: Submission) -> Iterator[Entry]:
    yield from submission.numbers.values()
    yield from submission.processing_fee.values()
    yield from submission.last_year.values()


@report_rule("C123", "小数的微小误差", Severity.HINT, Basis.FORMAT, raw=True)
def numbers_are_what_excel_shows(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """公式计算小数会有微小的误差，如0.1加0.2存为0.30000000000000004；按Excel显示的15位有效数字读取。"""
    for entry in _entries(submission):
        if entry.stored is not None and entry.number is not None:
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}存的是{plain(entry.stored)}，"
                f"已按Excel显示的{plain(entry.number)}读取。这是计算小数的微小误差，不用修改。",
                at(entry),
                found=entry.stored,
                expected=entry.number,
            )


RULES = (numbers_are_what_excel_shows,)
