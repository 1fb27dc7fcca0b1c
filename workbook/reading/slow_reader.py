"""Sheets written in unfamiliar ways, read by lxml into the same cells: slow, rare and exact.

Only our sheets are looked at, and of a sheet only its cells: whatever is broken elsewhere does not
stand in the way. What cannot be told for sure, a cell that is there twice, a shared text that is not
there, is refused with its place.
"""

from collections.abc import Collection

from workbook.files.package import Package
from workbook.reading.book_parts import BookParts, parts_of
from workbook.reading.cell_xml import SheetReader
from workbook.reading.cells import SheetCells


def read_slowly(
    package: Package, names: Collection[str], parts: BookParts | None = None
) -> dict[str, SheetCells]:
    """The sheets of these names, each of which the workbook has; WorkbookError if unreadable."""
    parts = parts or parts_of(package)
    return {
        name: SheetReader(package.name, name, parts).read(package.part(package.sheets[name]))
        for name in names
    }
