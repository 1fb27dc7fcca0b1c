"""What a check finds: one shape for marks in the workbook, terminal, web page and JSON."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """error blocks the report, warning waits for a person, hint only informs."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"error": "错误", "warning": "提醒", "hint": "提示"}[self.value]


@dataclass(frozen=True)
class Issue:
    """One finding, at a cell: what stands there, what should, why, and how to mend it.

    ``sheet`` and ``cell`` say where to look (``cell`` is an Excel address, empty when the finding
    concerns the whole sheet or file); ``cells`` are all addresses that take part. ``found`` and
    ``expected`` are the two sides as printed numbers or words. ``message`` is a whole sentence.
    ``accepted`` is the reason for which a person lets the finding stand, "" while nobody has.
    """

    code: str
    severity: Severity
    message: str
    sheet: str = ""
    cell: str = ""
    table: str = ""
    cells: tuple[str, ...] = ()
    found: str = ""
    expected: str = ""
    source: str = ""
    accepted: str = ""


def counts(issues: Iterable[Issue]) -> dict[str, int]:
    """How many open findings of each severity: ``{"error": 2, "warning": 0, "hint": 1}``."""
    tally = Counter(issue.severity for issue in issues if not issue.accepted)
    return {severity.value: tally[severity] for severity in Severity}
