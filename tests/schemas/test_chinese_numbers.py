from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.claims.sentences import plain_of
from schemas.language.numerals import amounts, chinese_number

DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """A number below a hundred million as it is written: 一万零三, 十二."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = "零" if 0 < low < 1000 else ""
        rest = in_words(low) if low else ""
        return in_words(high) + "万" + zero + ("一" + rest if rest.startswith("十") else rest)
    if number < 10:
        return DIGITS[number]
    told, gap = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            told += ("零" if gap and told else "") + DIGITS[digit] + sign
        gap = bool(told) and not digit
    return told.removeprefix("一") if told.startswith("一十") else told


@given(st.integers(0, 99_999_999))
def test_numbers_written_in_chinese_are_read_back(number):
    assert chinese_number(in_words(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二", 12),
        ("一百零三", 103),
        ("两千", 2000),
        ("三万五千", 35000),
        ("一万零三", 10003),
        ("二〇二五", 2025),
        ("零", 0),
    ],
)
def test_chinese_numbers_are_read(text, number):
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    "text", ["三四", "十二三", "一百五", "三万五", "百", "一百零", "万", "十百"]
)
def test_what_is_no_single_number_in_writing_is_none(text):
    assert chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("143 件", 143, "件"),
        ("１４３件", 143, "件"),
        ("1,234件", 1234, "件"),
        ("1，234 件", 1234, "件"),
        ("一百零三件", 103, "件"),
        ("总数312条", 312, "条"),
        ("网上43宗", 43, "宗"),
        ("0件", 0, "件"),
        ("120元", 120, "元"),
        ("3.475万元", 34750, "万元"),
    ],
)
def test_amounts_are_found_with_their_unit(text, value, unit):
    (amount,) = amounts(plain_of(text))
    assert (amount.value, amount.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "40余条",
        "近百件",
        "10多件",
        "三四件",
        "约20件",
        "20件以上",
        "3至5件",
        "3-5件",
        "数十件",
        "上百件",
        "三十余件",
        "100余万元",
        "20件左右",
    ],
)
def test_what_is_said_roughly_has_no_value(text):
    (amount,) = amounts(text)
    assert amount.value is None


@pytest.mark.parametrize(
    "text", ["2025年", "98%", "12月31日", "三安全一稳定", "一次性告知", "一是", "20个工作日内"]
)
def test_what_counts_nothing_is_no_amount(text):
    assert all(not amount.unit for amount in amounts(text))


@given(st.text("０1２,，.件万元十百千零两三余约至-年%第", max_size=30))
def test_no_text_breaks_the_reading(text):
    for amount in amounts(plain_of(text)):
        assert amount.start < amount.end
