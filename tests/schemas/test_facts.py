"""The sheet 基本信息: names that are none."""

import datetime as dt

import pytest

from schemas.issues import Issue, Severity
from schemas.judge import judge
from schemas.submission import Submission
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
