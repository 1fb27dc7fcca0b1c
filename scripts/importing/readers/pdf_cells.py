"""What stands in the cells of a ruled table: lines of signs, told apart where they leave their cell.

A number too wide for its cell is either broken over lines (joined again, with a soft hyphen at the
break, so that the mapper knows) or runs over the edge into the next cell (unreadable in both).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.importing.printed import BREAK, PrintedCell
from scripts.importing.readers.pdf_signs import Sign
from scripts.importing.readers.raised import raised
from scripts.importing.readers.ruled import RuledCell, RuledTable

DIGITS = re.compile(rf"[\d,.，．{BREAK}]+")
EDGE = "¦"  # between what runs together over the edge of two cells
PADDING = 14.0  # points on both sides of a cell together, at most: Word's own are 10.8
BAND = 10.0  # points: cells are looked up by how far down they stand
RAISED, SMALLER = 0.1, 0.85  # of the size of the signs beside it


def cells_of(table: RuledTable, signs: Sequence[Sign]) -> list[PrintedCell]:
    """The words of each cell of a ruled table, at its place."""
    cells = list(_worded(table, signs))
    for row in range(max(cell.row + cell.rows for cell in cells) - 1, 0, -1):
        if _words_at(cells, row) == _words_at(cells, row - 1):
            cells = list(_without_row(cells, row))
    return cells


def _words_at(cells: Sequence[PrintedCell], row: int) -> list[PrintedCell]:
    return [cell for cell in cells if cell.text and cell.row <= row < cell.row + cell.rows]


def _without_row(cells: Sequence[PrintedCell], row: int) -> Iterator[PrintedCell]:
    """The cells without a row that only edges of blank cells part from the one above."""
    for cell in cells:
        if cell.row > row:
            yield cell._replace(row=cell.row - 1)
        elif cell.row + cell.rows > row:
            if cell.rows > 1:
                yield cell._replace(rows=cell.rows - 1)
        else:
            yield cell


def _worded(table: RuledTable, signs: Sequence[Sign]) -> Iterator[PrintedCell]:
    owners = _owners(table, signs)
    over = _over_edges(signs, owners)
    held: dict[RuledCell, list[Sign]] = defaultdict(list)
    for sign in signs:
        if owner := owners.get(id(sign)):
            held[owner].append(sign)
    for cell in table.cells:
        rows = rows_of(held[cell])
        text = over.get((cell.row, cell.column)) or _joined(rows, cell)
        yield PrintedCell(cell.row, cell.column, text, cell.rows, cell.columns)


def _owners(table: RuledTable, signs: Sequence[Sign]) -> dict[int, RuledCell]:
    """The cell in which each sign stands, by the identity of the sign."""
    bands: dict[int, list[RuledCell]] = defaultdict(list)
    for cell in table.cells:
        for band in range(int(cell.box.top // BAND), int(cell.box.bottom // BAND) + 1):
            bands[band].append(cell)
    return {
        id(sign): cell
        for sign in signs
        for cell in bands[int(sign.middle[1] // BAND)]
        if cell.box.holds(*sign.middle)
    }


def rows_of(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Signs line by line, each from left to right."""
    rows: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda each: each.baseline):
        if rows and sign.baseline - rows[-1][0].baseline < sign.size * 0.5:
            rows[-1].append(sign)
        else:
            rows.append([sign])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def words_of(row: Sequence[Sign]) -> list[str]:
    """The text of each sign of a line; small and raised above the others, it is a footnote's mark."""
    largest = max(row, key=lambda each: each.size)
    return [_text_of(sign, largest) for sign in row]


def _text_of(sign: Sign, largest: Sign) -> str:
    small = sign.size < largest.size * SMALLER
    if small and abs(sign.baseline - largest.baseline) > largest.size * RAISED:
        return raised(sign.text)
    return sign.text


def _joined(rows: Sequence[Sequence[Sign]], cell: RuledCell) -> str:
    lines = ["".join(words_of(row)).strip() for row in rows]
    if len(lines) > 1 and all(map(DIGITS.fullmatch, lines)) and _full(rows, cell):
        return BREAK.join(lines)
    return "\n".join(lines)


def _full(rows: Sequence[Sequence[Sign]], cell: RuledCell) -> bool:
    """Whether no line had room for the first sign of the next one."""
    room = cell.box.right - cell.box.left - PADDING
    same = {round(sign.size) for row in rows for sign in row}
    widths = ((row[-1].right - row[0].left, row[0].right - row[0].left) for row in rows)
    return len(same) == 1 and all(here + first > room for (here, _), (_, first) in pairwise(widths))


def _over_edges(signs: Sequence[Sign], owners: dict[int, RuledCell]) -> dict[tuple[int, int], str]:
    """The cells into or out of which one run of digits reaches -> the whole run."""
    found: dict[tuple[int, int], str] = {}
    for row in rows_of([sign for sign in signs if DIGITS.fullmatch(sign.text)]):
        for run in _runs(row):
            cells = dict.fromkeys(owners.get(id(each)) for each in run)
            if len(cells) > 1 or any(_leaves(each, owners.get(id(each))) for each in run):
                text = "".join(each.text for each in run) + EDGE
                found |= {(cell.row, cell.column): text for cell in cells if cell}
    return found


def _runs(row: Sequence[Sign]) -> Iterator[list[Sign]]:
    """The digits of a line that stand side by side, or over one another."""
    run: list[Sign] = []
    end = 0.0
    for sign in row:
        if run and sign.left - end >= sign.size * 0.1:
            yield run
            run = []
        end = max(end, sign.right) if run else sign.right
        run.append(sign)
    if run:
        yield run


def _leaves(sign: Sign, cell: RuledCell | None) -> bool:
    """Whether a good part of a digit stands beyond the upright edges of its cell."""
    if cell is None:
        return False
    most = (sign.right - sign.left) * 0.3
    return sign.left < cell.box.left - most or sign.right > cell.box.right + most
