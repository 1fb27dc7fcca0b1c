"""A command begins where nothing of a killed run lies about, and takes nothing that is in use."""

import subprocess
import sys

import pytest

from scripts.command.cli import main
from scripts.desktop import launch
from tests.new_files import new_workbook
from workbook.files.leftovers import prefix


@pytest.fixture
def left(tmp_path, monkeypatch):
    """A folder with a file that a process now gone was writing."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / (prefix().rsplit("-", 2)[0] + f"-{gone.pid}-x.xlsx")
    path.write_bytes(b"half")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["check", "没有.xlsx"],
        ["report", "没有.xlsx"],
        ["export", "别处/没有.json", "-o", "记录.json"],
        ["audit", "别处", "."],
        ["audit", "没有.docx"],
    ],
)
def test_whatever_a_command_does_it_first_removes_what_a_killed_run_left(left, words, capsys):
    main(words)
    assert not left.exists()


def test_a_check_that_writes_nothing_leaves_all_other_files_alone(left, tmp_path, capsys):
    new_workbook(tmp_path / "填报.xlsx")
    ours = tmp_path / f"{prefix()}b.xlsx"
    ours.write_bytes(b"in the making")
    main(["check", "填报.xlsx"])
    assert {each.name for each in tmp_path.iterdir()} == {"填报.xlsx", ours.name}


def test_a_double_click_on_the_icon_removes_what_a_killed_run_left(left, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    launch.main(["--beside", str(tmp_path)])
    assert not left.exists()


def test_a_path_too_long_for_any_system_is_told_all_the_same(left, capsys):
    assert main(["check", "x" * 5000 + "/填报.xlsx"]) == 2
    assert "程序内部出错" not in capsys.readouterr().err
