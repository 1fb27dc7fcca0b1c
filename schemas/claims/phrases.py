"""A sentence as words of the vocabulary, and each counted number with the words that may name it.

The words to the left of a number reach back to the last comma (further, when they name nothing), the
words to its right up to the next one. What stands between two numbers of one clause belongs to the
first up to the last 和, to the second after it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.claims.vocabulary import words
from schemas.language.numerals import Amount, amounts

_ITEMS = re.compile("合计|共计|总计|相加|之和|共")  # 两项合计25件
# What requests are counted by may be left out in a list of them.
_NAMED = re.compile(
    "(?:公开|提供|处理|掌握|制作|明确|申请|补正|权益|秘密|事项|案卷|(?:信息|投诉|举报|重复|信访)类?|自然人|个人|企业|机构|组织|律所)$"
)
_ENDS = re.compile("[，、；。)]|$")
_NOT_ONE = ("无", "未", "每", "任", "没有")  # 无一起超期
BLOT = "■"  # in the place of a counted number, which no word reaches across
UNKNOWN = "?"
KEYS = ("carried", "flow", "result", "applicant", "case", "outcome", "noun", "way", "bare")
_BOUNDS = "，；。:()！？!?"


class Token(NamedTuple):
    """A word of a sentence: its kind and key in the vocabulary, where it stands."""

    kind: str
    key: str
    start: int
    end: int
    text: str


class Item(NamedTuple):
    """A counted number, the words before and after it, and what parts it from the number before.

    ``ahead`` are the words of the clause before, where the item's own say nothing.
    """

    amount: Amount
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    between: tuple[Token, ...]
    ahead: tuple[Token, ...] = ()
    later: tuple[Token, ...] = ()


@cache
def _pattern() -> re.Pattern[str]:
    """All words as one pattern, one group each: compiled when the first number is read."""
    return re.compile("|".join(f"({word.pattern})" for word in words()))


@lru_cache(maxsize=256)
def tokens(plain: str) -> tuple[Token, ...]:
    """All words of a sentence in order; numbers are tokens of the kind "number"."""
    text = plain
    for amount in counted(plain):
        text = text[: amount.start] + BLOT * (amount.end - amount.start) + text[amount.end :]
    found: list[Token] = []
    end, vocabulary = 0, words()
    for match in _pattern().finditer(text):
        if match.start() == match.end():
            continue
        found += _others(text, end, match.start())
        word = vocabulary[(match.lastindex or 1) - 1]
        found.append(Token(word.kind, word.key, match.start(), match.end(), match[0]))
        end = match.end()
    return (*found, *_others(text, end, len(text)))


def counted(plain: str) -> tuple[Amount, ...]:
    """The numbers of a sentence that count something: 12件, not the 1. of an item."""
    found = amounts(plain)
    bare = [n for n, amount in enumerate(found) if _stands_for_requests(plain, amount)]
    if len(bare) > 1:  # 予以公开14、部分公开3、不予公开7
        found = tuple(
            amount._replace(unit="件") if n in bare else amount for n, amount in enumerate(found)
        )
    return tuple(
        amount
        for amount in found
        if amount.unit
        and not (amount.unit == "项" and _ITEMS.match(plain, amount.end))
        and not plain[: amount.start].endswith(_NOT_ONE)
    )


def _stands_for_requests(plain: str, amount: Amount) -> bool:
    """Whether a number without its 件 stands between a name of table 3 and the next item."""
    named = _NAMED.search(plain, max(0, amount.start - 6), amount.start)
    return not amount.unit and bool(named and _ENDS.match(plain, amount.end))


def _others(text: str, start: int, end: int) -> Iterator[Token]:
    for match in re.finditer(rf"{BLOT}+|[{_BOUNDS}]|[^{BLOT}{_BOUNDS}]+", text[start:end]):
        sign = match[0][0]
        kind = "number" if sign == BLOT else "bound" if sign in _BOUNDS else UNKNOWN
        yield Token(
            kind,
            match[0] if kind == "bound" else "",
            start + match.start(),
            start + match.end(),
            match[0],
        )


def items(plain: str) -> list[Item]:
    """Every counted number of a sentence with its words."""
    all_tokens, numbers = tokens(plain), counted(plain)
    places = [n for n, token in enumerate(all_tokens) if token.kind == "number"]
    if len(places) != len(numbers):  # two numbers without a sign between them: nothing is sure
        return []
    found: list[Item] = []
    begin = 0  # the first token that may speak of the next number
    for number, (place, amount) in enumerate(zip(places, numbers, strict=True)):
        until = places[number + 1] if number + 1 < len(places) else len(all_tokens)
        before = places[number - 1] + 1 if number else 0
        left, ahead = _left(all_tokens[begin:place])
        right, later = _right(
            all_tokens[place + 1 : until], until == len(all_tokens), bool(_key(left))
        )
        found.append(Item(amount, left, right, all_tokens[before:place], ahead, later))
        begin = place + 1 + len(right)
    return found


def _key(tokens_: tuple[Token, ...]) -> bool:
    return any(token.kind in KEYS for token in tokens_)


def _left(before: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words right before a number, and those of the clause before when they may speak for it."""
    cuts = [n for n, token in enumerate(before) if token.kind in ("bound", "list")]
    if not cuts:
        return before, ()
    left = before[cuts[-1] + 1 :]
    if _key(left) or any(t.kind in (UNKNOWN, "change", "part") for t in left):
        return left, ()
    start = cuts[-2] + 1 if len(cuts) > 1 else 0
    ends = before[cuts[-1]]
    if ends.key in ("，", ":", "(") or ends.kind == "list":
        return left, before[start : cuts[-1]]
    return left, ()


def _right(
    after: tuple[Token, ...], last: bool, named: bool
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of the clause after a number, and those of the next one (因受理较晚，结转下年)."""
    cuts = [n for n, token in enumerate(after) if token.kind in ("bound", "list")]
    if cuts:
        end = cuts[1] if len(cuts) > 1 else len(after)
        later = after[cuts[0] + 1 : end] if after[cuts[0]].key == "，" else ()
        return after[: cuts[0]], later if last or len(cuts) > 1 else ()
    if last:
        return after, ()
    joins = [n for n, token in enumerate(after) if token.kind == "and"]
    if joins and joins[0] == 0:
        return (), ()
    if joins:
        return after[: joins[-1]], ()
    return ((), ()) if named else (after[:-1] if _speaks_of_the_next(after) else after, ())


def _speaks_of_the_next(after: tuple[Token, ...]) -> bool:
    """Whether the word right before the next number is its own: 上述66件申请年内办结63件."""
    return bool(after) and after[-1].kind in ("flow", "result", "carried", "applicant", "outcome")
