"""The head of a printed table: which table of the form it opens, and which column is which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache

from schemas.form.headings import Heading, all_of, leaves
from schemas.form.model import Edition, Table, Unit
from schemas.language.labels import normalised
from scripts.importing.lines_up import Line, inferred, line_of, told
from scripts.importing.printed import PrintedCell
from scripts.importing.trial_form import REFUSAL, is_trial
from scripts.importing.wording import core, match

Grid = list[list[PrintedCell | None]]
Paths = Sequence[Sequence[str]]  # of each column the texts of the head, from the top
YUAN = re.compile(r"单位[:为]?元")
RAGGED = "表头各行的格数不一致，无法判断各列是哪一栏，没有导入"
TWICE = "表中有两列标题相同，无法判断以哪一列为准，没有导入"
IN_YUAN = "表中收费金额的单位是元，格式要求填万元，没有导入，请换算以后填写"


@dataclass(frozen=True)
class Head:
    """Columns of a printed table by their place; ``refused`` is why none of them is read."""

    tables: tuple[Table, ...] = ()
    columns: dict[int, Line] = field(default_factory=dict)
    width: int = 0
    refused: str = ""
    cells: frozenset[int] = frozenset()  # the places across which its rows have cells
    others: frozenset[int] = frozenset()  # those with a label that is none of the form's

    @cached_property
    def first(self) -> int:
        """The first column of numbers."""
        return min(self.columns, default=1)

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """The columns that say the same, by what they say, from left to right."""
        found: dict[str, list[int]] = {}
        for column, line in sorted(self.columns.items()):
            found.setdefault(line.key, []).append(column)
        return found


@cache
def kinds(edition: Edition) -> tuple[tuple[Table, ...], ...]:
    """The tables of the form, those with the same columns together."""
    found: list[list[Table]] = []
    for table in edition.tables():
        same = next((tables for tables in found if tables[0].columns == table.columns), None)
        if same is None:
            found.append([table])
        else:
            same.append(table)
    return tuple(tuple(tables) for tables in found)


Placed = tuple[tuple[str, int, int, int, int], ...]  # text, row, column, rows, columns of each cell


def head_of(grid: Grid, rows: Sequence[int], edition: Edition) -> Head | None:
    """The head that stands in these rows (none of them has numbers); None where there is none."""
    cells = {cell: n for n, cell in enumerate(dict.fromkeys(c for r in rows for c in grid[r] if c))}
    lines = tuple(tuple(cells[cell] if cell else -1 for cell in grid[row]) for row in rows)
    placed = tuple((c.text, c.row - rows[0], c.column, c.rows, c.columns) for c in cells)
    return _head(lines, placed, edition)


@lru_cache(maxsize=256)  # the heads of many reports are the same few
def _head(lines: tuple[tuple[int, ...], ...], placed: Placed, edition: Edition) -> Head | None:
    """The same, from which cell covers each place (-1 for none)."""
    cells = [
        PrintedCell(row, column, text, down, across) for text, row, column, down, across in placed
    ]
    grid: Grid = [[cells[n] if n >= 0 else None for n in line] for line in lines]
    rows, width = range(len(grid)), len(grid[0])
    paths = [_path(grid, rows, column) for column in range(width)]
    texts = [text for path in paths for text in path]
    if is_trial(texts):
        return Head(width=width, refused=REFUSAL)
    best: Head | None = None
    most = 0
    in_yuan = YUAN.search(normalised("".join(texts)))
    for tables in kinds(edition):
        columns = _columns(grid, rows, tables[0], paths)
        wanted = len(leaves(tables[0].columns))
        known = {line.key for line in columns.values()}
        if len(known) * 2 >= wanted and len(known) > most:
            most = len(known)
            best = _checked(grid, rows, Head(tables, columns, width))
            if in_yuan and tables[0].unit is Unit.MONEY:
                best = Head(tables, width=width, refused=IN_YUAN)
    return best


def _path(grid: Grid, rows: Sequence[int], column: int) -> list[str]:
    """The texts in a column of the head, from the top, each cell once."""
    cells = dict.fromkeys(grid[row][column] for row in rows)
    return [cell.text for cell in cells if cell is not None and core(cell.text)]


def _columns(grid: Grid, rows: Sequence[int], table: Table, paths: Paths) -> dict[int, Line]:
    known = _by_group(grid, rows, table, paths) if _grouped(table) else _by_label(table, paths)
    order = leaves(table.columns)
    if len(order) == 1 or not known:
        return known
    start = min(known)
    if len({line.key for line in known.values()}) != len(known):
        return known
    groups = [heading for heading in all_of(table.columns) if heading.children]
    labels = [_own_label(path, groups) for path in paths[start:]]
    shifted = {column - start: line for column, line in known.items()}
    more = inferred(labels, shifted, order)
    return known | {n + start: line for n, line in more.items()}


def _own_label(path: Sequence[str], groups: Sequence[Heading]) -> str:
    """What stands below the groups of a column, "" where its own label is lost."""
    label = path[-1] if path else ""
    return "" if match(label, groups) else label


def _by_label(table: Table, paths: Paths) -> dict[int, Line]:
    headings = all_of(table.columns)
    found: dict[int, Line] = {}
    for column, path in enumerate(paths):
        meant = line_of(path, headings)
        if meant and not meant.heading.children:
            found[column] = told(path[-1], meant)
    return found


def _grouped(table: Table) -> bool:
    """Whether the innermost labels repeat, so that the group above them has to be known."""
    labels = [leaf.label for leaf in leaves(table.columns)]
    return len(set(labels)) < len(labels)


def _by_group(grid: Grid, rows: Sequence[int], table: Table, paths: Paths) -> dict[int, Line]:
    """Columns of table 4: the label says the result, the nearest group at its left which kind."""
    groups = [h for h in all_of(table.columns) if h.children]
    begun = list(_begun(grid, rows, groups))
    found: dict[int, Line] = {}
    for column, path in enumerate(paths):
        above = [(cell, group) for cell, group in begun if cell.column <= column]
        if not above:
            continue
        cell, group = max(above, key=lambda each: (each[0].column, each[0].row))
        if cell.columns > 1 and column >= cell.column + cell.columns:
            continue  # beyond what the group's cell spans
        meant = line_of(path, [h for h in group.children if not h.children] or [group])
        if meant and not meant.heading.children:
            found[column] = told(path[-1], meant)
    return found


def _begun(
    grid: Grid, rows: Sequence[int], groups: Sequence[Heading]
) -> Iterator[tuple[PrintedCell, Heading]]:
    cells = dict.fromkeys(cell for row in rows for cell in grid[row] if cell is not None)
    for cell in cells:
        found = match(cell.text, groups)
        if found:
            yield cell, found.heading


def _checked(grid: Grid, rows: Sequence[int], head: Head) -> Head:
    """The head, refused where its rows do not tile it or two columns of their own say the same."""
    across = _across(grid, rows, head)
    if len(across) > 1:
        return Head(head.tables, width=head.width, refused=RAGGED)
    cells = next(iter(across))
    columns = {column: line for column, line in head.columns.items() if column in cells}
    worded = (n for n in cells if any(_begins(grid, row, n) for row in rows))
    others = frozenset(worded) - columns.keys()
    head = replace(
        head, cells=cells, columns=columns, others=others
    )  # none is known beyond the head
    seen: dict[str, PrintedCell | None] = {}
    for column, line in sorted(head.columns.items()):
        bottom = [grid[row][column] for row in rows if grid[row][column]]
        labelled = [cell for cell in bottom if cell is not None and core(cell.text)]
        cell = labelled[-1] if labelled else None
        if line.key in seen and seen[line.key] != cell:
            return Head(head.tables, width=head.width, refused=TWICE)
        seen[line.key] = cell
    return head


def _across(grid: Grid, rows: Sequence[int], head: Head) -> set[frozenset[int]]:
    """Where each row of labels has cells: in different places when a span is wrong and labels moved."""
    labels = [row for row in rows if any(_begins(grid, row, column) for column in head.columns)]
    return {
        frozenset(n for n, cell in enumerate(grid[row]) if cell is not None)
        for row in labels or rows[-1:]
    }


def _begins(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell with words over this column alone stands in this row."""
    cell = grid[row][column]
    return cell is not None and cell.columns == 1 and bool(core(cell.text))
