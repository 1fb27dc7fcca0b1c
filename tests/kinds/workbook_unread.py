"""Workbooks with something broken or odd in what is not read: it must not stand in the way."""

from tests.kinds.making import (
    BOOK,
    BOOK_RELS,
    DISCLOSURE,
    MAIN,
    REQUESTS,
    REVIEW,
    STYLES,
    THEME,
    TYPE,
    rels_of,
)
from tests.kinds.parts import CORE, OFFICE, TYPES, packed, relate, state, sub, swap
from tests.kinds.registry import Kinds, Parts, Subject

UNREAD = Kinds(Subject.WORKBOOK)
kind = UNREAD.kind
COMMENTS = f"{TYPE}.comments+xml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def _after_cells(parts: Parts, xml: str) -> bytes:
    swap(parts, REQUESTS, "</sheetData>", f"</sheetData>{xml}")
    return packed(parts)


@kind("core properties that are not well-formed", "document management that writes them by hand")
def broken_core(parts: Parts) -> bytes:
    swap(parts, CORE, "</cp:coreProperties>", "")
    return packed(parts)


@kind("core properties with a date that is none", "document management")
def core_without_date(parts: Parts) -> bytes:
    sub(parts, CORE, "(<dcterms:created[^>]*>)[^<]*", r"\g<1>2026年1月5日")
    return packed(parts)


@kind("a data validation of an unknown sort", "generators")
def odd_validation(parts: Parts) -> bytes:
    sub(parts, REQUESTS, "<dataValidation ", '<dataValidation errorStyle="none" imeMode="chinese" ')
    return packed(parts)


@kind("a data validation of no cells", "generators, cut and pasted rows")
def validation_of_nothing(parts: Parts) -> bytes:
    sub(parts, REQUESTS, '(<dataValidation [^>]*?)sqref="[^"]*"', r'\1sqref="#REF!"')
    return packed(parts)


@kind("a pivot cache that is broken", "copies of pivot tables")
def broken_pivot(parts: Parts) -> bytes:
    part = "xl/pivotCache/pivotCacheDefinition1.xml"
    parts[part] = (
        f'<pivotCacheDefinition xmlns="{MAIN}"><cacheSource type="x"/></pivotCacheDefinition>'.encode()
    )
    state(parts, part, f"{TYPE}.pivotCacheDefinition+xml")
    relate(
        parts,
        BOOK_RELS,
        "rId63",
        f"{OFFICE}/pivotCacheDefinition",
        "pivotCache/pivotCacheDefinition1.xml",
    )
    line = f'<pivotCaches xmlns:r="{OFFICE}"><pivotCache cacheId="1" r:id="rId63"/></pivotCaches></workbook>'
    swap(parts, BOOK, "</workbook>", line)
    return packed(parts)


@kind("a fill without a pattern", "generators")
def empty_fill(parts: Parts) -> bytes:
    sub(parts, STYLES, "(<fills[^>]*>)", r"\1<fill/>")
    return packed(parts)


@kind("a font of an unknown family", "programs for Mac")
def odd_font(parts: Parts) -> bytes:
    sub(parts, STYLES, "<font>", '<font><family val="99"/>')
    return packed(parts)


@kind("a colour that is none", "web exports")
def odd_colour(parts: Parts) -> bytes:
    sub(parts, STYLES, 'rgb="[0-9A-F]{8}"', 'rgb="blue"')
    return packed(parts)


@kind("a border of an unknown style", "web exports")
def odd_border(parts: Parts) -> bytes:
    sub(parts, STYLES, '<left style="thin"', '<left style="wavy"')
    return packed(parts)


@kind("cell styles of one name twice", "workbooks handed on for years")
def doubled_names(parts: Parts) -> bytes:
    sub(parts, STYLES, "(<cellStyle [^>]*/>)", r"\1\1")
    return packed(parts)


@kind("an alignment of an unknown word", "generators")
def odd_alignment(parts: Parts) -> bytes:
    sub(parts, STYLES, 'horizontal="center"', 'horizontal="middle"')
    return packed(parts)


@kind("a theme that is not well-formed", "document management")
def broken_theme(parts: Parts) -> bytes:
    parts[THEME] = parts[THEME][:200]
    return packed(parts)


@kind("a defined name without content", "workbooks handed on for years")
def empty_name(parts: Parts) -> bytes:
    swap(parts, BOOK, "</definedNames>", '<definedName name="旧名"/></definedNames>')
    return packed(parts)


@kind("a print area of a sheet that is gone", "workbooks handed on for years")
def odd_print_area(parts: Parts) -> bytes:
    line = (
        '<definedName name="_xlnm.Print_Area" localSheetId="4">#REF!</definedName></definedNames>'
    )
    swap(parts, BOOK, "</definedNames>", line)
    return packed(parts)


@kind("a name for a sheet that is not there", "libraries that delete sheets")
def name_of_no_sheet(parts: Parts) -> bytes:
    line = '<definedName name="旧名" localSheetId="77">1</definedName></definedNames>'
    swap(parts, BOOK, "</definedNames>", line)
    return packed(parts)


@kind("a conditional format of an unknown sort", "newer programs")
def odd_rule(parts: Parts) -> bytes:
    rule = '<conditionalFormatting sqref="A1"><cfRule type="futureKind" priority="99"/></conditionalFormatting>'
    swap(parts, REVIEW, "</sheetData>", f"</sheetData>{rule}")
    return packed(parts)


@kind("a filter of an unknown sort", "newer programs")
def odd_filter(parts: Parts) -> bytes:
    return _after_cells(
        parts, '<autoFilter ref="A6:J7"><filterColumn colId="0"><x/></filterColumn></autoFilter>'
    )


@kind("merged cells without a place", "generators")
def odd_merge(parts: Parts) -> bytes:
    sub(parts, REVIEW, "(<mergeCells[^>]*>)", r'\1<mergeCell ref=""/>')
    return packed(parts)


@kind("a link whose relation is missing", "cut and pasted rows")
def odd_link(parts: Parts) -> bytes:
    link = f'<hyperlinks><hyperlink ref="B2" xmlns:r="{OFFICE}" r:id="rId99"/></hyperlinks>'
    sub(parts, REVIEW, "(<pageMargins|<pageSetup|<printOptions)", rf"{link}\1")
    return packed(parts)


@kind("a view that is out of range", "generators")
def odd_view(parts: Parts) -> bytes:
    sub(parts, REQUESTS, 'zoomScale="100"', 'zoomScale="100%" view="half"')
    return packed(parts)


@kind("an outline of columns that goes too far", "generators")
def odd_columns(parts: Parts) -> bytes:
    sub(parts, REVIEW, '<col width="[^"]*"', '<col width="NaN"')
    return packed(parts)


@kind("a drawing that is not well-formed", "copies from web pages", reattach="不能补回按钮")
def broken_drawing(parts: Parts) -> bytes:
    _drawing(parts)
    parts["xl/drawings/drawing9.xml"] = b"<xdr:wsDr"
    state(
        parts,
        "xl/drawings/drawing9.xml",
        "application/vnd.openxmlformats-officedocument.drawing+xml",
    )
    return packed(parts)


@kind("a drawing whose part is missing", "mail gateways that remove pictures")
def dangling_drawing(parts: Parts) -> bytes:
    _drawing(parts)
    return packed(parts)


def _drawing(parts: Parts) -> None:
    relate(parts, rels_of(REQUESTS), "rId9", f"{OFFICE}/drawing", "../drawings/drawing9.xml")
    line = f'<drawing xmlns:r="{OFFICE}" r:id="rId9"/></worksheet>'
    swap(parts, REQUESTS, "</worksheet>", line)


@kind("comments under a name in capitals", "WPS for mobile phones")
def comments_in_capitals(parts: Parts) -> bytes:
    _comment(parts, DISCLOSURE, "xl/Comments1.xml")
    return packed(parts)


@kind("a drawing of comments with prefixes of its own", "serialisers of .NET")
def vml_of_other_prefixes(parts: Parts) -> bytes:
    _comment(parts, DISCLOSURE, "xl/comments1.xml", prefixes=("vml", "office", "excel"))
    return packed(parts)


@kind("comments in UTF-16", "export tools of Windows")
def comments_in_utf16(parts: Parts) -> bytes:
    _comment(parts, DISCLOSURE, "xl/comments1.xml")
    text = parts["xl/comments1.xml"].decode()
    parts["xl/comments1.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    return packed(parts)


@kind("comments without a drawing", "openpyxl, web exports")
def comments_alone(parts: Parts) -> bytes:
    _comment(parts, DISCLOSURE, "xl/comments1.xml", prefixes=None)
    return packed(parts)


@kind("comments without a list of authors", "web exports", marks="内部的格式有误")
def comments_without_authors(parts: Parts) -> bytes:
    _comment(parts, DISCLOSURE, "xl/comments1.xml")
    sub(parts, "xl/comments1.xml", "<authors>.*?</authors>", "")
    return packed(parts)


def _comment(
    parts: Parts, sheet: str, part: str, prefixes: tuple[str, str, str] | None = ("v", "o", "x")
) -> None:
    """A person's comment at a cell, and its box."""
    parts[part] = (
        f'<comments xmlns="{MAIN}"><authors><author>王</author></authors><commentList>'
        '<comment ref="B7" authorId="0"><text><t>已核</t></text></comment></commentList></comments>'
    ).encode()
    state(parts, part, COMMENTS)
    relate(parts, rels_of(sheet), "rId8", f"{OFFICE}/comments", f"../{part.removeprefix('xl/')}")
    if prefixes is None:
        return
    v, o, x = prefixes
    box = "xl/drawings/vmlDrawing1.vml"
    kind_of_box = f'<{v}:shapetype id="_x0000_t202" coordsize="21600,21600" {o}:spt="202"/>'
    parts[box] = (
        f'<xml xmlns:{v}="urn:schemas-microsoft-com:vml" xmlns:{o}="urn:schemas-microsoft-com:office:office" '
        f'xmlns:{x}="urn:schemas-microsoft-com:office:excel">{kind_of_box}<{v}:shape id="_x0000_s1025" '
        f'type="#_x0000_t202" style="visibility:hidden"><{x}:ClientData ObjectType="Note">'
        f"<{x}:Row>6</{x}:Row><{x}:Column>1</{x}:Column></{x}:ClientData></{v}:shape></xml>"
    ).encode()
    sub(parts, TYPES, "<Override", f'<Default Extension="vml" ContentType="{VML}"/><Override')
    relate(parts, rels_of(sheet), "rId7", f"{OFFICE}/vmlDrawing", "../drawings/vmlDrawing1.vml")
    swap(
        parts, sheet, "</worksheet>", f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId7"/></worksheet>'
    )
