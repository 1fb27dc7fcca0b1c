"""The sheet 校验结果 read: which findings the office has ticked off, and why."""

from schemas.filled.acceptance import Acceptance
from workbook.layout import RESULT_HEAD, RESULT_HEAD_ROW, WHOLE_SHEET
from workbook.reading.cells import SheetCells

SHEET, CELL, MESSAGE, REASON = (
    RESULT_HEAD.index(title) + 1 for title in ("工作表", "单元格", "问题", "处理说明")
)


def read_acceptances(sheet: SheetCells) -> tuple[Acceptance, ...]:
    """The rows of 校验结果 whose 处理说明 is filled in."""
    found = []
    for row in sheet.filled_rows(REASON):
        if row <= RESULT_HEAD_ROW:
            continue
        reason = sheet.cell(row, REASON).text.strip()
        message = sheet.cell(row, MESSAGE).text
        if reason and message:
            name, place = (sheet.cell(row, column).text.strip() for column in (SHEET, CELL))
            place = "" if place == WHOLE_SHEET else place
            found.append(Acceptance(name, place, message, reason))
    return tuple(found)
