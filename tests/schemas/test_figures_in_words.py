"""Words against table 2, the processing fee and each other: sentences by construct, and kinds of wording."""

from collections import Counter
from functools import cache

import pytest

from benchmarks.constructs import Tally, constructs, tally
from tests.schemas.test_claims import codes, county

OURS = ("T109", "T110", "T111", "T112", "T131")


@cache
def measured(code: str) -> Tally:
    """All sentences of the corpus that state something for this rule."""
    return tally(
        each for each in constructs() if any(code in mark["rules"] for mark in each["marks"])
    )


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
