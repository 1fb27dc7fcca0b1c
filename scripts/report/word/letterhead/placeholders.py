"""Placeholders such as ``{{年度}}`` in an office's letterhead, found wherever they stand.

Word splits a run wherever the spelling checker or the cursor has been, so a placeholder may stand
in several ``w:t``; what counts is the text of the paragraph as a whole. Characters that nobody sees
and spaces count for nothing. WordArt keeps its words in an attribute, a bound content control in a
part of its own.
"""

import re
from collections.abc import Collection, Mapping

from lxml.etree import _Element

from schemas.language.characters import with_plain_line_ends
from schemas.language.unseen import UNSEEN, visible
from scripts.report.word.letterhead.words import (
    INSTRUCTION,
    STRUCK_TEXT,
    TEXT,
    attributes,
    is_struck,
    outside_paragraphs,
    paragraphs,
    pieces,
    texts,
)
from workbook.files.escapes import XML_SPACE

# typed in full width too, with characters that nobody sees anywhere in it
_UNSEEN = f"(?:{UNSEEN.pattern})*"
_OPEN, _CLOSE = rf"(?:[{{｛]{_UNSEEN}){{2,}}", rf"(?:{_UNSEEN}[}}｝]){{2,}}"
PLACEHOLDER = re.compile(rf"{_OPEN}([^{{}}｛｝]*){_CLOSE}")
BRACES = re.compile(rf"[{{｛]{_UNSEEN}[{{｛]|[}}｝]{_UNSEEN}[}}｝]")


def name_of(match: re.Match[str]) -> str:
    """The name in a placeholder, without spaces and what nobody sees."""
    return "".join(visible(match[1]).split())


def names_in(text: str) -> list[str]:
    """The names of all placeholders in a text."""
    return [name_of(match) for match in PLACEHOLDER.finditer(text)]


class UnfitError(Exception):
    """A placeholder that cannot be filled: the name of one not known, or a text with odd braces."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(name or text)
        self.name, self.text = name, text


def fill(root: _Element, words: Mapping[str, str], spared: Collection[_Element]) -> None:
    """Put `words` over their placeholders in all of a part, except in the elements `spared`.

    What is struck out by tracked changes loses its placeholders, as nobody is to read it again.

    Raises:
        UnfitError: a name that `words` has not, or, in what is printed, braces not in pairs.
    """
    known = {name: with_plain_line_ends(text) for name, text in words.items()}
    done: set[_Element] = set(spared)
    for paragraph in paragraphs(root):
        own = texts(paragraph)
        instructions = pieces(paragraph, INSTRUCTION)
        struck = [t for tag in (STRUCK_TEXT, TEXT) for t in pieces(paragraph, tag) if is_struck(t)]
        done.update(own, instructions, struck)
        _blank(struck)
        if paragraph not in spared:
            _check_printed("".join(piece.text or "" for piece in own), known)
            _replace(own, known)
            _replace(instructions, known)
    for loose in outside_paragraphs(root, done):
        _replace(loose, known)
    for element in root.iter("{*}*"):
        if element.text and element not in done:
            _replace([element], known)
        if element not in spared:
            _fill_attributes(element, known)


def _check_printed(text: str, words: Mapping[str, str]) -> None:
    """UnfitError for what would be printed as it stands: one brace, other brackets, names not known."""
    for name in names_in(text):
        if name not in words:
            raise UnfitError(name)
    rest = PLACEHOLDER.sub("", visible(text))
    slip = re.compile(rf"(?:[{{｛]|【【)\s*(?:{'|'.join(words)})\s*(?:[}}｝]|】】)")
    if BRACES.search(rest) or slip.search(rest):
        raise UnfitError("", rest)


def _replace(own: list[_Element], words: Mapping[str, str]) -> None:
    """Put words over the placeholders of one text in pieces, with the look of the place they begin."""
    whole = "".join(piece.text or "" for piece in own)
    for match in reversed(list(PLACEHOLDER.finditer(whole))):
        if (filled := _filled(match, words)) is not None:
            _put(own, match.start(), match.end(), filled)


def _filled(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    """The words for a placeholder; None for braces that a program has put there: ``{{"id":1}}``."""
    name = name_of(match)
    if name in words:
        return words[name]
    if name.isidentifier():
        raise UnfitError(name)
    return None


def _blank(struck: list[_Element]) -> None:
    """Take all placeholders out of words that are struck out."""
    whole = "".join(piece.text or "" for piece in struck)
    for match in reversed(list(PLACEHOLDER.finditer(whole))):
        _put(struck, match.start(), match.end(), "")


def _fill_attributes(element: _Element, words: Mapping[str, str]) -> None:
    """Placeholders in attributes: the words of WordArt, the description of a picture."""
    for attribute, value in attributes(element):
        if BRACES.search(value):
            if attribute == "string":  # of a text path: printed
                _check_printed(value, words)
            changed = PLACEHOLDER.sub(lambda match: _in_line(match, words), value)
            element.set(attribute, changed)


def _in_line(match: re.Match[str], words: Mapping[str, str]) -> str:
    filled = _filled(match, words)
    return match[0] if filled is None else filled.replace("\n", " ")


def _put(own: list[_Element], start: int, end: int, words: str) -> None:
    """Exchange the characters from `start` to `end` of all pieces together for `words`."""
    position = 0
    for piece in own:
        text = piece.text or ""
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            piece.text = text[:first] + words + text[last:]
            if piece.tag in (TEXT, INSTRUCTION, STRUCK_TEXT):
                piece.set(XML_SPACE, "preserve")
            words = ""
        position += len(text)


def unbind(root: _Element, bound: str) -> None:
    """Cut controls loose from stored values, where Word would show those in the place of ours.

    `bound` is the element that ties one to its value; those with a placeholder in their words, and
    those that show a property of the document, which the report sets itself.
    """
    for binding in list(root.iter(bound)):
        control = _control(binding)
        said = "" if control is None else "".join(t.text or "" for t in control.iter(TEXT))
        path = " ".join(value for _, value in attributes(binding))
        if "coreProperties" in path or BRACES.search(said):
            above = binding.getparent()
            if above is not None:
                above.remove(binding)


def _control(binding: _Element) -> _Element | None:
    properties = binding.getparent()
    return None if properties is None else properties.getparent()
