"""Texts written in a document of their own, 文字材料.docx: its sections as rows, its tables left alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.filled.entries import Entry, entry_of
from schemas.filled.notes import is_note
from schemas.filled.submission import Paragraphs
from schemas.form.model import Edition
from scripts.importing.facts import Facts, facts_of
from scripts.importing.foot import without_foot
from scripts.importing.formats import naming, printed
from scripts.importing.printed import (
    ImportRefusedError,
    Picture,
    PrintedDocument,
    PrintedTable,
)
from scripts.importing.reading import Kept
from scripts.importing.sections import Parted, parted
from scripts.importing.texts import lead_of, narrative_of, stories_of
from scripts.importing.wording import core
from scripts.report.material import HINT
from workbook.layout import fact_addresses

NO_SECTION = (
    "“{name}”里没有找到“{title}”这样的标题，不知道文字属于哪一部分，没有导入。"
    "请按格式写明各部分的标题，序号写“一、”“二、”，或者用new -o 文字材料.docx新建一份再写。"
)
NO_WORDS = "“{name}”的各部分都还没有写文字，没有导入。"
TABLE = "这是文字材料里的表格，没有导入；六个部分的表格以工作簿中的数字为准"
PICTURE = "文字材料里有图片，没有导入"


@dataclass(frozen=True)
class Material:
    """A text document read: rows of the narrative, the lead (None for none), what has no place."""

    name: str
    facts: Facts
    rows: tuple[Paragraphs, ...]
    lead: Entry | None
    kept: tuple[Kept, ...]
    notes: tuple[str, ...]


def read_material(data: bytes, name: str, edition: Edition) -> Material:
    """The bytes of a text document, of any kind that is imported, as rows of the narrative sheets.

    Raises ImportRefusedError (Chinese) where no section is found by its title, or none has words.
    """
    document = printed(data, name)
    with naming(name):
        parts = parted(document.blocks, edition)
    if not parts.sections:
        title = edition.sections[0].heading()
        raise ImportRefusedError(NO_SECTION.format(name=name, title=title))
    _as_the_form_calls_them(parts, edition)
    facts = facts_of(parts.before, without_foot(parts))
    narrative, kept = narrative_of(parts, stories_of(parts, facts, edition), edition)
    rows = _with_words(narrative)
    lead = lead_of(parts, facts, edition)
    place = fact_addresses()["own_lead"]
    if not rows and not lead.own:
        raise ImportRefusedError(NO_WORDS.format(name=name))
    kept = [each for each in (*lead.kept, *kept) if not each.text.startswith(HINT)]
    return Material(
        name,
        facts,
        rows,
        entry_of(*place, lead.own) if lead.own else None,
        (*kept, *_left(parts)),
        (*document.notes, *_pictures(document)),
    )


def _as_the_form_calls_them(parts: Parted, edition: Edition) -> None:
    """Sections called as our sheets are (六、其他事项) have the title of the form, none of their own."""
    for section in edition.sections:
        if core(parts.titles.get(section.key, "")) == core(section.sheet):
            parts.titles[section.key] = section.heading()


def _with_words(narrative: tuple[Paragraphs, ...]) -> tuple[Paragraphs, ...]:
    """Without the sections of which only the headings are there: these say nothing new."""
    told = {row.section for row in narrative if not row.text.blank and not is_note(row)}
    return tuple(row for row in narrative if is_note(row) or row.section in told)


def _left(parts: Parted) -> Iterator[Kept]:
    for blocks in parts.sections.values():
        for block in blocks:
            if isinstance(block, PrintedTable):
                yield Kept(block.place.told(), block.words(), TABLE)


def _pictures(document: PrintedDocument) -> Iterator[str]:
    if any(isinstance(block, Picture) for block in document.blocks):
        yield PICTURE


def titles(material: Material, edition: Edition) -> tuple[list[str], list[str]]:
    """The titles of the sections in words that the document has, and of those that it lacks."""
    given = {row.section for row in material.rows}
    told = edition.narrative_sections()
    return (
        [each.heading() for each in edition.sections if each.key in given],
        [each.heading() for each in told if each.key not in given],
    )
