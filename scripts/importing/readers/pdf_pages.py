"""Pages of a PDF put one after the other: running heads and feet left out, tables going on as one.

A head alone at the foot of a page has fewer columns than the rows on the next page, where its first
cell covers several: both are told by the same edges.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.importing.figures import looks_like_a_value
from scripts.importing.narrative import PAGE_NUMBER
from scripts.importing.printed import Picture, PrintedCell
from scripts.importing.readers.pdf_cells import DIGITS
from scripts.importing.readers.ruled import NARROW, RuledTable
from scripts.importing.wording import core

OUTERMOST = 2  # lines at the top and at the foot of a page that may be running ones
SAME_PLACE = 3.0  # points


@dataclass(frozen=True)
class PageLine:
    """A line of words and where it stands."""

    page: int
    left: float
    right: float
    top: float
    size: float
    text: str


@dataclass(frozen=True)
class PageTable:
    """A table of a page; `edges` are where its columns begin, and the last one ends."""

    page: int
    cells: tuple[PrintedCell, ...]
    edges: tuple[float, ...]


Item = PageLine | PageTable | Picture


def page_table(page: int, table: RuledTable, cells: Sequence[PrintedCell]) -> PageTable:
    """A ruled table with the words of its cells."""
    places: dict[int, float] = {}
    for cell in table.cells:
        places.setdefault(cell.column, cell.box.left)
        places.setdefault(cell.column + cell.columns, cell.box.right)
    return PageTable(page, tuple(cells), tuple(at for _, at in sorted(places.items())))


def put_together(pages: Sequence[Sequence[Item]]) -> list[Item]:
    """The items of all pages without running lines, with tables that go on in columns of one sort."""
    running = _running(pages)
    items = [item for page in pages for item in page if _key(item) not in running]
    items = [i for i in items if not (isinstance(i, PageLine) and PAGE_NUMBER.fullmatch(i.text))]
    return list(_continued(items))


def _running(pages: Sequence[Sequence[Item]]) -> set[tuple[str, int]]:
    """What stands at the same place of at least two pages, and of a quarter of them, at their edges.

    Heads may differ on odd and even pages, and be missing on the first.
    """
    found = Counter(
        key
        for page in pages
        for key in {_key(item) for item in (*page[:OUTERMOST], *page[-OUTERMOST:])}
        if key[0]
    )
    return {key for key, count in found.items() if count > 1 and count * 4 >= len(pages)}


def _key(item: Item) -> tuple[str, int]:
    """The words of a line without its digits, and its height; ("", 0) for another thing."""
    if not isinstance(item, PageLine):
        return "", 0
    return re.sub(r"\d+", "0", item.text), round(item.top / SAME_PLACE)


def _continued(items: Sequence[Item]) -> Iterator[Item]:
    run: list[PageTable] = []
    for item in items:
        if isinstance(item, PageTable):
            if run and not (item.page == run[-1].page + 1 and _alike(run, item)):
                yield from _in_same_columns(run)
                run = []
            run.append(item)
            continue
        yield from _in_same_columns(run)
        run = []
        yield item
    yield from _in_same_columns(run)


def _alike(run: Sequence[PageTable], other: PageTable) -> bool:
    """Whether tables end on the same side, and the edges of the one are all of the others'.

    On the left a column may be missing: of a label over many rows some pages draw one edge only.
    """
    fewer, more = sorted((_edges(run), other.edges), key=len)
    beside = [edge for edge in fewer if edge > more[0] - NARROW]
    return abs(fewer[-1] - more[-1]) < NARROW and all(
        any(abs(edge - each) < NARROW for each in more) for edge in beside
    )


def _edges(run: Sequence[PageTable]) -> tuple[float, ...]:
    """All edges of tables that go on one another, those nearly the same once."""
    found: list[float] = []
    for edge in sorted(edge for table in run for edge in table.edges):
        if not found or edge - found[-1] >= NARROW:
            found.append(edge)
    return tuple(found)


def _in_same_columns(run: Sequence[PageTable]) -> Iterator[PageTable]:
    """Tables that go on one another, in columns of all of them."""
    edges = _edges(run)
    tables = [_spread(table, edges) for table in run]
    for number, (above, below) in enumerate(pairwise(tables)):
        tables[number : number + 2] = _with_whole_row(above, below)
    yield from tables


def _with_whole_row(above: PageTable, below: PageTable) -> tuple[PageTable, PageTable]:
    """Two parts of a table; what a page broke off a row's numbers goes back to them, on a line below.

    The rest of a row has no words, and stands below numbers or blanks.
    """
    last = max(cell.row + cell.rows for cell in above.cells) - 1
    rest = {cell.column: cell for cell in below.cells if cell.row == 0 and cell.text}
    upper = {c.column: c for c in above.cells if c.row + c.rows > last and c.column in rest}
    numbers = all(DIGITS.fullmatch(line) for c in rest.values() for line in c.text.split())
    fits = upper.keys() == rest.keys() and not any(_words(cell) for cell in upper.values())
    labelled = any(_words(cell) for cell in above.cells if cell.row + cell.rows > last)
    if not (rest and numbers and fits and labelled):
        return above, below
    whole = tuple(
        cell._replace(text=f"{cell.text}\n{rest[cell.column].text}".strip())
        if upper.get(cell.column) is cell
        else cell
        for cell in above.cells
    )
    left = tuple(cell._replace(text="") if cell in rest.values() else cell for cell in below.cells)
    return replace(above, cells=whole), replace(below, cells=left)


def _words(cell: PrintedCell) -> bool:
    return bool(core(cell.text)) and not looks_like_a_value(cell.text)


def _spread(table: PageTable, edges: Sequence[float]) -> PageTable:
    new = [bisect_right(edges, at + NARROW) - 1 for at in table.edges]
    cells = tuple(
        cell._replace(
            column=new[cell.column], columns=new[cell.column + cell.columns] - new[cell.column]
        )
        for cell in table.cells
    )
    if new[0]:
        height = max(cell.row + cell.rows for cell in cells)
        cells = (PrintedCell(0, 0, "", height, new[0]), *cells)
    return replace(table, cells=cells, edges=tuple(edges))
