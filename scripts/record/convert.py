"""The record: one office's report of one year as plain data, the exchange format between desks.

`record_of` turns a `Submission` into it, `submission_of` back. Counts are integers, money a decimal
string with the digits as given, a blank is None; totals are carried as reported, right or wrong.
Its shape: `schemas.record.shape`; its JSON: `scripts.record.file`.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from schemas.errors import RecordError
from schemas.filled.acceptance import Acceptance
from schemas.filled.entries import Entry, Kind, shown
from schemas.filled.organ import PROCESSING_FEE
from schemas.filled.parts import PARTED
from schemas.filled.submission import NOTHING, Origin, Paragraphs, Submission
from schemas.filled.sums import total_parts
from schemas.form.editions import edition_for
from schemas.form.headings import leaves
from schemas.form.model import CellKey, Edition, Table
from schemas.issues import Issue
from schemas.record.check import require_shape, without_unknown
from schemas.record.shape import (
    FEE_UNITS,
    ORGAN_KEYS,
    PRESENTATION_KEYS,
    RECORD_FORMAT,
    SECTION_LISTS,
    record_schema,
)
from schemas.rules.files import UNKNOWN_ITEM
from scripts.record import entries as record_entries
from scripts.record.values import fact_word, number_of, require_all_read, text_of, year_of
from workbook.layout import last_year_addresses, number_addresses

Record = dict[str, Any]


def record_of(submission: Submission) -> Record:
    """Turn a submission into its record; RecordError (Chinese) names the first thing that prevents it.

    Every number has to be one or blank, and organ, level, kind and year have to be filled in. Text
    that is a number after tidying goes out as that number. Optional parts without any content
    (``presentation``, ``last_year``, ``notes``, ``accepted``) are left out.
    """
    require_all_read(submission)
    presentation = {key: fact_word(submission, key) for key in PRESENTATION_KEYS}
    record: Record = {
        "format": RECORD_FORMAT,
        "edition": submission.edition.key,
        "year": year_of(submission),
        "organ": {key: fact_word(submission, key) for key in ORGAN_KEYS},
    }
    if any(presentation.values()):
        record["presentation"] = {key: word for key, word in presentation.items() if word}
    record["tables"] = _tables(submission.edition, submission.numbers)
    if not all(entry.blank for entry in submission.last_year.values()):
        record["last_year"] = {"tables": _tables(submission.edition, submission.last_year)}
    record["sections"] = _sections(submission)
    notes = _notes(submission)
    if notes:
        record["notes"] = notes
    record["processing_fee"] = {
        figure.key: number_of(
            submission.processing_fee.get(figure.key, NOTHING), FEE_UNITS[figure.key]
        )
        for figure in PROCESSING_FEE
    }
    if submission.accepted:
        record["accepted"] = [asdict(each) for each in submission.accepted]
    return record


def submission_of(record: object, file: str) -> Submission:
    """Turn a record into a submission whose entries carry the addresses of the workbook.

    Raises RecordError (wrong shape, naming the path) or UnknownEditionError (no edition for the
    year), both with a Chinese sentence. ``file`` is the name by which findings call it.
    """
    edition = _edition(record)
    schema = record_schema(edition)
    record, unknown = without_unknown(record, schema)
    require_shape(record, schema)
    assert isinstance(record, dict)
    last_year = {}
    if "last_year" in record:
        places = last_year_addresses(edition)
        last_year = record_entries.numbers(record["last_year"]["tables"], places)
    return Submission(
        file=file,
        edition=edition,
        fields=record_entries.facts(record),
        numbers=record_entries.numbers(record["tables"], number_addresses(edition)),
        narrative=(
            *record_entries.narrative(record.get("sections", {}), edition),
            *record_entries.notes(record.get("notes", {}), edition),
        ),
        processing_fee=record_entries.fees(record.get("processing_fee", {}), edition),
        last_year=last_year,
        issues=tuple(_unread(path) for path in unknown),
        accepted=tuple(Acceptance(**each) for each in record.get("accepted", ())),
        origin=Origin.RECORD,
    )


def _unread(path: str) -> Issue:
    return UNKNOWN_ITEM.issue(
        f"记录中的“{shown(path)}”不是记录格式中的项目，没有读取。请核对拼写；多余的，请删去。",
        found=path,
    )


def _edition(record: object) -> Edition:
    """The edition of a record, found before anything else because its schema hangs on it."""
    if not isinstance(record, dict) or record.get("format") != RECORD_FORMAT:
        raise RecordError(
            f"这不是年度报告的记录：format应为“{RECORD_FORMAT}”，请换用由本程序导出的记录文件。"
        )
    year = record.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise RecordError("year应为整数形式的报告年度，如2025，请改正后重试。")
    return edition_for(year)


def _tables(edition: Edition, entries: Mapping[CellKey, Entry]) -> Record:
    return {table.key: _table(table, entries) for table in edition.tables()}


def _table(table: Table, entries: Mapping[CellKey, Entry]) -> Record:
    """The numbers of a table; a total that could not be added up for blanks is one itself."""
    totals = total_parts(table)

    def value(key: CellKey) -> int | str | None:
        entry = entries.get(key, NOTHING)
        waiting = key in totals and entry.kind is Kind.UNCALCULATED
        return None if waiting else number_of(entry, table.unit)

    return {
        row.key: {
            column.key: value(CellKey(table.key, row.key, column.key))
            for column in leaves(table.columns)
        }
        for row in leaves(table.rows)
    }


def _sections(submission: Submission) -> dict[str, list[Record]]:
    """The narrative as lists of items; section five is parted into problems and improvements."""
    lists: dict[str, list[Record]] = {key: [] for key in SECTION_LISTS}
    for key in ("overview", "other_matters"):
        lists[key] = [_item(row, row.part) for row in submission.section(key)]
    part = "problems"
    for row in submission.section(PARTED):
        part = row.part or part  # a row that names no part goes on with the one above it
        lists[part].append(_item(row, part if part == "improvements" else row.part))
    return lists


def _notes(submission: Submission) -> Record:
    """The words around the tables, by section and place."""
    found: Record = {}
    for section in submission.edition.table_sections():
        for row in submission.section(section.key):
            found.setdefault(section.key, {})[row.part] = text_of(row.text)
    return found


def _item(row: Paragraphs, topic: str) -> Record:
    return {"heading": text_of(row.heading), "topic": topic, "text": text_of(row.text)}
