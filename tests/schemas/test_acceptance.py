"""Findings ticked off with a reason stay ticked off until what they speak of changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from schemas.filled.acceptance import Acceptance
from schemas.filled.submission import Submission
from schemas.form.editions import LATEST
from schemas.issues import Issue, Severity, counts
from schemas.judging.judge import judge
from scripts.record.convert import record_of, submission_of
from scripts.tasks.check import Checked, as_json, as_text
from tests.samples import city, typed, with_fact
from workbook.build import build
from workbook.files.packing import save
from workbook.fill import fill
from workbook.read import read

REASON = "市政府授权制定，已与法制机构核对"


def county() -> Submission:
    """A county that reports 规章 it cannot make: warnings, and no error."""
    return with_fact(city(), "level", "县级")


def warnings(submission: Submission) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.code == "C122"]


def ticked(submission: Submission, issue: Issue, reason: str = REASON) -> Submission:
    accepted = Acceptance(issue.sheet, issue.cell, issue.message, reason)
    return replace(submission, accepted=(*submission.accepted, accepted))


def test_a_warning_with_a_reason_is_no_longer_open() -> None:
    first, *others = warnings(county())
    after = warnings(ticked(county(), first))
    assert [issue.accepted for issue in after] == [REASON, *("" for _ in others)]
    assert counts(after)["warning"] == len(others)


def test_it_opens_again_when_its_number_changes() -> None:
    first = warnings(county())[0]
    changed = typed(ticked(county(), first), documents__regulatory_rules__issued=7)
    assert not any(issue.accepted for issue in warnings(changed))


def test_it_stays_ticked_off_when_something_else_changes() -> None:
    first = warnings(county())[0]
    changed = typed(ticked(county(), first), licenses__administrative_licenses__decisions=7)
    assert warnings(changed)[0].accepted == REASON


def test_an_error_cannot_be_explained_away() -> None:
    wrong = typed(city(), requests__received__natural_person="12件")
    (error,) = (i for i in judge(wrong) if i.severity is Severity.ERROR)
    (still,) = (i for i in judge(ticked(wrong, error)) if i.severity is Severity.ERROR)
    assert still.accepted == ""
    assert Checked(wrong, (still,)).errors


def test_an_error_about_publication_can() -> None:
    issue = Issue("P101", Severity.ERROR, "有身份证号码", sheet="六、其他事项", cell="C5")
    found = replace(city(), issues=(issue,))
    (accepted,) = (i for i in judge(ticked(found, issue)) if i.code == "P101")
    assert accepted.accepted == REASON
    assert Checked(found, (accepted,)).errors == ()


def test_a_personal_number_ticked_off_is_not_another_of_the_same_head_and_tail() -> None:
    shop = with_fact(city(), "signature", "便民店13800138000")
    (first,) = (issue for issue in judge(shop) if issue.code == "P103")
    again = (issue for issue in judge(ticked(shop, first)) if issue.code == "P103")
    assert [issue.accepted for issue in again] == [REASON]
    other = with_fact(ticked(shop, first), "signature", "张某13811118000")
    assert [issue.accepted for issue in judge(other) if issue.code == "P103"] == [""]


def test_reasons_travel_through_workbook_and_record(tmp_path: Path) -> None:
    first, second, *_ = warnings(county())
    submission = ticked(ticked(county(), first), second, "=不是公式")
    book = build(LATEST)
    fill(book, submission)
    save(book, tmp_path / "核实.xlsx")
    again = read(tmp_path / "核实.xlsx")
    assert again.accepted == submission.accepted
    assert [bool(issue.accepted) for issue in warnings(again)][:2] == [True, True]
    record = record_of(again)
    assert [item["reason"] for item in record["accepted"]] == [REASON, "=不是公式"]
    assert submission_of(record, "a.json").accepted == submission.accepted


def test_the_list_says_what_was_ticked_off_and_why() -> None:
    first = warnings(county())[0]
    submission = ticked(county(), first)
    checked = Checked(submission, judge(submission))
    assert f"处理说明：{REASON}" in as_text(checked)
    assert "另有1处已核实" in as_text(checked)
    assert as_json(checked)["accepted"] == 1


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_row_without_a_reason_accepts_nothing(tmp_path: Path, reason: str) -> None:
    submission = ticked(county(), warnings(county())[0], reason)
    book = build(LATEST)
    fill(book, submission)
    save(book, tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").accepted == ()
