"""The cells of one sheet, walked through in its XML strictly: what cannot be told is refused with its place."""

import re
from collections.abc import Iterator
from typing import TypeGuard
from xml.etree import ElementTree

from lxml import etree

from schemas.errors import WorkbookError
from workbook.files.entries import SAVE_ANEW
from workbook.files.package import TRUE
from workbook.files.xml_tree import Element, tree_of
from workbook.layout import CELL, address, position
from workbook.reading.book_parts import BookParts
from workbook.reading.cells import SheetCells
from workbook.reading.gathering import Gathering, UnreadableError
from workbook.reading.guard import COLUMNS, ROWS, covered, merged_in
from workbook.reading.hidden import Hidden, hidden_columns
from workbook.reading.shared_texts import words_in

ROOT = re.compile(rb"<((?:[\w.-]+:)?worksheet)(?:\s[^<>]*)?>")
CELLS_START = re.compile(rb"<(?:[\w.-]+:)?sheetData(?:\s[^<>]*)?>")
CELLS_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")


def _named(element: object, name: str) -> TypeGuard[Element]:
    """Whether something in a tree is an element of this local name."""
    if not isinstance(element, Element) or not isinstance(element.tag, str):
        return False
    return etree.QName(element).localname == name


def _words(element: Element) -> str:
    """The text of a cell's own, by the one function for texts of runs."""
    return words_in(ElementTree.fromstring(etree.tostring(element, with_tail=False)))


class SheetReader:
    """Reads one sheet of a workbook, by the shared texts and formats that its cells refer to."""

    def __init__(self, file: str, sheet: str, parts: BookParts) -> None:
        self.file, self.sheet, self.gathering = file, sheet, Gathering(*parts)
        self.hidden: set[int] = set()

    def read(self, xml: bytes) -> SheetCells:
        """The cells in the XML of the sheet. WorkbookError, with the place, for what is no cell."""
        data = self._sheet_data(xml)
        for place, cell in self._cells(data):
            self._take(place, cell)
        merged = covered(merged_in(xml))
        hidden = Hidden(frozenset(self.hidden), hidden_columns(xml))
        return self.gathering.cells(self.sheet, merged, hidden)

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
            raise self._refused("", "有几个数据区，无法判断以哪一个为准")
        data: Element = found[0]
        return data

    def _cells(self, data: Element) -> Iterator[tuple[str, Element]]:
        """Every cell with its address, stated or counted; each row and each cell once."""
        rows: set[int] = set()
        places: dict[str, bool] = {}
        number = 0
        for row in data.iterchildren(etree.Element):
            number = self._row_number(row, number + 1)
            if number in rows:
                raise self._refused(f"第{number}行", "在文件中出现了两次，无法判断以哪一次为准")
            rows.add(number)
            if row.get("hidden") in TRUE:
                self.hidden.add(number)
            column = 0
            for cell in row.iterchildren("{*}c"):
                place = cell.get("r", "").upper() or address(number, column + 1)
                if CELL.fullmatch(place) is None:
                    raise self._refused(f"第{number}行", f"中有单元格的地址是“{place[:20]}”")
                if place in places and (len(cell) or places[place]):  # what is empty twice is empty
                    raise self._refused(place, "在文件中出现了两次，无法判断以哪一次为准")
                places[place] = bool(len(cell))
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
        stored = str(parts["v"].xpath("string()")) if "v" in parts else ""
        words = _words(parts["is"]) if "is" in parts else None
        kind, style = cell.get("t", "n"), cell.get("s")
        try:
            self.gathering.take(place, kind, stored, words, style, formula="f" in parts)
        except UnreadableError as error:
            raise self._refused(error.place, error.why) from error

    def _refused(self, place: str, why: str) -> WorkbookError:
        return WorkbookError(f"“{self.file}”里“{self.sheet}”{place}{why}，不能读取。{SAVE_ANEW}")
