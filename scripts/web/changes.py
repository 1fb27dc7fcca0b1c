"""What changed from one save to the next: cells, findings mended, findings that are new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.filled.entries import Entry
from schemas.filled.submission import Submission
from schemas.issues import Issue
from scripts.tasks.check import Checked

Place = tuple[str, str]  # sheet, cell
Subject = tuple[str, str, str]  # of a finding: rule, sheet, cell


@dataclass(frozen=True)
class Change:
    """The difference between two checks of the same file."""

    cells: frozenset[Place]
    mended: tuple[Issue, ...]
    fresh: frozenset[Subject]

    @property
    def told(self) -> str:
        """In words: ``与上次保存相比：改动3格，改好2处，新出现1处。``."""
        parts = (("改动", len(self.cells), "格"), ("改好", len(self.mended), "处"))
        told = [f"{what}{count}{unit}" for what, count, unit in parts if count]
        told += [f"新出现{len(self.fresh)}处"] if self.fresh else []
        return f"与上次保存相比：{'，'.join(told) or '没有变化'}。"


def change(before: Checked, after: Checked) -> Change:
    """What was done between two saves; a number changed in the words of a finding makes it no new one."""
    old, new = _open(before.issues), _open(after.issues)
    mended = tuple(issue for key, issue in old.items() if key not in new)
    fresh = frozenset(key for key in new if key not in old)
    was, now = _texts(before.submission), _texts(after.submission)
    cells = frozenset(place for place in was | now if was.get(place, "") != now.get(place, ""))
    return Change(cells, mended, fresh)


def subject_of(issue: Issue) -> Subject:
    """What a finding is about, whatever numbers it names."""
    return issue.code, issue.sheet, issue.cell


def _open(issues: Iterable[Issue]) -> dict[Subject, Issue]:
    return {subject_of(issue): issue for issue in issues if not issue.accepted}


def entries(submission: Submission) -> Iterator[Entry]:
    """Every cell of a submission."""
    yield from submission.fields.values()
    yield from submission.numbers.values()
    yield from submission.processing_fee.values()
    yield from submission.last_year.values()
    for row in submission.narrative:
        yield row.heading
        yield row.text


def _texts(submission: Submission) -> dict[Place, str]:
    return {(entry.sheet, entry.address): entry.text for entry in entries(submission)}
