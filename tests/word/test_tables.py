from itertools import pairwise

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from schemas.form.editions.y2021 import EDITION
from schemas.form.grid import lay_out
from schemas.form.headings import Heading
from schemas.form.model import Table
from scripts.report.model import TableBlock
from scripts.report.word.label_lines import label_lines
from scripts.report.word.styles import TEXT_WIDTH, definitions
from scripts.report.word.tables import column_widths, table_xml
from tests.word.reading import cells_of
from tests.word.sample import table


def printed_lines(cell) -> list[str]:
    """The lines a cell is told to print."""
    pieces = (
        piece.text if piece.tag == qn("w:t") else "\n" for piece in cell.iter(qn("w:t"), qn("w:br"))
    )
    return "".join(pieces).split("\n")


IDS = {name: style_id for name, (style_id, _) in definitions().items()}
SECTIONS = ("disclosure", "requests", "review")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written(block: TableBlock, width: int = TEXT_WIDTH):
    xml = table_xml(block, IDS, width)
    return parse_xml(xml.replace("<w:tbl>", f"<w:tbl {W}>", 1))


def expected(block: TableBlock):
    return sorted(
        (
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            cell.text if cell.key is None else block.values.get(cell.key, ""),
        )
        for cell in block.grid.cells
    )


def headings(prefix: str):
    """Trees of headings, at most three deep, with keys that are unique."""
    trees = st.recursive(
        st.just(()), lambda inner: st.lists(inner, min_size=1, max_size=3).map(tuple), max_leaves=6
    ).filter(bool)

    def build(tree: tuple, path: str) -> tuple[Heading, ...]:
        return tuple(
            Heading(f"{path}{n}", f"{path}{n}", build(below, f"{path}{n}"))
            for n, below in enumerate(tree)
        )

    return trees.map(lambda tree: build(tree, prefix))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_written_table_reads_back_as_the_grid_of_the_form(section):
    block = table(section)
    assert cells_of(written(block)) == expected(block)


@pytest.mark.parametrize("width", [TEXT_WIDTH, 9000, 7800])
def test_labels_break_where_a_word_ends(width):
    broken = {
        "".join(words)
        for section in SECTIONS
        for cell in written(table(section), width).iter(qn("w:tc"))
        if len(words := printed_lines(cell)) > 1
        for before, after in pairwise(words)
        if any(w in before[-len(w) + 1 :] + after[: len(w) - 1] for w in EDITION.words)
    }
    assert broken == set()


def test_the_labels_of_the_groups_stand_whole_under_their_numbers():
    cells = [printed_lines(cell) for cell in written(table("requests")).iter(qn("w:tc"))]
    for number, words in (("三", "不予公开"), ("四", "无法提供"), ("五", "不予处理")):
        assert [f"（{number}）", words] in cells
    assert ["社会", "公益", "组织"] in cells
    assert ["三、", "本年度", "办理", "结果"] in cells


@given(st.text(max_size=40), st.floats(1, 20))
def test_lines_of_a_label_lose_nothing(text, fitting):
    lines = label_lines(text, fitting, EDITION.words)
    assert "".join(lines) == text
    assert all(lines) or text == ""


@given(headings("行"), headings("列"))
def test_any_table_reads_back_as_its_grid(rows, columns):
    grid = lay_out([Table("any", rows, columns, corner="角")])
    values = {cell.key: str(n) for n, cell in enumerate(grid.value_cells()) if cell.key}
    block = TableBlock("任意表格", grid, values)
    assert cells_of(written(block)) == expected(block)


@given(st.sampled_from(SECTIONS), st.integers(min_value=5000, max_value=14000))
def test_columns_fill_the_text_area_exactly(section, width):
    grid = lay_out(EDITION.section(section).tables)
    widths = column_widths(grid, width)
    assert len(widths) == grid.columns
    assert sum(widths) == width
    assert min(widths) > 200


def test_six_digits_fit_a_column_of_the_widest_tables():
    for section in SECTIONS:
        block = table(section)
        assert min(column_widths(block.grid, TEXT_WIDTH)[-15:]) >= 6 * 90 + 40, section


def test_a_blank_stays_blank():
    block = table("review")
    cells = cells_of(written(TableBlock(block.title, block.grid, {})))
    assert [cell for cell in cells if cell[0] == 3] == [(3, n, 1, 1, "") for n in range(15)]


def test_the_head_is_repeated_and_no_row_is_split():
    rows = written(table("requests")).findall(qn("w:tr"))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] * 3 + [
        False
    ] * 25
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_table_says_what_it_is_to_those_who_cannot_see_it():
    properties = written(table("requests")).find(qn("w:tblPr"))
    caption = properties.find(qn("w:tblCaption")).get(qn("w:val"))
    description = properties.find(qn("w:tblDescription")).get(qn("w:val"))
    assert caption == "收到和处理政府信息公开申请情况"
    assert "28行10列" in description
    assert "175格" in description


def test_a_title_with_quotes_and_brackets_cannot_break_the_table():
    block = table("review")
    odd = TableBlock("A\"B'<C>&\x07", block.grid, block.values)
    assert written(odd).find(f".//{qn('w:tblCaption')}").get(qn("w:val")) == "A\"B'<C>&"


def test_cells_are_dressed_by_styles_alone():
    table_properties, _, *rows = written(table("requests"))
    tags = {element.tag for row in rows for element in row.iter()}
    direct = {qn(f"w:{tag}") for tag in ("jc", "sz", "b", "ind", "spacing", "shd", "vAlign")}
    assert not tags & direct
    assert table_properties.find(qn("w:tblStyle")).get(qn("w:val")) == "ReportTable"
