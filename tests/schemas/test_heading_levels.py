"""Numbers in the text below a sub-heading: （一） above 1. above （1）."""

import pytest

from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge
from tests.samples import city, with_fact
from tests.schemas.test_completeness import rewritten

FIVE, SIX = "problems_and_improvements", "other_matters"


def numbered(submission: Submission, numbering: str = "（一）") -> list[Issue]:
    chosen = with_fact(submission, "numbering", numbering)
    own_line = with_fact(chosen, "heading_line", "独立成行")
    return [issue for issue in judge(own_line) if issue.code == "W123"]


def under(words: str, *more: tuple[str, str, str], heading: str = "建议提案办理情况") -> Submission:
    return rewritten(city(), SIX, ("", heading, words), *more)


@pytest.mark.parametrize(
    ("words", "numbering", "below"),
    [
        ("（一）建议\n共办理6件。", "（一）", "1."),
        ("（一）建议。共办理6件。", "（一）", "1."),
        ("1.建议\n共办理6件。", "1.", "（1）"),
        ("（一）建议\n共办理6件。", "1.", "（1）"),
    ],
)
def test_a_number_of_the_headings_own_level_below_it_is_a_hint(words, numbering, below):
    (issue,) = numbered(under(words), numbering)
    assert (issue.severity, issue.cell, issue.expected) == (Severity.HINT, "C5", below)
    assert f"下一级用“{below}”" in issue.message


@pytest.mark.parametrize(
    ("words", "numbering"),
    [
        ("1.建议\n共办理6件。\n2.提案\n没有。", "（一）"),
        ("（1）建议共6件。\n（2）提案没有。", "1."),
        ("（一）建议\n共办理6件。", "不编号"),
        ("一是建议6件。\n二是提案2件。", "（一）"),
        ("3.15活动办了一场。", "1."),
        ("（二）培训情况\n办了三期。", "（一）"),  # goes on counting, and nothing comes after
    ],
)
def test_numbers_of_the_next_level_are_no_finding(words, numbering):
    assert numbered(under(words), numbering) == []


def test_what_goes_on_counting_must_not_meet_the_next_heading():
    (issue,) = numbered(under("（二）培训情况\n办了三期。", ("", "其他", "没有。")))
    assert issue.found == "（二）"


def test_numbers_below_the_two_headings_of_section_five_are_held_against_those():
    parted = (("problems", "", "（一）解读\n偏少。"), ("improvements", "（二）人手", "1.多培训。"))
    assert [issue.cell for issue in numbered(rewritten(city(), FIVE, *parted))] == ["C5", "B6"]
    own = [("", "存在问题", "1.解读偏少。"), ("", "下一步打算", "1.多解读。")]
    assert numbered(rewritten(city(), FIVE, *own)) == []


def test_a_number_typed_before_a_heading_of_section_five_that_is_not_printed_is_told():
    own = rewritten(city(), FIVE, ("", "（三）存在问题", "偏少。"), ("", "打算", "多解读。"))
    (issue,) = [issue for issue in judge(own) if issue.code == "W111"]
    assert issue.cell == "B5"
