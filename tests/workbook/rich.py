"""A filled workbook rich in what openpyxl loses on saving, put together part by part.

The template, filled by `scripts.tasks.new`, gets shapes, a picture, threaded and plain comments, a form
button, sparklines, extended validation and data bars, a picture in the header, printer settings,
dynamic arrays with metadata, stored values, a table, shared texts, custom XML and properties.
"""

import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from schemas.form.editions import LATEST
from schemas.issues import Issue, Severity
from scripts.tasks.new import new_bytes
from tests.samples import record
from tests.workbook.sheets import rezip
from workbook.layout import RESULTS, sheet_names

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
TYPE = "application/vnd.openxmlformats-officedocument"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "6060f80f0001040100a7d7b6040000000049454e44ae426082"
)
DISCLOSURE, REQUESTS, REVIEW, RESULT_PART = (
    f"xl/worksheets/sheet{sheet_names(LATEST).index(name) + 1}.xml"
    for name in ("二、主动公开", "三、申请办理", "四、复议诉讼", RESULTS)
)
LEDGER = "xl/worksheets/sheet99.xml"
WITH_NAMES = (
    f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:x14="{MICROSOFT}/spreadsheetml/2009/9/main" '
    f'xmlns:xm="{MICROSOFT}/excel/2006/main" '
    f'xmlns:x14ac="{MICROSOFT}/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac">'
)


FORM = "国办公开办函〔2021〕30号"
FINDINGS = (
    Issue(
        "C108",
        Severity.ERROR,
        "“二、主动公开”B6（规章，本年制发件数）为-3，不能是负数。请核对后改正。",
        sheet="二、主动公开",
        cell="B6",
        found="-3",
        source=FORM,
    ),
    Issue(
        "C101",
        Severity.ERROR,
        "“二、主动公开”B10（行政许可，本年处理决定数量）没有填写。没有发生的请填0，不能留空。",
        sheet="二、主动公开",
        cell="B10",
        source=FORM,
    ),
    Issue(
        "S101",
        Severity.ERROR,
        "“三、申请办理”D7很可能填错了：现为77777，改为3440后2处合计均相符。",
        sheet="三、申请办理",
        cell="D7",
        found="77777",
        expected="3440",
        source=FORM,
    ),
    Issue(
        "C120", Severity.HINT, "“三、申请办理”J7是手工填写的总计。", sheet="三、申请办理", cell="J7"
    ),
    Issue("C101", Severity.ERROR, "“四、复议诉讼”A7没有填写。", sheet="四、复议诉讼", cell="A7"),
    Issue(
        "C120", Severity.HINT, "“四、复议诉讼”E7是手工填写的总计。", sheet="四、复议诉讼", cell="E7"
    ),
)


def faulty_record() -> dict[str, Any]:
    """A real record with slips on three sheets: a negative number, two blanks, a broken sum."""
    made = record(2024)
    tables = made["tables"]
    tables["documents"]["regulatory_rules"]["issued"] = -3
    tables["licenses"]["administrative_licenses"]["decisions"] = None
    tables["requests"]["received"]["natural_person"] = 77777
    tables["review"]["count"]["reconsideration_upheld"] = None
    return made


@cache
def _plain() -> bytes:
    return new_bytes(faulty_record())


@cache
def _rich() -> bytes:
    with TemporaryDirectory() as folder:
        plain = plain_workbook(Path(folder) / "plain.xlsx")
        with zipfile.ZipFile(plain) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        changes = {name: content.encode() for name, content in _changes(parts).items()}
        changes |= {
            "xl/media/image1.png": PNG,
            "xl/printerSettings/printerSettings1.bin": bytes(range(200)),
        }
        return rezip(plain, Path(folder) / "rich.xlsx", changes).read_bytes()


def plain_workbook(path: Path) -> Path:
    """A filled workbook with findings, as the template's users have it."""
    path.write_bytes(_plain())
    return path


def rich_workbook(path: Path) -> Path:
    """The same with everything other programs and hands may have put into it."""
    path.write_bytes(_rich())
    return path


def _changes(parts: dict[str, str]) -> dict[str, str]:
    return {
        **_disclosure(parts[DISCLOSURE]),
        **_requests(parts[REQUESTS]),
        **_review(parts[REVIEW]),
        **_ledger(),
        **_extras(),
        **_book(parts),
    }


def relations(*targets: tuple[str, str]) -> str:
    """A relations part; a type without a colon is one of the office's own."""
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" '
        f'Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _named(sheet: str) -> str:
    return sheet.replace(f'<worksheet xmlns="{MAIN}">', WITH_NAMES, 1)


def _ending(sheet: str, tail: str) -> str:
    return _named(sheet).replace("</worksheet>", f"{tail}</worksheet>")


def _disclosure(sheet: str) -> dict[str, str]:
    """Sparklines, extended validation, a data bar of 2010, printer settings, a header picture."""
    tail = (
        '<legacyDrawingHF r:id="rId2"/><extLst>'
        '<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting><x14:cfRule type="dataBar" priority="9" '
        'id="{11111111-2222-3333-4444-555555555555}"><x14:dataBar minLength="0" maxLength="100">'
        '<x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/>'
        '<x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>B13:B14</xm:sqref>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext>"
        '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1">'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>基本信息!$A$4:$A$6</xm:f>'
        "</x14:formula1><xm:sqref>F5</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
        '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups>'
        '<x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/>'
        "<x14:sparklines><x14:sparkline><xm:f>二、主动公开!B6:D6</xm:f><xm:sqref>F6</xm:sqref>"
        "</x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
    )
    printed = sheet.replace("<pageSetup ", '<pageSetup r:id="rId1" ', 1)
    header = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="LH" type="#x"></v:shape></xml>'
    )
    return {
        DISCLOSURE: _ending(printed, tail),
        f"xl/worksheets/_rels/{Path(DISCLOSURE).name}.rels": relations(
            ("printerSettings", "../printerSettings/printerSettings1.bin"),
            ("vmlDrawing", "../drawings/vmlDrawing9.vml"),
        ),
        "xl/drawings/vmlDrawing9.vml": header,
    }


def note_box(row: int, column: int, number: int) -> str:
    """The box of a note as Excel writes it, with a line end that is no XML."""
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style=\'visibility:hidden\'>\r\n'
        " <v:textbox style='mso-direction-alt:auto'><div><br></div></v:textbox>\r\n"
        ' <x:ClientData ObjectType="Note">\r\n  <x:Anchor>\r\n   9, 15, 8, 2, 11, 15, 12, 1</x:Anchor>'
        f"\r\n  <x:Row>{row}</x:Row>\r\n  <x:Column>{column}</x:Column>\r\n </x:ClientData>\r\n"
        "</v:shape>"
    )


VML_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n xmlns:o="urn:schemas-microsoft-com:office:'
    'office"\r\n xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n <o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="5"/></o:shapelayout>'
)
NOTE_KIND = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l"/>'


def _requests(sheet: str) -> dict[str, str]:
    """Shapes, a picture, a plain comment of a person at a wrong cell, a threaded comment."""
    space = f'xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main" xmlns:r="{OFFICE}"'
    anchor = (
        "<xdr:from><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff>"
        "<xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    )
    anchor += anchor.replace("from>", "to>").replace(">12<", ">14<").replace(">2<", ">4<")
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    drawing = (
        f"<xdr:wsDr {space}><xdr:twoCellAnchor>{anchor}"
        '<xdr:sp macro="[0]!Check" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="校验"/><xdr:cNvSpPr/>'
        f"</xdr:nvSpPr><xdr:spPr>{place}</xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>校验</a:t></a:r></a:p>"
        f"</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor><xdr:twoCellAnchor>{anchor}"
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="印章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
        '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
        f"<xdr:spPr>{place}</xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
    comments = (
        f'<comments xmlns="{MAIN}"><authors><author>李科长</author>'
        "<author>tc={AAAAAAAA-0000-0000-0000-000000000001}</author></authors><commentList>"
        '<comment ref="D7" authorId="0"><text><r><rPr><b/><sz val="9"/></rPr><t>李科长:\n</t></r>'
        '<r><t xml:space="preserve">这个数要再核一下 </t></r></text></comment>'
        '<comment ref="E8" authorId="1"><text><t>[Threaded comment]</t></text></comment>'
        "</commentList></comments>"
    )
    threads = (
        f'<ThreadedComments xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment '
        'ref="E8" dT="2025-01-03T08:00:00.00" personId="{BBBBBBBB-0000-0000-0000-000000000001}" '
        'id="{AAAAAAAA-0000-0000-0000-000000000001}"><text>上年是多少？</text></threadedComment>'
        "</ThreadedComments>"
    )
    boxes = note_box(6, 3, 5121) + "\r\n" + note_box(7, 4, 5122)
    return {
        REQUESTS: _ending(sheet, '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>'),
        f"xl/worksheets/_rels/{Path(REQUESTS).name}.rels": relations(
            ("drawing", "../drawings/drawing1.xml"),
            ("vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("comments", "../comments1.xml"),
            (f"{MICROSOFT}/2017/10/relationships/threadedComment", "../threadedComments/tc1.xml"),
        ),
        "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/_rels/drawing1.xml.rels": relations(("image", "../media/image1.png")),
        "xl/comments1.xml": comments,
        "xl/threadedComments/tc1.xml": threads,
        "xl/drawings/vmlDrawing1.vml": f"{VML_HEAD}{NOTE_KIND}{boxes}</xml>",
    }


def _review(sheet: str) -> dict[str, str]:
    """A form button (no comments beside it), wrapped as Excel wraps controls."""
    tail = (
        '<legacyDrawing r:id="rId1"/><mc:AlternateContent><mc:Choice Requires="x14"><controls>'
        '<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="6145" r:id="rId2" '
        'name="按钮 1"/></mc:Choice></mc:AlternateContent></controls></mc:Choice>'
        "</mc:AlternateContent>"
    )
    button = (
        f'{VML_HEAD}<v:shape id="_x0000_s6145" type="#_x0000_t201" o:button="t">'
        '<x:ClientData ObjectType="Button"><x:Anchor>1, 0, 9, 0, 3, 0, 11, 0</x:Anchor>'
        "<x:FmlaMacro>[0]!Check</x:FmlaMacro></x:ClientData></v:shape></xml>"
    )
    control = f'<formControlPr xmlns="{MICROSOFT}/spreadsheetml/2009/9/main" objectType="Button"/>'
    return {
        REVIEW: _ending(sheet, tail),
        f"xl/worksheets/_rels/{Path(REVIEW).name}.rels": relations(
            ("vmlDrawing", "../drawings/vmlDrawing2.vml"),
            ("ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ),
        "xl/drawings/vmlDrawing2.vml": button,
        "xl/ctrlProps/ctrlProp1.xml": control,
    }


def _ledger() -> dict[str, str]:
    """A sheet of the office's own: shared texts, dynamic array, stored values, link, table."""
    sheet = (
        f"{WITH_NAMES}<sheetData>"
        '<row r="1" x14ac:dyDescent="0.2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>5</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>7</v></c></row>'
        '<row r="4"><c r="B4"><f>SUM(B2:B3)</f><v>12</v></c>'
        '<c r="D4" cm="1"><f t="array" ref="D4:D5">_xlfn._xlws.SORT(B2:B3)</f><v>5</v></c></row>'
        '<row r="5"><c r="D5"><v>7</v></c></row></sheetData>'
        '<conditionalFormatting sqref="B2:B3"><cfRule type="dataBar" priority="1"><dataBar>'
        '<cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>'
        "</conditionalFormatting>"
        '<hyperlinks><hyperlink ref="A2" r:id="rId1"/></hyperlinks>'
        '<pageMargins left="0.7" right="0.7" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        "<headerFooter><oddFooter>&amp;P/&amp;N</oddFooter></headerFooter>"
        '<tableParts count="1"><tablePart r:id="rId2"/></tableParts></worksheet>'
    )
    table = (
        f'<table xmlns="{MAIN}" id="1" name="台账" displayName="台账" ref="A1:B3" totalsRowShown="0">'
        '<tableColumns count="2"><tableColumn id="1" name="事项"/><tableColumn id="2" name="件数"/>'
        "</tableColumns></table>"
    )
    web = relations(("hyperlink", "https://example.gov.cn/"), ("table", "../tables/table1.xml"))
    web = web.replace('gov.cn/"', 'gov.cn/" TargetMode="External"')
    return {
        LEDGER: sheet,
        f"xl/worksheets/_rels/{Path(LEDGER).name}.rels": web,
        "xl/tables/table1.xml": table,
    }


def _extras() -> dict[str, str]:
    return {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="4" uniqueCount="3"><si><t>事项</t></si>'
        "<si><t>件数</t></si><si><r><t>依</t></r><r><rPr><b/></rPr><t>申请</t></r></si></sst>",
        "xl/metadata.xml": f'<metadata xmlns="{MAIN}" xmlns:xda="{MICROSOFT}/spreadsheetml/2017/'
        'dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion='
        '"120000" copy="1" pasteAll="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk>'
        '<extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties '
        'fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk>'
        '<rc t="1" v="0"/></bk></cellMetadata></metadata>',
        "xl/persons/person.xml": f'<personList xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments">'
        '<person displayName="王处" id="{BBBBBBBB-0000-0000-0000-000000000001}"/></personList>',
        "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="B4" i="99"/><c r="D4" i="99"/></calcChain>',
        "customXml/item1.xml": '<文号 xmlns="urn:example">〔2025〕3号</文号>',
        "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/'
        '2006/custom-properties"/>',
    }


def _book(parts: dict[str, str]) -> dict[str, str]:
    """The new parts made known: sheet, relations, content types."""
    kinds = {
        LEDGER: f"{TYPE}.spreadsheetml.worksheet+xml",
        "xl/sharedStrings.xml": f"{TYPE}.spreadsheetml.sharedStrings+xml",
        "xl/metadata.xml": f"{TYPE}.spreadsheetml.sheetMetadata+xml",
        "xl/calcChain.xml": f"{TYPE}.spreadsheetml.calcChain+xml",
        "xl/comments1.xml": f"{TYPE}.spreadsheetml.comments+xml",
        "xl/tables/table1.xml": f"{TYPE}.spreadsheetml.table+xml",
        "xl/drawings/drawing1.xml": f"{TYPE}.drawing+xml",
        "xl/threadedComments/tc1.xml": "application/vnd.ms-excel.threadedcomments+xml",
        "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
        "xl/ctrlProps/ctrlProp1.xml": "application/vnd.ms-excel.controlproperties+xml",
        "docProps/custom.xml": f"{TYPE}.custom-properties+xml",
    }
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{k}"/>' for n, k in kinds.items())
    defaults = {
        "png": "image/png",
        "vml": f"{TYPE}.vmlDrawing",
        "bin": f"{TYPE}.spreadsheetml.printerSettings",
    }
    listed = "".join(f'<Default Extension="{e}" ContentType="{k}"/>' for e, k in defaults.items())
    types = parts["[Content_Types].xml"].replace("</Types>", f"{listed}{overrides}</Types>")
    new = (
        ("worksheet", f"/{LEDGER}"),
        ("sharedStrings", "sharedStrings.xml"),
        ("sheetMetadata", "metadata.xml"),
        ("calcChain", "calcChain.xml"),
        (f"{MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
        ("customXml", "../customXml/item1.xml"),
    )
    more = re.findall("<Relationship .*?/>", relations(*new).replace('"rId', '"rIdNew'))
    book_rels = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", "".join(more) + "</Relationships>"
    )
    tab = f'<sheet xmlns:r="{OFFICE}" name="内部台账" sheetId="99" r:id="rIdNew1"/></sheets>'
    return {
        "[Content_Types].xml": types,
        "xl/_rels/workbook.xml.rels": book_rels,
        "xl/workbook.xml": parts["xl/workbook.xml"].replace("</sheets>", tab),
    }
