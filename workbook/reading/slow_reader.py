"""Sheets written in unfamiliar ways, read by openpyxl into the same cells: slow, rare and exact."""

import datetime as dt
import warnings
from collections.abc import Collection
from io import BytesIO
from typing import cast

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet

from schemas.errors import WorkbookError
from workbook.files.package import Package
from workbook.reading.cells import SheetCells, Value
from workbook.reading.formats import PROBE, seen
from workbook.reading.guard import COLUMNS, ROWS, Guard, covered
from workbook.reading.hidden import Hidden

# built-in number formats that are dates in Chinese Excel (ECMA-376 part 1, 18.8.30); openpyxl
# knows only those that are dates everywhere
CHINESE_DATES = frozenset((*range(27, 37), *range(50, 59)))


def read_slowly(package: Package, names: Collection[str]) -> dict[str, SheetCells]:
    """The sheets of these names, each of which the workbook has; WorkbookError if unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features it would lose on saving; we never save
            values = load_workbook(BytesIO(package.data), data_only=True)
            formulas = load_workbook(BytesIO(package.data))
            sheets = {name: (values[name], formulas[name]) for name in names}
    except Exception as error:  # whatever openpyxl stumbles over, to a clerk the file is unreadable
        raise WorkbookError(
            f"“{package.name}”的内容无法读取，可能已损坏。请用Excel或WPS打开，"
            "另存为“Excel 工作簿（.xlsx）”后再试。"
        ) from error
    return {name: _sheet(name, *both, values.epoch) for name, both in sheets.items()}


def _sheet(name: str, values: Worksheet, formulas: Worksheet, epoch: dt.datetime) -> SheetCells:
    rows: list[list[Value]] = []
    typed: dict[str, Cell] = {}
    for cell in _filled(values):
        typed[cell.coordinate] = cell
        while len(rows) < cell.row:
            rows.append([None] * COLUMNS)
        rows[cell.row - 1][cell.column - 1] = _value(cell, epoch)
    with_formula = frozenset(c.coordinate for c in _filled(formulas) if c.data_type == "f")
    without_value = frozenset(
        place
        for place in with_formula
        # an empty text (t="str") is a value too
        if place not in typed or (typed[place].value is None and typed[place].data_type == "n")
    )
    errors = {place: str(cell.value) for place, cell in typed.items() if cell.data_type == "e"}
    formats = {
        place: cell.number_format
        for place, cell in typed.items()
        if cell.data_type == "n" and seen(PROBE, cell.number_format)
    }
    merged = covered(str(area) for area in values.merged_cells.ranges)
    hidden = _hidden(values)
    guard = Guard(with_formula, without_value, errors, merged, formats, hidden)
    return SheetCells(name, rows, guard)


def _hidden(sheet: Worksheet) -> Hidden:
    columns = [each for each in sheet.column_dimensions.values() if each.hidden]
    return Hidden(
        frozenset(row for row, each in sheet.row_dimensions.items() if each.hidden),
        frozenset(n for e in columns for n in range(e.min or 1, min(e.max or 0, COLUMNS) + 1)),
    )


def _filled(sheet: Worksheet) -> list[Cell]:
    """The cells that hold anything near enough to matter; iter_rows would visit every row to it."""
    return [
        cell
        for cell in sheet._cells.values()
        if isinstance(cell, Cell) and cell.row <= ROWS and cell.column <= COLUMNS
    ]


def _value(cell: Cell, epoch: dt.datetime) -> Value:
    value = cell.value
    if isinstance(value, int | float) and cell.data_type == "n":
        style: StyleArray = cell._style  # type: ignore[attr-defined]
        if style.numFmtId in CHINESE_DATES:
            return cast(Value, from_excel(value, epoch))
        return float(value)
    return cast(Value, value)
