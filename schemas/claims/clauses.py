"""A number with the words around it: its own clause, what leads up to it, what follows."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from schemas.language.numerals import Amount, amounts

_CUT = re.compile("[，；。:(]")
_ASIDE = re.compile(r"^[^()]*\)|\([^()]*\)")  # also the end of one that has a number of its own
_JOINS = "、和及与"
_IN_TURN = re.compile(r"分别(?:为|是|有|达到?|达|作出|办理|:)*$")
_SO_MANY = re.compile("[两二三四五2-5][项类者个种](?=分别)")
_JOINT = re.compile("[、，和及与]|以及")
LONGEST = 300  # characters before a number that are looked at; a person's clause has fewer


def own_clause(plain: str, place: int) -> str:
    """The words of a clause up to a place in it."""
    return _CUT.split(plain[:place])[-1]


class Clause(NamedTuple):
    """One number of a sentence; ``between`` is what stands since the number before it."""

    plain: str
    amount: Amount
    between: str

    @property
    def _before(self) -> str:
        return self.plain[max(0, self.amount.start - LONGEST) : self.amount.start]

    @property
    def near(self) -> str:
        """The words of its own clause right before it; asides in brackets left out."""
        return _CUT.split(_ASIDE.sub("", self.between))[-1].lstrip(_JOINS)

    @property
    def led_by(self) -> str:
        """The clause before its own, when no number stands between: 行政许可方面，…."""
        return ["", *_CUT.split(_ASIDE.sub("", self.between))][-2]

    @property
    def label(self) -> str:
        """The words that name it: its own clause, or what a colon right before it follows."""
        return self.led_by if not self.near and self.between.endswith(":") else self.near

    @property
    def after(self) -> str:
        """The words right behind the number, to the end of its clause."""
        return re.split("[，；。、(]", self.plain[self.amount.end :])[0]

    @property
    def behind(self) -> str:
        """All that follows the number."""
        return self.plain[self.amount.end :]

    @property
    def head(self) -> str:
        """Its clause from the comma on, the numbers listed before it included."""
        return re.split("[，；。:]", _ASIDE.sub("", self._before))[-1]

    @property
    def statement(self) -> str:
        """All that its sentence says before it, from the last full stop or semicolon on."""
        return re.split("[；。]", self._before)[-1]


def clauses(plain: str) -> Iterator[Clause]:
    """Every counted number of a sentence with its words, in order."""
    end = 0
    for amount in amounts(plain):
        yield Clause(plain, amount, plain[end : amount.start])
        end = amount.end


class Given:
    """The labels that a 分别 gives out to the numbers of a sentence, asked for in their order."""

    def __init__(self, found: list[Clause], labels: re.Pattern[str]) -> None:
        self._found, self._labels = found, labels
        self._left: list[re.Match[str]] = []

    def at(self, number: int) -> re.Match[str] | None:
        """The label of this number; None where it is given none."""
        self._left = list(_spread(self._found, number, self._labels)) or self._left
        return self._left.pop(0) if self._left else None


def _spread(found: list[Clause], number: int, labels: re.Pattern[str]) -> tuple[re.Match[str], ...]:
    """The labels given out to this number and those after it, in order; none if there are none.

    行政许可、行政处罚分别为 4 件、2 件: two labels, two numbers with nothing but a joint between.
    """
    near = found[number].near
    if near.startswith("分别"):  # 许可、处罚、强制三项分别为…
        near = _SO_MANY.sub("", found[number].head)
    told = tuple(labels.finditer(near))
    following = found[number + 1 : number + len(told)]
    if len(told) < 2 or len(following) != len(told) - 1:
        return ()
    if not _IN_TURN.search(near) and not _side_by_side(near, told):
        return ()
    joined = all(_JOINT.fullmatch(each.between) for each in following)
    return told if joined else ()


def _side_by_side(near: str, told: tuple[re.Match[str], ...]) -> bool:
    """Whether the labels stand right before their numbers: 许可、处罚4件、2件."""
    gaps = [near[a.end() : b.start()] for a, b in pairwise(told)]
    return near.endswith(told[-1][0]) and all(_JOINT.fullmatch(gap) for gap in gaps)
