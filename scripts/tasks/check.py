"""A file checked: every finding with its place, as text for the terminal or as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from schemas.filled.submission import Submission
from schemas.issues import ACCEPTED, Issue, Severity, as_plain, counts
from schemas.judging.judge import judge
from schemas.judging.office import OFFICE_DEFAULTS, Office
from scripts.paths.office_file import office_for
from scripts.tasks.gathering import gathered, told_together
from scripts.tasks.last_year import with_last
from scripts.tasks.lines import Line
from scripts.tasks.load import load
from workbook.layout import WHOLE_SHEET

WHOLE_FILE = "整个文件"


@dataclass(frozen=True)
class Checked:
    """A submission, what was found in it, and the settings of the office it was judged by."""

    submission: Submission
    issues: tuple[Issue, ...]
    office: Office = OFFICE_DEFAULTS

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The findings that block the report."""
        return tuple(
            issue
            for issue in self.issues
            if issue.severity is Severity.ERROR and not issue.accepted
        )


def check(path: Path, last: Path | None = None, settings: Path | None = None) -> Checked:
    """Read a file and judge it, beside last year's file where one is given.

    The office's settings are those named, or the file 年报设置.toml beside `path`. Raises ClerkError
    (one Chinese sentence) when one of the files cannot be read or used.
    """
    office = office_for(path, settings)
    submission = load(path)
    return judged(submission, office, None if last is None else load(last))


def judged(
    submission: Submission, office: Office = OFFICE_DEFAULTS, last: Submission | None = None
) -> Checked:
    """A submission judged by the settings of an office, beside last year's where one is given."""
    if last is not None:
        submission = with_last(submission, last)
    return Checked(submission, judge(submission, office), office)


def as_json(checked: Checked) -> dict[str, Any]:
    """The findings as plain data, the shape other programs rely on."""
    office = checked.office
    settings = {"settings": {"file": office.file, "told": office.told()}} if office.told() else {}
    return {
        "file": checked.submission.file,
        "year": checked.submission.year,
        "organ": checked.submission.organ,
        "issues": [as_plain(issue) for issue in checked.issues],
        "counts": counts(checked.issues),
        "accepted": sum(bool(issue.accepted) for issue in checked.issues),
        **settings,
    }


def as_text(checked: Checked) -> str:
    """The findings for a person: by sheet, each with its cell, and a line that counts them."""
    printed = []
    for sheet, found in lines(checked.issues).items():
        told = (f"  {each.label} {each.place:<4} {each.words}（{each.code}）" for each in found)
        printed += [f"【{sheet}】", *told, ""]
    return "\n".join([*printed, *closing(checked)])


def closing(checked: Checked) -> list[str]:
    """What is said below the findings: the settings they were judged by, how many there are."""
    told = [checked.office.told()] if checked.office.told() else []
    listed = [group for groups in _by_sheet(checked.issues).values() for group in groups]
    return [*told, summary(checked.issues, listed)]


def _by_sheet(issues: Iterable[Issue]) -> dict[str, list[list[Issue]]]:
    return {
        sheet: gathered(list(found))
        for sheet, found in groupby(issues, key=lambda issue: issue.sheet)
    }


def lines(issues: Iterable[Issue]) -> dict[str, list[Line]]:
    """The findings by sheet, each a line, but many of a kind on a sheet together in one."""
    return {
        sheet or WHOLE_FILE: [_line(sheet, *group) for group in groups]
        for sheet, groups in _by_sheet(issues).items()
    }


def _line(sheet: str, issue: Issue, *more: Issue) -> Line:
    words = told_together(sheet, [issue, *more]) if more else issue.message
    if issue.accepted:
        words += f"处理说明：{issue.accepted}"
    return Line(issue.label, issue.cell or WHOLE_SHEET, words, issue.code)


def summary(
    issues: tuple[Issue, ...], listed: Sequence[Sequence[Issue]] = (), *, reported: bool = False
) -> str:
    """How many findings there are, in a sentence, and in how many lines where these are fewer.

    ``listed`` are the lines above it, each with the findings it tells. Once the report is written
    (``reported``) it says what is left to do, no longer that a report can be made.
    """
    if not issues:
        return "校验通过：没有发现问题。"
    number = counts(issues)
    lines = counts(group[0] for group in listed) if listed else number
    told = "，".join(
        f"{severity.label}{number[severity]}处"
        + (f"（列为{lines[severity]}条）" if lines[severity] != number[severity] else "")
        for severity in Severity
    )
    accepted = sum(bool(issue.accepted) for issue in issues)
    told += f"，另有{accepted}处{ACCEPTED}" if accepted else ""
    if number["error"]:
        return f"共发现{told}。改正错误以后才能生成正式报告。"
    if reported:
        waits = any(i.severity is Severity.WARNING and not i.accepted for i in issues)
        return f"共发现{told}。{'印发前请逐条核实提醒。' if waits else ''}"
    return f"共发现{told}。没有错误，可以生成报告。"
