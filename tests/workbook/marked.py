"""What the tests of marks compare: parts, canonical XML, marks as another library sees them."""

import io
import json
import subprocess
import sys
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl.workbook import Workbook

from tests.openpyxl_books import book_in
from workbook.layout import RESULT_HEAD_ROW, RESULTS
from workbook.marking.findings import is_marker, is_our_note

AUDIT = (sys.executable, "-m", "openxml_audit")  # Windows names its program otherwise


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def canonical(xml: bytes) -> bytes:
    buffer = io.BytesIO()
    etree.ElementTree(etree.fromstring(xml)).write_c14n(buffer)
    return buffer.getvalue()


def same_content(one: bytes, other: bytes) -> bool:
    return one == other or canonical(one) == canonical(other)


def seen(path: Path) -> Workbook:
    """The same to be looked at only: a file looked at several times is opened once."""
    return _seen(path.read_bytes())


@lru_cache(maxsize=4)
def _seen(content: bytes) -> Workbook:
    return book_in(io.BytesIO(content))


def highlighted(path: Path) -> dict[tuple[str, str], str]:
    """Sheet and range of every highlight of ours, with its formula."""
    return {
        (sheet.title, str(area.sqref)): rule.formula[0]
        for sheet in seen(path)
        if sheet.title != RESULTS
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.formula and is_marker(rule.formula[0])
    }


def notes(path: Path) -> dict[tuple[str, str], str]:
    """Every note of ours by sheet and cell."""
    return {place: text for place, text in all_notes(path).items() if is_our_note(text)}


def all_notes(path: Path) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in seen(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def result_lines(path: Path) -> list[tuple[Any, ...]]:
    """The lines below the head of 校验结果 that hold anything."""
    sheet = seen(path)[RESULTS]
    rows = sheet.iter_rows(min_row=RESULT_HEAD_ROW + 1, max_col=8, values_only=True)
    return [row for row in rows if any(value is not None for value in row)]


def links(path: Path) -> dict[str, str]:
    """The cells of 校验结果 that lead somewhere."""
    sheet = seen(path)[RESULTS]
    return {
        cell.coordinate: str(cell.hyperlink.location)
        for row in sheet.iter_rows(min_row=RESULT_HEAD_ROW + 1)
        for cell in row
        if cell.hyperlink
    }


def audit(path: Path) -> set[tuple[str, str]]:
    """The errors the validator finds, by part; texts in cells are no error."""
    done = subprocess.run(
        [*AUDIT, "-o", "json", "-m", "0", path], capture_output=True, encoding="utf-8", check=False
    )
    (report,) = json.loads(done.stdout)
    found = {(each["part_uri"], each["description"]) for each in report["errors"]}
    return {each for each in found if "inline-string" not in each[1]}
