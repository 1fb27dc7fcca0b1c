"""Last year's report beside this year's: ``check --last FILE``, and a new year's workbook from it."""

from dataclasses import replace
from pathlib import PurePath

from schemas.errors import ReportError
from schemas.filled.organ import FIELDS
from schemas.filled.references import resolved
from schemas.filled.submission import LastYear, Origin, Submission
from schemas.form.editions import edition_for
from schemas.issues import Severity
from schemas.language.characters import writable
from workbook import placed
from workbook.files.package import UNNAMED
from workbook.layout import last_year_addresses

YEARLY = ("year", "date")  # facts that are new every year


def with_last(submission: Submission, earlier: Submission) -> Submission:
    """The submission with last year's report of its own, which goes before the sheet 上年数据."""
    return replace(submission, last=last_year_of(earlier))


def last_year_of(earlier: Submission) -> LastYear:
    """What was filled in a year ago, wherever it was read from, as last year's report."""
    printed = resolved(earlier).narrative  # as the report said it, numbers and all
    name = PurePath(earlier.file).name or UNNAMED
    return LastYear(earlier.numbers, name, earlier.year, earlier.organ, printed)


def next_year(earlier: Submission, organ: str | None = None) -> Submission:
    """The next year's submission, to be filled in: facts taken over, 上年数据 filled, no numbers.

    上年结转 stays blank although last year's report has it: a person has to state it, and the check
    compares. Raises ReportError (Chinese) when the earlier file does not say its year.
    """
    if earlier.year is None:
        raise ReportError("上年的文件没有写明报告年度，不能由它新建，请先在“基本信息”中填写。")
    edition = edition_for(earlier.year + 1)
    fields = {
        fact.key: earlier.fields[fact.key]
        for fact in FIELDS
        if fact.key in earlier.fields and fact.key not in YEARLY
    }
    fields |= placed.facts({"year": earlier.year + 1})
    if organ is not None:
        fields |= placed.facts({"name": writable(organ).strip() or None})
    numbers = placed.moved(last_year_addresses(edition), earlier.numbers)
    return Submission("", edition, fields, {}, last_year=numbers, origin=Origin.NEW)


def require_readable(source: Submission) -> None:
    """ReportError (Chinese) where parts of a file could not be read: a copy would lose them."""
    broken = next((i for i in source.issues if i.severity is Severity.ERROR), None)
    if broken is not None:
        raise ReportError(f"原来的文件有读不出的内容，不能由它新建工作簿。{broken.message}")
