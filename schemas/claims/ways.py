"""Requests told by the way they came in: 网上 A 件，书面 B 件 are together all that came."""

import re
from decimal import Decimal

from schemas.claims.neighbours import Told
from schemas.claims.phrases import Item
from schemas.claims.wording import OFFLINE, ONLINE
from schemas.language.numerals import Amount

_ONLINE, _OFFLINE = re.compile(ONLINE), re.compile(OFFLINE)
_BY_WAY = re.compile("[从按]申请(?:方式|渠道|途径)")
_REST = re.compile("其[他它余]|剩余|另")


def by_way(item: Item, opening: str) -> bool:
    """Whether a sentence begins with a list of all ways of coming in: 从申请方式看，网络24件."""
    chief = any("主要" in token.text or "为主" in token.text for token in item.between)
    return item.between[0].start == 0 and bool(_BY_WAY.match(opening)) and not chief


def _told(each: Told) -> bool:
    """Whether a number is of what became of the ones before it: 线上37件，办结35件."""
    return any(token.kind == "flow" for token in each.item.left)


def _joined_unread(told: list[Told], place: int) -> bool:
    """Whether a number beside this one, joined to it by a 、, has not been understood."""
    pairs = ((n, n - 1) for n in (place, place + 1) if 0 < n < len(told))
    return any(
        not (told[a].named.kind and told[b].named.kind)
        and any(t.text == "、" for t in told[a].item.between)
        for a, b in pairs
    )


def together(parts: list[Told]) -> Amount:
    """What several numbers come to, as one that reaches from the first to the last."""
    first, last = parts[0].item.amount, parts[-1].item.amount
    total = sum((each.item.amount.value or Decimal(0) for each in parts), Decimal(0))
    return Amount(first.start, last.end, total, first.unit, first.step)


def ways(told: list[Told]) -> list[Told]:
    """The numbers of a sentence told by the way the requests came, where they are all: else none."""
    places = [n for n, each in enumerate(told) if each.named.kind == "way"]
    between = told[places[0] : places[-1] + 1] if places else []
    if any(_joined_unread(told, n) for n in places):
        return []  # 邮政寄递（24件）、网站（13件）、现场（6件）: not all were understood
    if any(each.under or (not each.named.kind and not _told(each)) for each in between):
        return []  # parts of a number (其中，信函30件；网上12件), or ways that were not understood
    found: list[Told] = []
    seen: set[str] = set()
    for number, each in enumerate(told):
        if each.named.kind != "way" or each.item.amount.value is None:
            continue
        if seen & each.named.ways:
            break
        seen |= each.named.ways
        found.append(each)
        rest = told[number + 1 : number + 2]
        if (
            rest
            and not rest[0].named.kind
            and _REST.search("".join(t.text for t in rest[0].item.left))
        ):
            return []
    sorts = [bool(p.search(way)) for p in (_ONLINE, _OFFLINE) for way in seen]
    both = any(_ONLINE.search(way) for way in seen) and any(_OFFLINE.search(way) for way in seen)
    same = len({each.item.amount.unit for each in found}) == 1
    return found if both and same and len(found) > 1 and sorts else []
