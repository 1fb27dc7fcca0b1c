"""Sheets read by python-calamine, fast; one that the guard does not understand by slow_reader.

Calamine hides formulas, errors and missing values, which the guard reads from the bytes. A sheet
that calamine fails on goes to `workbook.reading.slow_reader` too. Both give the same entries.
"""

from collections.abc import Collection
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from workbook.files.entries import in_utf8
from workbook.files.escapes import has_escapes
from workbook.files.package import USUAL_PARTS, Package
from workbook.reading.cells import SheetCells
from workbook.reading.formats import formats_of
from workbook.reading.guard import Guard, look


def read_sheets(package: Package, names: Collection[str]) -> dict[str, SheetCells]:
    """The sheets of these names that the workbook has; WorkbookError when they cannot be read."""
    wanted = [name for name in names if name in package.sheets]
    formats = formats_of(package)
    guards = {name: look(package.raw_part(package.sheets[name]), formats) for name in wanted}
    familiar = {name: guard for name, guard in guards.items() if guard is not None}
    found = _fast(package, familiar)
    missed = [name for name in wanted if name not in found]
    if missed:
        from workbook.reading.slow_reader import read_slowly  # imports lxml: seldom needed

        found |= read_slowly(package, missed)
    return {name: found[name] for name in wanted}


def _fast(package: Package, guards: dict[str, Guard]) -> dict[str, SheetCells]:
    """What calamine reads of the sheets the guard understands; a sheet it fails on is left out."""
    if not _usual(package):
        return {}
    sheets: dict[str, SheetCells] = {}
    try:
        with CalamineWorkbook.from_filelike(BytesIO(package.data)) as book:
            for name, guard in guards.items():
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                sheets[name] = SheetCells(name, rows, guard)
    except CalamineError:
        pass  # slow_reader reads the rest, or says that nobody can
    return sheets


def _usual(package: Package) -> bool:
    """Whether shared texts and styles stand where calamine looks for them, in UTF-8.

    It reads a workbook without them as one of empty texts and plain numbers, and does not resolve
    all escapes. They are unpacked here once, to refuse what would unpack without end.
    """
    for kind, usual in USUAL_PARTS.items():
        part = package.related.get(kind)
        if part is None:
            continue
        content = package.raw_part(part)
        if part != usual or in_utf8(content) is not content or b"<!" in content:
            return False
        if kind == "sharedStrings" and has_escapes(content):
            return False
    return True
