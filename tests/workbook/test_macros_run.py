"""The macros run by a VBA interpreter: which program they start with which words, and what they say."""

import shutil
from pathlib import Path

import pytest

from tests.vba_running import run
from workbook.macro_build import ADDIN, MACRO_TEMPLATE
from workbook.macros.sources import sources

HOME = r"C:\Users\zhang\AppData\Local"
WINDOWS = {("variable", "LOCALAPPDATA"): HOME, ("window", ""): "199112"}
INSTALLED = rf"{HOME}\nianbao\python\pythonw.exe"
BUTTONS = list(sources().buttons.values())
CONF = sources().words["conf"]


@pytest.fixture
def book(tmp_path):
    """The macro workbook under a name with a space and Chinese."""
    return Path(shutil.copy(MACRO_TEMPLATE, tmp_path / "2024年 填报表.xlsm"))


def line(program: str, action: str, book: Path, window: str = "199112") -> str:
    return f'{program} {action} "--wb={book.parent}\\{book.name}" --from_xl=1 --hwnd={window}'


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.action)
def test_each_button_hands_its_action_and_the_workbook_to_python(book, button):
    ran = run(book, button.sub, WINDOWS)
    assert ran.started == [line('"pythonw" -m scripts.buttons', button.action, book)]
    assert not ran.messages


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.action)
def test_the_ribbon_starts_the_same_as_the_button(book, button):
    by_ribbon = run(book, "RibbonClick", WINDOWS, tag=button.action)
    assert by_ribbon == run(book, button.sub, WINDOWS)


def test_the_installed_interpreter_is_used_where_it_is(book):
    ran = run(book, "CheckReport", {**WINDOWS, ("file", INSTALLED): "pythonw.exe"})
    assert ran.started == [line(f'"{INSTALLED}" -m scripts.buttons', "check", book)]


def test_the_file_beside_the_workbook_goes_before_the_one_in_the_users_folder(book):
    beside, at_home = rf"{book.parent}\{CONF}", rf"{HOME}\nianbao\{CONF}"
    home_only = {**WINDOWS, ("file", INSTALLED): "x", ("setting", at_home): r"D:\b\python.exe"}
    both = {**home_only, ("setting", beside): r"D:\a\pythonw.exe"}
    assert run(book, "CheckReport", home_only).started[0].startswith(r'"D:\b\python.exe" -m ')
    assert run(book, "CheckReport", both).started[0].startswith(r'"D:\a\pythonw.exe" -m ')


def test_a_frozen_program_is_given_no_module(book):
    program = r"D:\python tools\nianbao.exe"
    ran = run(book, "MakeReport", {**WINDOWS, ("setting", "*"): program})
    assert ran.started == [line(f'"{program}"', "report", book)]


def test_without_windows_python3_is_looked_for(book):
    ran = run(book, "CheckReport", {("variable", "HOME"): "/home/zhang"}, separator="/")
    assert ran.started[0].startswith('"python3" -m scripts.buttons check ')
    assert ran.status is False


def test_a_program_that_cannot_be_started_is_told_in_words_with_the_launcher_named(book):
    denied = {**WINDOWS, ("start", "*"): "Permission denied (70)"}
    ran = run(book, "CheckReport", denied)
    (message,) = ran.messages
    assert "“年报校验”图标" in message
    assert "pythonw" in message
    assert "Permission denied (70)" in message
    assert ran.status is False


def test_the_status_bar_says_what_to_do_when_nothing_comes_back(book):
    assert run(book, "CheckReport", WINDOWS).status == sources().words["starting"]


@pytest.mark.parametrize(
    ("folder", "wps"),
    [
        (r"C:\Users\z\AppData\Local\Kingsoft\WPS Office\12.1.0.1\Office6", True),
        ("/opt/kingsoft/wps-office/office6", True),
        (r"C:\Program Files\Microsoft Office\root\Office16", False),
    ],
)
def test_wps_is_left_no_status_bar_that_nobody_clears(book, folder, wps):
    ran = run(book, "CheckReport", {**WINDOWS, ("host", ""): folder})
    assert ran.status == (False if wps else sources().words["starting"])
    assert len(ran.started) == 1


def test_the_addin_without_a_workbook_starts_python_all_the_same(tmp_path):
    addin = Path(shutil.copy(ADDIN, tmp_path / ADDIN.name))
    started = run(addin, "OpenHandbook", WINDOWS).started
    assert started[0].startswith('"pythonw" -m scripts.buttons handbook')
