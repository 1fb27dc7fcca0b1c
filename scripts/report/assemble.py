"""A `Submission` becomes a `Report`: headings numbered, numbers printed, lead and signature written.

Nothing is judged here; a submission with findings is refused or marked as a draft before.
"""

from collections.abc import Iterator

from schemas.errors import ReportError
from schemas.filled.entries import Entry, Kind, plain
from schemas.filled.lead import lead_rows
from schemas.filled.notes import AFTER, around
from schemas.filled.organ import is_unsigned
from schemas.filled.references import resolved
from schemas.filled.submission import Submission, date_of
from schemas.form.grid import lay_out
from schemas.form.model import Section
from schemas.rules.files import UNREAD
from schemas.rules.publication import REACHED
from scripts.report.model import (
    Block,
    Note,
    Report,
    ReportSection,
    Signature,
    SubHeading,
    TableBlock,
    Text,
    year_title,
)
from scripts.report.narrative import (
    before_table,
    closing,
    lines,
    section_in_words,
    usual_lead,
)
from scripts.report.picture.figures import picture_of

ADDED = "added"  # the keys of sections that are none of the form's: added-1


def report_of(submission: Submission, *, draft: bool = False, illustrated: bool = False) -> Report:
    """The report of a submission whose year is known; ReportError (Chinese) when it is not.

    ``illustrated`` has the picture of the year behind the signature.
    """
    submission = resolved(submission)
    year = submission.year
    if year is None:
        raise ReportError(
            "“基本信息”中没有可识别的报告年度，无法生成报告。请填四位数字的年份，如2025。"
        )
    wording = submission.fact("wording")
    return Report(
        organ=submission.organ,
        year=year,
        title=(submission.organ, year_title(year)),
        lead=tuple(_lead(submission, year)),
        sections=tuple(
            part
            for section in submission.edition.sections
            for part in _sections(section, submission, wording, draft)
        ),
        signature=_signature(submission),
        draft=draft,
        picture=picture_of(submission, year, draft=draft),
        illustrated=illustrated,
    )


def _lead(submission: Submission, year: int) -> Iterator[Text]:
    """The office's own lead where it wrote one, else ours, unless it wants none: never two."""
    contact = submission.fact("contact").rstrip("。")
    own = [line for row in lead_rows(submission) for line in lines(row.text.text)]
    own += lines(submission.fact("own_lead"))
    if own:
        said = "".join(own)
        told = "" if contact in said else closing(contact, asked=REACHED.search(said) is not None)
        opens = told and own[-1].endswith(("：", ":"))  # 报告如下：
        yield from map(Text, [*own, told] if opens else [*own[:-1], own[-1] + told])
    elif submission.fact("lead") == "yes":
        yield Text(usual_lead(submission.edition, submission.organ, year, contact))


def _sections(
    section: Section, submission: Submission, wording: str, draft: bool
) -> Iterator[ReportSection]:
    """A section of the form under its heading, or the office's own; then those the office adds."""
    key, heading, blocks, added = section.key, section.heading(wording), list[Block](), 0
    for block in _blocks(submission, section, draft=draft):
        if not isinstance(block, SubHeading) or block.level > 1:
            blocks.append(block)
            continue
        if not block.text.startswith(f"{section.number}、"):
            yield ReportSection(key, heading, tuple(blocks))
            added += 1
            key, blocks = f"{ADDED}-{added}", []
        heading = block.text
    yield ReportSection(key, heading, tuple(blocks))


def _blocks(submission: Submission, section: Section, *, draft: bool) -> Iterator[Block]:
    unread = any(i.sheet == section.sheet and i.code in UNREAD for i in submission.issues)
    if draft and unread and not submission.section(section.key):
        yield Text(f"（工作表“{section.sheet}”的行列与模板不一致，没有读取，此处留空。）")
    if section.tables:
        grid = lay_out(section.tables)
        keys = [cell.key for cell in grid.value_cells() if cell.key is not None]
        printed = {key: printed_number(submission.numbers[key]) for key in keys}
        yield from before_table(submission, section)
        yield TableBlock(section.title, grid, printed, submission.edition.words)
        for text in around(submission, section, AFTER):
            yield from map(Note, lines(text))
    else:
        yield from section_in_words(submission, section, draft=draft)


def printed_number(entry: Entry) -> str:
    """A number as printed, digits as given; anything else as it stands, so that a draft shows it."""
    return plain(entry.number) if entry.number is not None else entry.text.strip()


def _signature(submission: Submission) -> Signature:
    name = submission.fact("signature") or submission.organ
    entry = submission.fields.get("date")
    written = date_of(entry) if entry is not None and entry.kind is not Kind.BLANK else None
    printed = f"{written.year}年{written.month}月{written.day}日" if written else ""
    if is_unsigned(name):
        return Signature("", "", sealed=False)
    return Signature(name, printed, sealed=submission.fact("sealed") == "yes")
