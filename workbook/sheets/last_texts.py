"""Last year's texts beside the cells for this year's: grey, in a column of their own, never read as text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.submission import Paragraphs
from schemas.form.model import Edition, Section
from workbook.files.escapes import escaped
from workbook.layout import (
    CELL_LIMIT,
    COUNT_COLUMN,
    LAST_TEXT_COLUMN,
    LAST_TEXT_HEAD,
    NARRATIVE_ROWS,
    address,
    column_letter,
    narrative_head_row,
)
from workbook.sheets.measure import lines, row_height
from workbook.sheets.narrative import EMPTY_ROWS
from workbook.sheets.styles import NO_FILL, PROSE_INPUT, QUIET, font, put

WIDTH = 60
LOOK = replace(PROSE_INPUT, font=font(9, QUIET), fill=NO_FILL)


def show_last_texts(book: Workbook, edition: Edition, earlier: Sequence[Paragraphs]) -> None:
    """Write the texts of `earlier`, last year's narrative, into a template whose headings are filled in.

    Each stands in the row of its sub-heading, what had none in the row above; they are not printed.
    """
    for section in edition.narrative_sections():
        rows = [row for row in earlier if row.section == section.key]
        if any(not row.text.blank for row in rows):
            _show(book[section.sheet], section, rows)


def _show(sheet: Worksheet, section: Section, rows: Sequence[Paragraphs]) -> None:
    head = narrative_head_row(section.key)
    sheet.column_dimensions[column_letter(LAST_TEXT_COLUMN)].width = WIDTH
    put(sheet, address(head, LAST_TEXT_COLUMN), LAST_TEXT_HEAD, LOOK)
    texts: dict[int, list[str]] = {}
    for row, text in _placed(rows):
        texts.setdefault(head + 1 + row, []).append(text)
    for row, found in texts.items():
        words = "\n".join(found)[:CELL_LIMIT]
        put(sheet, address(row, LAST_TEXT_COLUMN), None, LOOK)
        cell = sheet[address(row, LAST_TEXT_COLUMN)]
        cell.value = escaped(words)
        cell.data_type = "s"  # whatever it begins with
        height = sheet.row_dimensions[row].height or 0
        sheet.row_dimensions[row].height = row_height(lines(words, WIDTH), least=height)
    bottom = head + max(NARRATIVE_ROWS, len(rows))
    sheet.print_area = f"A1:{address(bottom, COUNT_COLUMN)}"


def _placed(rows: Sequence[Paragraphs]) -> Iterator[tuple[int, str]]:
    """Each text with the row, from 0, in which this year's belongs: that of the heading above it.

    Without any heading the template's own rows stay, those of the improvements below the problems'.
    """
    headed = any(not row.heading.blank for row in rows)
    at = -1
    for row in rows:
        at += not row.heading.blank
        if not row.text.blank:
            below = not headed and row.part == "improvements"
            yield EMPTY_ROWS if below else max(at, 0), row.text.text
