"""Beside and below the tables: differences that show a broken sum at once, by formulas alone.

A row's total is checked in the column right of the table (or below it where rows have no label, as
in table 4), the columns in the rows below. Wrong cells turn red by conditional formatting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.sums import total_parts, typed_under
from schemas.form.headings import Heading, item_of, leaves, sums
from schemas.form.model import CellKey, Edition, Table
from schemas.rules.last_year import CARRIED_IN, CARRIED_OUT
from workbook.layout import Block, address, column_letter, last_year_addresses, position
from workbook.sheets.formulas import difference, filled, not_a_number, ranges
from workbook.sheets.styles import CHECK, CHECK_LABEL, HEADING, UNFINISHED, UNSEEN, WRONG, font, put

IN_GROUP = '"总计比各项之和多 "General;"总计比各项之和少 "General;"√ 总计等于各项之和";@'
ROW_HEAD = "总计核对"
CARRIED = ("requests", CARRIED_IN, CARRIED_OUT)
CHECK_HEIGHT = 19
FEW = 2  # a difference puts in doubt both sides, but no side of more numbers than this

Doubt = tuple[str, tuple[str, ...]]  # the cell of a difference, the cells it puts in doubt


@dataclass(frozen=True)
class Site:
    """A table where it stands: the sheet, its block, and the address of each of its numbers."""

    sheet: Worksheet
    block: Block
    table: Table
    at: Mapping[CellKey, str]

    def key(self, row: str, column: str) -> CellKey:
        """The name of a number of this table."""
        return CellKey(self.table.key, row, column)

    def label_below(self, row: int, text: str) -> None:
        """Say under the row labels what a row of differences shows."""
        last = address(row, self.block.grid.label_columns)
        put(self.sheet, f"A{row}:{last}", text, CHECK_LABEL)
        self.sheet.row_dimensions[row].height = CHECK_HEIGHT


def highlight(
    sheet: Worksheet, areas: Iterable[str], condition: str, look: DifferentialStyle
) -> None:
    """Change the look of cells while a formula holds; relative addresses start at the first cell."""
    rule = Rule(type="expression", dxf=look, formula=[condition])
    sheet.conditional_formatting.add(" ".join(areas), rule)


def mark_numbers(site: Site) -> None:
    """Red for whatever is no sound number, pasted over the validation or typed over a total."""
    for area in ranges(site.at.values()):
        wrong = not_a_number(area.partition(":")[0], site.table.unit)
        highlight(site.sheet, (area,), wrong, WRONG)


def add_checks(site: Site, edition: Edition) -> None:
    """All live checks of one table; broken sums first, as the first format that holds wins."""
    for result, suspects in (*_row_totals(site), *_columns(site, edition)):
        broken = f"AND(ISNUMBER({_fixed(result)}),{_fixed(result)}<>0)"
        for area in (result, *suspects):
            highlight(site.sheet, (area,), broken, WRONG)
    mark_numbers(site)
    _quiet_totals(site)


def _row_totals(site: Site) -> Iterator[Doubt]:
    """Each total across against its parts: beside the row, or under the group where it has none."""
    block = site.block
    for rule in sums(site.table.columns):
        for row in leaves(site.table.rows):
            total = site.key(row.key, rule.total)
            parts = [site.key(row.key, part) for part in rule.parts]
            formula = difference(site.table, (total,), parts, site.at)
            line, last = position(site.at[total])
            if row.label:
                place = address(line, block.check_column)
                put(site.sheet, place, formula, CHECK)
            else:
                place = address(block.check_row(0), position(site.at[parts[0]])[1])
                area = f"{place}:{address(block.check_row(0), last)}"
                put(site.sheet, area, formula, replace(CHECK, number_format=IN_GROUP))
                site.sheet.row_dimensions[block.check_row(0)].height = CHECK_HEIGHT
            yield place, (site.at[total],)
    if sums(site.table.columns) and block.grid.label_columns:
        head = column_letter(block.check_column)
        area = f"{head}{block.top}:{head}{block.top + block.grid.head_rows - 1}"
        put(site.sheet, area, ROW_HEAD, replace(HEADING, font=font(10)))


def _columns(site: Site, edition: Edition) -> Iterator[Doubt]:
    """The rows of differences below the table: balances, totals down, last year's remainder."""
    rows = site.table.rows
    rules = [
        (f"勾稽核对：（{_items(rows, b.left)}）－（{_items(rows, b.right)}）", b.left, b.right)
        for b in site.table.row_balances
    ]
    rules += [
        (f"总计核对：{_item(rows, r.total)}{_label(rows, r.total)}－各项之和", (r.total,), r.parts)
        for r in sums(rows)
    ]
    for number, (label, left, right) in enumerate(rules):
        yield from _below(site, site.block.check_row(number), label, left, right)
    if site.table.key == CARRIED[0]:
        yield from _carried(site, site.block.check_row(len(rules)), edition)


def _item(rows: tuple[Heading, ...], key: str) -> str:
    """The outermost item that a row belongs to: 第三项."""
    outermost = next(heading for heading in rows if key in (leaf.key for leaf in heading.leaves()))
    return item_of((replace(outermost, key=key, children=()),), key)


def _items(rows: tuple[Heading, ...], keys: Iterable[str]) -> str:
    return "＋".join(_item(rows, key) for key in keys)


def _label(rows: tuple[Heading, ...], key: str) -> str:
    """A row's own label within its item: （七）总计; nothing where it is the item."""
    inner = (leaf for heading in rows if heading.children for leaf in heading.leaves())
    return next((leaf.label for leaf in inner if leaf.key == key), "")


def _below(
    site: Site, row: int, label: str, left: tuple[str, ...], right: tuple[str, ...]
) -> Iterator[Doubt]:
    site.label_below(row, label)
    for column in leaves(site.table.columns):
        lefts, rights = ([site.key(key, column.key) for key in side] for side in (left, right))
        place = address(row, position(site.at[lefts[0]])[1])
        put(site.sheet, place, difference(site.table, lefts, rights, site.at), CHECK)
        doubtful = (side for side in (lefts, rights) if len(side) <= FEW)
        yield place, tuple(site.at[key] for side in doubtful for key in side)


def _carried(site: Site, row: int, edition: Edition) -> Iterator[Doubt]:
    """What came over from last year against what last year's sheet left open, if that is filled."""
    table, this_row, last_row = CARRIED
    rows = site.table.rows
    now_item, last_item = _item(rows, this_row), _item(rows, last_row)
    site.label_below(row, f"结转核对：{now_item}－上年{last_item}（填了“上年数据”才核对）")
    for column in leaves(site.table.columns):
        now = site.key(this_row, column.key)
        sheet, cell = last_year_addresses(edition)[CellKey(table, last_row, column.key)]
        last = f"'{sheet}'!{cell}"
        typed = [site.at[key] for key in typed_under(site.table, (now,))]
        waits = f"OR({filled(typed)}<{len(typed)},COUNT({last})=0)"
        place = address(row, position(site.at[now])[1])
        put(site.sheet, place, f'=IF({waits},"",{site.at[now]}-{last})', CHECK)
        yield place, (site.at[now],)


def _quiet_totals(site: Site) -> None:
    """Totals of empty cells are not shown as 0, those of half-filled ones stand back in grey."""
    for key in total_parts(site.table):
        typed = [site.at[part] for part in typed_under(site.table, (key,))]
        highlight(site.sheet, (site.at[key],), f"{filled(typed)}=0", UNSEEN)
        highlight(site.sheet, (site.at[key],), f"{filled(typed)}<{len(typed)}", UNFINISHED)


def _fixed(cell: str) -> str:
    """D7 as $D$7, the same cell from wherever a conditional format looks."""
    row, column = position(cell)
    return f"${column_letter(column)}${row}"
