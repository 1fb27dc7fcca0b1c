"""The buttons clicked in LibreOffice. A VBA error is silent there, so only the effect counts."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.editions import LATEST
from tests.clicking import Click, click_all, noted, stand_in
from workbook.addin_sources import MODULE, Button, sources
from workbook.button_drawing import NAME
from workbook.macro_build import MACRO_TEMPLATE, code_names
from workbook.package_parts import PackageParts
from workbook.vba_project import vba_project
from workbook.vba_read import read_vba_project

pytestmark = pytest.mark.needs_uno
CONF = sources().words["conf"]
URL = "vnd.sun.star.script:VBAProject.Nianbao.{}?language=Basic&location=document"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "甲 乙"
    made.mkdir()
    return made


def expected() -> list[tuple[str, Button]]:
    """Every button of every sheet in order."""
    return [
        (sheet, button)
        for sheet, code_name in code_names(LATEST).items()
        for button in sources().sheets.get(code_name, ())
    ]


def test_every_button_clicked_reaches_python_with_its_action_and_the_file(folder, tmp_path):
    book = Path(shutil.copy(MACRO_TEMPLATE, folder / "2024年 填报表.xlsm"))
    log = stand_in(folder, CONF)
    clicks = click_all(book, tmp_path / "profile")
    assert clicks == [
        Click(sheet, NAME + button.action, URL.format(button.sub)) for sheet, button in expected()
    ]
    rest = [f"--wb={book}", "--from_xl=1", "--hwnd="]
    # each start is a process of its own, so they may overtake each other
    assert sorted(noted(log, len(clicks))) == sorted(
        ["-m", "scripts.buttons", button.action, *rest] for _, button in expected()
    )


def test_a_click_on_a_macro_that_does_not_work_is_noticed(folder, tmp_path):
    broken = sources().module.replace('Launch "check"', "Launch check")  # silent in LibreOffice
    parts = PackageParts.read(MACRO_TEMPLATE.read_bytes())
    book = parts.related("", "officeDocument")
    modules = read_vba_project(parts.content["xl/vbaProject.bin"]).modules
    parts.content[parts.related(book, "vbaProject")] = vba_project(
        [replace(each, source=broken) if each.name == MODULE else each for each in modules]
    )
    path = folder / "填报表.xlsm"
    path.write_bytes(parts.packed())
    log = stand_in(folder, CONF)
    assert "CheckReport" in click_all(path, tmp_path / "profile")[0].script
    assert "check" not in {arguments[2] for arguments in noted(log, 100, seconds=2)}
