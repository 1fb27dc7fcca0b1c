"""Filled workbooks for the reader's tests, with openpyxl in the part of Excel."""

from copy import copy
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from schemas.form.editions import LATEST
from scripts.tasks.new import new_bytes
from tests.openpyxl_books import book_in
from tests.records import record
from workbook.build import template_bytes

OVERVIEW, PROBLEMS, OTHER = "一、总体情况", "五、问题与改进", "六、其他事项"
DISCLOSURE, REQUESTS, REVIEW = "二、主动公开", "三、申请办理", "四、复议诉讼"


@cache
def _template() -> bytes:
    return template_bytes(LATEST)


@cache
def sample_bytes() -> bytes:
    """The sample body's workbook, which has no finding."""
    return new_bytes(record())


def template(path: Path) -> Path:
    """The template as it is handed out, at this path."""
    path.write_bytes(_template())
    return path


def typed(source: Path, target: Path, cells: dict[tuple[str, str], Any]) -> Path:
    """The workbook with values or formulas typed into cells, by sheet and address, saved by openpyxl."""
    book = _opened_once(source.read_bytes())
    before = {sheet: dict(book[sheet]._cells) for sheet, _ in cells}
    for (sheet, place), value in cells.items():
        there = copy(book[sheet][place])
        there._style = copy(there._style)
        book[sheet]._cells[there.row, there.column] = there
        there.value = value
    book.save(target)
    for sheet, untouched in before.items():
        book[sheet]._cells = untouched
    return target


@lru_cache(maxsize=8)
def _opened_once(content: bytes) -> Workbook:
    """What is opened takes as long as what is saved, and most tests type into one of a few workbooks."""
    return book_in(BytesIO(content))
