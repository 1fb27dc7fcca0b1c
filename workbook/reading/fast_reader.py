"""Sheets read in one pass over their bytes, fast; one that is written in unfamiliar ways by slow_reader.

Both give the same cells, and refuse the same workbooks.
"""

from collections.abc import Collection

from workbook.files.package import Package
from workbook.reading.book_parts import BookParts, parts_of
from workbook.reading.cells import SheetCells
from workbook.reading.usual_cells import usual_cells


def read_sheets(
    package: Package, names: Collection[str], parts: BookParts | None = None
) -> dict[str, SheetCells]:
    """The sheets of these names that the workbook has; WorkbookError when they cannot be read.

    ``parts`` are the workbook's shared texts and formats where they have been read already.
    """
    wanted = [name for name in names if name in package.sheets]
    parts = parts or parts_of(package)
    found = familiar_sheets(package, wanted, parts)
    missed = [name for name in wanted if name not in found]
    if missed:
        from workbook.reading.slow_reader import read_slowly  # imports lxml: seldom needed

        found = found | read_slowly(package, missed, parts)
    return {name: found[name] for name in wanted}


def familiar_sheets(
    package: Package, names: Collection[str], parts: BookParts | None = None
) -> dict[str, SheetCells]:
    """Those of these sheets that are written in the usual ways; the others are left out."""
    if not names:
        return {}
    parts = parts or parts_of(package)
    found = {name: usual_cells(name, package.part(package.sheets[name]), parts) for name in names}
    return {name: cells for name, cells in found.items() if cells is not None}
