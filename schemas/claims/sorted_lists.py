"""Requests sorted once more, sentences after their number: 收到申请118件。…就申请内容看，工伤37件、养老45件….

Such a list is complete, but nobody can be sure of which number. So it is told only where it comes to none
of the numbers before it, and misses what was received by a slip of the hand.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from schemas.claims.clauses import own_clause
from schemas.claims.items import counted, items, tidied
from schemas.claims.joints import of_one_joint
from schemas.claims.near_misses import MANY, by_hand, sum_of
from schemas.claims.sentences import Sentence
from schemas.language.numerals import Amount

_SORTED_BY = re.compile(
    r"(?:^其中|(?:^|(?<=[，；。:]))(?:[从按就以](?:照)?[^，；。:\d]{1,12}(?:看|分|划分|分类|统计|区分)|申请(?:方式|渠道|途径|内容|主体)(?:为|是)?))"
    r"[，:]+(?:[^，；。、\d]{0,12}分别(?:为|有|是))?"
)
_RECEIVED = re.compile("新?收[到悉]?|受理|申请")
_NOT_NEW = re.compile("结转|上年|去年|同比|较|比|办结|答复|复议|诉讼|20\\d\\d年$")


class Sorting(NamedTuple):
    """A list that misses what was received, with the sentences from the one that says so."""

    sentence: Sentence
    whole: Amount
    parts: tuple[Amount, ...]
    sources: tuple[Sentence, ...]


def joined(before: Sentence, sentence: Sentence) -> Sentence:
    """Two sentences as one, a comma in the place of the full stop."""
    stop = len(before.plain) - len(before.plain.rstrip("。；"))
    plain = before.plain.rstrip("。；") + "，" * stop + sentence.plain
    return replace(before, text=before.text + sentence.text, plain=plain)


def sortings(told: tuple[Sentence, ...]) -> Iterator[Sorting]:
    """The lists of requests that miss what was received, of each paragraph."""
    run: Sentence | None = None
    sources: tuple[Sentence, ...] = ()
    for sentence in told:
        same = run is not None and run.entry == sentence.entry
        run = joined(run, sentence) if run and same else sentence
        sources = (*sources, sentence) if same else (sentence,)
        if _SORTED_BY.search(sentence.plain):
            begin = len(run.plain) - len(sentence.plain)
            yield from _missed(run, begin, sources)


def _missed(run: Sentence, begin: int, sources: tuple[Sentence, ...]) -> Iterator[Sorting]:
    plain = tidied(run.plain)
    found = counted(plain)
    for opens in _SORTED_BY.finditer(plain, begin):
        before = tuple(a for a in found if a.end <= opens.start())
        following = tuple(a for a in found if a.start >= opens.end())
        whole = next((a for a in before if _received(plain, a)), None)
        if not whole or not following:
            continue
        listed = of_one_joint(tuple(items(plain, following, whole, opens.end(), bracket=False)), ())
        parts = tuple(item.amount for item in listed)
        if any(not item.sure or item.amount.unit != whole.unit for item in listed):
            continue
        if _misses(parts, whole.value or Decimal(0), before):
            yield Sorting(run, whole, parts, sources)


def _received(plain: str, amount: Amount) -> bool:
    """Whether a number tells what was received: 收到申请48件."""
    clause = own_clause(plain, amount.start)
    return bool(
        amount.value and _RECEIVED.search(clause) and not _NOT_NEW.search(clause) and amount.unit
    )


def _misses(parts: tuple[Amount, ...], whole: Decimal, before: tuple[Amount, ...]) -> bool:
    """Whether parts come to no number told before, nor to two neighbours, and miss the whole by a slip."""
    values = [a.value or Decimal(0) for a in before]
    known = {*values, *(a + b for a, b in pairwise(values)), *(whole + value for value in values)}
    total = sum_of(parts)
    if len(parts) < 2 or whole < MANY or total in known:
        return False
    return whole - total == 1 or by_hand(parts, whole)
