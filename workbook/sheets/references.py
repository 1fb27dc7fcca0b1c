"""The sheet 数字引用: every name that may stand in a text for a number of the tables, with its value.

A name of a row is written in full; what follows the point stands once above its column, so that
the two hundred names fit one page. The values are formulas: the list shows what the report would
print right now, and the formula where it comes from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.references import Reference, references
from schemas.form.model import Edition
from workbook.layout import address, column_letter, number_addresses
from workbook.sheets.pages import Page, set_up
from workbook.sheets.styles import (
    CENTRE,
    HEADING,
    NO_FILL,
    NOTE,
    SUBTITLE,
    TEXT_LABEL,
    font,
    put,
    put_title,
)

PAGE = Page("wsReferences", "7A8699", "A8")
WIDTHS = (44, *[12] * 8)
FIRST_GROUP = 7
HEAD = ("在正文中写", "当前数字")
USAGE = (
    "正文中要用表格已有的数，可以不写数字，改写下面左边一列的名称（连同括号〔〕），生成报告时自动换成表格中的数。",
    "例如“全年新收申请〔新收申请〕件。”名称可以从这里复制粘贴。",
    "要用右边各列的数，把列上方的字（连同前面的点）加在名称后面、括号之内，如“〔新收申请.自然人〕”。",
    "数为零时要换一种说法的，在名称后面写两句话，用竖线隔开，前一句用于零，后一句里用#代表数字：",
    "“〔新收申请｜全年没有收到政府信息公开申请｜全年收到政府信息公开申请#件〕。”",
)
NAME = replace(TEXT_LABEL, font=font(11, "1F3A5F"))
VALUE = replace(TEXT_LABEL, align=CENTRE, fill=NO_FILL, font=font(bold=True))


def fill_references_sheet(sheet: Worksheet, edition: Edition) -> None:
    """Write how references are used, then all of them by the table they come from."""
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[column_letter(number)].width = width
    put_title(sheet, "数字引用", WIDTHS)
    for row, text in enumerate(USAGE, start=2):
        put(sheet, f"A{row}:{column_letter(len(WIDTHS))}{row}", text, NOTE)
        sheet.row_dimensions[row].height = 18
    row = FIRST_GROUP
    for group, members in groupby(references(edition).values(), key=lambda each: each.group):
        row = _group(sheet, row, group, list(members), edition)
    set_up(sheet, PAGE)


def _group(
    sheet: Worksheet, row: int, group: str, members: Sequence[Reference], edition: Edition
) -> int:
    """Title, column heads and lines of one table from a row on; returns the row after them."""
    names = {each.name for each in members}
    suffixes = _suffixes(names, members)
    put(sheet, f"A{row}", group, SUBTITLE)
    sheet.row_dimensions[row].height = 24
    for column, text in enumerate((*HEAD, *(f".{suffix}" for suffix in suffixes)), start=1):
        put(sheet, address(row + 1, column), text, HEADING)
    sheet.row_dimensions[row + 1].height = 32 if suffixes else 20
    row += 2
    for line, (name, of) in enumerate(_lines(names, members), start=row):
        put(sheet, address(line, 1), f"〔{name}〕", NAME)
        sheet.row_dimensions[line].height = 18
        for reference in of:
            suffix = reference.name.removeprefix(name).removeprefix(".")
            column = 3 + suffixes.index(suffix) if suffix else 2
            put(sheet, address(line, column), _formula(reference, edition), VALUE)
        row = line + 1
    return row


def _lines(names: set[str], members: Iterable[Reference]) -> list[tuple[str, list[Reference]]]:
    """References by the name their line bears: the part before the point where that is one too."""

    def line(reference: Reference) -> str:
        row = reference.name.partition(".")[0]
        return row if row in names else reference.name

    lines: dict[str, list[Reference]] = {}
    for reference in members:
        lines.setdefault(line(reference), []).append(reference)
    return list(lines.items())


def _suffixes(names: set[str], members: Iterable[Reference]) -> list[str]:
    """What follows the point of names that begin with another name, in the order of the form."""
    split = (reference.name.partition(".") for reference in members)
    return list(dict.fromkeys(suffix for row, _, suffix in split if suffix and row in names))


def _formula(reference: Reference, edition: Edition) -> str:
    """The sum of its cells, nothing while one of them holds no number."""
    places = [number_addresses(edition)[key] for key in reference.keys]
    cells = ",".join(f"'{name}'!{cell}" for name, cell in places)
    return f'=IF(COUNT({cells})<{len(places)},"",SUM({cells}))'
