"""Read a filled workbook into a `Submission`: every cell with its address and kind, nothing judged.

What makes it unreadable as a whole raises `WorkbookError`; what is wrong
inside comes back among the submission's issues.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from schemas.filled.entries import Entry
from schemas.filled.organ import FIELDS, PROCESSING_FEE, Field
from schemas.filled.submission import Origin, Submission
from schemas.form.model import CellKey, Edition
from schemas.issues import Issue, Place
from schemas.rules.files import EXTERNAL_LINKS
from workbook.files.on_disk import package_at
from workbook.files.package import Package, open_package
from workbook.layout import (
    LAST_YEAR,
    PART_COLUMN,
    RESULTS,
    fact_addresses,
    fee_addresses,
    last_year_addresses,
    number_addresses,
    position,
    read_sheet_names,
)
from workbook.placed import from_cells
from workbook.reading.acceptances import read_acceptances
from workbook.reading.book_parts import parts_of
from workbook.reading.cells import SheetCells
from workbook.reading.confirm import best_fit, confirm
from workbook.reading.fast_reader import read_sheets
from workbook.reading.hidden import hidden_contents
from workbook.reading.links import linking_cells
from workbook.reading.moved import beside_labels
from workbook.reading.narrative import read_narrative
from workbook.reading.outside import copies_in, outside
from workbook.reading.template import editions_of
from workbook.reading.totals import counted, counted_fees, recomputed

Key = TypeVar("Key")
FEW = 3  # linking cells of a sheet that are named


def read(source: Path | bytes, name: str = "") -> Submission:
    """The submission in a filled workbook (.xlsx, .xlsm, .xltx, .xltm): a file, left as it is, or bytes.

    ``name`` is the file name that sentences use for bytes. Raises `WorkbookError`, whose text is one
    Chinese sentence, when the source is no workbook, is damaged, encrypted or too large, lacks a
    sheet or follows another template. Where labels have moved, the cells of that sheet come back
    blank, with an issue: a number on the wrong line would be worse than none. Its texts are those
    below the titles of their columns, its facts those beside their labels.
    """
    if isinstance(source, bytes):
        return read_package(open_package(source, name), name)
    return read_package(package_at(source), str(source))


def read_package(package: Package, file: str) -> Submission:
    """The same from a package that is open already; ``file`` is where it came from, "" for nowhere."""
    possible = editions_of(package)
    names = dict.fromkeys(name for edition in possible for name in read_sheet_names(edition))
    parts = parts_of(package)
    sheets = read_sheets(package, tuple(names), parts)
    edition = best_fit(possible, sheets)
    issues = (*copies_in(package, edition, parts), *_external_links(package))
    return submission_from(sheets, edition, file, issues)


def submission_from(
    sheets: Mapping[str, SheetCells],
    edition: Edition,
    file: str,
    issues: tuple[Issue, ...] = (),
    origin: Origin = Origin.WORKBOOK,
) -> Submission:
    """The submission in the cells of these sheets, wherever they come from: a file, a live Excel."""
    moved, shifted = confirm(edition, sheets)
    trusted = {name: sheet for name, sheet in sheets.items() if name not in shifted}
    narrative, unknown_parts = read_narrative(edition, sheets, shifted)
    typed = counted(edition, from_cells(trusted, number_addresses(edition)))
    numbers = recomputed(edition, typed)
    last_year: dict[CellKey, Entry] = {}
    if LAST_YEAR in sheets:
        last_year = counted(edition, from_cells(trusted, last_year_addresses(edition)))
        last_year = recomputed(edition, last_year)
    hidden = {name: sheet.guard.hidden for name, sheet in trusted.items()}
    unseen = hidden_contents(hidden, numbers.values(), narrative)
    return Submission(
        file=file,
        edition=edition,
        fields=_beside(sheets, shifted, FIELDS, fact_addresses()),
        numbers=numbers,
        narrative=narrative,
        processing_fee=counted_fees(
            _beside(sheets, shifted, PROCESSING_FEE, fee_addresses(edition))
        ),
        last_year=last_year,
        issues=(*moved, *unknown_parts, *outside(edition, trusted), *unseen, *issues),
        accepted=read_acceptances(sheets[RESULTS]) if RESULTS in sheets else (),
        origin=origin,
    )


def _beside(
    sheets: Mapping[str, SheetCells],
    shifted: Collection[str],
    asked: Sequence[Field],
    places: Mapping[str, tuple[str, str]],
) -> dict[str, Entry]:
    """What is filled in beside these labels: at its place, or beside the label where that has moved."""
    name, first = places[asked[0].key]
    if name not in shifted:
        return from_cells(sheets, places)
    away = position(first)[1] - PART_COLUMN
    return beside_labels(sheets[name], {each.key: each.label for each in asked}, away, places)


def _external_links(package: Package) -> tuple[Issue, ...]:
    if not package.external_links:
        return ()
    found = {name: linking_cells(package.part(part)) for name, part in package.sheets.items()}
    linked = {name: cells for name, cells in found.items() if cells}
    told = "、".join(f"“{name}”{'、'.join(cells[:FEW])}" for name, cells in linked.items())
    more = "等处" if any(len(cells) > FEW for cells in linked.values()) else ""
    message = (
        f"工作簿中有指向其他文件的链接{f'（{told}{more}）' if told else ''}，在其他电脑上可能显示旧的数字。"
        "请在Excel的“数据—编辑链接”中断开链接，或把有关公式改填为数字。"
    )
    sheet, cells = next(iter(linked.items()), ("", ()))
    return (EXTERNAL_LINKS.issue(message, Place(sheet, cells[0] if cells else "", cells)),)
