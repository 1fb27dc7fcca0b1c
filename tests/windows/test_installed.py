"""What an office installs, on Windows as wine plays it: the same files as on Linux, byte for byte."""

import shutil
import time
from pathlib import Path

import pytest
from docx import Document

from scripts.command.cli import main
from scripts.delivery.bundle import build
from scripts.delivery.icon import icon
from scripts.delivery.stored_modules import STORE
from scripts.tasks.demo import sample
from tests.delivery.watched import page_of, shows
from tests.new_files import new_workbook
from tests.web.served import changed
from tests.windows.wine import windows_path
from tests.workbook.marked import highlighted
from tests.workbook.rich import plain_workbook

NAMES = ("2025年 填报.xlsx", "a&b(1)100%^!.xlsx", "㐂𠮷.xlsx", "'引;号,=@#.xlsx")


def command(wine, *arguments: str, cwd: Path | None = None):
    return wine.run("wine", wine.program / "nianbao.exe", *arguments, cwd=cwd)


def test_an_old_windows_is_refused_and_nothing_is_installed(refused):
    assert refused == 3


def test_the_program_lands_where_the_macros_look_and_the_workbook_in_the_documents(installed):
    assert (installed.program / "python" / "pythonw.exe").is_file()
    assert (installed.program / "app" / "docs" / "使用手册.html").is_file()
    blank = next(installed.home.rglob("年报/年度报告填报表.xlsm"))
    ours = Path(__file__).parents[2] / "workbook" / blank.name
    assert blank.read_bytes() == ours.read_bytes()
    assert Document(str(blank.with_name("文字材料.docx"))).paragraphs


def test_the_programs_carry_their_icon(installed):
    for name in ("年报校验.exe", "nianbao.exe", "卸载.exe"):
        assert icon()[-500:] in (installed.program / name).read_bytes()


def shortcuts(wine) -> dict[str, bytes]:
    found = [*wine.home.rglob("*.lnk"), *wine.drive.rglob("*.lnk")]
    return {path.stem: path.read_bytes() for path in found}


def test_shortcuts_lead_to_the_program_its_handbook_and_the_workbooks(installed):
    found = shortcuts(installed)
    for name, target in {
        "年报校验": r"nianbao\年报校验.exe",
        "年报填报表": r"\年报",
        "检查这台电脑": "--doctor",
        "命令窗口": "/k set",
        "使用手册": r"app\docs\使用手册.html",
        "卸载年报助手": r"nianbao\卸载.exe",
    }.items():
        written = (target.encode("utf-16-le"), target.encode("gbk"))  # paths are in the code page
        assert any(each in found[name] for each in written), name


def waited_for(path: Path) -> bool:
    for _ in range(600):
        if path.exists():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("ending", [".xlsx", ".xlsm"])
def test_new_workbooks_are_the_same_bytes_as_on_linux(installed, tmp_path, ending):
    here, there = tmp_path / f"这里{ending}", tmp_path / f"那里{ending}"
    assert main(["new", "-o", str(here), "--year", "2025", "--organ", "某县教育局"]) == 0
    options = ("--year", "2025", "--organ", "某县教育局")
    done = command(installed, "new", "-o", windows_path(there), *options)
    assert done.returncode == 0, done.stdout
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.parametrize("ending", [".docx", ".html"])
def test_the_report_is_the_same_bytes_as_on_linux(installed, tmp_path, ending):
    book = new_workbook(tmp_path / "填报.xlsx", sample())
    here, there = tmp_path / f"这里{ending}", tmp_path / f"那里{ending}"
    assert main(["report", str(book), "-o", str(here)]) == 0
    done = command(installed, "report", windows_path(book), "-o", windows_path(there))
    assert done.returncode == 0, done.stdout
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.parametrize("ending", [".xlsx", ".xlsm"])
def test_the_marked_copy_is_the_same_bytes_as_on_linux(installed, tmp_path, ending):
    book = tmp_path / f"填报{ending}"
    assert main(["new", "-o", str(book), "--year", "2025"]) == 0
    here, there = tmp_path / f"这里{ending}", tmp_path / f"那里{ending}"
    assert main(["check", str(book), "--mark", "-o", str(here)]) == 1
    done = command(installed, "check", windows_path(book), "--mark", "-o", windows_path(there))
    assert done.returncode == 1, done.stdout
    assert there.read_bytes() == here.read_bytes()


def test_a_check_says_the_same_as_on_linux(installed, tmp_path, capsys):
    book = plain_workbook(tmp_path / "填报.xlsx")
    status = main(["check", str(book)])
    done = command(installed, "check", windows_path(book))
    assert done.returncode == status == 1
    assert done.stdout.replace("\r\n", "\n") == capsys.readouterr().out


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_of_any_name_dropped_on_the_program_is_marked(installed, tmp_path, name):
    book = plain_workbook(tmp_path / name)
    done = installed.run("wine", installed.program / "年报校验.exe", windows_path(book))
    assert done.returncode == 0, done.stdout
    assert highlighted(book.with_name(name.replace(".xlsx", ".校验.xlsx")))


def test_a_save_shows_on_the_page_that_watches(installed, tmp_path):
    book = tmp_path / "2025年 a&b㐂𠮷.xlsx"
    book.write_bytes(changed())
    ours = (installed.program / "nianbao.exe", "watch", windows_path(book), "--no-browser")
    try:
        said = tmp_path / "said.txt"
        with page_of("wine", *ours, said=said, environment=installed.environment) as address:
            shows(address, "没有问题")
            book.write_bytes(changed(total=49))
            shows(address, "S101")
    finally:  # only the launcher was ended
        installed.run("wine", "taskkill", "/f", "/im", "python.exe")


def test_xlwings_finds_all_it_needs_to_speak_to_excel(installed):
    asked = "import workbook.live, xlwings; print([each.name for each in xlwings.engines])"
    python = installed.program / "python" / "python.exe"
    assert installed.run("wine", python, "-c", asked).stdout.split() == ["['excel']"]


def test_the_command_line_of_the_macros_marks_a_copy(installed, tmp_path):
    book = plain_workbook(tmp_path / "2025年 填报.xlsx")
    place = f"--wb={windows_path(book)}"
    python = installed.program / "python" / "pythonw.exe"
    how = ("-m", "scripts.buttons", "check", place, "--from_xl=1", "--hwnd=0")
    with installed.started("wine", python, *how):  # it stays with its message box
        assert waited_for(book.with_name("2025年 填报.校验.xlsx"))


def test_a_file_that_is_missing_is_told_in_words_not_by_a_crash(installed, tmp_path):
    program = tmp_path / "年报助手"
    program.mkdir()
    shutil.copy(installed.program / "nianbao.exe", program)
    done = installed.run("wine", program / "nianbao.exe", "rules")
    assert done.returncode == 2
    assert "请重新安装“年报助手”" in done.stdout


def test_a_module_that_is_missing_is_no_window_that_closes_unread(installed):
    store = installed.program / "app" / "scripts" / STORE
    away = store.rename(store.with_suffix(".away"))
    try:
        done = installed.run("wine", installed.program / "年报校验.exe", "--doctor")
    finally:
        away.rename(store)
    assert done.returncode == 2  # after the box of the launcher; 1 is Python's own


def test_the_doctor_speaks_of_windows(installed):
    done = installed.run("wine", installed.program / "年报校验.exe", "--doctor")
    assert done.returncode == 0, done.stdout
    assert "程序在规定的位置，按钮可以启动" in done.stdout
    assert "没有找到Excel、WPS或LibreOffice" in done.stdout


def test_two_builds_give_the_same_bytes(setup_program, tmp_path):
    (again,) = build(tmp_path / "dist", fast=True)
    assert again.read_bytes() == setup_program.read_bytes()


def test_uninstalling_leaves_what_the_clerk_has_filled_in(installed):
    wine_path = windows_path(installed.program)
    done = installed.run("wine", installed.program / "卸载.exe", "/S", "_?=" + wine_path)
    assert done.returncode == 0
    assert not (installed.program / "python").exists()
    assert not shortcuts(installed)
    assert list(installed.home.rglob("年报/年度报告填报表.xlsm"))
