"""Placeholders such as ``{{年度}}`` in an office's template, found however Word has cut them up.

Word splits a run wherever the spelling checker or the cursor has been, so a placeholder may stand
in several ``w:t``; what counts is the text of the paragraph as a whole.
"""

import re
from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from schemas.language.characters import with_plain_line_ends

PLACEHOLDER = re.compile(r"[{｛]{2}\s*([^{}｛｝]*?)\s*[}｝]{2}")  # typed in full width too
_P, _T, _SPACE = qn("w:p"), qn("w:t"), qn("xml:space")


def roots(document: Document) -> Iterator[_Element]:
    """The body and every header and footer of a document."""
    yield document.element
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith(("/word/header", "/word/footer")):
            element = getattr(part, "element", None)
            if element is not None:
                yield element


def paragraphs(root: _Element) -> Iterator[_Element]:
    """All paragraphs below `root`, those in tables and text boxes too."""
    yield from root.iter(_P)


def texts(paragraph: _Element) -> list[_Element]:
    """The pieces of a paragraph's own text, not those of a text box anchored in it."""
    return [t for t in paragraph.iter(_T) if next(t.iterancestors(_P)) is paragraph]


def text_of(paragraph: _Element) -> str:
    """A paragraph's own text in one piece."""
    return "".join(piece.text or "" for piece in texts(paragraph))


def replace(paragraph: _Element, words: Mapping[str, str]) -> list[str]:
    """Put `words` in the place of their placeholders; returns the names that `words` has not.

    The words take the look of the place where the placeholder begins.
    """
    pieces = texts(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    unknown = []
    for match in reversed(list(PLACEHOLDER.finditer(whole))):
        if match[1] in words:
            _put(pieces, match.start(), match.end(), with_plain_line_ends(words[match[1]]))
        else:
            unknown.append(match[1])
    return unknown[::-1]


def _put(pieces: list[_Element], start: int, end: int, words: str) -> None:
    """Exchange the characters from `start` to `end` of all pieces together for `words`."""
    position = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            piece.text = text[:first] + words + text[last:]
            piece.set(_SPACE, "preserve")
            words = ""
        position += len(text)
