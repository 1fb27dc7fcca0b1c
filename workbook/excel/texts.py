"""Texts typed into the sheets of words of the workbook that is open in Excel: the cells that `workbook.texts` edits."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

from schemas.errors import WorkbookError
from schemas.filled.entries import Entry
from schemas.filled.notes import LABELS, is_note
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import Section
from workbook.excel.sheet import LiveSheet, as_words
from workbook.layout import (
    FACTS,
    FACTS_LABEL_COLUMN,
    TEXT_COLUMN,
    narrative_head_row,
    position,
)
from workbook.live import LiveBook
from workbook.placed import titled
from workbook.sheets.measure import LEAST_HEIGHT
from workbook.text_sheet import MOVED, OLD, cell_text, is_head, is_label, note_height
from workbook.texts import LEAD, agrees

SHORT = 255  # characters; no longer text is taken for a number or a date by Excel
LONGEST_AMONG = 8000  # characters; of a text written with its neighbours Excel takes 8203
MERGED = (
    "“{sheet}”第{first}行到第{last}行有合并的单元格，没有写入文字，工作簿没有改动。"
    "请选中这些行，点“合并后居中”取消合并，再点按钮。"
)


@dataclass(frozen=True)
class Area:
    """Texts for cells side by side of one sheet; ``ready`` is its last row that looks like one for typing."""

    sheet: LiveSheet
    row: int
    column: int
    lines: Sequence[Sequence[str]]
    ready: int = 0

    @property
    def last(self) -> int:
        """The row of the last line."""
        return self.row + len(self.lines) - 1


def write_texts(
    book: LiveBook, before: Submission, rows: Sequence[Paragraphs], lead: Entry | None
) -> bool:
    """Put rows in place of what their sections say now, words around tables and the lead beside their labels.

    ``before`` is the workbook as read just now. Sections without rows and everything else stay as
    they are. Returns whether the workbook, read again, says what it should. Raises WorkbookError
    (Chinese) before anything is written when a sheet has been moved about, is too old, merged or
    protected by a password, or a text is too long.
    """
    sheets = book.sheets()
    areas = [*_sections(sheets, before, rows), *_notes(sheets, rows), *_lead(sheets, lead)]
    with book.writing(), ExitStack() as opened:
        for sheet in {area.sheet.name: area.sheet for area in areas}.values():
            opened.enter_context(sheet.unlocked())
        for area in areas:
            book.progress(f"正在写入“{area.sheet.name}”……")
            _write(area)
    return agrees(book.submission(), before, rows, lead)


def _sections(
    sheets: Mapping[str, LiveSheet], before: Submission, rows: Sequence[Paragraphs]
) -> Iterator[Area]:
    for section in before.edition.sections:
        own = [row for row in rows if row.section == section.key and not is_note(row)]
        if own:
            yield _section(sheets[section.sheet], section, own)


def _section(sheet: LiveSheet, section: Section, rows: Sequence[Paragraphs]) -> Area:
    """The rows of a section, and blanks for what stands below them now."""
    head, cells = narrative_head_row(section.key), sheet.read()
    titles = [cells.cell(head, column).text for column in range(1, TEXT_COLUMN + 1)]
    if not is_head(titles):
        raise WorkbookError(MOVED.format(sheet=sheet.name))
    lines = [
        (title, cell_text(row.heading), cell_text(row.text)) for title, row in titled(section, rows)
    ]
    used = max([head, *cells.filled_rows(TEXT_COLUMN)]) - head
    lines += [("", "", "")] * (used - len(lines))
    area = Area(sheet, head + 1, 1, lines, max(head + 1, len(cells.rows)))
    if sheet.rows(area.row, len(lines), TEXT_COLUMN).merge_cells is not False:
        raise WorkbookError(MERGED.format(sheet=sheet.name, first=area.row, last=area.last))
    return area


def _notes(sheets: Mapping[str, LiveSheet], rows: Sequence[Paragraphs]) -> Iterator[Area]:
    for row in (row for row in rows if is_note(row)):
        yield _beside(sheets[row.text.sheet], row.text, LABELS[row.part], 1)


def _lead(sheets: Mapping[str, LiveSheet], lead: Entry | None) -> Iterator[Area]:
    if lead is not None:
        yield _beside(sheets[FACTS], lead, LEAD, FACTS_LABEL_COLUMN)


def _beside(sheet: LiveSheet, entry: Entry, label: str, column: int) -> Area:
    """A text for its cell, whose label stands in this column."""
    row, text = position(entry.address)
    if not is_label(sheet.read().cell(row, column).text, label):
        raise WorkbookError(OLD.format(sheet=sheet.name, label=label))
    return Area(sheet, row, text, [[cell_text(entry)]])


def _write(area: Area) -> None:
    sheet = area.sheet.sheet
    if area.ready:
        _make_ready(area)
    width = len(area.lines[0])
    among = [
        [_typed(each) if len(each) <= LONGEST_AMONG else None for each in line]
        for line in area.lines
    ]
    corner = (area.last, area.column + width - 1)
    sheet.range((area.row, area.column), corner).value = among
    for row, line in enumerate(area.lines, start=area.row):
        for column, each in enumerate(line, start=area.column):
            if len(each) > LONGEST_AMONG:
                sheet.range((row, column)).value = _typed(each)
    if area.ready:
        area.sheet.rows(area.row, len(area.lines), width).rows.autofit()
    else:
        _fit(sheet.range((area.row, area.column)), area.lines[0][0])


def _fit(cell: Any, text: str) -> None:
    """Make the row of a text high enough: Excel does that for no text that stands in merged cells."""
    count = cell.merge_area.shape[1] if cell.merge_cells else 1
    columns = range(cell.column, cell.column + count)
    width = sum(cell.sheet.range((cell.row, each)).column_width for each in columns)
    need = note_height(text, width)
    if cell.row_height < need:
        cell.row_height = need


def _make_ready(area: Area) -> None:
    """Rows that are hidden are shown, and rows beyond those made ready look like the last of these."""
    sheet = area.sheet.sheet
    area.sheet.unfilter()
    if area.last > area.ready:
        with suppress(Exception):  # how they look is no reason to go without the words
            last = sheet.range(f"{area.ready}:{area.ready}")
            last.autofill(sheet.range(f"{area.ready}:{area.last}"), "fill_formats")
    for row in range(area.row, area.last + 1):
        if sheet.range((row, 1)).row_height == 0:
            sheet.range((row, 1)).row_height = LEAST_HEIGHT


def _typed(text: str) -> str | None:
    """A text as Excel takes it for one: 10月15日 would become a date, 2025 a number."""
    if not text:
        return None
    return as_words(text) if len(text) > SHORT else f"'{text}"
