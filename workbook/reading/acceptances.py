"""The sheet 校验结果 read, whatever carries it: which findings the office has remarked on, and how."""

from collections.abc import Iterable, Sequence

from schemas.filled.acceptance import Acceptance
from workbook.layout import RESULT_HEAD, RESULT_HEAD_ROW, WHOLE_SHEET
from workbook.reading.cells import SheetCells

SHEET, CELL, MESSAGE, REASON = map(RESULT_HEAD.index, ("工作表", "单元格", "问题", "处理说明"))


def acceptances_in(lines: Iterable[Sequence[str]]) -> tuple[Acceptance, ...]:
    """The lines below the head, each as the texts of its eight cells -> those with a 处理说明."""
    found = []
    for line in lines:
        reason, message = line[REASON].strip(), line[MESSAGE]
        if reason and message:
            place = line[CELL].strip()
            place = "" if place == WHOLE_SHEET else place
            found.append(Acceptance(line[SHEET].strip(), place, message, reason))
    return tuple(found)


def read_acceptances(sheet: SheetCells) -> tuple[Acceptance, ...]:
    """The same from the cells of 校验结果 in a file or an open workbook."""
    width = len(RESULT_HEAD)
    rows = (row for row in sheet.filled_rows(width) if row > RESULT_HEAD_ROW)
    return acceptances_in(
        [sheet.cell(row, column).text for column in range(1, width + 1)] for row in rows
    )
