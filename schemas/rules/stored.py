"""Cells whose file says more than a person sees in them: what was taken, and from what."""

from collections.abc import Iterator

from schemas.filled.entries import Entry, at, plain, shown
from schemas.filled.organ import FIELDS
from schemas.filled.submission import Submission
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.rules.files import TEMPLATE
from schemas.rules.rule import Rule, report_rule


def _entries(submission: Submission) -> Iterator[Entry]:
    yield from _numbers(submission)
    yield from submission.processing_fee.values()


def _numbers(submission: Submission) -> Iterator[Entry]:
    yield from submission.numbers.values()
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


@report_rule("C124", "显示的数字不同", Severity.WARNING, Basis.FORMAT, raw=True)
def numbers_are_what_cells_show(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """单元格格式不应使显示的数字与填写的不同，如3.475显示为3.48、0.05显示为5%；按填写的数字读取。"""
    differing = [entry for entry in _entries(submission) if entry.displayed]
    if not differing:
        return  # which numbers are sound is asked only then
    unsound = [e for key, e in submission.numbers.items() if submission.sound[key] is None]
    for entry in differing:
        if entry not in unsound:  # of others a finding has told both
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}填的是{_plain(entry)}，因单元格格式显示为"
                f"{entry.displayed}；校验和报告都用{_plain(entry)}。"
                f"{_if_meant(entry.displayed)}请把单元格格式改成“常规”{_anew(entry.displayed)}。",
                at(entry),
                found=_plain(entry),
                expected=entry.displayed,
            )


def _headed(submission: Submission) -> list[Entry]:
    """The texts of rows that have a heading, which is not merged with them: a merge that swallows one loses it."""
    return [
        row.text
        for row in submission.narrative
        if not row.heading.blank and not row.text.merged.startswith(f"{row.heading.address}:")
    ]


def _if_meant(displayed: str) -> str:
    """Digits that are shown may be the ones that are meant, nothing at all may not."""
    return f"确应为{displayed}的，" if any(map(str.isdigit, displayed)) else ""


def _anew(displayed: str) -> str:
    return "，重新填写" if _if_meant(displayed) else "，再核对数字"


def _plain(entry: Entry) -> str:
    return "" if entry.number is None else plain(entry.number)


@report_rule("F110", "被合并单元格遮盖", Severity.WARNING, TEMPLATE, raw=True)
def cells_are_not_merged(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """填报用的单元格不得合并；被遮盖的单元格看不到，其中却可能还有内容。"""
    optional = [f.key for f in FIELDS if not f.required]  # of the others B101 speaks
    given = [submission.fields[key] for key in optional if key in submission.fields]
    facts = (*submission.fields.values(), *submission.processing_fee.values())
    words = [entry for row in submission.narrative for entry in (row.heading, row.text)]
    for entry in (*_numbers(submission), *facts, *words):
        if not entry.merged:
            continue
        if not entry.blank:
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}被合并单元格{entry.merged}遮盖，看不到，其中还有"
                f"“{shown(entry.text)}”，校验和报告都会用到。请取消合并，核对后分别填写。",
                at(entry),
                found=entry.text,
            )
        elif entry in (*given, *submission.processing_fee.values(), *_headed(submission)):
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}并入了合并单元格{entry.merged}，没有自己的内容。"
                "请取消合并，分别填写。",
                at(entry),
            )
    for row in submission.narrative:
        if row.text.merged.startswith(f"{row.heading.address}:") and not row.heading.blank:
            yield rule.issue(
                f"“{row.heading.sheet}”{row.text.merged}合并成了一格，其中的“{shown(row.heading.text)}”"
                f"按小标题读取。是正文的，请取消合并，移到{row.text.address}。",
                at(row.text),
                found=row.heading.text,
            )


RULES = (numbers_are_what_excel_shows, numbers_are_what_cells_show, cells_are_not_merged)
