"""The sheet 数字引用: every name that may stand in a text for a number of the tables, with its value.

The values are formulas, so that the list shows what the report would print right now.
"""

from dataclasses import replace
from itertools import groupby

from openpyxl.worksheet.worksheet import Worksheet

from schemas.form import Edition
from schemas.references import Reference, references
from workbook.layout import number_addresses
from workbook.pages import Page, set_up
from workbook.styles import CENTRE, HEADING, NOTE, SUBTITLE, TEXT_LABEL, TITLE, font, put

PAGE = Page("wsReferences", "7A8699", "A8", freeze="A7", one_page=False, repeat="6:6")
WIDTHS = (46, 14, 40)
HEAD_ROW = 6
HEAD = ("在正文中写", "现在的数", "取自")
USAGE = (
    "正文里凡是表格中已有的数，可以不写数字，写下面左边一列的名称（连同括号〔〕），生成报告时换成表格里的数。",
    "例：“全年新收申请〔新收申请〕件，其中自然人〔新收申请.自然人〕件。”名称可以从这里复制粘贴。",
    "数为零时要换一种说法的，在名称后面写两句话，用竖线隔开，前一句用于零，后一句里用#代表数字：",
    "“〔新收申请｜全年没有收到政府信息公开申请｜全年收到政府信息公开申请#件〕。”",
)
NAME = replace(TEXT_LABEL, font=font(11, "1F3A5F"))
VALUE = replace(TEXT_LABEL, align=CENTRE, font=font(bold=True))
PLACE = replace(TEXT_LABEL, font=font(10, "5F656E"))


def fill_references_sheet(sheet: Worksheet, edition: Edition) -> None:
    """Write how references are used, then all of them by the table they come from."""
    for letter, width in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet, "A1:C1", "数字引用", TITLE)
    sheet.row_dimensions[1].height = 32
    for row, text in enumerate(USAGE, start=2):
        put(sheet, f"A{row}:C{row}", text, NOTE)
        sheet.row_dimensions[row].height = 18
    for letter, text in zip("ABC", HEAD, strict=True):
        put(sheet, f"{letter}{HEAD_ROW}", text, HEADING)
    sheet.row_dimensions[HEAD_ROW].height = 24
    row = HEAD_ROW + 1
    for group, members in groupby(references(edition).values(), key=lambda each: each.group):
        put(sheet, f"A{row}:C{row}", group, SUBTITLE)
        sheet.row_dimensions[row].height = 24
        for reference in members:
            row += 1
            _line(sheet, row, reference, edition)
        row += 1
    set_up(sheet, PAGE)


def _line(sheet: Worksheet, row: int, reference: Reference, edition: Edition) -> None:
    places = [number_addresses(edition)[key] for key in reference.keys]
    cells = ",".join(f"'{name}'!{cell}" for name, cell in places)
    put(sheet, f"A{row}", f"〔{reference.name}〕", NAME)
    put(sheet, f"B{row}", f'=IF(COUNT({cells})<{len(places)},"",SUM({cells}))', VALUE)
    put(sheet, f"C{row}", _told(places), PLACE)
    sheet.row_dimensions[row].height = 18


def _told(places: list[tuple[str, str]]) -> str:
    """Where the number stands: 三、申请办理 J7, a sum as its first and last cell."""
    sheet, first = places[0]
    if len(places) == 1:
        return f"{sheet} {first}"
    if len(places) == 2:
        return f"{sheet} {first}加{places[-1][1]}"
    return f"{sheet} {first}至{places[-1][1]}各格相加"
