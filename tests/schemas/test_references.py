"""Numbers in the text that come from the tables."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.filled.entries import entry_of
from schemas.filled.references import references, resolve
from schemas.filled.submission import Submission
from schemas.form.editions import LATEST
from schemas.form.model import CellKey
from schemas.issues import Issue
from schemas.judging.judge import judge
from scripts.report.assemble import report_of
from scripts.report.model import Text
from tests.samples import city, typed, with_fact


def written(text: str, submission: Submission | None = None) -> Submission:
    """The city's report with this text in the first row of section six."""
    whole = submission or city()
    rows = list(whole.narrative)
    place = next(n for n, row in enumerate(rows) if row.section == "other_matters")
    old = rows[place].text
    rows[place] = replace(rows[place], text=entry_of(old.sheet, old.address, text))
    return replace(whole, narrative=tuple(rows))


def printed(submission: Submission) -> str:
    blocks = report_of(submission).sections[-1].blocks
    return "".join(block.text for block in blocks if isinstance(block, Text))


def findings(submission: Submission) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.code.startswith("R")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("新收申请〔新收申请〕件", "新收申请3525件"),
        ("自然人〔新收申请.自然人〕件", "自然人3440件"),
        ("企业等〔新收申请.法人或其他组织〕件", "企业等85件"),
        ("不予公开〔不予公开〕件", "不予公开92件"),
        ("国家秘密〔属于国家秘密〕件", "国家秘密2件"),
        ("复议〔复议〕件、诉讼〔诉讼〕件", "复议170件、诉讼77件"),
        ("复议〔复议.总计〕件", "复议170件"),
        ("新收〔新收申请．总计〕件", "新收3525件"),
        ("维持〔诉讼.结果维持〕件", "维持40件"),
        ("现有〔规范性文件.现行有效〕件", "现有420件"),
        ("收费〔行政事业性收费〕万元", "收费72701.2578万元"),
        ("〔 新收申请．自然人 〕", "3440"),
        ("〔复议｜没有复议｜复议#件〕", "复议170件"),
        ("〔逾期不缴费|没有逾期不缴费的|逾期不缴费＃件〕", "逾期不缴费38件"),
        ("〔危及三安全一稳定.科研机构｜没有这类申请｜有#件〕", "没有这类申请"),
        ("国办函〔2020〕109号", "国办函〔2020〕109号"),
        ("政办发〔二〇二一〕3号", "政办发〔二〇二一〕3号"),
        ("政办发〔2021年〕3号", "政办发〔2021年〕3号"),
        ("县农发〔２０２５〕3号", "县农发〔２０２５〕3号"),
    ],
)
def test_a_reference_is_printed_as_the_number_of_the_table(text: str, told: str) -> None:
    submission = written(text)
    assert told in printed(submission)
    assert findings(submission) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("〔新收〕", "R101"),
        ("〔〕", "R103"),
        ("〔 〕", "R103"),
        ("〔｜没有｜有〕", "R103"),
        ("〔新收申请.村民〕", "R101"),
        ("〔2021〕〔新收申请〕〔申请", "R103"),
        ("〔复议｜没有复议〕", "R103"),
        ("新收申请〕", "R103"),
    ],
)
def test_what_is_no_reference_is_an_error_at_its_cell(text: str, code: str) -> None:
    (issue,) = findings(written(text))
    assert (issue.code, issue.severity.value) == (code, "error")
    assert issue.sheet == "六、其他事项"
    assert str(issue.found) in text


def test_a_reference_to_a_blank_cell_is_an_error_and_stays_as_written() -> None:
    blank = typed(city(), requests__received__total=None)
    submission = written("收到〔新收申请〕件", blank)
    assert [issue.code for issue in findings(submission)] == ["R102"]
    assert "收到〔新收申请〕件" in printed(submission)


def test_names_are_unique_and_cover_every_number() -> None:
    known = references(LATEST)
    covered = {reference.keys[0] for reference in known.values() if len(reference.keys) == 1}
    of_litigation = {key for key in LATEST.cell_keys() if key.column.startswith("litigation")}
    assert covered | of_litigation == set(LATEST.cell_keys())
    assert not any(set(name) & set("〔〕|｜ ") for name in known)


def test_a_subtotal_adds_up_all_its_rows() -> None:
    keys = references(LATEST)["不予公开.自然人"].keys
    assert len(keys) == 8
    assert CellKey("requests", "state_secret", "natural_person") in keys


@given(st.text("〔〕|｜#.新收申请0 1", max_size=30))
def test_resolving_never_fails_and_leaves_other_words_alone(text: str) -> None:
    new, problems = resolve(text, city())
    if "〔" not in text and "〕" not in text:
        assert (new, problems) == (text, ())


def test_the_number_in_the_text_follows_the_table() -> None:
    text = "新收申请〔新收申请〕件"
    before, after = city(), typed(city(), requests__received__total=7)
    assert "新收申请3525件" in printed(written(text, before))
    assert "新收申请7件" in printed(written(text, after))


def test_a_reference_in_a_fact_is_an_error_and_a_document_number_is_not() -> None:
    (issue,) = findings(with_fact(city(), "signature", "〔新收申请〕局"))
    assert issue.code == "R103"
    assert "〔新收申请〕" in issue.message
    assert findings(with_fact(city(), "signature", "〔2021〕局")) == []


def test_brackets_in_a_title_are_no_reference() -> None:
    words = "公布《宅基地管理办法〔征求意见稿〕》，收到意见12条。"
    assert resolve(words, city()) == (words, ())
    assert [each.reason for each in resolve("《办法》〔征求意见稿〕", city())[1]] == ["unknown"]
    assert resolve("《新收〔新收申请〕件》", city())[0] == "《新收3525件》"
