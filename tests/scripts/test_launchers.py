"""The launchers for those whose program runs no macros."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from scripts.desktop import launch
from scripts.tasks.demo import sample
from tests.new_files import new_workbook
from tests.workbook.marked import highlighted
from tests.workbook.rich import plain_workbook

LAUNCHERS = Path(launch.__file__).parents[1] / "launchers"
CMD, COMMAND, DESKTOP = (LAUNCHERS / f"年报校验{end}" for end in (".cmd", ".command", ".desktop"))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a workbook, and a program that would open the marked copy."""
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{tmp_path}/opened.txt"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "桌面 上").mkdir()
    return plain_workbook(tmp_path / "桌面 上" / "2024年 报表.xlsx")


def opened(desk: Path) -> list[str]:
    log = desk.parents[1] / "opened.txt"
    for _ in range(100):
        if log.exists():
            break
        time.sleep(0.02)
    return log.read_text(encoding="utf-8").splitlines()


def started(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input="",
        check=False,
    )


def desktop_command(place: str, *files: Path) -> list[str]:
    """The command of the desktop entry, unquoted as the specification says."""
    text = DESKTOP.read_text(encoding="utf-8")
    (value,) = re.findall(r"^Exec=(.*)$", text, re.MULTILINE)
    value = value.replace("\\\\", "\\")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', value)
    words = [re.sub(r'\\(["`$\\])', r"\1", inside) or bare for inside, bare in quoted]
    filled = [[str(f) for f in files] if w == "%F" else [place if w == "%k" else w] for w in words]
    return [word for each in filled for word in each]


@pytest.mark.slow
def test_a_workbook_dropped_on_the_launcher_is_marked_and_opened(desk):
    done = started("sh", COMMAND, desk)
    assert done.returncode == 0, done.stderr
    marked = desk.with_name("2024年 报表.校验.xlsx")
    assert f"标注在副本中：{marked}" in done.stdout
    assert highlighted(marked)
    assert opened(desk) == [str(marked)]


def typed_into(desk: Path, answers: str) -> list[str]:
    """The launcher in a terminal, a clerk typing; the Word files there are afterwards."""
    terminal, window = os.openpty()
    os.write(terminal, answers.encode())
    with os.fdopen(terminal, "wb"):
        done = subprocess.run(
            ["sh", COMMAND, desk], stdin=window, capture_output=True, check=False, timeout=60
        )
    os.close(window)
    assert done.returncode == 0, done.stderr.decode()
    return sorted(path.name for path in desk.parent.glob("*.docx"))


def test_a_document_dropped_together_with_a_workbook_goes_into_a_copy(desk, capsys):
    texts = desk.with_name("各科室 文字.txt")
    texts.write_text("一、总体情况\n全年的工作按计划完成，各项任务都有着落。\n", encoding="utf-8")
    before = desk.read_bytes()
    assert launch.main([str(texts), str(desk)]) == 0
    copy = desk.with_name("2024年 报表.导入文字.xlsx")
    assert "一、总体情况：1段\n" in capsys.readouterr().out
    assert opened(desk) == [str(copy)]
    assert desk.read_bytes() == before
    assert launch.candidates(desk.parent) == [copy, desk]
    for files in ([texts], [texts, desk, copy], [texts, texts, desk]):
        assert launch.main([str(file) for file in files]) == 2
        assert "请同时选中一份文字材料和一个填报工作簿" in capsys.readouterr().out


@pytest.mark.slow
def test_the_launcher_writes_the_report_when_the_clerk_types_1(desk):
    produced = new_workbook(desk.with_name("示例.xlsx"), sample())
    assert typed_into(produced, "\n\n") == []
    (name,) = typed_into(produced, "1\n\n")
    assert name.endswith("年政府信息公开工作年度报告.docx")


@pytest.mark.slow
def test_with_errors_left_the_launcher_offers_a_draft_only(desk):
    assert typed_into(desk, "\n\n") == []
    (name,) = typed_into(desk, "１\n\n")
    assert name.endswith("（草稿）.docx")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["", "file://"])
def test_the_desktop_entry_starts_the_same(desk, scheme):
    done = started(*desktop_command(f"{scheme}{DESKTOP}", desk))
    assert done.returncode == 0, done.stderr
    assert len(opened(desk)) == 1


def test_a_double_click_takes_the_only_workbook_beside(desk, capsys):
    for made in ("2024年 报表.校验.xlsx", "2024年 报表.备份1.xlsx", "~$2024年 报表.xlsx", "x.docx"):
        desk.with_name(made).write_bytes(b"")
    assert launch.candidates(desk.parent) == [desk]
    desk.with_name("~$2024年 报表.xlsx").unlink()
    assert launch.main(["--beside", str(desk.parent)]) == 0
    assert "发现 4 处错误" in capsys.readouterr().out


def test_a_workbook_that_nobody_has_filled_in_is_offered_only_where_there_is_no_other(desk):
    blank = desk.with_name("年度报告填报表.xlsx")
    shutil.copy(LAUNCHERS.parents[1] / "workbook" / blank.name, blank)
    assert launch.candidates(desk.parent) == [desk]
    desk.unlink()
    assert launch.candidates(blank.parent) == [blank]


@pytest.mark.slow
def test_a_double_click_watches_the_only_workbook_beside(desk):
    terminal, window = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.launch", "--beside", desk.parent],
        stdin=window,
        stdout=subprocess.PIPE,
        env=os.environ | {"BROWSER": "/bin/true", "PYTHONPATH": str(LAUNCHERS.parents[1])},
        text=True,
    )
    try:
        assert process.stdout
        address = re.findall(r"http://\S+", process.stdout.readline())[0]
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert desk.name in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.communicate()
        os.close(terminal)
        os.close(window)


def test_one_of_several_is_chosen_by_number_or_path(desk, monkeypatch):
    other = desk.with_name("另一个.xlsx")
    other.write_bytes(desk.read_bytes())
    os.utime(other, (0, 0))
    answers = iter(["2", f"'{other}'", "9", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    found = launch.candidates(desk.parent)
    assert launch.chosen(found) == [other]
    assert launch.chosen(found) == [other]
    assert launch.chosen(found) == [Path("9")]
    assert launch.chosen(found) == []


@pytest.mark.slow
def test_what_goes_wrong_is_said_in_words(desk, capsys):
    assert launch.main([str(desk.with_name("不在.xlsx")), str(desk)]) == 2
    said = capsys.readouterr().out
    assert "没有找到" in said
    assert "发现 4 处错误" in said
    assert started("sh", COMMAND, desk.with_name("不在.xlsx")).returncode == 2


def test_the_windows_launcher_reads_the_same_in_every_code_page():
    content = CMD.read_bytes()
    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n")
    text = content.decode()
    assert "-m scripts.launch" in text
    assert text.count("(") == text.count(")")
    # special signs in the names of files are only ever expanded after a line was read
    assert "set ARGUMENTS=%*" in text
    assert text.index("%*") < text.index("enabledelayedexpansion")
    assert "%~1" not in text


def test_what_the_windows_launcher_says_by_itself_is_chinese():
    said = re.findall(r'call :say in-words "([^"]+)"', CMD.read_text(encoding="ascii"))
    sentences = [each.encode().decode("unicode-escape") for each in said]
    assert [each.partition("，")[0] for each in sentences] == [
        "年报助手未能启动：这台电脑的Windows是32位的",
        "年报助手未能启动：在“年报校验”所在的文件夹中没有找到程序文件",
        "年报助手未能启动：没有找到Python",
    ]
    assert all(each.endswith("。") for each in sentences)


@pytest.mark.parametrize(
    ("rest", "files"),
    [
        (' "', []),
        (r' D:\年报\a.xlsx"', [r"D:\年报\a.xlsx"]),
        (r' D:\a&b.xlsx"', [r"D:\a&b.xlsx"]),
        (
            r' D:\100%PATH%a^b!c(1),d;e=f.xlsx D:\c.xlsx"',
            [r"D:\100%PATH%a^b!c(1),d;e=f.xlsx", r"D:\c.xlsx"],
        ),
        (r' "D:\x y\a&b!.xlsx" \\fs\年报\c.xlsx"', [r"D:\x y\a&b!.xlsx", r"\\fs\年报\c.xlsx"]),
        (r' "D:\x y\a.xlsx""', [r"D:\x y\a.xlsx"]),
    ],
)
def test_what_was_dropped_is_read_from_the_line_of_cmd(rest, files):
    line = r'C:\WINDOWS\system32\cmd.exe /c ""D:\工具 夹\年报校验.cmd"' + rest
    environment = {"NIANBAO_LAUNCHER": "年报校验.cmd", "NIANBAO_LINE": line}
    assert launch.dropped(environment) == [Path(each) for each in files]


@pytest.mark.parametrize(
    "environment",
    [{}, {"NIANBAO_LAUNCHER": "年报校验.cmd", "NIANBAO_LINE": r'"C:\Windows\system32\cmd.exe" '}],
)
def test_a_console_in_which_the_launcher_is_called_says_nothing_of_files(environment):
    assert launch.dropped(environment) == []


def test_a_file_dropped_goes_before_what_cmd_made_of_it(desk, monkeypatch, capsys):
    odd = desk.rename(desk.with_name("2024年&报表.xlsx"))
    monkeypatch.setenv("NIANBAO_LAUNCHER", "年报校验.cmd")
    monkeypatch.setenv("NIANBAO_LINE", f'cmd.exe /c ""D:\\年报校验.cmd" "{odd}""')
    assert launch.main([str(odd).partition("&")[0]]) == 0
    assert "2024年&报表.校验.xlsx" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["sh", "bash"])
@pytest.mark.parametrize("name", ["-x.xlsx", "引'号\"和\n行.xlsx", "$(touch x)`id`&.xlsx"])
def test_any_name_is_taken_for_a_file(desk, monkeypatch, shell, name):
    monkeypatch.chdir(desk.parent)
    desk.rename(name)
    done = started(shell, COMMAND, name)
    assert done.returncode == 0, done.stderr
    assert "发现 4 处错误" in done.stdout
    marked = desk.with_name(name.replace(".xlsx", ".校验.xlsx"))
    assert "\n".join(opened(desk)) == str(marked)


@pytest.mark.slow
def test_where_folders_are_looked_for_does_not_lead_the_launcher_astray(desk, monkeypatch):
    monkeypatch.setenv("CDPATH", str(LAUNCHERS.parent))
    monkeypatch.chdir(LAUNCHERS.parent)
    done = started("sh", f"{LAUNCHERS.name}/{COMMAND.name}", desk)
    assert "发现 4 处错误" in done.stdout, done.stderr


def test_links_that_lead_nowhere_and_folders_are_no_workbooks(desk):
    (desk.parent / "断.xlsx").symlink_to("没有")
    (desk.parent / "夹.xlsx").mkdir()
    assert launch.candidates(desk.parent) == [desk]


@pytest.mark.slow
def test_without_standard_input_nothing_is_asked_and_nothing_breaks(tmp_path):
    done = subprocess.run(
        f'exec {sys.executable} -m scripts.launch --beside "{tmp_path}" <&-',
        shell=True,
        capture_output=True,
        encoding="utf-8",
        cwd=LAUNCHERS.parents[1],
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.endswith("没有选择工作簿。\n")


def test_an_error_of_ours_is_told_without_a_traceback(desk, monkeypatch, capsys):
    monkeypatch.setattr(launch, "checked_and_told", lambda _: int("x"))
    assert launch.checked(desk) == 2
    assert "程序内部出错（ValueError：" in capsys.readouterr().out
