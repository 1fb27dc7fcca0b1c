"""What stands beside the mark in its own paragraph, and stays when the report takes its place.

A red line, a picture, a page break, one end of a bookmark: each goes where it has the same effect,
into the first or the last paragraph of the report, or into a paragraph of its own above or below.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from scripts.report.word.letterhead.transitional import W
from scripts.report.word.letterhead.words import CONTENT, RUN, SDT, SECTION, STRUCK, TEXT, P

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"}
_AROUND = {
    f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "bdo")
} | {f"{W}fldSimple", f"{W}customXml", f"{W}dir"}
_MARKERS = ("Start", "End")  # of bookmarks, comments, permissions
_REFERENCES = ("commentReference", "footnoteReference", "endnoteReference")
_LOOK = {
    f"{W}{name}"
    for name in ("rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr")
} | {f"{W}{name}" for name in ("t", "tab", "cr", "lastRenderedPageBreak", "ptab", "softHyphen")}
_BEFORE_BORDERS = tuple(
    f"{W}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


class UnfitPlaceError(Exception):
    """Something stands beside the mark that has no place in the report; the text says what."""


@dataclass
class Leftovers:
    """What stays, by the place that it goes to; `above` and `below` are paragraphs of their own."""

    first: list[_Element] = field(default_factory=list)
    last: list[_Element] = field(default_factory=list)
    above: list[_Element] = field(default_factory=list)
    below: list[_Element] = field(default_factory=list)
    break_before: bool = False
    borders: dict[str, _Element] = field(default_factory=dict)  # top, bottom


def leftovers(anchor: _Element) -> Leftovers:
    """What is to stay of the paragraph or control that the report takes the place of.

    Raises:
        UnfitPlaceError: something that cannot, in Chinese words.
    """
    kept = Leftovers()
    if next(anchor.iter(f"{W}tbl"), None) is not None and anchor.tag == SDT:
        raise UnfitPlaceError("表格")
    own = own_paragraphs(anchor)
    seen = False
    for paragraph in own:
        look = paragraph.find(f"{W}pPr")
        for piece in _pieces(paragraph):
            seen = seen or (piece.tag == TEXT and bool((piece.text or "").strip()))
            _keep(piece, look, kept, seen)
        if look is not None:
            _keep_look(look, kept)
    return kept


def own_paragraphs(anchor: _Element) -> list[_Element]:
    """The paragraph itself, or those of a control, without those of text boxes in them."""
    return [p for p in anchor.iter(P) if next(p.iterancestors(P), None) is None]


def _pieces(element: _Element) -> Iterator[_Element]:
    """What a paragraph is made of, in order; what is struck out is left out."""
    for child in element:
        if child.tag in STRUCK:
            continue
        if child.tag == RUN or child.tag in _AROUND or child.tag == CONTENT:
            yield from _pieces(child)
        else:
            yield child


def _keep(piece: _Element, look: _Element | None, kept: Leftovers, seen: bool) -> None:
    name = etree.QName(piece).localname
    if piece.tag in _DRAWN:
        if floats(piece):
            kept.first.append(_in_run(piece))
        else:
            (kept.below if seen else kept.above).append(_alone(piece, look))
    elif name in _REFERENCES or (
        piece.tag == f"{W}br" and piece.get(f"{W}type") in ("page", "column")
    ):
        (kept.last if seen else kept.first).append(_in_run(piece))
    elif name.endswith(_MARKERS):
        (kept.last if seen else kept.first).append(deepcopy(piece))
    elif piece.tag not in _LOOK and piece.tag != f"{W}br":
        raise UnfitPlaceError("域、公式或符号")


def _in_run(piece: _Element) -> _Element:
    """A piece in a run of its own, with the look of the run it stands in."""
    run = etree.Element(RUN, nsmap={"w": W[1:-1]})
    above = piece.getparent()
    look = None if above is None else above.find(f"{W}rPr")
    run.extend(deepcopy(part) for part in (look, piece) if part is not None)
    return run


def _alone(piece: _Element, look: _Element | None) -> _Element:
    """A picture of the line itself in a paragraph with the look of the mark's."""
    paragraph = etree.Element(P, nsmap={"w": W[1:-1]})
    if look is not None:
        copied = deepcopy(look)
        for gone in (SECTION, f"{W}pBdr", f"{W}pageBreakBefore"):
            for element in copied.findall(gone):
                copied.remove(element)
        paragraph.append(copied)
    paragraph.append(_in_run(piece))
    return paragraph


def floats(drawn: _Element) -> bool:
    """Whether a drawing has a place on the page, and does not stand in the line like a letter."""
    if next(drawn.iter(f"{_WP}anchor"), None) is not None:
        return True
    styles = (shape.get("style", "") for shape in drawn.iter("{urn:schemas-microsoft-com:vml}*"))
    return any("position:absolute" in style.replace(" ", "") for style in styles)


def _keep_look(look: _Element, kept: Leftovers) -> None:
    """A page break and a line that are properties of the paragraph."""
    ahead = look.find(f"{W}pageBreakBefore")
    if ahead is not None and ahead.get(f"{W}val", "1") not in ("0", "false", "off"):
        kept.break_before = True
    for border in look.findall(f"{W}pBdr/*"):
        side = etree.QName(border).localname
        if side in ("top", "bottom") and border.get(f"{W}val") not in ("nil", "none"):
            kept.borders[side] = deepcopy(border)


def put_back(kept: Leftovers, blocks: list[_Element]) -> list[_Element]:
    """The report's blocks with what stays put into the first and the last paragraph, and around."""
    whole = [p for p in blocks if p.tag == P]
    first, last = whole[0], whole[-1]
    look = _look(first)
    if kept.break_before:
        place = sum(1 for child in look if child.tag in _BEFORE_BORDERS[:3])
        look.insert(place, etree.Element(f"{W}pageBreakBefore"))
    for side, paragraph in (("top", first), ("bottom", last)):
        if side in kept.borders:
            _add_border(_look(paragraph), kept.borders[side])
    for place, element in enumerate(kept.first, 1):
        first.insert(place, element)
    last.extend(kept.last)
    return [*kept.above, *blocks, *kept.below]


def _look(paragraph: _Element) -> _Element:
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = etree.Element(f"{W}pPr")
        paragraph.insert(0, look)
    return look


def _add_border(look: _Element, border: _Element) -> None:
    borders = look.find(f"{W}pBdr")
    if borders is None:
        borders = etree.Element(f"{W}pBdr")
        look.insert(sum(1 for child in look if child.tag in _BEFORE_BORDERS), borders)
    borders.append(border)
