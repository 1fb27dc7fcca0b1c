"""An office's own letterhead (红头) as the page the report is written on.

The office marks the place with a content control tagged ``report-body`` or a paragraph ``{{正文}}``,
and may use ``{{单位名称}}``, ``{{年度}}`` and ``{{成文日期}}`` anywhere. Styles it has restyled stay as they
are, those it lacks are added; tables always come from the form.
"""

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from schemas.errors import TemplateError
from scripts.report.model import Report
from scripts.report.word.placeholders import PLACEHOLDER, paragraphs, replace, roots, text_of
from scripts.report.word.styles import TEXT_WIDTH

BODY_TAG = "report-body"
BODY_WORD = "正文"
WORDS = ("单位名称", "年度", "成文日期")
OWN_TITLE = "政府信息公开工作年度报告"  # a template that prints this has a title of its own

_P, _SDT, _CONTENT = qn("w:p"), qn("w:sdt"), qn("w:sdtContent")
_BODY, _DOCUMENT, _SECTION = qn("w:body"), qn("w:document"), qn("w:sectPr")
_BROKEN = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    XMLSyntaxError,
    EOFError,
    KeyError,  # a part that is missing
    ValueError,  # a package of another kind
    AttributeError,  # a part that is not what it should be
    RuntimeError,  # an archive with a password
    NotImplementedError,  # an archive packed in a way Python cannot read
)
_PLACE = (
    "请在要放报告正文的位置单独写一段“{{正文}}”（不要放在表格、文本框、页眉或页脚里），"
    "或插入一个标记为report-body的内容控件，全文只能有一处。"
)


class OfficeTemplate:
    """A template opened and found usable; `fill` and `insert` make it the report.

    Raises:
        TemplateError: no Word document, damaged, or no single place for the report.
    """

    def __init__(self, content: bytes, name: str = "") -> None:
        self.told = f"模板“{name}”" if name else "报告模板"  # what sentences call it
        self.document = _opened(content, self.told)
        self._anchor = self._find_anchor()

    def has_title(self) -> bool:
        """Whether the template prints the report's title itself."""
        body = self.document.element.body
        return any(OWN_TITLE in text_of(paragraph) for paragraph in paragraphs(body))

    def fill(self, report: Report) -> None:
        """Write organ, year and date over their placeholders, in body, headers and text boxes.

        Raises:
            TemplateError: a placeholder nobody knows, which would be printed as it stands.
        """
        known = (report.organ, str(report.year), report.signature.date)
        words = dict(zip(WORDS, known, strict=True))
        inside = set(self._anchor.iter(_P))
        for root in roots(self.document):
            for paragraph in paragraphs(root):
                if paragraph not in inside and (unknown := replace(paragraph, words)):
                    raise TemplateError(self._unknown(unknown[0]))

    def text_width(self) -> int:
        """Twips between the margins where the report goes; ours where the template is silent."""
        after = False
        for element in self.document.element.body.iter():
            after = after or element is self._anchor
            if after and element.tag == _SECTION:
                size, margins = element.find(qn("w:pgSz")), element.find(qn("w:pgMar"))
                if size is None or margins is None:
                    break
                sides = [margins.get(qn(f"w:{side}"), "0") for side in ("left", "right", "gutter")]
                return int(size.get(qn("w:w"), "11906")) - sum(map(int, sides))
        return TEXT_WIDTH

    def insert(self, blocks: Iterable[_Element]) -> None:
        """Put the report in the place of the anchor; a section that ended there still does."""
        for block in blocks:
            self._anchor.addprevious(block)
        for section in list(self._anchor.iter(_SECTION)):
            ending = parse_xml(f'<w:p xmlns:w="{section.nsmap["w"]}"><w:pPr/></w:p>')
            ending[0].append(section)
            self._anchor.addprevious(ending)
        above = self._anchor.getparent()
        if above is not None:
            above.remove(self._anchor)

    def _find_anchor(self) -> _Element:
        body: _Element = self.document.element.body
        found = [control for control in body.iter(_SDT) if _tag(control) == BODY_TAG]
        inside = {p for control in found for p in control.iter(_P)}
        found += [p for p in body.iter(_P) if p not in inside and _is_mark(text_of(p))]
        if not found:
            raise TemplateError(f"{self.told}里没有放报告正文的位置。{_PLACE}")
        anchor = found[0]
        above = anchor.getparent()
        if (
            above is not None
            and above.tag == _P
            and text_of(above).strip() == _text(anchor).strip()
        ):
            anchor = above  # a control around all words of a paragraph stands for the paragraph
        holders = {holder.tag for holder in anchor.iterancestors()}
        if len(found) > 1 or holders - {_SDT, _CONTENT, _BODY, _DOCUMENT}:
            raise TemplateError(f"{self.told}里放报告正文的位置不合用。{_PLACE}")
        return anchor

    def _unknown(self, word: str) -> str:
        if word == BODY_WORD:
            return f"{self.told}里放报告正文的位置不合用。{_PLACE}"
        usable = "、".join(f"{{{{{known}}}}}" for known in (*WORDS, BODY_WORD))
        return (
            f"{self.told}里有不认识的占位符“{{{{{word}}}}}”，可以使用的是{usable}，请改正后再试。"
        )


def _opened(content: bytes, told: str) -> Document:
    try:
        document = docx.Document(BytesIO(content))
        if document.element.body is None or document.styles.element is None:
            raise ValueError("no body")
    except _BROKEN as error:
        raise TemplateError(
            f"{told}不是可以使用的Word文档（.docx）或已经损坏，"
            "请用Word或WPS打开它，另存为“Word 文档（*.docx）”后再试。"
        ) from error
    return document


def _tag(control: _Element) -> str:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else tag.get(qn("w:val"), "")


def _text(element: _Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def _is_mark(text: str) -> bool:
    match = PLACEHOLDER.fullmatch(text.strip())
    return match is not None and match[1] == BODY_WORD
