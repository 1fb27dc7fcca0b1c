"""Office templates as offices make them: letterhead, anchor, placeholders, styles of their own."""

from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
CONTROL = (
    f'<w:sdt {W}><w:sdtPr><w:tag w:val="report-body"/></w:sdtPr><w:sdtContent>'
    "<w:p><w:r><w:t>单击此处放报告</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


def letterhead() -> Any:
    """A page with a restyled heading, a red line of its own and no place for the report yet."""
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(18)
    document.sections[0].left_margin = document.sections[0].right_margin = Mm(30)
    document.sections[0].page_width = Mm(210)
    document.add_paragraph("青禾县文件")
    return document


def split(paragraph: Any, text: str, pieces: int = 3) -> None:
    """Write a text into a paragraph in so many runs, as Word does while people type."""
    size = -(-len(text) // pieces)
    for start in range(0, len(text), size):
        paragraph.add_run(text[start : start + size])


def with_control(document: Any) -> Any:
    document.element.body.insert(-1, parse_xml(CONTROL))
    return document


def with_mark(document: Any, pieces: int = 1) -> Any:
    split(document.add_paragraph(), "{{正文}}", pieces)
    return document


def text_box(words: str) -> Any:
    """A run with a text box, as a ``w:p``."""
    return parse_xml(
        f"<w:p {W} {V}><w:r><w:t>外</w:t></w:r><w:r><w:pict>"
        '<v:shape id="box" style="width:100pt;height:20pt"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        "</w:r><w:r><w:t>面</w:t></w:r></w:p>"
    )


def in_chinese_word(document: Any) -> Any:
    """The same styles under the ids a Chinese Word gives them."""
    chinese = {"Normal": "a", "Heading1": "1", "Heading2": "2", "Heading3": "3", "Title": "a3"}
    roots = (document.styles.element, document.element)
    for element in (element for root in roots for element in root.iter()):
        for attribute in (qn("w:val"), qn("w:styleId")):
            if element.tag != qn("w:name") and element.get(attribute) in chinese:
                element.set(attribute, chinese[element.get(attribute)])
    return document


def saved(document: Any, folder: Path) -> Path:
    path = folder / "红头.docx"
    document.save(str(path))
    return path
