"""What a person sees on a terminal: the words of the plain text, folded to its width, in colours."""

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.issues import Severity
from scripts.command.folding import folded, width
from scripts.command.terminal.audit import progress, tell_audit
from scripts.command.terminal.check import tell_findings
from scripts.command.terminal.doctor import tell_doctor
from scripts.tasks.audit import audit
from scripts.tasks.check import as_text, check
from scripts.tasks.doctor import ADVICE, FINE, KNOWN, Found
from tests.new_files import new_workbook
from tests.records import ROOT, SAMPLE
from tests.workbook.made import REQUESTS, typed

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
NARROW = 60


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def narrow(monkeypatch):
    monkeypatch.setenv("COLUMNS", str(NARROW))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="module")
def books(tmp_path_factory) -> Path:
    """A folder with a sound workbook, one with two errors, an empty one and what is none."""
    folder: Path = tmp_path_factory.mktemp("books")
    new_workbook(folder / "甲.xlsx", check(SAMPLE).submission)
    typed(folder / "甲.xlsx", folder / "乙.xlsx", {(REQUESTS, "D7"): 39, (REQUESTS, "E8"): "３件"})
    new_workbook(folder / "丙.xlsx", year=2025, organ="云岭县水利局")
    (folder / "丁.docx").write_text("不是", encoding="utf-8")
    return folder


def plain(terminal: Terminal) -> list[str]:
    return ESCAPES.sub("", terminal.getvalue()).splitlines()


def words(text: str) -> str:
    """Without what a list looks like: spaces and line breaks."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", ["甲.xlsx", "乙.xlsx", "丙.xlsx"])
def test_a_terminal_says_what_a_pipe_says(books, name):
    checked, terminal = check(books / name), Terminal()
    tell_findings(checked, terminal)
    assert words("".join(plain(terminal))) == words(as_text(checked))


def test_no_line_is_wider_than_the_terminal_even_where_quotes_are_wide(books):
    terminal = Terminal()
    for name in ("乙.xlsx", "丙.xlsx"):
        tell_findings(check(books / name), terminal)
    assert max(map(width, plain(terminal))) < NARROW
    assert not [line for line in plain(terminal) if line != line.rstrip()]


def test_errors_are_red_and_their_words_stand_in_one_column(books):
    terminal = Terminal()
    tell_findings(check(books / "乙.xlsx"), terminal)
    assert f"\x1b[1;31m{Severity.ERROR.label}" in terminal.getvalue()
    text = plain(terminal)
    start = next(line for line in text if "E8" in line).index("“")
    following = text[next(n for n, line in enumerate(text) if "E8" in line) + 1]
    assert following[:10].isspace()
    assert width(text[1][:start]) == len(following) - len(following.lstrip())


def test_no_colour_where_nobody_wants_it(books, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal()
    tell_findings(check(books / "乙.xlsx"), terminal)
    assert "\x1b[1;31m" not in terminal.getvalue()
    assert "31m" not in terminal.getvalue()


def test_an_audit_lists_findings_then_a_table_with_a_line_a_file(books):
    results, terminal = audit(sorted(books.iterdir())), Terminal()
    tell_audit(results, terminal)
    text = plain(terminal)
    head = next(n for n, line in enumerate(text) if line.startswith("错误  提醒  提示"))
    table = "\n".join(text[head:])
    for name in ("甲", "乙", "丙", "丁"):
        assert name in table
    assert re.search(r"^ +2 +0 +0 +2025 +云岭县农业农村局", table, re.MULTILINE)
    assert re.search(r"^未读 ", table, re.MULTILINE)
    assert "有144格没有填写" in words("".join(text[:head]))
    assert text[-1] == "共4个文件，有错误的2个，不能读取的1个。"


def test_progress_tells_how_many_how_fast_and_how_long(monkeypatch):
    terminal = Terminal()
    with progress(terminal) as done:
        done(3, 10)
        done(10, 10)
    assert re.search(r"已完成10/10，每秒[\d.]+个，约剩0秒", "".join(plain(terminal)))


def test_the_doctor_shows_what_to_do_below_what_was_seen():
    terminal = Terminal()
    found = [
        Found("处理器", FINE, "x86_64"),
        Found("表格软件", ADVICE, "没有找到WPS或LibreOffice", "请安装其中一种，用于填写工作簿。"),
        Found("公文字体", KNOWN, "没有仿宋_GB2312", "照样生成。"),
    ]
    tell_doctor(found, terminal)
    assert plain(terminal) == [
        "  √ 处理器   x86_64",
        "  × 表格软件 没有找到WPS或LibreOffice",
        "             请安装其中一种，用于填写工作簿。",
        "  · 公文字体 没有仿宋_GB2312",
        "             照样生成。",
        "有1项需要处理。",
    ]
    assert "\x1b[32m√\x1b[0m 处理器   x86_64\n" in terminal.getvalue()  # the sign alone


@given(st.text(alphabet="本年收到申请48件，（含1,234.5份）“甲”。nianbao \n"), st.integers(10, 40))
def test_folding_loses_nothing_and_keeps_to_the_width(text, columns):
    lines = list(folded(text, columns))
    assert all(width(line) <= columns for line in lines)
    assert words("".join(lines)) == words(text)


def test_a_number_stays_whole_and_no_line_begins_with_what_closes():
    lines = list(folded("收到申请48件，其中自然人1234567件，法人（含其他组织）3件。", 10))
    assert any("1234567" in line for line in lines)
    assert not [line for line in lines if line[:1] in "，。）"]


@pytest.mark.slow
def test_what_a_bundle_leaves_out_is_not_needed():
    code = "import sys; sys.modules |= dict.fromkeys(['pygments', 'markdown_it', 'mdurl'])\n"
    code += "import io\nfrom scripts.command.terminal import audit\n"
    code += "with audit.progress(io.StringIO()) as done: done(1, 1)\naudit.tell_audit([], io.StringIO())"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("script"), reason="script makes a terminal")
def test_a_real_terminal_gets_colours_and_a_pipe_the_plain_text(books):
    command = f"{sys.executable} -m scripts.command.cli check {books / '乙.xlsx'}"
    how = {"cwd": ROOT, "capture_output": True, "encoding": "utf-8", "stdin": subprocess.DEVNULL}
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    seen = subprocess.run(["script", "-qec", command, "/dev/null"], env=env, check=False, **how)  # type: ignore[call-overload]
    piped = subprocess.run(command.split(), env=env, check=False, **how)  # type: ignore[call-overload]
    assert "\x1b[1;31m" in seen.stdout
    assert "\x1b" not in piped.stdout
    assert piped.stdout == as_text(check(books / "乙.xlsx")) + "\n"
    assert seen.returncode == piped.returncode == 1
