"""The sheets written in words, row by row: to which part of the section each row belongs."""

from collections.abc import Mapping

from schemas.entries import shown
from schemas.form import Edition, Section
from schemas.issues import Issue
from schemas.labels import normalised
from schemas.rules.files import UNKNOWN_PART
from schemas.submission import Paragraphs
from workbook.cells import SheetCells
from workbook.layout import (
    HEADING_COLUMN,
    PART_COLUMN,
    SECTION_SHEETS,
    TEXT_COLUMN,
    narrative_head_row,
    narrative_sections,
    part_titles,
)


def read_narrative(
    edition: Edition, sheets: Mapping[str, SheetCells]
) -> tuple[tuple[Paragraphs, ...], tuple[Issue, ...]]:
    """All rows of the narrative sheets given, in order, and findings about unknown parts.

    A blank in the column 所属部分 means the same part as the row above; rows above the first part
    are an introduction and belong to "".
    """
    rows: list[Paragraphs] = []
    issues: list[Issue] = []
    for section in narrative_sections(edition):
        sheet = sheets.get(SECTION_SHEETS[section.key])
        if sheet is not None:
            _read_section(section, sheet, rows, issues)
    return tuple(rows), tuple(issues)


def _read_section(
    section: Section, sheet: SheetCells, rows: list[Paragraphs], issues: list[Issue]
) -> None:
    parts = {normalised(title): key for key, title in part_titles(section).items()}
    head = narrative_head_row(section.key)
    part = ""
    for row in sheet.filled_rows(TEXT_COLUMN):
        if row <= head:
            continue
        title = sheet.cell(row, PART_COLUMN)
        if not title.blank:
            known = parts.get(normalised(title.text))
            part = known or ""
            if known is None:
                issues.append(_unknown(section, sheet.name, title.address, title.text))
        heading, text = sheet.cell(row, HEADING_COLUMN), sheet.cell(row, TEXT_COLUMN)
        rows.append(Paragraphs(section.key, part, heading, text))


def _unknown(section: Section, sheet: str, place: str, text: str) -> Issue:
    titles = "、".join(part_titles(section).values())
    todo = f"请从下拉列表中选择：{titles}。" if titles else "这一部分不分所属部分，请清空此格。"
    return UNKNOWN_PART.issue(
        f"“{sheet}”{place}的所属部分填的是“{shown(text)}”，不是模板中的名称，{todo}",
        sheet=sheet,
        cell=place,
        cells=(place,),
        found=text,
        expected=titles,
    )
