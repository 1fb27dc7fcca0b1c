"""PDF files with a text layer as printed documents: ruled tables as grids, lines joined to paragraphs."""

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.importing.printed import (
    ImportRefusedError,
    Picture,
    PrintedDocument,
    PrintedPlace,
)
from scripts.importing.readers.pdf_bomb import unpacks
from scripts.importing.readers.pdf_cells import cells_of, rows_of, words_of
from scripts.importing.readers.pdf_page import Drawn, drawn
from scripts.importing.readers.pdf_pages import Item, PageLine, page_table, put_together
from scripts.importing.readers.pdf_paragraphs import joined
from scripts.importing.readers.pdf_signs import Sign, TooMuchError
from scripts.importing.readers.ruled import ruled_tables
from scripts.report.pdfium import ONE_AT_A_TIME

MOST_PAGES, MOST_SECONDS, MOST_SIGNS = 120, 6, 20_000
TOO_MUCH = "PDF文件过长或者过于复杂，不像是年度报告，没有读取。请核对是不是选错了文件。"
UNREADABLE = "PDF文件已经损坏或者设有密码，不能读取。请换一个文件，或者打开后另存再试。"
NO_CODES = (
    "PDF文件里的字体没有文字编码，读取的内容为乱码，不能导入。请改用Word或网页版的报告，"
    "或者在WPS、Word中用原文件重新导出PDF。"
)
SOME_UNKNOWN = "PDF文件里有{count}个字的字体没有文字编码，无法读取，显示为“□”"
GAP = 8.0  # points between two signs that belong to two words


def read_pdf(data: bytes) -> PrintedDocument:
    """A PDF as a printed document; ImportRefusedError where it is damaged, locked or too much."""
    import pypdfium2

    began = time.monotonic()
    if not unpacks(data):
        raise ImportRefusedError(TOO_MUCH)
    pages: list[list[Item]] = []
    signs = unknown = 0
    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise ImportRefusedError(TOO_MUCH)
            for number in range(len(document)):
                if time.monotonic() - began > MOST_SECONDS:
                    raise ImportRefusedError(TOO_MUCH)
                there = drawn(document[number], MOST_SIGNS)
                signs += len(there.signs)
                unknown += there.unread
                pages.append(list(_page(there, number + 1)))
    except ImportRefusedError:
        raise
    except TooMuchError as error:
        raise ImportRefusedError(TOO_MUCH) from error
    except Exception as error:  # whatever a parser of PDF raises on damage
        raise ImportRefusedError(UNREADABLE) from error
    if unknown * 2 > signs:
        raise ImportRefusedError(NO_CODES)
    notes = (SOME_UNKNOWN.format(count=unknown),) if unknown else ()
    return PrintedDocument(tuple(joined(put_together(pages))), notes)


def _page(there: Drawn, number: int) -> Iterator[Item]:
    """The lines and tables of a page from the top down."""
    if not there.signs:
        if there.pictures:
            yield Picture(PrintedPlace(page=number))
        return
    ruled = ruled_tables(there.lines)
    outside = [
        sign for sign in there.signs if not any(table.box.holds(*sign.middle) for table in ruled)
    ]
    pieces: list[tuple[float, Item]] = [
        (table.box.top, page_table(number, table, tuple(cells_of(table, there.signs))))
        for table in ruled
    ]
    for signs in rows_of(outside):
        text = _spaced(signs)
        if text:
            first = signs[0]
            line = PageLine(number, first.left, signs[-1].right, first.baseline, first.size, text)
            pieces.append((first.baseline, line))
    yield from (item for _, item in sorted(pieces, key=lambda each: each[0]))


def _spaced(signs: Sequence[Sign]) -> str:
    """A line's words: a gap that no font leaves is a space."""
    texts = words_of(signs)
    gaps = [""] + [" " * (sign.left - before.right > GAP) for before, sign in pairwise(signs)]
    return "".join(gap + text for gap, text in zip(gaps, texts, strict=True)).strip()
