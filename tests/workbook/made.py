"""Filled workbooks for the reader's tests, with openpyxl in the part of Excel."""

from functools import cache
from pathlib import Path
from typing import Any

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
    book = book_in(source)
    for (sheet, place), value in cells.items():
        book[sheet][place] = value
    book.save(target)
    return target
