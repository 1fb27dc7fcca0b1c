"""Word files (.docx) as printed documents: what Word shows, read from the XML itself.

Content controls, text boxes and accepted changes count, deleted text does not. Nothing that the file
links to is fetched, no macro is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from schemas.language.labels import without_number
from scripts.importing.printed import (
    LARGEST_SIDE,
    MOST_ROWS,
    TOO_HIGH,
    TOO_WIDE,
    Block,
    ImportRefusedError,
    Paragraph,
    Picture,
    PrintedCell,
    PrintedDocument,
    PrintedPlace,
    PrintedTable,
)
from scripts.importing.readers.docx_numbers import Numbers, numbers_of
from scripts.importing.readers.docx_words import (
    GONE,
    W,
    local_name,
    unfilled,
    whole_number,
    words_of,
)
from scripts.importing.readers.packed import part, xml

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
CELL, SPAN, MERGE = f"{W}tcPr", f"{W}gridSpan", f"{W}vMerge"
PICTURES = frozenset(("blip", "imagedata"))
NO_WORD = (
    "内容不是Word文档（.docx），不能读取，可能没有下载完整，或者文件的扩展名被改动。"
    "请重新下载，或者用能打开该文件的程序另存后再试。"
)
A_WORKBOOK = "这是Excel工作簿，不是Word文档，请核对是不是选错了文件。"
CHANGES = "文件里有修订痕迹，按全部接受修订以后的样子读取"
STRUCK = "文件里有划了删除线的文字，没有读取"
COMMENTS = "文件里有批注，批注的内容不读取"

FOOTNOTE = "文件里有脚注或尾注，没有读取：“{words}”"
LONGEST_NOTE = 60  # characters of a footnote that are quoted


def read_docx(data: bytes) -> PrintedDocument:
    """A .docx as a printed document; ImportRefusedError where it is none or cannot be read."""
    content = part(data, "word/document.xml")
    if content is None:
        there = part(data, "xl/workbook.xml") is not None
        raise ImportRefusedError(A_WORKBOOK if there else NO_WORD)
    content = content.replace(STRICT, W[1:-1].encode())
    body = xml(content).find(f"{W}body")
    if body is None:
        raise ImportRefusedError(NO_WORD)
    styles, numbering = (_tree(data, f"word/{name}.xml") for name in ("styles", "numbering"))
    walk = _Walk({} if styles is None else _levels(styles), numbers_of(numbering, styles))
    blocks = tuple(walk.blocks(body))
    changed = any(
        f"<w:{name} ".encode() in content for name in ("ins", "del", "moveTo", "moveFrom")
    )
    noted = b"<w:commentReference" in content
    struck = b"<w:strike/>" in content or b"<w:dstrike/>" in content
    told = ((CHANGES, changed), (COMMENTS, noted), (STRUCK, struck))
    notes = [words for words, there in told if there]
    return PrintedDocument(blocks, (*notes, *_footnotes(data)))


def _footnotes(data: bytes) -> Iterator[str]:
    """The words of each footnote and endnote: the form has no place for them."""
    for name in ("footnote", "endnote"):
        tree = _tree(data, f"word/{name}s.xml")
        for note in () if tree is None else tree.iter(f"{W}{name}"):
            words = "".join(text.text or "" for text in note.iter(f"{W}t")).strip()
            if words and note.get(f"{W}type") is None:
                yield FOOTNOTE.format(words=words[:LONGEST_NOTE].rstrip("。"))


def _tree(data: bytes, name: str) -> etree._Element | None:
    content = part(data, name)
    return xml(content) if content else None


def _levels(styles: etree._Element) -> dict[str, int]:
    """Outline levels of the paragraph styles by id, 1 the highest."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        parent = style.find(f"{W}basedOn")
        if outline is not None:
            own[name] = whole_number(outline.get(f"{W}val"), 9) + 1
        elif parent is not None:
            based[name] = parent.get(f"{W}val", "")
    for name, parent_name in based.items():
        if parent_name in own:
            own.setdefault(name, own[parent_name])
    return {name: level for name, level in own.items() if level < 10}


@dataclass
class _Walk:
    """The way through a document, counting paragraphs and tables for their places."""

    levels: dict[str, int]
    numbers: Numbers
    lines_read: int = 0
    tables_read: int = 0

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks below an element, in order."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag not in GONE and isinstance(child.tag, str) and not unfilled(child):
                yield from self.blocks(child)  # content controls, insertions, custom XML

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        self.lines_read += 1
        place = PrintedPlace(line=self.lines_read)
        text, level = words_of(element), self._level(element)
        number = self.numbers.before(element)
        if text.strip():
            if number and level != 1 and without_number(text) == text:
                text = f"{number}{text.lstrip()}"
            for line in text.split("\n"):
                if line.strip():
                    yield Paragraph(line, place, level)
        elif any(local_name(each) in PICTURES for each in element.iter()):
            yield Picture(place)
        for box in element.iter(f"{W}txbxContent"):
            if not any(local_name(above) == "Fallback" for above in box.iterancestors()):
                yield from self.blocks(box)

    def _level(self, element: etree._Element) -> int:
        properties = element.find(f"{W}pPr")
        if properties is None:
            return 0
        outline = properties.find(f"{W}outlineLvl")
        if outline is not None:
            level = whole_number(outline.get(f"{W}val"), 9) + 1
            return level if level < 10 else 0
        style = properties.find(f"{W}pStyle")
        return 0 if style is None else self.levels.get(style.get(f"{W}val", ""), 0)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = list(_below(table, "tr"))
        if len(rows) > MOST_ROWS:
            raise ImportRefusedError(TOO_HIGH)
        cells = [list(_below(row, "tc")) for row in rows]
        layout = sum(map(len, cells)) == 1 or table.find(f".//{W}tbl") is not None
        if layout:
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)
            return
        self.tables_read += 1
        place = PrintedPlace(table=self.tables_read)
        placed = tuple(_cells(rows, cells))
        if any(cell.text.strip() for cell in placed):
            yield PrintedTable(placed, place)
        elif any(local_name(each) in PICTURES for each in table.iter()):
            yield Picture(place)


def _below(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through content controls, not through inner tables."""
    for child in element:
        if child.tag == f"{W}{name}":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _below(child, name)


def _cells(rows: list[etree._Element], cells: list[list[etree._Element]]) -> Iterator[PrintedCell]:
    """Cells at their places; a cell continued downwards becomes part of the one above."""
    open_above: dict[int, PrintedCell] = {}
    found: dict[tuple[int, int], PrintedCell] = {}
    for number, (row, line) in enumerate(zip(rows, cells, strict=True)):
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = whole_number(before.get(f"{W}val"), 0) if before is not None else 0
        here: dict[int, PrintedCell] = {}
        for cell in line:
            span, merge = _spans(cell)
            above = open_above.get(column)
            if merge == "continue" and above is not None and above.columns == span:
                placed = above._replace(rows=number - above.row + 1)
            else:
                text = "\n".join(words_of(p) for p in cell.iter(f"{W}p"))
                placed = PrintedCell(number, column, text, columns=span)
            found[placed.row, placed.column] = placed
            if merge:
                here[column] = placed
            column += span
            if column > LARGEST_SIDE:
                raise ImportRefusedError(TOO_WIDE)
        open_above = here
    yield from found.values()


def _spans(cell: etree._Element) -> tuple[int, str]:
    properties = cell.find(CELL)
    if properties is None:
        return 1, ""
    span, merge = properties.find(SPAN), properties.find(MERGE)
    columns = 1 if span is None else max(1, min(whole_number(span.get(f"{W}val"), 1), LARGEST_SIDE))
    return columns, "" if merge is None else merge.get(f"{W}val", "continue")
