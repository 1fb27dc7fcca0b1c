"""The macro workbook and the add-in as kept: built anew they are the same, and covered by no button."""

import subprocess
import sys
from functools import cache
from itertools import accumulate
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook

from schemas.form.editions import LATEST
from tests.samples import city
from workbook.build import TEMPLATE, build, template_bytes
from workbook.files.package_parts import PackageParts
from workbook.files.packing import packed
from workbook.fill import fill
from workbook.macro_build import ADDIN, MACRO_TEMPLATE, addin_bytes, code_names, macro_bytes
from workbook.macros.button_drawing import GAP, HEIGHT, PIXEL, TOP, WIDTH, column_widths
from workbook.macros.code_names import sheet_parts
from workbook.macros.sources import RIBBON_2006, RIBBON_2010, sources
from workbook.read import read
from workbook.reattach import reattached
from workbook.sheets.narrative import CODE_NAMES

XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def parts() -> PackageParts:
    return PackageParts.read(MACRO_TEMPLATE.read_bytes())


@cache
def shipped() -> Workbook:
    return load_workbook(MACRO_TEMPLATE)


def sheet_root(sheet: str) -> ElementTree.Element:
    book = parts().related("", "officeDocument")
    return ElementTree.fromstring(parts().content[dict(sheet_parts(parts(), book))[sheet]])


def anchors(sheet: str) -> list[tuple[int, ...]]:
    """The buttons of a sheet: (row, column, offset in pixels), from 0."""
    book = parts().related("", "officeDocument")
    part = dict(sheet_parts(parts(), book))[sheet]
    drawing = parts().related(part, "drawing")
    if not drawing:
        return []
    root = ElementTree.fromstring(parts().content[drawing])
    keys = ("row", "col", "colOff")
    return [
        tuple(int(anchor.findtext(f"{XDR}from/{XDR}{key}", "")) for key in keys) for anchor in root
    ]


def test_what_is_kept_is_what_the_sources_make():
    assert MACRO_TEMPLATE.read_bytes() == macro_bytes(LATEST)
    assert ADDIN.read_bytes() == addin_bytes()


def test_another_process_makes_the_same_bytes():
    code = (
        "import sys; from workbook.macro_build import *;"
        "sys.stdout.buffer.write(macro_bytes(LATEST) + addin_bytes())"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert made == macro_bytes(LATEST) + addin_bytes()


def test_the_macro_workbook_reads_like_the_template():
    plain, with_macros = read(TEMPLATE), read(MACRO_TEMPLATE)
    for field in ("fields", "numbers", "narrative", "processing_fee", "last_year", "issues"):
        assert getattr(plain, field) == getattr(with_macros, field)


def test_a_filled_one_reads_the_same_with_macros_and_without(tmp_path):
    book = build(LATEST)
    fill(book, city())
    plain, with_macros = tmp_path / "填报表.xlsx", tmp_path / "填报表.xlsm"
    plain.write_bytes(packed(book))
    with_macros.write_bytes(reattached(plain.read_bytes(), plain.name))
    for field in ("fields", "numbers", "narrative", "processing_fee", "last_year", "issues"):
        assert getattr(read(plain), field) == getattr(read(with_macros), field)


def test_of_the_template_only_what_has_to_change_is_changed():
    before = PackageParts.read(template_bytes(LATEST)).content
    after = parts().content
    kept = ("xl/styles.xml", "xl/theme/theme1.xml", "docProps/app.xml", "docProps/core.xml")
    assert all(after[name] == before[name] for name in kept)
    for name in before:
        if name.startswith("xl/worksheets/sheet"):
            start, _, rest = after[name].partition(b"<drawing ")
            assert start + rest.partition(b"/>")[2] == before[name]


def test_every_sheet_that_is_filled_in_can_be_checked_from_where_it_is():
    wanted = sources().sheets
    for name, code_name in code_names(LATEST).items():
        assert len(anchors(name)) == len(wanted.get(code_name, ()))
    actions = {name: [button.action for button in wanted[name]] for name in wanted}
    assert set(actions["wsGuide"]) == set(sources().buttons)
    assert all("check" in listed for listed in actions.values())
    assert "open" in actions["wsResults"]
    assert "last-year" in actions["wsLastYear"]
    assert all("import-text" in actions[name] for name in CODE_NAMES.values())


@pytest.mark.parametrize("digit", [7, 8, 9], ids=lambda digit: f"{digit}px")
@pytest.mark.parametrize("sheet", code_names(LATEST))
def test_no_button_covers_a_cell_in_use_or_another_button(sheet, digit):
    cells = shipped()[sheet]
    widths = [width for _, width in sorted(column_widths(sheet_root(sheet)).items())]
    edges = [0, *accumulate(int(width * digit) for width in [*widths, *[9] * 20])]
    taken = [
        (edges[merged.min_col - 1], edges[merged.max_col], merged.min_row)
        for merged in cells.merged_cells.ranges
    ]
    taken += [
        (edges[(cell.column or 0) - 1], edges[cell.column or 0], cell.row)
        for cells_of_row in cells.iter_rows()
        for cell in cells_of_row
        if cell.value is not None or not cell.protection.locked
    ]
    end = 0
    for row, column, offset in anchors(sheet):
        left = edges[column] + min(offset // PIXEL, edges[column + 1] - edges[column])
        right = left + WIDTH
        assert left >= end + (GAP if end else 0)
        assert not [
            place for place in taken if place[2] == row + 1 and place[0] < right and place[1] > left
        ]
        height = cells.row_dimensions[row + 1].height * 96 / 72
        assert height >= TOP + HEIGHT
        end = right


def test_buttons_are_not_printed_and_keep_their_size():
    for name, content in parts().content.items():
        if name.startswith("xl/drawings/"):
            shapes = content.count(b"<xdr:sp ")
            assert content.count(b'fPrintsWithSheet="0"') == shapes > 0
            assert content.count(b"<xdr:oneCellAnchor") == shapes


def test_both_ribbons_say_the_same_in_their_namespaces():
    content = parts().content
    old, new = content["customUI/customUI.xml"], content["customUI/customUI14.xml"]
    assert old.replace(RIBBON_2006.encode(), RIBBON_2010.encode()) == new != old
    labels = [each.get("label") for each in ElementTree.fromstring(new).iter() if each.get("label")]
    assert labels[0] == "年报"
    words = {"校验", "生成报告", "清除标注", "打开报告", "上年数据", "导入文字", "使用手册"}
    assert words <= set(labels)


def test_ribbon_and_buttons_have_the_same_words_and_actions():
    ribbon = ElementTree.fromstring(sources().ribbon)
    on_ribbon = {e.get("tag"): e.get("label") for e in ribbon.iter() if e.tag.endswith("button")}
    assert on_ribbon == {each.action: each.label for each in sources().buttons.values()}


def test_words_fit_into_a_name():
    for words in sources().words.values():
        assert len(words) <= 250
        assert not set(words) & set('"\n<>&')
