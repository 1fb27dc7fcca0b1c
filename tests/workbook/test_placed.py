"""Values at their places: the same cell, whichever way a number came in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from schemas.filled.entries import Entry, Kind
from schemas.form.editions import LATEST
from schemas.form.model import CellKey
from tests.samples import city
from workbook import placed
from workbook.build import template_bytes
from workbook.layout import fact_addresses, fee_addresses, last_year_addresses, number_addresses
from workbook.read import read

RECEIVED = CellKey("requests", "received", "total")


def addresses(entries: Mapping[Any, Entry]) -> dict[object, tuple[str, str]]:
    return {key: (entry.sheet, entry.address) for key, entry in entries.items()}


def test_what_is_placed_stands_where_a_filled_workbook_has_it():
    blank = read(template_bytes(LATEST))
    given = city(2024)
    assert addresses(given.fields) == addresses(blank.fields)
    assert addresses(given.numbers) == addresses(blank.numbers)
    assert addresses(given.processing_fee) == addresses(blank.processing_fee)


def test_a_number_keeps_its_digits_and_nothing_is_never_zero():
    places = fee_addresses(LATEST)
    some, none, *_ = places
    found = placed.numbers(places, {some: "5.10", none: None})
    assert found[some] == Entry(*places[some], Kind.NUMBER, Decimal("5.10"), "5.10")
    assert found[some].text == "5.10"
    assert all(entry.blank for key, entry in found.items() if key != some)


def test_facts_are_as_typed():
    found = placed.facts({"name": "云岭县水利局", "year": 2025, "parent": None})
    sheet, cell = fact_addresses()["year"]
    assert found["year"] == Entry(sheet, cell, Kind.NUMBER, Decimal(2025), "2025")
    assert found["name"].text == "云岭县水利局"
    assert found["parent"].blank


def test_items_of_a_section_stand_one_below_the_other_whatever_lies_between():
    rows = placed.narrative(
        LATEST,
        [
            placed.Item("overview", "disclosure", "主动公开", "一"),
            placed.Item("other_matters", "", "", "二"),
            placed.Item("overview", "", "", "三"),
        ],
    )
    sheet = LATEST.section("overview").sheet
    first, other, second = (row.text for row in rows)
    assert (first.sheet, other.sheet, second.sheet) == (
        sheet,
        LATEST.section("other_matters").sheet,
        sheet,
    )
    assert int(second.address[1:]) == int(first.address[1:]) + 1


def test_numbers_taken_over_are_numbers_and_words_are_left_behind():
    places = last_year_addresses(LATEST)
    sheet, cell = number_addresses(LATEST)[RECEIVED]
    total = Entry(sheet, cell, Kind.NUMBER, Decimal(48), "48", formula=True)
    found = placed.moved(places, {RECEIVED: total})
    assert found == {RECEIVED: Entry(*places[RECEIVED], Kind.NUMBER, Decimal(48), "48")}
    words = Entry(sheet, cell, Kind.TEXT, None, "没有")
    assert placed.moved(places, {RECEIVED: words})[RECEIVED].blank


def test_a_sheet_that_is_not_there_has_blank_cells():
    places = {RECEIVED: number_addresses(LATEST)[RECEIVED]}
    assert placed.from_cells({}, places)[RECEIVED] == Entry(*places[RECEIVED], Kind.BLANK)
