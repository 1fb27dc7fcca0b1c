"""What the launchers start: workbooks dropped on them checked and marked, the one beside them watched.

``python -m scripts.launch [--beside FOLDER] [--doctor] [FILE …]``, for those whose program runs no
macros. A double click opens a page that checks each save. Of a workbook dropped the marked copy is
opened; what was found is said in the window, which offers the Word report and stays until a key is
pressed. Of a workbook dropped together with a document of texts a copy with these texts is opened.
With ``--doctor`` it says what works on this PC.
"""

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from filecmp import cmp
from pathlib import Path

import workbook
from schemas.errors import ButtonError, internal, told
from scripts.command.speaking import IMPOSSIBLE, speak_utf8
from scripts.desktop.button_files import checked_and_told, report
from scripts.desktop.button_text_files import texts_taken as taken
from scripts.paths.material_file import ENDINGS
from scripts.paths.tidying import tidy
from scripts.paths.workbooks import workbooks_in
from scripts.tasks.doctor import as_text, examine

ONE_OF_EACH = (
    "要把文字材料写入工作簿的，请同时选中一份文字材料和一个填报工作簿，拖到“年报校验”图标上；"
    "只校验的，请只拖工作簿。"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files named, or ask which; the exit status."""
    open_window()
    speak_utf8()
    parser = argparse.ArgumentParser(prog="年报校验", add_help=False)
    parser.add_argument("--beside", type=Path, default=Path())
    parser.add_argument("--doctor", action="store_true")
    parser.add_argument("files", type=Path, nargs="*")
    given = parser.parse_args(arguments)
    if given.doctor:
        print(as_text(examine()))
        wait()
        return 0
    files = dropped(os.environ) or given.files
    tidy(files or [given.beside])
    if not files and somebody_is_there():
        return followed(chosen(candidates(given.beside)))
    files = files or chosen(candidates(given.beside))
    status = 0
    if not files:
        print("\n没有选择工作簿。")
        status = IMPOSSIBLE
    documents = [file for file in files if file.suffix.lower() in ENDINGS]
    if documents:
        status = texts_taken(documents, [file for file in files if file not in documents])
    else:
        status = max([status, *map(checked, files)])
    wait()
    return status


def open_window() -> None:
    """A window to talk in where Windows gave none: 年报校验.exe starts Python without one."""
    if sys.platform == "win32" and sys.stdin is None and sys.stdout is None:
        import ctypes

        ctypes.windll.kernel32.AllocConsole()
        ctypes.windll.kernel32.SetConsoleTitleW("年报校验")
        sys.stdin = open("CONIN$", encoding="utf-8")  # noqa: SIM115
        sys.stdout = open("CONOUT$", "w", encoding="utf-8")  # noqa: SIM115
        sys.stderr = sys.stdout


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
    """Check one workbook, say what was found, offer the report; what goes wrong is said in words."""
    print(f"【{file.name or file}】")
    try:
        found, words = checked_and_told(file)
        print(words)
        if report_wanted(has_errors=bool(found.errors)):
            print(report(file, draft=bool(found.errors)))
    except Exception as error:
        print(told(error) or internal(error))
    else:
        return 0
    return IMPOSSIBLE


def texts_taken(documents: list[Path], workbooks: list[Path]) -> int:
    """Put the texts of a document into a copy of the workbook dropped with it; what goes wrong is said."""
    try:
        if len(documents) > 1 or len(workbooks) != 1:
            raise ButtonError(ONE_OF_EACH)
        print(f"【{workbooks[0].name}】")
        print(taken(documents[0], workbooks[0]))
    except Exception as error:
        print(told(error) or internal(error))
        return IMPOSSIBLE
    return 0


def followed(files: list[Path]) -> int:
    """Watch the workbook chosen until its page is closed; what goes wrong is said and stays to be read."""
    try:
        if not files:
            raise ButtonError("没有选择工作簿。")
        from scripts.web.running import watch

        watch(files[0])
    except Exception as error:
        print(told(error) or internal(error))
        wait()
        return IMPOSSIBLE
    return 0


def report_wanted(*, has_errors: bool) -> bool:
    """Whether the clerk types that the report, or with errors left a draft of it, be written."""
    if not somebody_is_there():
        return False
    if has_errors:
        words = "有错误时不能生成正式报告。需要草稿的，输入1再按回车；不需要的，直接按回车："
    else:
        words = "需要生成Word报告的，输入1再按回车；暂不生成的，直接按回车："
    return ask(words).strip() in ("1", "１")


def candidates(folder: Path) -> list[Path]:
    """The workbooks in a folder that may be meant, the newest first; blank ones only if all are."""
    found = [path for path in workbooks_in(folder) if path.is_file()]
    begun = [path for path in found if not blank(path)]
    return sorted(begun or found, key=lambda path: path.stat().st_mtime, reverse=True)


def blank(path: Path) -> bool:
    """Whether a workbook is one of those that are installed, as nobody has saved it yet."""
    installed = Path(workbook.__file__).with_name(path.name)
    return installed.is_file() and cmp(installed, path, shallow=False)


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
    except (EOFError, RuntimeError):  # RuntimeError: there is no standard input at all
        return ""


def somebody_is_there() -> bool:
    """Whether a person can type into this window."""
    return sys.stdin is not None and sys.stdin.isatty()


def wait() -> None:
    """Keep the window open until it was read."""
    if somebody_is_there():
        ask("按回车键关闭这个窗口。")
