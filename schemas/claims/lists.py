"""A whole and its parts in one sentence: 共 N 件，其中 A 件、B 件.

Parts may not come to more than the whole. They must come to all of it where the list is closed: by a
last 其他/其余, by 分别, or because nothing is left beside its kinds (自然人 and 法人, 建议 and 提案 …).
An open list may stay below.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from schemas.claims.sentences import BLOT, Sentence, sentences
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import Amount, amounts

_GOES_ON = re.compile(r"其中|包括|分别为|(?:信息)?按[^，。]{1,6}分|在?公开的信息中")
# What stands between a whole and its list, in brackets, is an aside: (含上年结转5件).
_ASIDE = re.compile(r"\([^()]*\)(?=[，；]*(?:其中|包括|分别))")
# The numerals of items: 1.政策法规13条；（2）文件类15条.
_NUMBERED = re.compile(r"(?<=[，；。:、中])(?:\(\d{1,2}\)|\d{1,2}[.、](?!\d)|[①-⑩])")
_OPENS = re.compile(
    r"[^，；。、]{0,12}?[，(:]*(?:信息)?(?:其中|包括|包含|分别(?:为|是)|按[^，。]{1,6}分|在?公开的信息中)[，:]?|(?:信息|申请)?[(:](?!其中|包括|含)"
)
# A clause that begins a statement of its own and is no part any more.
_NEW = re.compile(
    r"结转|办结|答复|收到|受理|发布|推送|召开|(?<!社会)组织(?!机构|管理|类|人事|建设)|开展|举办|回应|较|比|同比|增|减|下降|上升|累计|共|合计"
    r"|另|此外|同时|转载|制作|印发|浏览|点击|其中|涉及|满意|采纳|平均|每"
)
_CHANGE = re.compile(r"同比|较|比上|增|减|上升|下降|[多少]$")
_CLOSING = re.compile(r"^(?:其[他它余]|剩余)(?![^，、；]{0,3}(?:处理|组织|结果|情形|方式))")
_ALL_KINDS = (
    ("自然人|公民", "法人|其[他它]组织|企业|单位"),
    ("建议|代表", "提案|委员"),
    ("未经复议|直接起诉|直接提起", "复议后"),
    ("行政复议", "行政诉讼"),
    ("新收", "结转"),
    ("线上|网上|网络", "线下"),
    ("主办", "协办"),
    ("维持", "纠正", "其[他它]结果", "未审结|审理"),
)


class SumFault(NamedTuple):
    """A list whose parts do not add up: the whole, the parts, their sum."""

    sentence: Sentence
    whole: Amount
    parts: tuple[Amount, ...]
    total: Decimal
    sources: tuple[Sentence, ...] = ()


@lru_cache(maxsize=16)
def sum_faults_in(narrative: tuple[Paragraphs, ...]) -> tuple[SumFault, ...]:
    """Every list of a narrative whose parts do not add up to what they should."""
    found: list[SumFault] = []
    before: Sentence | None = None
    for sentence in sentences(narrative):
        if re.search(
            "其中|包括|包含|分别|加上|[合共总]计|按|[(:]|，\\d+[件条篇]为", sentence.plain
        ):
            found += (fault._replace(sources=(sentence,)) for fault in _faults(sentence))
        if before and before.entry == sentence.entry and _GOES_ON.match(sentence.plain):
            joined = _joined(before, sentence)
            end = len(before.plain)
            found += (
                fault._replace(sources=(before, sentence))
                for fault in _faults(joined)
                if fault.whole.end <= end < fault.parts[0].start
            )
        before = sentence
    return tuple(found)


def _joined(before: Sentence, sentence: Sentence) -> Sentence:
    """Two sentences as one, a comma in the place of the full stop."""
    stop = len(before.plain) - len(before.plain.rstrip("。；"))
    plain = before.plain.rstrip("。；") + "，" * stop + sentence.plain
    return replace(before, text=before.text + sentence.text, plain=plain)


def _faults(sentence: Sentence) -> Iterator[SumFault]:
    plain = _NUMBERED.sub(lambda sign: BLOT * len(sign[0]), sentence.plain)
    found = amounts(plain)
    for number, whole in enumerate(found[:-1]):
        if plain[whole.end : whole.end + 1] == ")" or whole.value is None or not whole.unit:
            continue
        aside = _ASIDE.match(plain, whole.end)
        start = aside.end() if aside else whole.end
        following = [amount for amount in found[number + 1 :] if amount.start >= start]
        opens = _OPENS.match(plain, start, following[0].start) if following else None
        if not opens:
            continue
        if _CHANGE.search(re.split("[，；。:(]", plain[: whole.start])[-1]):
            continue
        parts, words = _parts(plain, tuple(following), whole, start, opens.end())
        values = [part.value for part in parts if part.value is not None]
        if not parts or len(values) < len(parts):
            continue
        total = sum(values, Decimal(0))
        closed = bool(words) and ("分别" in opens[0] or opens[0].endswith("(") or _closed(words))
        if total > whole.value or (closed and len(parts) > 1 and total < whole.value):
            yield SumFault(sentence, whole, tuple(parts), total)
    yield from _added(sentence, found)
    yield from _each_is(sentence, found)


def _parts(
    plain: str, following: tuple[Amount, ...], whole: Amount, opened: int, start: int
) -> tuple[list[Amount], list[str]]:
    """The numbers that are parts of a whole, each with the words before it."""
    parts: list[Amount] = []
    words: list[str] = []
    total, end, separators, mixed = Decimal(0), start, set[str](), False
    bracket, nested = "(" in plain[opened:start], False
    for amount in following:
        between = plain[end : amount.start]
        rest = re.split("[，、；。)]", plain[amount.end :])[0]
        nested = nested or (bool(parts) and "(" in between and not bracket)
        if nested and ")" not in between.partition("(")[2]:
            end = amount.end
            nested = ")" not in plain[amount.end : amount.end + 1]
            continue
        between = between.lstrip(")") if not bracket else between
        separator = between[:1] if parts else ""
        closes = bracket and ")" in between
        fresh = parts and (
            _NEW.search(between) or separator not in ("，", "、", "和", "及", "与", "；")
        )
        changed = separator == "，" and separators == {"、"}
        if _CHANGE.search(between) and not parts:
            break
        if changed:
            return parts, []  # who knows whether it goes on
        if re.search("[。]|(?<!^)；", between) or closes or fresh or total == whole.value:
            break
        if amount.unit != whole.unit:
            if not amount.unit or between.count("，") > 1:
                return [], []  # a bare number: who knows what it counts
            end, mixed = amount.end, True
            continue
        parts.append(amount)
        words.append((between + rest).lstrip("，、；和及与"))
        separators |= {separator} - {""}
        total, end = total + (amount.value or 0), amount.end
    return parts, [] if mixed else words  # 条 and 件 are never added up


def _closed(words: list[str]) -> bool:
    """Whether nothing is left beside the kinds of parts named."""
    if not words or _CLOSING.search(words[-1]):
        return bool(words)
    return any(
        len(words) == len(kinds)
        and all(any(re.search(kind, word) for word in words) for kind in kinds)
        for kinds in _ALL_KINDS
    )


def _added(sentence: Sentence, found: tuple[Amount, ...]) -> Iterator[SumFault]:
    """A 件，加上 B 件，共 N 件."""
    for first, second, whole in zip(found, found[1:], found[2:], strict=False):
        words = sentence.plain[first.end : second.start]
        plus = re.search("加上?", words) or re.search("[和、与，]", words)
        given = sentence.plain[second.end : whole.start]
        if not plus or not re.fullmatch(r"[，)]?(?:两项)?(?:合计|共计?|总计)(?:为|有|达)?", given):
            continue
        alone = first is found[0] and not re.search("上年|去年|较|比", sentence.plain)
        if ("加" not in plus[0] and not alone) or None in (first.value, second.value, whole.value):
            continue
        total = (first.value or Decimal(0)) + (second.value or Decimal(0))
        if total != whole.value and first.unit == second.unit == whole.unit:
            yield SumFault(sentence, whole, (first, second), total)


def _each_is(sentence: Sentence, found: tuple[Amount, ...]) -> Iterator[SumFault]:
    """N 件，A 件为…，B 件为…: number first, nothing left beside them."""
    for number, whole in enumerate(found[:-2]):
        parts: list[Amount] = []
        end = whole.end
        for part in found[number + 1 :]:
            between = sentence.plain[end : part.start].partition("，")
            named = sentence.plain[part.end : part.end + 1] in ("为", "系")
            if "，" in between[2] or between[2] or not named or part.unit != whole.unit:
                break
            parts, end = [*parts, part], part.end
        values = [part.value for part in parts if part.value is not None]
        if len(values) < 2 or len(values) < len(parts) or whole.value is None or not whole.unit:
            continue
        if sum(values, Decimal(0)) != whole.value:
            yield SumFault(sentence, whole, tuple(parts), sum(values, Decimal(0)))
