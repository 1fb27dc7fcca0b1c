"""What the template works out by itself, as LibreOffice calculates and colours it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from openpyxl import load_workbook

from schemas.filled.entries import exact
from schemas.filled.sums import typed_under
from schemas.form.editions import LATEST
from tests.rendering import convert
from tests.samples import city, key
from workbook.build import build
from workbook.files.packing import save
from workbook.fill import fill
from workbook.layout import (
    LAST_YEAR,
    address,
    last_year_addresses,
    number_addresses,
    sheet_names,
)
from workbook.sheets.formulas import ranges
from workbook.sheets.styles import AMBER_FILL, RED_FILL

pytestmark = pytest.mark.needs_libreoffice

REQUESTS, REVIEW, OVERVIEW = "三、申请办理", "四、复议诉讼", "一、总体情况"
BALANCES, TOTALS_DOWN, CARRIED = 33, 34, 35  # rows of differences below table 3
ROWS = range(7, 32)
COLUMNS = "DEFGHIJ"
CARRIED_OVER = key("requests.carried_to_next_year.legal_service_institution")
RED, AMBER = f"#{RED_FILL}", f"#{AMBER_FILL}"


def at(name: str) -> str:
    return number_addresses(LATEST)[key(name)][1]


class Calculated:
    """A workbook after LibreOffice: its values, and its colours with conditional formats."""

    def __init__(self, cells: dict[tuple[str, str], Any], folder: Path, *, filled: bool = True):
        book = build(LATEST)
        if filled:
            fill(book, city(2024))
            for key_, (sheet, place) in last_year_addresses(LATEST).items():
                book[sheet][place] = city(2023).numbers[key_].number
        for (sheet, place), value in cells.items():
            book[sheet][place] = value
        save(book, folder / "填报.xlsx")
        out = folder / "libreoffice"
        self.values = load_workbook(convert(folder / "填报.xlsx", "xlsx", out), data_only=True)
        html = convert(folder / "填报.xlsx", "html", out).read_bytes()
        self.tables = lxml.html.fromstring(html).findall(".//table")

    def value(self, sheet: str, place: str):
        """The value of a cell; LibreOffice saves the formula text "" as no value at all."""
        return self.values[sheet][place].value or (
            0 if self.values[sheet][place].value == 0 else ""
        )

    def coloured(self, sheet: str, colour: str) -> set[str]:
        """The addresses of the cells of that colour on a sheet."""
        return set(_cells_of(self.tables[sheet_names(LATEST).index(sheet)], colour))


def _cells_of(table: lxml.html.HtmlElement, colour: str) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr"), start=1):
        column = 1
        for cell in line.iter("td"):
            while (row, column) in taken:
                column += 1
            high, wide = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            taken |= {(row + r, column + c) for r in range(high) for c in range(wide)}
            if cell.get("bgcolor") == colour:
                yield address(row, column)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    return Calculated({}, tmp_path_factory.mktemp("empty"), filled=False)


@pytest.fixture(scope="module")
def right(tmp_path_factory):
    return Calculated({}, tmp_path_factory.mktemp("right"))


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    """One slip of each kind in otherwise right numbers."""
    slips = {
        (REQUESTS, at("requests.received.natural_person")): 3441,  # 3440 is right
        (REQUESTS, at("requests.state_secret.total")): 5,  # typed over the total, 2 is right
        (REQUESTS, at("requests.repeated_request.commercial_enterprise")): "12件",
        (REQUESTS, at("requests.disclosed.research_institution")): -1,
        (REQUESTS, at("requests.not_held.public_welfare_organization")): None,
        (REQUESTS, at("requests.petition_or_complaint.legal_service_institution")): 0.5,
        (REQUESTS, at("requests.total.other_organization")): 7,  # typed over the total, 2 is right
        last_year_addresses(LATEST)[CARRIED_OVER]: 2,  # 0 is right
        (REVIEW, at("review.count.direct_total")): 3,  # 25 is right
        (REVIEW, at("review.count.after_reconsideration_total")): "52",
        (LATEST.section("disclosure").sheet, at("documents.regulatory_rules.issued")): 1.5,
        (LATEST.section("disclosure").sheet, at("fees.administrative_fees.amount")): 0.1234567,
        (OVERVIEW, "C5"): " 字　" * LATEST.section("overview").limit,
    }
    return Calculated(slips, tmp_path_factory.mktemp("wrong"))


def test_the_empty_template_has_no_error_and_no_difference(empty):
    for sheet in empty.values:
        for row in sheet.iter_rows(values_only=True):
            assert not [
                v for v in row if isinstance(v, str) and re.match(r"#[A-Z/0]+[!?]?|Err:", v)
            ]
    for row in ROWS:
        assert empty.value(REQUESTS, f"K{row}") == ""
    for row in (BALANCES, TOTALS_DOWN, CARRIED):
        assert [empty.value(REQUESTS, f"{c}{row}") for c in COLUMNS] == [""] * 7
    assert [empty.value(REVIEW, f"{c}9") for c in "AFK"] == [""] * 3


def test_nothing_is_red_on_the_empty_template_or_where_all_is_right(empty, right):
    for sheet in (*(section.sheet for section in LATEST.sections), LAST_YEAR):
        assert not empty.coloured(sheet, RED)
        assert not right.coloured(sheet, RED)
        assert not right.coloured(sheet, AMBER)


def test_differences_of_real_numbers_are_all_zero(right):
    assert [right.value(REQUESTS, f"K{row}") for row in ROWS] == [0] * 25
    for row in (BALANCES, TOTALS_DOWN, CARRIED):
        assert [right.value(REQUESTS, f"{c}{row}") for c in COLUMNS] == [0] * 7
    assert [right.value(REVIEW, f"{c}9") for c in "AFK"] == [0] * 3


def test_totals_of_real_numbers_are_those_of_the_report(right):
    numbers = city(2024).numbers
    for key_, (sheet, place) in number_addresses(LATEST).items():
        assert exact(right.value(sheet, place)) == numbers[key_].number


def test_progress_counts_the_cells_typed_in(empty, right, wrong):
    assert empty.value(REQUESTS, "A3") == "已填 0 格，共 144 格"
    assert right.value(REQUESTS, "A3") == "已填 144 格，共 144 格，全部填完 √"
    assert wrong.value(REQUESTS, "A3") == "已填 142 格，共 144 格"  # a word and a blank are missing


def test_one_number_too_many_shows_in_its_column_and_its_total_follows(wrong):
    assert wrong.value(REQUESTS, "J7") == 3526
    assert wrong.value(REQUESTS, f"D{BALANCES}") == 1
    assert {f"D{BALANCES}", "D7", "D8", "D30", "D31"} <= wrong.coloured(REQUESTS, RED)


def test_a_total_typed_over_shows_in_its_row(wrong):
    assert wrong.value(REQUESTS, "K11") == 3
    assert {"J11", "K11"} <= wrong.coloured(REQUESTS, RED)
    assert "J12" not in wrong.coloured(REQUESTS, RED)


def test_an_outcome_total_typed_over_shows_below_its_column(wrong):
    assert wrong.value(REQUESTS, f"I{TOTALS_DOWN}") == 5
    assert wrong.value(REQUESTS, f"I{BALANCES}") == -5
    assert {f"I{TOTALS_DOWN}", f"I{BALANCES}", "I30"} <= wrong.coloured(REQUESTS, RED)


def test_a_column_with_a_word_or_a_blank_keeps_quiet_and_only_the_word_is_red(wrong):
    for column in "EG":
        assert wrong.value(REQUESTS, f"{column}{BALANCES}") == ""
    word, blank = (
        at("requests.repeated_request.commercial_enterprise"),
        at("requests.not_held.public_welfare_organization"),
    )
    assert word in wrong.coloured(REQUESTS, RED)
    assert blank not in wrong.coloured(REQUESTS, RED)


def test_numbers_below_zero_or_not_whole_are_red(wrong):
    red = wrong.coloured(REQUESTS, RED)
    assert at("requests.disclosed.research_institution") in red
    assert at("requests.petition_or_complaint.legal_service_institution") in red
    assert wrong.coloured(LATEST.section("disclosure").sheet, RED) == {
        at("documents.regulatory_rules.issued"),
        at("fees.administrative_fees.amount"),
    }


def test_what_last_year_left_open_and_this_year_did_not_take_over_shows(wrong):
    assert wrong.value(REQUESTS, f"H{CARRIED}") == -2
    assert {f"H{CARRIED}", "H8"} <= wrong.coloured(REQUESTS, RED)


def test_a_wrong_total_of_table_four_shows_below_its_group(wrong):
    assert wrong.value(REVIEW, "F9") == -22
    assert wrong.value(REVIEW, "K9") == ""  # its total is a word
    assert wrong.coloured(REVIEW, RED) == {"J7", "F9", "O7"}


def test_characters_are_counted_without_spaces_and_turn_amber_above_the_limit(wrong, right):
    assert wrong.value(OVERVIEW, "D5") == LATEST.section("overview").limit
    texts = [p.text.text for p in city(2024).section("overview")]
    whole = sum(len("".join(text.split())) for text in texts)
    assert right.value(OVERVIEW, "D3") == whole
    without_first = whole - len("".join(texts[0].split()))
    assert wrong.value(OVERVIEW, "D3") == LATEST.section("overview").limit + without_first
    assert wrong.coloured(OVERVIEW, AMBER) == {"D3"}


def test_what_a_total_stands_on_leads_down_to_typed_numbers():
    table = LATEST.table("requests")
    grand_total = typed_under(table, [key("requests.total.total")])
    assert len(grand_total) == 21 * 6


def test_addresses_become_as_few_ranges_as_possible():
    assert ranges(["E8", "D7", "E7", "D8", "J9"]) == ("D7:E8", "J9")
    assert ranges(["A1"]) == ("A1",)
    assert ranges(["Z1", "AA1", "B5"]) == ("B5", "Z1:AA1")
