"""The entries of a zip: listed once their sizes are known to be bearable, unpacked no further than they say.

Nothing is unpacked before its size is known; what cannot be unpacked is refused in one clear sentence.
"""

import posixpath
import re
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from schemas.errors import WorkbookError
from workbook.files.input_file import MEGABYTE

LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_PART = 32 * MEGABYTE  # of a part that is read; pictures may be larger
MOST_PARTS = 5000
TOO_LARGE = "填报工作簿通常不到1 MB，请删去图片、附件和多余的工作表，或把数字复制到空白模板中再试。"
SAVE_ANEW = "请用Excel或WPS打开，另存为“Excel 工作簿（.xlsx）”后再试。"
METHODS = {ZIP_BZIP2: "bzip2", ZIP_LZMA: "LZMA", 9: "Deflate64", 93: "Zstandard", 95: "xz"}
DECLARED = re.compile(
    rb"(?:\xef\xbb\xbf)?<\?xml(?>[^>]*?\sencoding\s*=\s*[\"']([\w.-]+)[\"'])[^>]*\?>"
)
BYTE_ORDERS = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
USUAL = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def listed(name: str, data: bytes) -> list[ZipInfo]:
    """The entries of a zip, in the order of its directory.

    WorkbookError (Chinese) where it is none, damaged, or too large all together.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            found = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise damaged(name) from error
    size = sum(each.file_size for each in found)
    if size > LARGEST_UNPACKED or len(found) > MOST_PARTS:
        raise WorkbookError(
            f"“{name}”解压后有{size / MEGABYTE:.0f} MB、{len(found)}个部分，大小异常，"
            f"不予读取。{TOO_LARGE}"
        )
    return found


def unpacked(name: str, data: bytes, entry: ZipInfo) -> bytes:
    """One part, unpacked by ourselves: zipfile stops at the declared size, other readers do not.

    WorkbookError (Chinese) where it is too large, damaged, or packed in a way that is not read.
    """
    if entry.file_size > LARGEST_PART and is_xml(entry.filename):
        raise WorkbookError(
            f"“{name}”中的{entry.filename}解压后有{entry.file_size / MEGABYTE:.0f} MB，"
            f"大小异常，不予读取。{TOO_LARGE}"
        )
    if entry.flag_bits & 1 or entry.compress_type not in (ZIP_DEFLATED, ZIP_STORED):
        raise _packed_otherwise(name, entry)
    head = entry.header_offset
    lengths = (int.from_bytes(data[at : at + 2], "little") for at in (head + 26, head + 28))
    start = head + 30 + sum(lengths)
    packed = data[start : start + entry.compress_size]
    try:
        if entry.compress_type == ZIP_DEFLATED:
            content = zlib.decompressobj(-15).decompress(packed, entry.file_size + 1)
        else:
            content = packed
    except zlib.error as error:
        raise damaged(name) from error
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise damaged(name)
    return content


def part_name(entry: ZipInfo) -> str:
    """The part an entry holds, by the standard's name for it: slashes, and no way round.

    zipfile itself turns backslashes into slashes on Windows only.
    """
    return posixpath.normpath("/" + entry.orig_filename.replace("\\", "/")).lstrip("/")


def is_xml(part: str) -> bool:
    """Whether a part is, by its name, XML that is looked into."""
    return part.lower().endswith((".xml", ".rels", ".vml"))


def packed_by(entry: ZipInfo) -> str:
    """The name of a method of packing that neither Excel nor Word reads."""
    return METHODS.get(entry.compress_type, f"第{entry.compress_type}种")


def _packed_otherwise(name: str, entry: ZipInfo) -> WorkbookError:
    """What to say of an entry that Excel would not unpack either."""
    if entry.flag_bits & 1:
        return WorkbookError(
            f"“{name}”是用压缩软件加了密码的，无法读取。请用压缩软件解压，重新压缩时不设密码；"
            "或者在原来的电脑上用Excel或WPS另存一份。"
        )
    method = packed_by(entry)
    return WorkbookError(
        f"“{name}”是用压缩软件以{method}方式重新压缩过的，Excel和本程序都不能读取。"
        "请使用没有重新压缩过的原文件。"
    )


def damaged(name: str) -> WorkbookError:
    """What to say of a file that is not whole."""
    return WorkbookError(
        f"“{name}”已损坏或不完整，可能没有下载、复制完。请重新复制一份，"
        "或用Excel打开修复、另存后再试。"
    )


def in_utf8(content: bytes) -> bytes:
    """The XML of a part in UTF-8, whatever it was written in; as it is where that cannot be told."""
    encoding = BYTE_ORDERS.get(content[:2], "")
    stated = DECLARED.match(content) if content[:5] in (b"<?xml", b"\xef\xbb\xbf<?") else None
    if not encoding and (stated is None or stated[1].lower() in USUAL):
        return content
    try:
        text = content.decode(encoding or (stated[1].decode() if stated else ""))
    except (LookupError, ValueError):
        return content  # whoever parses it will say so
    text = text.lstrip("\ufeff")
    if text.startswith("<?xml"):
        text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text.partition("?>")[2]
    return text.encode()
