"""A workbook as bytes that depend on its content alone.

openpyxl stamps the hour into the package; here dates, order and compression are fixed, so the same
workbook always has the same bytes.
"""

import io
import re
import zipfile
from pathlib import Path

from lxml import etree
from openpyxl import Workbook

from workbook.files.whole_file import write_whole

FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")  # where programs look to tell a file's type
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier date
STAMP = b"2022-01-01T00:00:00Z"
MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FONT_PARTS = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset")
GROWING_ROW = re.compile(rb'(<row [^>]*?) customHeight="1"')


def packed(book: Workbook) -> bytes:
    """The workbook as the bytes of an .xlsx file, the same ones each time."""
    raw = io.BytesIO()
    book.save(raw)
    growing = {
        f"xl/worksheets/sheet{number}.xml"
        for number, sheet in enumerate(book.worksheets, start=1)
        if not sheet.protection.insertRows
    }
    result = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w") as target:
        rest = [name for name in source.namelist() if name not in FIRST_PARTS]
        for name in (*FIRST_PARTS, *rest):
            target.writestr(_entry(name), _content(name, source.read(name), name in growing))
    return result.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on Windows and Linux
    return entry


def _content(name: str, content: bytes, growing: bool) -> bytes:
    if name == "docProps/core.xml":
        return MODIFIED.sub(rb"\g<1>" + STAMP, content)
    if name == "xl/styles.xml":
        return _fonts_in_order(content)
    # openpyxl calls every height fixed; where rows are typed in, they must follow the text
    return GROWING_ROW.sub(rb"\g<1>", content) if growing else content


def _fonts_in_order(styles: bytes) -> bytes:
    """The parts of every font in the order of the standard, which openpyxl does not keep."""
    root = etree.fromstring(styles)
    order = {f"{MAIN}{part}": number for number, part in enumerate(FONT_PARTS)}
    for font in root.iter(f"{MAIN}font"):
        font[:] = sorted(font, key=lambda part: order.get(part.tag, len(order)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def save(book: Workbook, path: Path) -> None:
    """Write the workbook to `path`: whole, or not at all. OSError when the place refuses."""
    write_whole(path, packed(book))
