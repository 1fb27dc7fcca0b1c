import json

import pytest

from schemas.form.editions import LATEST
from schemas.form.model import CellKey, Table
from scripts.pages.form_export import form_json
from tests.records import record
from workbook.layout import last_year_addresses, number_addresses

FORM = form_json(LATEST)
NUMBERS = {number["key"]: number for number in FORM["numbers"]}


def test_all_numbers_are_there_once_with_sheet_and_address():
    assert len(FORM["numbers"]) == len(NUMBERS) == 200
    for key, (sheet, cell) in number_addresses(LATEST).items():
        assert (NUMBERS[str(key)]["sheet"], NUMBERS[str(key)]["cell"]) == (sheet, cell)
    for key, (sheet, cell) in last_year_addresses(LATEST).items():
        number = NUMBERS[str(key)]
        assert (number["last_year_sheet"], number["last_year_cell"]) == (sheet, cell)


def test_the_names_of_the_numbers_are_those_of_the_record():
    tables = record()["tables"]
    names = {
        f"{table}.{row}.{column}"
        for table, rows in tables.items()
        for row, columns in rows.items()
        for column in columns
    }
    assert names == set(NUMBERS)


def test_labels_lead_from_the_outermost_heading_to_the_number():
    number = NUMBERS["requests.state_secret.research_institution"]
    assert number["row_labels"] == ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"]
    assert number["column_labels"] == ["申请人情况", "法人或其他组织", "科研机构"]
    assert NUMBERS["review.count.direct_upheld"]["row_labels"] == []


def test_units_and_totals_are_told():
    assert NUMBERS["fees.administrative_fees.amount"]["unit"] == "万元"
    assert NUMBERS["requests.total.total"]["unit"] == "件"
    totals = {key for key, number in NUMBERS.items() if number["total"]}
    assert "requests.total.natural_person" in totals
    assert "requests.received.total" in totals
    assert "requests.received.natural_person" not in totals
    assert len(totals) == 25 + 6 + 3  # the total column, the total row's other cells, table 4


@pytest.mark.parametrize("table", LATEST.tables(), ids=lambda table: table.key)
def test_the_headings_of_every_table_can_be_rebuilt_from_the_json(table: Table):
    exported = next(t for s in FORM["sections"] for t in s["tables"] if t["key"] == table.key)

    def leaf_keys(headings: list[dict]) -> list[str]:
        return [
            key
            for heading in headings
            for key in (leaf_keys(heading["children"]) or [heading["key"]])
        ]

    keys = [
        CellKey(table.key, row, column)
        for row in leaf_keys(exported["rows"])
        for column in leaf_keys(exported["columns"])
    ]
    assert tuple(keys) == table.cell_keys()


def test_sums_and_the_balance_of_table_three_are_told():
    requests = next(s for s in FORM["sections"] if s["key"] == "requests")["tables"][0]
    (rows,) = requests["sums"]["rows"]
    assert rows["total"] == "total"
    assert len(rows["parts"]) == 21
    (balance,) = requests["balances"]["rows"]
    assert balance["left"] == ["received", "carried_from_last_year"]
    assert balance["right"] == ["total", "carried_to_next_year"]


def test_it_is_plain_json_with_sections_aliases_and_sources():
    assert json.loads(json.dumps(FORM, ensure_ascii=False)) == FORM
    assert [section["number"] for section in FORM["sections"]] == list("一二三四五六")
    assert "社会组织" in json.dumps(FORM, ensure_ascii=False)
    assert FORM["sources"][0]["certainty"] == "verified"
