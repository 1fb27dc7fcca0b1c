"""Sections in words become rows of the narrative: sub-headings with their paragraphs, in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from schemas.filled.entries import Kind, entry_of
from schemas.filled.parts import PARTED
from schemas.filled.subheadings import typed_as
from schemas.filled.submission import Paragraphs
from schemas.form.model import Section
from schemas.language.labels import without_number
from schemas.language.numerals import chinese_number
from scripts.importing.printed import Paragraph
from workbook.layout import (
    HEADING_COLUMN,
    TEXT_COLUMN,
    address,
    narrative_head_row,
)

NUMBERED = {
    "chinese": re.compile(r"\s*[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]"),
    "arabic": re.compile(r"\s*\d{1,2}\s*[.．、](?!\d)"),
}
LONGEST_HEADING = 30
RUN_IN = re.compile(r"([^。：:]{2,24})[。：:]\s*(?=\S)")
LONGEST_NAME = 15  # characters of a heading without a number
MARKS = re.compile(r"[。！？，、：；,.;:\d]")
ENDS = "。；！？;!?…"
IMPROVES = re.compile(r"改进|下一步|今后|措施|打算|努力方向")
PAGE_NUMBER = re.compile(
    r"\s*[-—–－·]*\s*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/共]\s*\d+\s*页?)?\s*[-—–－·]*\s*"
)


@dataclass
class Item:
    """A sub-heading and what stands under it; ``part`` is the topic it belongs to.

    ``line`` is the whole line of a heading that only its number 1. tells.
    """

    heading: str = ""
    part: str = ""
    texts: list[str] = field(default_factory=list)
    line: str = ""


@dataclass
class Told:
    """A section in words: its items, how its sub-headings are numbered and whether they run in."""

    items: list[Item] = field(default_factory=list)
    numbering: str = ""
    run_in: bool = False


def told(section: Section, paragraphs: Sequence[Paragraph]) -> Told:
    """Paragraphs of one section as items; page numbers are left out."""
    lines = [p for p in paragraphs if not PAGE_NUMBER.fullmatch(p.text)]
    if section.key == PARTED:
        return _parts(lines)
    result = Told(numbering=_numbering(lines))
    for paragraph, below in zip(lines, [*lines[1:], None], strict=False):
        text = _plain(paragraph.text)
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
        and _short(text)
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("\t", " ").split()).strip("\u3000 ")


def _numbering(lines: Sequence[Paragraph]) -> str:
    """How the sub-headings of a section are numbered: as the first of them is."""
    for paragraph in lines:
        for name, pattern in NUMBERED.items():
            if pattern.match(paragraph.text):
                return name
    return ""


def _heading(paragraph: Paragraph, text: str, numbering: str) -> tuple[str, str, bool]:
    """(sub-heading, text after it on its line, whether it ran in); ("", "", False) for a paragraph."""
    if numbering == "chinese" and NUMBERED["arabic"].match(text):
        return "", "", False  # a heading within the text, printed as it stands
    numbered = bool(numbering and NUMBERED[numbering].match(text))
    if paragraph.level >= 2 or (numbered and _short(text)):
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


def _short(text: str) -> bool:
    words = without_number(text)
    return 2 <= len(words) <= LONGEST_HEADING and (
        words[-1] not in ENDS or (words.endswith("情况。") and "，" not in words)
    )


def _topic(section: Section, heading: str) -> str:
    if section.key == "other_matters":
        return ""
    exact = next((t.key for t in section.topics if t.title == heading), "")
    return exact or next((t.key for t in section.topics if any(w in heading for w in t.words)), "")


def _parts(lines: Sequence[Paragraph]) -> Told:
    """Section five: problems, then improvements, told apart by sub-headings; one part without them."""
    result = Told(items=[])
    part, headed = "", False
    for paragraph, below in zip(lines, [*lines[1:], None], strict=False):
        text = _plain(paragraph.text)
        numbered = any(pattern.match(text) for pattern in NUMBERED.values())
        if (
            (numbered or paragraph.level == 2)
            and _short(text)
            and not (headed and part == "improvements")
        ):
            words = without_number(text)
            kind = (
                "improvements"
                if IMPROVES.search(words)
                else "problems"
                if re.search("问题|不足|困难", words)
                else ""
            )
            if kind and (not headed or kind != part):
                part, headed = kind, True
                result.items.append(Item(part=part))
                continue
        part = part or "problems"
        if not result.items:
            result.items.append(Item(part=part))
        if paragraph.level >= 3 or _is_next(result.items, part, text, below):
            counted = typed_as(text).kind == "arabic"  # the report counts 1. 2. itself
            result.items.append(Item(without_number(text) if counted else text, part))
        else:
            result.items[-1].texts.append(text)
    result.items = [item for item in result.items if item.heading or item.texts]
    if not headed:  # printed without the two sub-headings, and so it shall stay
        texts = [line for item in result.items for line in (item.heading, *item.texts) if line]
        return Told([Item(texts=texts)] if texts else [])
    return result


def _is_next(items: Sequence[Item], part: str, text: str, below: Paragraph | None) -> bool:
    """Whether a line is the next sub-heading of its part, counted 1. 2. as the report will count."""
    head, count = typed_as(text), sum(bool(i.heading) and i.part == part for i in items)
    return (
        (head.kind, head.number) == ("arabic", count + 1)
        and _short(text)
        and below is not None
        and below.text.strip()[-1] in ENDS
        and not NUMBERED["arabic"].match(below.text)
    )


def rows(section: Section, items: Sequence[Item]) -> Iterator[Paragraphs]:
    """Items as rows of the section's sheet, one below the other."""
    sheet, top = section.sheet, narrative_head_row(section.key)
    for number, item in enumerate(items, start=1):
        heading = entry_of(sheet, address(top + number, HEADING_COLUMN), item.heading or None)
        text = "\n".join(item.texts)
        body = entry_of(sheet, address(top + number, TEXT_COLUMN), text or None)
        assert body.kind in (Kind.TEXT, Kind.BLANK)
        yield Paragraphs(section.key, item.part, heading, body)
