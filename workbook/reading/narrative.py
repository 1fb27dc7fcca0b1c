"""The sheets written in words, row by row: to which part of the section each row belongs."""

import re
from collections.abc import Collection, Iterator, Mapping

from schemas.filled.entries import Entry, Kind, at, shown
from schemas.filled.submission import Paragraphs
from schemas.form.model import Edition, Section
from schemas.issues import Issue, Place
from schemas.language.labels import normalised, without_number
from schemas.rules.files import BESIDE, PICTURE, UNKNOWN_PART
from workbook.layout import (
    COUNT_COLUMN,
    HEADING_COLUMN,
    LAST_TEXT_COLUMN,
    LAST_TEXT_HEAD,
    NARRATIVE_HEAD,
    PART_COLUMN,
    TEXT_COLUMN,
    blocks,
    column_letter,
    narrative_head_row,
    part_titles,
    parts_offered,
)
from workbook.reading.cells import SheetCells
from workbook.reading.notes import read_notes

TITLES = [normalised(title) for title in NARRATIVE_HEAD[:TEXT_COLUMN]]

# what WPS shows in the cell of a picture to every program but itself
PICTURE_FORMULA = re.compile(r"\s*=?\s*(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)


def read_narrative(
    edition: Edition, sheets: Mapping[str, SheetCells], moved: Collection[str] = ()
) -> tuple[tuple[Paragraphs, ...], tuple[Issue, ...]]:
    """The rows of the narrative sheets and words around tables, in order; findings on what is not read.

    On sheets whose labels have moved rows are read below the titles of their columns, wherever these
    stand: a row inserted above them hides no text from a draft. A blank in the column 所属部分 means
    the same part as the row above; rows above the first part are an introduction and belong to "".
    """
    rows: list[Paragraphs] = []
    issues: list[Issue] = []
    placed = {block.section.key: block for block in blocks(edition)}
    for section in edition.sections:
        sheet = sheets.get(section.sheet)
        if sheet is None:
            continue
        if section.key in placed:
            rows += read_notes(placed[section.key], sheet)
            continue
        head = _head(sheet) if sheet.name in moved else narrative_head_row(section.key)
        if head:
            _read_section(section, sheet, head, rows, issues)
            issues += _beside(sheet, head)
    return tuple(rows), tuple(issues)


def _head(sheet: SheetCells) -> int:
    """The row in which the titles of the columns stand; 0 where there is none."""
    for row in range(1, len(sheet.rows) + 1):
        titles = [sheet.cell(row, PART_COLUMN + n).text for n in range(len(TITLES))]
        if [normalised(title) for title in titles] == TITLES:
            return row
    return 0


def _read_section(
    section: Section,
    sheet: SheetCells,
    head: int,
    rows: list[Paragraphs],
    issues: list[Issue],
) -> None:
    parts = {normalised(title): key for key, title in part_titles(section).items()}
    part = ""
    for row in sheet.filled_rows(TEXT_COLUMN):
        if row <= head:
            continue
        title = sheet.cell(row, PART_COLUMN)
        if not title.blank:
            known = parts.get(normalised(without_number(title.text.strip())))
            part = known or ""
            if known is None:
                issues.append(_unknown(section, sheet.name, title.address, title.text))
        heading, text = sheet.cell(row, HEADING_COLUMN), sheet.cell(row, TEXT_COLUMN)
        pictures = [each for each in (heading, text) if PICTURE_FORMULA.match(each.text)]
        if pictures:
            issues += map(_picture, pictures)
            heading, text = (_without_picture(each) for each in (heading, text))
            if heading.blank and text.blank and title.blank:
                continue
        rows.append(Paragraphs(section.key, part, heading, text))


def _without_picture(entry: Entry) -> Entry:
    """The entry, blank where a picture stands in its cell."""
    if PICTURE_FORMULA.match(entry.text) is None:
        return entry
    return Entry(entry.sheet, entry.address, Kind.BLANK)


def _picture(entry: Entry) -> Issue:
    return PICTURE.issue(
        f"“{entry.sheet}”{entry.address}中放的是一张图片（WPS的单元格图片），报告中只印文字，"
        "这张图片不会印出。要印的内容请写成文字；不需要的请删去图片。",
        at(entry),
        found=entry.text,
    )


def _unknown(section: Section, sheet: str, place: str, text: str) -> Issue:
    titles = "、".join(parts_offered(section))
    todo = f"请从下拉列表中选择：{titles}。" if titles else "这一部分不分所属部分，请清空此格。"
    return UNKNOWN_PART.issue(
        f"“{sheet}”{place}的所属部分填的是“{shown(text)}”，不是模板中的名称，{todo}",
        Place(sheet, place, (place,)),
        found=text,
        expected=titles,
    )


def _beside(sheet: SheetCells, head: int) -> Iterator[Issue]:
    """Words right of the column of texts, which no report prints; one finding for each row.

    Numbers and formulas are none, and in the column of counts nothing above the texts. Last year's
    texts, shown for reference, are meant not to be printed.
    """
    shown = sheet.cell(head, LAST_TEXT_COLUMN).text.strip() == LAST_TEXT_HEAD
    rows: dict[int, list[Entry]] = {}
    for row, values in enumerate(sheet.rows, start=1):
        first = COUNT_COLUMN if row > head else COUNT_COLUMN + 1
        for column, value in enumerate(values[first - 1 :], start=first):
            if shown and column == LAST_TEXT_COLUMN:
                continue
            if not isinstance(value, str) or not value.strip():
                continue
            entry = sheet.cell(row, column)
            if entry.kind is Kind.TEXT and entry.number is None and not entry.formula:
                rows.setdefault(row, []).append(entry)
    for entries in rows.values():
        yield _not_printed(sheet.name, entries)


def _not_printed(sheet: str, entries: list[Entry]) -> Issue:
    cells = tuple(entry.address for entry in entries)
    text = entries[0].text
    heading, words = column_letter(HEADING_COLUMN), column_letter(TEXT_COLUMN)
    return BESIDE.issue(
        f"“{sheet}”{'、'.join(cells)}写有“{shown(text).removesuffix('。')}”{'等文字' if cells[1:] else ''}，"
        f"写在这里不会印进报告。要印的，请移到{heading}列（小标题）或{words}列（正文）；"
        "只是自己备注的，请在“校验结果”的“处理说明”中写明，或者删去。",
        Place(sheet, cells[0], cells),
        found=text,
    )
