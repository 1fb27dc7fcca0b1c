"""PDF files with a text layer as printed documents: ruled tables as grids, lines joined to paragraphs."""

import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.importing.narrative import PAGE_NUMBER
from scripts.importing.printed import (
    Block,
    ImportRefusedError,
    Paragraph,
    Picture,
    Place,
    PrintedCell,
    PrintedDocument,
    PrintedTable,
)

MOST_PAGES, MOST_SECONDS, MOST_SIGNS = 120, 60, 20_000
TOO_MUCH = "PDF文件过长或者过于复杂，不像是年度报告，没有读取。请核对是不是选错了文件。"
UNREADABLE = "PDF文件已经损坏或者设有密码，不能读取。请换一个文件，或者打开后另存再试。"
SAME_EDGE = 3.0  # points


@dataclass(frozen=True)
class _Line:
    page: int
    left: float
    right: float
    top: float
    size: float
    text: str


def read_pdf(data: bytes) -> PrintedDocument:
    """A PDF as a printed document; ImportRefusedError where it is damaged, locked or too much."""
    import pdfplumber

    began = time.monotonic()
    found: list[_Line | Block] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise ImportRefusedError(TOO_MUCH)
            tables = 0
            for number, page in enumerate(document.pages, start=1):
                if len(page.chars) > MOST_SIGNS or time.monotonic() - began > MOST_SECONDS:
                    raise ImportRefusedError(TOO_MUCH)
                for block in _page(page, number):
                    if isinstance(block, PrintedTable):
                        tables += 1
                        block = PrintedTable(block.cells, Place(page=number, table=tables))
                    found.append(block)
                page.close()
    except ImportRefusedError:
        raise
    except Exception as error:  # whatever a parser of PDF raises on damage
        raise ImportRefusedError(UNREADABLE) from error
    return PrintedDocument(tuple(_joined(found)))


def _page(page: Any, number: int) -> Iterator[_Line | Block]:
    """The lines and tables of a page from the top down."""
    if not page.chars:
        if page.images:
            yield Picture(Place(page=number))
        return
    tables = page.find_tables() if page.lines or page.rects or page.edges else []
    tables = [table for table in tables if len(table.cells) > 1]
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    pieces: list[tuple[float, _Line | Block]] = [
        (table.bbox[1], PrintedTable(tuple(_cells(table, page.chars)))) for table in tables
    ]
    for line in outside.extract_text_lines(return_chars=True, strip=True, x_tolerance=8):
        size = line["chars"][0]["size"] if line["chars"] else 12.0
        text = line["text"]
        pieces.append((line["top"], _Line(number, line["x0"], line["x1"], line["top"], size, text)))
    yield from (block for _, block in sorted(pieces, key=lambda each: each[0]))


def _cells(table: Any, signs: Sequence[Any]) -> Iterator[PrintedCell]:
    """Cells of a ruled table at their places, told by the lines around them."""
    downs = _edges([edge for cell in table.cells for edge in (cell[1], cell[3])])
    acrosses = _edges([edge for cell in table.cells for edge in (cell[0], cell[2])])
    for left, top, right, bottom in table.cells:
        inside = [
            sign
            for sign in signs
            if left <= (sign["x0"] + sign["x1"]) / 2 < right
            and top <= (sign["top"] + sign["bottom"]) / 2 < bottom
        ]
        row, column = _index(downs, top), _index(acrosses, left)
        rows, columns = _index(downs, bottom) - row, _index(acrosses, right) - column
        yield PrintedCell(row, column, _words(inside), max(1, rows), max(1, columns))


def _edges(edges: Sequence[float]) -> list[float]:
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > SAME_EDGE:
            found.append(edge)
    return found


def _index(edges: Sequence[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - edge))


def _words(signs: Sequence[Any]) -> str:
    """The signs of a cell, line by line."""
    lines: list[list[Any]] = []
    for sign in sorted(signs, key=lambda each: (each["top"], each["x0"])):
        if lines and abs(lines[-1][0]["top"] - sign["top"]) < sign["size"] * 0.5:
            lines[-1].append(sign)
        else:
            lines.append([sign])
    return "\n".join(
        "".join(sign["text"] for sign in sorted(line, key=lambda each: each["x0"])).strip()
        for line in lines
    )


def _joined(found: Sequence[_Line | Block]) -> Iterator[Block]:
    """Lines joined to paragraphs: one begins where a line is indented or the last one ended early."""
    lines = [
        each for each in found if isinstance(each, _Line) and not PAGE_NUMBER.fullmatch(each.text)
    ]
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    waiting: list[_Line] = []
    count = 0
    for each in [*found, None]:
        if isinstance(each, _Line):
            if PAGE_NUMBER.fullmatch(each.text):
                continue
            full = waiting and waiting[-1].right > right - 2.2 * waiting[-1].size
            if waiting and (not full or each.left > left + 1.2 * each.size):
                count += 1
                yield _paragraph(waiting, count)
                waiting = []
            waiting.append(each)
            continue
        if waiting:
            count += 1
            yield _paragraph(waiting, count)
            waiting = []
        if each is not None:
            yield each


def _paragraph(lines: Sequence[_Line], count: int) -> Paragraph:
    return Paragraph("".join(line.text for line in lines), Place(lines[0].page, count))
