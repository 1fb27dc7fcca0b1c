"""Parts of a zip file, and XML, opened with the limits that a file from anywhere calls for."""

import io
import zipfile

from lxml import etree

from scripts.importing.printed import ImportRefusedError
from workbook.files.input_file import MEGABYTE

LARGEST_PART = 20 * MEGABYTE  # unpacked; the text of a long report has one or two
DAMAGED = "文件已经损坏，不能读取。请用Word或WPS打开原文件，另存以后再试。"
TOO_LARGE = "文件解压后过大，不像是年度报告，没有读取。请核对是不是选错了文件。"
FORBIDDEN = "文件里有文档类型定义（DTD），正常的报告没有这种内容，为安全起见没有读取。"


def part(data: bytes, name: str) -> bytes | None:
    """One part of a package, None where it has none; ImportRefusedError for bombs and damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if name not in archive.namelist():
                return None
            if archive.getinfo(name).file_size > LARGEST_PART:
                raise ImportRefusedError(TOO_LARGE)
            with archive.open(name) as stream:
                content = stream.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ImportRefusedError(DAMAGED) from error
    except Exception as error:  # zlib.error, lzma errors: whatever a broken stream raises
        if isinstance(error, ImportRefusedError):
            raise
        raise ImportRefusedError(DAMAGED) from error
    if len(content) > LARGEST_PART:
        raise ImportRefusedError(TOO_LARGE)
    return content


def xml(content: bytes) -> etree._Element:
    """XML as a tree: no entities, no network, no document type; ImportRefusedError otherwise."""
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise ImportRefusedError(FORBIDDEN)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ImportRefusedError(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ImportRefusedError(FORBIDDEN)
    return root
