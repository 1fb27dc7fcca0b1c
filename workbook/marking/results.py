"""The sheet 校验结果 in a file: filled with the lines of a check, emptied of those of the last.

What stands below its head belongs to the check, but for the remarks of the clerk in the last
column, which follow their findings.
"""

from collections.abc import Collection, Mapping, Sequence

from lxml import etree

from schemas.filled.acceptance import Acceptance
from workbook.files.escapes import escaped
from workbook.files.package_parts import PackageParts
from workbook.files.sheet_xml import SheetXml
from workbook.layout import CELL, RESULT_HEAD, RESULT_HEAD_ROW, RESULTS, address, position
from workbook.marking.findings import FIRST, LINK, PLACE, Line
from workbook.marking.highlights import highlight, unhighlight
from workbook.marking.result_cells import Cells
from workbook.reading.acceptances import acceptances_in
from workbook.sheets.measure import lines

MESSAGE = RESULT_HEAD.index("问题") + 1
COLUMNS = range(1, len(RESULT_HEAD) + 1)
USUAL_ROOM = 300
LINE_HEIGHT, MARGIN = 13.5, 4.0


class Results:
    """The sheet 校验结果 of an opened workbook."""

    def __init__(self, parts: PackageParts, part: str) -> None:
        self.parts, self.part = parts, part
        self.sheet = SheetXml(parts.content[part], whole=True)
        (data,) = self.sheet.children("sheetData")
        self.cells = Cells(parts, data, self.sheet.space)

    @property
    def ours(self) -> bool:
        """Whether the head is the template's; a sheet of somebody else is left alone."""
        head = tuple(self.cells.text(RESULT_HEAD_ROW, column).strip() for column in COLUMNS)
        return head == RESULT_HEAD

    @property
    def room(self) -> int:
        """How many lines fit into the prepared rows; the last of them stays empty as a pattern."""
        row = FIRST
        while (cell := self.cells.find(row, MESSAGE)) is not None and cell.get("s") is not None:
            row += 1
        return row - FIRST - 1 if row > FIRST + 2 else USUAL_ROOM

    def remarks(self) -> tuple[Acceptance, ...]:
        """What the clerk has written about findings of the last check."""
        return acceptances_in(
            [self.cells.text(row, column) for column in COLUMNS] for row in self._filled()
        )

    def empty(self) -> None:
        """Remove lines, links and colours of the last check; heights and types of blanks return."""
        filled = self._filled()
        self._unfilter(filled)
        unhighlight(self.sheet)
        self._unlink()
        pattern = FIRST + self.room
        like = [self.cells.find(pattern, column) for column in COLUMNS]
        kinds = [None if cell is None else cell.get("t") for cell in like]
        formulas = False
        for row in filled:
            formulas |= self.cells.rows[row].find(f".//{self.sheet.space}f") is not None
            for column, kind in zip(COLUMNS, kinds, strict=True):
                self.cells.empty(row, column, kind)
            self._restore_height(row, pattern)
        self.sheet.changed |= bool(filled)
        if formulas:
            _forget_chain(self.parts)

    def fill(self, found: Sequence[Line], looks: dict[str, int], there: Collection[str]) -> None:
        """Write the lines, each with a link to its cell when its sheet is there, rows high enough."""
        links = {}
        for row, line in enumerate(found, start=FIRST):
            for column, value in enumerate(line.values(), start=1):
                if value:
                    self.cells.write(row, column, value)
            self._set_height(row, line)
            self.cells.rows[row].attrib.pop("hidden", "")
            if line.sheet in there:
                links[address(row, PLACE)] = line
        self._link(links)
        if links:
            highlight(self.sheet, {LINK: list(links)}, {LINK: looks[LINK]})
        self.sheet.changed = True

    def save(self) -> None:
        """Put the sheet back among the parts, if anything changed."""
        if self.sheet.changed:
            self.parts.content[self.part] = self.sheet.to_bytes()

    def _filled(self) -> list[int]:
        """The rows below the head in which one of our columns holds anything."""
        rows = self.cells.rows.items()
        busy = [row for row, line in rows if row >= FIRST and any(len(cell) for cell in line)]
        return [row for row in busy if any(self.cells.holds(row, column) for column in COLUMNS)]

    def _unfilter(self, rows: Collection[int]) -> None:
        """Show the rows that the clerk has filtered away: other findings will stand in them."""
        hidden = [row for row in rows if self.cells.rows[row].attrib.pop("hidden", "")]
        if hidden:
            self.sheet.changed = True
            for filter_ in self.sheet.children("autoFilter"):
                for each in list(filter_):
                    filter_.remove(each)

    def _restore_height(self, row: int, pattern: int) -> None:
        line, like = self.cells.rows[row], self.cells.rows.get(pattern)
        for name in ("ht", "customHeight"):
            value = None if like is None else like.get(name)
            line.attrib.pop(name, "")
            if value is not None:
                line.set(name, value)
        if not len(line) and set(line.attrib) <= {"r", "spans"}:
            self.cells.data.remove(self.cells.rows.pop(row))

    def _set_height(self, row: int, line: Line) -> None:
        """High enough for the longest text; programs let the row grow with the clerk's remark."""
        element = self.cells.rows[row]
        widths = {column: self.sheet.width(column) for column in COLUMNS}
        texts = enumerate(map(str, line.values()), start=1)
        most = max(lines(words, max(4.0, widths[column])) for column, words in texts)
        element.set("ht", f"{MARGIN + LINE_HEIGHT * most:g}")
        element.attrib.pop("customHeight", "")

    def _link(self, links: dict[str, Line]) -> None:
        if not links:
            return
        space = self.sheet.space
        listed = next(iter(self.sheet.children("hyperlinks")), None)
        if listed is None:
            listed = etree.Element(f"{space}hyperlinks")
            self.sheet.insert(listed)
        for place, line in links.items():
            link = etree.SubElement(listed, f"{space}hyperlink")
            target = escaped(line.target)
            link.attrib.update({"ref": place, "location": target, "display": line.cell})

    def _unlink(self) -> None:
        for listed in self.sheet.children("hyperlinks"):
            for link in list(listed):
                place = link.get("ref", "")
                inside = link.get("location") is not None and CELL.fullmatch(place)
                if inside and position(place)[0] >= FIRST and position(place)[1] == PLACE:
                    listed.remove(link)
                    self.sheet.changed = True
            if not len(listed):
                self.sheet.remove(listed)


def results_of(parts: PackageParts, sheets: Mapping[str, str]) -> Results | None:
    """The sheet 校验结果, if the workbook has it and nobody has made it something else."""
    part = sheets.get(RESULTS)
    results = Results(parts, part) if part else None
    return results if results is not None and results.ours else None


def _forget_chain(parts: PackageParts) -> None:
    """Drop the chain of calculation: Excel makes it anew, but repairs a file where it is wrong."""
    book = parts.related("", "officeDocument")
    for chain in list(parts.all_related(book, "calcChain")):
        parts.unrelate(book, chain)
        parts.drop(chain)
