"""Below a table and its checks: two cells for words that stand before the table and under it."""

from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.notes import NOTES
from schemas.form.model import Edition
from workbook.layout import Block, column_letter, note_areas, position
from workbook.sheets.measure import lines, row_height
from workbook.sheets.prompts import ask
from workbook.sheets.styles import PROSE_INPUT, TEXT_LABEL, put

LEAST_HEIGHT = 34.0


def add_notes(sheet: Worksheet, block: Block, edition: Edition) -> None:
    """Label and input cell of each, unlocked, with a prompt."""
    for note in NOTES:
        label, text = note_areas(block)[note.key]
        put(sheet, label, f"{note.label}（可不填）", TEXT_LABEL)
        put(sheet, text, None, PROSE_INPUT)
        ask(sheet, text.partition(":")[0], note.label, note.asked(edition))
        fit_note(sheet, text)


def fit_note(sheet: Worksheet, area: str) -> None:
    """Make the row as high as its text needs: programs do not do that for merged cells."""
    first, last = area.split(":")
    columns = range(position(first)[1], position(last)[1] + 1)
    width = sum(sheet.column_dimensions[column_letter(column)].width for column in columns)
    need = lines(str(sheet[first].value or ""), width)
    sheet.row_dimensions[position(first)[0]].height = row_height(need, least=LEAST_HEIGHT, margin=6)
