"""Web pages (.html, .htm, .mht) as printed documents: words and tables, no script, nothing fetched."""

import email
import email.policy
import re
from collections.abc import Iterator
from itertools import compress

from lxml import etree

from scripts.importing.printed import (
    Block,
    ImportRefusedError,
    Paragraph,
    Picture,
    PrintedDocument,
    PrintedPlace,
    PrintedTable,
    spread,
)
from scripts.importing.readers.html_words import BREAKING, HIDING, SPACE, inline, skipped, text_of
from scripts.importing.readers.text_reader import LARGEST, decoded

MOST_FRAMES, MOST_PARTS = 20, 2000  # pages and pictures in one .mht
TOO_MANY = "网页文件（.mht）里的内容过多，不像是年度报告，没有读取。请核对是不是选错了文件。"
NO_PAGE = "这个网页文件（.mht）里没有网页正文，不能读取。"
MOST_TAGS = 400_000  # pages pasted from Word have tens of thousands
TOO_LARGE = "网页超过10MB或者内容过多，不像是年度报告，没有读取。请核对是不是选错了文件。"
TOO_DEEP = "网页的内容嵌套过深，不能读取。请在浏览器中打开，把正文复制到文本文件（.txt）以后再试。"
EMPTY = "网页里没有文字，不能作为报告读取。"
LEVELS = {f"h{level}": level for level in range(1, 7)}
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)


def read_html(data: bytes) -> PrintedDocument:
    """A web page as a printed document; ImportRefusedError where it is too large or has no words."""
    if len(data) > LARGEST:
        raise ImportRefusedError(TOO_LARGE)
    stated = CHARSET.search(data[:4096])
    text = decoded(data, stated[1].decode() if stated else "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    if not text.strip():
        raise ImportRefusedError(EMPTY)
    if text.count("<") > MOST_TAGS:
        raise ImportRefusedError(TOO_LARGE)
    try:
        root = etree.fromstring(text, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ImportRefusedError(EMPTY) from error
    if root is None:
        raise ImportRefusedError(EMPTY)
    if any("depth" in str(entry.message) for entry in parser.error_log):
        raise ImportRefusedError(TOO_DEEP)
    walk = _Walk(hides=any(word in text for word in HIDING))
    try:
        blocks = tuple(walk.blocks(root, ()))
    except RecursionError as error:
        raise ImportRefusedError(TOO_DEEP) from error
    return PrintedDocument(blocks)


def read_mht(data: bytes) -> PrintedDocument:
    """A web page saved as one file (.mht): its page, or the frame of it that has the most tables.

    ImportRefusedError (Chinese) where there is none in it.
    """
    if data.count(b"\n--") > MOST_PARTS or data.count(b"boundary=") > MOST_FRAMES:
        raise ImportRefusedError(TOO_MANY)
    pages: list[PrintedDocument] = []
    try:
        for each in email.message_from_bytes(data, policy=email.policy.default).walk():
            html = each.get_content_type() == "text/html"
            content = each.get_payload(decode=True) if html else None
            if isinstance(content, bytes) and content.strip() and len(pages) < MOST_FRAMES:
                pages.append(read_html(content))
    except (RecursionError, ValueError, LookupError) as error:
        raise ImportRefusedError(NO_PAGE) from error
    if not pages:
        raise ImportRefusedError(NO_PAGE)
    return max(pages, key=lambda page: sum(isinstance(b, PrintedTable) for b in page.blocks))


class _Walk:
    """The way through a page, counting for places; inline text gathers until a block begins."""

    def __init__(self, *, hides: bool) -> None:
        self.hides = hides
        self.lines_read = self.tables_read = self.elements = 0

    def blocks(self, element: etree._Element, within: tuple[int, ...]) -> Iterator[Block]:
        """The blocks of an element: its words in paragraphs, its tables."""
        self.elements += 1
        here = (*within, self.elements)
        level = LEVELS.get(element.tag, 0)
        pieces: list[str] = [element.text or ""]
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or skipped(child):
                pass
            elif tag == "br":
                yield from self._words(pieces, here, level)
            elif tag == "img":
                yield from self._words(pieces, here, level)
                yield Picture(PrintedPlace(line=self.lines_read), here)
            elif tag == "table":
                yield from self._words(pieces, here, level)
                yield from self._table(child, here)
            elif tag in BREAKING or child.find(".//table") is not None or _has_blocks(child):
                yield from self._words(pieces, here, level)
                yield from self.blocks(child, here)
            else:
                words, break_after = inline(child)
                for number, piece in enumerate(words):
                    if number:
                        yield from self._words(pieces, here, level)
                    pieces.append(piece)
                if break_after:
                    yield Picture(PrintedPlace(line=self.lines_read), here)
            pieces.append(child.tail or "")
        yield from self._words(pieces, here, level)

    def _words(self, pieces: list[str], within: tuple[int, ...], level: int) -> tuple[Block, ...]:
        gathered = "".join(pieces)
        pieces.clear()
        if not gathered or gathered.isspace():
            return ()
        self.lines_read += 1
        text = SPACE.sub(" ", gathered).strip(" \u3000\u00a0")
        return (Paragraph(text, PrintedPlace(line=self.lines_read), level, within),)

    def _table(self, table: etree._Element, within: tuple[int, ...]) -> Iterator[Block]:
        nested = table.find(".//table") is not None
        rows = [row for row in table.iter("tr") if not nested or _owner(row) is table]
        cells = [list(row.iterchildren("td", "th")) for row in rows]
        if self.hides:
            rows_seen = [not skipped(row) for row in rows]
            cells = [[c for c in line if not skipped(c)] for line in compress(cells, rows_seen)]
        if nested or sum(map(len, cells)) <= 1:
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell, within)
            return
        self.tables_read += 1
        place = PrintedPlace(table=self.tables_read)
        lines = [
            [
                (text_of(cell), _span(cell.get("rowspan")), _span(cell.get("colspan")))
                for cell in row
            ]
            for row in cells
        ]
        placed = spread(lines)
        if any(cell.text for cell in placed):
            yield PrintedTable(placed, place, within)
        elif table.find(".//img") is not None:
            yield Picture(place, within)


def _owner(row: etree._Element) -> etree._Element | None:
    return next((above for above in row.iterancestors() if above.tag == "table"), None)


def _has_blocks(element: etree._Element) -> bool:
    return any(each.tag in BREAKING for each in element.iter() if each is not element)


def _span(text: str | None) -> int:
    if text is None or text == "1":
        return 1
    text = text.strip()
    return max(1, int(text)) if text.isdecimal() and len(text) < 5 else 1
