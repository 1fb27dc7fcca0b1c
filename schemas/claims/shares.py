"""Shares in the text with both numbers they are made of: 办结率, 占…%, 较上年…增长…%.

A share is held against its numbers only where both are beyond doubt: the part right before it, the base
its whole in the same list, or what is said to have been received, or last year's number. Whatever else
a share may be of (按时办结率, 满意率, 占全县总量) is left alone.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from schemas.claims.clauses import Clause, clauses
from schemas.claims.lists import Listing, listings
from schemas.claims.sentences import Sentence, sentences
from schemas.claims.totals_behind import in_brackets
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import Amount

# A share, exact or rounded: what is said roughly (约37%, 90%以上) is no claim.
PERCENT = r"(?<![约近超逾\d.])(?P<number>\d{1,5}(?:\.\d+)?)%(?!以上|左右|以下|以内|多|余|个百分点|的?目标)"
_OF = re.compile(
    rf"[^，；。、()\d]{{0,8}}?[，(]?(?:共)?占(?P<base>[^，；。、()\d]{{0,14}}?)(?:的|比例|比重|比|为|达到?)*{PERCENT}"
)
_ALL_OF_IT = re.compile(
    "比例|比重|比|总数|总量|总条数|总件数|总|数量|全部|全年|所有|公开|的|信息|数"
)
_DONE_RATE = re.compile(rf"(?P<how>按时|按期|如期)?(?:办结|办理完成)率(?:为|是|达到?|:)*{PERCENT}")
_DONE = re.compile(r"(?:办结|办理完毕|办复)(?:了|申请|完毕|共|的)*$")
_DONE_IN_TIME = re.compile(r"(?:按时|按期|如期)(?:办结|答复|办理|办复)(?:了|申请|完毕|共|的)*$")
_GOT = re.compile(r"收到|受理|承办|接到|新收|共(?:有|计)?$|办理(?!完)")
_LATER = re.compile("结转|未到期|到期|应办|尚在|正在|未办")
_RISEN = "多|增长|上升|增加|提高|增多"
_FALLEN = "少|下降|减少|降低|回落|下滑"
_BEFORE = r"(?:上一?年|去年|20\d\d年)度?(?:同期)?"
_CHANGED = re.compile(rf"(?P<way>{_RISEN}|{_FALLEN})(?:了|幅度为)?{PERCENT}")
_DIFFERENCE = re.compile(
    rf"(?:[较比与同][^，]{{0,12}}|同比|净)(?P<way>{_RISEN}|{_FALLEN})(?:了|收到|公开|发布)?$"
)
# 同比下降30%(上年30件): between the share before and the base
_BASE_BEHIND = re.compile(rf"%\((?:{_BEFORE})(?:收到|新收|受理|为|是|共|有)*$")
_MOVED = re.compile(rf"(?:{_RISEN}|{_FALLEN})(?:了|收到|公开|发布)?")
_THEN = re.compile(r"\)?(?:相比)?[，、]?(?:同比|数量|总量|增幅|降幅)*$")
_COMPARED = re.compile(
    rf"(?:个|项)?(?:政府信息公开|依申请公开|信息公开)?(?:申请)?，?(?:申请量|收件量|数量|总量)?(?:同比|(?:[较比]|与|同)(?P<year>{_BEFORE})(?:相比|比)?)，?(?:数量|总量|收件量|申请量)?"
)


class Share(NamedTuple):
    """A share as stated, the number it is of, and what it may be a share of (one has to fit).

    ``change``: +1 for so much more than the base, -1 for so much less, 0 for a part of it. ``wholes``
    is () where the base is last year's number, which the tables have.
    """

    sentence: Sentence
    start: int
    end: int
    stated: Decimal
    step: Decimal
    part: Amount
    wholes: tuple[Decimal, ...]
    change: int = 0
    year: str = ""  # of last year's number, where the text names it

    def of(self, whole: Decimal) -> Decimal:
        """What the share would be, in per cent."""
        part = (self.part.value or Decimal(0)) - whole * abs(self.change)
        return part * 100 / whole * (self.change or 1)

    def fits(self, whole: Decimal) -> bool:
        """Whether it is that, rounded or cut off to the places it is written with."""
        return bool(whole) and abs(self.of(whole) - self.stated) < self.step


@lru_cache(maxsize=16)
def shares_in(narrative: tuple[Paragraphs, ...], year: int) -> tuple[Share, ...]:
    """Every share of a narrative that has both its numbers, or last year's number for its base."""
    found: list[Share] = []
    for listing in listings(narrative):
        if "%" in listing.sentence.plain and not listing.weak:
            found += _of_list(listing)
    for sentence in sentences(narrative):
        if "%" in sentence.plain:
            told = list(clauses(sentence.plain))
            found += (*_done_rates(sentence, told), *_changes(sentence, told, year))
    return tuple(dict.fromkeys(found))


def _share(
    sentence: Sentence,
    found: re.Match[str],
    part: Amount,
    wholes: tuple[Decimal, ...],
    change: int = 0,
) -> Share:
    stated = Decimal(found["number"])
    step = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    start, end = found.start("number"), found.end("number") + 1
    return Share(sentence, start, end, stated, step, part, wholes, change)


def _of_list(listing: Listing) -> Iterator[Share]:
    """其中 A 件，占…%: each item's share of the whole of its list."""
    plain = listing.sentence.plain
    named = re.split("[，；。]", plain[: listing.whole.start])[-1]
    for item in listing.items:
        found = _OF.match(plain, item.amount.end)
        if not found or item.amount.unit != listing.whole.unit or item.amount.value is None:
            continue
        base = _ALL_OF_IT.sub("", found["base"])
        if not base or base in named:
            yield _share(listing.sentence, found, item.amount, listing.wholes)


def share_of_all(sentence: Sentence, part: Amount, wholes: tuple[Decimal, ...]) -> Share | None:
    """予以公开604件，占39.2%: the share of a number that the tables hold, of all they count (``wholes``)."""
    found = _OF.match(sentence.plain, part.end)
    if not found or not part.value or _ALL_OF_IT.sub("", found["base"]):
        return None
    return _share(sentence, found, part, wholes)


def _done_rates(sentence: Sentence, told: list[Clause]) -> Iterator[Share]:
    """收到 N 件，办结 M 件，办结率…%."""
    for found in _DONE_RATE.finditer(sentence.plain):
        before = [each for each in told if each.amount.end <= found.start()]
        wanted = _DONE_IN_TIME if found["how"] else _DONE
        if len(before) < 2 or not wanted.search(before[-1].near):
            continue
        part, others = before[-1].amount, before[:-1]
        apart = sentence.plain[part.end : found.start()]
        got = [each for each in others if _GOT.search(each.near + each.after)]
        if not re.fullmatch("[，；]?", apart) or not got or _LATER.search(sentence.plain):
            continue
        values = [e.amount.value for e in others if e.amount.unit == part.unit and e.amount.value]
        if len(values) == len(others) and part.value is not None:
            sums = {
                sum(values[n:m], Decimal(0))
                for n in range(len(values))
                for m in range(n + 1, len(values) + 1)
            }
            yield _share(sentence, found, part, tuple(sorted(sums)))


def _changes(sentence: Sentence, told: list[Clause], year: int) -> Iterator[Share]:
    """N 条，较上年的 M 条增长…%; N 件，同比增长…% (last year's number is in the tables)."""
    plain = sentence.plain
    for found in _CHANGED.finditer(plain):
        change = 1 if re.fullmatch(_RISEN, found["way"]) else -1
        outside = [each for each in told if not in_brackets(plain, each.amount.start)]
        before = [each for each in outside if each.amount.end <= found.start()][-2:]
        gap = plain[before[-1].amount.end : found.start()] if before else ""
        gap = re.sub(r"\([^()]*\)", "", gap)
        lasts = [_of_last(each, year) for each in before]
        behind = next((each for each in told if each.amount.start >= found.end()), None)
        if before and behind and _of_last(behind, year) and _BASE_BEHIND.search(behind.between):
            then, this = behind.amount, before[-1].amount
            same = then.unit == this.unit and not lasts[-1] and _COMPARED.fullmatch(gap)
            if same and then.value and this.value:
                yield _share(sentence, found, this, (then.value,), change)
            continue
        if before and (moved := _DIFFERENCE.search(before[-1].near)):
            yield from _by_difference(sentence, found, before, moved, gap)
            continue
        if lasts[:1] == [True] and _MOVED.fullmatch(before[-1].near):
            continue  # 较上年的1108件增加156件，增长14.1%: of a difference, the number before it is not seen
        if lasts in ([True, False], [False, True]) and _THEN.fullmatch(gap):
            base, now = (before[0], before[1]) if lasts[0] else (before[1], before[0])
            if now.amount.unit == base.amount.unit and now.amount.value and base.amount.value:
                yield _share(sentence, found, now.amount, (base.amount.value,), change)
        elif (compared := _COMPARED.fullmatch(gap)) and not lasts[-1] and before[-1].amount.value:
            share = _share(sentence, found, before[-1].amount, (), change)
            yield share._replace(year=(re.findall(r"20\d\d", compared["year"] or "") or [""])[0])


def _by_difference(
    sentence: Sentence,
    found: re.Match[str],
    told: list[Clause],
    moved: re.Match[str],
    gap: str,
) -> Iterator[Share]:
    """9件，较上年减少3件，下降25%: the base is what the difference leads back to."""
    risen = bool(re.fullmatch(_RISEN, moved["way"]))
    now, by = told[0].amount, told[-1].amount
    same = risen == bool(re.fullmatch(_RISEN, found["way"])) and now.unit == by.unit
    if (
        len(told) < 2
        or "；" in told[-1].between
        or not same
        or not _THEN.fullmatch(gap)
        or None in (now.value, by.value)
    ):
        return
    base = (now.value or Decimal(0)) - (by.value or Decimal(0)) * (1 if risen else -1)
    if base > 0:
        yield _share(sentence, found, now, (base,), 1 if risen else -1)


def _of_last(clause: Clause, year: int) -> bool:
    """Whether a number is said to be last year's."""
    words = re.split("[，；。]", clause.between)[-1]
    return bool(re.search(f"上一?年|去年|同期|{year - 1}年", words)) and "结转" not in words
