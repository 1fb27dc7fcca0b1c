"""The sheets of numbers: the three tables as the form prints them, and last year's below each other.

What a table looks like comes from its grid, where it stands from the layout, what adds up from the
form itself; only widths and wording are decided here.
"""

from collections.abc import Mapping
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.sums import total_parts
from schemas.form.grid import Role
from schemas.form.headings import sums
from schemas.form.model import CellKey, Edition
from workbook.layout import (
    LAST_YEAR,
    Block,
    address,
    column_letter,
    last_year_addresses,
    last_year_blocks,
    number_addresses,
)
from workbook.sheets.formulas import filled, total
from workbook.sheets.measure import lines
from workbook.sheets.notes import add_notes
from workbook.sheets.pages import Page, set_up
from workbook.sheets.prompts import ask_number
from workbook.sheets.styles import (
    CENTRE_LABEL,
    HEADING,
    NOTE,
    NUMBER_INPUT,
    NUMBER_TOTAL,
    SUBTITLE,
    TEXT_LABEL,
    put,
    put_title,
)
from workbook.sheets.table_checks import Site, add_checks, mark_numbers

BLUE, GREY = "4F81BD", "A6A6A6"
LINE_HEIGHT, LEAST_HEIGHT = 14.5, 23.0
CHECK_WIDTH = 11
# Widths by section (or sheet): of the columns of labels, then of each column of numbers.
WIDTHS: dict[str, tuple[tuple[float, ...], float]] = {
    "disclosure": ((34,), 22),
    "requests": ((7, 16, 43), 13),
    "review": ((), 10.5),
    LAST_YEAR: ((18, 10, 36), 9.5),
}
PAGES = {
    "disclosure": Page("wsDisclosure", BLUE, "", freeze="A4"),
    "requests": Page("wsRequests", BLUE, "", freeze="D7"),
    "review": Page("wsReview", BLUE, "", freeze="A4", landscape=True),
    LAST_YEAR: Page("wsLastYear", GREY, "", freeze="A4"),
}
HINTS = {
    "disclosure": "表格里浅黄色的格子都要填；没有发生的填 0。件数填整数；收费金额以万元为单位，最多六位小数。",
    "requests": "表格里浅黄色的格子都要填整数（单位：件），没有发生的填 0，不要留空。总计自动相加；"
    "右边和下边的核对格变红，表示该行或该列不相等。",
    "review": "表格里浅黄色的格子都要填整数（单位：件），没有发生的填 0，不要留空。总计自动相加，下面一行自动核对。",
    LAST_YEAR: "可以不填。照抄上年报告中的数字（总计也照抄），用于核对上年结转等数字，不印进本年的报告。",
}


def fill_table_sheet(sheet: Worksheet, block: Block, edition: Edition) -> None:
    """Write one of the sheets 二, 三, 四: table, formulas, prompts, live checks."""
    widths = _widths(block)
    _top(sheet, block.section.heading(), HINTS[block.section.key], widths)
    addresses = {key: cell for key, (_, cell) in number_addresses(edition).items()}
    inputs: list[str] = []
    for table in block.section.tables:
        at = {key: addresses[key] for key in table.cell_keys()}
        formulas = {
            key: f"={total(at[part] for part in parts)}"
            for key, parts in total_parts(table).items()
        }
        typed = [at[key] for key in table.cell_keys() if key not in formulas]
        inputs += typed
        _write_numbers(sheet, block, table.key, formulas)
        ask_number(sheet, typed, table.unit)
        add_checks(Site(sheet, block, table, at), edition)
    _write_labels(sheet, block, widths)
    add_notes(sheet, block, edition)
    put(sheet, f"A3:{column_letter(len(widths))}3", _progress(inputs), NOTE)
    sheet.row_dimensions[3].height = 20
    set_up(sheet, replace(PAGES[block.section.key], cursor=_first_number(block)))


def fill_last_year_sheet(sheet: Worksheet, edition: Edition) -> None:
    """Write 上年数据: the same tables, every number typed, nothing required."""
    labels, number = WIDTHS[LAST_YEAR]
    across = max(block.grid.columns for block in last_year_blocks(edition))
    widths = (*labels, *(number,) * (across - len(labels)))
    _top(sheet, "上年数据", HINTS[LAST_YEAR], widths)
    addresses = {key: cell for key, (_, cell) in last_year_addresses(edition).items()}
    for block in last_year_blocks(edition):
        title = f"A{block.top - 1}:{address(block.top - 1, block.grid.columns)}"
        put(sheet, title, f"上年{block.section.heading()[2:]}", SUBTITLE)
        sheet.row_dimensions[block.top - 1].height = 24
        for table in block.section.tables:
            at = {key: addresses[key] for key in table.cell_keys()}
            _write_numbers(sheet, block, table.key, {})
            ask_number(sheet, at.values(), table.unit)
            mark_numbers(Site(sheet, block, table, at))
        _write_labels(sheet, block, widths)
    first = last_year_blocks(edition)[0]
    set_up(sheet, replace(PAGES[LAST_YEAR], cursor=_first_number(first)))


def _widths(block: Block) -> tuple[float, ...]:
    """The widths of the columns of a table sheet, that of the differences beside it included."""
    labels, number = WIDTHS[block.section.key]
    numbers = (number,) * (block.grid.columns - len(labels))
    checked = any(sums(table.columns) for table in block.section.tables) and labels
    return (*labels, *numbers, *((CHECK_WIDTH,) if checked else ()))


def _first_number(block: Block) -> str:
    return block.address(block.grid.value_cells()[0])


def _top(sheet: Worksheet, title: str, hint: str, widths: tuple[float, ...]) -> None:
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[column_letter(number)].width = width
    last = column_letter(len(widths))
    put_title(sheet, title, widths)
    put(sheet, f"A2:{last}2", hint, NOTE)
    sheet.row_dimensions[2].height = 4 + LINE_HEIGHT * lines(hint, sum(widths))


def _progress(inputs: list[str]) -> str:
    done = filled(inputs)
    return f'="已填 "&{done}&" 格，共 {len(inputs)} 格"&IF({done}={len(inputs)},"，全部填完 √","")'


def _write_numbers(
    sheet: Worksheet, block: Block, table: str, formulas: Mapping[CellKey, str]
) -> None:
    for cell in block.grid.value_cells():
        if cell.key is not None and cell.key.table == table:
            formula = formulas.get(cell.key)
            look = NUMBER_TOTAL if formula else NUMBER_INPUT
            put(sheet, block.range(cell), formula, look)


def _write_labels(sheet: Worksheet, block: Block, widths: tuple[float, ...]) -> None:
    """Labels as printed, and rows high enough for the longest of them."""
    heights = dict.fromkeys(range(block.grid.rows), LEAST_HEIGHT)
    for cell in block.grid.label_cells():
        look = HEADING if cell.role is not Role.ROW_LABEL else TEXT_LABEL
        if cell.role is Role.ROW_LABEL and cell.rows > 1:
            look = CENTRE_LABEL
        put(sheet, block.range(cell), cell.text, look)
        width = sum(widths[cell.column : cell.column + cell.columns])
        need = (8 + LINE_HEIGHT * lines(cell.text, width)) / cell.rows
        for row in range(cell.row, cell.row + cell.rows):
            heights[row] = max(heights[row], need)
    for row, height in heights.items():
        sheet.row_dimensions[block.top + row].height = height
