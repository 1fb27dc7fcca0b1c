"""What was typed where nothing is read: beside and below the tables, and on copies of our sheets."""

from collections.abc import Iterable, Iterator, Mapping

from schemas.filled.entries import Entry, Kind, listed, shown
from schemas.filled.organ import FIELDS
from schemas.form.model import Edition
from schemas.issues import Issue, Place
from schemas.rules.files import COPIED_SHEET, OUTSIDE
from workbook.files.package import Package
from workbook.layout import (
    FACTS,
    FACTS_FIRST_ROW,
    FACTS_NOTE_COLUMN,
    LAST_YEAR,
    TEXT_COLUMN,
    Block,
    blocks,
    fact_addresses,
    last_year_addresses,
    last_year_blocks,
    narrative_head_row,
    number_addresses,
    sheet_names,
)
from workbook.reading.book_parts import BookParts
from workbook.reading.cells import SheetCells
from workbook.reading.confirm import standing
from workbook.reading.fast_reader import familiar_sheets
from workbook.reading.notes import note_cells

TYPED = (Kind.NUMBER, Kind.TEXT, Kind.DATE)
CHECKED = "核对"  # in the words of the template beside and below its tables
FEW = 5  # cells that a finding names
MOST_EXTRA, LARGEST_EXTRA = 20, 1024 * 1024  # sheets looked at, bytes of one


def outside(edition: Edition, sheets: Mapping[str, SheetCells]) -> Iterator[Issue]:
    """A finding for each sheet with numbers or words beside or below what it has for them."""
    areas = {FACTS: (FACTS_FIRST_ROW - 1, FACTS_FIRST_ROW + len(FIELDS), FACTS_NOTE_COLUMN)}
    areas |= {block.sheet: _area([block]) for block in blocks(edition)}
    notes = {
        (block.sheet, cell)
        for block in blocks(edition)
        if block.sheet in sheets
        for _, *cells in note_cells(block, sheets[block.sheet])
        for cell in cells
    }
    areas[LAST_YEAR] = _area(last_year_blocks(edition))
    for name, area in areas.items():
        found = list(_outside(sheets[name], *area)) if name in sheets else []
        found = [entry for entry in found if (name, entry.address) not in notes]
        if found:
            yield _told(found, notes=any(sheet == name for sheet, _ in notes))


def _area(placed: list[Block] | tuple[Block, ...]) -> tuple[int, int, int]:
    """The first row of some tables, the row below them, their last column."""
    last = placed[-1]
    return placed[0].top, last.top + last.grid.rows, max(each.grid.columns for each in placed)


def _outside(sheet: SheetCells, first: int, below: int, columns: int) -> Iterator[Entry]:
    for row, values in enumerate(sheet.rows, start=1):
        begin = columns if row < below else 0
        for column, value in enumerate(values[begin:], start=begin + 1):
            if row < first or value is None or value == "":
                continue
            entry = sheet.cell(row, column)
            if entry.kind in TYPED and not entry.formula and CHECKED not in entry.text:
                yield entry


def _told(found: list[Entry], *, notes: bool) -> Issue:
    cells = tuple(entry.address for entry in found)
    first = found[0]
    words = f"“{shown(first.text)}”{'等内容' if cells[1:] else ''}"
    below = "要印在表格下面的，请填到“表后说明”；" if notes else ""
    return OUTSIDE.issue(
        f"“{first.sheet}”{listed(cells, FEW)}写有{words}，在表格之外，不读取，也不会印进报告。要填报的，"
        f"请移到表格中对应的格子；{below}只是自己备注的，请在“校验结果”的“处理说明”中写明，或者删去。",
        Place(first.sheet, cells[0], cells),
        found=first.text,
    )


def further(edition: Edition, names: Iterable[str]) -> list[str]:
    """Of the names of a workbook's sheets, those that are not ours; not more than can be looked at."""
    ours = sheet_names(edition)
    return [name for name in names if name not in ours][:MOST_EXTRA]


def copies_in(package: Package, edition: Edition, parts: BookParts) -> Iterator[Issue]:
    """A finding for each sheet of a file that is a copy of one of ours and has something typed in it."""
    extra = further(edition, package.sheets)
    wanted = [n for n in extra if len(package.part(package.sheets[n])) <= LARGEST_EXTRA]
    yield from copies(edition, familiar_sheets(package, wanted, parts).values())


def copies(edition: Edition, sheets: Iterable[SheetCells]) -> Iterator[Issue]:
    """The same of sheets that are none of ours."""
    for sheet in sheets:
        like, typed = standing(edition, sheet), []
        if like:
            typed = list(_typed(edition, sheet, like))
        if typed:
            yield _copied(sheet.name, like, typed)


def _typed(edition: Edition, sheet: SheetCells, like: str) -> Iterator[Entry]:
    """What a person typed into a copy of the sheet ``like``: numbers of a table, or texts."""
    known = (*fact_addresses().values(), *number_addresses(edition).values())
    known += tuple(last_year_addresses(edition).values())
    places = [place for name, place in known if name == like]
    for section in edition.narrative_sections():
        if section.sheet == like:
            head = narrative_head_row(section.key)
            rows = [row for row in sheet.filled_rows(TEXT_COLUMN) if row > head]
            yield from (e for row in rows if not (e := sheet.cell(row, TEXT_COLUMN)).blank)
    for place in places:
        entry = sheet.at(place)
        if entry.kind in TYPED and not entry.formula:
            yield entry


def _copied(name: str, like: str, typed: list[Entry]) -> Issue:
    first = typed[0]
    return COPIED_SHEET.issue(
        f"工作簿中多出一张“{name}”，与“{like}”是同一种表，其中填了{len(typed)}格"
        f"（如{first.address}的“{shown(first.text)}”），没有读取，不会印进报告。"
        f"请核对以哪一张为准：要用的填到“{like}”，多余的请删去。",
        Place(name, first.address, (first.address,)),
        found=name,
        expected=like,
    )
