"""The buttons where no Excel can be driven: the saved file, its copies, what is open and what is not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.desktop import buttons
from scripts.tasks.check import check as check_file
from tests.workbook.made import typed
from tests.workbook.marked import highlighted, result_lines
from tests.workbook.rich import plain_workbook
from workbook.layout import RESULTS
from workbook.marking.findings import UNLISTED

CELL = ("三、申请办理", "D7")


@pytest.fixture
def book(tmp_path, monkeypatch) -> Path:
    """A workbook with errors, open in LibreOffice; what opens files does nothing."""
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "年报").mkdir()
    made = plain_workbook(tmp_path / "年报" / "填报.xlsx")
    lock(made)
    return made


@pytest.fixture
def press(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Press a button of a saved workbook; what the clerk is told."""

    def pressed(button: str, path: Path | str, status: int = 0) -> str:
        assert buttons.main([button, f"--wb={path}", "--from_xl=1", "--hwnd=1"]) == status
        return capsys.readouterr().err

    return pressed


def lock(path: Path) -> None:
    path.with_name(f".~lock.{path.name}#").touch()


def typed_in(path: Path, value: int) -> None:
    """The clerk changes a number and saves."""
    typed(path, path.with_name("saved.xlsx"), {CELL: value}).replace(path)


def number(path: Path) -> str:
    entries = check_file(path).submission.numbers.values()
    (text,) = [each.text or "" for each in entries if (each.sheet, each.address) == CELL]
    return text


def names(book: Path) -> set[str]:
    return {each.name for each in book.parent.glob("填报*")}


def test_a_second_click_while_the_copy_is_open_makes_the_next_copy(book, press):
    first = book.with_name("填报.校验.xlsx")
    assert str(first) in press("check", book)
    lock(first)
    told = press("check", book)
    assert (
        f"标注在副本中：{book.with_name('填报.校验2.xlsx')}\n先前的副本正在其他程序中打开" in told
    )
    assert highlighted(book.with_name("填报.校验2.xlsx")) == highlighted(first)
    press("check", book)  # nobody has touched the second, so it may be written again
    assert names(book) == {"填报.xlsx", "填报.校验.xlsx", "填报.校验2.xlsx"}


def test_many_clicks_leave_no_backups_of_copies_nobody_touched(book, press):
    for value in range(3):
        typed_in(book, value)
        press("check", book)
        assert number(book.with_name("填报.校验.xlsx")) == str(value)
    assert names(book) == {"填报.xlsx", "填报.校验.xlsx"}


def test_a_copy_the_clerk_has_typed_in_is_not_overwritten(book, press):
    press("check", book)
    copy = book.with_name("填报.校验.xlsx")
    typed_in(copy, 77)
    before = copy.read_bytes()
    assert "已有改动，予以保留" in press("check", book)
    assert copy.read_bytes() == before
    assert number(book.with_name("填报.校验2.xlsx")) != "77"


def test_a_click_in_the_marked_copy_makes_the_next_copy_not_a_copy_of_a_copy(book, press):
    press("check", book)
    copy = book.with_name("填报.校验.xlsx")
    typed_in(copy, 77)
    lock(copy)
    told = press("check", copy)
    second = book.with_name("填报.校验2.xlsx")
    assert f"标注在副本中：{second}\n“填报.校验.xlsx”正在其他程序中打开，不能写入。" in told
    assert number(second) == "77"
    lock(second)
    press("check", second)
    copies = [f"填报.校验{number}.xlsx" for number in ("", 2, 3)]
    assert names(book) == {"填报.xlsx", *copies}


def test_a_closed_marked_copy_is_marked_again_in_place(book, press):
    press("check", book)
    copy = book.with_name("填报.校验.xlsx")
    typed_in(copy, 77)
    assert f"标注在副本中：{copy}\n" in f"{press('check', copy)}\n"
    assert number(copy) == "77"


def test_remarks_in_an_open_copy_go_into_the_next(book, press):
    press("check", book)
    copy = book.with_name("填报.校验.xlsx")
    typed(copy, copy.with_name("saved.xlsx"), {(RESULTS, "H6"): "已核实"}).replace(copy)
    lock(copy)
    press("check", book)
    second = result_lines(book.with_name("填报.校验2.xlsx"))
    assert [line[7] for line in second if line[7]] == ["已核实"]


def test_clearing_a_workbook_without_marks_says_so_and_writes_nothing(book, press):
    before = book.read_bytes()
    assert press("clear", book) == "“填报.xlsx”已保存的内容中没有标注，不必清除。\n"
    press("check", book)
    assert "标注在副本“填报.校验.xlsx”中，不再需要的，可以删去" in press("clear", book)
    assert book.read_bytes() == before
    assert names(book) == {"填报.xlsx", "填报.校验.xlsx"}


def test_clearing_an_open_marked_copy_opens_a_clean_one(book, press):
    press("check", book)
    copy = book.with_name("填报.校验.xlsx")
    lock(copy)
    before = copy.read_bytes()
    clean = book.with_name("填报.清除标注.xlsx")
    assert f"已另存一份没有标注的副本：{clean}" in press("clear", copy)
    assert copy.read_bytes() == before
    assert not highlighted(clean)
    lock(clean)
    assert "填报.清除标注2.xlsx" in press("clear", copy)


def test_clearing_a_closed_marked_copy_is_done_in_it(book, press):
    press("check", book)
    copy = book.with_name("填报.校验.xlsx")
    assert press("clear", copy) == f"标注已清除：{copy}\n"
    assert not highlighted(copy)


def test_a_button_that_names_no_workbook_says_that_there_is_no_excel(capsys):
    assert buttons.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("没有连接到Excel。")


@pytest.mark.parametrize("button", ["check", "report", "clear", "open", "import-text", "handbook"])
@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("https://d.docs.live.net/1a2b/年报\\2024年 报表.xlsm", "“2024年 报表.xlsm”保存在网盘上"),
        ("https://x-my.sharepoint.com/personal/y/年报/报表.xlsm", "请另存到这台电脑的文件夹中"),
        (
            r"\\fileserver\政务公开\报表.xlsm",
            r"现在无法读取网络文件夹中的“\\fileserver\政务公开\报表.xlsm”",
        ),
        (r"D:\年报\?报表.xlsm", r"无法传递的字（收到的是“D:\年报\?报表.xlsm”"),
        ("\\工作簿1", "“工作簿1”还没有保存过。请先保存（Ctrl+S）"),
        ("/无标题 1", "“无标题 1”还没有保存过"),
        (r"D:\年报\不在.xlsm", r"Excel中没有打开“D:\年报\不在.xlsm”"),
    ],
)
def test_a_place_that_is_no_file_of_this_computer_is_told_in_words(press, button, place, told):
    said = press(button, place, status=2)
    assert told in said
    assert said.count("\n") == 1


def test_without_the_sheet_for_results_nothing_is_said_to_be_listed(book, press):
    typed(book, book, {(RESULTS, "H4"): "备注"})
    told = press("check", book)
    assert "并列在" not in told
    assert UNLISTED in told
