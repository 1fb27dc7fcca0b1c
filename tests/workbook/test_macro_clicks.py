"""The buttons clicked in LibreOffice. A VBA error is silent there, so only the effect counts."""

import re
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from schemas.form.editions import LATEST
from scripts.tasks.demo import sample
from tests.clicking import Click, clicked, noted, stand_in
from tests.gates import gate
from tests.new_files import new_workbook
from workbook.files.package_parts import PackageParts
from workbook.macro_build import MACRO_TEMPLATE, code_names
from workbook.macros.button_drawing import NAME
from workbook.macros.sources import MODULE, Button, sources
from workbook.macros.vba_project import vba_project
from workbook.macros.vba_read import read_vba_project

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
    clicks = clicked(book, tmp_path / "profile")
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
    modules = read_vba_project(parts.content["xl/vbaProject.bin"])
    parts.content[parts.related(book, "vbaProject")] = vba_project(
        [replace(each, source=broken) if each.name == MODULE else each for each in modules]
    )
    path = folder / "填报表.xlsm"
    path.write_bytes(parts.packed())
    log = stand_in(folder, CONF)
    assert "CheckReport" in clicked(path, tmp_path / "profile")[0].script
    assert "check" not in {arguments[2] for arguments in noted(log, 100, seconds=2)}


@pytest.mark.parametrize("new", [False, True], ids=["shipped", "of the command, with last year"])
def test_a_click_on_check_ends_in_a_marked_copy_whose_buttons_still_work(folder, tmp_path, new):
    book = folder / "2024年 填报表.xlsm"
    if new:
        new_workbook(book, sample(), year=2026)
    else:
        shutil.copy(MACRO_TEMPLATE, book)
    before = book.read_bytes()
    (folder / CONF).write_text(f"# 年报助手\ninterpreter={sys.executable}\n", encoding="utf-8")
    clicked(book, tmp_path / "profile", "校验结果", f"{NAME}check")
    marked = book.with_name("2024年 填报表.校验.xlsm")
    end = time.monotonic() + 30
    while not marked.exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert re.search(r"校验：发现 \d+ 处错误", results_of(marked))
    assert gate.check(marked) == []
    assert book.read_bytes() == before


def results_of(path: Path) -> str:
    """All the words of 校验结果."""
    rows = load_workbook(path)["校验结果"].iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row if value is not None)
