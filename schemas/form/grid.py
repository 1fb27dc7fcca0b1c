"""Tables as cells with spans: the one layout behind Excel, Word, HTML and the importer.

`lay_out` stacks the tables of a section into one rectangle (table 2 of the form is four small
tables of one width). Rows and columns count from 0; the cells tile the rectangle exactly once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from schemas.form.headings import Heading, leaves
from schemas.form.model import CellKey, Table


class Role(StrEnum):
    """What a cell of the grid is there for."""

    CAPTION = "caption"
    CORNER = "corner"
    COLUMN_LABEL = "column_label"
    ROW_LABEL = "row_label"
    VALUE = "value"


@dataclass(frozen=True)
class Cell:
    """One cell: its top left place, what it spans, and its label or the name of its number."""

    row: int
    column: int
    role: Role
    text: str = ""
    rows: int = 1
    columns: int = 1
    key: CellKey | None = None
    aliases: tuple[str, ...] = ()

    def moved(self, down: int) -> "Cell":
        """The same cell further down."""
        return replace(self, row=self.row + down)

    def turned(self, role: Role) -> "Cell":
        """The same cell with rows and columns exchanged."""
        return replace(
            self,
            row=self.column,
            column=self.row,
            rows=self.columns,
            columns=self.rows,
            role=role,
        )


@dataclass(frozen=True)
class Grid:
    """A rectangle of cells; the first ``head_rows`` rows are the head repeated on each page."""

    rows: int
    columns: int
    head_rows: int
    label_columns: int
    cells: tuple[Cell, ...]

    def by_row(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that begin in each row, from left to right."""
        rows: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in sorted(self.cells, key=lambda cell: cell.column):
            rows[cell.row].append(cell)
        return tuple(map(tuple, rows))

    def value_cells(self) -> tuple[Cell, ...]:
        """The cells that hold numbers, in the order of the form."""
        return tuple(cell for cell in self.cells if cell.role is Role.VALUE)

    def label_cells(self) -> tuple[Cell, ...]:
        """The cells that hold words."""
        return tuple(cell for cell in self.cells if cell.role is not Role.VALUE)


def lay_out(tables: Sequence[Table]) -> Grid:
    """Stack `tables` into one grid as wide as the widest, narrower ones stretching their values."""
    return _laid_out(tuple(tables))


@cache
def _laid_out(tables: tuple[Table, ...]) -> Grid:
    width = max(_label_columns(table) + len(leaves(table.columns)) for table in tables)
    cells: list[Cell] = []
    height = 0
    for table in tables:
        block, block_height = _block(table, width)
        cells += [cell.moved(height) for cell in block]
        height += block_height
    head = _head_rows(tables[0]) if len(tables) == 1 else 0
    return Grid(height, width, head, max(map(_label_columns, tables)), tuple(cells))


def _block(table: Table, width: int) -> tuple[list[Cell], int]:
    """One table's cells, starting at row 0, and its height."""
    label_columns, head = _label_columns(table), _head_rows(table)
    top = 1 if table.caption else 0
    widths = _widths(len(leaves(table.columns)), width - label_columns)
    cells = [Cell(0, 0, Role.CAPTION, table.caption, columns=width)] if table.caption else []
    if label_columns:
        cells.append(Cell(top, 0, Role.CORNER, table.corner, rows=head, columns=label_columns))
    turned = _side(table.columns, head, Role.COLUMN_LABEL)
    for label in (cell.turned(Role.COLUMN_LABEL).moved(top) for cell in turned):
        start, end = label.column, label.column + label.columns
        cells.append(
            replace(
                label, column=label_columns + sum(widths[:start]), columns=sum(widths[start:end])
            )
        )
    below = top + head
    if label_columns:
        cells += [cell.moved(below) for cell in _side(table.rows, label_columns, Role.ROW_LABEL)]
    for number, key in enumerate(table.cell_keys()):
        row, column = divmod(number, len(widths))
        left = label_columns + sum(widths[:column])
        cells.append(Cell(below + row, left, Role.VALUE, columns=widths[column], key=key))
    return cells, below + len(leaves(table.rows))


def _side(headings: tuple[Heading, ...], depth: int, role: Role) -> Iterator[Cell]:
    """Row labels from the left; a leaf stretches to the last of the ``depth`` label columns."""

    def place(heading: Heading, row: int, column: int) -> Iterator[Cell]:
        height = len(heading.leaves())
        columns = 1 if heading.children else depth - column
        yield Cell(row, column, role, heading.label, height, columns, aliases=heading.aliases)
        for child in heading.children:
            yield from place(child, row, column + 1)
            row += len(child.leaves())

    row = 0
    for heading in headings:
        yield from place(heading, row, 0)
        row += len(heading.leaves())


def _label_columns(table: Table) -> int:
    """Columns of labels at the left: none when no row has a label (table 4 of the form)."""
    named = any(heading.label for heading in table.rows)
    return max(heading.depth() for heading in table.rows) if named else 0


def _head_rows(table: Table) -> int:
    return max(heading.depth() for heading in table.columns)


def _widths(columns: int, width: int) -> list[int]:
    """How many grid columns each of a table's columns takes; the last takes what is left over."""
    return [1] * (columns - 1) + [width - columns + 1]
