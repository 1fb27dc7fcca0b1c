"""The cells of one sheet, walked through in its XML strictly: what cannot be told is refused with its place."""

import datetime as dt
import math
import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from lxml import etree

from schemas.errors import WorkbookError
from workbook.files.entries import SAVE_ANEW
from workbook.files.escapes import unescaped
from workbook.files.xml_tree import Element, tree_of
from workbook.layout import address, position
from workbook.reading.cells import SheetCells, Value
from workbook.reading.guard import COLUMNS, LARGEST_DATE, OUT_OF_RANGE, ROWS, Guard, covered
from workbook.reading.hidden import Hidden
from workbook.reading.number_formats import Formats, Shown, moment
from workbook.reading.shared_texts import XML_SPACES, words_in

ROOT = re.compile(rb"<((?:[\w.-]+:)?worksheet)(?:\s[^<>]*)?>")
CELLS_START = re.compile(rb"<(?:[\w.-]+:)?sheetData(?:\s[^<>]*)?>")
CELLS_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")
ADDRESS = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:NaN|INF|inf)", re.ASCII)
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(?:\.\d+)?",
    re.ASCII,
)
TRUE = ("1", "true")
BOTH = {"0": False, "1": True, "false": False, "true": True, "FALSE": False, "TRUE": True}
MERGED = re.compile(
    rb"<(?:[\w.-]+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]+[1-9][0-9]*:[A-Z]+[1-9][0-9]*)[\"']"
)
COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\b[^<>]*>")
ATTRIBUTE = re.compile(rb"\b(min|max|hidden)=(?:\"([^\"]*)\"|'([^']*)')")
NO_VALUE = "#VALUE!"


def _named(element: object, name: str) -> TypeGuard[Element]:
    """Whether something in a tree is an element of this local name."""
    if not isinstance(element, Element) or not isinstance(element.tag, str):
        return False
    return etree.QName(element).localname == name


def _hidden_columns(xml: bytes) -> frozenset[int]:
    """The columns that a sheet hides, from the definitions before its cells."""
    found: set[int] = set()
    for tag in COLUMN.findall(xml, 0, xml.find(b"sheetData")):
        stated = {name: double or single for name, double, single in ATTRIBUTE.findall(tag)}
        bounds = stated.get(b"min", b""), stated.get(b"max", b"")
        if stated.get(b"hidden") in (b"1", b"true") and all(map(bytes.isdigit, bounds)):
            found.update(range(int(bounds[0]), min(int(bounds[1]), COLUMNS) + 1))
    return frozenset(found)


class SheetReader:
    """Reads one sheet of a workbook, by its shared texts and formats."""

    def __init__(self, file: str, sheet: str, shared: Sequence[str], formats: Formats) -> None:
        self.file, self.sheet, self.shared, self.formats = file, sheet, shared, formats
        self.rows: list[list[Value]] = []
        self.formulas: set[str] = set()
        self.uncalculated: set[str] = set()
        self.errors: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        self.hidden: set[int] = set()

    def read(self, xml: bytes) -> SheetCells:
        """The cells in the XML of the sheet. WorkbookError, with the place, for what is no cell."""
        data = self._sheet_data(xml)
        for place, cell in self._cells(data):
            self._take(place, cell)
        guard = Guard(
            frozenset(self.formulas),
            frozenset(self.uncalculated),
            self.errors,
            covered(each.decode() for each in MERGED.findall(xml)),
            self.shown,
            Hidden(frozenset(self.hidden), _hidden_columns(xml)),
        )
        return SheetCells(self.sheet, self.rows, guard)

    def _sheet_data(self, xml: bytes) -> Element:
        """The element of the cells; what stands around it is not even parsed."""
        if b"<!DOCTYPE" in xml:
            raise self._refused("", "含有DOCTYPE声明，正常的工作簿里没有这种内容")
        root, start = ROOT.search(xml), CELLS_START.search(xml)
        if root is None or start is None:
            raise self._refused("", "没有数据区")
        ends = [each.end() for each in CELLS_END.finditer(xml)]
        end = ends[-1] if ends else start.end()
        around = xml[root.start() : root.end()].removesuffix(b">").removesuffix(b"/")
        cells = around + b">" + xml[start.start() : end] + b"</" + root[1] + b">"
        try:
            found = list(tree_of(cells).iterchildren(etree.Element))
        except etree.XMLSyntaxError as error:
            raise self._refused("", "的内部格式有误") from error
        if len(found) != 1:
            raise self._refused("", "有几个数据区，不能断定以哪一个为准")
        data: Element = found[0]
        return data

    def _cells(self, data: Element) -> Iterator[tuple[str, Element]]:
        """Every cell with its address, stated or counted; each row and each cell once."""
        rows: set[int] = set()
        places: set[str] = set()
        number = 0
        for row in data.iterchildren(etree.Element):
            number = self._row_number(row, number + 1)
            if number in rows:
                raise self._refused(f"第{number}行", "在文件中出现了两次，不能断定以哪一次为准")
            rows.add(number)
            if row.get("hidden") in TRUE:
                self.hidden.add(number)
            column = 0
            for cell in row.iterchildren("{*}c"):
                place = cell.get("r", "").upper() or address(number, column + 1)
                if ADDRESS.fullmatch(place) is None:
                    raise self._refused(f"第{number}行", f"中有单元格的地址是“{place[:20]}”")
                if place in places:
                    raise self._refused(place, "在文件中出现了两次，不能断定以哪一次为准")
                places.add(place)
                column = position(place)[1]
                yield place, cell

    def _row_number(self, row: Element, usual: int) -> int:
        stated = row.get("r", str(usual))
        if not _named(row, "row") or not (stated.isascii() and stated.isdecimal()):
            raise self._refused(f"第{usual}行", "的内部格式有误")
        return int(stated)

    def _take(self, place: str, cell: Element) -> None:
        """Put a cell's value where it belongs; far out only empty cells stand."""
        row, column = position(place)
        if row > ROWS or column > COLUMNS or not len(cell):
            return
        parts: dict[str, Element] = {}
        for each in cell.iterchildren(etree.Element):
            if parts.setdefault(etree.QName(each).localname, each) is not each:
                raise self._refused(place, "的内部格式有误")
        kind = cell.get("t", "n")
        stored = str(parts["v"].xpath("string()")) if "v" in parts else ""
        formula = "f" in parts
        value = self._value(place, kind, stored, parts.get("is"), cell.get("s"))
        if formula:
            self.formulas.add(place)
        if formula and not stored and kind not in ("e", "str", "inlineStr"):
            self.uncalculated.add(place)
        if value is not None:
            while len(self.rows) < row:
                self.rows.append([None] * COLUMNS)
            self.rows[row - 1][column - 1] = value

    def _value(
        self, place: str, kind: str, stored: str, words: Element | None, style: str | None
    ) -> Value:
        """What a cell of this type holds; None for nothing, and for an error value."""
        plain = stored.strip(XML_SPACES)
        match kind:
            case "inlineStr" if words is not None:
                return words_in(words)
            case "str":
                return unescaped(stored)
            case "e" if not plain or plain.startswith("#"):
                self.errors[place] = plain or NO_VALUE
                return None
            case "n" | "s" | "b" | "d" if not plain and words is None:
                return None
            case "s" if plain.isascii() and plain.isdecimal() and int(plain) < len(self.shared):
                return self.shared[int(plain)]
            case "s":
                raise self._refused(place, f"引用的公用文字“{plain[:20]}”在文件中不存在")
            case "b" if plain in BOTH:
                return BOTH[plain]
            case "d" if MOMENT.fullmatch(plain):
                return self._stated_moment(place, plain)
            case "n" if NUMBER.fullmatch(plain):
                return self._number(place, float(plain), style)
        raise self._refused(place, f"的内容“{plain[:20]}”与它的类型（{kind[:20]}）不符")

    def _number(self, place: str, number: float, style: str | None) -> Value:
        shown = self.formats.of(style)
        if shown is Shown.NUMBER or not math.isfinite(number):
            if code := self.formats.code_of(style):
                self.shown[place] = code
            return number
        if shown is Shown.MOMENT and not 0 <= number < LARGEST_DATE + 1:
            self.errors[place] = OUT_OF_RANGE
            return None
        try:
            return moment(number, shown, self.formats.epoch)
        except OverflowError:
            self.errors[place] = OUT_OF_RANGE
            return None

    def _stated_moment(self, place: str, text: str) -> Value:
        """A date written as such; the hour is the one of the place, whatever zone it names."""
        try:
            if "-" not in text[:5]:
                return dt.time.fromisoformat(text)
            return dt.datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError as error:
            raise self._refused(place, f"写的“{text}”没有这一天") from error

    def _refused(self, place: str, why: str) -> WorkbookError:
        return WorkbookError(f"“{self.file}”里“{self.sheet}”{place}{why}，不能读取。{SAVE_ANEW}")
