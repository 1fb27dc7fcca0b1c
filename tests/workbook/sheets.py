"""Made-up sheets, cell by cell as XML, and workbooks of one such sheet, to read in every way."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from schemas.filled.entries import Kind
from workbook.files.on_disk import package_at
from workbook.files.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OVERRIDES = {
    "/xl/workbook.xml": "sheet.main",
    "/xl/worksheets/sheet1.xml": "worksheet",
    "/xl/sharedStrings.xml": "sharedStrings",
    "/xl/styles.xml": "styles",
}
# number formats by style: none, a date, a Chinese date, a date of our own, a count in words
FORMATS = (0, 14, 31, 164, 165)
CUSTOM = {164: '[DBNum1][$-804]yyyy"年"m"月"d"日";@', 165: '0"件"'}


@dataclass(frozen=True)
class Spelling:
    """One way to write a cell: its XML without address, and what a reader must make of it.

    ``attributes`` go around the address, ``shared`` is the XML of a shared string if it needs one
    (its index replaces {shared} in ``inside``).
    """

    attributes: str
    inside: str
    kind: Kind
    text: str = ""
    number: Decimal | None = None
    formula: bool = False
    shared: str | None = None


def cell(address: str, spelling: Spelling, shared: list[str]) -> str:
    """The XML of a cell; a shared string is added to the list."""
    inside = spelling.inside
    if spelling.shared is not None:
        inside = inside.replace("{shared}", str(len(shared)))
        shared.append(spelling.shared)
    attributes = f"{spelling.attributes} " if spelling.attributes else ""
    return f'<c {attributes}r="{address}">{inside}</c>'


def rows(cells: Iterable[tuple[int, str]]) -> str:
    """Cells with their row numbers, in order, as rows."""
    by_row: dict[int, str] = {}
    for row, xml in cells:
        by_row[row] = by_row.get(row, "") + xml
    return "".join(f'<row r="{row}">{xml}</row>' for row, xml in sorted(by_row.items()))


def worksheet(sheet_data: str, main: str = MAIN) -> str:
    """A sheet around its rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{main}">'
        f"<sheetData>{sheet_data}</sheetData></worksheet>"
    )


def plain(text: str) -> str:
    """A shared or inline string."""
    return f'<t xml:space="preserve">{escape(text)}</t>'


def _styles(main: str) -> str:
    custom = "".join(
        f'<numFmt numFmtId="{key}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for key, code in CUSTOM.items()
    )
    xfs = "".join(
        f'<xf numFmtId="{key}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for key in FORMATS
    )
    return (
        f'<styleSheet xmlns="{main}"><numFmts count="{len(CUSTOM)}">{custom}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(FORMATS)}">{xfs}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _relations(targets: Iterable[tuple[str, str]], base: str) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{base}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def book(
    path: Path,
    sheet: str | bytes,
    shared: Iterable[str] = (),
    *,
    y1904: bool = False,
    strict: bool = False,
) -> Package:
    """Write a workbook of one sheet, 表, and open it."""
    main, base = (STRICT_MAIN, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)
    types = "".join(
        f'<Override PartName="{part}" ContentType="{SPREADSHEET}.{kind}+xml"/>'
        for part, kind in OVERRIDES.items()
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        )
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")], base))
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            _relations(
                [
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("styles", "styles.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                ],
                base,
            ),
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{base}"><workbookPr date1904="{int(y1904)}"/>'
            '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr("xl/styles.xml", _styles(main))
        strings = "".join(f"<si>{each}</si>" for each in shared)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    path.write_bytes(buffer.getvalue())
    return package_at(path)


def rezip(source: Path, target: Path, changes: dict[str, bytes]) -> Path:
    """Copy a workbook with some parts replaced or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return target
