"""Words against table 2, the processing fee and each other: sentences by construct, and kinds of wording."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from benchmarks.constructs import Tally, constructs, tally
from tests.schemas.test_claims import codes, county, findings, saying

OURS = ("T109", "T110", "T111", "T112", "T131", "T132", "T133")


@cache
def measured(code: str) -> Tally:
    """All sentences of the corpus that state something for this rule."""
    return tally(
        each for each in constructs() if any(code in mark["rules"] for mark in each["marks"])
    )


@pytest.mark.slow
@pytest.mark.parametrize("code", OURS)
def test_nine_in_ten_changed_numbers_are_found(code):
    result = measured(code)
    assert result.found[code] >= 0.9 * (result.found[code] + result.missed[code])
    assert result.found[code] >= 20


def test_sentences_without_a_claim_give_no_finding_of_these_rules():
    innocent = [s for s in constructs() if not s["marks"] and "expect" not in s]
    assert len(innocent) > 150
    false = Counter[str]()
    for each in innocent:
        false += tally([each]).false
    assert {code: false[code] for code in OURS if false[code]} == {}


def test_parts_that_miss_their_whole_narrowly_are_told_even_where_they_might_overlap():
    said = "全年公开信息320条，其中网站公开{}条，微信公众号公开{}条。"
    assert codes(county(), said.format(240, 80), "disclosure") == []
    assert codes(county(), said.format(240, 81), "disclosure") == ["T131"]
    assert codes(county(), said.format(310, 240), "disclosure") == []  # the same ones, on both


def test_parts_of_nothing_are_told():
    assert codes(county(), "公开信息0条，其中动态类2条、公告类1条。", "disclosure") == ["T131"]


def test_the_parts_of_two_wholes_together_may_exceed_the_second():
    said = "全年办理建议12件、提案8件，其中主办{}件，会办5件。"
    assert codes(county(), said.format(15), "other_matters") == []
    alone = "全年办理提案8件，其中主办{}件，会办5件。"
    assert codes(county(), alone.format(4), "other_matters") == ["T131"]


def test_a_list_goes_on_over_full_stops_brackets_and_sentences_without_a_number():
    for said in (
        "公开信息90条。栏目更新及时。其中，动态类60条，公告类{}条。",
        "公开信息90条（含转载12条），其中动态类60条，公告类{}条。",
        "公开信息90条，其中动态类60条（占66.7%）；公告类{}条，占33.3%。",
        "公开信息90条，其中：1.动态类60条；2.公告类{}条。",
        "公开信息90条，其中政务（工作）动态类60条、公告类{}条。",
    ):
        assert codes(county(), said.format(30), "disclosure") == [], said
        assert codes(county(), said.format(31), "disclosure") == ["T131"], said


@pytest.mark.parametrize(
    "said",
    [
        "收到建议3件，办结2件，办结率{}%。",  # 66.67: rounded, cut off, with and without decimals
        "公开信息300条，其中图解200条，占{}%。",
        "公开信息500条，较上年的300条增长{}%。",
    ],
)
def test_a_share_may_be_rounded_or_cut_off(said):
    for right in ("66", "67", "66.6", "66.7", "66.67"):
        assert codes(county(), said.format(right), "other_matters") == [], right
    for wrong in ("65", "68", "66.5", "66.8", "76.67"):
        assert codes(county(), said.format(wrong), "other_matters") == ["T132"], wrong


def test_a_change_leads_back_to_the_number_it_is_a_share_of():
    said = "全年公开信息90条，较上年减少30条，下降{}%。"
    assert codes(county(), said.format(25), "disclosure") == []
    assert codes(county(), said.format(33), "disclosure") == ["T132"]
    assert codes(county(), "全年公开信息90条，同比增加15条，增长20%。", "disclosure") == []


def test_a_share_of_something_else_is_left_alone():
    for said in (
        "公开信息300条，其中图解200条，占全县图解总数的12%。",
        "公开信息300条，其中图解200条，约占六成以上，占比超过60%。",
        "收到建议30件，办结28件，满意率100%，答复率98%。",
        "收到建议30件，办结28件，2件结转，按期办结率100%。",
        "公开信息500条，较上年增长66.7%，较前年下降3%。",
        "图解占比提高12.5个百分点，其中原创200条。",
    ):
        assert codes(county(), said, "other_matters") == [], said


def test_a_finding_about_a_share_shows_the_sum_and_its_cell_of_last_year():
    report = county()  # 48 new requests, 40 in the year before
    (issue,) = findings(saying(report, "全年收到政府信息公开申请48件，同比增长25%。"))
    assert issue.code == "T132"
    assert "上年数据”J25" in issue.message
    assert "（48－40）÷40＝20%" in issue.message
    assert (issue.found, issue.expected) == ("25%", "20%")
    assert codes(report, "全年收到政府信息公开申请48件，同比增长20%。") == []
    assert codes(report, "全年收到政府信息公开申请48件，较2023年增长25%。") == []  # not last year


def test_one_thing_said_twice_names_both_places():
    report = county()
    first = saying(report, "全年主动公开政府信息510条，内容全面。", "disclosure").narrative[0]
    second = saying(report, "2025年，我局共主动公开政府信息501条。", "platforms").narrative[0]
    second = replace(second, text=replace(second.text, address="C9"))
    (issue,) = findings(replace(report, narrative=(first, second)))
    assert issue.code == "T133"
    assert issue.cell == "C9"
    assert "C7" in issue.message
    assert "510条" in issue.message
    assert "501条" in issue.message


def test_things_said_twice_of_different_matters_are_left_alone():
    for said in (
        "一是加强解读。全年主动公开政府信息56条。二是加强回应。全年主动公开政府信息31条。",
        "全年主动公开政府信息56条。全年主动公开政府信息中，政策类31条。",
        "全年主动公开政府信息56条。上半年主动公开政府信息31条。",
        "2024年主动公开政府信息56条。各乡镇全年主动公开政府信息31条。",
        "全年召开会议3次，研究公开工作。全年召开会议5次，研究信访工作。",
    ):
        assert "T133" not in codes(county(), said, "disclosure"), said
