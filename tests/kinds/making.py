"""The plain workbook that all kinds are made from, and small changes to its parts."""

import datetime as dt
import re
from functools import cache
from html import unescape
from xml.sax.saxutils import escape

from schemas.form.editions import LATEST
from scripts.tasks.new import new_bytes
from tests.kinds.parts import DECLARED, OFFICE, packed, relate, state, sub, unpacked
from tests.kinds.registry import Parts
from tests.samples import record
from workbook.layout import fact_addresses, sheet_names

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOOK, BOOK_RELS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
STRINGS, THEME = "xl/sharedStrings.xml", "xl/theme/theme1.xml"
_, DATE = fact_addresses()["date"]
INLINE = re.compile(r'(<c [^>]*) t="inlineStr"><is><t[^>]*>([^<]*)</t></is>')


def part_of(sheet: str) -> str:
    """The part of a sheet of the template, by its name."""
    return f"xl/worksheets/sheet{sheet_names(LATEST).index(sheet) + 1}.xml"


FACTS, OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, OTHER, RESULTS = map(
    part_of,
    (
        "基本信息",
        "一、总体情况",
        "二、主动公开",
        "三、申请办理",
        "四、复议诉讼",
        "六、其他事项",
        "校验结果",
    ),
)


@cache
def plain_bytes() -> bytes:
    """The plain file all kinds are made from: the template filled with a city's year, as Excel saves it.

    Texts are shared, as in every workbook that Excel or WPS has saved.
    """
    parts = unpacked(new_bytes(record(2024)))
    strings: list[str] = []
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = INLINE.sub(lambda f: _shared(f, strings), parts[name].decode()).encode()
    listed = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    parts[STRINGS] = f'{DECLARED}<sst xmlns="{MAIN}">{listed}</sst>'.encode()
    state(parts, STRINGS, f"{TYPE}.sharedStrings+xml")
    relate(parts, BOOK_RELS, "rId90", f"{OFFICE}/sharedStrings", "sharedStrings.xml")
    return packed(parts)


def _shared(found: re.Match[str], strings: list[str]) -> str:
    strings.append(unescape(found[2]))
    return f'{found[1]} t="s"><v>{len(strings) - 1}</v>'


def rels_of(part: str) -> str:
    """The part that lists the relations of another."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def set_cell(parts: Parts, part: str, place: str, attributes: str, inside: str) -> None:
    """Write one cell of a sheet anew, its style kept unless the attributes state one."""
    text = parts[part].decode()
    found = re.search(rf'<c r="{place}"([^>]*?)(/>|>.*?</c>)', text, re.DOTALL)
    assert found, place
    style = re.search(r' s="\d+"', found[1])
    kept = style[0] if style and " s=" not in attributes else ""
    cell = f'<c r="{place}"{kept}{attributes}>{inside}</c>'
    parts[part] = (text[: found.start()] + cell + text[found.end() :]).encode()


def number_at(parts: Parts, part: str, place: str) -> str:
    """The number in a cell, as written."""
    found = re.search(rf'<c r="{place}"[^>]*><v>([^<]*)</v></c>', parts[part].decode())
    assert found, place
    return found[1]


def iso_date_of(serial: str) -> str:
    """The day of a serial number, counted from 1900, as ISO has it."""
    return (dt.date(1899, 12, 30) + dt.timedelta(days=int(serial))).isoformat()


def add_style(parts: Parts, number_format: int, code: str = "") -> int:
    """A cell style of a number format, of one's own where a code is given; its number."""
    if code:
        line = (
            f'<numFmt numFmtId="{number_format}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        )
        sub(parts, STYLES, "</numFmts>", line.replace("\\", r"\\") + "</numFmts>")
    text = parts[STYLES].decode()
    start, end = text.index("<cellXfs"), text.index("</cellXfs>")
    count = len(re.findall(r"<xf ", text[start:end]))
    added = f'<xf numFmtId="{number_format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    parts[STYLES] = (text[:end] + added + text[end:]).encode()
    return count
