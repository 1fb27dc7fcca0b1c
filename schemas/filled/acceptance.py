"""Findings ticked off: a person has looked at one, lets it stand, and says why.

An acceptance holds as long as the finding says the same of the same cell. The message carries the
numbers and the sentence concerned, so any change to them makes it a new finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from schemas.issues import Issue, Severity
from schemas.language.characters import writable

# errors in which a person has the last word: what may be made public (P), that there was none of
# something (T12x), a sign that looks left over, a name that looks like none, 〔〕 that stand for
# themselves; and a carry-over that last year's report, published and wrong, contradicts
LIFTABLE = ("P", "T12", "W108", "B107", "R101", "R103", "L101")


class Finding(NamedTuple):
    """What tells a finding from others, from one check to the next and whatever carries it.

    ``message`` has no white space and nothing XML cannot hold: a cell may have wrapped, trimmed or
    cleaned it.
    """

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding by its place and message, and the reason for which it may stand."""

    sheet: str
    cell: str
    message: str
    reason: str

    @property
    def finding(self) -> Finding:
        """The finding it speaks of."""
        return Finding(self.sheet, self.cell, _words(self.message))


def finding_of(issue: Issue) -> Finding:
    """The identity of a finding: the same sentence about the same cell is the same finding."""
    return Finding(issue.sheet, issue.cell, _words(issue.message))


def may_be_accepted(issue: Issue) -> bool:
    """Warnings, and errors in which a person has the last word; a wrong sum cannot be explained away."""
    return issue.severity is Severity.WARNING or (
        issue.severity is Severity.ERROR and issue.code.startswith(LIFTABLE) and not issue.final
    )


def accept(issues: Iterable[Issue], acceptances: Iterable[Acceptance]) -> tuple[Issue, ...]:
    """The same findings, those ticked off carrying their reason."""
    reasons = {each.finding: each.reason for each in acceptances}
    return tuple(
        replace(issue, accepted=reasons.get(finding_of(issue), ""))
        if may_be_accepted(issue)
        else issue
        for issue in issues
    )


def _words(message: str) -> str:
    return "".join(writable(message).split())
