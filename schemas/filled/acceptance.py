"""Findings ticked off: a person has looked at one, lets it stand, and says why.

An acceptance holds as long as the finding says the same of the same cell. The message carries the
numbers and the sentence concerned, so any change to them makes it a new finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from schemas.issues import Issue, Severity

# errors that only a person can judge: what may be made public (P), a sign that looks left over, a
# name that looks like none
LIFTABLE = ("P", "W108", "B107")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding by its place and message, and the reason for which it may stand."""

    sheet: str
    cell: str
    message: str
    reason: str


def may_be_accepted(issue: Issue) -> bool:
    """Warnings, and errors that read words; a wrong number cannot be explained away."""
    return issue.severity is Severity.WARNING or (
        issue.severity is Severity.ERROR and issue.code.startswith(LIFTABLE)
    )


def accept(issues: Iterable[Issue], acceptances: Iterable[Acceptance]) -> tuple[Issue, ...]:
    """The same findings, those ticked off carrying their reason."""
    reasons = {(a.sheet, a.cell, _words(a.message)): a.reason for a in acceptances}
    return tuple(
        replace(issue, accepted=reasons.get((issue.sheet, issue.cell, _words(issue.message)), ""))
        if may_be_accepted(issue)
        else issue
        for issue in issues
    )


def _words(message: str) -> str:
    """A message without white space: a cell may have wrapped or trimmed it."""
    return "".join(message.split())
