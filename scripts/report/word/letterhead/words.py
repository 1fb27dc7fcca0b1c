"""The words of a letterhead, paragraph by paragraph: what is printed, and what is struck out."""

from collections.abc import Iterator

from lxml.etree import _Element

from scripts.report.word.letterhead.transitional import W

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P, SDT, CONTENT, SECTION = f"{W}p", f"{W}sdt", f"{W}sdtContent", f"{W}sectPr"
BODY, DOCUMENT, RUN, TEXT = f"{W}body", f"{W}document", f"{W}r", f"{W}t"
STRUCK_TEXT, INSTRUCTION = f"{W}delText", f"{W}instrText"
STRUCK = {f"{W}del", f"{W}moveFrom"}  # tracked changes: what they hold is no part of the text


def paragraphs(root: _Element) -> Iterator[_Element]:
    """All paragraphs below `root`, those in tables and text boxes too, and those of drawings."""
    yield from root.iter(P, f"{A}p")


def texts(paragraph: _Element) -> list[_Element]:
    """The pieces of a paragraph's own text: not of a text box anchored in it, nothing struck out."""
    own = TEXT if paragraph.tag == P else f"{A}t"
    return [t for t in pieces(paragraph, own) if not is_struck(t)]


def pieces(paragraph: _Element, tag: str) -> list[_Element]:
    """Elements of this name that are a paragraph's own, whether struck out or not."""
    tags = (paragraph.tag,)
    return [t for t in paragraph.iter(tag) if next(t.iterancestors(*tags)) is paragraph]


def is_struck(element: _Element) -> bool:
    """Whether a tracked change has struck this out."""
    for above in element.iterancestors():
        if above.tag in STRUCK:
            return True
        if above.tag == P:
            break
    return False


def text_of(paragraph: _Element) -> str:
    """A paragraph's own text in one piece."""
    return "".join(piece.text or "" for piece in texts(paragraph))


def attributes(element: _Element) -> list[tuple[str, str]]:
    """An element's attributes as they are now, so that they can be changed on the way."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]
