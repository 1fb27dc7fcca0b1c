"""Build the macro workbook and the add-in: ``python -m workbook.macro_build`` regenerates both.

The macro workbook is the template with macros, ribbon and buttons; the add-in has macros and ribbon
for offices whose people keep working in their own .xlsx files.
"""

from functools import cache
from pathlib import Path

from openpyxl import Workbook

from schemas.form.editions import LATEST
from schemas.form.model import Edition
from workbook.build import template_bytes
from workbook.files.package_parts import PackageParts
from workbook.files.packing import packed
from workbook.files.whole_file import write_whole
from workbook.macros.attach import attach
from workbook.macros.code_names import code_name_of, sheet_parts

MACRO_TEMPLATE = Path(__file__).with_name("年度报告填报表.xlsm")
ADDIN = Path(__file__).with_name("年报助手.xlam")
ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
ADDIN_SHEET = "wsAddin"


@cache
def code_names(edition: Edition) -> dict[str, str]:
    """The code name of every sheet of the template, by the sheet's name."""
    return _named(PackageParts.read(template_bytes(edition)))


def macro_bytes(edition: Edition) -> bytes:
    """The template as an .xlsm file, byte for byte the same each time."""
    return with_macros(template_bytes(edition))


def with_macros(book: bytes) -> bytes:
    """A workbook fresh from the template, filled or not, as an .xlsm file."""
    parts = PackageParts.read(book)
    attach(parts, _named(parts))
    return parts.packed()


def _named(parts: PackageParts) -> dict[str, str]:
    book = parts.related("", "officeDocument")
    return {name: code_name_of(parts.content[part]) for name, part in sheet_parts(parts, book)}


def addin_bytes() -> bytes:
    """The add-in as an .xlam file, byte for byte the same each time."""
    book = Workbook()
    book.worksheets[0].title = "年报助手"
    book.properties.title = "政府信息公开工作年度报告助手"
    book.properties.creator = "ogi-annual-report"
    parts = PackageParts.read(packed(book))
    attach(parts, {"年报助手": ADDIN_SHEET}, ADDIN_TYPE)
    return parts.packed()


if __name__ == "__main__":
    write_whole(MACRO_TEMPLATE, macro_bytes(LATEST))
    write_whole(ADDIN, addin_bytes())
    print(f"已生成 {MACRO_TEMPLATE}、{ADDIN}")
