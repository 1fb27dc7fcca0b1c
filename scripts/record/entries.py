"""Values of a record (its shape already checked) as entries at their addresses in the workbook."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.organ import FIELDS, Field
from schemas.filled.submission import Paragraphs
from schemas.form.model import CellKey, Edition, Section
from schemas.record.shape import SECTION_LISTS
from workbook.layout import (
    HEADING_COLUMN,
    TEXT_COLUMN,
    address,
    fact_addresses,
    fee_addresses,
    narrative_head_row,
)

Places = Mapping[CellKey, tuple[str, str]]


def numbers(tables: Mapping[str, Any], places: Places) -> dict[CellKey, Entry]:
    """The numbers of a record's tables, by name; None becomes a blank entry."""
    return {key: _number(places[key], tables[key.table][key.row][key.column]) for key in places}


def fees(figures: Mapping[str, Any], edition: Edition) -> dict[str, Entry]:
    """The three figures of the processing fee, blank where the record has none."""
    return {key: _number(place, figures.get(key)) for key, place in fee_addresses(edition).items()}


def facts(record: Mapping[str, Any]) -> dict[str, Entry]:
    """The facts of 基本信息; a choice becomes the word of its drop-down."""
    given = {**record["organ"], **record.get("presentation", {})}
    places = fact_addresses()
    entries = {
        fact.key: entry_of(*places[fact.key], _word(fact, given.get(fact.key, "")))
        for fact in FIELDS
    }
    entries["year"] = entry_of(*places["year"], record["year"])
    return entries


def narrative(sections: Mapping[str, Any], edition: Edition) -> tuple[Paragraphs, ...]:
    """The items of all lists as rows of the narrative sheets, one below the other."""
    rows: list[Paragraphs] = []
    used: dict[str, int] = {}
    for key, section in SECTION_LISTS.items():
        for item in sections.get(key, ()):
            used[section] = used.get(section, 0) + 1
            row = narrative_head_row(section) + used[section]
            rows.append(_paragraphs(edition.section(section), row, item))
    return tuple(rows)


def _paragraphs(section: Section, row: int, item: Mapping[str, str]) -> Paragraphs:
    sheet = section.sheet
    return Paragraphs(
        section=section.key,
        part=item["topic"],
        heading=entry_of(sheet, address(row, HEADING_COLUMN), item["heading"]),
        text=entry_of(sheet, address(row, TEXT_COLUMN), item["text"]),
    )


def _word(fact: Field, value: str) -> str:
    return fact.choices[value] if fact.choices and value else value


def _number(place: tuple[str, str], value: int | str | None) -> Entry:
    """An entry that keeps the digits of money as given: "5.10" stays 5.10."""
    if value is None:
        return Entry(*place, Kind.BLANK)
    return Entry(*place, Kind.NUMBER, Decimal(value), str(value))
