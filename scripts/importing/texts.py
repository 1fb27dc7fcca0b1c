"""The words of a printed report at their places: the lead, sections as rows, words around tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.filled.notes import BEFORE
from schemas.filled.submission import Paragraphs
from schemas.form.model import Edition, Section
from schemas.language.labels import normalised, without_number
from scripts.importing.facts import Facts, is_signature
from scripts.importing.leftover import words_around
from scripts.importing.narrative import PAGE_NUMBER, rows, told
from scripts.importing.printed import Paragraph
from scripts.importing.reading import Kept
from scripts.importing.sections import Parted, is_title, official
from scripts.importing.sub_headings import Item, Told
from scripts.report.material import HINT
from scripts.report.narrative import usual_lead
from workbook import placed

NO_PLACE = "在第一部分之前，没有放进“导语”"
LONG = 15  # characters of a paragraph of the lead, at least
TOLD = 30  # from which a line before the first section is worth a person's look
SENTENCE_ENDS = "。；：！？）)"
# what a site prints between the title and the text of a page
OF_THE_SITE = re.compile(
    r"(?:来源|作者|发布(?:时间|日期)|发文日期|索引号|浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)?|访问量|责任编辑)\s*[:：]"
    r"|字[号体]\s*[:：【\[（(]|^【|打印"
)


@dataclass(frozen=True)
class Lead:
    """The lead: ``own`` is what the office wrote itself, ``printed`` whether there is any at all."""

    own: str = ""
    printed: bool = True
    kept: tuple[Kept, ...] = ()


def stories_of(parts: Parted, facts: Facts, edition: Edition) -> dict[str, Told]:
    """The sections in words, without signature and page numbers, under their own titles."""
    stories: dict[str, Told] = {}
    final = list(parts.sections)[-1] if parts.sections else ""
    for section in edition.narrative_sections():
        if section.key not in parts.sections:
            continue
        lines = [
            block
            for block in parts.sections[section.key]
            if isinstance(block, Paragraph)
            and not PAGE_NUMBER.fullmatch(block.text)
            and not block.text.strip().startswith(HINT)
        ]
        while section.key == final and lines and is_signature(lines[-1].text, facts):
            lines.pop()
        stories[section.key] = told(section, lines)
        title = own_title(parts, section)
        if title:
            stories[section.key].items.insert(0, Item(title))
    return stories


def own_title(parts: Parted, section: Section) -> str:
    """The office's own title of a section with the form's number; "" where it is the form's title."""
    printed = parts.titles.get(section.key, "").strip()
    words = without_number(printed).rstrip("：:。 ")
    if not words or official(words, section):
        return ""
    return f"{section.number}、{words}"


def narrative_of(
    parts: Parted, stories: dict[str, Told], edition: Edition
) -> tuple[tuple[Paragraphs, ...], list[Kept]]:
    """Rows of the narrative sheets, words around the tables among them; what has no place."""
    narrative: list[Paragraphs] = []
    kept: list[Kept] = []
    for section in edition.sections:
        if section.key in stories:
            narrative += rows(section, stories[section.key].items)
        elif section.key in parts.sections:
            blocks = [
                block
                for block in parts.sections[section.key]
                if not (isinstance(block, Paragraph) and block.text.strip().startswith(HINT))
            ]
            around, left = words_around(blocks)
            title = own_title(parts, section)
            if title:
                around[BEFORE] = "\n".join(filter(None, (title, around.get(BEFORE, ""))))
            if around:
                narrative += placed.notes(edition, {section.key: around})
            kept += left
    return tuple(narrative), kept


def lead_of(parts: Parted, facts: Facts, edition: Edition) -> Lead:
    """The sentences that stand right before the first section, and what else is before it."""
    if not parts.sections:
        return Lead()
    lines = [block for block in parts.before if isinstance(block, Paragraph)]
    title = max((n for n, line in enumerate(lines) if is_title(line.text)), default=-1)
    # of a page: what stands beside the last paragraph, not what the site prints above the text
    beside = next((line.within[:-1] for line in reversed(lines)), ())
    start = len(lines)
    while (
        start > title + 1 and _is_lead(lines[start - 1]) and lines[start - 1].within[:-1] == beside
    ):
        start -= 1
    texts = [line.text.strip() for line in lines[start:]]
    kept = [
        Kept(line.place.told(), line.text.strip(), NO_PLACE)
        for line in lines[:start]
        if (len(line.text.strip()) > TOLD or _is_lead(line)) and not is_title(line.text)
    ]
    printed = bool(texts) or any(each.text[-1] in SENTENCE_ENDS for each in kept)
    return Lead("" if _ours(texts, facts, edition) else "\n".join(texts), printed, tuple(kept))


def _is_lead(line: Paragraph) -> bool:
    """Whether a paragraph is a sentence of the report, by its length, its end and its words."""
    words = line.text.strip()
    if len(words) < LONG or words.startswith(HINT) or OF_THE_SITE.search(words):
        return False
    return words[-1] in SENTENCE_ENDS


def _ours(texts: Sequence[str], facts: Facts, edition: Edition) -> bool:
    """Whether a lead is, to the word, the one that would be written for this report anyway."""
    usual = usual_lead(edition, facts.organ, facts.year or 0, facts.contact)
    return normalised("".join(texts)) == normalised(usual)
