"""Before publication: personal numbers, security markings, an office's own words."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity, printed
from schemas.judging.judge import judge
from schemas.judging.office import Office
from schemas.rules.publication import Word
from tests.effort import examples
from tests.samples import city, typed, with_fact
from tests.schemas.test_completeness import rewritten
from tests.schemas.test_personal import identity

FEE = "没有收取信息处理费。"


def written(*words: str, heading: str = "其他") -> Submission:
    """The city with these words in section six, each in a row."""
    rows = [("", heading, each) for each in words]
    return rewritten(city(), "other_matters", ("", "收取信息处理费情况", FEE), *rows)


def found(submission: Submission) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.code[0] == "P"]


@pytest.mark.parametrize(
    ("words", "code"),
    [(identity(), "P101"), ("13800138000", "P103"), ("nianbao.shili@qq.com", "P105")],
)
@pytest.mark.parametrize("place", ["heading", "text", "signature"])
def test_a_personal_number_is_found_wherever_it_is_printed(words, code, place):
    report = {
        "heading": lambda: written("正文。", heading=f"附{words}"),
        "text": lambda: written(f"附{words}"),
        "signature": lambda: with_fact(city(), "signature", f"办公室{words}"),
    }[place]()
    (issue,) = found(report)
    assert issue.code == code
    # many offices publish a box at a public provider; a number of a person blocks
    assert (issue.severity is Severity.ERROR) == (code != "P105")
    assert words not in issue.message + printed(issue.found) + printed(issue.expected)
    assert "*" in issue.message


def test_what_is_not_printed_is_not_held_against_printing():
    words = f"王科长13800138000，{identity()}，×××，\u202e，机密★"
    issues = judge(with_fact(city(), "parent", words))
    assert [issue.code for issue in issues] == [issue.code for issue in judge(city())]


LEAD = (
    "根据《中华人民共和国政府信息公开条例》编制本报告。如对本报告有疑问，"
    "请与办公室联系，电话13800138000，邮箱nianbao.shili@163.com。"
)


def test_a_lead_may_say_how_to_reach_the_office_but_no_identity_number():
    assert found(with_fact(city(), "own_lead", LEAD)) == []
    typed_above = rewritten(city(), "overview", ("", "", LEAD), ("", "主动公开情况", "已公开。"))
    assert found(typed_above) == []
    (issue,) = found(with_fact(city(), "own_lead", f"{LEAD}{identity()}"))
    assert issue.code == "P101"


def test_the_contact_line_may_have_a_telephone_and_a_mailbox_but_no_identity_number():
    line = "办公室13800138000，nianbao.shili@163.com"
    assert found(with_fact(city(), "contact", line)) == []
    (issue,) = found(with_fact(city(), "contact", f"办公室{identity()}"))
    assert issue.code == "P101"


@pytest.mark.parametrize(
    "report",
    [
        typed(city(), licenses__administrative_licenses__decisions="张某13800138000"),
        typed(city(), licenses__administrative_licenses__decisions=13800138000),
        with_fact(city(), "level", f"县级{identity()}"),
        written("由××科负责，联系13800138000，××科。"),
        written("待定，联系13800138000。"),
    ],
)
def test_no_rule_whatever_repeats_a_personal_number(report):
    issues = judge(report)
    assert issues
    for issue in issues:
        assert "13800138000" not in issue.message + printed(issue.found)
        assert identity() not in issue.message + printed(issue.found)


@pytest.mark.parametrize(
    ("number", "shown"), [("13800138000", "138****8000"), ("138 0013 8000", "138****8000")]
)
@pytest.mark.parametrize("word", ["内部文件", "待定", "×××"])
def test_no_finding_quotes_half_of_a_number_beside_what_it_found(word, number, shown):
    gaps = ["甲" * gap for gap in range(14)]
    words = [
        f"{first}{gap}{then}。" for gap in gaps for first, then in ((word, number), (number, word))
    ]
    issues = [i for i in judge(written(*words)) if i.code in ("P107", "W108", "W109")]
    assert len({issue.cell for issue in issues}) == len(words)
    for issue in issues:
        assert not re.search("[0-9]", issue.message.replace(issue.cell, "").replace(shown, ""))


@pytest.mark.parametrize("gap", range(45, 62))
def test_a_long_text_is_not_cut_through_a_number(gap):
    report = with_fact(city(), "level", "县" * gap + "13800138000" + "级" * 60)
    (issue,) = [issue for issue in judge(report) if issue.code == "B102"]
    assert not re.search("[0-9]", issue.message.replace(issue.cell, "").replace("138****8000", ""))


MARKED = [
    "秘密★1年",
    "机 密 ★",
    "绝密☆长期",
    "密级：机密",
    "机密",
    "【内部资料】",
    "（秘密）",
    "内部资料，注意保存",
    "内部文件 不得外传",
    "此件不得外传。",
    "仅供内部参考。",
    "仅限内部使用",
    "本材料为内部资料。",
    "正文如下。\n内部资料\n再一段。",
]
INNOCENT = [
    "公开前审查是否涉及国家秘密。",
    "属于国家秘密的不予公开2件。",
    "依法保护商业秘密和个人隐私。",
    "开展保密审查，做到秘密不公开、公开不泄密。",
    "绝密、机密、秘密三级事项均按规定管理。",
    "属于三类内部事务信息的申请3件。",
    "加强内部管理。",
    "评为五星★★★★★网站。",
    "公文标明密级：绝密、机密、秘密三级由承办人提出。",
    "严禁外传申请人个人信息，答复件一律密封。",
    "将仅限内部使用的台账整理后公开。",
]


@pytest.mark.parametrize("words", MARKED)
def test_a_security_marking_is_an_error(words):
    (issue,) = found(written(words))
    assert (issue.code, issue.severity, issue.cell) == ("P106", Severity.ERROR, "C6")
    assert printed(issue.found) in issue.message


@pytest.mark.parametrize("words", INNOCENT)
def test_speaking_of_secrets_is_innocent(words):
    assert found(written(words)) == []


def test_a_marking_is_quoted_with_the_signs_it_is_typed_with():
    (issue,) = found(written("密级：机密，（内部资料）"))
    assert "中有“密级：机密”（“密级：机密，（内部资料）”）" in issue.message


def test_speaking_of_inner_papers_is_a_warning():
    (issue,) = found(written("全年清理内部文件15件。"))
    assert (issue.code, issue.severity) == ("P107", Severity.WARNING)


def test_an_offices_own_words_are_found_with_its_reason():
    office = Office(words=(Word("红头文件", "请改用“行政规范性文件”。"), Word("ＡＰＰ", "")))
    (one, two) = [i for i in judge(written("红头文件见App。"), office) if i.code == "P108"]
    assert one.message.endswith("C6中有“红头文件”。请改用“行政规范性文件”。")
    assert two.message.endswith("C6中有“App”。这是本单位设置中列出的词，请改写。")


@settings(max_examples=examples(60), deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_the_check_fail(words):
    judge(written(words), Office(words=(Word("红头文件", ""),)))


@pytest.mark.parametrize("piece", ["\n", " ", "(", "内部文件", "1 ", "138-0013-8000 ", "a@", "a."])
def test_a_cell_full_of_one_thing_is_read_in_a_moment(piece):
    started = time.perf_counter()
    judge(written(piece * (32_000 // len(piece))))
    assert time.perf_counter() - started < 3
