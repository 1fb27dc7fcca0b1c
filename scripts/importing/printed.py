"""A printed document: what any reader gives and the mapper takes. Blocks in order, each with its place.

A reader knows a file format and nothing of the form; the mapper knows the form and nothing of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from schemas.errors import ClerkError


class ImportRefusedError(ClerkError):
    """A file cannot be read as a report; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Where a block stands: its page (PDF), its line (text), the how-manieth table it is."""

    page: int = 0
    line: int = 0
    table: int = 0

    def told(self) -> str:
        """第3页第2个表格, 第14段; "" where nothing is known."""
        page = f"第{self.page}页" if self.page else ""
        if self.table:
            return f"{page}第{self.table}个表格"
        return f"{page}第{self.line}段" if self.line else page


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of words; cells pasted line by line are separated by tabs.

    ``level`` is the outline level that the file states (1 the highest), 0 where it states none.
    ``within`` names the elements around it, outermost first, in files that have such (web pages).
    """

    text: str
    place: PrintedPlace = PrintedPlace()
    level: int = 0
    within: tuple[int, ...] = ()


class PrintedCell(NamedTuple):  # hundreds a page, made three times as fast as a dataclass
    """One cell of a table, at the place of its top left corner, rows and columns from 0."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class PrintedTable:
    """A table as printed: cells with their spans, whatever stands in them."""

    cells: tuple[PrintedCell, ...]
    place: PrintedPlace = PrintedPlace()
    within: tuple[int, ...] = ()

    @cached_property
    def grid(self) -> list[list[PrintedCell | None]]:
        """Row by row the cell that covers each place; None where no cell does."""
        height = max((cell.row + cell.rows for cell in self.cells), default=0)
        width = max((cell.column + cell.columns for cell in self.cells), default=0)
        filled: list[list[PrintedCell | None]] = [[None] * width for _ in range(height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    filled[row][column] = cell
        return filled

    def words(self) -> str:
        """All its texts in one line, for a person to recognise it by."""
        return " ".join(" ".join(cell.text.split()) for cell in self.cells if cell.text.strip())


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its words cannot be read."""

    place: PrintedPlace = PrintedPlace()
    within: tuple[int, ...] = ()


Block = Paragraph | PrintedTable | Picture


@dataclass(frozen=True)
class PrintedDocument:
    """A file's content in printed order; ``notes`` is what a reader has to tell a person."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = field(default=())


BREAK = "\u00ad"  # in a number whose lines a reader has put together again
LARGEST_SIDE = 400  # columns; the form's own tables have 15
LARGEST_SPAN = 60
MOST_ROWS = 2000  # the form's own tables have 28
MOST_BLOCKS, LONGEST = 30_000, 200_000  # paragraphs and tables; characters of a paragraph
TOO_WIDE = "文件里有一个表格超过400列，不是年度报告的表格，没有导入。"
TOO_HIGH = "文件里有一个表格超过2000行，不是年度报告的表格，没有导入。"
TOO_LONG = "文件里的文字过多，不像是年度报告，没有读取。请核对是不是选错了文件。"


def measured(document: PrintedDocument) -> PrintedDocument:
    """The document, if a report may be that long; else ImportRefusedError."""
    texts = (block.text for block in document.blocks if isinstance(block, Paragraph))
    if len(document.blocks) > MOST_BLOCKS or any(len(text) > LONGEST for text in texts):
        raise ImportRefusedError(TOO_LONG)
    return document


def spread(rows: list[list[tuple[str, int, int]]]) -> tuple[PrintedCell, ...]:
    """Rows of (text, row span, column span), as HTML writes them, as cells at their places.

    ImportRefusedError where a table is larger than any report's.
    """
    if len(rows) > MOST_ROWS:
        raise ImportRefusedError(TOO_HIGH)
    taken: set[tuple[int, int]] = set()  # by cells of the rows above
    cells: list[PrintedCell] = []
    for row, line in enumerate(rows):
        column = 0
        below = len(rows) - row
        for text, down, across in line:
            while (row, column) in taken:
                column += 1
            if down != 1:
                down = max(1, min(down, below))
            if across != 1:
                across = max(1, min(across, LARGEST_SPAN))
            if column + across > LARGEST_SIDE:
                raise ImportRefusedError(TOO_WIDE)
            cells.append(PrintedCell(row, column, text, down, across))
            if down > 1:
                taken.update(
                    (r, c)
                    for r in range(row + 1, row + down)
                    for c in range(column, column + across)
                )
            column += across
    return tuple(cells)
