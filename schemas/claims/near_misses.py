"""Lists that miss their whole by a slip of the hand: one more or less, a digit, two digits swapped, a part doubled.

What an open list leaves out is hardly ever one of many: 56条，其中27条、18条、10条 was meant to be complete.
"""

import re
from decimal import Decimal

from schemas.claims.items import Item
from schemas.claims.slips import swapped
from schemas.language.numerals import Amount

_DIGITS = (Decimal(10), Decimal(100), Decimal(1000))  # one more or less in a digit
# Wholes from which on an open list is held against them: of doubtful, of few, of many parts.
VERY_MANY, MANY, SOME, FEW, MANY_PARTS = 50, 20, 10, 5, 3
_WAY = re.compile("邮寄|信函|网[络上站]|平台|当面|上门|现场|窗口|邮[件箱]|传真|线[上下]")
OVERLAP = re.compile("^(?:涉及|关于|有关)")  # one request may be about several matters


def slipped(
    listed: tuple[Item, ...],
    wholes: tuple[Decimal, ...],
    *,
    weak: bool,
    nested: bool,
    apart: bool = False,
) -> tuple[Amount, ...]:
    """The parts of an open list that miss their whole by one, by one in a digit, or by two that changed places.

    Of a hundred not even what may begin a statement of its own comes so near by chance.
    """
    whole, parts = wholes[0], tuple(item.amount for item in listed)
    doubtful = weak or nested or not all(item.sure for item in listed)
    enough = VERY_MANY if doubtful else MANY if len(parts) < MANY_PARTS else SOME
    if apart and not doubtful and all(_WAY.search(item.label) for item in listed):
        enough = FEW  # each request comes one way, and nobody leaves one out
    if len(wholes) > 1 or len(parts) < 2 or whole < enough:
        return ()
    missed = whole - sum_of(parts)
    # 58条，涉及救助24条、养老11条、其他22条: they may overlap, and yet come to all but one
    if OVERLAP.search(listed[0].label):
        sorted_all = len(parts) >= MANY_PARTS and whole >= MANY and not doubtful
        return parts if sorted_all and abs(missed) == 1 else ()
    if missed == 1:
        return parts
    digit = missed in _DIGITS and whole >= missed * MANY and len(parts) >= MANY_PARTS
    places = missed > 0 and swapped(whole, whole - missed)
    return parts if not doubtful and (digit or places) else ()


def by_hand(parts: tuple[Amount, ...], whole: Decimal) -> bool:
    """Whether parts come to more than their whole by a slip: one more, or one of them doubled."""
    if len(parts) < 2 or whole < (MANY if len(parts) < MANY_PARTS else SOME):
        return False
    over = sum_of(parts) - whole
    return over == 1 or any(over * 2 == part.value for part in parts)


def sum_of(parts: tuple[Amount, ...]) -> Decimal:
    """What parts come to."""
    return sum((part.value or Decimal(0) for part in parts), Decimal(0))
