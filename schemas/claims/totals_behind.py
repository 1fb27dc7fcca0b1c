"""Sums told in other ways than 其中: A 件、B 件，共计 N 件, and N 件，A 件为…，B 件为…."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from schemas.claims.items import tidied
from schemas.claims.near_misses import sum_of
from schemas.claims.sentences import BLOT, Sentence
from schemas.language.numerals import Amount, amounts

_SUM = re.compile(
    r"[，)]?(?:全年|年内|本年度?|全[市县局系统]+)?(?:[两三四五六]项)?"
    r"(?:合计|共计?|总计|总共|累计|(?:答复|申请|公开|信息)*总[数量])(?:为|有|达|是)?|，全年"
)
# Counted before a list, but not what it lists: 三个渠道分别发布320条、415条.
PLACES = re.compile(
    "(?:[一二]级|子|主要|公开|发布)*(?:栏目|专栏|板块|专题|专区|大项|目录|账号|渠道|平台|网站|途径|方面|部门|单位|[乡村]?镇|县|区|街道)"
)
# With a verb of its own it may be a number of its own: it is a sum where it is nearly one.
_TOLD_AGAIN = re.compile(
    r"[，)]?(?:以上)?(?:合计|共计|总计|总共)(?:主动|对外)?(?:公开|发布)(?:了|各类|政府|政务)*(?:信息)?(?:为|有|达|是)?"
)
_NARROWLY = Decimal("0.15")


class Sum(NamedTuple):
    """A whole and the parts that should make it up."""

    whole: Amount
    parts: tuple[Amount, ...]


def added(plain: str, found: tuple[Amount, ...]) -> Iterator[Sum]:
    """The sums that their parts do not come to: A 件，B 件，C 件，共计 N 件."""
    for told, again in _sums(plain, found):
        missed = abs(sum_of(told.parts) - (told.whole.value or Decimal(0)))
        if missed and (not again or missed <= (told.whole.value or 0) * _NARROWLY):
            yield told


def whole_of(sentence: Sentence, part: Amount) -> Decimal | None:
    """What a number comes to with those it is rightly added to: 政府为被申请人4件，部门3件，合计7件."""
    plain = tidied(sentence.plain)
    return next(
        (
            told.whole.value
            for told, _ in _sums(plain, amounts(plain))
            if sum_of(told.parts) == told.whole.value
            and part.start in [each.start for each in told.parts]
        ),
        None,
    )


def counted_up(plain: str, whole: Amount) -> bool:
    """Whether a sentence ends with the sum of the two numbers before it: 新收52件，结转3件，共55件."""
    found = amounts(plain)
    if len(found) < 3 or found[-1].value != whole.value or found[-1].unit != whole.unit:
        return False
    given = _outside(plain[found[-2].end : found[-1].start])
    return bool(_SUM.fullmatch(given) or given == "，共") and sum_of(found[-3:-1]) == whole.value


def _sums(plain: str, found: tuple[Amount, ...]) -> Iterator[tuple[Sum, bool]]:
    """All numbers of a sentence up to a sum, or the two of 加上; whether the sum has a verb of its own."""
    found = tuple(
        a for a in found if not in_brackets(plain, a.start) and not PLACES.match(plain, a.end)
    )
    for number, whole in enumerate(found[2:], 2):
        if re.search("各[一二两三\\d]", plain[: whole.start]):
            continue  # 预算、决算各1条，…，合计29条
        given = _outside(plain[found[number - 1].end : whole.start])
        told_again = _TOLD_AGAIN.fullmatch(given)
        if not (told_again or _SUM.fullmatch(given)):
            continue
        begin = max(plain.rfind(sign, 0, whole.start) for sign in "；:")
        parts = tuple(a for a in found[:number] if a.start > begin)
        if len(parts) < 2:
            continue
        gaps = [_outside(plain[a.end : b.start]) for a, b in pairwise(parts)]
        if "加" in gaps[-1]:
            parts, gaps = parts[-2:], []
        elif re.search("上年|去年|较|比|其中|废止|失效", plain[: whole.start]):
            continue
        if any(not re.match("[，、；和及与]", gap) for gap in gaps) or whole.value is None:
            continue
        values = {part.unit for part in parts} | {whole.unit}
        values -= set(_other_units(plain[whole.end :]))
        if any(part.value is None for part in parts) or len(values) > 1 or not whole.unit:
            continue
        yield Sum(whole, parts), bool(told_again)


def each_is(plain: str, found: tuple[Amount, ...]) -> Iterator[Sum]:
    """N 件，A 件为…，B 件为…: number first, nothing left beside them."""
    for number, whole in enumerate(found[:-2]):
        parts: list[Amount] = []
        end = whole.end
        for part in found[number + 1 :]:
            between = plain[end : part.start].partition("，")
            named = plain[part.end : part.end + 1] in ("为", "系", "是", "属")
            if "，" in between[2] or between[2] or not named or part.unit != whole.unit:
                break
            parts, end = [*parts, part], part.end
        values = [part.value for part in parts if part.value is not None]
        if len(values) < 2 or len(values) < len(parts) or whole.value is None or not whole.unit:
            continue
        if sum_of(tuple(parts)) != whole.value:
            yield Sum(whole, tuple(parts))


def _other_units(behind: str) -> str:
    """The measure words counted in with a sum: 共计276条（篇）."""
    found = re.match(r"\(([^()\d]{1,3})\)", behind)
    return found[1] if found else ""


def _outside(words: str) -> str:
    """Words without what stands in brackets or is blotted out."""
    return re.sub(r"\([^()]*\)", "", words).replace(BLOT, "")


def in_brackets(plain: str, place: int) -> bool:
    """Whether a place stands within brackets."""
    return plain.rfind("(", 0, place) > plain.rfind(")", 0, place)
