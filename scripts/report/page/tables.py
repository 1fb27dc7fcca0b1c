"""An official table as ``<table>``: captions, heads with scope, and every number tied to its heads.

A section's tables stand one below the other, so a head counts for the rows of its own part alone;
``headers`` says which, for people who hear the page (WCAG 2.1, technique H43). Labels break
where a word ends, as in Word.
"""

from collections.abc import Iterator
from itertools import accumulate

from schemas.form.grid import Cell, Grid, Role
from scripts.report.model import TableBlock
from scripts.report.page.words import words
from scripts.report.word.label_lines import unbroken

HEADS = {Role.COLUMN_LABEL: ("col", "colgroup"), Role.ROW_LABEL: ("row", "rowgroup")}


def table_html(block: TableBlock, name: str) -> str:
    """A table with its numbers -> HTML; ``name`` begins the ids of its heads, "" shows as a blank."""
    grid = block.grid
    parts = list(accumulate(int(_begins_part(grid, row)) for row in range(grid.rows)))
    written = [
        "<tr>" + "".join(_cell(block, cell, parts, name) for cell in row) + "</tr>"
        for row in grid.by_row()
    ]
    head, body = written[: grid.head_rows], written[grid.head_rows :]
    lines = [
        f'<section class="wide" aria-label="{words(block.title)}" tabindex="0">',
        f"<table>\n<caption>{words(block.title)}</caption>",
        *(("<thead>", *head, "</thead>") if head else ()),
        *("<tbody>", *body, "</tbody>"),
        "</table>\n</section>",
    ]
    return "\n".join(lines)


def _begins_part(grid: Grid, row: int) -> bool:
    """Whether a row is the caption of a table of its own within the section's."""
    return any(cell.row == row and cell.role is Role.CAPTION for cell in grid.cells)


def _cell(block: TableBlock, cell: Cell, parts: list[int], name: str) -> str:
    spans = "".join(
        f' {what}="{size}"'
        for what, size in (("rowspan", cell.rows), ("colspan", cell.columns))
        if size > 1
    )
    if cell.key is not None:
        heads = " ".join(_id(head, name) for head in _heads_of(block.grid, cell, parts))
        tied = f' headers="{heads}"' if heads else ""
        return f"<td{spans}{tied}>{words(block.values.get(cell.key, ''))}</td>"
    if cell.role is Role.CAPTION:
        return f'<th class="part" scope="col" id="{_id(cell, name)}"{spans}>{words(cell.text)}</th>'
    if cell.role is Role.CORNER or not cell.text:
        return f"<td{spans}>{words(cell.text)}</td>"
    one, several = HEADS[cell.role]
    wide = cell.columns if cell.role is Role.COLUMN_LABEL else cell.rows
    look = ' class="row"' if cell.role is Role.ROW_LABEL and cell.rows == 1 else ""
    scope = one if wide == 1 else several
    label = "<wbr>".join(map(words, unbroken(cell.text, block.words)))
    return f'<th{look} scope="{scope}" id="{_id(cell, name)}"{spans}>{label}</th>'


def _heads_of(grid: Grid, value: Cell, parts: list[int]) -> Iterator[Cell]:
    """The labels above and left of a number, of its own part, the outermost first."""
    for cell in grid.cells:
        if not cell.text or parts[cell.row] != parts[value.row]:
            continue
        above = cell.column <= value.column < cell.column + cell.columns
        left = cell.row <= value.row < cell.row + cell.rows
        if (cell.role in (Role.CAPTION, Role.COLUMN_LABEL) and above) or (
            cell.role is Role.ROW_LABEL and left
        ):
            yield cell


def _id(cell: Cell, name: str) -> str:
    return f"{name}-{cell.row}-{cell.column}"
