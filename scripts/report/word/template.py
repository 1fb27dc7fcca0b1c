"""An office's own letterhead (红头) as the page the report is written on.

The office marks the place with a content control tagged ``report-body`` or a paragraph ``{{正文}}``,
and may use ``{{单位名称}}``, ``{{年度}}`` and ``{{成文日期}}`` anywhere. Styles it has restyled stay as they
are, those it lacks are added; tables always come from the form. What stands beside the mark stays.
"""

from collections.abc import Iterable
from io import BytesIO

import docx
from docx.document import Document
from lxml import etree
from lxml.etree import _Element

from schemas.errors import TemplateError
from scripts.report.model import Report
from scripts.report.word.letterhead.leftovers import leftovers, put_back
from scripts.report.word.letterhead.opening import open_letterhead
from scripts.report.word.letterhead.place import ADVICE, BODY_WORD, find_place
from scripts.report.word.letterhead.placeholders import UnfitError, fill, unbind
from scripts.report.word.letterhead.transitional import W
from scripts.report.word.letterhead.words import SECTION, P, paragraphs, text_of

WORDS = ("单位名称", "年度", "成文日期")
OWN_TITLE = "政府信息公开工作年度报告"  # a template that prints this has a title of its own


class OfficeTemplate:
    """A template opened and found usable; `fill`, `insert` and `document` make it the report.

    Raises:
        TemplateError: no Word document, damaged, or no single place for the report.
    """

    def __init__(self, content: bytes, name: str = "") -> None:
        self.told = f"模板“{name}”" if name else "报告模板"  # what sentences call it
        self._package = open_letterhead(content, self.told)
        self._root = self._package.trees[self._package.main]
        self._place = find_place(self._root, self.told)

    def styles(self) -> _Element:
        """The styles of the letterhead, to be added to."""
        return self._package.trees[self._package.related(self._package.main, "styles")]

    def has_title(self) -> bool:
        """Whether the template prints the report's title itself."""
        return any(OWN_TITLE in text_of(paragraph) for paragraph in paragraphs(self._root))

    def fill(self, report: Report) -> None:
        """Write organ, year and date over their placeholders, in every part of the letterhead.

        Raises:
            TemplateError: a placeholder nobody knows, which would be printed as it stands.
        """
        known = (report.organ, str(report.year), report.signature.date)
        words = dict(zip(WORDS, known, strict=True))
        for tree in self._package.trees.values():
            unbind(tree, f"{W}dataBinding")
            try:
                fill(tree, words, self._place.spared())
            except UnfitError as error:
                raise TemplateError(self._unfit(error)) from error

    def text_width(self) -> int:
        """Twips between the margins where the report goes; ours where the template is silent.

        Raises:
            TemplateError: too narrow for the tables.
        """
        settings = self._package.trees[self._package.related(self._package.main, "settings")]
        top = settings.find(f"{W}gutterAtTop")
        at_top = top is not None and top.get(f"{W}val", "1") not in ("0", "false", "off")
        return self._place.width(at_top, self.told)

    def insert(self, blocks: Iterable[_Element]) -> None:
        """Put the report in its place; a section that ended there still does."""
        anchor = self._place.anchor
        for block in put_back(leftovers(anchor), list(blocks)):
            anchor.addprevious(block)
        for section in list(anchor.iter(SECTION)):
            ending = etree.Element(P)
            etree.SubElement(ending, f"{W}pPr").append(section)
            anchor.addprevious(ending)
        above = anchor.getparent()
        if above is not None:
            above.remove(anchor)

    def document(self) -> Document:
        """The letterhead as it is by now, for python-docx."""
        return docx.Document(BytesIO(self._package.packed()))

    def _unfit(self, error: UnfitError) -> str:
        if error.name == BODY_WORD:
            return f"{self.told}里放报告正文的位置不合用。{ADVICE}"
        usable = "、".join(f"{{{{{known}}}}}" for known in (*WORDS, BODY_WORD))
        if error.name:
            found = f"有不认识的占位符“{{{{{error.name}}}}}”"
        else:
            found = f"“{error.text.strip()[:40]}”的花括号写法有误，占位符的两边各要两个花括号"
        return f"{self.told}里{found}，可以使用的是{usable}，请改正后再试。"
