"""The sheet 校验结果: an empty list with its head, ready for the findings of a check."""

from dataclasses import replace

from openpyxl.styles import Alignment, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from workbook.layout import RESULT_HEAD, RESULT_HEAD_ROW, address, column_letter
from workbook.sheets.pages import Page, set_up
from workbook.sheets.styles import (
    CAUTION,
    GRID,
    HEAD,
    HEADING,
    INPUT,
    NAVY,
    NOTE,
    TOP,
    WRONG,
    Look,
    changed,
    font,
    put,
    put_title,
)
from workbook.sheets.table_checks import highlight

PAGE = Page("wsResults", "D08A3C", "A5", freeze="A5", landscape=True, one_page=False, repeat="4:4")
WIDTHS = (6, 8, 17, 10, 52, 16, 32, 26)
ROWS = 300  # rows dressed beforehand
NOTICE = (
    "保存后运行“校验”，发现的问题会列在这里：“错误”必须改正，“提醒”请核实，“提示”供参考。",
    "核实过的提醒，可以在“处理说明”里写明原因。改动数字以后请重新校验，这里的内容不会自动更新。",
)
COLOURS = {
    "错误": WRONG,
    "提醒": CAUTION,
    "提示": changed(NAVY, HEAD),
}


def fill_results_sheet(sheet: Worksheet) -> None:
    """Write title, notice and head, and dress the rows where findings will stand."""
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[column_letter(number)].width = width
    last = column_letter(len(RESULT_HEAD))
    put_title(sheet, "校验结果", WIDTHS)
    for row, text in enumerate(NOTICE, start=2):
        put(sheet, f"A{row}:{last}{row}", text, NOTE)
        sheet.row_dimensions[row].height = 20
    for column, text in enumerate(RESULT_HEAD, start=1):
        put(sheet, address(RESULT_HEAD_ROW, column), text, HEADING)
    sheet.row_dimensions[RESULT_HEAD_ROW].height = 26
    looks = _looks()
    for row in range(RESULT_HEAD_ROW + 1, RESULT_HEAD_ROW + 1 + ROWS):
        for column, look in enumerate(looks, start=1):
            look.dress(sheet.cell(row, column))
    _colours(sheet)
    set_up(sheet, PAGE)


def _looks() -> tuple[Look, ...]:
    """One look for each column of a finding; only the clerk's remark is typed."""
    text = Look(font(10), TOP)
    centred = replace(text, align=Alignment(horizontal="center", vertical="top"))
    remark = replace(text, locked=False)
    return (centred, centred, text, centred, text, text, text, remark)


def _colours(sheet: Worksheet) -> None:
    """Lines appear with the findings, so that an empty list prints on one page."""
    first, last = RESULT_HEAD_ROW + 1, RESULT_HEAD_ROW + ROWS
    severity = column_letter(RESULT_HEAD.index("级别") + 1)
    remark = column_letter(len(RESULT_HEAD))
    for word, look in COLOURS.items():
        area = f"{severity}{first}:{severity}{last}"
        highlight(sheet, (area,), f'{severity}{first}="{word}"', look)
    found = f'$E{first}<>""'
    input_ground = DifferentialStyle(fill=PatternFill("solid", bgColor=INPUT), border=GRID)
    highlight(sheet, (f"{remark}{first}:{remark}{last}",), found, input_ground)
    highlight(sheet, (f"A{first}:{remark}{last}",), found, DifferentialStyle(border=GRID))
