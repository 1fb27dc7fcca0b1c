"""Workbooks whose values are not what they seem: dates, formulas shown as text, escapes, noise."""

from html import escape

from tests.kinds.making import (
    BOOK,
    DATE,
    FACTS,
    OVERVIEW,
    REQUESTS,
    STRINGS,
    add_style,
    iso_date_of,
    number_at,
    set_cell,
)
from tests.kinds.parts import packed, sub, swap
from tests.kinds.registry import Kinds, Parts, Result, Subject

VALUES = Kinds(Subject.WORKBOOK)
kind = VALUES.kind
FOUND = Result.FINDING
CELL = "D7"  # a count of the sheet of requests
TEXT = "C5"  # a text of the overview
DAYS_TO_1904 = 1462


def _styled(parts: Parts, value: str, number_format: int, code: str = "") -> bytes:
    """The package with a value in the cell of a count, in a number format."""
    style = add_style(parts, number_format, code)
    set_cell(parts, REQUESTS, CELL, f' s="{style}"', f"<v>{value}</v>")
    return packed(parts)


@kind(
    "a count in a cell of date format",
    "a cell in which a date was typed once",
    FOUND,
    "常规",
    code="C106",
)
def count_as_date(parts: Parts) -> bytes:
    return _styled(parts, number_at(parts, REQUESTS, CELL), 14)


@kind("a count in a cell of a Chinese date format", "Excel in Chinese", FOUND, "常规", code="C106")
def count_as_chinese_date(parts: Parts) -> bytes:
    return _styled(parts, number_at(parts, REQUESTS, CELL), 31)


@kind(
    "a count in a cell of time format", "a cell in which 3:20 was typed", FOUND, "常规", code="C106"
)
def count_as_time(parts: Parts) -> bytes:
    return _styled(parts, "0.138888888888889", 20)


@kind(
    "a count in a cell of hours, [h]:mm:ss", "sheets of working hours", FOUND, "常规", code="C106"
)
def count_as_hours(parts: Parts) -> bytes:
    return _styled(parts, "48.5", 200, "[h]:mm:ss")


@kind(
    "a count in a cell of date format with milliseconds",
    "exports of databases",
    FOUND,
    "常规",
    code="C106",
)
def count_with_milliseconds(parts: Parts) -> bytes:
    return _styled(parts, "45000.9999999", 201, "yyyy-mm-dd hh:mm:ss.000")


@kind(
    "a date beyond the year 9999",
    "a number pasted into a cell of date format",
    FOUND,
    "常规",
    code="C106",
)
def date_out_of_range(parts: Parts) -> bytes:
    return _styled(parts, "29584600", 14)


@kind("a date before 1900", "a number below 0 in a cell of date format", FOUND, "常规", code="C106")
def date_below_zero(parts: Parts) -> bytes:
    return _styled(parts, "-5", 14)


@kind("a count in a format of words with d and y", "custom formats")
def words_in_the_format(parts: Parts) -> bytes:
    return _styled(parts, number_at(parts, REQUESTS, CELL), 202, '0"days"')


@kind("a count in a format of colours", "custom formats")
def colours_in_the_format(parts: Parts) -> bytes:
    return _styled(parts, number_at(parts, REQUESTS, CELL), 203, "[Red]0;[DBNum1]0")


@kind("an ISO date with Z in the facts", "Python, JavaScript")
def iso_date(parts: Parts) -> bytes:
    day = iso_date_of(number_at(parts, FACTS, DATE))
    set_cell(parts, FACTS, DATE, ' t="d"', f"<v>{day}T00:00:00Z</v>")
    return packed(parts)


@kind("an ISO date in the facts", "LibreOffice, strict Open XML")
def plain_iso_date(parts: Parts) -> bytes:
    day = iso_date_of(number_at(parts, FACTS, DATE))
    set_cell(parts, FACTS, DATE, ' t="d"', f"<v>{day}</v>")
    return packed(parts)


@kind("dates counted from 1904", "Excel for Mac")
def from_1904(parts: Parts) -> bytes:
    serial = int(number_at(parts, FACTS, DATE))
    sub(parts, FACTS, f'(<c r="{DATE}"[^>]*>)<v>[^<]*', rf"\g<1><v>{serial - DAYS_TO_1904}")
    swap(parts, BOOK, "<workbookPr ", '<workbookPr date1904="1" ')
    return packed(parts)


@kind("a date a hair before midnight", "programs that reckon in seconds")
def nearly_midnight(parts: Parts) -> bytes:
    serial = int(number_at(parts, FACTS, DATE))
    sub(parts, FACTS, f'(<c r="{DATE}"[^>]*>)<v>[^<]*', rf"\g<1><v>{serial - 1}.9999999999")
    return packed(parts)


@kind("float noise in a count", "Excel: 0.57*100", FOUND, "微小误差", code="C123")
def float_noise(parts: Parts) -> bytes:
    set_cell(parts, REQUESTS, CELL, "", "<f>0.57*100</f><v>56.99999999999999</v>")
    return packed(parts)


@kind(
    "a count of 29 digits",
    "a document number pasted into a count",
    FOUND,
    "数字过大",
    code="C111",
)
def digits_without_end(parts: Parts) -> bytes:
    set_cell(parts, REQUESTS, CELL, "", f"<v>{'9' * 29}</v>")
    return packed(parts)


@kind("a number that no float can hold", "scripts", FOUND, "#NUM!", code="C106")
def infinite(parts: Parts) -> bytes:
    set_cell(parts, REQUESTS, CELL, "", "<v>1e999</v>")
    return packed(parts)


@kind("characters written as escapes", "Excel, for signs that XML has no room for")
def escapes(parts: Parts) -> bytes:
    swap(parts, STRINGS, "，", "_xFF0C_")
    return packed(parts)


@kind("line ends of Windows written as escapes", "Excel, for texts pasted from other programs")
def escaped_line_ends(parts: Parts) -> bytes:
    assert b"\n" in parts[STRINGS].partition(b"<si>")[2]
    head, start, rest = parts[STRINGS].partition(b"<si>")
    parts[STRINGS] = head + start + rest.replace(b"\n", b"_x000D_\n")
    return packed(parts)


@kind("a picture in a cell of text", "WPS", FOUND, "图片", code="F114")
def picture(parts: Parts) -> bytes:
    formula = '_xlfn.DISPIMG("ID_8A5C2D0E",1)'
    inside = f"<f>{escape(formula)}</f><v>=DISPIMG(&quot;ID_8A5C2D0E&quot;,1)</v>"
    set_cell(parts, OVERVIEW, TEXT, ' t="str"', inside)
    return packed(parts)


@kind("a picture's formula left as text", "LibreOffice, after WPS", FOUND, "图片", code="F114")
def picture_as_text(parts: Parts) -> bytes:
    set_cell(parts, OVERVIEW, TEXT, ' t="inlineStr"', '<is><t>=DISPIMG("ID_8A5C2D0E",1)</t></is>')
    return packed(parts)


@kind("a formula shown as text", "a cell of the format 文本", FOUND, "公式", code="W121")
def formula_as_text(parts: Parts) -> bytes:
    set_cell(parts, OVERVIEW, TEXT, ' t="inlineStr"', '<is><t>=基本信息!B4&amp;"工作"</t></is>')
    return packed(parts)


@kind(
    "a newer function's own name shown as text",
    "Excel 2010 opening a newer workbook",
    FOUND,
    "公式",
    code="W121",
)
def newer_function(parts: Parts) -> bytes:
    set_cell(
        parts, OVERVIEW, TEXT, ' t="inlineStr"', '<is><t>=_xlfn.TEXTJOIN("、",TRUE,A1:A3)</t></is>'
    )
    return packed(parts)
