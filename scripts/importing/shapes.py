"""Tables pasted with all their tabs: each line has as many cells as its row, and blank cells are seen.

Programs differ in what they leave of merged cells: nothing (browsers), a blank for each that goes on
from the row above (Word), a blank for every place (spreadsheets). A table has one of these shapes.
"""

from collections.abc import Sequence

from schemas.form.grid import Cell, Grid
from schemas.form.model import Table
from scripts.importing.figures import figure, looks_like_a_value
from scripts.importing.pieces import doubt_of
from scripts.importing.printed import Paragraph
from scripts.importing.reading import Reading

Shape = list[list[Cell | None]]  # row by row the cells of a line, None for one that has to be blank


def read_shaped(
    table: Table, grid: Grid, lines: Sequence[Paragraph]
) -> tuple[list[Reading], range]:
    """The readings of a table and the lines it stands in; none where it is not there, or there twice."""
    found = [
        (readings, range(start, start + grid.rows))
        for shape in _shapes(grid)
        for start in range(len(lines) - grid.rows + 1)
        if (readings := _readings(table, shape, lines[start : start + grid.rows]))
    ]
    return found[0] if len(found) == 1 else ([], range(0))


def _shapes(grid: Grid) -> list[Shape]:
    """The shapes of a table that differ."""
    covered: list[list[Cell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            covered[row][cell.column : cell.column + cell.columns] = [cell] * cell.columns
    shapes: list[Shape] = [[], [], []]
    for number, line in enumerate(covered):
        cells = [cell for cell in dict.fromkeys(line) if cell is not None]
        shapes[0].append([cell for cell in cells if cell.row == number])
        shapes[1].append([cell if cell.row == number else None for cell in cells])
        shapes[2].append(
            [
                cell if cell and (cell.row, cell.column) == (number, column) else None
                for column, cell in enumerate(line)
            ]
        )
    return [shape for n, shape in enumerate(shapes) if shape not in shapes[:n]]


def _readings(table: Table, shape: Shape, lines: Sequence[Paragraph]) -> list[Reading]:
    readings: list[Reading] = []
    for cells, line in zip(shape, lines, strict=True):
        texts = [text.strip() for text in line.text.split("\t")]
        if len(texts) != len(cells):
            return []
        doubts = [_doubt(text, cell, table) for text, cell in zip(texts, cells, strict=True)]
        if None in doubts:
            return []
        doubt = "；".join(filter(None, doubts))
        readings += [
            Reading(cell.key, figure(text, table.unit), line.place.told(), doubt)
            for text, cell in zip(texts, cells, strict=True)
            if cell is not None and cell.key is not None
        ]
    return readings


def _doubt(text: str, cell: Cell | None, table: Table) -> str | None:
    """What is doubtful about these words in this cell; None where they cannot stand there."""
    if cell is None:
        return None if text else ""
    if cell.key is None:
        return doubt_of(text, cell, table)
    return "" if not text or looks_like_a_value(text) else None
