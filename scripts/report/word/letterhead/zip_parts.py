"""The bytes of a letterhead as parts by name, unpacked safely, refused in one clear sentence."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from schemas.errors import TemplateError
from workbook.files.entries import LARGEST_UNPACKED, MOST_PARTS, packed_by, part_name
from workbook.files.input_file import MEGABYTE
from workbook.files.kinds_of_file import OLE

SAVE_AS = "请用Word或WPS打开它，另存为“Word 文档（*.docx）”后再试。"
PASSWORD = "EncryptedPackage".encode("utf-16-le")


def no_document(told: str, detail: str = "") -> TemplateError:
    """What to say of a file that Word would not open as a document either; `detail` says why."""
    return TemplateError(f"{told}不是可以使用的Word文档（.docx）或已经损坏{detail}，{SAVE_AS}")


def parts_of(content: bytes, told: str) -> dict[str, bytes]:
    """A package's bytes -> its parts by name, slashes and all as the standard has them.

    Raises:
        TemplateError: no zip, damaged, too large, with a password, packed in a way Word cannot read.
    """
    if content.startswith(OLE) and PASSWORD in content:
        raise TemplateError(f"{told}设有打开密码，请用Word或WPS打开它，清除打开密码，保存后再试。")
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _bearable(entries, told)
            return _named(archive, entries, told)
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise no_document(told) from error


def _bearable(entries: list[ZipInfo], told: str) -> None:
    size = sum(entry.file_size for entry in entries)
    if size > LARGEST_UNPACKED or len(entries) > MOST_PARTS:
        raise TemplateError(
            f"{told}解压后有{size / MEGABYTE:.0f} MB、{len(entries)}个部分，大小异常，不予读取。"
            "红头模板通常不到1 MB，请压缩其中的图片后再试。"
        )
    for entry in entries:
        if entry.flag_bits & 1:
            raise TemplateError(
                f"{told}是用压缩软件加了密码的，不能读取。请用压缩软件解压，重新压缩时不设密码；"
                "或者在原来的电脑上用Word或WPS另存一份。"
            )
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise TemplateError(
                f"{told}是用压缩软件以{packed_by(entry)}方式重新压缩过的，Word和本程序都不能读取。"
                "请使用没有重新压缩过的原文件。"
            )


def _named(archive: ZipFile, entries: list[ZipInfo], told: str) -> dict[str, bytes]:
    """Parts by name; names that differ in case alone are one part, as they are to Word."""
    parts: dict[str, bytes] = {}
    known: dict[str, str] = {}
    for entry in entries:
        path = part_name(entry)
        name, content = known.setdefault(path.lower(), path), archive.read(entry)
        if parts.setdefault(name, content) != content:
            raise TemplateError(
                f"{told}中的{path}有两份，内容不同，无法判断以哪一份为准。{SAVE_AS}"
            )
    return parts
