"""Where a list begins and ends: the numbers joined to its whole, the joint after which another statement begins."""

import re
from decimal import Decimal
from itertools import pairwise

from schemas.claims.items import Item
from schemas.language.numerals import Amount


def of_one_joint(listed: tuple[Item, ...], wholes: tuple[Decimal, ...]) -> tuple[Item, ...]:
    """The items up to where another joint begins another statement: 其中网上5件、当面3件；上年结转2件.

    Where groups are parted by semicolons and the first of each comes to the others of it, these first ones:
    直接起诉9件，维持5件、未结4件；复议后起诉2件. What makes up the whole over another joint stays together.
    """
    sums, total = [], Decimal(0)
    for item in listed:
        total += item.amount.value or 0
        sums.append(total)
    begins = [n for n, item in enumerate(listed) if item.link == "；"]
    named_alike = len({item.label[-1:] for item in listed}) == 1
    evenly = len(begins) == len(listed) - 1
    if begins[:1] == [1] and not listed[1].sure and (len(listed) < 3 or not evenly):
        return listed[:1]
    if not begins or evenly or named_alike:
        return listed
    groups = [listed[a:b] for a, b in pairwise((0, *begins, len(listed)))]
    if any(_heads(group) for group in groups):
        return tuple(group[0] for group in groups)
    ends = {sums[n - 1] for n in (*begins[1:], len(listed))}
    return listed if ends & set(wholes) else groups[0]


def _heads(group: tuple[Item, ...]) -> bool:
    """Whether the first of some items comes to the others: 直接起诉9件，维持5件、未结4件."""
    joints = [item.link for item in group[1:]]
    others = sum(item.amount.value or 0 for item in group[1:])
    return joints[:2] == ["，", "、"] and others == group[0].amount.value


def wholes_at(plain: str, found: tuple[Amount, ...], number: int) -> tuple[Decimal, ...]:
    """What a list may make up: its whole, or also that and the numbers joined to it before."""
    whole = found[number].value or Decimal(0)
    values, total = [whole], whole
    for before, after in zip(found[number - 1 :: -1], found[number::-1], strict=False):
        between = plain[before.end : after.start]
        if number == 0 or before.unit != after.unit or before.value is None:
            break
        if not re.match("[，、和及与]", between) or re.search(
            "[；。(:]|其中|办结|答复|共$|合计|总计", between
        ):
            break
        total += before.value
        values.append(total)
    return tuple(values)
