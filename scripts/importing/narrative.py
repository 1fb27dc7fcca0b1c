"""Sections in words become rows of the narrative: sub-headings with their paragraphs, in order."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from schemas.filled.entries import Kind, entry_of
from schemas.filled.parts import PARTED
from schemas.filled.subheadings import typed_as
from schemas.filled.submission import Paragraphs
from schemas.form.model import Section
from schemas.language.labels import without_number
from schemas.language.numerals import chinese_number
from scripts.importing.decimals import without_decimals
from scripts.importing.printed import Paragraph
from scripts.importing.sub_headings import (
    LONGEST_HEADING,
    NUMBERED,
    Item,
    Told,
    kind_of_number,
    plain_line,
    short,
)
from scripts.importing.two_parts import is_in_two_parts, told_in_parts
from workbook.layout import (
    HEADING_COLUMN,
    TEXT_COLUMN,
    address,
    narrative_head_row,
)

RUN_IN = re.compile(r"([^。：:]{2,24})[。：:]\s*(?=\S)")
LONGEST_NAME = 15  # characters of a heading without a number
MARKS = re.compile(r"[。！？，、：；,.;:\d]")
PAGE_NUMBER = re.compile(
    r"\s*[-—–－·]*\s*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/共]\s*\d+\s*页?)?\s*[-—–－·]*\s*"
)


def told(section: Section, paragraphs: Sequence[Paragraph]) -> Told:
    """Paragraphs of one section as items; page numbers are left out."""
    lines = [p for p in paragraphs if not PAGE_NUMBER.fullmatch(p.text)]
    lines = without_decimals(section, lines)
    if section.key == PARTED and is_in_two_parts(lines):
        return told_in_parts(lines)
    result = Told(numbering=_numbering(lines))
    for paragraph, below in zip(lines, [*lines[1:], None], strict=False):
        text = plain_line(paragraph.text)
        if section.key == "other_matters" and _is_section(section, text):
            result.items.append(Item(text))
            continue
        heading, rest, run_in = _heading(paragraph, text, result.numbering)
        if not result.numbering and not heading and _heads(section, text, below):
            heading = text
        if heading:
            line = text if result.numbering == "arabic" and paragraph.level < 2 else ""
            texts = [rest] if rest else []
            result.items.append(Item(heading, _topic(section, heading), texts, line))
            result.run_in = result.run_in or run_in
        else:
            if not result.items:
                result.items.append(Item())
            result.items[-1].texts.append(text)
    result.items = _lists_as_text(result.items)
    return result


def _lists_as_text(items: Sequence[Item]) -> list[Item]:
    """The items with lines 1. 2. that have nothing under them, two or more in a row, as text."""
    found: list[Item] = []
    for counted, run in groupby(items, key=lambda item: bool(item.line and not item.part)):
        listed = list(run)
        if not counted or len(listed) < 2 or any(item.texts for item in listed):
            found += listed
            continue
        if not found:
            found.append(Item())
        found[-1].texts += [item.line for item in listed]
    return found


def _is_section(section: Section, text: str) -> bool:
    """Whether a line is the title of a section that the office adds after the last: 七、附则."""
    head = typed_as(text)
    return (
        head.kind == "section"
        and head.number > (chinese_number(section.number) or 0)
        and short(text)
    )


def _numbering(lines: Sequence[Paragraph]) -> str:
    """How the sub-headings of a section are numbered: as the first of them is."""
    return next(filter(None, (kind_of_number(paragraph.text) for paragraph in lines)), "")


def _heading(paragraph: Paragraph, text: str, numbering: str) -> tuple[str, str, bool]:
    """(sub-heading, text after it on its line, whether it ran in); ("", "", False) for a paragraph."""
    if numbering == "chinese" and NUMBERED["arabic"].match(text):
        return "", "", False  # a heading within the text, printed as it stands
    numbered = bool(numbering and NUMBERED[numbering].match(text))
    if paragraph.level >= 2 or (numbered and short(text)):
        return without_number(text).rstrip("。："), "", False
    if numbered:
        words = without_number(text)
        found = RUN_IN.match(words)
        if found:
            return found[1], words[found.end() :], True
    return "", "", False


def _heads(section: Section, text: str, below: Paragraph | None) -> bool:
    """Whether a line without a number is a heading: the name of a topic, with a sentence below it."""
    named = len(text) <= LONGEST_NAME and bool(_topic(section, text)) and not MARKS.search(text)
    return named and below is not None and len(below.text.strip()) > LONGEST_HEADING


def _topic(section: Section, heading: str) -> str:
    if section.key in ("other_matters", PARTED):
        return ""
    exact = next((t.key for t in section.topics if t.title == heading), "")
    return exact or next((t.key for t in section.topics if any(w in heading for w in t.words)), "")


def rows(section: Section, items: Sequence[Item]) -> Iterator[Paragraphs]:
    """Items as rows of the section's sheet, one below the other."""
    sheet, top = section.sheet, narrative_head_row(section.key)
    for number, item in enumerate(items, start=1):
        heading = entry_of(sheet, address(top + number, HEADING_COLUMN), item.heading or None)
        text = "\n".join(item.texts)
        body = entry_of(sheet, address(top + number, TEXT_COLUMN), text or None)
        assert body.kind in (Kind.TEXT, Kind.BLANK)
        yield Paragraphs(section.key, item.part, heading, body)
