"""The words of a letterhead, paragraph by paragraph: what is printed, and what is struck out."""

from collections.abc import Collection, Iterator
from itertools import groupby

from lxml.etree import _Element

from scripts.report.word.letterhead.transitional import W

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
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


def outside_paragraphs(root: _Element, known: Collection[_Element]) -> Iterator[list[_Element]]:
    """Pieces of text that no paragraph of their own sort holds: of equations, of drawings by others.

    Those within the same paragraph of the page come together, as they are printed; without `known`.
    """
    loose = (t for t in root.iter(TEXT, f"{A}t", f"{M}t") if t not in known)
    for _, pieces_there in groupby(loose, key=lambda t: next(t.iterancestors(P), None)):
        yield list(pieces_there)


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
