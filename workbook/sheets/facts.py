"""The sheet 基本信息: one line for each fact about the reporting body."""

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.organ import FIELDS, Field
from schemas.form.model import Edition
from workbook.layout import (
    FACTS_FIRST_ROW,
    FACTS_LABEL_COLUMN,
    FACTS_NOTE_COLUMN,
    FACTS_VALUE_COLUMN,
    address,
    fact_addresses,
)
from workbook.sheets.pages import Page, set_up
from workbook.sheets.prompts import ask, ask_choice, ask_date, ask_year
from workbook.sheets.styles import HEADING, NOTE, TEXT_INPUT, TEXT_LABEL, font, put, put_title

PAGE = Page("wsFacts", "C79A3B", "B4", freeze="A4", landscape=True)
WIDTHS = (24, 44, 72)
HEAD = ("项目", "填写内容", "说明")
HINT = "这些内容决定报告的标题、署名和样式。加粗的项目必须填写；有下拉箭头的请从列表中选择。"
DATE = 'yyyy"年"m"月"d"日"'
# Text formats keep the first 0 of a telephone number and stop Excel from reading dates into names
# and the number 1 into the choice 1.
NUMBER_FORMATS = {"year": "0", "date": DATE}
TEXT = "@"


def fill_facts_sheet(sheet: Worksheet, edition: Edition) -> None:
    """Write labels, input cells with defaults and drop-downs, and a note beside each."""
    for letter, width in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    put_title(sheet, "基本信息", WIDTHS)
    put(sheet, "A2:C2", HINT, NOTE)
    for column, text in enumerate(HEAD, start=1):
        put(sheet, address(FACTS_FIRST_ROW - 1, column), text, HEADING)
    for number, fact in enumerate(FIELDS):
        _write(sheet, FACTS_FIRST_ROW + number, fact, edition)
    for row, height in ((2, 22), (FACTS_FIRST_ROW - 1, 26)):
        sheet.row_dimensions[row].height = height
    set_up(sheet, PAGE)


def _write(sheet: Worksheet, row: int, fact: Field, edition: Edition) -> None:
    label = replace(TEXT_LABEL, font=font(bold=fact.required))
    put(sheet, address(row, FACTS_LABEL_COLUMN), fact.label, label)
    number_format = NUMBER_FORMATS.get(fact.key, TEXT)
    value = fact.choices.get(fact.default) if fact.choices else fact.default or None
    look = replace(TEXT_INPUT, number_format=number_format)
    put(sheet, address(row, FACTS_VALUE_COLUMN), value, look)
    asked = fact.asked(edition)
    note = f"必填。{asked}" if fact.required else asked
    put(
        sheet,
        address(row, FACTS_NOTE_COLUMN),
        note,
        replace(NOTE, align=TEXT_LABEL.align, border=TEXT_LABEL.border),
    )
    sheet.row_dimensions[row].height = 28
    _prompt(sheet, fact, edition)


def _prompt(sheet: Worksheet, fact: Field, edition: Edition) -> None:
    asked = fact.asked(edition)
    cell = fact_addresses()[fact.key][1]
    if fact.choices:
        ask_choice(sheet, cell, fact.choices.values(), fact.label, asked)
    elif fact.key == "year":
        ask_year(sheet, cell, edition.first_year, fact.label, asked)
    elif fact.key == "date":
        ask_date(sheet, cell, fact.label, asked)
    else:
        ask(sheet, cell, fact.label, asked)
