"""A report written on a letterhead, opened again: is it a package by the book, and is all in it?"""

import posixpath
from io import BytesIO
from zipfile import ZipFile

import docx
from lxml import etree

from schemas.errors import TemplateError
from scripts.report.word.letterhead.part_types import StatedTypes
from scripts.report.word.letterhead.zip_parts import SAVE_AS
from workbook.files.relations import TYPES


def check_written(content: bytes, tables_wanted: int, told: str) -> None:
    """Hold what is about to be written against the rules that any program goes by.

    Raises:
        TemplateError: the letterhead cannot be made a sound report; nothing has been written.
    """
    try:
        fault = _fault(content, tables_wanted)
    except (etree.XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        fault = str(error) or type(error).__name__
    if fault:
        raise TemplateError(
            f"用{told}生成的报告没有通过检查（{fault}），没有写出任何文件。{SAVE_AS}"
        )


def _fault(content: bytes, tables_wanted: int) -> str:
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    lower = {name.lower() for name in names}
    if len(lower) < len(names):
        return "有的部分有两份"
    types = StatedTypes(etree.fromstring(parts[TYPES]))
    for name in names:
        if name != TYPES and not types.states(name):
            return f"{name}没有类型"
        if name.lower().endswith(".rels") and (lost := _lost(name, parts[name], lower)):
            return f"缺少{lost}"
    body = docx.Document(BytesIO(content)).element.body
    found = len(body.findall("w:tbl", body.nsmap))
    return "" if found >= tables_wanted else "表格不全"


def _lost(name: str, content: bytes, there: set[str]) -> str:
    """A part that a relation leads to and that is not there."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for link in etree.fromstring(content):
        if link.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            if path.lstrip("/").lower() not in there:
                return path
    return ""
