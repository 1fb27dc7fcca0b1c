"""What the texts of a document come to, in words for a message box: how much, what goes for it, what is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from schemas.filled.notes import LABELS, is_note
from schemas.filled.subheadings import own_title
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import Edition, Section
from schemas.language.characters import with_plain_line_ends
from scripts.importing.material import Material
from scripts.importing.reading import Kept
from scripts.tasks.importing_report import kept_told
from scripts.tasks.material import TextWritten, cautions_of
from workbook.files.replacing import lock_of
from workbook.texts import LEAD

MOST, LONGEST = (
    8,
    40,
)  # lines and characters of what has no place: a box must not outgrow the screen


def counted(material: Material, edition: Edition) -> list[str]:
    """How much there is for each place: ``一、总体情况：5个小标题，8段``."""
    lead = [f"{LEAD}：{_paragraphs([material.lead.text])}段"] if material.lead is not None else []
    return [*lead, *_by_place(material.rows, edition)]


def replaced(material: Material, there: Submission) -> list[str]:
    """The same of what the workbook says at these places now, where it is something else.

    Headings that the form itself offers, with no text beside them, are nothing that would be lost.
    """
    now, new = there.fields.get("own_lead"), material.lead
    changed = now is not None and new is not None and not now.blank and now.text != new.text
    found = [f"{LEAD}：{_paragraphs([now.text])}段"] if changed and now is not None else []
    notes = {_place(row): row.text.text for row in material.rows if is_note(row)}
    rows: list[Paragraphs] = []
    for section in there.edition.sections:
        own = there.section(section.key)
        old = [row for row in own if not is_note(row)]
        given = [row for row in material.rows if row.section == section.key and not is_note(row)]
        if given and _is_typed(section, old) and _said(old) != _said(given):
            rows += old
        around = (row for row in own if is_note(row))
        rows += [row for row in around if notes.get(_place(row), row.text.text) != row.text.text]
    return [*found, *_by_place(rows, there.edition)]


def cautions(source: Path, material: Material, there: Submission) -> Iterator[str]:
    """What stays as it is, and what to look at before these texts are taken."""
    yield "三张数字表中的数字不变。"
    yield from filter(None, cautions_of(material, there))
    if lock_of(source) is not None:
        yield f"注意 “{source.name}”正在其他程序中打开，读取的是上次保存的内容。"


def done(source: Path, material: Material, edition: Edition) -> str:
    """What was taken, and what has no place."""
    taken = [*counted(material, edition), *left_out(material.kept)]
    return "\n".join([f"已写入“{source.name}”中的文字：", *taken])


def told_beside(source: Path, book: Path, written: TextWritten) -> str:
    """What was taken into a copy of a workbook, what stood there before, where the copy is."""
    material, there = written.material, written.submission
    gone = replaced(material, there)
    lines = [
        done(source, material, there.edition),
        *(["副本中已替换的原有文字：", *gone] if gone else []),
        *cautions(source, material, there),
        f"写在副本中：{written.path}",
        f"“{book.name}”没有改动。请关闭原来的文件，在副本中继续填写。",
    ]
    return "\n".join(lines)


def left_out(kept: Sequence[Kept]) -> Iterator[str]:
    """A short line for each of the first things that have no place, and how many more there are."""
    short = (
        replace(each, text=f"{each.text[:LONGEST]}…") if len(each.text) > LONGEST else each
        for each in kept[:MOST]
    )
    yield from (line.strip() for line in kept_told(short))
    if len(kept) > MOST:
        yield f"另有{len(kept) - MOST}处没有放入。"


def _by_place(rows: Sequence[Paragraphs], edition: Edition) -> Iterator[str]:
    for section in edition.sections:
        own = [row for row in rows if row.section == section.key]
        words = [row for row in own if not is_note(row)]
        if words:
            titled = own_title(section, words)[1] >= 0
            headings = sum(not row.heading.blank for row in words) - titled
            told = f"{headings}个小标题，" if headings else ""
            yield f"{section.heading()}：{told}{_paragraphs(row.text.text for row in words)}段"
        for row in (row for row in own if is_note(row)):
            yield f"{section.heading()}的{LABELS[row.part]}：{_paragraphs([row.text.text])}段"


def _is_typed(section: Section, rows: Iterable[Paragraphs]) -> bool:
    offered = {"", *(topic.title for topic in section.topics)}
    return any(not row.text.blank or row.heading.text not in offered for row in rows)


def _place(row: Paragraphs) -> tuple[str, str]:
    return row.text.sheet, row.text.address


def _paragraphs(texts: Iterable[str]) -> int:
    return sum(bool(line.strip()) for text in texts for line in text.splitlines())


def _said(rows: Iterable[Paragraphs]) -> list[tuple[str, str, str]]:
    return [(r.part, r.heading.text, with_plain_line_ends(r.text.text)) for r in rows]
