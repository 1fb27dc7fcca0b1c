"""Whether one number is another with a slip of the hand: one more, a digit, two digits swapped, twice."""

from decimal import Decimal


def slip(stated: Decimal, right: Decimal) -> bool:
    """Whether a person who means ``right`` may have written ``stated`` by a slip.

    One more or less, one digit another, two neighbouring digits in each other's place, the double.
    """
    return (
        abs(stated - right) == 1
        or stated == 2 * right
        or _one_digit(str(stated), str(right))
        or swapped(stated, right)
    )


def _one_digit(one: str, other: str) -> bool:
    """Whether numbers of two digits or more differ in one of them: 148, 118."""
    differ = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) > 1 and differ == 1


def swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two neighbouring digits that change places make one number the other: 143, 134."""
    a, b = str(one), str(other)
    return any(a[:n] + a[n + 1] + a[n] + a[n + 2 :] == b for n in range(len(a) - 1)) and a != b
