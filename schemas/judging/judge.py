"""A `Submission` judged: every rule of the catalogue, in one pass, as sorted `Issue`s."""

from collections.abc import Iterable

from schemas.filled.acceptance import accept
from schemas.filled.believable import believable
from schemas.filled.references import resolved
from schemas.filled.submission import Submission
from schemas.issues import Issue
from schemas.judging.merging import merged
from schemas.judging.office import OFFICE_DEFAULTS, Office
from schemas.judging.table_judge import judge_table
from schemas.language.personal import discreet
from schemas.rules.catalogue import CATALOGUE
from schemas.rules.files import UNREAD
from schemas.rules.publication import own_words
from schemas.rules.rule import ReportRule

REPORT_RULES = tuple(rule for rule in CATALOGUE if isinstance(rule, ReportRule))


def judge(submission: Submission, office: Office = OFFICE_DEFAULTS) -> tuple[Issue, ...]:
    """All findings in one report, in the order of the sheets, then by row and column.

    ``office`` may switch rules off, change their severity and add words of its own. No finding
    repeats a personal number in full.
    """
    found: list[Issue] = []
    printed = believable(resolved(submission))  # rules read what the report will say
    for table in submission.edition.tables():
        found += judge_table(submission, table, printed.sound)
    for rule in REPORT_RULES:
        found += rule.findings(submission if rule.raw else printed)
    found += own_words(printed, office.words)
    # A sheet that could not be read says so itself; what else it seems to lack means nothing.
    unread = {issue.sheet for issue in submission.issues if issue.code in UNREAD}
    kept = (issue for issue in found if issue.sheet not in unread)
    valid = merged(office.applied((*submission.issues, *kept)))
    told = [discreet(issue) for issue in sorted_issues(valid, submission)]
    return accept(told, submission.accepted)


def sorted_issues(issues: Iterable[Issue], submission: Submission) -> list[Issue]:
    """Sheets in the order of the workbook, the whole sheet first, then by row and column."""
    facts = (entry.sheet for entry in submission.fields.values())
    sheets = (section.sheet for section in submission.edition.sections)
    order = {sheet: number for number, sheet in enumerate(dict.fromkeys((*facts, *sheets)))}
    return sorted(
        issues,
        key=lambda i: (order.get(i.sheet, len(order)), i.sheet, *reading_order(i.cell), i.code),
    )


def reading_order(address: str) -> tuple[int, int, str]:
    """An Excel address as something to sort by: row, length of the column, column."""
    letters = address.rstrip("0123456789")
    row = int(address[len(letters) :] or 0)
    return row, len(letters), letters
