"""Findings written into the workbook that is open in Excel, and taken out again.

The same marks as in a file (`workbook.marks`): each replaces the other.
"""

import datetime as dt
from collections.abc import Sequence

from schemas.errors import WorkbookError
from schemas.filled.acceptance import Acceptance
from schemas.issues import Issue, Severity
from workbook.excel.sheet import LiveSheet, as_words
from workbook.layout import RESULT_HEAD, RESULT_HEAD_ROW, RESULTS, address
from workbook.live import LiveBook
from workbook.marking.findings import (
    FIRST,
    LINK,
    LINK_COLOUR,
    PLACE,
    UNLISTED,
    Line,
    Mark,
    lines_of,
    marks_of,
)
from workbook.reading.acceptances import read_acceptances

WIDTH = len(RESULT_HEAD)
ROOM = 299
Rows = list[list[str | int | float | None]]


def mark_book(book: LiveBook, issues: Sequence[Issue], now: dt.datetime) -> list[str]:
    """Exchange all marks of the workbook for these; returns what could not be done, in sentences."""
    marks = marks_of(issues)
    refused: list[str] = []
    with book.writing():
        for name, sheet in book.sheets().items():
            if name != RESULTS:
                book.progress(f"正在标注“{name}”……")
                _attempt(sheet, [mark for mark in marks if mark.sheet == name], refused)
        book.progress(f"正在写入“{RESULTS}”……")
        refused += _fill_results(book, issues, now)
    return refused


def clear_book(book: LiveBook) -> list[str]:
    """Take all marks, notes and results out; returns what could not be done, in sentences."""
    refused: list[str] = []
    with book.writing():
        for name, sheet in book.sheets().items():
            if name != RESULTS:
                _attempt(sheet, (), refused)
        results = results_sheet(book)
        if results is not None:
            try:
                with results.unlocked():
                    results.unfilter()
                    _empty(results)
            except WorkbookError as error:
                refused.append(str(error))
    return refused


def remarks_of(sheet: LiveSheet) -> tuple[Acceptance, ...]:
    """What the clerk has written about findings of the last check."""
    return read_acceptances(sheet.read())


def results_sheet(book: LiveBook) -> LiveSheet | None:
    """The sheet 校验结果, if the workbook has it and nobody has made it something else."""
    sheet = book.sheets().get(RESULTS)
    if sheet is None:
        return None
    head = sheet.texts(RESULT_HEAD_ROW, WIDTH)[:1]
    return (
        sheet if [tuple(each.strip() for each in line) for line in head] == [RESULT_HEAD] else None
    )


def _attempt(sheet: LiveSheet, marks: Sequence[Mark], refused: list[str]) -> None:
    try:
        without = _mark_sheet(sheet, marks)
        if without:
            cells = "、".join(without)
            refused.append(f"“{sheet.name}”{cells}没有加上批注，问题见“{RESULTS}”表。")
    except WorkbookError as error:
        refused.append(str(error))


def _mark_sheet(sheet: LiveSheet, marks: Sequence[Mark]) -> list[str]:
    """Exchange the marks of a sheet; returns the cells that took no note."""
    if not marks and not sheet.marked():
        return []
    with sheet.unlocked():
        sheet.unhighlight()
        sheet.remove_notes()
        cells = {s: [mark.cell for mark in marks if mark.severity is s] for s in Severity}
        sheet.highlight(cells)
        return sheet.add_notes({mark.cell: mark.note for mark in marks})


def _fill_results(book: LiveBook, issues: Sequence[Issue], now: dt.datetime) -> list[str]:
    sheet = results_sheet(book)
    if sheet is None:
        return [UNLISTED]
    remarks = remarks_of(sheet)
    found = lines_of(issues, remarks, ROOM, now)
    try:
        with sheet.unlocked():
            sheet.unfilter()
            _empty(sheet)
            there = book.sheets()
            sheet.write(FIRST, [_cells(line, line.sheet in there) for line in found])
            sheet.rows(FIRST, len(found), WIDTH).rows.autofit()
            links = [row for row, line in enumerate(found, start=FIRST) if line.sheet in there]
            sheet.colour([address(row, PLACE) for row in links], LINK, LINK_COLOUR)
    except WorkbookError as error:
        return [str(error)]
    return []


def _cells(line: Line, linked: bool) -> list[str | int | float | None]:
    """The cells of a line; the place as a formula that leads there."""
    values: list[str | int | float | None] = [
        (as_words(value) if isinstance(value, str) else value) or None for value in line.values()
    ]
    if linked:
        target = line.target.replace('"', '""')
        values[PLACE - 1] = f'=HYPERLINK("#{target}","{line.cell}")'
    return values


def _empty(sheet: LiveSheet) -> None:
    """Remove the lines and colours of the last check."""
    sheet.unhighlight()
    count = len(sheet.texts(FIRST, WIDTH))
    if count:
        rows = sheet.rows(FIRST, count, WIDTH)
        rows.clear_contents()
        rows.rows.autofit()
