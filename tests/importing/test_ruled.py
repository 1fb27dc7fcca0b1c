"""Tables are what their lines enclose, however the lines were drawn and the page was turned."""

import random
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.importing.formats import printed
from scripts.importing.printed import ImportRefusedError, PrintedTable
from scripts.importing.readers.ruled import Line, ruled_tables
from tests.importing.drawn_pdf import pdf

WIDE, HIGH = 40.0, 20.0


@st.composite
def grids(draw):
    """Cells (row, column, rows, columns) that tile a grid: whole, or joined two by two."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        joined = draw(st.sampled_from([(1, 1), (1, 1), (1, 2), (2, 1), (2, 2)]))
        area = {(row + r, column + c) for r in range(joined[0]) for c in range(joined[1])}
        if not area <= free:
            joined, area = (1, 1), {(row, column)}
        free -= area
        cells.append((row, column, *joined))
    return cells


def edges(cells, shift) -> Iterator[Line]:
    """The four edges of each cell, each drawn apart and not quite straight."""
    for row, column, rows, columns in cells:
        left, right = column * WIDE, (column + columns) * WIDE
        top, bottom = row * HIGH, (row + rows) * HIGH
        for at in (top, bottom):
            yield Line(False, at + shift(), left + shift(), right + shift())
        for at in (left, right):
            yield Line(True, at + shift(), top + shift(), bottom + shift())


@given(grids(), st.integers(0, 99))
def test_a_grid_is_read_cell_by_cell_whatever_is_joined(cells, seed):
    chance = random.Random(seed)
    lines = list(edges(cells, lambda: chance.uniform(-0.7, 0.7)))
    chance.shuffle(lines)
    found = ruled_tables(lines)
    # a grid of which all cells are joined in one is a frame, not a table
    assert len(found) == (len(cells) > 1)
    for table in found:
        read = {(cell.row, cell.column): cell for cell in table.cells}
        assert len(read) == len(cells)
        # a row or column that no edge divides is not one
        tops = sorted({row for row, *_ in cells} | {row + rows for row, _, rows, _ in cells})
        lefts = sorted({c for _, c, *_ in cells} | {c + n for _, c, _, n in cells})
        for row, column, rows, columns in cells:
            cell = read[tops.index(row), lefts.index(column)]
            assert cell.rows == tops.index(row + rows) - cell.row
            assert cell.columns == lefts.index(column + columns) - cell.column


def test_two_tables_on_a_page_stay_two():
    upper = list(edges([(0, 0, 1, 1), (0, 1, 1, 1)], lambda: 0.0))
    lower = [
        Line(line.upright, line.at + 200 * (not line.upright), line.start + 200 * line.upright,
             line.end + 200 * line.upright)
        for line in upper
    ]  # fmt: skip
    assert [len(table.cells) for table in ruled_tables(lower + upper)] == [2, 2]


ACROSS, UPRIGHT = (20, 60, 100), (20, 120, 220)
STROKES = " ".join(
    [f"20 {y} m 220 {y} l S" for y in ACROSS] + [f"{x} 20 m {x} 100 l S" for x in UPRIGHT]
)
BOXES = " ".join(f"{x} {y} 100 40 re S" for x in UPRIGHT[:2] for y in ACROSS[:2])
THIN = " ".join([f"20 {y} 200 0.5 re f" for y in ACROSS] + [f"{x} 20 0.5 80 re f" for x in UPRIGHT])
WORDS = "BT /F 10 Tf 30 75 Td (12) Tj 100 0 Td (34) Tj 0 -40 Td (78) Tj -100 0 Td (56) Tj ET"
PAPER = "1 g 0 0 300 200 re f 0 g"


def cells_of(data: bytes) -> dict[tuple[int, int], str]:
    (table,) = [block for block in printed(data, "a.pdf").blocks if isinstance(block, PrintedTable)]
    return {(cell.row, cell.column): cell.text for cell in table.cells}


@pytest.mark.parametrize("lines", [STROKES, BOXES, THIN], ids=["strokes", "boxes", "thin areas"])
@pytest.mark.parametrize(
    ("turned", "matrix", "box"),
    [
        (0, "1 0 0 1 0 0", "0 0 300 200"),
        (0, "1 0 0 1 -50 30", "-50 30 250 230"),
        (90, "0 1 -1 0 200 0", "0 0 200 300"),
        (180, "-1 0 0 -1 300 200", "0 0 300 200"),
        (270, "0 -1 1 0 0 300", "0 0 200 300"),
    ],
)
def test_a_table_is_read_as_a_person_sees_it(lines, turned, matrix, box):
    page = pdf(f"q {matrix} cm {PAPER} {lines} {WORDS} Q", turned=turned, box=box)
    assert cells_of(page) == {(0, 0): "12", (0, 1): "34", (1, 0): "56", (1, 1): "78"}


def test_a_page_with_more_than_a_report_has_is_refused():
    with pytest.raises(ImportRefusedError, match="过长或者过于复杂"):
        printed(pdf("BT /F 10 Tf (" + "1" * 30_000 + ") Tj ET"), "a.pdf")


def test_reading_another_format_imports_no_pdf_library():
    code = (
        "import sys; from scripts.importing.formats import printed;"
        "printed(b'<html><p>x</p></html>', 'a.html'); assert 'pypdfium2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
