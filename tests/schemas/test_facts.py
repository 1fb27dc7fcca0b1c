"""The sheet 基本信息: names that are none, and years however they are written."""

import datetime as dt

import pytest

from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge
from tests.samples import city, with_fact


def found(submission: Submission) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.code[0] == "B"]


@pytest.mark.parametrize("key", ["name", "signature"])
@pytest.mark.parametrize(
    ("value", "what"),
    [
        (2025, "数字"),
        ("３５２１", "数字"),
        (True, "逻辑值"),
        ("false", "逻辑值"),
        (dt.date(2026, 1, 20), "日期"),
        ("2026年1月20日", "日期"),
        ("/", "标点符号"),
        ("……", "标点符号"),
        ("局", "单独一个字"),
        ("青溪县水利局2025年政府信息公开工作年度报告", "报告的标题"),
    ],
)
def test_what_is_no_name_of_a_body_is_told_with_what_it_is(key, value, what) -> None:
    (issue,) = found(with_fact(city(), key, value))
    assert (issue.code, issue.severity) == ("B107", Severity.ERROR)
    assert issue.cell == city().fields[key].address
    assert f"是{what}，不是机关的名称" in issue.message


@pytest.mark.parametrize("value", ["云岭县水利局", "110指挥中心", "A区", "省\n厅", "×××"])
def test_a_name_is_a_name_and_of_placeholders_another_rule_speaks(value: str) -> None:
    assert found(with_fact(city(), "name", value)) == []


@pytest.mark.parametrize("value", [None, "无", " 无 "])
def test_a_signature_may_be_left_out(value: str | None) -> None:
    assert found(with_fact(city(), "signature", value)) == []


@pytest.mark.parametrize("key", ["name", "signature"])
@pytest.mark.parametrize("typed", ["青禾县 水务局", "青禾县\u3000水务局", "青 禾\t县\xa0水务局"])
def test_a_space_inside_a_name_is_told_with_its_cell_and_the_name_without(key, typed) -> None:
    (issue,) = found(with_fact(city(), key, typed))
    assert (issue.code, issue.severity) == ("B109", Severity.WARNING)
    assert issue.cell == city().fields[key].address
    assert issue.expected == "青禾县水务局"


@pytest.mark.parametrize("typed", ["  青禾县水务局 ", "青禾县\n水务局", "ABC Center", "无"])
def test_spaces_around_a_name_and_a_name_on_two_lines_are_no_slip(typed: str) -> None:
    assert found(with_fact(city(), "signature", typed)) == []


@pytest.mark.parametrize(
    "typed",
    [
        2025,
        2025.0,
        "2025",
        "２０２５",
        "2025年",
        "２０２５ 年度",
        "2025.0",
        "二〇二五",
        "二○二五年",
        "二零二五年度",
        " 二〇二五 年 ",
    ],
)
def test_a_year_is_read_in_digits_and_in_chinese_numerals(typed: object) -> None:
    report = with_fact(with_fact(city(), "year", typed), "date", None)
    assert report.year == 2025
    assert found(report) == []


@pytest.mark.parametrize(
    "typed", ["二十五", "二〇二", "2025.5", "二〇二五六", "25", "去年", "20255"]
)
def test_what_is_no_year_is_still_asked_about(typed: str) -> None:
    report = with_fact(city(), "year", typed)
    assert report.year is None
    assert [issue.code for issue in found(report)] == ["B103"]
