"""One sheet of a workbook while texts are written into it: rows of a section, a cell beside its label."""

from collections.abc import Sequence

from schemas.errors import WorkbookError
from schemas.filled.entries import Entry
from schemas.filled.submission import Paragraphs
from schemas.form.model import Section
from schemas.language.characters import with_plain_line_ends
from schemas.language.labels import normalised
from workbook.files.package_parts import PackageParts
from workbook.files.sheet_xml import SheetXml
from workbook.layout import (
    CELL_LIMIT,
    COUNT_COLUMN,
    HEADING_COLUMN,
    NARRATIVE_HEAD,
    PART_COLUMN,
    TEXT_COLUMN,
    narrative_head_row,
    position,
)
from workbook.marking.result_cells import Cells
from workbook.placed import titled
from workbook.sheets.measure import lines, row_height

MOVED = (
    "“{sheet}”的行列与模板不一致，没有写入文字，工作簿没有改动。请恢复成模板的样式，"
    "或者新建一份工作簿再写入。"
)
OLD = (
    "“{sheet}”没有“{label}”这一行（旧版模板），没有写入文字，工作簿没有改动。"
    "请用new --from以该工作簿新建一份，再写入。"
)
LONG = (
    "“{sheet}”{cell}要写入的文字有{length}字，一个单元格最多{most}字，没有写入文字，工作簿没有改动。"
    "请分成几段。"
)


def is_label(text: str, label: str) -> bool:
    """Whether a cell is the label of a text: 表前文字（可不填） of 表前文字."""
    return normalised(text).startswith(normalised(label))


def is_head(titles: Sequence[str]) -> bool:
    """Whether these are the titles of the columns of a narrative sheet, up to that of the texts."""
    return [*map(normalised, titles)] == [*map(normalised, NARRATIVE_HEAD[:TEXT_COLUMN])]


def note_height(text: str, width: float) -> float:
    """How high a row must be for a text that stands in one cell or in several merged ones."""
    return row_height(lines(text, max(4.0, width)), margin=6)


def cell_text(entry: Entry) -> str:
    """A text as it is written into a cell; WorkbookError (Chinese) where it is longer than a cell."""
    text = with_plain_line_ends(entry.text)
    if len(text) > CELL_LIMIT:
        raise WorkbookError(
            LONG.format(sheet=entry.sheet, cell=entry.address, length=len(text), most=CELL_LIMIT)
        )
    return text


class TextSheet:
    """One sheet of the workbook while texts are written into it."""

    def __init__(self, parts: PackageParts, part: str, name: str) -> None:
        self.parts, self.part, self.name = parts, part, name
        self.xml = SheetXml(parts.content[part], whole=True)
        (data,) = self.xml.children("sheetData")
        self.cells = Cells(parts, data, self.xml.space)

    def beside(self, entry: Entry, label: str, column: int) -> None:
        """A text into its cell, its label standing in this column; WorkbookError where it does not."""
        row, text = position(entry.address)
        if not is_label(self.cells.text(row, column), label):
            raise WorkbookError(OLD.format(sheet=self.name, label=label))
        self._put(row, text, entry)
        columns = range(text, self.xml.last_column(row, text) + 1)
        need = note_height(entry.text, sum(self.xml.width(each) for each in columns))
        if float(self.cells.rows[row].get("ht", "0")) < need:
            self.cells.rows[row].set("ht", f"{need:g}")

    def rows(self, section: Section, rows: Sequence[Paragraphs]) -> None:
        """Rows in place of those below the titles of the columns; WorkbookError where these are not."""
        head = narrative_head_row(section.key)
        titles = [self.cells.text(head, column) for column in range(1, TEXT_COLUMN + 1)]
        if not is_head(titles):
            raise WorkbookError(MOVED.format(sheet=self.name))
        for row in [row for row in self.cells.rows if row > head]:
            for column in (PART_COLUMN, HEADING_COLUMN, TEXT_COLUMN):
                self.cells.empty(row, column, None)
        for row in self.cells.rows:
            self._forget_count(row)
        for row, (title, each) in enumerate(titled(section, rows), start=head + 1):
            self._prepare(row)
            if title:
                self.cells.write(row, PART_COLUMN, title)
            self._put(row, HEADING_COLUMN, each.heading)
            self._put(row, TEXT_COLUMN, each.text)
            self._fit(row, each)

    def _put(self, row: int, column: int, entry: Entry) -> None:
        if text := cell_text(entry):
            self.cells.write(row, column, text)

    def _prepare(self, row: int) -> None:
        """A row that was not there yet looks like the one above it; a hidden one is shown."""
        if row not in self.cells.rows and row - 1 in self.cells.rows:
            above = self.cells.rows[row - 1]
            for column in range(PART_COLUMN, COUNT_COLUMN + 1):
                like = self.cells.find(row - 1, column)
                if like is not None and like.get("s") is not None:
                    self.cells.blank(row, column, like.get("s", ""))
            for attribute in ("s", "customFormat"):
                if above.get(attribute):
                    self.cells.rows[row].set(attribute, above.get(attribute, ""))
            for each in self.xml.children("dimension"):
                self.xml.remove(each)
        if row in self.cells.rows:
            self.cells.rows[row].attrib.pop("hidden", "")

    def _fit(self, row: int, words: Paragraphs) -> None:
        element = self.cells.rows.get(row)
        if element is None:
            return
        most = max(
            lines(entry.text, max(4.0, self.xml.width(column)))
            for column, entry in ((HEADING_COLUMN, words.heading), (TEXT_COLUMN, words.text))
        )
        element.set("ht", f"{row_height(most):g}")
        element.attrib.pop("customHeight", "")

    def _forget_count(self, row: int) -> None:
        """The count of characters is calculated anew, not shown as it was."""
        count = self.cells.find(row, COUNT_COLUMN)
        if count is not None and count.find(f"{self.xml.space}f") is not None:
            for value in count.findall(f"{self.xml.space}v"):
                count.remove(value)

    def save(self) -> None:
        """Put the sheet back among the parts."""
        self.parts.content[self.part] = self.xml.to_bytes()
