"""Personal numbers in running text: found in any typing, never shown whole, few false alarms."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.language.personal import (
    CHECK_SIGNS,
    WEIGHTS,
    Sort,
    is_card,
    is_identity,
    masked,
    personal,
)


def check_sign(first: str) -> str:
    return CHECK_SIGNS[sum(int(d) * w for d, w in zip(first, WEIGHTS, strict=True)) % 11]


def identity(first: str = "11010119000101001") -> str:
    return first + check_sign(first)


def luhn(first: str) -> str:
    return next(first + str(n) for n in range(10) if is_card(first + str(n)))


def sorts(text: str) -> list[Sort]:
    return [each.sort for each in personal(text)]


def spaced(number: str, *sizes: int, by: str = " ") -> str:
    parts, start = [], 0
    for size in (*sizes, len(number)):
        parts.append(number[start : start + size])
        start += size
    return by.join(part for part in parts if part)


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


WITH_X = next(each for n in range(99) if (each := identity(f"110101190001010{n:02}"))[-1] == "X")
FOUND = [
    (f"身份证{identity()}。", Sort.IDENTITY),
    (f"证件号：{spaced(identity(), 6, 8)}", Sort.IDENTITY),
    (f"证件号：{spaced(identity(), 6, 8, by='-')}", Sort.IDENTITY),
    (f"证件号{wide(identity())}号", Sort.IDENTITY),
    (f"证件{WITH_X.lower()}", Sort.IDENTITY),
    ("联系电话13800138000。", Sort.MOBILE),
    ("１３８００１３８０００", Sort.MOBILE),
    ("138-0013-8000", Sort.MOBILE),
    ("138　0013　8000", Sort.MOBILE),
    ("138—0013—8000", Sort.MOBILE),
    ("1 3 8 0 0 1 3 8 0 0 0", Sort.MOBILE),
    ("+86 13800138000", Sort.MOBILE),
    ("（+86）138 0013 8000", Sort.MOBILE),
    ("8613800138000", Sort.MOBILE),
    ("2024年13800138000", Sort.MOBILE),
    ("2024 13800138000", Sort.MOBILE),
    (f"卡号{luhn('622202020000000000')}", Sort.BANK_CARD),
    (f"卡号{spaced(luhn('622202020000000'), 4, 4, 4)}", Sort.BANK_CARD),
    (f"开户银行账号：{luhn('109900000000001')}", Sort.BANK_CARD),
    ("邮箱nianbao.shili@163.com", Sort.EMAIL),
    ("nianbao_shili＠ＱＱ．ｃｏｍ", Sort.EMAIL),
    ("13800138000@139.com", Sort.EMAIL),
    ("公示110101000101001等", Sort.OLD_IDENTITY),
]  # fmt: skip
INNOCENT = [
    "电话0527-84368123",
    "统一社会信用代码11321300014318557X",
    "统一社会信用代码113213000143185570",
    "项目编号320000202599990001",
    "1998-2003 456件",
    "占比0.13800138000",
    "金额13800138000.50元",
    "完成投资18600000000元",
    "发电13500000000千瓦时",
    "https://www.yunling.gov.cn/art/2025/1/13800138000.html",
    "邮箱gongkai@yunling.gov.cn",
    "国办公开办函〔2021〕30号",
    "账号A13800138000",
    "编号138001380001",
    "12800138000",
    identity()[:-1] + ("0" if identity()[-1] != "0" else "1"),
    "9" * 16,
    "",
]


@pytest.mark.parametrize(("text", "sort"), FOUND)
def test_a_personal_number_is_found_however_it_is_typed(text, sort):
    assert sorts(text) == [sort]
    shown = masked(text)
    assert "*" in shown
    assert personal(shown) == ()


@pytest.mark.parametrize("text", INNOCENT)
def test_other_numbers_are_left_alone(text):
    assert sorts(text) == []
    assert masked(text) == text


def test_several_numbers_in_one_text_are_told_one_by_one():
    text = f"张某13800138000、李某13900139000，身份证{identity()}"
    assert sorts(text) == [Sort.MOBILE, Sort.MOBILE, Sort.IDENTITY]
    assert masked(text) == (
        f"张某138****8000、李某139****9000，身份证110101********{identity()[-4:]}"
    )


def test_two_numbers_side_by_side_are_two():
    assert sorts("13800138000 13900139000") == [Sort.MOBILE, Sort.MOBILE]


@pytest.mark.parametrize("born", ["19000230", "18991231", "20991231", "20251301"])
def test_a_date_of_birth_that_cannot_be_is_no_identity_number(born):
    assert not is_identity(identity(f"110101{born}001"))


def test_any_one_wrong_digit_breaks_the_check_of_an_identity_number():
    good = identity("11010119900307001")
    for place in range(6, 18):
        for digit in "0123456789":
            if digit != good[place]:
                assert not is_identity(good[:place] + digit + good[place + 1 :])


def test_random_numbers_are_hardly_ever_taken_for_personal_ones():
    """18 digits of a project code: one in eleven has the check sign, few of them a birthday."""
    luck = random.Random(1)
    codes = [str(luck.randint(10**17, 10**18 - 1)) for _ in range(20_000)]
    assert sum(bool(personal(f"编号{code}。")) for code in codes) / 20_000 < 0.03


@given(st.text())
def test_no_text_makes_it_fail_and_a_masked_text_stays_masked(text):
    for each in personal(text):
        assert 0 <= each.start < each.end <= len(text)
    assert masked(masked(text)) == masked(text)


@given(st.text(st.sampled_from("0123456789 -Xx@.１３８０qq163com一"), max_size=80))
def test_digits_in_any_arrangement_never_leave_a_personal_number_behind(text):
    assert personal(masked(text)) == ()


@given(st.integers(13_000_000_000, 19_999_999_999), st.sampled_from("电话：,，。 （"))
def test_every_mobile_number_is_found_and_its_middle_hidden(number, before):
    text = f"联系人{before}{number}。"
    assert sorts(text) == [Sort.MOBILE]
    assert not re.search(str(number)[3:7] + str(number)[7:], masked(text))


def test_a_long_row_of_numbers_hides_none():
    assert len(personal("13800138000 " * 500)) == 500
