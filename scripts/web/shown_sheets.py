"""The sheets of a workbook as they are shown: copies of the official tables, every cell with its address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from schemas.filled.entries import Entry, Kind, shown
from schemas.filled.notes import LABELS
from schemas.filled.organ import FIELDS, PROCESSING_FEE
from schemas.filled.submission import Submission
from schemas.form.grid import Cell, Role
from schemas.form.model import CellKey, Section
from workbook.layout import Block, blocks, last_year_blocks, part_titles

SCOPES = {Role.COLUMN_LABEL: "col", Role.ROW_LABEL: "row"}


@dataclass(frozen=True)
class ShownCell:
    """A cell of a table on the page: a label, or a value with its address in the workbook."""

    text: str
    address: str = ""
    scope: str = ""
    rows: int = 1
    columns: int = 1
    prose: bool = False


Row = tuple[ShownCell, ...]


@dataclass(frozen=True)
class ShownSheet:
    """One sheet: its name and its rows; ``words`` where it holds texts rather than numbers."""

    name: str
    rows: tuple[Row, ...]
    words: bool = False


def shown_sheets(submission: Submission) -> tuple[ShownSheet, ...]:
    """The sheets that are filled in, in the order of the tabs; last year's where it has numbers."""
    placed = {block.sheet: block for block in blocks(submission.edition)}
    sheets = [_facts(submission)]
    for section in submission.edition.sections:
        block = placed.get(section.sheet)
        if block is None:
            sheets.append(_narrative(submission, section))
            continue
        rows = (*_table(block, submission.numbers), *_notes(submission, block))
        sheets.append(ShownSheet(section.sheet, rows))
    if submission.sheet_of_last_year is not None:
        before = last_year_blocks(submission.edition)
        rows = tuple(row for block in before for row in _table(block, submission.last_year))
        sheets.append(ShownSheet(before[0].sheet, rows))
    return tuple(sheets)


def _facts(submission: Submission) -> ShownSheet:
    asked = [(fact.label, submission.fields.get(fact.key)) for fact in FIELDS]
    rows = tuple((ShownCell(label, scope="row"), _value(entry)) for label, entry in asked if entry)
    sheet = next((entry.sheet for entry in submission.fields.values()), "")
    return ShownSheet(sheet, rows, words=True)


def _narrative(submission: Submission, section: Section) -> ShownSheet:
    parts = part_titles(section)
    rows: list[Row] = []
    if section.key == "other_matters":
        for figure in PROCESSING_FEE:
            entry = submission.processing_fee.get(figure.key)
            if entry is not None:
                rows.append((ShownCell(figure.label, scope="row", columns=2), _value(entry)))
    for row in submission.section(section.key):
        part = ShownCell(parts.get(row.part, ""), scope="row")
        rows.append((part, _value(row.heading), _value(row.text)))
    return ShownSheet(section.sheet, tuple(rows), words=True)


def _notes(submission: Submission, block: Block) -> Iterator[Row]:
    """The words before and below a table, where there are any, across its width."""
    for row in submission.section(block.section.key):
        text = replace(_value(row.text), columns=block.grid.columns - 1, prose=True)
        yield ShownCell(LABELS.get(row.part, ""), scope="row"), text


def _value(entry: Entry) -> ShownCell:
    text = entry.text if entry.kind is not Kind.UNCALCULATED else "未计算"
    return ShownCell(shown(text), entry.address)


def _table(block: Block, numbers: Mapping[CellKey, Entry]) -> Iterator[Row]:
    for cells in block.grid.by_row():
        yield tuple(
            _value_in(cell, numbers[cell.key])
            if cell.key is not None and cell.key in numbers
            else _label(cell)
            for cell in cells
        )


def _value_in(cell: Cell, entry: Entry) -> ShownCell:
    value = _value(entry)
    return ShownCell(value.text, value.address, rows=cell.rows, columns=cell.columns)


def _label(cell: Cell) -> ShownCell:
    scope = SCOPES.get(cell.role, "col")
    group = cell.columns if scope == "col" else cell.rows
    return ShownCell(
        cell.text, "", scope + "group" if group > 1 else scope, cell.rows, cell.columns
    )
