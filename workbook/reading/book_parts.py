"""What cells refer to: the shared texts and the formats of a workbook, read alike for every reader."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import ParseError

from schemas.errors import WorkbookError
from workbook.files.entries import SAVE_ANEW
from workbook.files.package import Package
from workbook.reading.cell_styles import Styles, styles_in
from workbook.reading.number_formats import Formats, formats_of
from workbook.reading.shared_texts import texts_in

Read = TypeVar("Read")


class BookParts(NamedTuple):
    """Shared texts in their order, and what the styles of cells show."""

    shared: list[str]
    formats: Formats


def parts_of(package: Package) -> BookParts:
    """Those of a workbook, empty where it has none; WorkbookError where they are not well-formed."""
    shared = _read(package, "sharedStrings", "公用文字表", texts_in)
    styles = _read(package, "styles", "样式表", styles_in)
    formats = formats_of(styles or Styles([], {}), from_1904=package.from_1904)
    return BookParts(shared or [], formats)


def _read(package: Package, kind: str, words: str, reader: Callable[[bytes], Read]) -> Read | None:
    """What is read of a part of the workbook, None where it has no such part."""
    part = package.related.get(kind)
    if part is None:
        return None
    xml = package.part(part)
    if b"<!DOCTYPE" in xml:
        raise WorkbookError(
            f"“{package.name}”里的{words}含有DOCTYPE声明，正常的工作簿里没有这种内容，"
            f"不能读取。{SAVE_ANEW}"
        )
    try:
        return reader(xml)
    except (ParseError, ValueError, LookupError) as error:
        raise WorkbookError(
            f"“{package.name}”里的{words}无法读取，文件可能已损坏。{SAVE_ANEW}"
        ) from error
