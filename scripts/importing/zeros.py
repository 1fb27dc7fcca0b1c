"""A table of zeros pasted as text: where all numbers are alike, none can stand in the wrong place.

So it is read although the lines are not printed as the form prints them: labels of groups cut up or
misspelt, a number apart from its label, a zero too many. Each row and column is there once, whole.
"""

from collections.abc import Sequence
from itertools import pairwise

from schemas.form.grid import Cell, Role
from schemas.form.model import Table
from scripts.importing.alignment import run_of, stand_in_columns
from scripts.importing.figures import figure, looks_like_a_value
from scripts.importing.pieces import Piece, pieces, same_label
from scripts.importing.printed import Paragraph
from scripts.importing.reading import Reading

HEAD_LINES = 6  # before the first row, among which the labels of the columns are looked for


def read_zeros(
    table: Table, rows: Sequence[Sequence[Cell]], paragraphs: Sequence[Paragraph]
) -> tuple[list[Reading], range]:
    """The readings of a table of zeros and the lines it stands in; none where it is no such table."""
    wanted = [row for row in rows if row[-1].key is not None and row[0].key is None]
    size = len(wanted[0]) - sum(cell.key is None for cell in wanted[0]) if wanted else 0
    lines = [(n, *_split(p)) for n, p in enumerate(paragraphs)]
    found = [(n, labels, values) for n, labels, values in lines if values and labels]
    start = next((n for n, line in enumerate(found) if _is_row(line[1], wanted[:1])), None)
    if start is None or len(wanted) < 2:
        return [], range(0)
    block = found[start : start + len(wanted)]
    if len(block) < len(wanted) or any(
        not _is_row(labels, [row]) or not _zeros(values, size)
        for (_, labels, values), row in zip(block, wanted, strict=True)
    ):
        return [], range(0)
    place = range(block[0][0], block[-1][0] + 1)
    between = [values for n, labels, values in lines if n in place and values and not labels]
    again = [line for line in found if line not in block and _is_row(line[1], wanted)]
    head = paragraphs[max(0, place.start - HEAD_LINES) : place.start]
    runs = [run_of(paragraphs[n], labels, values) for n, labels, values in block]
    if between or again or not _has_columns(rows, head) or not stand_in_columns(runs, size):
        return [], range(0)
    return [
        Reading(cell.key, figure("0", table.unit), paragraphs[line[0]].place.told())
        for line, row in zip(block, wanted, strict=True)
        for cell in row
        if cell.key is not None
    ], place


def _split(line: Paragraph) -> tuple[list[Piece], list[Piece]]:
    """Labels and the values after them."""
    found = pieces(line, 0)
    first = next((n for n, piece in enumerate(found) if looks_like_a_value(piece.text)), len(found))
    return found[:first], found[first:]


def _zeros(values: Sequence[Piece], size: int) -> bool:
    """Whether these are the zeros of a row, side by side, or one too many."""
    apart = any(after.column - before.column != 1 for before, after in pairwise(values))
    return not apart and len(values) in (size, size + 1) and {v.text for v in values} == {"0"}


def _is_row(labels: Sequence[Piece], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the innermost label is to the letter that of one of these rows."""
    leaves = ([cell for cell in row if cell.role is Role.ROW_LABEL][-1] for row in rows)
    return bool(labels) and any(same_label(labels[-1].text, leaf) for leaf in leaves)


def _has_columns(rows: Sequence[Sequence[Cell]], head: Sequence[Paragraph]) -> bool:
    """Whether each column's label stands once in the lines above, and nothing says they are others."""
    printed = [piece.text for line in head for piece in pieces(line, 0)]
    bottom = max(
        cell.row + cell.rows for row in rows for cell in row if cell.role is Role.COLUMN_LABEL
    )
    leaves = [
        cell
        for row in rows
        for cell in row
        if cell.role is Role.COLUMN_LABEL and cell.row + cell.rows == bottom
    ]
    return all(sum(same_label(text, leaf) for text in printed) == 1 for leaf in leaves)
