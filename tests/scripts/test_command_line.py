"""What is typed after ``nianbao``: found, spelled out, or explained in Chinese; nothing heavy imported."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from scripts.command import commands
from scripts.command.chinese import CommandFolder
from scripts.command.cli import main, nianbao
from scripts.command.commands.export import REPORTS
from scripts.report.renderers import RENDERERS, USUAL
from tests.records import ROOT, SAMPLE

HEAVY = ("polars", "pandera", "openpyxl", "xlwings", "docx", "lxml", "rich", "pypdfium2", "jinja2")
ENGLISH = re.compile(
    "error|invalid|missing|usage|options?|argument|required|no such", re.IGNORECASE
)
NEW = "新.xlsx"
COMMAND = '''\
"""A command somebody adds."""

import click

from scripts.command.chinese import command


@command("数到几")
@click.option("--bis", is_flag=True, help="再来一次")
def run(bis: bool) -> int:
    """Count."""
    print("一二" if bis else "一")
    return 0
'''


def names() -> list[str]:
    return nianbao.list_commands(click.Context(nianbao))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "没有写明命令，可用的有new、check、mark、"),
        ("chek", "没有“chek”这一命令，可用的有new、check、mark、"),
        ("import_ a.docx", "没有“import_”这一命令，可用的有"),
        ("../x", "没有“../x”这一命令，可用的有"),
        ("--json", "没有--json这一选项。"),
        ("check", "没有写文件名。"),
        ("audit", "没有写文件名。"),
        ("check a b c", "多写了b、c。"),
        ("check a --jsno", "没有--jsno这一选项，可能是--json。"),
        ("check a -json", "没有-json这一选项，可能是--json。"),
        ("check a -x", "没有-x这一选项。"),
        ("check a --json=1", "--json后面不应有内容。"),
        ("check a --in-place -o b.xlsx", "--in-place和-o/--output只能写一个。"),
        ("rules --json --markdown", "--json和--markdown只能写一个。"),
        ("import a --", "没有写-o/--output。"),
        ("new", "没有写-o/--output。"),
        ("new -o", "-o/--output后面没有内容。"),
        ("new -o --year 2025", "-o/--output后面没有内容。"),
        ("new --organ", "--organ后面没有内容。"),
        (f"new --year 今年 -o {NEW}", "--year后面应为整数，写的是“今年”。"),
        (f"new --year abc -o {NEW}", "--year后面应为整数，写的是“abc”。"),
        (f"new --year 2025.0 -o {NEW}", "--year后面应为整数，写的是“2025.0”。"),
        ("export a.xlsx --to xml", "--to没有“xml”，可以写json"),
        ("new --o a -o b", "--o不明确，可能是--organ或者--output。"),
    ],
)
def test_a_command_typed_wrong_is_explained_in_chinese(nianbao, tmp_path, typed, words):
    code, out, err = nianbao(*typed.split())
    assert (code, out) == (2, "")
    first, usage = err.splitlines()
    assert first.startswith("命令写法有误：" + words)
    assert first.endswith("。")
    assert usage.startswith("用法：nianbao")
    assert not ENGLISH.search(first.replace("--in-place", ""))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("typed", ["--outp 新.xlsx", "--output=新.xlsx", "-o=新.xlsx", "-o新.xlsx"])
def test_options_may_be_spelled_in_the_usual_ways(nianbao, tmp_path, typed):
    assert nianbao("new", "--y=2025", *typed.split()).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [NEW]


def test_what_follows_two_dashes_is_a_file_name(nianbao):
    code, _, err = nianbao("check", "--", "--json")
    assert code == 2
    assert "“--json”" in err


def test_a_command_stopped_by_its_user_says_so_without_a_traceback(monkeypatch, capsys):
    def stopped(**_: object) -> None:
        raise KeyboardInterrupt

    form = nianbao.get_command(click.Context(nianbao), "form")
    monkeypatch.setattr(form, "callback", stopped)
    assert main(["form"]) == 2
    assert capsys.readouterr() == ("", "已停止。\n")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_in_chinese_and_says_what_a_command_is_for(nianbao, option):
    code, out, err = nianbao(option)
    assert (code, err) == (0, "")
    assert out.startswith("用法：nianbao [选项] 命令 …\n")
    assert "\n选项：\n" in out
    assert "\n命令：\n" in out
    assert re.findall(r"^  ([a-z]+) +[\u4e00-\u9fff]", out, re.MULTILINE) == names()


@pytest.mark.parametrize("name", names())
def test_the_help_of_every_command_is_in_chinese(nianbao, name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    code, out, err = nianbao(name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"用法：nianbao {name} [选项]")
    assert "显示这份说明" in out
    assert not re.search("Usage|Options|Show|Positional|required", out)


def test_a_new_command_is_one_file(tmp_path, capsys, monkeypatch):
    folder = tmp_path / "made_up_commands"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "count.py").write_text(COMMAND, encoding="utf-8")
    (folder / "with_.py").write_text(COMMAND, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    group = CommandFolder("made_up_commands", order=("with",))
    assert group.list_commands(click.Context(group)) == ["with", "count"]
    with group.make_context("x", ["count", "--bis"]) as context:
        assert group.invoke(context) == 0
    assert capsys.readouterr().out == "一二\n"
    assert "数到几" in group.get_help(click.Context(group))


def test_every_command_is_a_module_and_every_module_a_command():
    (folder,) = commands.__path__
    modules = {path.stem for path in Path(folder).glob("*.py")} - {"__init__"}
    assert {name.rstrip("_") for name in modules} == set(names())


def imported(*arguments: object) -> set[str]:
    """Top-level modules that a command has imported at its end, in a process of its own."""
    code = (
        "import sys; from scripts.command.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {module.partition(".")[0] for module in run.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["chek"]])
def test_help_and_mistakes_import_nothing_heavy(arguments):
    assert not imported(*arguments) & set(HEAVY)


def test_a_check_imports_neither_excel_nor_word_nor_what_only_terminals_need():
    assert not imported("check", SAMPLE) & {"openpyxl", "xlwings", "docx", "rich", "pypdfium2"}


def test_whatever_a_report_can_become_can_be_exported():
    assert tuple(f".{kind}" for kind in REPORTS) == tuple(k for k in RENDERERS if k != USUAL)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "没有.xlsx"],
        ["check", "没有.docx"],
        ["check", "没有.json"],
        ["import", "没有.docx", "-o", "a.xlsx"],
        ["import", "--text", "没有.docx", "-o", "a.xlsx"],
    ],
)
def test_a_file_that_is_not_there_is_told_alike_by_every_command(
    words, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert "没有找到“没有." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["import", "."], ["import", "--text", "."]])
def test_a_folder_to_be_imported_is_called_a_folder(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([*words, "-o", "a.xlsx"]) == 2
    assert capsys.readouterr().err == "“.”是文件夹，不是文件。请选择其中的文件。\n"
