"""Workbooks whose parts are written in other ways: encodings, prefixes, relations, parts left out."""

import re

from tests.kinds.making import (
    BOOK,
    BOOK_RELS,
    DATE,
    FACTS,
    MAIN,
    REQUESTS,
    RESULTS,
    STRINGS,
    STYLES,
    THEME,
    TYPE,
    iso_date_of,
    number_at,
    rels_of,
    set_cell,
)
from tests.kinds.parts import (
    CORE,
    CORE_OF_FIRST_EDITION,
    CORE_RELATION,
    OFFICE,
    PACKAGE,
    ROOT_RELS,
    TYPES,
    cut,
    packed,
    relate,
    rename,
    state,
    sub,
    swap,
    unstate,
)
from tests.kinds.registry import Kinds, Parts, Result, Subject

PARTS = Kinds(Subject.WORKBOOK)
kind = PARTS.kind
NOT_STRICT = "请用Excel另存为普通的“Excel工作簿（.xlsx）”"


def utf16(parts: Parts, *names: str) -> bytes:
    """The package with these parts in UTF-16, as they state."""
    for name in names:
        text = parts[name].decode()
        text = text.partition("?>")[2] if text.startswith("<?xml") else text
        parts[name] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    return packed(parts)


def prefixed(xml: bytes, prefix: str = "x", namespace: str = MAIN) -> bytes:
    """A part with a prefix at each of its own elements."""
    head, _, body = (
        xml.decode().rpartition("?>") if xml.startswith(b"<?xml") else ("", "", xml.decode())
    )
    body = re.sub(r"<(/?)(?=[A-Za-z])(?![\w.-]+:)", rf"<\1{prefix}:", body)
    body = body.replace(f'xmlns="{namespace}"', f'xmlns:{prefix}="{namespace}"')
    return f"{head}?>{body}".encode() if head else body.encode()


def without(parts: Parts, part: str, kind_of_relation: str) -> Parts:
    """The package without a part of the workbook, its relation and its type."""
    del parts[part]
    cut(parts, BOOK_RELS, rf'<Relationship [^>]*{kind_of_relation}"[^>]*/>')
    unstate(parts, part)
    return parts


@kind("a sheet in UTF-16", "export tools of Windows")
def sheet_in_utf16(parts: Parts) -> bytes:
    return utf16(parts, REQUESTS)


@kind("the workbook part in UTF-16", "export tools of Windows")
def book_in_utf16(parts: Parts) -> bytes:
    return utf16(parts, BOOK)


@kind("relations and content types in UTF-16", "export tools of Windows")
def relations_in_utf16(parts: Parts) -> bytes:
    return utf16(parts, BOOK_RELS, ROOT_RELS, TYPES)


@kind("styles in UTF-16", "export tools of Windows")
def styles_in_utf16(parts: Parts) -> bytes:
    return utf16(parts, STYLES)


@kind("shared texts in UTF-16", "export tools of Windows")
def strings_in_utf16(parts: Parts) -> bytes:
    return utf16(parts, STRINGS)


@kind("everything in UTF-16", "export tools of Windows")
def all_in_utf16(parts: Parts) -> bytes:
    return utf16(parts, *(name for name in parts if name.endswith((".xml", ".rels"))))


@kind("a byte order mark before every part", "export tools of Windows")
def byte_order_marks(parts: Parts) -> bytes:
    return packed({name: b"\xef\xbb\xbf" + content for name, content in parts.items()})


@kind("a sheet that states GB18030", "domestic report tools")
def sheet_in_gb18030(parts: Parts) -> bytes:
    text = parts[REQUESTS].decode()
    parts[REQUESTS] = f'<?xml version="1.0" encoding="GB18030"?>{text}'.encode("gb18030")
    return packed(parts)


@kind("no styles part", "generators that write values alone")
def no_styles(parts: Parts) -> bytes:
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            unstyled = re.sub(rb'(<c [^>]*?) s="\d+"', rb"\1", parts[name])
            filled = re.sub(rb'<c r="\w+"( t="n")?(/>|></c>)', b"", unstyled)
            plain_rows = re.sub(rb'(<row r="[0-9]+")[^>]*>', rb"\1>", filled)
            parts[name] = re.sub(rb'<row r="[0-9]+"></row>', b"", plain_rows)
    _no_conditional_formats(parts)
    _stated_date(parts)
    return packed(without(parts, STYLES, "styles"))


@kind("no styles part, styles in the cells all the same", "generators that write values alone")
def no_styles_but_numbers(parts: Parts) -> bytes:
    _no_conditional_formats(parts)
    _stated_date(parts)
    return packed(without(parts, STYLES, "styles"))


def _stated_date(parts: Parts) -> None:
    """The date written as one: without styles nothing else tells it from a number."""
    day = iso_date_of(number_at(parts, FACTS, DATE))
    set_cell(parts, FACTS, DATE, ' t="d"', f"<v>{day}</v>")


@kind("no theme", "generators, LibreOffice")
def no_theme(parts: Parts) -> bytes:
    return packed(without(parts, THEME, "theme"))


@kind("styles under another name", "Google Sheets, Aspose")
def styles_elsewhere(parts: Parts) -> bytes:
    for each in (BOOK_RELS, TYPES):
        swap(parts, each, "styles.xml", "styles1.xml")
    return packed(rename(parts, lambda n: n.replace("xl/styles.xml", "xl/styles1.xml")))


@kind("shared texts under another name", "libraries that number their parts")
def strings_elsewhere(parts: Parts) -> bytes:
    for each in (BOOK_RELS, TYPES):
        swap(parts, each, "sharedStrings.xml", "strings1.xml")
    return packed(rename(parts, lambda n: n.replace("sharedStrings.xml", "strings1.xml")))


@kind(
    "shared texts cut off in the middle", "broken transfers", Result.REFUSED, "公用文字表无法读取"
)
def shared_texts_cut_off(parts: Parts) -> bytes:
    parts[STRINGS] = parts[STRINGS][: len(parts[STRINGS]) // 2]
    return packed(parts)


@kind("an entity of HTML in a shared text", "web systems", Result.REFUSED, "公用文字表无法读取")
def entity_in_shared_text(parts: Parts) -> bytes:
    sub(parts, STRINGS, "(<t[^>]*>)", r"\1&nbsp;")
    return packed(parts)


@kind("shared texts with a document type", "XSLT, old web systems", Result.REFUSED, "DOCTYPE")
def shared_texts_with_document_type(parts: Parts) -> bytes:
    sub(parts, STRINGS, "(<t[^>]*>)", r"\1&n;")
    sub(parts, STRINGS, "<sst", '<!DOCTYPE sst [<!ENTITY n "5">]><sst')
    return packed(parts)


@kind("styles cut off in the middle", "broken transfers", Result.REFUSED, "样式表无法读取")
def styles_cut_off(parts: Parts) -> bytes:
    before, looks, _ = parts[STYLES].partition(b"<cellXfs")
    parts[STYLES] = before + looks
    return packed(parts)


@kind("styles that are broken where nothing is read of them", "generators", marks="格式有误")
def styles_broken_elsewhere(parts: Parts) -> bytes:
    sub(parts, STYLES, "</dxfs>", "</dxf>")
    return packed(parts)


@kind("no list of differential formats", "generators")
def no_dxfs(parts: Parts) -> bytes:
    _no_conditional_formats(parts)
    cut(parts, STYLES, "<dxfs.*?</dxfs>")
    return packed(parts)


@kind("an empty list of differential formats", "LibreOffice, Google Sheets")
def empty_dxfs(parts: Parts) -> bytes:
    _no_conditional_formats(parts)
    sub(parts, STYLES, "<dxfs.*?</dxfs>", '<dxfs count="0"/>')
    return packed(parts)


@kind("an empty list of differential formats without count", "generators")
def uncounted_dxfs(parts: Parts) -> bytes:
    _no_conditional_formats(parts)
    sub(parts, STYLES, "<dxfs.*?</dxfs>", "<dxfs></dxfs>")
    return packed(parts)


def _no_conditional_formats(parts: Parts) -> None:
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = re.sub(
                rb"<conditionalFormatting.*?</conditionalFormatting>",
                b"",
                parts[name],
                flags=re.DOTALL,
            )


@kind("an empty list of a sheet's relations", "libraries that always write one")
def empty_relations(parts: Parts) -> bytes:
    empty = f'<Relationships xmlns="{MAIN[:0]}http://schemas.openxmlformats.org/package/2006/relationships"/>'
    parts[rels_of(REQUESTS)] = empty.encode()
    return packed(parts)


@kind("a prefix at every element", "Open XML SDK, Crystal Reports")
def prefixes(parts: Parts) -> bytes:
    for name in parts:
        if name in (BOOK, STYLES, STRINGS) or name.startswith("xl/worksheets/sheet"):
            parts[name] = prefixed(parts[name])
    return packed(parts)


@kind("a prefix in the workbook part alone", "Open XML SDK")
def prefix_in_book(parts: Parts) -> bytes:
    parts[BOOK] = prefixed(parts[BOOK])
    return packed(parts)


@kind("prefixes in relations and content types", "serialisers of .NET")
def prefix_in_relations(parts: Parts) -> bytes:
    package = "http://schemas.openxmlformats.org/package/2006"
    for name in (ROOT_RELS, BOOK_RELS):
        parts[name] = prefixed(parts[name], "r", f"{package}/relationships")
    parts[TYPES] = prefixed(parts[TYPES], "t", f"{package}/content-types")
    return packed(parts)


@kind("another prefix for relations", "serialisers of .NET")
def other_prefix_of_relations(parts: Parts) -> bytes:
    parts[BOOK] = parts[BOOK].replace(b"xmlns:r=", b"xmlns:d3p1=").replace(b" r:id=", b" d3p1:id=")
    return packed(parts)


@kind("strict Open XML", "Excel: 另存为Strict Open XML", reattach="Strict")
def strict(parts: Parts) -> bytes:
    for name, content in parts.items():
        parts[name] = content.replace(
            MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        ).replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
    return packed(parts)


@kind("targets with backslashes", "report tools on Windows")
def backslash_targets(parts: Parts) -> bytes:
    swap(parts, BOOK_RELS, '"/xl/worksheets/', '"worksheets\\')
    return packed(parts)


@kind("targets from the root without a slash", "older libraries of PHP and Java")
def rootless_targets(parts: Parts) -> bytes:
    swap(parts, BOOK_RELS, '"/xl/worksheets/', '"xl/worksheets/')
    return packed(parts)


@kind("targets in other case than the entries", "exports of databases")
def targets_in_other_case(parts: Parts) -> bytes:
    swap(parts, BOOK_RELS, "/xl/worksheets/sheet", "/xl/Worksheets/Sheet")
    swap(parts, BOOK_RELS, "sharedStrings.xml", "SharedStrings.xml")
    return packed(parts)


@kind("targets by roundabout ways", "libraries that join paths")
def roundabout_targets(parts: Parts) -> bytes:
    swap(parts, BOOK_RELS, '"/xl/worksheets/', '"../xl/./worksheets/')
    return packed(parts)


@kind("content types without a slash or in other case", "hand-made generators")
def odd_content_types(parts: Parts) -> bytes:
    swap(parts, TYPES, '"/xl/worksheets/sheet5.xml"', '"xl/worksheets/sheet5.xml"')
    swap(parts, TYPES, '"/xl/styles.xml"', '"/XL/Styles.xml"')
    return packed(parts)


@kind("the workbook's type as the default of xml", "Pentaho, JasperReports")
def default_type(parts: Parts) -> bytes:
    unstate(parts, BOOK)
    swap(
        parts,
        TYPES,
        'Extension="xml" ContentType="application/xml"',
        f'Extension="xml" ContentType="{TYPE}.sheet.main+xml"',
    )
    return packed(parts)


@kind("a chart sheet", "Excel")
def chart_sheet(parts: Parts) -> bytes:
    _sheet(parts, "chartsheet", f"{OFFICE}/chartsheet", f"{TYPE}.chartsheet+xml", "统计图")
    return packed(parts)


@kind("a hidden macro sheet", "macros of Excel 4, some viruses", reattach="宏表")
def macro_sheet(parts: Parts) -> bytes:
    microsoft = "http://schemas.microsoft.com/office"
    _sheet(
        parts,
        "macrosheet",
        f"{microsoft}/2006/relationships/xlMacrosheet",
        "application/vnd.ms-excel.macrosheet+xml",
        "Macro1",
    )
    return packed(parts)


@kind("a dialog sheet", "Excel 5 dialogs, kept by Excel since", reattach="对话框")
def dialog_sheet(parts: Parts) -> bytes:
    _sheet(parts, "dialogsheet", f"{OFFICE}/dialogsheet", f"{TYPE}.dialogsheet+xml", "Dialog1")
    return packed(parts)


def _sheet(parts: Parts, root: str, relation: str, content_type: str, name: str) -> None:
    part = f"xl/{root}s/sheet1.xml"
    views = '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    parts[part] = f'<{root} xmlns="{MAIN}">{views}</{root}>'.encode()
    state(parts, part, content_type)
    relate(parts, BOOK_RELS, "rId70", relation, f"{root}s/sheet1.xml")
    _list(parts, name, "rId70")


def _list(parts: Parts, name: str, key: str) -> None:
    line = f'<sheet xmlns:r="{OFFICE}" name="{name}" sheetId="70" r:id="{key}"/></sheets>'
    swap(parts, BOOK, "</sheets>", line)


@kind("a sheet whose part is missing beside ours", "mail gateways that remove embedded sheets")
def part_missing(parts: Parts) -> bytes:
    relate(parts, BOOK_RELS, "rId71", f"{OFFICE}/worksheet", "worksheets/sheet71.xml")
    _list(parts, "备查", "rId71")
    return packed(parts)


@kind("a sheet without a relation beside ours", "libraries that delete a sheet by halves")
def relation_missing(parts: Parts) -> bytes:
    _list(parts, "备查", "")
    return packed(parts)


@kind("one of our sheets whose part is missing", "broken downloads", Result.REFUSED, "三、申请办理")
def our_part_missing(parts: Parts) -> bytes:
    del parts[REQUESTS]
    return packed(parts)


@kind("what Excel adds to the workbook part", "Excel 2013 and later")
def decorated_book(parts: Parts) -> bytes:
    added = (
        '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="26000"/>'
        '<workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/>'
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x15"><x15ac:absPath url="C:\\\\年报\\\\" xmlns:x15ac='
        '"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
    )
    sub(parts, BOOK, "<workbookPr [^>]*/>", added)
    return packed(parts)


@kind("the template's name in a sheet's own scope too", "Excel, when a sheet is copied")
def name_copied(parts: Parts) -> bytes:
    line = (
        '<definedName name="nianbao_template" localSheetId="0">#REF!</definedName></definedNames>'
    )
    swap(parts, BOOK, "</definedNames>", line)
    return packed(parts)


@kind(
    "the template's name of another version in a sheet's own scope",
    "a sheet moved in from last year's workbook",
)
def name_of_another_version(parts: Parts) -> bytes:
    line = '<definedName name="nianbao_template" localSheetId="1">"2021/0"</definedName></definedNames>'
    swap(parts, BOOK, "</definedNames>", line)
    return packed(parts)


@kind("the template's name broken", "Excel, after the sheet it led to was deleted")
def name_broken(parts: Parts) -> bytes:
    sub(parts, BOOK, '(<definedName name="nianbao_template">)[^<]*', r"\1#REF!")
    return packed(parts)


@kind("a digital signature", "Excel, signing programs of offices")
def signature(parts: Parts) -> bytes:
    part = "_xmlsignatures/origin.sigs"
    parts[part] = b""
    state(parts, part, "application/vnd.openxmlformats-package.digital-signature-origin")
    relate(
        parts,
        ROOT_RELS,
        "rId60",
        f"{PACKAGE}/relationships/digital-signature/origin",
        part,
    )
    return packed(parts)


@kind("custom XML beside the workbook", "document management, SharePoint")
def custom_xml(parts: Parts) -> bytes:
    parts["customXml/item1.xml"] = b'<a:data xmlns:a="urn:a"><a:x/></a:data>'
    relate(parts, BOOK_RELS, "rId61", f"{OFFICE}/customXml", "../customXml/item1.xml")
    return packed(parts)


@kind("the list of findings very hidden", "macros")
def hidden_results(parts: Parts) -> bytes:
    number = RESULTS.removeprefix("xl/worksheets/sheet").removesuffix(".xml")
    swap(
        parts, BOOK, f'sheetId="{number}" state="visible"', f'sheetId="{number}" state="veryHidden"'
    )
    return packed(parts)


@kind("core properties under LibreOffice's relation", "LibreOffice")
def core_of_libreoffice(parts: Parts) -> bytes:
    swap(
        parts,
        ROOT_RELS,
        CORE_RELATION,
        CORE_OF_FIRST_EDITION,
    )
    return packed(parts)


@kind("core properties without a type of their own", "hand-made generators")
def core_without_type(parts: Parts) -> bytes:
    unstate(parts, CORE)
    return packed(parts)


@kind("two core properties", "letterheads and workbooks passed through two libraries")
def two_cores(parts: Parts) -> bytes:
    parts["docProps/core0.xml"] = parts[CORE]
    state(parts, "docProps/core0.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    relate(
        parts,
        ROOT_RELS,
        "rId62",
        CORE_RELATION,
        "docProps/core0.xml",
    )
    return packed(parts)
