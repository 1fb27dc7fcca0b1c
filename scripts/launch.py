"""What the launchers start: workbooks dropped on them, or the one beside them, checked and marked.

``python -m scripts.launch [--beside FOLDER] [FILE …]``, for those whose program runs no macros. The
marked copy is opened; what was found is said in the window, which stays until a key is pressed.
"""

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.button_files import check
from scripts.cli import IMPOSSIBLE, speak_utf8
from workbook.copies import made_by_us

ENDINGS = (".xlsx", ".xlsm")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files named, or ask which; the exit status."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="年报校验", add_help=False)
    parser.add_argument("--beside", type=Path, default=Path())
    parser.add_argument("files", type=Path, nargs="*")
    given = parser.parse_args(arguments)
    files = dropped(os.environ) or given.files or chosen(candidates(given.beside))
    status = IMPOSSIBLE if not files else 0
    for file in files:
        status = max(status, checked(file))
    wait()
    return status


def dropped(environment: Mapping[str, str]) -> list[Path]:
    r"""The files dropped on the Windows launcher, from the line that started cmd.

    The line is ``cmd.exe /c ""D:\年报校验.cmd" D:\a&b.xlsx "D:\c d.xlsx""``: cmd itself makes two
    commands of it, as Explorer quotes only what holds a space. A line without the launcher's name
    is that of a console, in which the launcher was called; then its arguments are whole.
    """
    launcher = environment.get("NIANBAO_LAUNCHER", "")
    _, found, rest = environment.get("NIANBAO_LINE", "").partition(launcher or "\0")
    rest = rest.removeprefix('"')
    if rest.count('"') % 2:  # the last one closes the quotes around the whole command
        rest = rest.rstrip().removesuffix('"')
    words = re.findall(r'"([^"]*)"|([^\s"]+)', rest) if found else []
    return [Path(quoted or bare) for quoted, bare in words if quoted or bare]


def checked(file: Path) -> int:
    """Check one workbook and say what was found; whatever goes wrong is said in words."""
    print(f"【{file.name}】")
    try:
        print(check(file))
    except ValueError as error:
        print(error)
    except OSError as error:
        print(f"读写“{error.filename or file}”失败：{error.strerror}。请关闭打开它的程序再试。")
    else:
        return 0
    return IMPOSSIBLE


def candidates(folder: Path) -> list[Path]:
    """The workbooks in a folder that may be meant, the newest first."""
    found = [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS]
    own = [p for p in found if not p.name.startswith(("~$", ".")) and not made_by_us(p)]
    return sorted(own, key=lambda path: path.stat().st_mtime, reverse=True)


def chosen(found: list[Path]) -> list[Path]:
    """The only one there is, or what the clerk chooses: by number, or by a path."""
    if len(found) == 1:
        return found
    for number, path in enumerate(found, start=1):
        print(f"  {number}. {path.name}")
    which = "输入序号，或者" if found else ""
    answer = ask(f"请{which}把填报的工作簿拖进这个窗口，再按回车：").strip().strip("'\"")
    if answer.isdecimal() and 1 <= int(answer) <= len(found):
        return [found[int(answer) - 1]]
    return [Path(answer)] if answer else []


def ask(words: str) -> str:
    """A line typed by the clerk, "" where nobody can type."""
    try:
        return input(words)
    except EOFError:
        return ""


def wait() -> None:
    """Keep the window open until it was read."""
    if sys.stdin is not None and sys.stdin.isatty():
        ask("按回车键关闭这个窗口。")


if __name__ == "__main__":
    sys.exit(main())
