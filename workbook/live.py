"""The workbook that is open in Excel: found, read without saving, spoken to. The only user of xlwings.

Only the free part of xlwings is used (its folder ``pro`` has another licence).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Any

import xlwings as xw

from schemas.errors import NoExcelError, WorkbookError
from schemas.filled.submission import Origin, Submission
from workbook.excel.sheet import LiveSheet
from workbook.excel.unseen import with_unseen
from workbook.files.on_disk import is_address
from workbook.layout import TEMPLATE_NAME, read_sheet_names
from workbook.read import submission_from
from workbook.reading.confirm import best_fit
from workbook.reading.outside import copies, further
from workbook.reading.template import editions_named

TITLE = "年报助手"
VISIBLE = -1  # what Excel says of a sheet that is not hidden
LOST = re.compile(r"(\\\?)+")  # escaped question marks
SHARED = (
    "这个工作簿正以“共享工作簿”的方式打开，Excel不允许改动其中的标注和保护，没有写入。"
    "请在“审阅—共享工作簿”中取消“允许多用户同时编辑”，再点按钮。"
)
FILTER = "填报表或记录 (*.xlsx;*.xlsm;*.json),*.xlsx;*.xlsm;*.json"


class LiveBook:
    """One open workbook."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self.name: str = book.name

    @property
    def path(self) -> Path | None:
        """Where the workbook lies on this computer; None for a new one, or one kept in a cloud."""
        try:
            full = str(self.book.fullname)
        except Exception:  # xlwings finds no local folder for the address of a OneDrive
            return None
        if is_address(full) or not PurePath(full).is_absolute():
            return None
        return Path(full)

    @property
    def saved_once(self) -> bool:
        """Whether the workbook has a place at all: a new one is called 工作簿1, without ending."""
        return bool(PurePath(self.name).suffix)

    def sheets(self) -> dict[str, LiveSheet]:
        """The sheets by name, in order."""
        return {sheet.name: LiveSheet(sheet) for sheet in self.book.sheets}

    def submission(self) -> Submission:
        """What the cells say at this moment; raises WorkbookError like reading a file."""
        sheets = self.sheets()
        possible = editions_named(self.name, self._mark(), sheets)
        if str(self.book.app.calculation).startswith("manual"):
            self.book.app.calculate()  # totals may be older than their parts
        wanted = (name for edition in possible for name in read_sheet_names(edition))
        cells = {name: sheets[name].read() for name in dict.fromkeys(wanted) if name in sheets}
        edition = best_fit(possible, cells)
        others = (sheets[name] for name in further(edition, sheets))
        issues = tuple(copies(edition, (each.read() for each in others if each.short)))
        cells = {
            name: with_unseen(sheets[name].sheet, each, edition) for name, each in cells.items()
        }
        return submission_from(
            cells, edition, str(self.path or self.name), issues, origin=Origin.EXCEL
        )

    def _mark(self) -> str:
        names = (name for name in self.book.names if name.name == TEMPLATE_NAME)
        return next((str(name.refers_to) for name in names), "")

    def tell(self, words: str, *, grave: bool = False) -> None:
        """Show a message box and wait for it to be closed."""
        self.book.app.alert(words, title=TITLE, mode="critical" if grave else "info")

    def ask(self, words: str) -> bool:
        """Ask a question that is answered by yes or no."""
        answer = self.book.app.alert(words, title=TITLE, buttons="yes_no", mode="info")
        return bool(answer == "yes")

    @property
    def has_file_dialog(self) -> bool:
        """Whether this Excel can let somebody choose a file."""
        return hasattr(self.book.app.api, "GetOpenFilename")

    def choose_file(self, title: str, kinds: str = FILTER) -> Path | None:
        """Let the clerk choose a file, a workbook or record unless told otherwise; None when cancelled.

        WorkbookError (Chinese) where this Excel shows no such window.
        """
        if not self.has_file_dialog:
            raise WorkbookError("这台电脑的Excel不能弹出选择文件的窗口，请改用命令行或网页导入。")
        chosen = self.book.app.api.GetOpenFilename(kinds, 1, title)
        return Path(chosen) if isinstance(chosen, str) and chosen else None

    def save_copy(self, path: Path) -> bool:
        """Write what the workbook holds now, saved or not, to another file; False where Excel refuses.

        It stays open as it is, under its own name.
        """
        with suppress(Exception):  # each system's own kind of error
            self.book.api.SaveCopyAs(str(path))
        return path.is_file()

    @contextmanager
    def busy(self, words: str) -> Iterator[None]:
        """Say in the status bar what is being done; give the bar back afterwards."""
        self.progress(words)
        try:
            yield
        finally:
            with suppress(Exception):  # Excel may have been closed meanwhile
                self.book.app.status_bar = False

    def progress(self, words: str) -> None:
        """Say how far it is."""
        self.book.app.status_bar = f"{TITLE}：{words}"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep the screen still and the workbook's own macros quiet while cells are written.

        WorkbookError for a shared workbook, in which Excel takes no marks.
        """
        if getattr(self.book.api, "MultiUserEditing", False) is True:
            raise WorkbookError(SHARED)
        app = self.book.app
        before = app.screen_updating, app.enable_events
        app.screen_updating = app.enable_events = False
        try:
            yield
        finally:
            app.screen_updating, app.enable_events = before

    def show(self, sheet: str) -> None:
        """Bring a sheet to the front, a hidden one too, unless Excel refuses: locked structure."""
        found = self.book.sheets[sheet]
        with suppress(Exception):
            if found.visible not in (True, VISIBLE):
                found.visible = True
            found.activate()


def find_book(name: str, hwnd: int | None = None) -> LiveBook:
    """The open workbook of this name or path, in the Excel with this window if several have it.

    NoExcelError when there is none; WorkbookError when it cannot be told which one is meant.
    """
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    # a sign outside the PC's code page arrives as one "?" or two, which no name on Windows can hold
    same = re.compile(LOST.sub(lambda run: f".{{1,{len(run[0]) // 2}}}", re.escape(base)))
    opened = [(app, book) for app in _apps() for book in app.books]
    found = [(app, book) for app, book in opened if same.fullmatch(book.name.lower())]
    found = [(app, book) for app, book in found if _window(app) == hwnd] or found
    found = [(app, book) for app, book in found if _full(book) == name.lower()] or found
    if not found:
        raise NoExcelError(f"Excel中没有打开“{name}”。请用Excel打开该工作簿，再点按钮。")
    if len(found) > 1:
        raise WorkbookError(f"“{base}”同时在{len(found)}个Excel中打开，请关闭多余的Excel后再试。")
    return LiveBook(found[0][1])


def calling_book() -> LiveBook:
    """The workbook that xlwings itself takes for the caller (RunPython, tests); NoExcelError for none."""
    try:
        return LiveBook(xw.Book.caller())
    except Exception as error:
        raise NoExcelError("没有连接到Excel。请在Excel中打开填报表，用其中的按钮启动。") from error


def has_mock_caller() -> bool:
    """Whether a workbook was set as caller from Python, as people do who try things out."""
    return hasattr(xw.Book, "_mock_caller")


def _apps() -> list[Any]:
    try:
        return list(xw.apps)
    except Exception:  # no Excel on this system, or none that answers
        return []


def _window(app: Any) -> int | None:
    try:
        return int(app.hwnd)
    except Exception:
        return None


def _full(book: Any) -> str:
    try:
        return str(book.fullname).lower()
    except Exception:
        return ""
