"""Write a submission into an empty template: ``fill(build(edition), submission)``, then `packing.save`.

Every entry lands as it is, right or wrong, so that a check of the workbook finds what there was to
find: words stay words, errors stay errors, blanks stay blank.
"""

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.worksheet.worksheet import Worksheet

from schemas.errors import OutputError
from schemas.filled.acceptance import Acceptance
from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.organ import FIELDS
from schemas.filled.submission import Paragraphs, Submission
from schemas.filled.sums import decimals, total_parts
from schemas.form.model import CellKey, Section
from schemas.language.characters import with_plain_line_ends
from workbook.files.escapes import escaped
from workbook.layout import (
    CELL_LIMIT,
    HEADING_COLUMN,
    NARRATIVE_ROWS,
    PART_COLUMN,
    RESULT_HEAD,
    RESULT_HEAD_ROW,
    RESULTS,
    TEXT_COLUMN,
    address,
    blocks,
    fact_addresses,
    fee_addresses,
    last_year_addresses,
    narrative_head_row,
    note_areas,
    number_addresses,
)
from workbook.placed import titled
from workbook.sheets.narrative import fit_height, make_row
from workbook.sheets.notes import fit_note

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
EXACT_DIGITS = 15  # digits a number of Excel keeps
ERRORS = frozenset(ERROR_CODES)


def fill(book: Workbook, submission: Submission) -> None:
    """Write all entries of a submission into a template fresh from `build`.

    A total that equals its parts, or is not given, keeps the template's formula; any other is
    written as given. Section by section, texts replace what the template has in place of them; a
    section without texts keeps its prepared sub-headings. OutputError when a text is longer than a
    cell can hold.
    """
    _facts(book, submission.fields)
    _numbers(book, submission)
    for key, (sheet, cell) in last_year_addresses(submission.edition).items():
        _write_if_given(book[sheet][cell], submission.last_year.get(key))
    for figure, (sheet, cell) in fee_addresses(submission.edition).items():
        _write_if_given(book[sheet][cell], submission.processing_fee.get(figure))
    for block in blocks(submission.edition):
        for row in submission.section(block.section.key):
            area = note_areas(block)[row.part][1]
            write(book[block.sheet][area.partition(":")[0]], row.text)
            fit_note(book[block.sheet], area)
    for section in submission.edition.narrative_sections():
        rows = [row for row in submission.narrative if row.section == section.key]
        if rows:
            words = book[section.sheet]
            _narrative(words, section, rows)
    _acceptances(book[RESULTS], submission.accepted)


def _acceptances(sheet: Worksheet, accepted: Sequence[Acceptance]) -> None:
    """Findings ticked off, listed so that the next check knows them."""
    columns = [RESULT_HEAD.index(title) + 1 for title in ("工作表", "单元格", "问题", "处理说明")]
    for row, each in enumerate(accepted, start=RESULT_HEAD_ROW + 1):
        words = (each.sheet, each.cell, each.message, each.reason)
        for column, text in zip(columns, words, strict=True):
            place = address(row, column)
            write(sheet[place], entry_of(RESULTS, place, text))


def _facts(book: Workbook, fields: Mapping[str, Entry]) -> None:
    """Facts as typed; a record's own word for a choice becomes the word of the drop-down.

    Where nothing is given the template's default stays: a blank means the same.
    """
    for fact in FIELDS:
        entry = fields.get(fact.key)
        if entry is None or (entry.blank and fact.default):
            continue
        sheet, cell = fact_addresses()[fact.key]
        write(book[sheet][cell], entry)
        if fact.key == "date" and entry.kind is Kind.TEXT and ISO_DATE.fullmatch(entry.text):
            _write_date(book[sheet][cell], entry.text)  # of a record; shown as 2026年1月19日
        if entry.text in fact.choices:
            book[sheet][cell] = fact.choices[entry.text]


def _numbers(book: Workbook, submission: Submission) -> None:
    numbers = submission.numbers
    places = number_addresses(submission.edition)
    for table in submission.edition.tables():
        parts = total_parts(table)
        for key in table.cell_keys():
            entry = numbers.get(key)
            if entry is None or (key in parts and _as_computed(entry, parts[key], numbers)):
                continue
            sheet, cell = places[key]
            write(book[sheet][cell], entry)


def _as_computed(
    total: Entry, parts: tuple[CellKey, ...], numbers: Mapping[CellKey, Entry]
) -> bool:
    """Whether a total is what the template's formula gives, or was never given."""
    if total.kind in (Kind.BLANK, Kind.UNCALCULATED):
        return True
    values = [_number(numbers.get(part)) for part in parts]
    known = [value for value in values if value is not None]
    return len(known) == len(values) and _number(total) == sum(known, Decimal(0))


def _number(entry: Entry | None) -> Decimal | None:
    """The number of a cell of numbers; a text has none, whatever it could be tidied to."""
    return entry.number if entry is not None and entry.kind is Kind.NUMBER else None


def _narrative(sheet: Worksheet, section: Section, rows: list[Paragraphs]) -> None:
    first = narrative_head_row(section.key) + 1
    for row in range(first, first + max(NARRATIVE_ROWS, len(rows))):
        make_row(sheet, row, section)
    for row, (title, paragraphs) in enumerate(titled(section, rows), start=first):
        if title:
            sheet[address(row, PART_COLUMN)] = title
        write(sheet[address(row, HEADING_COLUMN)], paragraphs.heading)
        write(sheet[address(row, TEXT_COLUMN)], paragraphs.text)
        fit_height(sheet, row)


def _write_if_given(cell: Cell, entry: Entry | None) -> None:
    if entry is not None:
        write(cell, entry)


def write(cell: Cell, entry: Entry) -> None:
    """One entry into one cell, keeping its kind. OutputError when a text does not fit."""
    match entry.kind:
        case Kind.NUMBER if entry.number is not None and _exact_in_excel(entry.number):
            whole = entry.number == entry.number.to_integral_value()
            cell.value = int(entry.number) if whole else float(entry.number)
            if decimals(entry.number) < (places := -int(entry.number.as_tuple().exponent)):
                cell.number_format = f"0.{'0' * places}"  # 12.50 stays 12.50
        case Kind.BOOL:
            cell.value = entry.text.upper() == "TRUE"
        case Kind.DATE:
            _write_date(cell, entry.text)
        case Kind.ERROR if entry.text in ERRORS:
            cell.value = entry.text
            cell.data_type = "e"
        case Kind.BLANK | Kind.UNCALCULATED:
            cell.value = None
        case _:
            _write_text(cell, entry.text)


def _exact_in_excel(number: Decimal) -> bool:
    return len(number.normalize().as_tuple().digits) <= EXACT_DIGITS and math.isfinite(number)


def _write_date(cell: Cell, text: str) -> None:
    """A date keeps the cell's own date format; times of day and durations stay words."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        _write_text(cell, text)
        return
    number_format = cell.number_format
    cell.value = moment
    if number_format != "General":
        cell.number_format = number_format


def _write_text(cell: Cell, text: str) -> None:
    """Words as words, whatever they begin with; signs that a workbook cannot hold are left out."""
    clean = with_plain_line_ends(text)
    if len(clean) > CELL_LIMIT:
        place = f"“{cell.parent.title}”{cell.coordinate}"
        raise OutputError(
            f"{place}要写入的文字有 {len(clean)} 字，一个单元格最多 {CELL_LIMIT} 字，请分成几段。"
        )
    cell.value = escaped(clean)
    cell.data_type = "s"
    # without this mark Excel would turn the text into a formula as soon as the cell is edited
    if clean.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
