"""One side of a number: the words before or after it, and the naming that they may come to."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from schemas.claims.phrases import KEYS, UNKNOWN, Item, Token

_FULL_NOUN = re.compile("公开|依申请|量$")
_MANY_WAYS = re.compile("等|多种|各种|各类?$")


class Naming(NamedTuple):
    """The quantities a number counts, added up; ``column``: whose; ``ways``: how they came in.

    ``kind`` is the kind of word that named it, "" when nothing did, "lost" when it may be anything;
    ``full`` when the words themselves speak of requests.
    """

    kind: str = ""
    names: tuple[str, ...] = ()
    column: str = ""
    ways: frozenset[str] = frozenset()
    full: bool = False


NOTHING, LOST = Naming(), Naming("lost")


class Side(NamedTuple):
    """The words on one side of a number, nearest first, up to one that is not known."""

    words: tuple[Token, ...]
    gap: bool  # whether an unknown word ends them

    @property
    def keys(self) -> tuple[Token, ...]:
        """Those that name something."""
        return tuple(token for token in self.words if token.kind in KEYS)

    def has(self, *kinds: str) -> bool:
        """Whether a word of these kinds stands here."""
        return any(token.kind in kinds for token in self.words)


def side(tokens: tuple[Token, ...]) -> Side:
    """The words of one side, given nearest first."""
    known = next((n for n, token in enumerate(tokens) if token.kind == UNKNOWN), len(tokens))
    return Side(tokens[:known], known < len(tokens))


def full(keys: tuple[Token, ...]) -> bool:
    """Whether the noun is 政府信息公开申请 or as plain: a bare 申请 may be for anything."""
    return any(key.kind == "noun" and _FULL_NOUN.search(key.text) for key in keys)


def plain_verb(left: Side) -> bool:
    """Whether no more than 收到 or 申请 stands before a number."""
    return all(key.kind in ("flow", "noun") for key in left.keys)


def compared(left: tuple[Token, ...]) -> bool:
    """Whether the number is another year's or a difference: 较上年增加9件, 比2023年的91件."""
    kinds = [token.kind for token in left]
    places = [n for n, kind in enumerate(kinds) if kind in ("compare", "change")]
    return bool(places) and not any(
        token.kind == "reach" or (token.kind == "own" and token.text[0] in "今本当")
        for token in left[places[-1] + 1 :]
    )


def risen_from(every: Sequence[Item], number: int) -> bool:
    """Whether a number is what it was before: 申请量由111件增加到126件."""
    after = every[number + 1].between if number + 1 < len(every) else ()
    begins = any(token.text in ("由", "从") for token in every[number].left[-1:])
    return begins and bool(after) and after[0].kind in ("change", "reach")


def speaks(ahead: Side, item: Item) -> bool:
    """Whether the clause before a number speaks for it: 申请人以自然人为主，为49件."""
    if ahead.has("minus", "compare", "change", "part", "not", "among"):
        return False
    if ahead.has("every") and not any(key.kind == "applicant" for key in ahead.keys):
        return False
    return all(token.kind != UNKNOWN for token in item.left)


def suffered(right: Side) -> bool:
    """Whether a review is told of the number behind it: 5件被申请行政复议."""
    begins = right.words[:1] and right.words[0].text.startswith("被")
    return bool(begins) and any(key.kind == "case" for key in right.keys)


def spared(right: Side) -> bool:
    """Whether no review is told of the number behind it: 3件均未引起复议."""
    kinds = [token.kind for token in right.words]
    return "case" in kinds and "not" in kinds[: kinds.index("case")]


def on_the_day(right: Side) -> bool:
    """Whether the words behind a number only say when: 1件在收到当日即答复."""
    words = [t for t in right.words if t.text[-1] not in "日月旬"]  # 1件于12月25日收到
    return (
        bool(words) and words[0].text in ("在", "于") and [t.kind for t in words[1:2]] == ["flow"]
    )


def to_each(left: Side) -> bool:
    """Whether a number is told of each of several: 不予处理和其他处理各1件, 各有1件没有审结."""
    return "各" in [t.text for t in left.words[:2]]


def denied(words: tuple[Token, ...]) -> bool:
    """Whether a 未 or 没有 stands right before a key: 未收到, 没有结转."""
    return any(
        token.kind == "not" and words[n - 1].kind in KEYS for n, token in enumerate(words) if n
    )


def every_way(keys: tuple[Token, ...], near: Side) -> bool:
    """Whether all ways are meant: 通过网络、信函等方式收到."""
    ways = {key.key for key in keys if key.kind == "way"}
    many = any(t.kind == "fill" and _MANY_WAYS.search(t.text) for t in near.words)
    return len(ways) > 1 or many


def in_some_way(clause: tuple[Token, ...]) -> bool:
    """Whether words that the vocabulary does not know say by which way: 通过…, 以…形式."""
    pairs = pairwise(clause)
    return any(
        second.kind == UNKNOWN and first.text.endswith(("通过", "以", "用"))
        for first, second in pairs
    )
