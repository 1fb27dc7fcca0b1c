"""Numbers in running Chinese text: what is said exactly, and what only roughly.

`amounts` finds every counted number of a text: 48件, １，２３４ 件 (after tidying), 一百零三件, 3.2万元.
What is said roughly (40余条, 近百件, 三四件, 3至5件, 约20件, 以上) comes without a value: it is no claim.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = {"零": 0, "〇": 0, **dict(zip("一二三四五六七八九", range(1, 10), strict=True)), "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
ZERO_TO_NINE, PLACES = "零一二三四五六七八九", ("", "十", "百", "千", "万")
NUMERALS = "".join((*DIGITS, *SCALES, "万亿"))
MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
LONGEST_FIGURE = 15  # digits; a longer run is no count but an account or a telephone number
_LARGE = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}

# One sign for signs that are used alike; one character for one, so that places stay.
ALIKE = {0xFF10 + n: str(n) for n in range(10)} | str.maketrans("％．～－（）：;", "%.~-():；")

_FIGURE = r"\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_AMOUNT = re.compile(
    r"(?P<before>大?约|将?近|接近|逾|超过|超|不足|不到|不[少低多高]于|至少|最多|好?几|若干|第|每"
    r"|[数上](?=[十百千万]))?"
    rf"(?P<first>{_FIGURE}|[{NUMERALS}]+)"
    rf"(?P<range>[件份条宗起次元]?(?:[-~—–]|至|到)(?:{_FIGURE}|[{NUMERALS}]+))?"
    r"(?P<scale>[万亿](?=[余多来]|(?P<counted>[件份条宗起例次个项篇部封])))?"
    r"(?P<more>[余多来几])?"
    r"(?P<unit>件次|人次|场次|件|份|条|宗|起(?!诉)|例|次(?![年日月性要])|个(?!工作日|月|百分点|人)|项|篇|部(?!分|门)|封|位|名(?![单录称义誉额])|家(?![庭长属园乡具电教])|场(?![所地次景])|期(?![间限末内])"
    r"|[万亿]?元)?"
    r"(?P<after>以上|以下|以内|左右|上下)?"
)
_NO_COUNT = "年月日号时分%周天岁米度"  # 2025年, 98%: figures that count nothing of ours


class Amount(NamedTuple):
    """A counted number in a text; ``value`` is None where it is no exact number (money in 元)."""

    start: int
    end: int
    value: Decimal | None
    unit: str
    step: Decimal = Decimal(1)

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in MONEY

    def says(self, number: Decimal) -> bool:
        """Whether it states this number, rounded or cut off at the places it is written with."""
        if self.value is None:
            return False
        return self.value == number or abs(self.value - number) < self.step


def chinese_number(text: str) -> int | None:
    """The value of Chinese numerals: 十二, 一百零三, 两千, 三万五千, 二〇二五; None if not one number.

    三四 (three or four) and 一百五 (a hundred and fifty, in speech) are None.
    """
    if len(text) > 1 and all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text)) if len(text) > 3 else None
    for sign, scale in (("亿", 10**8), ("万", 10**4)):
        if sign in text:
            high, _, low = text.partition(sign)
            many, rest = chinese_number(high), chinese_number(low.lstrip("零〇")) if low else 0
            if not many or rest is None or rest >= scale or len(low) == 1:
                return None  # 三万五 is 35,000 in speech only
            return many * scale + rest
    return _below_ten_thousand(text)


def number_typed(text: str) -> int:
    """The number in digits or Chinese numerals, ○ typed for 〇 or not; 0 where it is none."""
    return int(text) if text.isdecimal() else chinese_number(text.replace("○", "〇")) or 0


def _below_ten_thousand(text: str) -> int | None:
    total, digit, above, gap = 0, None, 10_000, False
    for sign in text:
        if sign in SCALES:
            scale = SCALES[sign]
            if scale >= above or (digit is None and (scale != 10 or total)) or digit == 0:
                return None
            total, digit, above, gap = total + (digit or 1) * scale, None, scale, False
        elif digit is not None or sign not in DIGITS:
            return None
        elif sign in "零〇" and text not in "零〇":
            if gap or not total:
                return None
            gap = True
        else:
            digit = DIGITS[sign]
    if gap and digit is None:
        return None
    if digit is not None and above not in (10, 10_000) and not gap:
        return None  # 一百五
    return total + (digit or 0)


@lru_cache(maxsize=1024)  # several rules read the same sentences
def amounts(text: str) -> tuple[Amount, ...]:
    """Every counted number of a text, in order; figures of dates, shares and the like left out."""
    return tuple(amount for found in _AMOUNT.finditer(text) if (amount := _amount(found, text)))


def _amount(found: re.Match[str], text: str) -> Amount | None:
    figure, unit, end = found["first"], found["unit"] or "", found.end()
    if figure[0] in NUMERALS:
        if not unit:
            return None  # 三安全一稳定, 一是
        number = chinese_number(figure)
        value = None if number is None else Decimal(number)
    else:
        if not unit and text[end : end + 1] in (*_NO_COUNT, "-") and end < len(text):
            return None
        plain = figure.replace(",", "").replace("，", "")
        value = Decimal(plain) if len(plain) <= LONGEST_FIGURE else None
    large = found["scale"] if found["counted"] else None  # 12.4万件
    rough = any(found[part] for part in ("before", "range", "more", "after"))
    rough = rough or bool(found["scale"] and not large)
    if rough or value is None:
        return Amount(found.start("first"), end, None, unit)
    scale = _LARGE[large] if large else MONEY.get(unit, Decimal(1))
    places = -int(value.as_tuple().exponent)
    return Amount(found.start("first"), end, value * scale, unit, scale.scaleb(-places))


def chinese(number: int) -> str:
    """A number up to 99999 in Chinese: 十二, 二十, 一百零三."""
    digits = str(number)
    words = "".join(
        ZERO_TO_NINE[int(digit)] + PLACES[place] if digit != "0" else "零"
        for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True)
    )
    words = re.sub("零+", "零", words).rstrip("零") or "零"
    return words.removeprefix("一") if words.startswith("一十") else words
