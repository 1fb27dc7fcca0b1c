"""What slips into texts when they are typed or pasted."""

from dataclasses import replace

import pytest

from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge
from scripts.report.assemble import report_of
from tests.samples import city, with_fact


def with_words(words: str) -> Submission:
    first, *rest = city().narrative
    text = Entry(first.text.sheet, first.text.address, Kind.TEXT, None, words)
    return replace(city(), narrative=(replace(first, text=text), *rest))


def found(words: str, code: str) -> list[Issue]:
    return [issue for issue in judge(with_words(words)) if issue.code == code]


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\ufe0f", "\u3164", "\u2800", "\U000e0041"]
)
def test_a_character_nobody_sees_is_told_with_its_place_and_not_printed(sign):
    words = f"全年发布信息{sign}312条。"
    (issue,) = found(words, "W116")
    assert issue.severity is Severity.WARNING
    assert "息□3" in issue.message
    assert "U+" in issue.message
    printed = str(report_of(with_words(words)))
    assert sign not in printed
    assert "全年发布信息312条。" in printed


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f"])
def test_a_sign_that_turns_the_writing_is_an_error(sign):
    (issue,) = found(f"全年发布信息{sign}312条。", "W115")
    assert issue.severity is Severity.ERROR
    assert not found(f"全年发布信息{sign}312条。", "W116")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("请拨打138\u200b00138000咨询。", "P103"),
        ("请拨打138.0013.8000咨询。", "P103"),
        ("机\u00ad密★1年", "P106"),
        ("由×\u200b××科登记。", "W108"),
    ],
)
def test_what_nobody_sees_hides_nothing_from_the_other_rules(words, code):
    assert found(words, code)


def test_a_selector_behind_an_ideograph_stays_and_behind_a_digit_goes():
    assert found("全年发布信息3\U000e010012条。", "W116")
    assert not found("葛\U000e0100城区全年发布信息312条。", "W116")
    assert "葛\U000e0100城区" in str(report_of(with_words("葛\U000e0100城区全年发布信息312条。")))


def test_a_name_is_the_same_with_and_without_what_nobody_sees():
    hidden = with_fact(city(), "name", "宿迁市\u200b人民政府")
    assert report_of(hidden).organ == "宿迁市人民政府"


def test_a_number_with_a_hidden_character_is_that_number():
    assert entry_of("表", "A1", "5\u200b8").number == 58


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("全年&nbsp;发布信息312条。", "W117"),
        ("全年发布<br/>信息312条。", "W117"),
        ("\uf06c全年发布信息312条。", "W118"),
        ("全年发布信息312条\U0001f44d。", "W118"),
        ("全年发布信息,解读政策。", "W119"),
        ('全年开展"互联网"宣传。', "W119"),
        ("全年发布信息(含解读)各类文件。", "W119"),
        ("全年发布信息（含解读)各类文件。", "W119"),
        ("全年发布信息,2025年新增312条。", "W119"),
        ("办结率为98%,比上年提高。", "W119"),
        ("全年发布信息并解读政策文件若干次并登记", "W120"),
    ],
)
def test_slips_are_told_and_block_nothing(words, code):
    (issue,) = found(words, code)
    assert issue.severity is not Severity.ERROR


@pytest.mark.parametrize(
    ("code", "mend"),
    [
        ("&ldquo;", "请改成所代表的“。"),
        ("&#65292;", "请改成所代表的，。"),
        ("&nbsp;", "请改成所代表的空格，或者删去。"),
        ("&#8203;", "请删去。"),
        ("<b>", "请删去。"),
        ("<br />", "请删去，要分段的按Alt+Enter。"),
    ],
)
def test_a_code_of_web_pages_is_told_with_what_it_stands_for(code, mend):
    (issue,) = found(f"全年{code}发布信息312条。", "W117")
    assert issue.message.endswith(mend)


@pytest.mark.parametrize(
    "words",
    [
        "全年发布信息312.5万字，占比87.3%；网址为www.example.gov.cn。",
        "“一网通办”（含3项）上线，A&B区试点，x<y。",
        "三项工作如下：\n一是抓培训\n完成3期。",
        "投诉电话：0000-1234567。",
        "共发布1,234条，开放时间为9:00至17:00（周一）、8:30（周二）；WPS,Office等软件。",
        "见https://www.example.gov.cn/a?b=1&c=2,3和《通知》。",
    ],
)
def test_ordinary_writing_has_no_slip(words):
    codes = {issue.code for issue in judge(with_words(words))}
    assert not codes & {"W115", "W116", "W117", "W118", "W119", "W120"}
