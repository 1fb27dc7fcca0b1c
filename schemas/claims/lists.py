"""A whole and its parts in running text, in one sentence or two: 共 N 件，其中 A 件、B 件."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from schemas.claims.clauses import own_clause
from schemas.claims.items import Item, counted, items, outer, tidied
from schemas.claims.joints import of_one_joint, wholes_at
from schemas.claims.near_misses import slipped, sum_of
from schemas.claims.sentences import Sentence, sentences
from schemas.claims.sorted_lists import joined, sortings
from schemas.claims.totals_behind import PLACES, added, counted_up, each_is, in_brackets
from schemas.claims.weighing import meant, wrong_parts
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import Amount, amounts

_BY = r"(?:信息)?(?:[按从]|依(?!法|规|职|权|申请|托))[^，。；\d]{1,10}(?:分|看|划分|统计)(?:类)?"
_SAID = (
    rf"其中|包括|包含|分别(?:为|是|有|达)?|具体(?:为|是|包括|情况)?|主要有|{_BY}"
    r"|的?(?:办理|处理|答复)(?:结果|情况)(?:是|为|如下)?(?=:)|[按依]照?(?:信息)?(?:类[别型]|栏目|渠道|内容|载体|单位|来源)(?=[，:])"
    r"|在?(?:所|已|主动)*公开的(?:各类|政府)*信息中|(?:内容)?涵盖"
)
_FAR = r"(?P<far>(?:[，；][^，；。()\d]{1,40}(?=[，；]))*?)"  # clauses without a number
_GOES_ON = re.compile(_SAID)
# What stands between a whole and its list, in brackets, is an aside: (含上年结转5件).
_ASIDE = re.compile(rf"\([^()]*\)(?=[，；。]*(?:{_SAID}))")
_OPENS = re.compile(
    rf"[^，；。、]{{0,24}}?{_FAR}[，；(:]*(?:信息|申请|主要|内容)*(?:{_SAID})(?:如下|的?(?:有|为|是))?[，:]*|[^，；。、\d]{{0,10}}(?:中，|(?<!其)中$)|[(，](?:其中)?含(?!义)有?|(?:信息|申请)?[(:](?!其中|包括|含)"
)
_CHANGE = re.compile(r"同比|较|比上|(?<!新)增|减|上升|下降|[多少]$")
_BESIDE = re.compile(rf"{_CHANGE.pattern}|历年|上年|去年|同期")
_CARRIED = re.compile("结转[^，；。、\\d]{0,12}$")
# What follows is sorted by its results: of what was done, not of the rest told last.
_SORTED = re.compile(
    r"[件份宗起]?[，；](?:[按从]|(?:办理|答复|处理)(?:结果|情况)|其中:?，?(?:予以|给予)?(?:部分)?公开)"
)
_COMMA = re.compile("，+")
_REST = re.compile("结转|其余|剩余|余下|未办")
_CHANNELS_NEXT = re.compile(
    r"(?:我[局市县区镇]|本机关)?(?:主要)?[通在利经借]"
    r"|[^，；。\d]{0,10}(?:网站|公众号|公[示告]栏|公开栏|新媒体|微博|抖音)[^，；。\d]{0,6}\d"
)


class Listing(NamedTuple):
    """A whole and the items named as its parts; ``plain`` is the sentence with shares blotted out.

    ``wholes`` are the numbers that the items may make up: the whole, or that and those joined to it.
    ``weak``: no word says that they are parts; ``nested``: the whole is itself an item of a list;
    ``apart``: of requests, each of which comes one way, while one message may stand on many channels.
    """

    sentence: Sentence
    whole: Amount
    items: tuple[Item, ...]
    wholes: tuple[Decimal, ...]
    opens: str
    sources: tuple[Sentence, ...]
    weak: bool = False
    nested: bool = False
    apart: bool = False


class SumFault(NamedTuple):
    """A list whose parts do not add up: the whole, the parts, their sum.

    ``open``: it may be incomplete, but misses its whole by a slip of the hand.
    """

    sentence: Sentence
    whole: Amount
    parts: tuple[Amount, ...]
    total: Decimal
    sources: tuple[Sentence, ...] = ()
    open: bool = False


@lru_cache(maxsize=16)
def sum_faults_in(narrative: tuple[Paragraphs, ...]) -> tuple[SumFault, ...]:
    """Every list of a narrative whose parts do not add up to what they should."""
    found: list[SumFault] = []
    for each in listings(narrative):
        how = {"weak": each.weak, "nested": each.nested}
        wrong = wrong_parts(each.items, each.wholes, each.opens, apart=each.apart, **how)
        parts = wrong or slipped(each.items, each.wholes, apart=each.apart, **how)
        if parts and abs(sum_of(parts) - each.wholes[0]) >= each.whole.step:  # 4.1万条 is rounded
            total, sources = sum_of(parts), each.sources
            found.append(SumFault(each.sentence, each.whole, parts, total, sources, not wrong))
    for sentence in sentences(narrative):
        plain = tidied(sentence.plain)
        numbers = amounts(plain)
        for told in (*added(plain, numbers), *each_is(sentence.plain, numbers)):
            total = sum_of(told.parts)
            found.append(SumFault(sentence, told.whole, told.parts, total, (sentence,)))
    read = {(fault.sources[-1], fault.total) for fault in found}
    for missed in sortings(sentences(narrative)):
        total = sum_of(missed.parts)
        if (missed.sources[-1], total) not in read:
            found.append(SumFault(*missed[:3], total, missed.sources, open=True))
    return tuple(found)


@lru_cache(maxsize=16)
def listings(narrative: tuple[Paragraphs, ...]) -> tuple[Listing, ...]:
    """Every list of a narrative, in one sentence or in two."""
    found: list[Listing] = []
    before: Sentence | None = None  # the last sentence with a number, at most one without between
    silent = 0
    for sentence in sentences(narrative):
        if not amounts(sentence.plain):
            silent += 1
            continue
        found += _listings(sentence, (sentence,))
        if before and before.entry == sentence.entry and silent < 2:
            found += _across(before, sentence, next_one=not silent)
        before, silent = sentence, 0
    return tuple(found)


def _across(before: Sentence, sentence: Sentence, *, next_one: bool) -> Iterator[Listing]:
    """The lists that begin with a sentence of their own."""
    listed = _GOES_ON.match(sentence.plain)
    if not listed and not (
        next_one and (_CHANNELS_NEXT.match(sentence.plain) or _of_that_name(before, sentence))
    ):
        return
    end = len(before.plain.rstrip("。；"))
    for each in _listings(joined(before, sentence), (before, sentence), end, weak=not listed):
        # One number alone can be the whole; of several unlike ones nobody knows which is meant.
        alike = (a for a in amounts(before.plain) if a.unit == each.whole.unit)
        told = [a.value for a in alike if not _BESIDE.search(own_clause(before.plain, a.start))]
        total = sum_of(tuple(item.amount for item in each.items))
        together = counted_up(before.plain, each.whole) and total not in told
        if together or (len(set(told)) == 1 and not _REST.search(before.plain)):
            yield each


def _of_that_name(before: Sentence, sentence: Sentence) -> bool:
    """Whether each number bears the name of the one before: 政策解读36篇。部门解读8篇，专家解读4篇…."""
    noun = re.search(r"[\u4e00-\u9fff]{2}(?=\d+[^\d]{1,2}[。；]$)", before.plain)
    named = noun and len(re.findall(rf"{noun[0]}\d", sentence.plain))
    return bool(named and named > 1 and named == len(amounts(sentence.plain)))


def _listings(
    sentence: Sentence, sources: tuple[Sentence, ...], border: int = 0, *, weak: bool = False
) -> Iterator[Listing]:
    """The lists of one sentence; of two joined at a ``border``, those that reach over it.

    ``weak``: no word says that its numbers are parts of another.
    """
    plain = tidied(sentence.plain)
    found = counted(plain)
    for number, whole in enumerate(found[:-1]):
        if border and whole.end > border:
            break
        if not _may_be_whole(plain, whole):
            continue
        aside = _ASIDE.match(plain, whole.end)
        start = border or (
            aside.end() if aside else _passed_over(plain, whole, found[number + 1 :])
        )
        following = tuple(amount for amount in found[number + 1 :] if amount.start >= start)
        if not following or (PLACES.match(plain, whole.end) and following[0].unit != whole.unit):
            continue  # 设56个栏目。其中政策3条…: messages are no parts of columns
        said = None if weak else _OPENS.match(plain, start, following[0].start)
        opens = said or _COMMA.match(plain, start, following[0].start)
        if not opens or (in_brackets(plain, whole.start) and ")" in plain[whole.end : opens.end()]):
            continue  # (另有2件结转下年)，其中…: the list is of the number before the bracket
        bracket = "(" in opens[0] and ")" not in opens[0]
        told, following = outer(plain, following, opens.end())
        listed = tuple(items(told, following, whole, opens.end(), bracket=bracket))
        nested = "其中" in plain[: whole.start].rpartition("；")[2] and not weak
        nested = nested or bool(opens.groupdict().get("far"))
        wholes = (whole.value or Decimal(0),) if bracket else wholes_at(plain, found, number)
        listed = of_one_joint(listed, wholes)
        within = sum_of(tuple(item.amount for item in listed)) * 2
        wholes = wholes[:1] + tuple(each for each in wholes[1:] if each <= within)
        if (
            listed
            and whole.value is not None
            and (said or weak or meant(listed, whole.value, own_clause(plain, whole.start)))
        ):
            apart = "申请" in re.split("[，；。:]", plain[: whole.start])[-1]
            yield Listing(sentence, whole, listed, wholes, opens[0], sources, weak, nested, apart)


def _passed_over(plain: str, whole: Amount, following: tuple[Amount, ...]) -> int:
    """Where a list may begin: behind what else was counted, too: 查档220人次，调卷638卷次，其中婚姻类150人次."""
    other, *items_ = following
    alike = items_ and items_[0].unit == whole.unit != other.unit
    said = alike and "其中" in plain[other.end : items_[0].start]
    between = re.fullmatch(r"[，、][^，；。:()\d]{0,8}", plain[whole.end : other.start])
    return other.end if said and between else whole.end


def _may_be_whole(plain: str, whole: Amount) -> bool:
    """Whether parts may be listed of a number: it is no change, no number in a bracket's end."""
    if (
        plain[whole.end : whole.end + 1] in (")", "为", "系", "属")
        or whole.value is None
        or not whole.unit
    ):
        return False
    # 办结24件，结转下年2件；按办理结果分：…: what was done is sorted, not the rest
    if _CARRIED.search(plain, 0, whole.start) and _SORTED.match(plain, whole.end):
        return False
    return not _CHANGE.search(own_clause(plain, whole.start))
