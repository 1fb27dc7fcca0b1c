"""Tables pasted as lines of text: taken only where they stand line for line as the form prints them.

Text has no edges: what was moved leaves no trace but the order of the labels. So each printed row is
one line, its labels first and all there, then exactly its numbers, and the totals hold; else the whole
table is left unread and named. With one value a line the labels part the rows (`one_a_line`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from schemas.filled.sums import Equation, vouching
from schemas.form.grid import Cell, Role, lay_out
from schemas.form.model import CellKey, Table
from scripts.importing.alignment import run_of
from scripts.importing.figures import figure, looks_like_a_value
from scripts.importing.one_a_line import UNVOUCHED, read_apart
from scripts.importing.pieces import Piece, pieces, same_label
from scripts.importing.printed import Paragraph
from scripts.importing.reading import Kept, Reading
from scripts.importing.running import split_run
from scripts.importing.shapes import read_shaped
from scripts.importing.zeros import read_zeros

UNREAD = (
    "粘贴的文字里没有表格线，只有逐行与格式完全一致（标题在前、数字在后、合计相符）的表格才能导入；"
    "这里有{lines}行没有导入，请照原件填写"
)
LONGEST_QUOTE = 60  # characters of unread lines that are quoted


@dataclass
class Loose:
    """What the lines of a section said, and the lines that belonged to no table."""

    readings: list[Reading] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    lines: list[Paragraph] = field(default_factory=list)  # those of which the tables were made


def read_loose(paragraphs: Sequence[Paragraph], tables: Sequence[Table]) -> Loose:
    """The tables of one section in lines of text; lines with numbers that are none are named."""
    result = Loose()
    taken: set[int] = set()
    for table in tables:
        grid = lay_out((table,))
        rows = grid.by_row()
        starts = [n for n, p in enumerate(paragraphs) if _matches(p, rows[0])]
        if len(starts) > 1:
            continue  # there twice: which one counts is unknown
        readings: list[Reading] = []
        if starts:
            block = range(starts[0], starts[0] + len(rows))
            readings = _readings(table, rows, [paragraphs[n] for n in block if n < len(paragraphs)])
        if not readings:
            readings, block = read_shaped(table, grid, paragraphs)
            readings = readings if _adds_up(table, readings) else []
        if not readings:
            readings, block = _apart(table, rows, paragraphs)
        if not readings:
            readings, block = read_zeros(table, rows, paragraphs)
        if readings:
            result.readings += readings
            result.known.add(table.key)
            taken |= set(block)
    result.lines = [paragraphs[n] for n in sorted(taken)]
    result.kept += _unread([p for n, p in enumerate(paragraphs) if n not in taken])
    return result


def _readings(
    table: Table, rows: Sequence[Sequence[Cell]], lines: Sequence[Paragraph]
) -> list[Reading]:
    """The numbers of one table; none at all where one line or one total is not as it has to be."""
    if len(lines) != len(rows) or not all(map(_matches, lines, rows)):
        return []
    readings: list[Reading] = []
    columns = _columns(lines, rows)
    for line, row in zip(lines, rows, strict=True):
        keys = [cell.key for cell in row if cell.key is not None]
        found = pieces(line, len(keys))
        labels, numbers = found[: len(row) - len(keys)], found[len(row) - len(keys) :]
        readings += [
            Reading(key, figure(piece.text, table.unit), line.place.told())
            for key, piece in zip(keys, numbers, strict=True)
        ]
        run = run_of(line, labels, numbers) if len(keys) > 1 else None
        if run and not run.packed and (run.start, run.end, run.width) != columns:
            return []  # a blank cell beside the numbers, which may have moved
    return readings if _adds_up(table, readings) else []


def _apart(
    table: Table, rows: Sequence[Sequence[Cell]], lines: Sequence[Paragraph]
) -> tuple[list[Reading], range]:
    """A table with one value a line; marked where it has no total that could speak for it."""
    readings, block = read_apart(rows, table, lines)
    if not _adds_up(table, readings):
        return [], range(0)
    if not any(vouching(table).values()):
        readings = [
            each._replace(doubt="；".join(filter(None, (each.doubt, UNVOUCHED))))
            for each in readings
        ]
    return readings, block


def _columns(lines: Sequence[Paragraph], rows: Sequence[Sequence[Cell]]) -> tuple[int, int, int]:
    """The first and last cell in which innermost labels of columns stand, and how many their line has."""
    head = [cell for row in rows for cell in row if cell.role is Role.COLUMN_LABEL]
    bottom = max(cell.row + cell.rows for cell in head)
    places = [
        (piece.column, line.text.count("\t") + 1)
        for line, row in zip(lines, rows, strict=True)
        for piece, cell in zip(pieces(line, sum(map(_counts, row))), row, strict=True)
        if cell.role is Role.COLUMN_LABEL and cell.row + cell.rows == bottom
    ]
    return min(places)[0], max(places)[0], places[-1][1]


def _counts(cell: Cell) -> bool:
    return cell.key is not None


def _adds_up(table: Table, readings: Sequence[Reading]) -> bool:
    """Whether totals and balances hold wherever both sides have numbers; a sign for none adds nothing."""
    if not readings:
        return False
    equations = {each for known in vouching(table).values() for each in known}
    numbers = {each.key: each.figure.number for each in readings}
    return all(_holds(each, numbers) for each in equations)


def _holds(equation: Equation, numbers: dict[CellKey, Decimal | None]) -> bool:
    left, right = (
        [n for key in side if (n := numbers[key]) is not None]
        for side in (equation.left, equation.right)
    )
    return not left or not right or sum(left) == sum(right)


def _matches(line: Paragraph, row: Sequence[Cell]) -> bool:
    """Whether a line is this printed row: its labels in order, then as many values as it has."""
    labels = [cell for cell in row if cell.key is None]
    size = len(row) - len(labels)
    found = pieces(line, size)
    if len(found) != len(row):
        return False
    values = found[len(labels) :]
    if not all(looks_like_a_value(piece.text) for piece in values):
        return False
    if any(after.column - before.column != 1 for before, after in pairwise(values)):
        return False  # a cell between is blank: the numbers after it may have moved
    named = zip(found, labels, strict=False)
    return all(same_label(piece.text, cell) for piece, cell in named) and (
        bool(size) or _placed(found, row)
    )


def _placed(found: Sequence[Piece], row: Sequence[Cell]) -> bool:
    """Whether labels of a head stand side by side, or apart just as the form's columns do."""
    gaps = [after.column - before.column for before, after in pairwise(found)]
    meant = [after.column - before.column for before, after in pairwise(row)]
    return set(gaps) <= {1} or gaps == meant


def _unread(lines: Sequence[Paragraph]) -> Iterator[Kept]:
    """The lines with numbers that no table was read from, as one remark that quotes the first."""
    left = [line for line in lines if _has_values(line)]
    if left:
        words = " ".join(" ".join(line.text.split()) for line in left)
        quoted = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]}…"
        yield Kept(left[0].place.told(), quoted, UNREAD.format(lines=len(left)))


def _has_values(line: Paragraph) -> bool:
    last = line.text.split()[-1:]
    return bool(last) and (looks_like_a_value(last[0]) or bool(split_run(line.text, 1)[1]))
