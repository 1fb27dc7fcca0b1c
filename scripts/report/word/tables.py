"""An official table as ``w:tbl``, written in one pass from its grid.

Spans become ``w:gridSpan`` and ``w:vMerge``; nobody merges cells afterwards (python-docx takes forty
times as long for that). Rows hold together, so that a table moves to the next page whole;
of tables stacked into one the last may be left to the next page.
"""

from html import escape

from schemas.form.grid import Cell, Grid, Role
from schemas.language.characters import with_plain_line_ends
from scripts.report.model import TableBlock
from scripts.report.word.label_lines import label_lines
from scripts.report.word.styles import (
    SMALL,
    TABLE,
    TABLE_HEAD,
    TABLE_LABEL,
    TABLE_NUMBER,
    TABLE_TEXT,
    TEXT_WIDTH,
)
from scripts.report.word.text import StyleIds, paragraph, run

NUMBER_WIDTH = 610  # 30.5 pt: six digits or three characters of 小五
# of the width left, by columns of labels: three, four and seventeen characters of 小五
LABEL_SHARES = {0: (), 1: (34,), 3: (60, 78, 319)}
MARGINS = 40  # twips: both sides of a cell
CHARACTER, SMALL_CHARACTER = 210, 180  # twips: one of 五号, of 小五
INDENT = 40  # twips: before a label that begins at the left
WIDE = 6  # a table of more columns is set small


def wide(grid: Grid) -> bool:
    """Whether a table is set in small print."""
    return grid.columns > WIDE


def table_xml(
    block: TableBlock, ids: StyleIds, width: int, keep_with_next: bool = False, parted: bool = False
) -> str:
    """A table with its numbers -> ``w:tbl``, ``width`` twips wide.

    ``keep_with_next`` keeps its last row, and so the whole table, with what comes after it; of a
    stack of tables that may be ``parted`` the last may go to the next page.
    """
    grid = block.grid
    columns = column_widths(grid, width)
    ends = set() if keep_with_next else {grid.rows - 1}
    if parted:
        ends.add(_end_of_page(grid))
    rows = "".join(
        _row(block, number, cells, ids, columns, number not in ends)
        for number, cells in enumerate(_by_row(grid))
    )
    listed = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    title = escape(with_plain_line_ends(block.title))
    text = (
        f"{block.title}，共{grid.rows}行{grid.columns}列，其中{len(grid.value_cells())}格为数据。"
    )
    description = escape(with_plain_line_ends(text))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ids[TABLE]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        f'<w:tblCaption w:val="{title}"/><w:tblDescription w:val="{description}"/></w:tblPr>'
        f"<w:tblGrid>{listed}</w:tblGrid>{rows}</w:tbl>"
    )


def _end_of_page(grid: Grid) -> int:
    """The row after which a page may end: the one before the last table of a stack; -1 for none."""
    captions = [cell.row for cell in grid.cells if cell.role is Role.CAPTION]
    return max(captions, default=0) - 1


def column_widths(grid: Grid, width: int) -> list[int]:
    """Twips of each column: labels as wide as their words need, numbers all alike."""
    labels, numbers = grid.label_columns, grid.columns - grid.label_columns
    shares = LABEL_SHARES.get(labels, (1,) * labels)
    if not labels:
        room = 0
    elif wide(grid):
        room = width - numbers * NUMBER_WIDTH * width // TEXT_WIDTH
    else:
        room = width * sum(shares) // 100 if labels == 1 else width // 2
    widths = [room * share // sum(shares) for share in shares]
    left = width - sum(widths)
    return widths + [left * (n + 1) // numbers - left * n // numbers for n in range(numbers)]


def _by_row(grid: Grid) -> list[list[Cell]]:
    """The cells that stand in each row, those begun further up included, from left to right."""
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        for row in range(cell.row, cell.row + cell.rows):
            rows[row].append(cell)
    return rows


def _row(
    block: TableBlock,
    number: int,
    cells: list[Cell],
    ids: StyleIds,
    columns: list[int],
    keep: bool,
) -> str:
    head = "<w:tblHeader/>" if number < block.grid.head_rows else ""
    written = "".join(_cell(block, cell, number, ids, columns, keep) for cell in cells)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"


def _cell(
    block: TableBlock, cell: Cell, row: int, ids: StyleIds, columns: list[int], keep: bool
) -> str:
    first = cell.row == row
    merge = "" if cell.rows == 1 else f'<w:vMerge w:val="{"restart" if first else "continue"}"/>'
    span = "" if cell.columns == 1 else f'<w:gridSpan w:val="{cell.columns}"/>'
    size = sum(columns[cell.column : cell.column + cell.columns])
    text = cell.text if cell.key is None else block.values.get(cell.key, "")
    if cell.key is None:
        text = "\n".join(label_lines(text, _fitting(cell, block.grid, size), block.words))
    style_id = ids[_style(cell, block.grid)]
    words = paragraph(style_id, run(text) if first else "", keep_next=None if keep else False)
    return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{span}{merge}</w:tcPr>{words}</w:tc>'


def _style(cell: Cell, grid: Grid) -> str:
    if cell.role is Role.VALUE:
        name = TABLE_NUMBER
    elif cell.role is Role.CAPTION:
        name = TABLE_HEAD
    else:
        name = TABLE_TEXT if _begins_at_the_left(cell, grid) else TABLE_LABEL
    return name + SMALL if wide(grid) else name


def _begins_at_the_left(cell: Cell, grid: Grid) -> bool:
    """Labels stand in the middle, except the long ones of a single row."""
    return cell.role is Role.ROW_LABEL and cell.rows == 1 and grid.label_columns > 1


def _fitting(cell: Cell, grid: Grid, size: int) -> float:
    """How many characters fit one line of a cell so wide."""
    room = size - MARGINS - (INDENT if _begins_at_the_left(cell, grid) else 0)
    return room / (SMALL_CHARACTER if wide(grid) else CHARACTER)
