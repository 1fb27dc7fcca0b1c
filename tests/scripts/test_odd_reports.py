"""Right reports in odd wording, the whole way: a workbook without errors, and its report."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from schemas.filled.acceptance import Acceptance
from schemas.issues import Severity
from schemas.judging.judge import judge
from scripts import api
from scripts.record.convert import submission_of
from tests.odd_reports import ODD_REPORTS
from tests.schemas.test_innocent_words import saying

MOST = 2  # warnings of one report


@pytest.mark.parametrize("name", ODD_REPORTS)
def test_a_right_report_in_odd_wording_has_no_error_and_hardly_a_warning(name):
    checked = api.check(api.new(submission_of(ODD_REPORTS[name], f"{name}.json")))
    graver = [issue for issue in checked.issues if issue.severity is not Severity.HINT]
    assert checked.errors == (), [issue.message for issue in graver]
    assert len(graver) <= MOST, [issue.message for issue in graver]
    assert api.report(checked)[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("按《××市政府信息公开办法》执行。", "W108"),
        ("值班电话13900001111由专人接听。", "P103"),
        ("工作纪律写明：会议材料不得外传。", "P106"),
        ("公文流转编号为农〔公〕字第12号。", "R101"),
    ],
)
def test_an_error_that_reads_words_is_lifted_with_a_reason(words, code):
    told = saying(words)
    (issue,) = judge(told)
    assert (issue.code, issue.severity) == (code, Severity.ERROR)
    reason = Acceptance(issue.sheet, issue.cell, issue.message, "已核实，可以公开。")
    lifted = api.check(replace(told, accepted=(reason,)))
    assert lifted.errors == ()
    printed = Document(BytesIO(api.report(lifted))).paragraphs
    assert any(words in each.text for each in printed)
