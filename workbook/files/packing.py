"""Packages as bytes that depend on their content alone.

openpyxl and python-docx stamp the hour into a package; here dates, order and compression are fixed,
so the same content always has the same bytes, on Windows as on Linux.
"""

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED

from lxml import etree

from schemas.errors import OutputError
from workbook.files.relations import ROOT_RELATIONS, TYPES
from workbook.files.whole_file import write_whole

if TYPE_CHECKING:  # who packs a Word file does without it
    from openpyxl import Workbook

FIRST_PARTS = (TYPES, ROOT_RELATIONS)  # where programs look to tell a file's type
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier date
Date = tuple[int, int, int, int, int, int]
STAMP = b"2022-01-01T00:00:00Z"
MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FONT_PARTS = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset")
GROWING_ROW = re.compile(rb'(<row [^>]*?) customHeight="1"')


def zipped(
    parts: Mapping[str, bytes], dates: Mapping[str, Date] | None = None, method: int = ZIP_DEFLATED
) -> bytes:
    """Parts by name -> a zip of them in this order, content types and root relations first."""
    first = [name for name in FIRST_PARTS if name in parts]
    rest = [name for name in parts if name not in FIRST_PARTS]
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name in (*first, *rest):
            entry = zipfile.ZipInfo(name, (dates or {}).get(name, EARLIEST))
            entry.compress_type = method
            entry.create_system = 0  # the same on Windows and Linux
            target.writestr(entry, parts[name])
    return result.getvalue()


def packed(book: "Workbook") -> bytes:
    """The workbook as the bytes of an .xlsx file, the same ones each time.

    OutputError when there is no room for temporary files.
    """
    raw = io.BytesIO()
    try:
        book.save(raw)
    except (
        OSError,
        etree.SerialisationError,
    ) as error:  # openpyxl writes each sheet to a file first
        raise OutputError(
            f"临时文件夹“{tempfile.gettempdir()}”不能写入，可能磁盘已满，工作簿没有写成。"
            "请清理磁盘空间后再试一次。"
        ) from error
    growing = {
        f"xl/worksheets/sheet{number}.xml"
        for number, sheet in enumerate(book.worksheets, start=1)
        if not sheet.protection.insertRows
    }
    with zipfile.ZipFile(raw) as source:
        return zipped(
            {name: _content(name, source.read(name), name in growing) for name in source.namelist()}
        )


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


def save(book: "Workbook", path: Path) -> None:
    """Write the workbook to `path`: whole, or not at all. OSError when the place refuses."""
    write_whole(path, packed(book))
