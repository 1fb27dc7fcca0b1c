"""What a check finds: one shape for marks in the workbook, terminal, web page and JSON."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

Side = Decimal | str  # one side of a finding: a number as a number, anything else in words
ACCEPTED = "已核实"  # in place of the severity, of a finding that was ticked off


class Severity(StrEnum):
    """error blocks the report, warning waits for a person, hint only informs."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"error": "错误", "warning": "提醒", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look for a finding.

    ``cell`` is an Excel address, empty where the finding concerns the whole sheet or file;
    ``cells`` are all addresses that take part; ``table`` is the key of the table they belong to.
    """

    sheet: str = ""
    cell: str = ""
    cells: tuple[str, ...] = ()
    table: str = ""


WHOLE_FILE = Place()


@dataclass(frozen=True)
class Issue:
    """One finding, at a cell: what stands there, what should, why, and how to mend it.

    ``sheet``, ``cell``, ``table`` and ``cells`` say where to look, as in a `Place`. ``found`` and
    ``expected`` are the two sides: numbers stay numbers, and are printed by whoever shows them.
    ``message`` is a whole sentence.
    ``accepted`` is the reason for which a person lets the finding stand, "" while nobody has; one that
    is ``final`` cannot be let stand, whatever its code.
    """

    code: str
    severity: Severity
    message: str
    sheet: str = ""
    cell: str = ""
    table: str = ""
    cells: tuple[str, ...] = ()
    found: Side = ""
    expected: Side = ""
    source: str = ""
    accepted: str = ""
    final: bool = False

    @property
    def label(self) -> str:
        """The word a clerk reads: how grave it is, or that it was ticked off."""
        return ACCEPTED if self.accepted else self.severity.label


def printed(side: Side) -> str:
    """One side of a finding as a clerk reads it: digits as given, never scientific."""
    return format(side, "f") if isinstance(side, Decimal) else side


def as_plain(issue: Issue) -> dict[str, Any]:
    """A finding as plain data for JSON: every side as a string, without what only a check needs."""
    plain = {key: value for key, value in asdict(issue).items() if key != "final"}
    return {**plain, "found": printed(issue.found), "expected": printed(issue.expected)}


def counts(issues: Iterable[Issue]) -> dict[str, int]:
    """How many open findings of each severity: ``{"error": 2, "warning": 0, "hint": 1}``."""
    tally = Counter(issue.severity for issue in issues if not issue.accepted)
    return {severity.value: tally[severity] for severity in Severity}
