"""What nobody sees of a sheet that is open in Excel: cells that a merge covers, rows and columns hidden."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from schemas.form.model import Edition
from workbook.layout import (
    HEADING_COLUMN,
    TEXT_COLUMN,
    address,
    fact_addresses,
    fee_addresses,
    last_year_addresses,
    narrative_head_row,
    number_addresses,
    position,
)
from workbook.reading.cells import SheetCells
from workbook.reading.guard import covered
from workbook.reading.hidden import Hidden
from workbook.sheets.formulas import ranges

MOST = 300  # questions about one sheet: each takes Excel a while

Area = tuple[int, int, int, int]  # top, left, bottom, right


def with_unseen(sheet: Any, cells: SheetCells, edition: Edition) -> SheetCells:
    """The cells of an open sheet, told which of those that are read a person does not see.

    ``sheet`` is the sheet as xlwings has it. Where Excel does not answer they stay as they are.
    """
    places = set(_places_read(cells, edition))
    with suppress(Exception):  # each system's own kind of error
        merged = covered(_merges(sheet, [_area(each) for each in ranges(places)]))
        hidden = _hidden(sheet, (place for place in places if not cells.at(place).blank))
        return replace(cells, guard=replace(cells.guard, merged=merged, hidden=hidden))
    return cells


def _places_read(cells: SheetCells, edition: Edition) -> Iterator[str]:
    typed = (*number_addresses(edition).values(), *last_year_addresses(edition).values())
    for sheet, place in (*typed, *fact_addresses().values(), *fee_addresses(edition).values()):
        if sheet == cells.name:
            yield place
    for section in edition.narrative_sections():
        if section.sheet == cells.name:
            for row in range(narrative_head_row(section.key) + 1, len(cells.rows) + 1):
                yield from (address(row, column) for column in (HEADING_COLUMN, TEXT_COLUMN))


def _merges(sheet: Any, areas: list[Area]) -> Iterator[str]:
    """The merged ranges that lie in some areas, which are halved until each is within one or has none."""
    known: dict[str, Area] = {}
    for _ in range(MOST):
        if not areas:
            break
        top, left, bottom, right = areas.pop()
        if any(_within((top, left, bottom, right), each) for each in known.values()):
            continue
        area = sheet.range((top, left), (bottom, right))
        if area.merge_cells is False:  # None where some are merged
            continue
        if top == bottom and left == right:
            merged = area.merge_area.address.replace("$", "")
            known[merged] = _area(merged)
        elif bottom - top >= right - left:
            middle = (top + bottom) // 2
            areas += [(top, left, middle, right), (middle + 1, left, bottom, right)]
        else:
            middle = (left + right) // 2
            areas += [(top, left, bottom, middle), (top, middle + 1, bottom, right)]
    yield from known


def _hidden(sheet: Any, cells: Iterable[str]) -> Hidden:
    """The rows and columns of these cells that have no height or width: hidden, or filtered away."""
    places = [position(cell) for cell in cells]
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    return Hidden(
        frozenset(row for row in sorted(rows)[:MOST] if sheet.range((row, 1)).row_height == 0),
        frozenset(column for column in columns if sheet.range((1, column)).column_width == 0),
    )


def _area(where: str) -> Area:
    first, _, last = where.partition(":")
    return (*position(first), *position(last or first))


def _within(area: Area, other: Area) -> bool:
    return (
        area[0] >= other[0] and area[1] >= other[1] and area[2] <= other[2] and area[3] <= other[3]
    )
