"""The layout of tables: cells tile every rectangle exactly once, whatever the headings."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.form.editions import LATEST
from schemas.form.grid import Grid, Role, lay_out
from schemas.form.headings import Heading, leaves
from schemas.form.model import Table


@st.composite
def sides(draw: st.DrawFn) -> tuple[Heading, ...]:
    count = 0

    def heading(depth: int) -> Heading:
        nonlocal count
        count += 1
        key = f"h{count}"
        children = draw(st.integers(0, 3)) if depth else 0
        return Heading(key, f"label {key}", tuple(heading(depth - 1) for _ in range(children)))

    return tuple(heading(2) for _ in range(draw(st.integers(1, 4))))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    caption = draw(st.sampled_from(["", "caption"]))
    return Table("t", draw(sides()), draw(sides()), caption=caption, corner="corner")


def covered(grid: Grid) -> Counter[tuple[int, int]]:
    return Counter(
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    )


@given(st.lists(tables(), min_size=1, max_size=3))
def test_cells_tile_the_rectangle_exactly_once(stack: list[Table]) -> None:
    grid = lay_out(stack)
    places = covered(grid)
    assert set(places.values()) == {1}
    assert len(places) == grid.rows * grid.columns
    assert max(places) == (grid.rows - 1, grid.columns - 1)


@given(tables())
def test_every_number_stands_where_its_row_and_column_cross(table: Table) -> None:
    grid = lay_out([table])
    values = grid.value_cells()
    assert [cell.key for cell in values] == list(table.cell_keys())
    rows = {leaf.key: leaf.label for leaf in leaves(table.rows)}
    columns = {leaf.key: leaf.label for leaf in leaves(table.columns)}
    for cell in values:
        assert cell.key is not None
        beside = [
            c.text
            for c in grid.cells
            if c.role is Role.ROW_LABEL
            and c.row <= cell.row < c.row + c.rows
            and c.column + c.columns == grid.label_columns
        ]
        above = [
            c.text
            for c in grid.cells
            if c.role is Role.COLUMN_LABEL and c.column <= cell.column < c.column + c.columns
        ]
        assert beside == [rows[cell.key.row]]
        assert above[-1] == columns[cell.key.column]


@pytest.mark.parametrize(
    ("section", "rows", "columns", "head"),
    [("disclosure", 14, 4, 0), ("requests", 28, 10, 3), ("review", 4, 15, 3)],
)
def test_the_official_tables_have_their_official_size(
    section: str, rows: int, columns: int, head: int
) -> None:
    grid = lay_out(LATEST.section(section).tables)
    assert (grid.rows, grid.columns, grid.head_rows) == (rows, columns, head)
    assert set(covered(grid).values()) == {1}


def spans(section: str) -> dict[str, tuple[int, int, int, int]]:
    grid = lay_out(LATEST.section(section).tables)
    return {c.text: (c.row, c.column, c.rows, c.columns) for c in grid.label_cells()}


def test_the_requests_table_spans_as_printed() -> None:
    placed = spans("requests")
    assert placed["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] == (
        0,
        0,
        3,
        3,
    )
    assert placed["申请人情况"] == (0, 3, 1, 7)
    assert placed["自然人"] == (1, 3, 2, 1)
    assert placed["法人或其他组织"] == (1, 4, 1, 5)
    assert placed["总计"] == (1, 9, 2, 1)
    assert placed["一、本年新收政府信息公开申请数量"] == (3, 0, 1, 3)
    assert placed["三、本年度办理结果"] == (5, 0, 22, 1)
    assert placed["（三）不予公开"] == (7, 1, 8, 1)
    assert placed["（七）总计"] == (26, 1, 1, 2)
    assert placed["四、结转下年度继续办理"] == (27, 0, 1, 3)


def test_the_review_table_spans_as_printed() -> None:
    placed = spans("review")
    assert placed["行政复议"] == (0, 0, 1, 5)
    assert placed["行政诉讼"] == (0, 5, 1, 10)
    assert placed["复议后起诉"] == (1, 10, 1, 5)


def test_the_disclosure_table_spans_as_printed() -> None:
    placed = spans("disclosure")
    assert placed["第二十条第（八）项"] == (11, 0, 1, 4)
    assert placed["本年收费金额（单位：万元）"] == (12, 1, 1, 3)
