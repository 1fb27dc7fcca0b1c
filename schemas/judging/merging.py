"""One slip, one finding: a carry-over that last year contradicts also breaks the sums of its column.

Where mending the carry-over to last year's number would mend the broken sum as well, the two are one
finding: last year's number is the stronger evidence, and names the cell. That finding is as final as
the sum: it is not to be explained by a wrong report of last year.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from schemas.issues import Issue
from schemas.rules.last_year import LAST_WAS_WRONG, carried_over
from schemas.rules.lines import RULES as SUMS
from schemas.rules.lines import balances

SUM_TOO = "改正以后，所在行、列也能平衡。"
SUM_CODES = frozenset(rule.code for rule in SUMS)


def merged(issues: Sequence[Issue]) -> list[Issue]:
    """The findings with each sum that a carry-over finding explains told by that finding."""
    carried = [issue for issue in issues if issue.code == carried_over.code]
    sums = [issue for issue in issues if issue.code in SUM_CODES] if carried else []
    explained = {id(total): issue for issue in carried for total in sums if _mends(issue, total)}
    if not explained:
        return list(issues)
    sound = {id(issue) for issue in explained.values()}
    return [
        _with_sum(issue) if id(issue) in sound else issue
        for issue in issues
        if id(issue) not in explained
    ]


def _with_sum(carried: Issue) -> Issue:
    """A carry-over finding that speaks for a broken sum as well."""
    message = f"{carried.message.replace(LAST_WAS_WRONG, '')}{SUM_TOO}"
    return replace(carried, message=message, final=True)


def _mends(carried: Issue, total: Issue) -> bool:
    """Whether the number of last year, put in this cell, makes the sum add up."""
    if carried.sheet != total.sheet or carried.cell not in total.cells:
        return False
    if carried.cell == total.cell and carried.expected == total.expected:
        return True  # the sums name the same cell and the same number
    gap, change = _gap(total), _gap(carried)
    return total.code == balances.code and gap is not None and gap == change


def _gap(issue: Issue) -> Decimal | None:
    """What stands there less what should; None where one of them is no number."""
    if isinstance(issue.found, Decimal) and isinstance(issue.expected, Decimal):
        return issue.found - issue.expected
    return None
