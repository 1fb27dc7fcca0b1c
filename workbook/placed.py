"""Values put at their places in the workbook, as entries: each has the sheet and address of its cell.

Whatever a number comes from, a sheet, a record, last year's report or a published one, it is placed
here, so that a finding names the cell that a clerk would open.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from schemas.filled.entries import Entry, Kind, entry_of, plain, unsigned_zero
from schemas.filled.submission import Paragraphs
from schemas.form.model import Edition, Section
from workbook.layout import (
    HEADING_COLUMN,
    TEXT_COLUMN,
    address,
    blocks,
    fact_addresses,
    narrative_head_row,
    note_places,
    part_titles,
)

Key = TypeVar("Key")
Address = tuple[str, str]  # sheet, cell


class Cells(Protocol):
    """A sheet whose cells can be asked for: ``at("B4")``."""

    def at(self, place: str) -> Entry:
        """The entry of a cell."""


class Item(NamedTuple):
    """One row of a narrative sheet: keys of section and part, "" where no part applies, and words."""

    section: str
    part: str
    heading: str
    text: str


def from_cells(sheets: Mapping[str, Cells], places: Mapping[Key, Address]) -> dict[Key, Entry]:
    """The entries that stand at these places; blank ones where a sheet is not there to be asked."""
    return {
        key: sheets[sheet].at(place) if sheet in sheets else Entry(sheet, place, Kind.BLANK)
        for key, (sheet, place) in places.items()
    }


def numbers(
    places: Mapping[Key, Address], values: Mapping[Key, int | str | Decimal | None]
) -> dict[Key, Entry]:
    """A number at each of these places, with its digits as given: "5.10" stays 5.10.

    None, or no value at all, becomes a blank entry.
    """
    return {key: _number(place, values.get(key)) for key, place in places.items()}


def facts(values: Mapping[str, object]) -> dict[str, Entry]:
    """Facts of 基本信息 by their keys, each as it would be typed into its cell; None is a blank."""
    places = fact_addresses()
    return {key: entry_of(*places[key], value) for key, value in values.items()}


def narrative(edition: Edition, items: Iterable[Item]) -> tuple[Paragraphs, ...]:
    """Items as rows of the narrative sheets, those of a section one below the other."""
    rows: list[Paragraphs] = []
    used: dict[str, int] = {}
    for item in items:
        used[item.section] = used.get(item.section, 0) + 1
        row = narrative_head_row(item.section) + used[item.section]
        sheet = edition.section(item.section).sheet
        heading = entry_of(sheet, address(row, HEADING_COLUMN), item.heading)
        text = entry_of(sheet, address(row, TEXT_COLUMN), item.text)
        rows.append(Paragraphs(item.section, item.part, heading, text))
    return tuple(rows)


def titled(section: Section, rows: Iterable[Paragraphs]) -> Iterator[tuple[str, Paragraphs]]:
    """Rows of one sheet, each after what is to stand in 所属部分: "" where it goes on with the part above."""
    titles, part = part_titles(section), ""
    for row in rows:
        begins = row.part != part and row.part in titles
        part = row.part if begins else part
        yield titles[part] if begins else "", row


def notes(edition: Edition, texts: Mapping[str, Mapping[str, str]]) -> tuple[Paragraphs, ...]:
    """Words around the tables, by section and place, as rows of the narrative; "" is none."""
    return tuple(
        Paragraphs(
            block.section.key,
            part,
            Entry(block.sheet, cell, Kind.BLANK),
            entry_of(block.sheet, cell, text),
        )
        for block in blocks(edition)
        for part, (_, cell) in note_places(block).items()
        if (text := texts.get(block.section.key, {}).get(part, "")).strip()
    )


def moved(places: Mapping[Key, Address], entries: Mapping[Key, Entry]) -> dict[Key, Entry]:
    """Numbers taken over to other places, totals as numbers; what is none becomes a blank there."""
    return {key: _moved(entries[key], place) for key, place in places.items() if key in entries}


def _number(place: Address, value: int | str | Decimal | None) -> Entry:
    if value is None:
        return Entry(*place, Kind.BLANK)
    number = unsigned_zero(Decimal(value))
    return Entry(*place, Kind.NUMBER, number, plain(number))


def _moved(entry: Entry, place: Address) -> Entry:
    sheet, cell = place
    if entry.number is None:
        return Entry(sheet, cell, Kind.BLANK)
    return replace(entry, sheet=sheet, address=cell, kind=Kind.NUMBER, formula=False, stored=None)
