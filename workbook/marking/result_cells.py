"""Single cells in the tree of a sheet: found, read, written as text or number, emptied.

Shared texts are read where a program has put them; what is written stands in the cell itself, so
that no other part changes.
"""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from workbook.files.escapes import XML_SPACE, escaped, unescaped
from workbook.files.package_parts import PackageParts
from workbook.files.xml_tree import Element, parsed
from workbook.layout import address, position


@dataclass
class Cells:
    """The rows and cells of one sheet."""

    parts: PackageParts
    data: Element
    space: str

    @cached_property
    def rows(self) -> dict[int, Element]:
        """The rows there are, by number."""
        return {int(row.get("r", "0")): row for row in self.data.iterchildren(f"{self.space}row")}

    @cached_property
    def shared(self) -> list[str]:
        """The shared texts of the workbook."""
        book = self.parts.related("", "officeDocument")
        name = self.parts.related(book, "sharedStrings")
        if not name:
            return []
        return [
            _words(each) for each in parsed(self.parts.content.get(name, b"")).iterchildren("{*}si")
        ]

    def find(self, row: int, column: int) -> Element | None:
        """A cell, None where there is none."""
        place = address(row, column)
        for cell in self.rows.get(row, ()):  # a plain loop: thousands of cells are asked for
            if cell.get("r") == place:
                return cell
        return None

    def holds(self, row: int, column: int) -> bool:
        """Whether there is anything in a cell."""
        cell = self.find(row, column)
        return cell is not None and len(cell) > 0

    def text(self, row: int, column: int) -> str:
        """What a cell says, "" for a blank; an error value as its text."""
        cell = self.find(row, column)
        if cell is None:
            return ""
        if cell.get("t") == "inlineStr":
            return _words(cell)
        value = unescaped(cell.findtext(f"{self.space}v") or "")
        if cell.get("t") == "s" and value.isdecimal() and int(value) < len(self.shared):
            return self.shared[int(value)]
        return value

    def write(self, row: int, column: int, value: str | int) -> None:
        """Put a text or a whole number into a cell, made where there is none."""
        cell = self.find(row, column)
        if cell is None:
            cell = self._make(row, column)
        for each in list(cell):
            cell.remove(each)
        if isinstance(value, int):
            cell.attrib.pop("t", "")
            etree.SubElement(cell, f"{self.space}v").text = str(value)
            return
        cell.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(cell, f"{self.space}is"), f"{self.space}t")
        words.text = escaped(value)
        words.set(XML_SPACE, "preserve")

    def blank(self, row: int, column: int, style: str) -> None:
        """A cell with nothing in it but its style, made where there is none."""
        cell = self.find(row, column)
        if cell is None:
            cell = self._make(row, column)
        cell.set("s", style)
        self.empty(row, column, None)

    def empty(self, row: int, column: int, kind: str | None) -> None:
        """Empty a cell, its type as empty cells of the sheet have it; one without style goes."""
        cell = self.find(row, column)
        if cell is None:
            return
        for each in list(cell):
            cell.remove(each)
        cell.attrib.pop("t", "")
        if kind is not None:
            cell.set("t", kind)
        if cell.get("s") is None:
            self.rows[row].remove(cell)

    def _make(self, row: int, column: int) -> Element:
        if row not in self.rows:
            made = etree.Element(f"{self.space}row")
            made.set("r", str(row))
            later = (n for n, each in enumerate(self.data) if int(each.get("r", "0")) > row)
            self.data.insert(next(later, len(self.data)), made)
            self.rows[row] = made
        line = self.rows[row]
        cell = etree.Element(f"{self.space}c")
        cell.set("r", address(row, column))
        places = (position(each.get("r", "A1"))[1] for each in line)
        later = (n for n, place in enumerate(places) if place > column)
        line.insert(next(later, len(line)), cell)
        return cell


def _words(element: Element) -> str:
    """The text of a cell or a shared text, its runs one after the other, no reading aids."""
    phonetic = {each for aid in element.iter("{*}rPh") for each in aid.iter("{*}t")}
    return unescaped("".join(t.text or "" for t in element.iter("{*}t") if t not in phonetic))
