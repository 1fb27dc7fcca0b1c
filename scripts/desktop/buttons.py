"""What the buttons in Excel do: ``python -m scripts.buttons check --wb=PATH --from_xl=1 --hwnd=N``.

Also called by xlwings' RunPython (``import scripts.buttons; scripts.buttons.check()``) and frozen
into a program of its own. Whatever goes wrong ends in a message box, never in a traceback.
"""

import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from schemas.errors import NoExcelError, told
from scripts.desktop import button_actions as actions
from scripts.desktop import button_files as files
from scripts.desktop import button_text_files as text_files
from scripts.desktop import button_texts as texts
from scripts.desktop.button_files import why_no_file
from scripts.paths.opening import say
from workbook.live import TITLE, LiveBook, calling_book, find_book, has_mock_caller

LOG = "年报助手出错记录.txt"
FINE, IMPOSSIBLE = 0, 2


class Button(NamedTuple):
    """A button: what the status bar says, what is done in Excel, what is done with a saved file."""

    progress: str
    live: Callable[[LiveBook], None]
    file: Callable[[Path], str]


BUTTONS = {
    "check": Button("正在读取……", actions.check, files.check),
    "report": Button("正在生成报告……", actions.report, files.report),
    "clear": Button("正在清除标注……", actions.clear, files.clear),
    "open": Button("正在打开报告……", actions.open_report, files.open_report),
    "last-year": Button("正在读取上年数据……", actions.last_year, files.last_year),
    "import-text": Button("正在读取文字材料……", texts.import_text, text_files.import_text),
    "handbook": Button("正在打开使用手册……", actions.handbook, files.handbook),
}


class Call(NamedTuple):
    """What Excel hands over on the command line."""

    action: str = ""
    workbook: str = ""
    hwnd: int | None = None


def call_of(arguments: Sequence[str]) -> Call:
    """The call in a command line, in whatever order: ``--wb=PATH`` or ``--wb PATH``.

    Names may hold spaces and ``=``, which xlwings itself would cut off.
    """
    given: dict[str, str] = {}
    words = []
    rest = iter(arguments)
    for each in rest:
        if each.startswith("--"):
            name, equals, value = each[2:].partition("=")
            given[name] = value if equals else next(rest, "")
        elif not each.startswith("-"):
            words.append(each)
    window = given.get("hwnd", "").strip()
    hwnd = int(window) if window.isdecimal() else None
    return Call(words[0] if words else "", given.get("wb", "").strip().strip('"'), hwnd)


def check() -> None:
    """Check the calling workbook and mark what is wrong."""
    run("check", sys.argv[1:])


def report() -> None:
    """Write the Word report of the calling workbook and open it."""
    run("report", sys.argv[1:])


def clear() -> None:
    """Take all marks out of the calling workbook."""
    run("clear", sys.argv[1:])


def open_report() -> None:
    """Open the report written last."""
    run("open", sys.argv[1:])


def last_year() -> None:
    """Load last year's file into the sheet 上年数据."""
    run("last-year", sys.argv[1:])


def import_text() -> None:
    """Take the texts of a document into the sheets of words."""
    run("import-text", sys.argv[1:])


def handbook() -> None:
    """Open the handbook."""
    run("handbook", sys.argv[1:])


def run(action: str, arguments: Sequence[str]) -> int:
    """Do what a button stands for, in the workbook the command line names; the exit status."""
    button, call = BUTTONS[action], call_of(arguments)
    book: LiveBook | None = None
    try:
        book = _book(call)
        with book.busy(button.progress):
            button.live(book)
    except NoExcelError as error:
        return _without_excel(button, call, str(error))
    except Exception as error:
        _tell(book, _sentence(error))
        return IMPOSSIBLE
    return FINE


def _book(call: Call) -> LiveBook:
    """The workbook whose button was pressed."""
    if has_mock_caller() or not call.workbook:
        return calling_book()
    return find_book(call.workbook, call.hwnd)


def _without_excel(button: Button, call: Call, words: str) -> int:
    """LibreOffice and WPS run our macros but are not to be driven: work with the saved file."""
    path = Path(call.workbook)
    try:
        if not call.workbook or not path.is_file():
            say(why_no_file(call.workbook) or words, TITLE)
            return IMPOSSIBLE
        say(button.file(path), TITLE)
    except Exception as error:
        say(_sentence(error), TITLE)
        return IMPOSSIBLE
    return FINE


def _tell(book: LiveBook | None, words: str) -> None:
    """A message box of Excel; one of the system if Excel does not answer."""
    try:
        if book is not None:
            book.tell(words, grave=True)
            return
    except Exception as error:
        _log(error)
    say(words, TITLE)


def _sentence(error: Exception) -> str:
    """What to tell the clerk about an error."""
    words = told(error)
    if words is not None:
        return words
    log = _log(error)
    return (
        "没有完成。Excel可能正忙：请按回车结束单元格的编辑，关闭打开的对话框，再点一次。"
        f"仍不能完成的，请把“{log}”发给技术支持人员。"
    )


def _log(error: Exception) -> Path:
    """Keep the details for whoever helps, outside of the clerk's sight."""
    log = Path(tempfile.gettempdir()) / LOG
    try:
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return Path(LOG)
    return log


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; an unknown button is refused in words."""
    given = sys.argv[1:] if arguments is None else arguments
    action = call_of(given).action
    if action not in BUTTONS:
        say(f"没有“{action}”这一按钮，可用的有：{'、'.join(BUTTONS)}。", TITLE)
        return IMPOSSIBLE
    return run(action, given)
