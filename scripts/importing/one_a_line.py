"""Tables pasted with one value a line, as browsers copy them out of pages whose cells hold paragraphs.

The labels part the rows: every label of the form in its order, after each row's labels exactly its
numbers. A blank cell leaves no line, so a row with one too few is no row, and the table is not read.
"""

from collections.abc import Sequence
from itertools import takewhile

from schemas.form.grid import Cell, Role
from schemas.form.model import CellKey, Table
from scripts.importing.figures import Figure, figure, looks_like_a_value
from scripts.importing.pieces import doubt_of
from scripts.importing.printed import Paragraph
from scripts.importing.reading import Reading
from scripts.importing.wording import core

LONGEST_LABEL = 4  # lines over which one label may be broken
UNVOUCHED = "粘贴的文字一行只有一个数，这张表没有合计可以核对"


def read_apart(
    rows: Sequence[Sequence[Cell]], table: Table, lines: Sequence[Paragraph]
) -> tuple[list[Reading], range]:
    """The readings of a table and the lines it stands in; none where it is not there, or there twice."""
    found = [
        (taken, range(start, end))
        for start in range(len(lines))
        for taken, end in [_taken(rows, table, lines, start)]
        if taken
    ]
    if len(found) != 1:
        return [], range(0)
    readings, place = found[0]
    if place.stop < len(lines) and looks_like_a_value(lines[place.stop].text):
        return [], range(0)
    figures = {each.key: each.figure for each in readings}
    return ([], range(0)) if _total_may_be_elsewhere(rows, figures) else (readings, place)


def _taken(
    rows: Sequence[Sequence[Cell]], table: Table, lines: Sequence[Paragraph], start: int
) -> tuple[list[Reading], int]:
    """The readings of a table that begins at this line, and where it ends; none where one line is amiss."""
    readings: list[Reading] = []
    place = f"{lines[start].place.told()}起的表格"
    at = start
    for row in rows:
        doubts = ""
        for cell in row:
            if cell.key is None:
                size, doubt = _label(cell, table, lines[at : at + LONGEST_LABEL])
                if not size:
                    return [], start
                doubts = "；".join(filter(None, (doubts, doubt)))
                at += size
                continue
            text = lines[at].text if at < len(lines) else ""
            if "\t" in text or not looks_like_a_value(text):
                return [], start
            readings.append(Reading(cell.key, figure(text, table.unit), place, doubts))
            at += 1
    return readings, at


def _label(cell: Cell, table: Table, lines: Sequence[Paragraph]) -> tuple[int, str]:
    """Over how many of these lines the label of a cell goes, 0 where it does not stand there; its doubt."""
    texts = list(takewhile(lambda text: not looks_like_a_value(text), (x.text for x in lines)))
    joined = ["".join(texts[: size + 1]) for size in range(len(texts))]
    whole = [size for size, text in enumerate(joined, start=1) if core(text) == core(cell.text)]
    if whole:
        return whole[0], ""
    if cell.role is Role.CORNER:  # known by one of its words: what stands before it is not its own
        del joined[1:]
    for size, text in enumerate(joined, start=1):
        doubt = doubt_of(text, cell, table)
        if doubt is not None:
            return size, doubt
    return 0, ""


def _total_may_be_elsewhere(rows: Sequence[Sequence[Cell]], figures: dict[CellKey, Figure]) -> bool:
    """Whether the last column may be another, since one among those below a group says the same.

    The label of the total stands a line above theirs: where among them its column was, no line tells.
    """
    head = [cell for row in rows for cell in row if cell.role is Role.COLUMN_LABEL]
    if not head:
        return False
    bottom = max(cell.row + cell.rows for cell in head)
    leaves = sorted(
        (cell for cell in head if cell.row + cell.rows == bottom), key=lambda each: each.column
    )
    numbered = [[cell for cell in row if cell.key is not None] for row in rows]
    numbered = [row for row in numbered if len(row) == len(leaves)]
    columns = list(zip(*(_numbers(row, figures) for row in numbered), strict=True))
    return any(
        leaf.row > leaves[-1].row < before.row and column == columns[-1] and any(column)
        for before, leaf, column in zip(leaves, leaves[1:], columns[1:], strict=False)
    )


def _numbers(row: Sequence[Cell], figures: dict[CellKey, Figure]) -> list[object]:
    return [figures[cell.key].number or 0 for cell in row if cell.key is not None]
