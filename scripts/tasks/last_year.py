"""Last year's report beside this year's: ``check --last FILE``, and a new year's workbook from it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from schemas.errors import ReportError
from schemas.filled.entries import Entry, Kind
from schemas.filled.organ import FIELDS
from schemas.filled.parts import PARTED
from schemas.filled.references import resolved
from schemas.filled.submission import LastYear, Origin, Paragraphs, Submission
from schemas.form.editions import edition_for
from schemas.form.model import CellKey, Edition
from schemas.issues import Severity
from schemas.language.characters import writable
from schemas.rules.files import UNREAD
from schemas.rules.last_year import CARRIED_IN, CARRIED_OUT
from workbook import placed
from workbook.files.package import UNNAMED
from workbook.layout import last_year_addresses, number_addresses

YEARLY = ("year", "date", "own_lead")  # facts that are new every year


def with_last(submission: Submission, earlier: Submission) -> Submission:
    """The submission with last year's report of its own, which goes before the sheet 上年数据."""
    return replace(submission, last_file=last_year_of(earlier))


def last_year_of(earlier: Submission) -> LastYear:
    """What was filled in a year ago, wherever it was read from, as last year's report."""
    printed = resolved(earlier).narrative  # as the report said it, numbers and all
    name = PurePath(earlier.file).name or UNNAMED
    unread = tuple(issue.sheet for issue in earlier.issues if issue.code in UNREAD)
    return LastYear(earlier.numbers, name, earlier.year, earlier.organ, printed, unread)


def next_year(earlier: Submission, organ: str | None = None) -> Submission:
    """The next year's submission, to be filled in: facts taken over, 上年数据 filled, no numbers.

    上年结转 is last year's 结转下年, column by column; sub-headings are taken over, sentences only as
    those of last year, in ``last``.
    Raises ReportError (Chinese) when the earlier file does not say its year.
    """
    if earlier.year is None:
        raise ReportError("上年的文件没有写明报告年度，不能用于新建，请先在“基本信息”中填写。")
    edition = edition_for(earlier.year + 1)
    fields = {
        fact.key: earlier.fields[fact.key]
        for fact in FIELDS
        if fact.key in earlier.fields and fact.key not in YEARLY
    }
    fields |= placed.facts({"year": earlier.year + 1})
    if organ is not None:
        fields |= placed.facts({"name": writable(organ).strip() or None})
    return Submission(
        "",
        edition,
        fields,
        placed.moved(_carried_in(edition), _left_over(earlier)),
        narrative=tuple(_skeleton(earlier)),
        last_year=placed.moved(last_year_addresses(edition), earlier.numbers),
        last_file=last_year_of(earlier),
        origin=Origin.NEW,
    )


def _carried_in(edition: Edition) -> dict[CellKey, placed.Address]:
    """The cells of this year's 上年结转."""
    return {key: at for key, at in number_addresses(edition).items() if key.row == CARRIED_IN}


def _left_over(earlier: Submission) -> dict[CellKey, Entry]:
    """Last year's 结转下年, by the cells of 上年结转 that it equals."""
    return {
        key._replace(row=CARRIED_IN): entry
        for key, entry in earlier.numbers.items()
        if key.row == CARRIED_OUT
    }


def _skeleton(earlier: Submission) -> Iterator[Paragraphs]:
    """The sub-headings of last year's sections, nothing below them.

    A section five told without its two parts stays so: an empty row of no part.
    """
    undivided = earlier.section(PARTED)
    keep = () if any(row.part for row in undivided) else undivided[:1]
    for row in earlier.narrative:
        if not row.heading.blank or row in keep:
            empty = Entry(row.text.sheet, row.text.address, Kind.BLANK)
            yield replace(row, text=empty)


def require_readable(source: Submission) -> None:
    """ReportError (Chinese) where parts of a file could not be read: a copy would lose them."""
    broken = next((i for i in source.issues if i.severity is Severity.ERROR), None)
    if broken is not None:
        raise ReportError(f"原来的文件中有无法读取的内容，不能用于新建工作簿。{broken.message}")
