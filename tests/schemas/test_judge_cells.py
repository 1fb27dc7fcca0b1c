"""What a cell may hold: each odd value gives exactly the finding that fits it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from schemas.filled.entries import Entry, Kind
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge
from tests.samples import city, key, typed, with_cells, with_fact

CELL = "requests__disclosed__commercial_enterprise"


def findings(**cells: object) -> list[Issue]:
    before = {issue.message for issue in judge(city())}
    return [i for i in judge(typed(city(), **cells)) if i.message not in before]


@pytest.mark.parametrize(
    ("value", "code", "severity"),
    [
        (None, "C101", "error"),
        ("  ", "C101", "error"),
        ("/", "C102", "error"),
        ("-", "C102", "error"),
        ("——", "C102", "error"),
        ("无", "C102", "error"),
        ("不适用", "C102", "error"),
        ("N/A", "C102", "error"),
        ("12件", "C104", "error"),
        ("12x", "C104", "error"),
        ("三", "C104", "error"),
        ("1e3", "C104", "error"),
        (True, "C106", "error"),
        (-1, "C108", "error"),
        ("-1", "C108", "error"),
        (2.5, "C109", "error"),
        ("2.5", "C109", "error"),
        (-2.5, "C108", "error"),
        (110101199001011234, "C111", "error"),
    ],
)
def test_an_odd_value_gives_exactly_one_finding(value: object, code: str, severity: str) -> None:
    (issue,) = findings(**{CELL: value})
    assert (issue.code, issue.severity.value) == (code, severity)
    assert (issue.sheet, issue.cell) == ("三、申请办理", "E9")
    assert "“三、申请办理”E9（（一）予以公开，商业企业）" in issue.message


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.DATE])
def test_excel_errors_and_dates_are_no_numbers(kind: Kind) -> None:
    entry = Entry("三、申请办理", "E9", kind, text="#REF!")
    before = len(judge(city()))
    found = judge(with_cells(city(), {key(CELL.replace("__", ".")): entry}))
    assert [i.code for i in found if i.cell == "E9"] == ["C106"]
    assert len(found) == before + 1


def test_an_uncalculated_formula_is_an_error_but_not_in_a_total() -> None:
    entry = Entry("三、申请办理", "E9", Kind.UNCALCULATED, formula=True)
    found = judge(with_cells(city(), {key(CELL.replace("__", ".")): entry}))
    assert [i.code for i in found if i.cell == "E9"] == ["C107"]
    total = with_cells(
        city(), {key("requests.disclosed.total"): Entry("三、申请办理", "J9", Kind.UNCALCULATED)}
    )
    assert [i for i in judge(total) if i.cell == "J9"] == []


@pytest.mark.parametrize("text", ["２１", " 21 ", "21", "0021"])
def test_text_that_is_a_number_is_taken_with_a_warning(text: str) -> None:
    (issue,) = findings(**{CELL: text})
    assert (issue.code, issue.severity) == ("C105", Severity.WARNING)
    assert "已按21计算" in issue.message


def test_a_thousands_separator_is_taken_with_a_warning() -> None:
    (issue,) = findings(requests__received__natural_person="3,440")
    assert issue.code == "C105"
    assert "3440" in issue.message


def test_a_text_number_takes_part_in_the_sums() -> None:
    codes = [issue.code for issue in findings(requests__received__natural_person="3,441")]
    assert sorted(codes) == ["C105", "S101"]


def test_a_placeholder_in_the_rules_row_is_only_a_warning() -> None:
    (issue,) = findings(documents__regulatory_rules__issued="/")
    assert (issue.code, issue.severity) == ("C103", Severity.WARNING)


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("59237.2449", ["C105"]),
        (59237.2449, []),
        (Decimal("0.1234567"), ["C110"]),
        (-0.5, ["C108"]),
        (None, ["C101"]),
        ("3万", ["C104"]),
    ],
)
def test_money_takes_six_decimals(value: object, codes: list[str]) -> None:
    found = findings(fees__administrative_fees__amount=value)
    assert [issue.code for issue in found] == codes


def test_yuan_typed_as_ten_thousands_in_a_county_is_a_warning() -> None:
    county = with_fact(city(), "level", "县级")
    large = typed(county, fees__administrative_fees__amount=1_000_000)
    assert "C121" in [issue.code for issue in judge(large)]
    assert "C121" not in [issue.code for issue in judge(county)]


def test_rules_made_by_a_body_without_that_power_are_a_warning() -> None:
    county = with_fact(city(), "level", "县级")
    assert "C122" in [issue.code for issue in judge(county)]
    assert "C122" not in [issue.code for issue in judge(city())]


def test_a_moved_sheet_is_not_judged_cell_by_cell() -> None:
    moved = Issue("F102", Severity.ERROR, "移动了", sheet="三、申请办理")
    blank = typed(city(), **{CELL: None})
    found = judge(replace(blank, issues=(moved,)))
    assert [i.code for i in found if i.sheet == "三、申请办理"] == ["F102"]


@pytest.mark.parametrize("value", ["字" * 3000, 10**3000, "一行\n又一行\t"])
def test_a_finding_quotes_on_one_line_and_not_without_end(value: object) -> None:
    (issue,) = findings(requests__received__natural_person=value)
    assert len(issue.message) < 160
    assert "\n" not in issue.message
