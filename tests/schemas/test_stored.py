"""What a cell is said to hold where the file, the screen and sense differ."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from schemas.filled.entries import entry_of
from schemas.filled.submission import Origin, Submission
from schemas.issues import Severity
from schemas.judging.judge import judge
from scripts.report.assemble import report_of
from scripts.report.model import TableBlock
from tests.samples import city, key, typed, with_cells

TOTAL = key("requests.received.total")
FEES = {"notices": "C4", "notified": "C5", "received": "C6"}


def _with_fee(figure: str, value: object) -> Submission:
    submission = city()
    old = submission.processing_fee[figure]
    entry = entry_of(old.sheet, old.address, value)
    return replace(submission, processing_fee={**submission.processing_fee, figure: entry})


def test_the_noise_of_a_formula_in_the_fee_is_a_hint_that_names_both_numbers() -> None:
    found = [issue for issue in judge(_with_fee("notified", 0.1 + 0.2)) if issue.cell == "C5"]
    assert [(issue.code, issue.severity) for issue in found] == [("C123", Severity.HINT)]
    assert "C5存的是0.30000000000000004，已按Excel显示的0.3读取" in found[0].message


def test_the_noise_of_a_formula_in_a_count_does_not_block_the_report() -> None:
    counted = {key("licenses.administrative_licenses.decisions"): 0.57 * 100}
    found = judge(with_cells(city(), counted))
    assert [issue.code for issue in found if issue.code.startswith("C")] == ["C123"]


@pytest.mark.parametrize("figure", FEES)
@pytest.mark.parametrize("digits", ["1" * 29, "1" * 58, int("1" * 29), 1.1e28])
def test_a_fee_of_many_digits_is_refused_in_words(figure: str, digits: object) -> None:
    submission = _with_fee(figure, digits)
    found = [issue for issue in judge(submission) if issue.cell == FEES[figure]]
    assert [issue.code for issue in found] == ["B106"]
    assert "数字过大，不合常理" in found[0].message
    report_of(submission, draft=True)


@pytest.mark.parametrize(("amount", "told"), [(1_000_000, True), (999_999, False)])
def test_a_fee_beyond_what_is_plausible_is_a_warning(amount: int, told: bool) -> None:
    found = [issue for issue in judge(_with_fee("received", amount)) if issue.code == "B108"]
    assert bool(found) is told
    assert all("C6（实际收取的总金额（元））为1000000" in issue.message for issue in found)


def test_a_count_of_many_digits_has_one_finding() -> None:
    found = judge(typed(city(), licenses__administrative_licenses__decisions=int("1" * 30)))
    assert [issue.code for issue in found if issue.severity is Severity.ERROR] == ["C111"]


@pytest.mark.parametrize("value", [None, "/", "十二件", True])
@pytest.mark.parametrize(
    ("origin", "remedy"), [(Origin.WORKBOOK, "从空白模板复制公式"), (Origin.RECORD, "各项之和")]
)
def test_a_total_is_never_mended_by_a_zero(value: object, origin: Origin, remedy: str) -> None:
    submission = replace(with_cells(city(), {TOTAL: value}), origin=origin)
    place = submission.numbers[TOTAL].address
    told = [issue.message for issue in judge(submission) if issue.cell == place]
    assert len([message for message in told if remedy in message]) == 1
    assert not any("0" in message.partition("）")[2] for message in told)


def test_a_count_in_a_cell_of_dates_is_mended_by_its_format() -> None:
    submission = with_cells(
        city(), {key("licenses.administrative_licenses.decisions"): dt.datetime(1901, 3, 11)}
    )
    (found,) = (issue for issue in judge(submission) if issue.code == "C106")
    assert "“1901-03-11”" in found.message
    assert "格式改成“常规”" in found.message


def test_minus_zero_is_printed_nowhere_as_such() -> None:
    submission = with_cells(city(), {key("licenses.administrative_licenses.decisions"): "-0"})
    assert submission.numbers[key("licenses.administrative_licenses.decisions")].number == Decimal(
        0
    )
    blocks = (block for section in report_of(submission).sections for block in section.blocks)
    printed = [set(block.values.values()) for block in blocks if isinstance(block, TableBlock)]
    assert printed
    assert not any("-0" in values for values in printed)
    assert "已按0计算" in "".join(issue.message for issue in judge(submission))
