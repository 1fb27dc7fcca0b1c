"""Sums and identities: every slip is found, named once, and nothing else is said."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.filled.submission import Submission
from schemas.form.editions import LATEST
from schemas.form.model import CellKey
from schemas.issues import Issue
from schemas.judging.judge import judge, reading_order
from tests.effort import QUICK, examples
from tests.samples import YEARS, calculated, city, key, typed, with_cells

SUMMED = [k for k in LATEST.cell_keys() if k.table in ("requests", "review")]
TABLES = {table.key: table for table in LATEST.tables()}


def errors(submission: Submission) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.severity.value == "error"]


def value(submission: Submission, cell: CellKey) -> int:
    return int(submission.numbers[cell].number or 0)


@pytest.mark.parametrize("year", YEARS)
def test_real_reports_have_no_errors(year: int) -> None:
    assert errors(city(year)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("year", "step"),
    [
        (2024, 1),
        pytest.param(2023, -1, marks=pytest.mark.slow),
        pytest.param(2024, -1, marks=pytest.mark.slow),
        pytest.param(2023, 1, marks=pytest.mark.slow),
    ],
)
def test_any_number_off_by_one_is_one_error_in_its_row_or_column(year: int, step: int) -> None:
    whole = city(year)
    for cell in SUMMED[:: 4 if QUICK else 1]:
        number = value(whole, cell) + step
        if number < 0:
            continue
        (issue,) = errors(with_cells(whole, {cell: number}))
        row, _, column = reading_order(whole.numbers[cell].address)
        found_row, _, found_column = reading_order(issue.cell)
        assert found_row == row or found_column == column, (cell, issue)
        assert whole.numbers[cell].address in issue.cells
        if cell.table == "requests":
            assert (issue.cell, issue.expected) == (
                whole.numbers[cell].address,
                Decimal(value(whole, cell)),
            )


def test_a_slip_behind_live_totals_is_one_finding() -> None:
    """With the template's formulas a wrong part moves its totals: only the balance shows it."""
    (issue,) = errors(
        typed(
            city(2024),
            requests__disclosed__natural_person=1409,
            requests__disclosed__total=1432,
            requests__total__natural_person=3441,
            requests__total__total=3522,
        )
    )
    assert issue.code == "S103"
    assert "“自然人”一列不平衡" in issue.message
    assert "相差1" in issue.message
    assert "3558" in issue.message
    assert "3559" in issue.message


def test_both_sides_and_the_difference_are_told() -> None:
    (issue,) = errors(typed(city(2024), review__count__direct_total=27))
    assert "J7（未经复议直接起诉·总计）为27，F7至I7各项之和为25，相差2" in issue.message
    assert (issue.code, issue.found, issue.expected) == ("S101", Decimal(27), Decimal(25))


def test_the_crossing_cell_is_named_with_the_value_that_mends_both() -> None:
    (issue,) = errors(typed(city(2024), requests__received__natural_person=3404))
    assert (issue.cell, issue.found, issue.expected) == ("D7", Decimal(3404), Decimal(3440))
    assert "改为3440后2处合计均相符" in issue.message


@pytest.mark.parametrize("step", [3, 0.5])
def test_offsetting_changes_that_keep_every_sum_are_found(step: float) -> None:
    whole = city(2024)
    changes: dict[CellKey, object] = {}
    for row, sign in (("security_or_stability", -1), ("third_party_rights", 1)):
        for column, side in (("natural_person", 1), ("commercial_enterprise", -1)):
            cell = CellKey("requests", row, column)
            changes[cell] = value(whole, cell) + sign * side * step
    found = errors(with_cells(whole, changes))
    assert {issue.code for issue in found} == {"C108" if step == 3 else "C109"}


def test_a_wrong_input_keeps_its_sums_silent() -> None:
    found = errors(typed(city(), requests__received__natural_person="12件"))
    assert [issue.code for issue in found] == ["C104"]


@pytest.mark.parametrize("value", [None, "12件", "/", -1, 2.5])
@pytest.mark.parametrize("cell", ["received", "disclosed", "still_unclear"])
def test_totals_that_excel_adds_up_past_a_wrong_input_say_nothing(value: object, cell: str) -> None:
    changed = {f"requests__{cell}__natural_person": value}
    (issue,) = errors(calculated(typed(city(), **changed)))
    assert issue.code.startswith("C")


def test_a_wrong_input_does_not_hide_a_slip_elsewhere() -> None:
    wrong = typed(
        city(), requests__disclosed__natural_person="", requests__received__commercial_enterprise=80
    )
    assert [issue.cell for issue in errors(calculated(wrong))] == ["D9", "E31"]


def test_two_slips_in_different_places_are_two_findings() -> None:
    found = errors(
        typed(
            city(2024),
            requests__disclosed__natural_person=1400,
            requests__received__commercial_enterprise=80,
        )
    )
    assert [(issue.cell, issue.expected) for issue in found] == [
        ("E7", Decimal(75)),
        ("D9", Decimal(1408)),
    ]


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 2**32))
def test_consistent_numbers_never_give_an_error(seed: int) -> None:
    assert errors(with_cells(city(2023), consistent(random.Random(seed)))) == []


def consistent(luck: random.Random) -> dict[CellKey, object]:
    """Random numbers that keep every sum and identity of the requests table."""
    table = TABLES["requests"]
    columns = [c for c in dict.fromkeys(k.column for k in table.cell_keys()) if c != "total"]
    rows = list(dict.fromkeys(k.row for k in table.cell_keys()))
    parts = rows[2:-2]
    cells: dict[str, dict[str, int]] = {row: {} for row in rows}
    for column in columns:
        for row in parts:
            cells[row][column] = luck.choice([0, 0, luck.randint(0, 2000)])
        total = sum(cells[row][column] for row in parts)
        cells["total"][column] = total
        cells["carried_from_last_year"][column] = luck.randint(0, total)
        cells["received"][column] = total - cells["carried_from_last_year"][column] + 5
        cells["carried_to_next_year"][column] = 5
    for numbers in cells.values():
        numbers["total"] = sum(numbers.values())
    return {
        key(f"requests.{row}.{column}"): number
        for row, numbers in cells.items()
        for column, number in numbers.items()
    }
