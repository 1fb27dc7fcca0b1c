"""An engine of our own under xlwings' real front end: openpyxl in the part of Excel.

It behaves like Excel where our code relies on it: sheets are protected, notes do not go where a
comment is, texts that begin with = become formulas, new formats go on top. What only Excel itself
can show stays on the release checklist.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import xlwings as xw
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.cell_range import CellRange

from tests.openpyxl_books import book_in

LONGEST_AMONG = 8203  # characters of a text that is written with its neighbours
ERROR_TEXTS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
SUM = re.compile(r"=SUM\(([A-Z0-9:,]+)\)")
LINK = re.compile(r'=HYPERLINK\("[^"]*","([^"]*)"\)')
FLAGS = "formatCells formatColumns formatRows insertColumns insertRows insertHyperlinks"
FLAGS += " deleteColumns deleteRows sort autoFilter pivotTables"
NAMES = "FormattingCells FormattingColumns FormattingRows InsertingColumns InsertingRows"
NAMES += " InsertingHyperlinks DeletingColumns DeletingRows Sorting Filtering UsingPivotTables"
ALLOWED = dict(zip((f"Allow{name}" for name in NAMES.split()), FLAGS.split(), strict=True))


class ExcelError(Exception):
    """What Excel would refuse."""


class Engine:
    name, type = "excel-in-tests", "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        return "" if value is None else value

    @staticmethod
    def clean_value_data(data: Any, date: Any, empty: Any, number: Any, err_to_str: bool) -> Any:
        def clean(value: Any) -> Any:
            if value in (None, ""):
                return empty
            if isinstance(value, str) and value in ERROR_TEXTS and not err_to_str:
                return None
            return value

        return [[clean(value) for value in row] for row in data]


class Apps(list["App"]):
    def keys(self) -> list[int]:
        return [app.pid for app in self]


class App:
    version = "16.0"

    def __init__(self, engine: Engine, hwnd: int) -> None:
        self.engine, self.hwnd, self.pid = engine, hwnd, hwnd
        self.books = Books()
        self.calculation, self.calculated = "automatic", 0
        self.asked_about_merges = 0
        self.screen_updating = self.enable_events = True
        self.status_bar: Any = False
        self.alerts: list[str] = []
        self.answers: list[str] = []
        self.chosen: Any = False
        self.api = SimpleNamespace(GetOpenFilename=lambda *_: self.chosen)
        engine.apps.append(self)

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)
        if name == "status_bar":
            self.__dict__.setdefault("told", []).append(value)

    def activate(self, steal_focus: bool = False) -> None:
        pass

    def calculate(self) -> None:
        self.calculated += 1

    def alert(self, prompt: str, title: Any, buttons: Any, mode: Any, callback: Any) -> str:
        self.alerts.append(prompt)
        return "ok" if buttons == "ok" else self.answers.pop(0)

    def open(self, path: Path, fullname: str | None = None, name: str | None = None) -> "Book":
        book = Book(self, book_in(path), fullname or str(path), name or path.name)
        self.books.append(book)
        return book


class Books(list["Book"]):
    def __call__(self, key: Any) -> "Book":
        return next(b for b in self if b.name == key) if isinstance(key, str) else self[key - 1]


class Book:
    def __init__(self, app: App, workbook: Workbook, fullname: str, name: str) -> None:
        self.app, self.workbook, self.name = app, workbook, name
        self.place = fullname
        self.api = SimpleNamespace(FullName=fullname, SaveCopyAs=self.save_copy_as)
        self.shown = ""
        self.threads: set[tuple[str, str]] = set()  # cells with threaded comments
        self.filtered: set[str] = set()  # sheets with rows filtered away

    @property
    def fullname(self) -> str:
        if "://" in self.place:
            raise xw.XlwingsError("Couldn't find the local folder of your OneDrive")
        return self.place

    def save_copy_as(self, path: str) -> None:
        if "://" in path or not Path(path).parent.is_dir():
            raise ExcelError("no such place")
        self.workbook.save(path)

    @property
    def sheets(self) -> "Sheets":
        return Sheets(Sheet(self, sheet) for sheet in self.workbook.worksheets)

    @property
    def names(self) -> "Names":
        return Names(self.workbook)

    def activate(self) -> None:
        pass


class Names:
    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook

    def snapshot(self) -> list[tuple[str, Any]]:
        defined = self.workbook.defined_names.items()
        return [(n, SimpleNamespace(name=n, refers_to=f"={d.attr_text}")) for n, d in defined]


class Sheets(list["Sheet"]):
    def __call__(self, key: Any) -> "Sheet":
        return next(s for s in self if s.name == key) if isinstance(key, str) else self[key - 1]


class Sheet:
    def __init__(self, book: Book, sheet: Any) -> None:
        self.book, self.sheet, self.name = book, sheet, sheet.title
        self.api = Protection(book, sheet)

    @property
    def used_range(self) -> "Range":
        return Range(self, 1, 1, self.sheet.max_row, self.sheet.max_column)

    @property
    def cells(self) -> "Range":
        return Range(self, 1, 1, 1048576, 16384)

    @property
    def notes(self) -> list["Note"]:
        cells = (cell for row in self.sheet.iter_rows() for cell in row)
        return [Note(self, cell) for cell in cells if cell.comment]

    def activate(self) -> None:
        if self.sheet.sheet_state != "visible":
            raise ExcelError("a hidden sheet")
        self.book.shown = self.name

    @property
    def visible(self) -> int:
        return {"visible": -1, "hidden": 0, "veryHidden": 2}[self.sheet.sheet_state]

    @visible.setter
    def visible(self, value: bool) -> None:
        if self.book.workbook.security and self.book.workbook.security.lockStructure:
            raise ExcelError("the structure is protected")
        self.sheet.sheet_state = "visible" if value else "hidden"

    def range(self, one: Any, other: Any = None) -> "Range":
        if isinstance(one, str):
            if len(one) > 255:
                raise ExcelError("address too long")
            left, top, right, bottom = range_boundaries(one.partition(",")[0])
            return Range(self, top or 1, left or 1, bottom or 1, right or 1, one)
        (top, left), (bottom, right) = _corner(one), _corner(other or one)
        return Range(self, top, left, bottom, right)

    def require_unlocked(self) -> None:
        if self.sheet.protection.sheet:
            raise ExcelError(f"{self.name} is protected")


class Protection:
    """The worksheet object of COM, as far as protection and filters go."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book, self.name, self.rules = book, sheet.title, sheet.protection

    FilterMode = property(lambda self: self.name in self.book.filtered)
    ProtectContents = property(lambda self: bool(self.rules.sheet))
    ProtectDrawingObjects = property(lambda self: bool(self.rules.objects))
    ProtectScenarios = property(lambda self: bool(self.rules.scenarios))
    Protection = property(lambda self: self)

    def __getattr__(self, name: str) -> bool:
        return not getattr(self.rules, ALLOWED[name])  # stored as "locked"

    def ShowAllData(self) -> None:  # noqa: N802 - Excel's own name
        if self.rules.sheet:
            raise ExcelError(f"{self.name} is protected")
        self.book.filtered.discard(self.name)

    def Unprotect(self, password: str) -> None:  # noqa: N802 - Excel's own name
        if self.rules.password and self.rules.password != password:
            raise ExcelError("wrong password")
        self.rules.sheet = False

    def Protect(self, **options: bool) -> None:  # noqa: N802 - Excel's own name
        self.rules.sheet = options.pop("Contents")
        self.rules.objects = options.pop("DrawingObjects")
        self.rules.scenarios = options.pop("Scenarios")
        for name, allowed in options.items():
            setattr(self.rules, ALLOWED[name], not allowed)


class Range:
    max_cells_per_read = max_cells_per_write = None
    api = True

    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int, where: str = ""):
        self.sheet, self.row, self.column = sheet, top, left
        self.shape = (bottom - top + 1, right - left + 1)
        corner = f"{get_column_letter(right)}{bottom}"
        self.where = where or f"{get_column_letter(left)}{top}:{corner}"

    def __call__(self, one: int, other: int | None = None) -> "Range":
        if other is None:
            one, other = divmod(one - 1, self.shape[1])
            one, other = one + 1, other + 1
        row, column = self.row + one - 1, self.column + other - 1
        return Range(self.sheet, row, column, row, column)

    def _cells(self) -> list[list[Any]]:
        rows, columns = self.shape
        return [
            [self.sheet.sheet.cell(self.row + r, self.column + c) for c in range(columns)]
            for r in range(rows)
        ]

    @property
    def address(self) -> str:
        rows, columns = self.shape
        first = f"${get_column_letter(self.column)}${self.row}"
        if self.shape == (1, 1):
            return first
        return f"{first}:${get_column_letter(self.column + columns - 1)}${self.row + rows - 1}"

    @property
    def raw_value(self) -> Any:
        found = [[_shown(cell) for cell in row] for row in self._cells()]
        return found[0][0] if self.shape == (1, 1) else found

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        if not isinstance(data, list | tuple):  # one value for all cells
            data = [[data] * self.shape[1]] * self.shape[0]
        for row, values in zip(self._cells(), data, strict=True):
            for cell, value in zip(row, values, strict=True):
                if isinstance(value, str) and len(value) > LONGEST_AMONG and self.shape != (1, 1):
                    raise ExcelError("a text too long to be written among others")
                if type(cell).__name__ == "MergedCell":
                    continue
                if cell.protection.locked:
                    self.sheet.require_unlocked()
                cell.value = _typed(value)
                if isinstance(value, str) and value.startswith("'"):
                    cell.data_type = "s"  # whatever it begins with

    @property
    def formula(self) -> Any:
        found = tuple(tuple(_formula(cell) for cell in row) for row in self._cells())
        return found[0][0] if self.shape == (1, 1) else found

    @property
    def number_format(self) -> str:
        (cell,) = self._cells()[0]
        return str(cell.number_format)

    def _merges(self) -> list[Any]:
        (rows, columns), listed = self.shape, self.sheet.sheet.merged_cells.ranges
        bounds = self.column, self.row, self.column + columns - 1, self.row + rows - 1
        return [each for each in listed if not each.isdisjoint(CellRange(None, *bounds))]

    @property
    def merge_cells(self) -> bool | None:
        self.sheet.book.app.asked_about_merges += 1
        merges, (rows, columns) = self._merges(), self.shape
        return rows * columns == 1 or None if merges else False

    @property
    def merge_area(self) -> "Range":
        (area,) = self._merges()
        return Range(self.sheet, area.min_row, area.min_col, area.max_row, area.max_col)

    @property
    def row_height(self) -> float:
        kept = self.sheet.sheet.row_dimensions[self.row]
        return 0.0 if kept.hidden else kept.height or 15.0

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.sheet.require_unlocked()
        kept = self.sheet.sheet.row_dimensions[self.row]
        kept.hidden, kept.height = value == 0, value

    def autofill(self, destination: Any, type_: str) -> None:
        """Whole rows filled down with the formats of the first, never its contents."""
        assert type_ == "fill_formats"
        self.sheet.require_unlocked()
        sheet = self.sheet.sheet
        for row in range(self.row + 1, destination.row + destination.shape[0]):
            for column in range(1, sheet.max_column + 1):
                like = sheet.cell(self.row, column)
                sheet.cell(row, column)._style = copy(like._style)

    @property
    def column_width(self) -> float:
        kept = self.sheet.sheet.column_dimensions[get_column_letter(self.column)]
        return 0.0 if kept.hidden else kept.width

    def clear_contents(self) -> None:
        self.raw_value = [[None] * self.shape[1]] * self.shape[0]

    def autofit(self, axis: str | None = None) -> None:
        assert axis == "r", "columns keep their widths"

    @property
    def conditional_formats(self) -> "Formats":
        return Formats(self)

    @property
    def note(self) -> "Note | None":
        (cell,) = self._cells()[0]
        return Note(self.sheet, cell) if cell.comment else None

    def add_note(self, text: str) -> "Note":
        self.sheet.require_unlocked()
        (cell,) = self._cells()[0]
        if cell.comment or (self.sheet.name, cell.coordinate) in self.sheet.book.threads:
            raise ExcelError("there is a comment")
        cell.comment = Comment(text, "李科长")
        return Note(self.sheet, cell)


class Note:
    def __init__(self, sheet: Sheet, cell: Any) -> None:
        self.sheet, self.cell = sheet, cell
        self.text = cell.comment.text
        self.location = Range(sheet, cell.row, cell.column, cell.row, cell.column)
        self.api = SimpleNamespace(Shape=cell.comment)

    def delete(self) -> None:
        self.sheet.require_unlocked()
        self.cell.comment = None


class Formats:
    """All rules of the sheet by priority; new ones get the first place."""

    def __init__(self, area: Range) -> None:
        self.area, self.sheet = area, area.sheet

    def _rules(self) -> list[tuple[str, Rule]]:
        listed = self.sheet.sheet.conditional_formatting
        rules = [(str(area.sqref), rule) for area in listed for rule in area.rules]
        return sorted(rules, key=lambda each: each[1].priority)

    def _store(self, rules: list[tuple[str, Rule]]) -> None:
        stored = ConditionalFormattingList()
        for number, (area, rule) in enumerate(rules, start=1):
            rule.priority = number
            stored.add(area, rule)
        self.sheet.sheet.conditional_formatting = stored

    def __iter__(self) -> Iterator["Format"]:
        return iter([Format(self, rule) for _, rule in self._rules()])

    def add_custom(self, spec: dict[str, Any]) -> "Format":
        self.sheet.require_unlocked()
        fill = _hex(spec["fill_color"]) if "fill_color" in spec else ""
        style = DifferentialStyle(
            font=Font(color=_hex(spec["font_color"]), bold=spec.get("font_bold")),
            fill=PatternFill("solid", bgColor=fill) if fill else None,
        )
        rule = Rule(type="expression", dxf=style, formula=[spec["formula"].lstrip("=")])
        self._store([(self.area.where.replace(",", " "), rule), *self._rules()])
        return Format(self, rule)


class Format:
    def __init__(self, formats: Formats, rule: Rule) -> None:
        self.formats, self.rule = formats, rule
        self.type = "custom" if rule.type == "expression" else "unknown"
        self.formula = f"={rule.formula[0]}" if rule.formula else None

    def delete(self) -> None:
        self.formats.sheet.require_unlocked()
        rules = [each for each in self.formats._rules() if each[1] is not self.rule]
        self.formats._store(rules)


def _corner(cell: Any) -> tuple[int, int]:
    return (cell.row, cell.column) if isinstance(cell, Range) else cell


def _hex(colour: tuple[int, int, int]) -> str:
    return "".join(f"{part:02X}" for part in colour)


def _typed(value: Any) -> Any:
    """What Excel makes of something written to a cell."""
    if not isinstance(value, str):
        return value
    if value.startswith("'"):
        return value[1:]
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        return float(value)
    if found := re.fullmatch(r"(\d+)月(\d+)日", value):
        return dt.datetime(2025, int(found[1]), int(found[2]))
    if value.startswith(("+", "-", "@")):
        raise ExcelError("not a formula")
    return value or None


def _formula(cell: Any) -> str:
    value = cell.value
    return "" if value is None else str(value)


def _shown(cell: Any) -> Any:
    """The value of a cell as Excel gives it: numbers as floats, formulas calculated."""
    value = cell.value
    if isinstance(value, str) and (found := SUM.fullmatch(value)):
        return float(sum(_numbers(cell.parent, found[1])))
    if isinstance(value, str) and (link := LINK.fullmatch(value)):
        return link[1]
    if isinstance(value, str) and value.startswith("=") and cell.data_type == "f":
        return ""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _numbers(sheet: Any, areas: str) -> Iterator[float]:
    for area in areas.split(","):
        left, top, right, bottom = range_boundaries(area)
        for row in sheet.iter_rows(top, bottom, left, right):
            for cell in row:
                value = _shown(cell)
                yield value if isinstance(value, float) else 0.0


@contextmanager
def running() -> Iterator[App]:
    """One Excel for the time of a test, the only one xlwings sees."""
    engine = Engine()
    before, known = xw.engines.active, dict(xw.engines.engines_by_name)
    listed = list(xw.engines.engines)
    xw.engines.add(xw.Engine(impl=engine))
    xw.engines[engine.name].activate()
    try:
        yield App(engine, 4660)
    finally:
        xw.engines.active = before
        xw.engines.engines_by_name, xw.engines.engines = known, listed
        if hasattr(xw.Book, "_mock_caller"):
            del xw.Book._mock_caller
