"""Sub-headings as printed: the number typed before one tells its level where that is unambiguous."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.filled.entries import entry_of
from schemas.filled.subheadings import line_levels, own_title, printed_headings
from schemas.filled.submission import Paragraphs
from schemas.form.editions import LATEST


def rows(*headings: str, section: str = "other_matters") -> tuple[Paragraphs, ...]:
    return tuple(
        Paragraphs(section, "", entry_of("s", "B5", heading or None), entry_of("s", "C5", "有。"))
        for heading in headings
    )


def printed(
    *headings: str, numbering: str = "chinese", section: str = "other_matters"
) -> list[tuple[str, int] | None]:
    told = printed_headings(LATEST.section(section), rows(*headings, section=section), numbering)
    return [None if each is None else (each.text, each.level) for each in told]


def test_a_heading_counted_in_circles_is_numbered_once() -> None:
    assert printed("①甲", "② 乙") == [("（一）甲", 2), ("（二）乙", 2)]


def test_headings_without_numbers_are_numbered_as_chosen() -> None:
    assert printed("甲", "", "乙") == [("（一）甲", 2), None, ("（二）乙", 2)]
    assert printed("甲", "乙", numbering="arabic") == [("1.甲", 3), ("2.乙", 3)]


def test_headings_that_shall_not_be_numbered_are_printed_as_typed() -> None:
    typed = ("甲", "(一)乙", "3.丙", "一、丁", "（1）戊")
    levels = (2, 2, 3, 2, 2)
    assert printed(*typed, numbering="none") == list(zip(typed, levels, strict=True))


def test_one_kind_of_number_before_all_headings_goes_before_the_choice() -> None:
    assert printed("1.甲", "2、乙") == [("1.甲", 3), ("2.乙", 3)]
    assert printed("（一）甲", "（三）乙", numbering="arabic") == [("（一）甲", 2), ("（二）乙", 2)]


def test_numbers_that_begin_anew_stand_below_the_heading_before_them() -> None:
    nested = [("（一）甲", 2), ("1.乙", 3), ("2.丙", 3), ("（二）丁", 2), ("1.戊", 3)]
    assert printed("甲", "1.乙", "2.丙", "丁", "1.戊") == nested
    typed = ("（一）甲", "1.乙", "2.丙", "（二）丁", "1.戊")
    assert printed(*typed) == printed(*typed, numbering="arabic") == nested


@pytest.mark.parametrize(
    "typed",
    [
        ("甲", "2.乙", "丙"),  # a list, numbered here and there
        ("1.甲", "乙", "丙"),
        ("（一）甲", "2.乙", "（三）丙"),
        ("甲", "（二）乙", "丙"),
        ("一、甲", "二、乙", "三、丙"),
        ("甲", "(2)乙", "丙"),
    ],
)
def test_numbers_that_leave_a_doubt_are_one_list(typed: tuple[str, ...]) -> None:
    assert printed(*typed) == [("（一）甲", 2), ("（二）乙", 2), ("（三）丙", 2)]
    assert printed(*typed, numbering="arabic") == [("1.甲", 3), ("2.乙", 3), ("3.丙", 3)]


def test_a_section_that_the_office_adds_follows_the_sixth_and_counts_anew() -> None:
    assert printed("甲", "七、附则", "乙", "八、联系方式") == [
        ("（一）甲", 2),
        ("七、附则", 1),
        ("（一）乙", 2),
        ("八、联系方式", 1),
    ]
    assert printed("甲", "八、附则") == [("（一）甲", 2), ("（二）附则", 2)]
    assert printed("二、甲", section="overview") == [("（一）甲", 2)]


def test_an_own_title_is_the_first_heading_with_the_number_of_its_section() -> None:
    five = LATEST.section("problems_and_improvements")
    own = "五、存在的问题和下一步打算"
    assert own_title(five, rows(own, "甲", section=five.key)) == (own, 0)
    assert own_title(five, rows("", own, section=five.key)) == (own, 1)
    for typed in (
        ("甲", own),
        ("六、问题",),
        (f"五、{five.title}",),
        ("五、问题", "六、打算"),
        ("问题",),
        (),
    ):
        assert own_title(five, rows(*typed, section=five.key)) == ("", -1)
    assert own_title(LATEST.section("overview"), rows("一、主动公开情况")) == ("", -1)


def test_a_numbered_line_with_text_under_it_is_a_heading() -> None:
    text = ["概况。", "（一）加强公开", "1.网站建设", "全年更新。", "2.热线", "已接通。"]
    assert list(line_levels(text)) == [0, 2, 3, 0, 3, 0]


@pytest.mark.parametrize(
    "text",
    [
        ["1.县政府网站", "2.微信公众号", "3.公告栏"],  # a list
        ["1.加强学习。全年培训三次。", "2.加强监督。"],
        ["3.15活动", "已经举办。"],
        ["（一）发布信息12条，更新及时", "以上。"],
        ["2025年", "有。"],
        [],
    ],
)
def test_what_only_begins_with_a_number_is_a_paragraph(text: list[str]) -> None:
    assert not any(line_levels(text))


numbers = st.sampled_from(["", "（一）", "（二）", "1.", "2.", "七、", "六、", "(3)"])


@given(
    st.lists(st.tuples(numbers, st.text("甲乙丙", max_size=3)).map("".join), max_size=6),
    st.sampled_from(["chinese", "arabic", "none"]),
)
def test_no_heading_is_lost_whatever_is_typed(typed: list[str], numbering: str) -> None:
    told = printed(*typed, numbering=numbering)
    assert [each is None for each in told] == [not each for each in typed]
    for heading, each in zip(typed, told, strict=True):
        assert each is None or each[0].endswith(heading.lstrip("（）()一二三六七123、."))
