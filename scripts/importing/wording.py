"""Labels of a printed table held against the edition's: the same, near enough, or none of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from schemas.form.headings import Heading
from schemas.language.labels import NUMBER, normalised, without_number

BRACKETED = re.compile(r"\([^()]*\)")
YEAR = re.compile(r"\(?20\d\d年?度?\)?")
EDGES = "?.:;,。、…*#"
NEAR = 0.75  # likeness from which a label counts as a slip of another
AHEAD = 0.1  # by which the likest has to be liker than the next
SHORT = 4  # characters; shorter labels are not compared by likeness
PRIVATE = re.compile("[\ue000-\uf8ff\ufffd]")  # signs of symbol fonts, and what was lost before


@dataclass(frozen=True)
class Match:
    """A heading of the form, and whether the label is its own (or an alias) to the letter."""

    heading: Heading
    sure: bool


@lru_cache(maxsize=4096)
def core(label: str) -> str:
    """The words of a label alone: no number before it, no spaces, half width."""
    return without_number(normalised(PRIVATE.sub("", label)).strip(EDGES)).strip(EDGES)


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """The same without what stands in brackets and without a year: 规章(县级无此项) is 规章."""
    return BRACKETED.sub("", YEAR.sub("", core(label))).strip(EDGES)


def number_before(label: str) -> str:
    """The number before a label, digits or Chinese numerals alone: 5 of 5.属于三类内部事务信息."""
    found = NUMBER.match(normalised(label))
    return re.sub(r"[^\d一二三四五六七八九十]", "", found.group()) if found else ""


def match(label: str, headings: Sequence[Heading]) -> Match | None:
    """The heading that a label stands for; None where it may be several, or is like none.

    ``headings`` are all that could be meant, groups included: what is likest to a group is no row.
    """
    found = _matched(label, _all_names(tuple(headings)))
    return None if found is None else Match(headings[found[0]], found[1])


Names = tuple[tuple[str, ...], ...]  # of each heading its label and aliases


@lru_cache(maxsize=16384)
def _matched(label: str, names: Names) -> tuple[int, bool] | None:
    """The number of the heading meant and whether to the letter: reports repeat their labels."""
    words = core(label)
    if not words or not names:
        return None
    for number, each in enumerate(names):
        if any(words == core(name) for name in each):
            return number, True
    plain = bare(label)
    stripped = [n for n, each in enumerate(names) if plain and plain in map(bare, each)]
    if len(stripped) == 1:
        return stripped[0], YEAR.search(words) is None
    near = _with_lost_characters(plain, names)
    near = _likest(plain, names) if near is None else near
    if near is None or _contradicted(label, names[near][0]):
        return None
    return near, False


def _with_lost_characters(words: str, names: Names) -> int | None:
    """The one heading whose characters these are, in their order, some of them lost."""
    if len(words) < 2:
        return None
    found = [
        number
        for number, each in enumerate(names)
        if any(core(name) and _within(words, bare(name)) for name in each)
    ]
    return found[0] if len(found) == 1 else None


def _within(words: str, name: str) -> bool:
    if not len(words) <= len(name) <= len(words) * 3:
        return False
    return left_of(words, name)


def left_of(words: str, name: str) -> bool:
    """Whether these may be what is left of a name: some of its characters, in their order."""
    rest = iter(name)
    return all(sign in rest for sign in words)


def _likest(words: str, names: Names) -> int | None:
    if len(words) <= SHORT:
        return None
    ranked = sorted(
        (
            (max(SequenceMatcher(None, words, bare(name)).ratio() for name in each), number)
            for number, each in enumerate(names)
        ),
        reverse=True,
    )
    best = ranked[0]
    ahead = len(ranked) == 1 or best[0] - ranked[1][0] >= AHEAD
    return best[1] if best[0] >= NEAR and ahead else None


def _contradicted(label: str, heading: str) -> bool:
    """Whether the number before a label is another than that of the heading it is like."""
    said, meant = number_before(label), number_before(heading)
    return bool(said and meant and said != meant)


@lru_cache(maxsize=512)
def _all_names(headings: tuple[Heading, ...]) -> Names:
    return tuple(map(_names, headings))


def _names(heading: Heading) -> tuple[str, ...]:
    return (heading.label, *heading.aliases)
