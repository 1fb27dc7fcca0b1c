"""The XML of one sheet, its cells left as they are: only what stands around them is parsed.

Cells are nearly all of a sheet; parsing and writing them again would be slow and would touch what
nobody asked to change. `SheetXml` keeps their bytes and edits the rest as a small tree.
"""

import re
from collections.abc import Iterator

from lxml import etree

from workbook.files.relations import OFFICE
from workbook.files.xml_tree import Element, parsed, serialised
from workbook.layout import address, position

STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"

# The order of a worksheet's children (ECMA-376 part 1, 18.3.1.99); Excel refuses any other.
ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
    "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins "
    "pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors "
    "smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
    "webPublishItems tableParts extLst"
)
RANK = {name: rank for rank, name in enumerate(ORDER.split())}
CELLS = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData>.*</\1sheetData\s*>", re.DOTALL)
HEIGHT = re.compile(rb'\bht="([0-9.]+)"')
EMPTY_CELLS = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?sheetData/>")


class SheetXml:
    """A sheet that can be edited: ``root`` is the tree, without the cells unless ``whole``."""

    def __init__(self, xml: bytes, *, whole: bool = False) -> None:
        found = None if whole or b"<!" in xml else CELLS.search(xml)
        self.cells = found[0] if found else b""
        if found:
            empty = b"<" + found[1] + b"sheetData/>"
            xml = xml[: found.start()] + empty + xml[found.end() :]
        self.root = parsed(xml)
        self._head = xml[:200]  # how the part begins
        self.changed = False
        self._seen = (0, 0)  # a row and where it stands: rows are asked for downwards

    @property
    def space(self) -> str:
        """The namespace of spreadsheets this file uses, with braces: transitional or strict."""
        return f"{{{etree.QName(self.root).namespace}}}"

    @property
    def office(self) -> str:
        """The namespace of relations that belongs to it."""
        return STRICT_OFFICE if "purl.oclc.org" in self.space else OFFICE

    def children(self, name: str) -> list[Element]:
        """The children of this name, in order."""
        return self.root.findall(f"{self.space}{name}")

    def insert(self, element: Element) -> None:
        """Put a new child where the schema wants it, before others of its name."""
        rank = RANK[etree.QName(element).localname]
        later = (n for n, child in enumerate(self.root) if _rank(child) >= rank)
        self.root.insert(next(later, len(self.root)), element)
        self.changed = True

    def remove(self, element: Element) -> None:
        """Take a child out; what stands behind it stays."""
        self.root.remove(element)
        self.changed = True

    def rules(self) -> Iterator[Element]:
        """All rules of conditional formats, those of the extensions of 2010 included."""
        yield from self.root.iter("{*}cfRule")

    def to_bytes(self) -> bytes:
        """The sheet as a part again, its cells as they were."""
        xml = serialised(self.root, self._head)
        return EMPTY_CELLS.sub(lambda _: self.cells, xml, count=1) if self.cells else xml

    def height(self, row: int) -> float:
        """The height of a row in points, as far as the sheet says in the usual way."""
        last, at = self._seen if row >= self._seen[0] else (0, 0)
        start = self.cells.find(b'row r="%d"' % row, at)
        if start >= 0:
            self._seen = (max(row, last), start)
            tag = self.cells[start : self.cells.find(b">", start)]
            if given := HEIGHT.search(tag):
                return float(given[1])
        usual = self.root.find(f"{self.space}sheetFormatPr")
        return 15.0 if usual is None else float(usual.get("defaultRowHeight", "15"))

    def width(self, column: int) -> float:
        """The width of a column in characters, as far as the sheet says."""
        for each in self.root.iterfind(f"{self.space}cols/{self.space}col"):
            if int(each.get("min", "0")) <= column <= int(each.get("max", "0")):
                return float(each.get("width", "9"))
        return 9.0

    def last_column(self, row: int, column: int) -> int:
        """The last column of a cell, further right where it is the first of merged ones."""
        start = f"{address(row, column)}:"
        for each in self.root.iterfind(f"{self.space}mergeCells/{self.space}mergeCell"):
            if each.get("ref", "").startswith(start):
                return position(each.get("ref", "").removeprefix(start))[1]
        return column


def _rank(child: Element) -> int:
    """Where a child belongs; one wrapped in mc:AlternateContent counts as what it holds."""
    if not isinstance(child.tag, str):
        return -1
    name = etree.QName(child).localname
    if name == "AlternateContent":
        inner = next(child.iter(*(f"{{*}}{each}" for each in RANK)), None)
        name = etree.QName(inner).localname if inner is not None else "extLst"
    return RANK.get(name, len(RANK))
