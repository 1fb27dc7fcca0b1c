"""Texts written into a filled workbook without Excel: bytes to bytes, everything else as it was.

Only the sheets concerned are edited: the rows of a section in words, the words around a table, the
lead on 基本信息. Numbers, marks, remarks, own sheets and macros keep their very bytes.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.errors import WorkbookError
from schemas.filled.entries import Entry
from schemas.filled.notes import LABELS, is_note, left_as_they_are
from schemas.filled.organ import FIELDS
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import Section
from schemas.language.characters import with_plain_line_ends
from workbook.files.package import open_package
from workbook.files.package_parts import PackageParts
from workbook.files.part_changes import PartChanges
from workbook.files.xml_edit import outline, set_attribute
from workbook.files.xml_tree import ILL_FORMED
from workbook.files.zip_edit import rezipped
from workbook.layout import FACTS, FACTS_LABEL_COLUMN
from workbook.read import read, read_package
from workbook.text_sheet import TextSheet

LEAD = next(fact.label for fact in FIELDS if fact.key == "own_lead")


def with_texts(
    data: bytes, rows: Sequence[Paragraphs], lead: Entry | None = None, *, name: str = ""
) -> bytes:
    """The bytes of a workbook with these rows in place of what its sections say now.

    Sections without rows stay as they are, and so do words around tables that are not given. Raises
    WorkbookError (Chinese) where the workbook cannot be read, its sheets have been moved about, it
    is too old to have a place for the words, or a text is longer than a cell.
    """
    package = open_package(data, name)
    before = read_package(package, name)
    changes = PartChanges(package)
    parts = PackageParts(changes)
    sheets = package.sheets
    try:
        for section in before.edition.sections:
            own = [row for row in rows if row.section == section.key]
            if own:
                _write(TextSheet(parts, sheets[section.sheet], section.sheet), section, own)
        if lead is not None:
            sheet = TextSheet(parts, sheets[FACTS], FACTS)
            sheet.beside(lead, LEAD, FACTS_LABEL_COLUMN)
            sheet.save()
        _recalculate(parts)
        content = rezipped(package.data, changes.made)
    except ValueError as error:  # a part is no XML that can be edited, or packed in a rare way
        raise WorkbookError(ILL_FORMED) from error
    if not agrees(read(content, name), before, rows, lead):
        raise WorkbookError(
            "写入文字后的工作簿与预期不一致，已放弃写入，原文件没有改动。请新建一份工作簿再写入。"
        )
    return content


def _write(sheet: TextSheet, section: Section, rows: Sequence[Paragraphs]) -> None:
    """The rows of a section in words, or the words around the tables of another."""
    if not section.tables:
        sheet.rows(section, rows)
    for row in (row for row in rows if is_note(row)):
        sheet.beside(row.text, LABELS[row.part], 1)
    sheet.save()


def _recalculate(parts: PackageParts) -> None:
    """Have counts of characters calculated when the workbook is opened."""
    book = parts.related("", "officeDocument")
    xml = parts.content[book]
    found = outline(xml).child("calcPr")
    if found is not None:
        parts.content[book] = set_attribute(xml, found, "fullCalcOnLoad", "1")


def agrees(
    after: Submission, before: Submission, rows: Sequence[Paragraphs], lead: Entry | None
) -> bool:
    """Whether a workbook has these texts, and says otherwise what it said before."""
    told = {section.key for section in before.edition.narrative_sections()}

    def kept(submission: Submission) -> object:
        others = tuple(left_as_they_are(submission.narrative, rows))
        fields = {k: e for k, e in submission.fields.items() if lead is None or k != "own_lead"}
        return replace(
            submission, file="", narrative=others, fields=fields, issues=(), accepted=()
        ), [each.message for each in submission.accepted]

    new = _texts(after)
    wanted = _texts(replace(after, narrative=tuple(rows)))
    same = all(
        new.get(key, []) == wanted[key]
        if key in told
        else set(wanted[key]) <= set(new.get(key, []))
        for key in wanted
    )
    led = lead is None or _lead(after) == with_plain_line_ends(lead.text)
    return same and led and kept(after) == kept(before)


def _lead(submission: Submission) -> str:
    entry = submission.fields.get("own_lead")
    return "" if entry is None else with_plain_line_ends(entry.text)


def _texts(submission: Submission) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in submission.narrative:
        words = (row.part, row.heading.text, with_plain_line_ends(row.text.text))
        found.setdefault(row.section, []).append(words)
    return found
