"""Ruled lines on a page become tables: where lines cross there are corners, four corners are a cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SAME = 3.0  # points within which two coordinates are one, and a gap in a line is none
MOST_PAIRS, MOST_CORNERS = 2_000_000, 4_000  # of the lines of a page; one of the form has hundreds
NARROW = 6.0  # points: a row or column that thin holds no words, it is the room between two edges


@dataclass(frozen=True)
class Line:
    """A horizontal or vertical line in points: `at` across it, `start` to `end` along it."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Box:
    """An area of the page in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Is the point inside?"""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True)
class RuledCell:
    """A cell of a ruled table at its place in the grid, with the rows and columns it spans."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class RuledTable:
    """A table as lines draw it; `box` is all it covers."""

    box: Box
    cells: tuple[RuledCell, ...]


_Corner = tuple[int, int]  # which horizontal line, which upright line
_Cell = tuple[_Corner, _Corner, _Corner, _Corner]


def ruled_tables(drawn: Iterable[Line]) -> list[RuledTable]:
    """Lines in any order -> the tables of two cells or more that they enclose, from the top down."""
    lines = list(drawn)
    across = _merged(line for line in lines if not line.upright)
    upright = _merged(line for line in lines if line.upright)
    closed = _enclosed(across, upright)
    if ends := [end for table in closed for end in _open_ends(table.box, across, upright)]:
        across = _merged([*across, *(end for end in ends if not end.upright)])
        upright = _merged([*upright, *(end for end in ends if end.upright)])
        closed = _enclosed(across, upright)
    found = [each for each in closed if len(each.cells) > 1]
    layout = [each for each in found if any(_around(each, other) for other in found)]
    found = [each for each in found if each not in layout]
    return sorted(found, key=lambda each: each.box.top)


def _enclosed(across: Sequence[Line], upright: Sequence[Line]) -> list[RuledTable]:
    cells = _cells(_corners(across, upright))
    return [_table(each, across, upright) for each in _together(cells)]


def _open_ends(box: Box, across: Sequence[Line], upright: Sequence[Line]) -> Iterator[Line]:
    """What closes the outermost cells of a table: some have no edge at the sides or where a page ends."""
    heights = _ends(upright, (box.left, box.right), (box.top, box.bottom))
    widths = _ends(across, (box.top, box.bottom), (box.left, box.right))
    for edge in heights:
        yield Line(False, edge, min(widths), max(widths))
    for edge in widths:
        yield Line(True, edge, min(heights), max(heights))


def _ends(
    lines: Sequence[Line], within: tuple[float, float], ends: tuple[float, float]
) -> set[float]:
    """Where a table ends, and how far the lines that cross there reach beyond."""
    first, last = ends
    beside = [line for line in lines if within[0] - SAME <= line.at <= within[1] + SAME]
    before = [line.start for line in beside if line.start <= first + SAME < line.end]
    after = [line.end for line in beside if line.start < last - SAME <= line.end]
    return {first, last, min(before, default=first), max(after, default=last)}


def _around(table: RuledTable, other: RuledTable) -> bool:
    """Whether one cell of a table holds another table: it is a frame, and its words are no cells."""
    return table is not other and any(
        cell.box.holds(other.box.left + SAME, other.box.top + SAME)
        and cell.box.holds(other.box.right - SAME, other.box.bottom - SAME)
        for cell in table.cells
    )


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Lines of one direction that go on one another, as one."""
    levels: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.at):
        if levels and line.at - levels[-1][-1].at <= SAME:
            levels[-1].append(line)
        else:
            levels.append([line])
    merged: list[Line] = []
    for level in levels:
        at = sum(line.at for line in level) / len(level)
        pieces: list[list[float]] = []
        for line in sorted(level, key=lambda each: each.start):
            if pieces and line.start <= pieces[-1][1] + SAME:
                pieces[-1][1] = max(pieces[-1][1], line.end)
            else:
                pieces.append([line.start, line.end])
        merged += [Line(level[0].upright, at, start, end) for start, end in pieces]
    return merged


def _corners(across: Sequence[Line], upright: Sequence[Line]) -> set[_Corner]:
    """Where a horizontal and an upright line cross or touch; none where there are too many lines."""
    if len(across) * len(upright) > MOST_PAIRS:
        return set()
    corners = {
        (row, column)
        for row, flat in enumerate(across)
        for column, tall in enumerate(upright)
        if flat.start - SAME <= tall.at <= flat.end + SAME
        and tall.start - SAME <= flat.at <= tall.end + SAME
    }
    return corners if len(corners) <= MOST_CORNERS else set()


def _cells(corners: set[_Corner]) -> list[_Cell]:
    """The smallest rectangle that begins at each corner, where there is one."""
    on_row: dict[int, list[int]] = defaultdict(list)
    on_column: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(corners):
        on_row[row].append(column)
        on_column[column].append(row)
    found: list[_Cell] = []
    for row, column in sorted(corners):
        rights = [each for each in on_row[row] if each > column]
        belows = [each for each in on_column[column] if each > row]
        end = next(
            ((below, right) for below in belows for right in rights if (below, right) in corners),
            None,
        )
        if end:
            found.append(((row, column), (row, end[1]), (end[0], column), end))
    return found


def _together(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Cells that share a corner are of one table."""
    groups: list[tuple[set[_Corner], list[_Cell]]] = []
    for cell in cells:
        corners, members = set(cell), [cell]
        apart = []
        for group in groups:
            if group[0].isdisjoint(corners):
                apart.append(group)
            else:
                corners |= group[0]
                members = group[1] + members
        groups = [*apart, (corners, members)]
    return [members for _, members in groups]


def _table(cells: Sequence[_Cell], across: Sequence[Line], upright: Sequence[Line]) -> RuledTable:
    """Cells by their corners -> the grid they stand in."""
    boxes = [
        Box(upright[left].at, across[first].at, upright[right].at, across[last].at)
        for (first, left), _, _, (last, right) in cells
    ]
    boxes = [b for b in boxes if min(b.right - b.left, b.bottom - b.top) >= NARROW] or boxes
    rows = _places(edge for box in boxes for edge in (box.top, box.bottom))
    columns = _places(edge for box in boxes for edge in (box.left, box.right))
    placed = []
    for box in boxes:
        row, column = rows[box.top], columns[box.left]
        span = (max(1, rows[box.bottom] - row), max(1, columns[box.right] - column))
        placed.append(RuledCell(box, row, column, *span))
    whole = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    return RuledTable(whole, tuple(placed))


def _places(coordinates: Iterable[float]) -> dict[float, int]:
    """Each coordinate -> the number of its row or column; those nearly the same share one."""
    numbers: dict[float, int] = {}
    first = None
    for each in sorted(set(coordinates)):
        if first is None or each - first >= NARROW:
            first, number = each, len(set(numbers.values()))
        numbers[each] = number
    return numbers
