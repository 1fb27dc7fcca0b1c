"""What is typed into cells meant for words: headings that are printed anyway, bare numbers."""

import datetime as dt
from dataclasses import replace

import pytest

from schemas.filled.entries import Kind, entry_of
from schemas.filled.submission import Paragraphs, Submission
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge
from tests.samples import city, with_fact
from tests.schemas.test_completeness import FULL, rewritten

PROBLEMS = "problems_and_improvements"
SAID = "全年发布信息，依法办理。"


def found(submission: Submission, code: str) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.code == code]


def overview(heading: str, text: str) -> Submission:
    """The city with this first row in section one."""
    return rewritten(city(), "overview", ("disclosure", heading, text), *FULL[1:])


@pytest.mark.parametrize(
    "line",
    [
        "主动公开情况",
        "（一）主动公开情况",
        "1.主动公开情况。",
        " 一、主动公开 情况：",
        "(1) 主动公开情况:",
    ],
)
def test_a_sub_heading_typed_again_before_its_text_is_told_at_the_text(line: str) -> None:
    (issue,) = found(overview("（一）主动公开情况", f"{line}\n{SAID}"), "W113")
    assert (issue.cell, issue.severity) == ("C5", Severity.WARNING)
    assert f"删去“{line.strip()}”这一行" in issue.message
    assert "B5" in issue.message


TITLED = "云岭县农业农村局2025年政府信息公开工作年度报告"


def at_the_end(lines: str, **facts: str) -> Submission:
    last = city().narrative[-1]
    text = replace(last.text, text=f"{SAID}\n{lines}")
    submission = replace(city(), narrative=(*city().narrative[:-1], replace(last, text=text)))
    for name, value in facts.items():
        submission = with_fact(submission, name, value)
    return submission


def test_the_title_of_the_report_typed_above_a_text_is_told() -> None:
    (issue,) = found(overview("", f"{TITLED}\n{SAID}"), "W113")
    assert "与报告自动印出的标题相同" in issue.message
    (issue,) = found(with_fact(city(), "own_lead", f"{TITLED}\n{SAID}"), "W113")
    assert issue.sheet == "基本信息"
    assert found(overview("", f"现公布《{TITLED}》。{SAID}"), "W113") == []


def test_a_signature_typed_below_the_last_text_is_told() -> None:
    organ = city().organ
    for typed in (f"{organ}\n2025年1月20日", f"    {organ}"):
        (issue,) = found(at_the_end(typed), "W113")
        assert f"末尾写了落款“{organ}”" in issue.message
    assert found(at_the_end(f"{organ}\n2025年1月20日", signature="无"), "W113") == []
    assert found(at_the_end("2025年1月20日"), "W113") == []
    assert found(at_the_end(f"{organ}各科室。"), "W113") == []


def test_a_text_that_is_nothing_but_its_heading_shall_be_written_not_emptied() -> None:
    (issue,) = found(overview("主动公开情况", "（一）主动公开情况"), "W113")
    assert "请改为要写的正文" in issue.message


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("主动公开情况", "主动公开情况。全年发布信息。"),
        ("主动公开情况", f"{SAID}\n主动公开情况"),
        ("", f"主动公开情况\n{SAID}"),  # without a heading beside it it is printed once
        ("主动公开情况", f"依申请公开情况\n{SAID}"),
    ],
)
def test_a_text_that_only_begins_like_its_heading_is_left_alone(heading: str, text: str) -> None:
    assert found(overview(heading, text), "W113") == []


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (("", "", "五、存在的主要问题及改进情况"), "C5"),
        (("", "五、存在的主要问题及改进情况", SAID), "B5"),
        (("problems", "", f"五、政府信息公开工作存在的主要问题及改进情况\n{SAID}"), "C5"),
        (("problems", "（一）存在的主要问题", SAID), "B5"),
        (("problems", "", f"（一）存在的主要问题：\n{SAID}"), "C5"),
    ],
)
def test_a_heading_the_report_prints_in_section_five_is_told(row, cell) -> None:
    rest = (("problems", "", SAID), ("improvements", "", SAID))
    (issue,) = found(rewritten(city(), PROBLEMS, row, *rest), "W113")
    assert issue.cell == cell


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("problems", "主要问题"),
        ("problems", "（一）存在的问题和不足"),
        ("improvements", "改进措施"),
        ("improvements", "二、下一步工作打算"),
    ],
)
def test_a_heading_that_says_the_same_as_that_of_its_part_is_told(part: str, heading: str) -> None:
    rows = [(key, heading if key == part else "", SAID) for key in ("problems", "improvements")]
    (issue,) = found(rewritten(city(), PROBLEMS, *rows), "W113")
    assert "意思相同" in issue.message
    parted = [("", heading, text) for _, heading, text in rows]
    assert found(rewritten(city(), PROBLEMS, *parted), "W113") == []
    begun = [
        (key, told, "") for key, told, _ in rows
    ]  # the headings of last year, not yet filled in
    assert found(rewritten(city(), PROBLEMS, *begun), "W113") == []


@pytest.mark.parametrize("heading", ["解读方面的问题", "人手不足", "整改落实上年问题情况"])
def test_a_heading_of_a_matter_of_its_own_in_section_five_is_let_stand(heading: str) -> None:
    rows = [(key, heading, SAID) for key in ("problems", "improvements")]
    assert found(rewritten(city(), PROBLEMS, *rows), "W113") == []


def test_the_heading_of_the_first_part_is_told_in_section_one_too() -> None:
    rows = (("", "", "一、总体情况\n依法公开政府信息。"), *FULL)
    (issue,) = found(rewritten(city(), "overview", *rows), "W113")
    assert issue.cell == "C5"
    assert "一、总体情况" in issue.message


def test_what_a_later_row_says_of_the_problems_is_no_heading_of_the_report() -> None:
    rows = (
        ("problems", "人手不足", SAID),
        ("problems", "", f"存在的主要问题\n{SAID}"),
        ("improvements", "", SAID),
    )
    assert found(rewritten(city(), PROBLEMS, *rows), "W113") == []


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (312, "数字"),
        ("1,234", "数字"),
        ("３１２", "数字"),
        (dt.date(2026, 1, 20), "日期"),
        ("2026年1月20日", "日期"),
        (True, "逻辑值"),
        ("false", "逻辑值"),
    ],
)
def test_a_text_that_is_no_words_is_told_with_what_it_is(value: object, what: str) -> None:
    (issue,) = found(with_text(value), "W114")
    assert (issue.cell, issue.severity) == (city().narrative[0].text.address, Severity.WARNING)
    assert f"只有{what}，没有文字内容" in issue.message


@pytest.mark.parametrize("value", ["312件。", "无", "2026年1月20日公布。", "见附件1", None, "1①"])
def test_words_and_blanks_are_no_bare_numbers(value: object) -> None:
    assert found(with_text(value), "W114") == []


def test_a_broken_formula_is_told_once() -> None:
    broken = replace(with_text("x"), narrative=(_broken(),))
    assert found(broken, "W114") == []
    assert len(found(broken, "W110")) == 1


def _broken() -> Paragraphs:
    row = city().narrative[0]
    return replace(row, text=replace(row.text, kind=Kind.ERROR, text="#REF!"))


def with_text(value: object) -> Submission:
    """The city with this value in the first cell of its first narrative sheet."""
    first, *rest = city().narrative
    text = entry_of(first.text.sheet, first.text.address, value)
    return replace(city(), narrative=(replace(first, text=text), *rest))


@pytest.mark.parametrize(("lead", "codes"), [("", []), ("现将全年工作报告如下。", ["W122"])])
def test_a_lead_in_its_cell_and_another_in_section_one_are_told(lead, codes) -> None:
    rows = (("", "", "本报告的统计期限为2025年1月1日至12月31日。"), *FULL)
    told = with_fact(rewritten(city(), "overview", *rows), "own_lead", lead)
    issues = found(told, "W122")
    assert [issue.code for issue in issues] == codes
    assert all(issue.cell == "C5" and "B17" in issue.message for issue in issues)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("申请人电话13800138000。", "P103"),
        ("机密★1年。", "P106"),
        ("由×××负责。", "W108"),
        ("全年有\u202e序公开。", "W115"),
        ("全年有\u200b序公开。", "W116"),
        ("全年新收申请〔新收申请〕件。", "R103"),
        ("统计期限自2021年1月1日至12月31日。", "T141"),
        ("根据国办公开办函〔2019〕60号编制。", "T142"),
    ],
)
def test_the_lead_of_the_office_is_read_like_any_text(words: str, code: str) -> None:
    (issue,) = found(with_fact(city(), "own_lead", words), code)
    assert (issue.sheet, issue.cell) == ("基本信息", "B17")


def test_all_that_is_left_over_in_a_cell_is_named_at_once() -> None:
    words = "由×××科负责（待补充）。由×××科登记。"
    (issue,) = found(with_fact(city(), "own_lead", words), "W108")
    assert "中留有“×××”“（待补充）”（…" in issue.message


def test_a_broken_formula_as_a_heading_is_one_finding() -> None:
    told = rewritten(city(), "overview", *FULL)
    (*rows, last) = told.section("overview")
    broken = replace(last, heading=replace(last.heading, kind=Kind.UNCALCULATED, text=""))
    empty = replace(broken, text=replace(last.text, kind=Kind.BLANK, text=""))
    told = replace(told, narrative=(*rows, empty))
    assert len(found(told, "W110")) == 1
    assert found(told, "W107") == []
