"""A table printed as a grid becomes readings: heads found, rows known by their labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from schemas.form.headings import Heading, all_of, leaves
from schemas.form.model import CellKey, Edition, Table
from scripts.importing.figures import Figure, figure, looks_like_a_value
from scripts.importing.heads import Grid, Head, head_of
from scripts.importing.lines_up import Line, inferred, line_of, shown, told
from scripts.importing.numbers_alone import has_values, is_unlabelled, review_rows
from scripts.importing.printed import PrintedTable
from scripts.importing.reading import Kept, Reading
from scripts.importing.running import run_together
from scripts.importing.wording import core, left_of

SHIFTED = "这一行的数与表头的栏目没有对齐，无法判断各是哪一栏的"
MERGED = "原表中这一格与其他格合并，无法判断是哪一格的数"


@dataclass
class GridRead:
    """What a printed table said: readings, what has no place, and its last head for what follows."""

    readings: list[Reading] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    head: Head | None = None
    known: set[str] = field(default_factory=set)  # tables of the form recognised in it


def read_grid(table: PrintedTable, edition: Edition, before: Head | None = None) -> GridRead:
    """Read one printed table; ``before`` is the head of the table that it may go on with."""
    grid = table.grid
    read = GridRead()
    head = before if before and grid and before.width == len(grid[0]) else None
    waiting: list[int] = []
    body: list[int] = []
    for row in range(len(grid)):
        if not has_values(grid, row):
            waiting.append(row)
            continue
        opened = head_of(grid, waiting, edition) if waiting else None
        if opened:
            _body(read, table, head, body)
            head, body = opened, []
        else:
            body += waiting
        waiting = []
        body.append(row)
    opened = head_of(grid, waiting, edition) if waiting else None
    _body(read, table, head, body if opened else body + waiting)
    if opened:  # a head whose rows are all blank, or stand in the next table
        head = opened
        _note_head(read, table, opened)
    read.head = head
    return read


def _note_head(read: GridRead, table: PrintedTable, head: Head) -> None:
    read.known |= {each.key for each in head.tables}
    if head.refused:
        read.kept.append(Kept(table.place.told(), table.words(), head.refused))


def _body(read: GridRead, table: PrintedTable, head: Head | None, rows: Sequence[int]) -> None:
    """The rows below one head."""
    if head is None or not rows:
        return
    _note_head(read, table, head)
    if head.refused:
        return
    grid = table.grid
    lines = review_rows(grid, head, rows) if is_unlabelled(head) else _lines(grid, head, rows)
    for row in rows:
        line = lines.get(row)
        if line is None:
            text = _row_text(grid, row)
            if has_values(grid, row):
                read.kept.append(Kept(table.place.told(), text, "格式中没有这一行"))
            continue
        readings = list(_row(table, head, row, line))
        if _shifted(grid, head, row):
            readings = [each.refused(SHIFTED) for each in readings]
        read.readings += readings


def _shifted(grid: Grid, head: Head, row: int) -> bool:
    """Whether numbers of a row stand beside the columns of the head: a span too long or too short."""
    if len(head.by_key) == 1:
        return False
    if any(grid[row][column] is None for column in head.cells):
        return True  # a cell is missing, and the ones after it have moved up
    beside = [
        cell
        for column in range(head.first, len(grid[row]))
        if column not in head.columns and (cell := grid[row][column]) and cell.column == column
    ]
    labels = (cell for cell in reversed(grid[row][: head.first]) if cell and cell.text.strip())
    return any(looks_like_a_value(cell.text) for cell in (*beside, *islice(labels, 1)))


def _lines(grid: Grid, head: Head, rows: Sequence[int]) -> dict[int, Line]:
    """Which row of the form each printed row is."""
    filled = [row for row in rows if any(c and c.text.strip() for c in grid[row])]
    paths = tuple(tuple(_labels(grid, head, row)) for row in filled)
    return {filled[number]: line for number, line in _known(head.tables, paths).items()}


@lru_cache(maxsize=256)  # the labels of many reports are the same few
def _known(tables: tuple[Table, ...], paths: tuple[tuple[str, ...], ...]) -> dict[int, Line]:
    """Which row of the form each of these rows is, told by their labels; not to be changed."""
    tops = [h for table in tables for h in table.rows]
    headings, order = all_of(tops), leaves(tops)
    known: dict[int, Line] = {}
    left: list[str | None] = []
    for number, path in enumerate(paths):
        meant = line_of(path, headings)
        if meant and not meant.heading.children:
            known[number] = told(path[-1], meant)
        left.append(_left_of(path, meant is not None, headings))
    once = {line.key for line in known.values()}
    if len(once) == len(known) and list(known.values()) == _sorted(known, order):
        known |= inferred(left, known, order)
    return known


def _left_of(path: Sequence[str], a_group: bool, headings: Sequence[Heading]) -> str | None:
    """What is left of a row's own label: "" where only its group's stands, None where another's."""
    if not path or a_group:
        return ""
    words = core(path[-1])
    return path[-1] if any(left_of(words, core(h.label)) for h in headings) else None


def _sorted(known: dict[int, Line], order: Sequence[Heading]) -> list[Line]:
    place = {heading.key: number for number, heading in enumerate(order)}
    return sorted(known.values(), key=lambda line: place[line.key])


def _labels(grid: Grid, head: Head, row: int) -> list[str]:
    """The labels of a row from the outermost in; numbers run together with one are taken off."""
    cells = dict.fromkeys(cell for cell in grid[row][: head.first] if cell is not None)
    texts = [cell.text for cell in cells if core(cell.text)]
    if texts:
        texts[-1] = run_together(grid, head, row, texts[-1])[0]
    return texts


def _row(table: PrintedTable, head: Head, row: int, line: Line) -> Iterator[Reading]:
    """The readings of one row, column by column."""
    grid = table.grid
    owner = _owner(head, line.key)
    cells = reversed(grid[row][: head.first])
    label = next((cell.text for cell in cells if cell and core(cell.text)), "")
    run = run_together(grid, head, row, label)[1] if label else []
    place = f"{table.place.told()}第{row + 1}行"
    alone = None
    if len(head.by_key) == 1:  # a number of its own may stand anywhere but below another label
        alone = [n for n in range(head.first, len(grid[0])) if n not in head.others]
    for number, (key, columns) in enumerate(head.by_key.items()):
        above = head.columns[columns[0]]
        doubt = line.doubt
        if run:
            read = figure(run[number], owner.unit)
            written = f"数字与标题写在一起：“{shown(label)}”"
            doubt = "；".join(filter(None, (line.doubt, above.doubt, written)))
        else:
            read = _figure(grid, head, row, alone or columns, owner)
            if above.doubt:  # seldom: joining for each of 200 numbers took a tenth of an import
                doubt = "；".join(filter(None, (line.doubt, above.doubt)))
        name = CellKey(owner.key, line.key, key)
        yield Reading(name, read, place, doubt, line.inferred or above.inferred or read.broken)


def _figure(grid: Grid, head: Head, row: int, columns: Sequence[int], owner: Table) -> Figure:
    """The one number in these columns of a row; none where cells are merged, or several have one."""
    only = grid[row][columns[0]] if len(columns) == 1 else None
    if only is not None and only.rows == only.columns == 1:
        return figure(only.text, owner.unit)
    cells = dict.fromkeys(c for column in columns if (c := grid[row][column]) is not None)
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled:
        return Figure(None, "")
    if len(filled) > 1:
        text = " ".join(cell.text for cell in filled)
        return Figure(None, text, f"这一格的位置上有多个数“{text[:40]}”，无法判断是哪一个")
    (cell,) = filled
    keys = {
        head.columns[c].key
        for c in range(cell.column, cell.column + cell.columns)
        if c in head.columns
    }
    if cell.rows > 1 or len(keys) > 1 or cell.column < head.first:
        return Figure(None, cell.text, MERGED)
    return figure(cell.text, owner.unit)


def _owner(head: Head, row: str) -> Table:
    if len(head.tables) == 1:
        return head.tables[0]
    return next(t for t in head.tables if any(leaf.key == row for leaf in leaves(t.rows)))


def _row_text(grid: Grid, row: int) -> str:
    cells = dict.fromkeys(cell for cell in grid[row] if cell is not None)
    return " ".join(" ".join(cell.text.split()) for cell in cells if cell.text.strip())
