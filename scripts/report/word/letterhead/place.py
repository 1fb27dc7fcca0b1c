"""Where the report goes in a letterhead: the one control or paragraph that it takes the place of."""

from dataclasses import dataclass

from lxml.etree import _Element

from schemas.errors import TemplateError
from schemas.language.unseen import visible
from scripts.report.word.letterhead.leftovers import (
    UnfitPlaceError,
    leftovers,
    own_paragraphs,
)
from scripts.report.word.letterhead.measures import NARROWEST, text_width
from scripts.report.word.letterhead.placeholders import PLACEHOLDER, names_in
from scripts.report.word.letterhead.transitional import W
from scripts.report.word.letterhead.words import (
    BODY,
    CONTENT,
    DOCUMENT,
    SDT,
    SECTION,
    P,
    text_of,
)
from scripts.report.word.styles import TEXT_WIDTH

BODY_TAG = "report-body"
BODY_WORD = "正文"
ADVICE = (
    "请在要放报告正文的位置单独写一段“{{正文}}”（不要放在表格、文本框、页眉或页脚里），"
    "或插入一个标记为report-body的内容控件，全文只能有一处。"
)


@dataclass
class Place:
    """The element that the report takes the place of."""

    anchor: _Element

    def spared(self) -> set[_Element]:
        """The elements whose words go with the mark."""
        own = own_paragraphs(self.anchor)
        properties = [e for sdt in self.anchor.iter(f"{W}sdtPr") for e in sdt.iter("{*}*")]
        return {*own, *properties}

    def width(self, gutter_at_top: bool, told: str) -> int:
        """Twips that a line has there. TemplateError where the tables could not be read."""
        after, width = False, None
        for element in self.anchor.getroottree().getroot().iter(SECTION, self.anchor.tag):
            after = after or element is self.anchor
            if after and element.tag == SECTION:
                width = text_width(element, gutter_at_top)
                break
        return _wide_enough(width, told)


def find_place(document: _Element, told: str) -> Place:
    """Find the place for the report in a document.

    Raises:
        TemplateError: none, several, or one that will not do; what stands beside it is named.
    """
    body = document.find(BODY)
    controls = [control for control in document.iter(SDT) if _is_for_body(control)]
    inside = {p for control in controls for p in control.iter(P)}
    marks = [p for p in document.iter(P) if p not in inside and BODY_WORD in names_in(text_of(p))]
    found = [*controls, *marks]
    if not found or body is None:
        raise TemplateError(f"{told}里没有放报告正文的位置。{ADVICE}")
    if len(found) > 1:
        raise TemplateError(f"{told}里放报告正文的位置不合用：有{len(found)}处。{ADVICE}")
    anchor = found[0]
    within = next(anchor.iterancestors(P), None) if anchor.tag == SDT else None
    mark = _words(anchor)
    if within is not None:
        anchor = within  # a control around all words of a paragraph stands for the paragraph
    _refuse_other_words(anchor, mark, told)
    holders = {holder.tag for holder in anchor.iterancestors()}
    if holders - {SDT, CONTENT, BODY, DOCUMENT}:
        raise TemplateError(f"{told}里放报告正文的位置不合用。{ADVICE}")
    try:
        leftovers(anchor)
    except UnfitPlaceError as error:
        raise TemplateError(
            f"{told}里放报告正文的位置不合用：该处还有{error}，生成报告后会丢失。{ADVICE}"
        ) from error
    _unwrap(anchor)
    return Place(anchor)


def _refuse_other_words(anchor: _Element, mark: str, told: str) -> None:
    if anchor.tag != P:
        return
    words = text_of(anchor)
    rest = PLACEHOLDER.sub("", words) if PLACEHOLDER.search(words) else words.replace(mark, "")
    others = [name for name in names_in(words) if name != BODY_WORD]
    if visible(rest).strip() or others or names_in(words).count(BODY_WORD) > 1:
        raise TemplateError(
            f"{told}里放报告正文的位置不合用：那一段是“{visible(words).strip()[:40]}”，"
            f"除了标记还有其他文字，生成报告后会丢失。{ADVICE}"
        )


def _words(element: _Element) -> str:
    return "".join(text_of(p) for p in element.iter(P)) or "".join(
        t.text or "" for t in element.iter(f"{W}t")
    )


def _is_for_body(control: _Element) -> bool:
    """Whether a control's tag says so, or its title, which people take for the tag."""
    names = (control.find(f"{W}sdtPr/{W}{name}") for name in ("tag", "alias"))
    stated = (name.get(f"{W}val", "") for name in names if name is not None)
    return any(visible(name).strip().lower() == BODY_TAG for name in stated)


def _unwrap(anchor: _Element) -> None:
    """Take the anchor out of the controls around it, which might take plain words only."""
    for control in list(anchor.iterancestors(SDT)):
        content, above = control.find(CONTENT), control.getparent()
        if content is None or above is None:
            continue
        for child in list(content):
            control.addprevious(child)
        above.remove(control)


def _wide_enough(width: int | None, told: str) -> int:
    found = TEXT_WIDTH if width is None else width
    if found < NARROWEST:
        raise TemplateError(
            f"{told}里放报告正文的位置只有{found / 1440 * 25.4:.0f}毫米宽，排不下三张表。"
            "请减少分栏、调小页边距，或者换成更宽的纸张。"
        )
    return found
