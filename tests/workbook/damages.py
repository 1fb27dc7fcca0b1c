"""Damage done on purpose to the macro workbook: each kind by a name that goes into the table.

A damage takes the parts of a sound workbook and changes them; the few that no package of parts can
show (a zip entry twice, a cut file) change the bytes.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace

from workbook.files.package_parts import PackageParts
from workbook.files.relations import TYPES
from workbook.macros.attach import DRAWING_TYPE, VBA_TYPE
from workbook.macros.compound_file import Folder, compound_file
from workbook.macros.compound_read import read_compound_file
from workbook.macros.sources import MODULE
from workbook.macros.vba_compression import compress, decompress
from workbook.macros.vba_project import Module, vba_project
from workbook.macros.vba_read import read_vba_project

Damage = Callable[[PackageParts], None]
VBA, BOOK, BOOK_RELS = "xl/vbaProject.bin", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, SHEET_RELS = "xl/worksheets/sheet4.xml", "xl/worksheets/_rels/sheet4.xml.rels"
FACTS, OTHER = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet5.xml"
DRAWING = "xl/drawings/drawing4.xml"
RIBBON_2006, RIBBON = "customUI/customUI.xml", "customUI/customUI14.xml"


def exchanged(part: str, old: str, new: str) -> Damage:
    """Every occurrence of a text in a part exchanged."""

    def damage(parts: PackageParts) -> None:
        assert old.encode() in parts.content[part], old
        parts.content[part] = parts.content[part].replace(old.encode(), new.encode())

    return damage


def both(first: Damage, second: Damage) -> Damage:
    def damage(parts: PackageParts) -> None:
        first(parts)
        second(parts)

    return damage


def cut_out(part: str, pattern: str) -> Damage:
    """The first match of a pattern taken out of a part."""

    def damage(parts: PackageParts) -> None:
        xml, times = re.subn(pattern.encode(), b"", parts.content[part], count=1)
        assert times == 1, pattern
        parts.content[part] = xml

    return damage


def rewritten_text(part: str, pattern: str, new: str, times: int = 1) -> Damage:
    """The first matches of a pattern in a part written otherwise."""

    def damage(parts: PackageParts) -> None:
        xml, found = re.subn(pattern.encode(), new.encode(), parts.content[part], count=times)
        assert found == times, pattern
        parts.content[part] = xml

    return damage


def in_both_ribbons(old: str, new: str) -> Damage:
    return both(exchanged(RIBBON, old, new), exchanged(RIBBON_2006, old, new))


def deleted(part: str) -> Damage:
    def damage(parts: PackageParts) -> None:
        del parts.content[part]

    return damage


def shortened(part: str) -> Damage:
    def damage(parts: PackageParts) -> None:
        parts.content[part] = parts.content[part][: len(parts.content[part]) // 2]

    return damage


def rewritten(change: Callable[[list[Module]], list[Module]]) -> Damage:
    """A sound VBA project, but of other modules."""

    def damage(parts: PackageParts) -> None:
        modules = list(read_vba_project(parts.content[VBA]))
        parts.content[VBA] = vba_project(change(modules))

    return damage


def source(old: str, new: str) -> Damage:
    """Our module with a text exchanged."""

    def change(modules: list[Module]) -> list[Module]:
        assert any(old in each.source for each in modules), old
        return [
            replace(each, source=each.source.replace(old, new)) if each.name == MODULE else each
            for each in modules
        ]

    return rewritten(change)


def streams(change: Callable[[dict[str, bytes]], None]) -> Damage:
    """The VBA project's streams changed by their paths, the container being sound."""

    def damage(parts: PackageParts) -> None:
        found = read_compound_file(parts.content[VBA])
        change(found)
        inner = {path[4:]: found[path] for path in found if path.startswith("VBA/")}
        folder: dict[str, bytes | Folder] = {"VBA": inner}
        folder |= {path: found[path] for path in found if "/" not in path}
        parts.content[VBA] = compound_file(folder)

    return damage


def _cut_module(found: dict[str, bytes]) -> None:
    found[f"VBA/{MODULE}"] = found[f"VBA/{MODULE}"][:-40]


def _flip_directory(found: dict[str, bytes]) -> None:
    found["VBA/dir"] = found["VBA/dir"][:100] + b"\xff\xff" + found["VBA/dir"][102:]


def _wrong_count(found: dict[str, bytes]) -> None:
    plain = decompress(found["VBA/dir"])
    at = plain.index(b"\x0f\0\x02\0\0\0") + 6
    found["VBA/dir"] = compress(plain[:at] + b"\x63" + plain[at + 1 :])


def _chinese(found: dict[str, bytes]) -> None:
    plain = decompress(found[f"VBA/{MODULE}"]).replace(b"' This text", "' 宏文本".encode("gbk"))
    found[f"VBA/{MODULE}"] = compress(plain)


def _no_module_stream(found: dict[str, bytes]) -> None:
    del found["VBA/wsFacts"]


def _settings_differ(found: dict[str, bytes]) -> None:
    found["PROJECT"] = found["PROJECT"].replace(b"Document=wsFacts/&H00000000\r\n", b"")


def _compiled(found: dict[str, bytes]) -> None:
    found["VBA/_VBA_PROJECT"] = bytes.fromhex("CC61B5000000000000")


def _line_ends(found: dict[str, bytes]) -> None:
    plain = decompress(found[f"VBA/{MODULE}"])
    found[f"VBA/{MODULE}"] = compress(plain.replace(b"\r\n", b"\n"))


def _code_page(found: dict[str, bytes]) -> None:
    plain = decompress(found["VBA/dir"])
    at = plain.index(b"\x03\0\x02\0\0\0") + 6
    found["VBA/dir"] = compress(plain[:at] + b"\xe9\xfd" + plain[at + 2 :])


def _locked(found: dict[str, bytes]) -> None:
    found["PROJECT"] = re.sub(rb'DPB="[^"]*"', b'DPB="0000"', found["PROJECT"])


def foreign_module(modules: list[Module]) -> list[Module]:
    source = 'Attribute VB_Name = "Other"\nOption Explicit\nPublic Sub Auto_Open()\nEnd Sub\n'
    return [*modules, Module("Other", source)]


def code_of_the_workbook(modules: list[Module]) -> list[Module]:
    code = "Private Sub Workbook_Open()\nEnd Sub\n"
    return [
        replace(each, source=each.source + code) if each.name == "ThisWorkbook" else each
        for each in modules
    ]


def without(name: str) -> Callable[[list[Module]], list[Module]]:
    return lambda modules: [each for each in modules if each.name != name]


def add_module(modules: list[Module]) -> list[Module]:
    head = 'Attribute VB_Name = "wsOld"\n'
    return [*modules, replace(modules[1], name="wsOld", source=head)]


def stray(parts: PackageParts) -> None:
    parts.content["xl/drawings/drawing99.xml"] = parts.content[DRAWING]
    parts.set_content_type("xl/drawings/drawing99.xml", DRAWING_TYPE)


STATED = '<Override PartName="/{}" ContentType="{}"/>'
RELATION = r'<Relationship [^>]*Target="{}"[^>]*/>'
DAMAGES: dict[str, Damage] = {
    "a button calls a Sub that is not there": source("Sub CheckReport()", "Sub CheckAll()"),
    "a button's macro name is misspelt": exchanged(DRAWING, "!CheckReport", "!ChekReport"),
    "two buttons have each other's macros": both(
        exchanged(DRAWING, "!CheckReport", "!X"),
        both(
            exchanged(DRAWING, "!ClearMarks", "!CheckReport"),
            exchanged(DRAWING, "!X", "!ClearMarks"),
        ),
    ),
    "a button is gone": cut_out(DRAWING, r"<xdr:oneCellAnchor.*?</xdr:oneCellAnchor>"),
    "a button lies on cells in use": exchanged(DRAWING, "<xdr:row>0<", "<xdr:row>4<"),
    "a button lies beside the sheet": exchanged(DRAWING, "<xdr:col>2<", "<xdr:col>20000<"),
    "two shapes have one id": exchanged(DRAWING, 'id="3"', 'id="2"'),
    "the drawing is not related to its sheet": deleted(SHEET_RELS),
    "the sheet does not use its drawing": cut_out(SHEET, r"<drawing [^>]*/>"),
    "the drawing is not there": deleted(DRAWING),
    "the drawing has no content type": exchanged(TYPES, STATED.format(DRAWING, DRAWING_TYPE), ""),
    "the drawing stands too early in the sheet": both(
        cut_out(SHEET, r"<drawing [^>]*/>"),
        exchanged(
            SHEET,
            "<sheetData>",
            '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'r:id="rId1"/><sheetData>',
        ),
    ),
    "the ribbon's callback is not there": source("Sub RibbonClick(", "Sub RibbonPress("),
    "the ribbon's callback takes no argument": source("(ByVal control As Object)", "()"),
    "two ribbon buttons have one id": both(
        exchanged(RIBBON, "nianbaoOpen", "nianbaoMake"),
        exchanged(RIBBON_2006, "nianbaoOpen", "nianbaoMake"),
    ),
    "a ribbon button has an unknown action": both(
        exchanged(RIBBON, 'tag="clear"', 'tag="clean"'),
        exchanged(RIBBON_2006, 'tag="clear"', 'tag="clean"'),
    ),
    "a ribbon button has an unknown size": both(
        exchanged(RIBBON, 'size="large"', 'size="huge"'),
        exchanged(RIBBON_2006, 'size="large"', 'size="huge"'),
    ),
    "the two ribbons differ": exchanged(RIBBON_2006, "打开报告", "报告"),
    "the ribbon for 2010 is not related": cut_out("_rels/.rels", RELATION.format(RIBBON)),
    "the ribbon for 2007 is not related": cut_out("_rels/.rels", RELATION.format(RIBBON_2006)),
    "the ribbon has the older namespace": exchanged(RIBBON, "2009/07/customui", "2006/01/customui"),
    "the ribbon is not well-formed": exchanged(RIBBON, "</ribbon>", ""),
    "the VBA project is cut off": shortened(VBA),
    "the VBA project is empty": rewritten(lambda _: []),
    "the VBA project is not related": cut_out(BOOK_RELS, RELATION.format("vbaProject.bin")),
    "the VBA project has no content type": exchanged(TYPES, STATED.format(VBA, VBA_TYPE), ""),
    "the VBA project is not there": deleted(VBA),
    "the source of a module is cut off": streams(_cut_module),
    "the stream dir is corrupted": streams(_flip_directory),
    "the stream dir states a wrong number of modules": streams(_wrong_count),
    "the stream PROJECT lists other modules": streams(_settings_differ),
    "the stream of a module is not there": streams(_no_module_stream),
    "the project claims compiled code": streams(_compiled),
    "a document module is not there": rewritten(without("wsFacts")),
    "a document module has no sheet": rewritten(add_module),
    "the module with the macros is not there": rewritten(without(MODULE)),
    "a sheet has another code name": exchanged(SHEET, "wsDisclosure", "wsDisclose"),
    "a sheet has no code name": exchanged(SHEET, ' codeName="wsDisclosure"', ""),
    "two sheets have one code name": exchanged(SHEET, "wsDisclosure", "wsRequests"),
    "the workbook has no code name": exchanged(BOOK, ' codeName="ThisWorkbook"', ""),
    "the workbook is typed as one without macros": exchanged(
        TYPES,
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ),
    "the macros' words are not in the workbook": cut_out(
        BOOK, r'<definedName name="nianbao_failed".*?</definedName>'
    ),
    "the source is not ASCII": streams(_chinese),
    "the source does not declare a variable": source(", problem As String", ""),
    "the source lacks an End Sub": source('    Launch "open"\nEnd Sub\n', '    Launch "open"\n'),
    "the source lacks Option Explicit": source("Option Explicit\n", ""),
    "a relation leads nowhere": exchanged(
        SHEET_RELS,
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/comments" Target="../comments1.xml"/></Relationships>',
    ),
    "two relations have one id": exchanged(BOOK_RELS, 'Id="rId2"', 'Id="rId1"'),
    "a part is there that nothing leads to": stray,
    "the ribbon's tab stands behind one that Excel does not have": in_both_ribbons(
        "TabHome", "TabHomme"
    ),
    "a ribbon button has a picture that Excel does not have": in_both_ribbons(
        "FileOpen", "FilOpen"
    ),
    "the ribbon says other words": in_both_ribbons("打开报告", "打开"),
    "a button is hidden": rewritten_text(DRAWING, "<xdr:cNvPr ", '<xdr:cNvPr hidden="1" '),
    "a button has no size": rewritten_text(DRAWING, r'<xdr:ext cx="\d+"', '<xdr:ext cx="0"'),
    "a button is printed": exchanged(DRAWING, 'fPrintsWithSheet="0"', 'fPrintsWithSheet="1"'),
    "a button says something else": exchanged(DRAWING, "<a:t>校验<", "<a:t>清除标注<"),
    "two buttons lie upon each other": rewritten_text(
        DRAWING,
        r"(<xdr:col>)\d+(</xdr:col><xdr:colOff>)\d+",
        r"\g<1>3\g<2>0",
        2,
    ),
    "a module of somebody else is there": rewritten(foreign_module),
    "the workbook runs code when it is opened": rewritten(code_of_the_workbook),
    "a name runs a macro when the workbook is opened": exchanged(
        BOOK,
        "<definedNames>",
        '<definedNames><definedName name="_xlnm.Auto_Open">基本信息!$A$1</definedName>',
    ),
    "the source has line ends of Unix": streams(_line_ends),
    "the project states another code page": streams(_code_page),
    "the project is locked by a broken password": streams(_locked),
    "a name is defined twice": rewritten_text(
        BOOK, '(<definedName name="nianbao_title".*?</definedName>)', r"\1\1"
    ),
    "a name belongs to a sheet that is not there": rewritten_text(
        BOOK, r'localSheetId="\d+"', 'localSheetId="77"'
    ),
    "the sheet to be shown first is not there": rewritten_text(
        BOOK, r'activeTab="\d+"', 'activeTab="55"'
    ),
    "no sheet is visible": rewritten_text(BOOK, 'state="visible"', 'state="hidden"', 11),
    "two sheets are selected together": both(
        rewritten_text(SHEET, 'tabSelected="0"', 'tabSelected="1"'),
        rewritten_text(OTHER, 'tabSelected="0"', 'tabSelected="1"'),
    ),
    "two sheets have one name": exchanged(BOOK, 'name="六、其他事项"', 'name="五、问题与改进"'),
    "a cell stands in its row twice": rewritten_text(
        SHEET, '(<c r="A5"[^>]*?(/>|>.*?</c>))', r"\1\1"
    ),
    "a row stands out of order": exchanged(SHEET, '<row r="5"', '<row r="50"'),
    "a row is higher than Excel allows": rewritten_text(SHEET, r' ht="[\d.]+"', ' ht="500"'),
    "a column has two widths": exchanged(SHEET, "<cols>", '<cols><col min="1" max="5" width="9"/>'),
    "merged cells overlap": rewritten_text(
        SHEET, "<mergeCells[^>]*>", '<mergeCells><mergeCell ref="A1:B9"/>'
    ),
    "a cell has a style that is not there": rewritten_text(SHEET, r' s="\d+"', ' s="9999"'),
    "a formula does not close its brackets": rewritten_text(OTHER, r"<f>SUM\(", "<f>SUM(("),
    "a rule of colours does not close its brackets": rewritten_text(
        SHEET, "<formula>", "<formula>("
    ),
    "the prompt of a cell is longer than Excel allows": rewritten_text(
        OTHER, ' prompt="', f' prompt="{"长" * 256}'
    ),
    "a drop-down list is longer than Excel allows": rewritten_text(
        FACTS, '<formula1>"', f'<formula1>"{"长," * 130}'
    ),
    "a part has a document type": rewritten_text(
        SHEET, "<worksheet", '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet'
    ),
}


def packed_otherwise(data: bytes) -> bytes:
    """The package packed in a way that Excel does not unpack."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in PackageParts.read(data).content.items():
            archive.writestr(name, content)
    return result.getvalue()


def twice(data: bytes) -> bytes:
    """The package with one part in it a second time, empty."""
    result = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(result, "a") as archive:
        warnings.simplefilter("ignore")  # the very thing that is meant
        archive.writestr(DRAWING, b"<empty/>")
    return result.getvalue()


def flipped(data: bytes) -> bytes:
    """The package with one byte of a part's packed content changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(VBA)
    at = entry.header_offset + 30 + len(VBA) + entry.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


OF_THE_FILE: dict[str, Callable[[bytes], bytes]] = {
    "a part is in the zip twice": twice,
    "a byte of the zip has changed": flipped,
    "the parts are packed by LZMA": packed_otherwise,
    "the file is cut off": lambda data: data[: len(data) // 2],
}


def damaged(name: str, sound: bytes) -> bytes:
    """The bytes of the sound workbook with one kind of damage."""
    if name in OF_THE_FILE:
        return OF_THE_FILE[name](sound)
    parts = PackageParts.read(sound)
    DAMAGES[name](parts)
    return parts.packed()
