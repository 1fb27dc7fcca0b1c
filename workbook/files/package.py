"""The bytes of a workbook as a package of parts: opened safely, refused in one clear sentence.

Nothing is unpacked before its size is known, and each part is unpacked no further than the size it
declares. No file is touched here: `workbook.files.on_disk` fetches the bytes of one.
"""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from schemas.errors import WorkbookError
from workbook.files.input_file import MEGABYTE, too_large
from workbook.files.kinds_of_file import refusal_by_bytes, refusal_by_content, refusal_by_name
from workbook.files.relations import relations_in, relations_part

LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_PART = 32 * MEGABYTE  # of a part that is read; pictures may be larger
MOST_PARTS = 5000
UNNAMED = "工作簿"  # what sentences call bytes that came without a file name
TOO_LARGE = "填报工作簿通常不到1 MB，请删去图片、附件和多余的工作表，或把数字复制到空白模板中再试。"


@dataclass(frozen=True)
class Package:
    """An opened workbook: its bytes, where each sheet lies, its defined names.

    ``name`` is what sentences call it: the name of its file, as a person knows it. ``sheets`` maps
    sheet names to part names in the order of the tabs; ``names`` maps defined names to what stands
    behind them (``"2021/1"`` with its quotation marks).
    """

    name: str
    data: bytes
    sheets: Mapping[str, str]
    names: Mapping[str, str]
    external_links: bool
    _entries: Mapping[str, ZipInfo] = field(repr=False)

    @property
    def part_names(self) -> Collection[str]:
        """The names of all parts, in the order of the zip."""
        return self._entries.keys()

    def part(self, name: str) -> bytes:
        """The content of a part, b"" when there is none; WorkbookError when it is damaged."""
        return _unpacked(self.name, self.data, self._entries.get(name))


def open_package(data: bytes, name: str = "") -> Package:
    """Open the bytes of a workbook; WorkbookError says in Chinese why they are none that can be read.

    ``name`` is the file name to be used in that sentence; without one it speaks of a 工作簿.
    """
    name = name or UNNAMED
    refusal = (
        too_large(name, len(data), TOO_LARGE)
        or refusal_by_name(name)
        or refusal_by_bytes(data, name)
    )
    if refusal:
        raise WorkbookError(refusal)
    entries = _entries(name, data)

    def part(name: str) -> bytes:
        return _unpacked(name, data, entries.get(name))

    refusal = refusal_by_content(part("[Content_Types].xml"), part("mimetype"), name)
    if refusal:
        raise WorkbookError(refusal)
    try:
        roots = relations_in(part(relations_part("")), "")
        book = next(each.target for each in roots if each.kind == "officeDocument")
        targets = {e.id: e.target for e in relations_in(part(relations_part(book)), book)}
        root = ElementTree.fromstring(part(book))
        sheets = {s.attrib["name"]: targets[_relation(s)] for s in _each(root, "sheet")}
    except (ElementTree.ParseError, LookupError, StopIteration, ValueError) as error:
        raise _damaged(name) from error
    if not all(each in entries for each in sheets.values()):
        raise _damaged(name)
    names = {each.get("name", ""): each.text or "" for each in _each(root, "definedName")}
    links = any(name.startswith("xl/externalLinks/") for name in entries)
    return Package(name, data, sheets, names, links, entries)


def _entries(name: str, data: bytes) -> dict[str, ZipInfo]:
    """The parts of the zip by name, once their declared sizes are known to be bearable."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _damaged(name) from error
    unpacked = sum(each.file_size for each in listed)
    if unpacked > LARGEST_UNPACKED or len(listed) > MOST_PARTS:
        raise WorkbookError(
            f"“{name}”展开后有{unpacked / MEGABYTE:.0f} MB、{len(listed)}个部分，大得不正常，"
            f"不予读取。{TOO_LARGE}"
        )
    return {each.filename: each for each in listed}


def _unpacked(name: str, data: bytes, entry: ZipInfo | None) -> bytes:
    """One part, unpacked by ourselves: zipfile stops at the declared size, other readers do not."""
    if entry is None:
        return b""
    if entry.file_size > LARGEST_PART:
        raise WorkbookError(
            f"“{name}”中的{entry.filename}展开后有{entry.file_size / MEGABYTE:.0f} MB，"
            f"大得不正常，不予读取。{TOO_LARGE}"
        )
    head = entry.header_offset
    start = (
        head
        + 30
        + sum(int.from_bytes(data[at : at + 2], "little") for at in (head + 26, head + 28))
    )
    packed = data[start : start + entry.compress_size]
    try:
        if entry.compress_type == ZIP_DEFLATED:
            content = zlib.decompressobj(-15).decompress(packed, entry.file_size + 1)
        else:
            content = packed
    except zlib.error as error:
        raise _damaged(name) from error
    sound = entry.compress_type in (ZIP_DEFLATED, ZIP_STORED) and not entry.flag_bits & 1
    if not sound or len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise _damaged(name)
    return content


def _damaged(name: str) -> WorkbookError:
    return WorkbookError(
        f"“{name}”已损坏或不完整，可能没有下载、复制完。请重新复制一份，"
        "或用Excel打开修复、另存后再试。"
    )


def _each(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    """Elements of that local name, in the transitional or the strict namespace."""
    return root.findall(f".//{{*}}{tag}")


def _relation(sheet: ElementTree.Element) -> str:
    return next(value for name, value in sheet.attrib.items() if name.endswith("relationships}id"))
