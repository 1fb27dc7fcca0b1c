"""Values of a record (its shape already checked) as entries at their places in the workbook."""

from collections.abc import Mapping
from typing import Any

from schemas.filled.entries import Entry
from schemas.filled.organ import FIELDS, Field
from schemas.filled.submission import Paragraphs
from schemas.form.model import CellKey, Edition
from schemas.record.shape import SECTION_LISTS
from workbook import placed
from workbook.layout import fee_addresses

TOPICS = {key: key for key in ("problems", "improvements")}  # of an item that names none


def numbers(
    tables: Mapping[str, Any], places: Mapping[CellKey, placed.Address]
) -> dict[CellKey, Entry]:
    """The numbers of a record's tables, by name; None becomes a blank entry."""
    return placed.numbers(places, {key: tables[key.table][key.row][key.column] for key in places})


def fees(figures: Mapping[str, Any], edition: Edition) -> dict[str, Entry]:
    """The three figures of the processing fee, blank where the record has none."""
    return placed.numbers(fee_addresses(edition), figures)


def facts(record: Mapping[str, Any]) -> dict[str, Entry]:
    """The facts of 基本信息; a choice becomes the word of its drop-down."""
    given = {**record["organ"], **record.get("presentation", {})}
    words = {fact.key: _word(fact, given.get(fact.key, "")) for fact in FIELDS}
    return placed.facts({**words, "year": record["year"]})


def narrative(sections: Mapping[str, Any], edition: Edition) -> tuple[Paragraphs, ...]:
    """The items of all lists as rows of the narrative sheets, one below the other."""
    items = (
        placed.Item(section, item.get("topic", TOPICS.get(key, "")), item["heading"], item["text"])
        for key, section in SECTION_LISTS.items()
        for item in sections.get(key, ())
    )
    return placed.narrative(edition, items)


def notes(given: Mapping[str, Any], edition: Edition) -> tuple[Paragraphs, ...]:
    """The words around the tables as rows of the narrative."""
    return placed.notes(edition, given)


def _word(fact: Field, value: str) -> str:
    return fact.choices[value] if fact.choices and value else value
