"""Macros put back into workbooks that other programs have stripped; what was typed stays untouched."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from schemas.errors import WorkbookError
from schemas.form.editions import LATEST
from scripts.command.cli import main
from scripts.tasks.reattach import reattach_copy
from tests.gates import gate
from tests.openpyxl_books import book_in
from tests.rendering import convert
from tests.samples import city
from tests.validators import microsoft
from workbook.build import TEMPLATE, build
from workbook.files.package_parts import PackageParts
from workbook.files.packing import packed
from workbook.fill import fill
from workbook.macro_build import code_names
from workbook.macros.attach import attach
from workbook.macros.sources import sources
from workbook.macros.vba_project import Module, document_module, vba_project
from workbook.macros.vba_read import read_vba_project
from workbook.read import read
from workbook.reattach import reattached

FIELDS = ("fields", "numbers", "narrative", "processing_fee", "last_year", "issues")
VBA = "xl/vbaProject.bin"
# what reattaching may touch of what was there: types, relations, sheets, drawings and the workbook
TOUCHED = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|xl/workbook\.xml|xl/(?:work|chart)sheets/sheet\d+\.xml"
    r"|xl/drawings/drawing\d+\.xml|customUI/.*|xl/vbaProject\.bin"
)


@pytest.fixture
def filled(tmp_path):
    """A filled macro workbook."""
    book = build(LATEST)
    fill(book, city())
    parts = PackageParts.read(packed(book))
    attach(parts, code_names(LATEST))
    path = tmp_path / "填报表.xlsm"
    path.write_bytes(parts.packed())
    return path


def reattach(source: Path, out: Path) -> None:
    out.write_bytes(reattached(source.read_bytes(), source.name))


def by_openpyxl(source: Path, target: Path, *, keep_vba: bool = False) -> Path:
    book = book_in(source, keep_vba=keep_vba)
    book.save(target)
    if book.vba_archive is not None:
        book.vba_archive.close()  # openpyxl leaves it open, and complains when it is collected
    return target


def assert_whole(stripped: Path, out: Path) -> None:
    """The macros are back, and of the stripped workbook nothing has changed that carries data."""
    assert gate.check(out) == []
    before, after = (
        PackageParts.read(stripped.read_bytes()).content,
        PackageParts.read(out.read_bytes()).content,
    )
    for name, content in before.items():
        assert after[name] == content or TOUCHED.fullmatch(name), name
        if name.startswith("xl/worksheets/sheet"):
            assert sheet_data(after[name]) == sheet_data(content)
    for field in FIELDS:
        assert getattr(read(out), field) == getattr(read(stripped), field)


def sheet_data(xml: bytes) -> bytes:
    return xml[xml.index(b"<sheetData") : xml.index(b"</sheetData>")]


def test_a_workbook_saved_by_openpyxl_gets_everything_back(filled, tmp_path):
    stripped = by_openpyxl(filled, tmp_path / "stripped.xlsx")
    assert VBA not in PackageParts.read(stripped.read_bytes()).content
    out = tmp_path / "out.xlsm"
    reattach(stripped, out)
    assert_whole(stripped, out)


def test_one_whose_macros_openpyxl_kept_gets_its_buttons_back(filled, tmp_path):
    stripped = by_openpyxl(filled, tmp_path / "stripped.xlsm", keep_vba=True)
    assert any("the button 校验" in finding for finding in gate.check(stripped))
    out = tmp_path / "out.xlsm"
    reattach(stripped, out)
    assert_whole(stripped, out)


@pytest.mark.needs_libreoffice
def test_a_workbook_saved_by_libreoffice_gets_everything_back_once(filled, tmp_path):
    stripped = convert(filled, "xlsx", tmp_path / "libreoffice")
    out = tmp_path / "out.xlsm"
    reattach(stripped, out)
    assert_whole(stripped, out)
    # LibreOffice kept the shapes without their macros: they are replaced, not doubled
    drawing = PackageParts.read(out.read_bytes()).content["xl/drawings/drawing1.xml"]
    assert drawing.count(b'name="nianbao_check"') == 1
    assert drawing.count(b'macro="[0]!') == len(sources().sheets["wsGuide"])


@pytest.mark.needs_validator
def test_what_comes_out_is_valid(tmp_path):
    reattach(TEMPLATE, tmp_path / "out.xlsm")
    assert microsoft(tmp_path / "out.xlsm") == []


def test_doing_it_twice_changes_nothing(filled, tmp_path):
    assert reattached(filled.read_bytes()) == filled.read_bytes()
    once = reattached(TEMPLATE.read_bytes())
    assert reattached(once) == once


def test_pictures_and_sheets_of_the_clerk_stay_and_get_modules_of_their_own(filled, tmp_path):
    book: Any = book_in(filled)
    notes = book.create_sheet("我的备注")
    notes["A1"] = "留着"
    book["基本信息"].add_chart(BarChart(), "H20")
    book.create_chartsheet("图").add_chart(BarChart())
    stripped = tmp_path / "stripped.xlsx"
    book.save(stripped)
    out = tmp_path / "out.xlsm"
    reattach(stripped, out)
    assert_whole(stripped, out)
    content = PackageParts.read(out.read_bytes()).content
    modules = [module.name for module in read_vba_project(content[VBA])]
    assert modules[-3:] == ["Sheet1", "Sheet2", "Nianbao"]
    drawings = [content[name] for name in content if name.startswith("xl/drawings/drawing")]
    (both,) = (xml for xml in drawings if b"graphicFrame" in xml and b"nianbao_" in xml)
    assert both.count(b'macro="[0]!') == 4


def test_macros_that_are_not_ours_are_neither_lost_nor_carried_on(filled, tmp_path):
    parts = PackageParts.read(filled.read_bytes())
    modules = read_vba_project(parts.content[VBA])
    foreign = Module("Module1", 'Attribute VB_Name = "Module1"\nSub Theirs()\nEnd Sub\n')
    parts.content[VBA] = vba_project([*modules, foreign])
    filled.write_bytes(parts.packed())
    with pytest.raises(WorkbookError, match="不属于本程序的宏"):
        reattach(filled, tmp_path / "out.xlsm")
    behind = document_module("wsGuide", "{0}")
    code = Module("wsGuide", behind.source + "Private Sub Worksheet_Activate()\nEnd Sub\n", True)
    parts.content[VBA] = vba_project([code])
    filled.write_bytes(parts.packed())
    with pytest.raises(WorkbookError, match="不属于本程序的宏"):
        reattach(filled, tmp_path / "out.xlsm")
    assert not (tmp_path / "out.xlsm").exists()


def test_a_ribbon_that_is_not_ours_is_left_alone(filled, tmp_path):
    parts = PackageParts.read(filled.read_bytes())
    parts.content["customUI/customUI.xml"] = b"<customUI/>"
    filled.write_bytes(parts.packed())
    with pytest.raises(WorkbookError, match="功能区"):
        reattach(filled, tmp_path / "out.xlsm")


def test_a_file_in_the_strict_form_is_refused_with_what_to_do(filled, tmp_path):
    parts = PackageParts.read(filled.read_bytes())
    book = parts.content["xl/workbook.xml"]
    parts.content["xl/workbook.xml"] = book.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    filled.write_bytes(parts.packed())
    with pytest.raises(WorkbookError, match="Strict"):
        reattach(filled, tmp_path / "out.xlsm")


def test_a_workbook_of_others_is_refused(tmp_path):
    Workbook().save(tmp_path / "其他.xlsx")
    with pytest.raises(WorkbookError, match="不是年度报告填报表"):
        reattach(tmp_path / "其他.xlsx", tmp_path / "out.xlsm")


def test_an_xlsx_cannot_hold_macros(tmp_path):
    with pytest.raises(WorkbookError, match=r"\.xlsm"):
        reattach_copy(TEMPLATE, tmp_path / "out.xlsx")


def test_the_command_writes_a_copy_beside_the_file_and_keeps_what_was_there(tmp_path, capsys):
    source = Path(shutil.copy(TEMPLATE, tmp_path / "某局 2024.xlsx"))
    (tmp_path / "某局 2024.xlsm").write_bytes(b"old")
    assert main(["reattach", str(source)]) == 0
    said = capsys.readouterr().out
    assert "某局 2024.xlsm" in said
    assert "某局 2024.备份1.xlsm" in said
    assert (tmp_path / "某局 2024.备份1.xlsm").read_bytes() == b"old"
    assert source.read_bytes() == TEMPLATE.read_bytes()
    assert gate.check(tmp_path / "某局 2024.xlsm") == []


def test_the_command_never_writes_over_its_source(filled, capsys):
    before = filled.read_bytes()
    assert main(["reattach", str(filled), "-o", str(filled)]) == 2
    assert "原文件" in capsys.readouterr().err
    assert main(["reattach", str(filled)]) == 0
    assert filled.with_name("填报表（补回按钮）.xlsm").exists()
    assert filled.read_bytes() == before


def test_the_command_says_in_a_sentence_what_cannot_be_done(tmp_path, capsys):
    assert main(["reattach", str(tmp_path / "没有.xlsx")]) == 2
    assert main(["reattach", str(TEMPLATE), "-o", str(tmp_path / "out.xlsx")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "没有找到" in said[0]
    assert ".xlsm" in said[1]
