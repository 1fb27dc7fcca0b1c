"""Workbooks opened by openpyxl, to be looked at, changed and saved, in half of its time."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.merge import MergedCellRange


def book_in(source: Path | str | BytesIO, **options: Any) -> Workbook:
    """The workbook, but for the borders that openpyxl draws around merged cells, which take as long.

    What openpyxl says it will lose is not heard.
    """
    with warnings.catch_warnings(), mock.patch.object(MergedCellRange, "format", _members):
        warnings.simplefilter("ignore")
        return load_workbook(source, **options)


def _members(area: MergedCellRange) -> None:
    """The cells of a merge are merged cells, whatever they look like."""
    for row, column in area.cells:
        area.ws._cells.setdefault((row, column), MergedCell(area.ws, row=row, column=column))
