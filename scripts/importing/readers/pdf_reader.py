"""PDF files with a text layer as printed documents: ruled tables as grids, lines joined to paragraphs."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from scripts.importing.narrative import PAGE_NUMBER
from scripts.importing.printed import (
    Block,
    ImportRefusedError,
    Paragraph,
    Picture,
    PrintedCell,
    PrintedDocument,
    PrintedPlace,
    PrintedTable,
)
from scripts.importing.readers.pdf_page import Sign, TooMuchError, drawn
from scripts.importing.readers.ruled import RuledTable, tables
from scripts.report.pdfium import ONE_AT_A_TIME

MOST_PAGES, MOST_SECONDS, MOST_SIGNS = 120, 60, 20_000
TOO_MUCH = "PDF文件过长或者过于复杂，不像是年度报告，没有读取。请核对是不是选错了文件。"
UNREADABLE = "PDF文件已经损坏或者设有密码，不能读取。请换一个文件，或者打开后另存再试。"
GAP = 8.0  # points between two signs that belong to two words


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
    import pypdfium2

    began = time.monotonic()
    found: list[_Line | Block] = []
    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise ImportRefusedError(TOO_MUCH)
            tables = 0
            for number in range(len(document)):
                if time.monotonic() - began > MOST_SECONDS:
                    raise ImportRefusedError(TOO_MUCH)
                for block in _page(document[number], number + 1):
                    if isinstance(block, PrintedTable):
                        tables += 1
                        block = PrintedTable(
                            block.cells, PrintedPlace(page=number + 1, table=tables)
                        )
                    found.append(block)
    except ImportRefusedError:
        raise
    except Exception as error:  # whatever a parser of PDF raises on damage
        raise ImportRefusedError(UNREADABLE) from error
    return PrintedDocument(tuple(_joined(found)))


def _page(page: Any, number: int) -> Iterator[_Line | Block]:
    """The lines and tables of a page from the top down."""
    try:
        there = drawn(page, MOST_SIGNS)
    except TooMuchError as error:
        raise ImportRefusedError(TOO_MUCH) from error
    if not there.signs:
        if there.pictures:
            yield Picture(PrintedPlace(page=number))
        return
    ruled = tables(there.lines)
    outside = [
        sign for sign in there.signs if not any(table.box.holds(*sign.middle) for table in ruled)
    ]
    pieces: list[tuple[float, _Line | Block]] = [
        (table.box.top, PrintedTable(tuple(_cells(table, there.signs)))) for table in ruled
    ]
    for signs in _rows(outside):
        text = _spaced(signs)
        if text:
            first = signs[0]
            line = _Line(number, first.left, signs[-1].right, first.baseline, first.size, text)
            pieces.append((first.baseline, line))
    yield from (block for _, block in sorted(pieces, key=lambda each: each[0]))


def _cells(table: RuledTable, signs: Sequence[Sign]) -> Iterator[PrintedCell]:
    """The words of each cell of a ruled table, at its place."""
    inside = [sign for sign in signs if table.box.holds(*sign.middle)]
    for cell in table.cells:
        rows = _rows([sign for sign in inside if cell.box.holds(*sign.middle)])
        text = "\n".join("".join(sign.text for sign in row).strip() for row in rows)
        yield PrintedCell(cell.row, cell.column, text, cell.rows, cell.columns)


def _rows(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Signs line by line, each from left to right."""
    rows: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda each: each.baseline):
        if rows and sign.baseline - rows[-1][0].baseline < sign.size * 0.5:
            rows[-1].append(sign)
        else:
            rows.append([sign])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _spaced(signs: Sequence[Sign]) -> str:
    """A line's words: a gap that no font leaves is a space."""
    text = signs[0].text
    for before, sign in pairwise(signs):
        text += " " * (sign.left - before.right > GAP) + sign.text
    return text.strip()


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
    return Paragraph("".join(line.text for line in lines), PrintedPlace(lines[0].page, count))
