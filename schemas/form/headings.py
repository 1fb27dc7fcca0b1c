"""Headings: the labels of one side of a table, from the outermost group down to the single row.

A row and a column are the same thing, turned; what adds up follows from where totals stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple


@dataclass(frozen=True)
class Heading:
    """A row or column label; a heading with children spans them. Leaf keys are unique in a table.

    A leaf marked ``total`` is the sum of all leaves of its sibling headings: that alone gives the
    sum rule, the workbook's formula and the finding's wording.
    """

    key: str
    label: str
    children: tuple[Heading, ...] = ()
    total: bool = False
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        # what is derived from headings is kept by them; hashing all below costs more than that
        return hash((self.key, self.label))

    def leaves(self) -> tuple[Heading, ...]:
        """The headings under this one that carry numbers; itself when it has no children."""
        return _leaves(self)

    def depth(self) -> int:
        """Levels of headings from this one down to its deepest leaf, at least 1."""
        return 1 + max((child.depth() for child in self.children), default=0)


@cache
def _leaves(heading: Heading) -> tuple[Heading, ...]:
    return leaves(heading.children) if heading.children else (heading,)


def leaves(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """All leaf headings below `headings`, in the order of the form."""
    return tuple(leaf for heading in headings for leaf in heading.leaves())


def all_of(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """Headings and those below them, each once, groups before what they span."""
    return _all_of(tuple(headings))


@cache
def _all_of(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    return tuple(each for h in headings for each in (h, *_all_of(h.children)))


def paths(
    headings: Iterable[Heading], above: tuple[Heading, ...] = ()
) -> Iterator[tuple[Heading, ...]]:
    """For each leaf, the headings from the outermost down to the leaf itself."""
    for heading in headings:
        here = (*above, heading)
        if heading.children:
            yield from paths(heading.children, here)
        else:
            yield here


class Sum(NamedTuple):
    """A total and its parts, as leaf keys of one side of a table."""

    total: str
    parts: tuple[str, ...]


def sums(headings: tuple[Heading, ...]) -> tuple[Sum, ...]:
    """The sum rules of one side: each heading marked total against its siblings' leaves."""
    found = [
        Sum(heading.key, tuple(leaf.key for leaf in leaves(h for h in headings if not h.total)))
        for heading in headings
        if heading.total
    ]
    return (*found, *(rule for heading in headings for rule in sums(heading.children)))


def item_of(headings: tuple[Heading, ...], key: str) -> str:
    """How running text calls a leaf by the numbers of the form: 第二项; 第三项总计 within a group."""
    path = next(path for path in paths(headings) if path[-1].key == key)
    number, point, rest = path[0].label.partition("、")
    item = f"第{number}项" if point and rest else path[0].label
    return item if len(path) == 1 else item + (path[-1].label.partition("）")[2] or path[-1].label)


def title_of(headings: tuple[Heading, ...], key: str) -> str:
    """A leaf's label, after its parent's where the label alone leaves open which one is meant."""
    labels = Counter(leaf.label for leaf in leaves(headings))
    path = next(path for path in paths(headings) if path[-1].key == key)
    label = path[-1].label
    alone = labels[label] == 1 and not label[:1].isdigit()
    return "·".join(heading.label for heading in path[-1 if alone else -2 :])
