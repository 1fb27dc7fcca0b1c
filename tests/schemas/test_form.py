"""The form of 2021 as written down: what the official document counts and says."""

import pytest

from schemas.errors import UnknownEditionError
from schemas.form.editions import LATEST, edition_for
from schemas.form.editions.y2021 import REQUESTS, REVIEW
from schemas.form.headings import Heading, leaves, sums


def test_the_form_has_200_numbers() -> None:
    numbers = {table.key: len(table.cell_keys()) for table in LATEST.tables()}
    assert sum(numbers.values()) == 200
    assert numbers["requests"] == 175
    assert numbers["review"] == 15
    assert len(set(LATEST.cell_keys())) == 200


def test_the_outcome_total_has_21_parts() -> None:
    (rule,) = sums(REQUESTS.rows)
    assert rule.total == "total"
    assert len(rule.parts) == 21
    assert {"disclosed", "state_secret", "other"} <= set(rule.parts)


def test_a_row_total_adds_up_the_six_kinds_of_applicants() -> None:
    (rule,) = sums(REQUESTS.columns)
    assert len(rule.parts) == 6


def test_the_review_table_has_three_totals_of_four() -> None:
    assert [len(rule.parts) for rule in sums(REVIEW.columns)] == [4, 4, 4]


def test_there_are_31_totals_in_the_requests_table() -> None:
    assert len(REQUESTS.totals()) == 25 + 7 - 1


def test_turning_a_table_twice_gives_it_back() -> None:
    assert REQUESTS.turned().turned() == REQUESTS


def test_leaf_keys_are_unique_on_each_side() -> None:
    for table in LATEST.tables():
        for side in (table.rows, table.columns):
            keys = [leaf.key for leaf in leaves(side)]
            assert len(keys) == len(set(keys))


def test_balances_name_rows_that_exist() -> None:
    rows = {leaf.key for leaf in leaves(REQUESTS.rows)}
    for balance in REQUESTS.row_balances:
        assert {*balance.left, *balance.right} <= rows


def test_a_cell_is_titled_in_the_words_of_the_table() -> None:
    keys = {str(key): key for key in LATEST.cell_keys()}
    table = LATEST.table("requests")
    title = table.cell_title(keys["requests.state_secret.other_organization"])
    assert title == "（三）不予公开·1.属于国家秘密，其他"
    assert LATEST.table("review").cell_title(keys["review.count.direct_total"]) == (
        "未经复议直接起诉·总计"
    )


def test_six_sections_in_both_wordings() -> None:
    assert [section.number for section in LATEST.sections] == list("一二三四五六")
    review = LATEST.section("review")
    assert review.heading() == "四、政府信息公开行政复议、行政诉讼情况"
    assert review.heading("statute") == "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"


@pytest.mark.parametrize("year", [2021, 2025, 2030])
def test_years_from_2021_on_follow_the_edition_of_2021(year: int) -> None:
    assert edition_for(year).key == "2021"


@pytest.mark.parametrize("year", [2019, 2020, 0, 2100, 20255])
def test_a_year_with_no_edition_is_a_clear_error(year: int) -> None:
    with pytest.raises(
        UnknownEditionError, match=f"^{year}年度的报告没有可用的格式.*2021年至2099年"
    ):
        edition_for(year)


def test_a_total_of_nested_headings_takes_all_leaves_beside_it() -> None:
    headings = (
        Heading("a", "a", (Heading("a1", "a1"), Heading("a2", "a2"))),
        Heading("b", "b"),
        Heading("t", "t", total=True),
    )
    assert sums(headings)[0].parts == ("a1", "a2", "b")


@pytest.mark.parametrize("part", [LATEST.table, LATEST.section, LATEST.topic])
def test_a_part_that_the_form_lacks_is_a_key_error(part) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        part("nowhere")
