"""Where everything stands in the workbook: sheet names, addresses of facts, numbers and texts.

The builder writes by this layout and the reader reads by it; nothing else knows an address.
Rows and columns count from 1 as in Excel.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from schemas.filled.notes import NOTES
from schemas.filled.organ import FIELDS, PROCESSING_FEE
from schemas.form.grid import Cell, Grid, lay_out
from schemas.form.headings import sums
from schemas.form.model import CellKey, Edition, Section

GUIDE = "填表说明"
FACTS = "基本信息"
LAST_YEAR = "上年数据"
REFERENCES = "数字引用"
RESULTS = "校验结果"

TEMPLATE_NAME = "nianbao_template"  # defined name that tells our workbooks from others

FACTS_FIRST_ROW = 4
FACTS_LABEL_COLUMN, FACTS_VALUE_COLUMN, FACTS_NOTE_COLUMN = 1, 2, 3
TABLE_FIRST_ROW = 4
NARRATIVE_HEAD = ("所属部分", "小标题", "正文", "字数")
PART_COLUMN, HEADING_COLUMN, TEXT_COLUMN, COUNT_COLUMN = 1, 2, 3, 4
LAST_TEXT_COLUMN = 6  # of the sheets of words in a workbook made from last year's
LAST_TEXT_HEAD = "上年的文字（只供参考，不印进报告）"
NO_PART = "其他"  # in the column of parts: the row belongs to none of those the form names
NARRATIVE_ROWS = 24  # rows made ready for typing (a page of them); the reader takes all there are
CELL = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")  # the address of a single one
CELL_LIMIT = 32767  # characters a cell of Excel holds
NARRATIVE_MOST = 500  # rows the counts, drop-downs and prompts reach
RESULT_HEAD = ("序号", "级别", "工作表", "单元格", "问题", "应为", "依据", "处理说明")
RESULT_HEAD_ROW = 4
WHOLE_SHEET = "整表"  # in place of an address, for a finding about a whole sheet


def sheet_names(edition: Edition) -> tuple[str, ...]:
    """All sheets of the workbook, in order."""
    sections = (section.sheet for section in edition.sections)
    return GUIDE, FACTS, *sections, LAST_YEAR, REFERENCES, RESULTS


def needed_sheets(edition: Edition) -> tuple[str, ...]:
    """The sheets without which a workbook cannot be read."""
    return FACTS, *(section.sheet for section in edition.sections)


def read_sheet_names(edition: Edition) -> tuple[str, ...]:
    """The sheets that are read where they are there."""
    return *needed_sheets(edition), LAST_YEAR, RESULTS


def column_letter(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Row 4, column 2 is B4."""
    return f"{column_letter(column)}{row}"


def position(cell: str) -> tuple[int, int]:
    """Row and column of an address: B4 is (4, 2)."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), column


@dataclass(frozen=True)
class Block:
    """A grid placed on a sheet with its top left cell at (top, 1)."""

    sheet: str
    section: Section
    grid: Grid
    top: int

    def address(self, cell: Cell) -> str:
        """The Excel address of a cell of the grid (its top left corner when it spans)."""
        return address(self.top + cell.row, 1 + cell.column)

    def range(self, cell: Cell) -> str:
        """The Excel range a cell of the grid covers: B4, or A4:C6 when it spans."""
        last = address(self.top + cell.row + cell.rows - 1, cell.column + cell.columns)
        first = self.address(cell)
        return first if first == last else f"{first}:{last}"

    @property
    def check_column(self) -> int:
        """The column beside the table, where each row is checked at once."""
        return self.grid.columns + 1

    def check_row(self, number: int) -> int:
        """The rows below the table, where its columns are checked, from 0, after a gap."""
        return self.top + self.grid.rows + 1 + number

    @cached_property
    def note_row(self) -> int:
        """The first row for words around the table, after the checks and a gap."""
        checks = sum(len(t.row_balances) + len(sums(t.rows)) for t in self.section.tables)
        beside = self.grid.label_columns and sums(self.section.tables[0].columns)
        below = 1 if beside or any(sums(t.columns) for t in self.section.tables) else 0
        return self.check_row(checks + below) + (1 if checks + below else 0)


@cache
def blocks(edition: Edition) -> tuple[Block, ...]:
    """The tables of the three sections, each on its own sheet."""
    return tuple(
        Block(section.sheet, section, lay_out(section.tables), TABLE_FIRST_ROW)
        for section in edition.table_sections()
    )


@cache
def last_year_blocks(edition: Edition) -> tuple[Block, ...]:
    """The same tables one below the other on the sheet 上年数据, a title row above each."""
    placed: list[Block] = []
    top = TABLE_FIRST_ROW + 1
    for block in blocks(edition):
        placed.append(Block(LAST_YEAR, block.section, block.grid, top))
        top += block.grid.rows + 3
    return tuple(placed)


@cache
def number_addresses(edition: Edition) -> dict[CellKey, tuple[str, str]]:
    """Sheet and address of each number."""
    return {key: place for block in blocks(edition) for key, place in _numbers(block)}


@cache
def last_year_addresses(edition: Edition) -> dict[CellKey, tuple[str, str]]:
    """Sheet and address of each number of last year."""
    return {key: place for block in last_year_blocks(edition) for key, place in _numbers(block)}


def _numbers(block: Block) -> Iterator[tuple[CellKey, tuple[str, str]]]:
    for cell in block.grid.value_cells():
        if cell.key is not None:
            yield cell.key, (block.sheet, block.address(cell))


def note_areas(block: Block) -> dict[str, tuple[str, str]]:
    """For each of the words around a table, the range of its label and that of its text."""
    labels = 1 if block.grid.label_columns == 1 else 2
    areas = {}
    for row, note in enumerate(NOTES, start=block.note_row):
        label = address(row, 1) + (f":{address(row, labels)}" if labels > 1 else "")
        areas[note.key] = label, f"{address(row, labels + 1)}:{address(row, block.grid.columns)}"
    return areas


def note_places(block: Block) -> dict[str, tuple[str, str]]:
    """The same as cells: that of its label, that of its text."""
    areas = note_areas(block).items()
    return {key: (label.split(":")[0], text.split(":")[0]) for key, (label, text) in areas}


def fact_addresses() -> dict[str, tuple[str, str]]:
    """Sheet and address of each fact of 基本信息, by key."""
    return {
        fact.key: (FACTS, address(FACTS_FIRST_ROW + n, FACTS_VALUE_COLUMN))
        for n, fact in enumerate(FIELDS)
    }


FEE_FIRST_ROW = 4


def fee_addresses(edition: Edition) -> dict[str, tuple[str, str]]:
    """Sheet and address of the three figures of the processing fee in section six."""
    sheet = edition.section("other_matters").sheet
    return {
        figure.key: (sheet, address(FEE_FIRST_ROW + n, TEXT_COLUMN))
        for n, figure in enumerate(PROCESSING_FEE)
    }


def narrative_head_row(section: str) -> int:
    """The row of the column titles of a narrative sheet; texts begin in the row after."""
    return FEE_FIRST_ROW + len(PROCESSING_FEE) + 1 if section == "other_matters" else 4


def part_titles(section: Section) -> dict[str, str]:
    """What the column 所属部分 of a narrative sheet may say, by topic key; nothing in section six.

    "" is a row of no part below one that has a part: left blank it would go on with that.
    """
    if section.key == "other_matters" or not section.topics:
        return {}
    return {topic.key: topic.title for topic in section.topics} | {"": NO_PART}


def parts_offered(section: Section) -> tuple[str, ...]:
    """The same as a drop-down offers them; in section five each row is a problem or an improvement."""
    titles = part_titles(section).values()
    return tuple(each for each in titles if each != NO_PART or section.key == "overview")
