"""`Report` -> Word file: our base or an office's template, filled, the same bytes every time."""

import datetime as dt
import io
import zipfile
from typing import cast

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from schemas.language.characters import with_plain_line_ends
from scripts.report.model import Report
from scripts.report.word.base import BASE
from scripts.report.word.body import body_xml
from scripts.report.word.draft import mark_draft
from scripts.report.word.styles import definitions
from scripts.report.word.text import StyleIds
from workbook.files.packing import zipped

PROPERTY_LENGTH = 255  # of a core property, python-docx takes no more


def report_bytes(report: Report, template: bytes | None = None, template_name: str = "") -> bytes:
    """`report` as the bytes of a .docx, on our own page or on the office's `template`, a .docx too.

    ``template_name`` is what sentences call the template.

    Raises:
        TemplateError: the template is no Word document or says not where the report goes.
    """
    if template is not None:
        return _on_letterhead(report, template, template_name)
    document = docx.Document(str(BASE))
    ids: StyleIds = {name: style_id for name, (style_id, _) in definitions().items()}
    for block in _blocks(body_xml(report, ids)):
        document.element.body.insert(-1, block)  # before the section properties
    return _finished(document, report, ids)


def _on_letterhead(report: Report, template: bytes, name: str) -> bytes:
    """The report in its place on the office's page, opened again and checked."""
    # a report on our own page does without these
    from scripts.report.word.letterhead.self_check import check_written
    from scripts.report.word.style_ids import add_styles
    from scripts.report.word.template import OfficeTemplate

    office = OfficeTemplate(template, name)
    ids = add_styles(office.styles())
    office.fill(report)
    xml = body_xml(report, ids, office.text_width(), with_title=not office.has_title())
    office.insert(_blocks(xml))
    content = _finished(office.document(), report, ids)
    check_written(content, xml.count("<w:tbl>"), office.told)
    return content


def _finished(document: Document, report: Report, ids: StyleIds) -> bytes:
    """The picture, the draft's marks, the properties, the bytes."""
    if report.illustrated:
        from scripts.report.word.pictures import put_picture

        put_picture(document, report)
    if report.draft:
        mark_draft(document, ids)
    _describe(document, report)
    return _packed(document)


def _blocks(xml: str) -> list[BaseOxmlElement]:
    """Paragraphs and tables as elements, parsed in one go."""
    return cast(list[BaseOxmlElement], list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")))


def _describe(document: Document, report: Report) -> None:
    """Document properties; the moment is the end of the reported year, not the clock's."""
    properties = document.core_properties
    properties.title = with_plain_line_ends(report.full_title)[:PROPERTY_LENGTH]
    properties.author = with_plain_line_ends(report.organ)[:PROPERTY_LENGTH]
    properties.last_modified_by = properties.author
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = dt.datetime(report.year + 1, 1, 1)


def _packed(document: Document) -> bytes:
    """The package with the clock taken out of it."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source:
        return zipped({name: source.read(name) for name in source.namelist()})
