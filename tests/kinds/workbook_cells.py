"""Workbooks whose cells are written in other ways."""

import re

from tests.kinds.making import OVERVIEW, REQUESTS, REVIEW, STRINGS, number_at, set_cell
from tests.kinds.parts import packed, sub, swap
from tests.kinds.registry import Kinds, Parts, Result, Subject

CELLS = Kinds(Subject.WORKBOOK)
kind = CELLS.kind
REFUSED = Result.REFUSED
CELL = "D7"  # a count of the sheet of requests


def _written(parts: Parts, attributes: str, inside: str) -> bytes:
    """The package with the count in the cell written otherwise; {} stands for its digits."""
    number = number_at(parts, REQUESTS, CELL)
    set_cell(parts, REQUESTS, CELL, attributes, inside.format(number))
    return packed(parts)


@kind("a cell twice", "scripts that append cells", REFUSED, "“三、申请办理”D7")
def cell_twice(parts: Parts) -> bytes:
    sub(parts, REQUESTS, f'(<c r="{CELL}"[^>]*>.*?</c>)', r'\1<c r="D7"><v>1</v></c>')
    return packed(parts)


@kind("a cell twice, once empty", "scripts that append cells", REFUSED, "“三、申请办理”D7")
def cell_twice_once_empty(parts: Parts) -> bytes:
    sub(parts, REQUESTS, f'(<c r="{CELL}"[^>]*>.*?</c>)', r'\1<c r="D7"/>')
    return packed(parts)


@kind("a row twice", "scripts that append rows", REFUSED, "“三、申请办理”第7行")
def row_twice(parts: Parts) -> bytes:
    sub(parts, REQUESTS, '(<row r="7".*?</row>)', r'\1<row r="7"><c r="D7"><v>1</v></c></row>')
    return packed(parts)


@kind("a row twice, its cells divided", "scripts that append rows", REFUSED, "“三、申请办理”第7行")
def row_divided(parts: Parts) -> bytes:
    sub(parts, REQUESTS, '(<row r="7".*?)(<c r="E7")', r'\1</row><row r="7">\2')
    return packed(parts)


@kind("rows in no order", "multi-threaded exports")
def rows_in_no_order(parts: Parts) -> bytes:
    text = parts[REQUESTS].decode()
    start, end = text.index("<sheetData>") + 11, text.index("</sheetData>")
    rows = re.findall("<row .*?</row>", text[start:end], re.DOTALL)
    parts[REQUESTS] = (text[:start] + "".join(reversed(rows)) + text[end:]).encode()
    return packed(parts)


@kind("cells in no order", "multi-threaded exports")
def cells_in_no_order(parts: Parts) -> bytes:
    sub(parts, REQUESTS, '(<c r="D7".*?</c>)(<c r="E7".*?</c>)', r"\2\1")
    return packed(parts)


@kind("a text in the cell with a value beside", "exports of databases")
def text_and_value(parts: Parts) -> bytes:
    words = re.findall("<si>(.*?)</si>", parts[STRINGS].decode(), re.DOTALL)
    found = re.search(rb'<c r="C5"[^>]*><v>([0-9]+)</v>', parts[OVERVIEW])
    assert found
    inside = f"<is>{words[int(found[1])]}</is><v>999</v>"
    set_cell(parts, OVERVIEW, "C5", ' t="inlineStr"', inside)
    return packed(parts)


@kind("a number with a text beside", "exports of databases")
def value_and_text(parts: Parts) -> bytes:
    return _written(parts, "", "<v>{}</v><is><t>999</t></is>")


@kind("numbers as character entities", "lxml, XSLT with ASCII output")
def entities(parts: Parts) -> bytes:
    digits = "".join(f"&#{ord(digit)};" for digit in number_at(parts, REQUESTS, CELL))
    return _written(parts, "", f"<v>{digits}</v>")


@kind("one digit as a character entity", "lxml, XSLT with ASCII output")
def one_entity(parts: Parts) -> bytes:
    number = number_at(parts, REQUESTS, CELL)
    return _written(parts, "", f"<v>{number[:-1]}&#x{ord(number[-1]):x};</v>")


@kind("a shared text out of range", "scripts that join workbooks", REFUSED, "“三、申请办理”D7")
def shared_out_of_range(parts: Parts) -> bytes:
    return _written(parts, ' t="s"', "<v>99999</v>")


@kind(
    "a shared text of a number below 0", "scripts that join workbooks", REFUSED, "“三、申请办理”D7"
)
def shared_below_zero(parts: Parts) -> bytes:
    return _written(parts, ' t="s"', "<v>-1</v>")


@kind("a shared text without a number", "scripts that join workbooks", REFUSED, "“三、申请办理”D7")
def shared_without_number(parts: Parts) -> bytes:
    return _written(parts, ' t="s"', "<v>a</v>")


@kind("a number that is none", "scripts", REFUSED, "“三、申请办理”D7")
def no_number(parts: Parts) -> bytes:
    return _written(parts, "", "<v>十二</v>")


@kind("a cell of an unknown type", "scripts", REFUSED, "“三、申请办理”D7")
def unknown_type(parts: Parts) -> bytes:
    return _written(parts, ' t="number"', "<v>{}</v>")


@kind("cells without addresses", "Crystal Reports, older Java libraries")
def no_addresses(parts: Parts) -> bytes:
    for name in (REQUESTS, REVIEW):
        parts[name] = re.sub(rb'<c r="[A-Z0-9]+"', b"<c", parts[name])
    return packed(parts)


@kind("rows without numbers", "older Java libraries")
def no_row_numbers(parts: Parts) -> bytes:
    parts[REQUESTS] = re.sub(rb'<row r="\d+"', b"<row", parts[REQUESTS])
    return packed(parts)


@kind("addresses in small letters", "scripts")
def small_addresses(parts: Parts) -> bytes:
    swap(parts, REQUESTS, '<c r="D7"', '<c r="d7"')
    return packed(parts)


@kind("a cell in another row than its own", "scripts")
def cell_in_another_row(parts: Parts) -> bytes:
    number = number_at(parts, REQUESTS, "D9")
    sub(parts, REQUESTS, '<c r="D9"[^>]*>.*?</c>', "")
    sub(parts, REQUESTS, '(<c r="D7")', rf'<c r="D9"><v>{number}</v></c>\1')
    return packed(parts)


@kind("comments of XML among the cells", "scripts")
def xml_comments(parts: Parts) -> bytes:
    swap(parts, REQUESTS, '<c r="D7"', '<!-- 新收 --><c r="D7"')
    return packed(parts)


@kind("a comment of XML within a number", "scripts")
def comment_in_number(parts: Parts) -> bytes:
    number = number_at(parts, REQUESTS, CELL)
    return _written(parts, "", f"<v>{number[:1]}<!-- x -->{number[1:]}</v>")


@kind("processing instructions among the cells", "XSLT")
def instructions(parts: Parts) -> bytes:
    swap(parts, REQUESTS, "<sheetData>", "<?made by=xslt?><sheetData>")
    return packed(parts)


@kind("numbers in CDATA", "templates of web systems")
def cdata(parts: Parts) -> bytes:
    return _written(parts, "", "<v><![CDATA[{}]]></v>")


@kind("a document type", "XSLT, old web systems", REFUSED, "DOCTYPE")
def document_type(parts: Parts) -> bytes:
    number = number_at(parts, REQUESTS, CELL)
    _written(parts, "", "<v>&n;</v>")
    text = parts[REQUESTS].decode()
    parts[REQUESTS] = f'<!DOCTYPE worksheet [<!ENTITY n "{number}">]>{text}'.encode()
    return packed(parts)


@kind("spaces around a number", "templates of web systems")
def spaces(parts: Parts) -> bytes:
    return _written(parts, "", "<v>\n  {}\n</v>")


@kind("a number with an exponent", "Java, C#")
def exponent(parts: Parts) -> bytes:
    return _written(parts, "", "<v>{}E0</v>")


@kind("a number with decimals that are 0", "Java, Python")
def decimals(parts: Parts) -> bytes:
    return _written(parts, ' t="n"', "<v>{}.0</v>")


@kind("each element on a line of its own", "serialisers that indent")
def indented(parts: Parts) -> bytes:
    parts[REQUESTS] = re.sub(rb"(?<=>)<(?=(?:row|c|v|/c|/row)\b)", b"\n  <", parts[REQUESTS])
    return packed(parts)


@kind("attributes in apostrophes", "serialisers of PHP and Java")
def apostrophes(parts: Parts) -> bytes:
    parts[REQUESTS] = re.sub(rb'="([^"\']*)"', rb"='\1'", parts[REQUESTS])
    return packed(parts)


@kind("shared texts in runs with reading aids", "Excel for East Asia")
def runs(parts: Parts) -> bytes:
    pattern = '<si><t xml:space="preserve">([^<]{2})([^<]*)</t></si>'
    first, second = (rf'<t xml:space="preserve">\{n}</t>' for n in (1, 2))
    aid = '<rPh sb="0" eb="1"><t>x</t></rPh>'
    run = f"<si><r>{first}</r><r><rPr><b/></rPr>{second}</r>{aid}</si>"
    sub(parts, STRINGS, pattern, run, 0)
    return packed(parts)


@kind("texts in the cells themselves", "openpyxl, libraries that stream")
def inline_texts(parts: Parts) -> bytes:
    texts = re.findall("<si>(.*?)</si>", parts[STRINGS].decode(), re.DOTALL)
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = re.sub(
                r' t="s"><v>(\d+)</v>',
                lambda found: f' t="inlineStr"><is>{texts[int(found[1])]}</is>',
                parts[name].decode(),
            ).encode()
    return packed(parts)


@kind("rows formatted down to the last", "select all, then a colour")
def formatted_to_the_end(parts: Parts) -> bytes:
    swap(parts, REQUESTS, "</sheetData>", '<row r="1048576" ht="15"/></sheetData>')
    return packed(parts)


@kind("an empty cell in the last column of the last row", "select all, then a border")
def far_cell(parts: Parts) -> bytes:
    swap(
        parts,
        REQUESTS,
        "</sheetData>",
        '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>',
    )
    return packed(parts)


@kind("totals as shared formulas", "Excel")
def shared_formulas(parts: Parts) -> bytes:
    sub(parts, REQUESTS, '(<c r="J7"[^>]*><f)>([^<]*)', r'\1 t="shared" ref="J7:J8" si="0">\2')
    sub(parts, REQUESTS, '(<c r="J8"[^>]*><f)>[^<]*</f>', r'\1 t="shared" si="0"/>')
    return packed(parts)


@kind("a total as an array formula", "Excel")
def array_formula(parts: Parts) -> bytes:
    sub(parts, REQUESTS, '(<c r="J7"[^>]*><f)>', r'\1 t="array" ref="J7">')
    return packed(parts)


@kind(
    "something behind the end of the sheet's XML",
    "programs that overwrite in place",
    marks="内部的格式有误",
    reattach="不能补回按钮",
)
def rest_behind(parts: Parts) -> bytes:
    parts[REQUESTS] += b"<v>"
    return packed(parts)
