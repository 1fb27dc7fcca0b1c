"""The findings of a check as they are shown: by sheet, each known by a key and led to its cell."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from schemas.filled.acceptance import finding_of, may_be_accepted
from schemas.issues import ACCEPTED, Issue, Severity, counts
from scripts.tasks.check import WHOLE_FILE, Checked, summary
from scripts.tasks.gathering import gathered, told_together
from scripts.web.cases import Case, Seen
from scripts.web.changes import Change, subject_of
from scripts.web.filling import Filled, filling
from scripts.web.shown_sheets import ShownSheet, shown_sheets

MENDED_LISTED = 8


@dataclass(frozen=True)
class ShownFinding:
    """One finding, or many blank cells told as one."""

    key: str
    severity: str
    label: str
    cell: str
    message: str
    code: str
    source: str
    accepted: str = ""
    may_accept: bool = False
    accepted_here: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class SheetFindings:
    """A sheet with what was found in it; ``marks`` colours its cells by address.

    It is ``waiting`` for somebody while a finding of it is open, ``grave`` while that is an error.
    """

    number: int
    name: str
    findings: tuple[ShownFinding, ...]
    told: str
    marks: dict[str, Severity]
    changed: frozenset[str]
    waiting: bool = False
    grave: bool = False
    sheet: ShownSheet | None = None


@dataclass(frozen=True)
class Page:
    """All that a page shows of a file that could be read.

    ``unwritten`` are the findings of it that were ticked off on the page only.
    """

    organ: str
    year: int | None
    summary: str
    settings: str
    counts: dict[str, int]
    sheets: tuple[SheetFindings, ...]
    filled: tuple[Filled, ...]
    change: Change | None = None
    mended: tuple[str, ...] = ()
    unwritten: int = 0


def key_of(issue: Issue) -> str:
    """What a finding is called on the page: the same for the same words about the same cell."""
    told = "\n".join((issue.code, *finding_of(issue)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def page_of(case: Case, seen: Seen, checked: Checked) -> Page:
    """What was found in a file, as it is shown."""
    sheets = {sheet.name: sheet for sheet in shown_sheets(checked.submission)}
    issues = {name: list(found) for name, found in groupby(checked.issues, lambda i: i.sheet)}
    names = dict.fromkeys(("", *sheets, *issues))
    change = seen.change
    return Page(
        organ=checked.submission.organ,
        year=checked.submission.year,
        summary=summary(checked.issues),
        settings=checked.office.told(),
        counts=counts(checked.issues),
        sheets=tuple(
            _sheet(number, name, issues.get(name, []), sheets.get(name), case, change)
            for number, name in enumerate(names)
            if name in sheets or name in issues
        ),
        filled=filling(checked.submission),
        change=change,
        mended=_mended(change.mended) if change else (),
        unwritten=sum(key_of(issue) in case.accepted for issue in checked.issues if issue.accepted),
    )


def _sheet(
    number: int,
    name: str,
    issues: list[Issue],
    sheet: ShownSheet | None,
    case: Case,
    change: Change | None,
) -> SheetFindings:
    fresh = change.fresh if change else frozenset()
    tally = counts(issues)
    told = [f"{s.label}{tally[s]}" for s in Severity if tally[s]]
    accepted = sum(bool(issue.accepted) for issue in issues)
    waiting = bool(told)
    told += [f"{ACCEPTED}{accepted}"] if accepted else []
    return SheetFindings(
        number,
        name or WHOLE_FILE,
        tuple(_shown(group, name, case, fresh) for group in gathered(_gravest_first(issues))),
        "，".join(told) or "没有问题",
        _marks(issues),
        frozenset(cell for where, cell in change.cells if where == name) if change else frozenset(),
        waiting,
        bool(tally[Severity.ERROR]),
        sheet,
    )


def _gravest_first(issues: list[Issue]) -> list[Issue]:
    """Cell after cell as they come, and of one cell the gravest first."""
    cells = {cell: place for place, cell in enumerate(dict.fromkeys(i.cell for i in issues))}
    order = list(Severity)
    return sorted(issues, key=lambda i: (cells[i.cell], bool(i.accepted), order.index(i.severity)))


def _shown(
    group: list[Issue], sheet: str, case: Case, fresh: frozenset[tuple[str, str, str]]
) -> ShownFinding:
    first, *more = group
    key = key_of(first)
    return ShownFinding(
        key=key,
        severity="accepted" if first.accepted else first.severity.value,
        label=first.label,
        cell=first.cell,
        message=told_together(sheet, group) if more else first.message,
        code=first.code,
        source=first.source,
        accepted=first.accepted,
        may_accept=may_be_accepted(first) and not first.accepted,
        accepted_here=key in case.accepted,
        fresh=any(subject_of(issue) in fresh for issue in group),
    )


def _marks(issues: Iterable[Issue]) -> dict[str, Severity]:
    """The gravest open finding of each cell."""
    marks: dict[str, Severity] = {}
    order = list(Severity)
    for issue in issues:
        if issue.cell and not issue.accepted:
            known = marks.get(issue.cell, issue.severity)
            marks[issue.cell] = min(known, issue.severity, key=order.index)
    return marks


def _mended(issues: tuple[Issue, ...]) -> tuple[str, ...]:
    told = [f"{issue.sheet}{issue.cell}".strip() or WHOLE_FILE for issue in issues]
    more = len(told) - MENDED_LISTED
    return (*told[:MENDED_LISTED], f"等{len(told)}处") if more > 0 else tuple(told)
