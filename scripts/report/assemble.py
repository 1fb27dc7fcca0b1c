"""A `Submission` becomes a `Report`: headings numbered, numbers printed, lead and signature written.

Nothing is judged here; a submission with findings is refused or marked as a draft before.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from schemas.errors import ReportError
from schemas.filled.entries import Entry, Kind, plain
from schemas.filled.references import resolved
from schemas.filled.submission import Paragraphs, Submission, date_of
from schemas.form.grid import lay_out
from schemas.form.model import Section
from schemas.language.labels import without_number
from schemas.language.numerals import chinese
from scripts.report.model import (
    Block,
    Report,
    ReportSection,
    Signature,
    SubHeading,
    TableBlock,
    Text,
)

STOPS = "。！？；：…"
NO_SIGNATURE = "无"
# What every lead says: by which document the report was made, or for which days it counts.
LEAD = re.compile("根据.{0,60}条例.{0,200}(?:编制|报告如下)|统计期限|本报告.{0,20}编制", re.DOTALL)


def report_of(submission: Submission, *, draft: bool = False) -> Report:
    """The report of a submission whose year is known; ReportError (Chinese) when it is not."""
    submission = resolved(submission)
    year = submission.year
    if year is None:
        raise ReportError(
            "“基本信息”没有能识别的报告年度，无法生成报告。请填四位数字的年份，如2025。"
        )
    wording = submission.fact("wording")
    return Report(
        organ=submission.organ,
        year=year,
        title=(submission.organ, f"{year}年政府信息公开工作年度报告"),
        lead=tuple(_lead(submission, year)),
        sections=tuple(
            ReportSection(s.key, s.heading(wording), tuple(_blocks(submission, s, draft=draft)))
            for s in submission.edition.sections
        ),
        signature=_signature(submission),
        draft=draft,
    )


def _lead(submission: Submission, year: int) -> Iterator[Text]:
    """The office's own lead where it wrote one, else ours, unless it wants none: never two."""
    contact = submission.fact("contact").rstrip("。")
    closing = f"如对本报告有疑问，请与本机关联系（{contact}）。" if contact else ""
    own = [line for row in lead_rows(submission) for line in lines(row.text.text)]
    own += lines(submission.fact("own_lead"))
    if own:
        told = "" if contact in "".join(own) else closing
        yield from map(Text, (*own[:-1], own[-1] + told))
    elif submission.fact("lead") == "yes":
        form = submission.edition.sources.format
        title = form.document.removeprefix(form.number)
        yield Text(
            f"根据{submission.edition.sources.regulation}和{title}（{form.number}）要求，"
            f"{submission.organ}编制本报告。本报告所列数据的统计期限为{year}年1月1日至12月31日。{closing}"
        )


def lead_rows(submission: Submission) -> tuple[Paragraphs, ...]:
    """Rows at the head of section one that are a lead: it stands before the section, and once."""
    first = takewhile(lambda row: not row.part, submission.section("overview"))
    return tuple(row for row in first if row.heading.blank and LEAD.search(row.text.text))


def _blocks(submission: Submission, section: Section, *, draft: bool) -> Iterator[Block]:
    if section.tables:
        grid = lay_out(section.tables)
        keys = [cell.key for cell in grid.value_cells() if cell.key is not None]
        printed = {key: printed_number(submission.numbers[key]) for key in keys}
        yield TableBlock(section.title, grid, printed, submission.edition.words)
    elif section.key == "problems_and_improvements":
        yield from _parts(submission, section)
    else:
        run_in = section.key == "overview" and submission.fact("heading_line") == "run_in"
        lead = lead_rows(submission)
        rows = tuple(row for row in submission.section(section.key) if row not in lead)
        if not draft:
            rows = _without_empty_presets(submission, section, rows)
        yield from _items(submission, rows, run_in=run_in)
        if section.key == "other_matters":
            yield from map(Text, _fees_left(submission, rows))


def _parts(submission: Submission, section: Section) -> Iterator[Block]:
    """Section five: rows of no part first, then （一）problems, （二）improvements."""
    rows = submission.section(section.key)
    for row in (row for row in rows if not row.part):
        yield from map(Text, (*lines(row.heading.text), *lines(row.text.text)))
    for number, part in enumerate(section.topics, start=1):
        yield SubHeading(f"（{chinese(number)}）{part.title}")
        for row in (row for row in rows if row.part == part.key):
            if not row.heading.blank:
                yield SubHeading(_alone(_one_line(row.heading.text)), level=3)
            yield from map(Text, lines(row.text.text))


def _items(
    submission: Submission, rows: tuple[Paragraphs, ...], *, run_in: bool
) -> Iterator[Block]:
    """Sections one and six: rows with a sub-heading are numbered, rows without follow on."""
    number = 0
    for row in rows:
        texts = lines(row.text.text) or lines(fee_sentence(submission, row))
        if row.heading.blank:
            yield from map(Text, texts)
            continue
        number += 1
        heading = _numbered(number, heading_of(row), submission.fact("numbering"))
        if run_in and texts:
            yield Text(texts[0], run_in=heading if heading[-1] in STOPS else heading + "。")
            yield from map(Text, texts[1:])
        else:
            yield SubHeading(_alone(heading))
            yield from map(Text, texts)


def fee_sentence(submission: Submission, row: Paragraphs) -> str:
    """The sentence that the three figures of the fee make when their row has no text.

    Figures left blank are not mentioned: nobody has stated them.
    """
    title = submission.edition.topic("processing_fee").title
    return fees_told(submission) if heading_of(row) == title else ""


def _without_empty_presets(
    submission: Submission, section: Section, rows: tuple[Paragraphs, ...]
) -> tuple[Paragraphs, ...]:
    """Rows without the headings that the template brought and nobody wrote anything under."""
    presets = {topic.title for topic in section.topics}
    goes_on = (*(row.heading.blank for row in rows[1:]), False)  # with a row of text alone
    return tuple(
        row
        for row, more in zip(rows, goes_on, strict=False)
        if not row.text.blank
        or heading_of(row) not in presets
        or more
        or fee_sentence(submission, row)
    )


def _fees_left(submission: Submission, rows: tuple[Paragraphs, ...]) -> Iterator[str]:
    """The sentence of the three figures where no row of the section says anything of the fee."""
    if not any("处理费" in row.heading.text + row.text.text for row in rows):
        yield from lines(fees_told(submission))


def fees_told(submission: Submission) -> str:
    """The three figures of the processing fee as a sentence, "" where none is filled in."""
    figures = submission.processing_fee
    given = {key: e.number for key, e in figures.items() if e.number is not None}
    if not given:
        return ""
    if not any(given.values()):
        return f"{submission.year}年，本机关没有收取信息处理费。"
    phrases = {
        "notices": "发出信息处理费收费通知{}件",
        "notified": "通知收取信息处理费{}元",
        "received": "实际收取信息处理费{}元",
    }
    told = [phrase.format(plain(given[key])) for key, phrase in phrases.items() if key in given]
    return f"{submission.year}年，本机关{'，'.join(told)}。"


def heading_of(row: Paragraphs) -> str:
    """The words of a sub-heading; a number typed before it gives way to that of the report."""
    return without_number(_one_line(row.heading.text))


def _one_line(text: str) -> str:
    return "".join(lines(text))


def _alone(heading: str) -> str:
    """A heading on a line of its own carries no full stop."""
    return heading.rstrip("。") or heading


def _numbered(number: int, heading: str, numbering: str) -> str:
    return f"{number}.{heading}" if numbering == "arabic" else f"（{chinese(number)}）{heading}"


def lines(text: str) -> list[str]:
    """The paragraphs in a cell: one per line, trimmed, empty ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def printed_number(entry: Entry) -> str:
    """A number as printed, digits as given; anything else as it stands, so that a draft shows it."""
    return plain(entry.number) if entry.number is not None else entry.text.strip()


def _signature(submission: Submission) -> Signature:
    name = submission.fact("signature") or submission.organ
    entry = submission.fields.get("date")
    written = date_of(entry) if entry is not None and entry.kind is not Kind.BLANK else None
    printed = f"{written.year}年{written.month}月{written.day}日" if written else ""
    if name == NO_SIGNATURE:
        return Signature("", "", sealed=False)
    return Signature(name, printed, sealed=submission.fact("sealed") == "yes")
