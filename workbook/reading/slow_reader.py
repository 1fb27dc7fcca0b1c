"""Sheets written in unfamiliar ways, read by lxml into the same cells: slow, rare and exact.

Only our sheets, the shared texts and the number formats are looked at, and of a sheet only its cells:
whatever is broken elsewhere does not stand in the way. What cannot be told for sure, a cell that is
there twice, a shared text that is not there, is refused with its place.
"""

from collections.abc import Collection

from lxml import etree

from schemas.errors import WorkbookError
from workbook.files.entries import SAVE_ANEW
from workbook.files.package import Package
from workbook.files.xml_tree import Element, tree_of
from workbook.reading.cell_xml import TRUE, SheetReader
from workbook.reading.cells import SheetCells
from workbook.reading.number_formats import Formats, formats_in
from workbook.reading.shared_texts import texts_in


def read_slowly(package: Package, names: Collection[str]) -> dict[str, SheetCells]:
    """The sheets of these names, each of which the workbook has; WorkbookError if unreadable."""
    texts = _root(package, "sharedStrings", "公用文字表")
    shared = [] if texts is None else texts_in(texts)
    formats = _formats(package)
    found = {}
    for name in names:
        reader = SheetReader(package.name, name, shared, formats)
        found[name] = reader.read(package.part(package.sheets[name]))
    return found


def _formats(package: Package) -> Formats:
    book = _parsed(package, package.part(package.book), "工作簿目录")
    properties = book.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904", "") in TRUE
    return formats_in(_root(package, "styles", "样式表"), from_1904=from_1904)


def _root(package: Package, kind: str, words: str) -> Element | None:
    """The root of a part of the workbook, None where it has no such part."""
    part = package.related.get(kind)
    return None if part is None else _parsed(package, package.part(part), words)


def _parsed(package: Package, xml: bytes, words: str) -> Element:
    try:
        return tree_of(xml)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise WorkbookError(
            f"“{package.name}”里的{words}无法读取，文件可能已损坏。{SAVE_ANEW}"
        ) from error
