"""Sub-headings as the report prints them: which level each is of, which number it carries.

A number typed before a heading tells its level, as GB/T 9704-2012 has them: 一、 is a section, （一） the
second level, 1. the third. Where that leaves no doubt the report follows it; else all sub-headings of
a section are one list, numbered as the sheet 基本信息 says.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.filled.submission import Paragraphs
from schemas.form.model import Section
from schemas.language.labels import without_number
from schemas.language.numerals import chinese, chinese_number, number_typed

NUMERALS = "一二三四五六七八九十"
# kind of number -> how it is typed; what follows the number tells 1.甲 from 3.15活动
TYPED = {
    "chinese": re.compile(rf"[（(]\s*(?P<number>[{NUMERALS}]{{1,3}})\s*[）)]\s*[、.．]?\s*(?=\S)"),
    "arabic": re.compile(rf"(?P<number>\d{{1,2}})[、.．](?![\d{NUMERALS}])\s*(?=\S)"),
    "section": re.compile(rf"(?P<number>[{NUMERALS}]{{1,3}})[、.．](?![\d{NUMERALS}])\s*(?=\S)"),
}
LEVELS = {"section": 1, "chinese": 2, "arabic": 3}
LONGEST_LINE = 30  # characters; a longer line with a number before it is a paragraph
LAST = "other_matters"  # the section after which an office may add its own
MARKS = "。；！？…，：;!?,:"  # a line that ends with one goes on as text


class Printed(NamedTuple):
    """A sub-heading as printed: its number and words, its level (1 is a section of its own)."""

    text: str
    level: int


class Typed(NamedTuple):
    """A sub-heading as typed: the kind of its number ("" for none), the number, the words after it."""

    kind: str
    number: int
    words: str
    whole: str


def one_line(text: str) -> str:
    """The lines of a cell joined, each trimmed."""
    return "".join(line.strip() for line in text.splitlines())


def typed_as(heading: str) -> Typed:
    """A heading taken apart; a number of a kind the report does not print counts as none."""
    for kind, pattern in TYPED.items():
        found = pattern.match(heading)
        if found:
            return Typed(kind, number_typed(found["number"]), heading[found.end() :], heading)
    return Typed("", 0, without_number(heading), heading)


def printed_headings(
    section: Section, rows: Sequence[Paragraphs], numbering: str
) -> tuple[Printed | None, ...]:
    """For each row its sub-heading as printed; None for a row without one.

    ``numbering`` is a word of 基本信息: chinese, arabic, or none for headings printed as typed.
    """
    heads = [None if row.heading.blank else typed_as(one_line(row.heading.text)) for row in rows]
    sections = own_sections(section, heads)
    printed: list[Printed | None] = [None] * len(rows)
    run: list[int] = []
    for place, head in enumerate(heads):
        if place in sections and head is not None:
            _number(run, heads, numbering, printed)
            run = []
            printed[place] = Printed(f"{chinese(head.number)}、{head.words}", 1)
        elif head is not None:
            run.append(place)
    _number(run, heads, numbering, printed)
    return tuple(printed)


def own_title(section: Section, rows: Sequence[Paragraphs]) -> tuple[str, int]:
    """The office's own title of a section and its row: its first heading, typed with 五、; else ("", -1)."""
    printed = printed_headings(section, rows, "none")
    place = next((place for place, heading in enumerate(printed) if heading), -1)
    heading = printed[place] if printed else None
    if heading and heading.level == 1 and heading.text.startswith(f"{section.number}、"):
        return heading.text, place
    return "", -1


def own_sections(section: Section, heads: Sequence[Typed | None]) -> frozenset[int]:
    """Which headings are sections: 五、 before the first words of section five, 七、 after section six.

    Sections that are numbered otherwise are sub-headings typed in an unusual way.
    """
    found = [(place, head) for place, head in enumerate(heads) if head and head.kind == "section"]
    if not found:
        return frozenset()
    own = chinese_number(section.number) or 0
    first = next(place for place, head in enumerate(heads) if head)
    titled = found[0][0] == first and found[0][1].number == own
    numbers = [head.number for _, head in found]
    expected = list(range(own if titled else own + 1, own + len(found) + (not titled)))
    official = {section.title, section.statute_title, *(topic.title for topic in section.topics)}
    if (
        numbers != expected
        or (section.key != LAST and numbers != [own])
        or any(head.words.rstrip("。") in official for _, head in found)
    ):
        return frozenset()
    return frozenset(place for place, _ in found)


def _number(
    run: Sequence[int], heads: Sequence[Typed | None], numbering: str, to: list[Printed | None]
) -> None:
    """Number the headings at these places, which belong to one section."""
    found = [(place, head) for place in run if (head := heads[place]) is not None]
    levels = _levels([head for _, head in found], numbering)
    counts = {2: 0, 3: 0}
    for (place, head), level in zip(found, levels, strict=True):
        counts[level] += 1
        if level == 2:
            counts[3] = 0
        number = f"（{chinese(counts[2])}）" if level == 2 else f"{counts[3]}."
        to[place] = Printed(head.whole if numbering == "none" else number + head.words, level)


def _levels(heads: Sequence[Typed], numbering: str) -> list[int]:
    kinds = [head.kind for head in heads]
    if numbering == "none":
        return [3 if kind == "arabic" else 2 for kind in kinds]
    if len(set(kinds)) == 1 and kinds[0] in ("chinese", "arabic"):
        return [LEVELS[kinds[0]]] * len(heads)
    flat = LEVELS["arabic" if numbering == "arabic" else "chinese"]
    if (flat == 2 or "chinese" in kinds) and _begin_anew(heads):
        return [3 if kind == "arabic" else 2 for kind in kinds]
    return [flat] * len(heads)


def _begin_anew(heads: Sequence[Typed]) -> bool:
    """Whether 1., 2. … stand below other headings: each series follows one of those, with 1."""
    starts = [
        (above, head)
        for above, head in zip([None, *heads], heads, strict=False)
        if head.kind == "arabic" and (above is None or above.kind != "arabic")
    ]
    return bool(starts) and all(above and head.number == 1 for above, head in starts)


def line_levels(lines: Sequence[str]) -> Iterator[int]:
    """For each line of a text, the level of the heading that it is; 0 for a paragraph.

    A heading has its number, is short, ends without a mark, and something stands under it: what
    is listed line by line is no heading.
    """
    levels = [_line_level(line) for line in lines]
    for place, level in enumerate(levels):
        below = levels[place + 1] if place + 1 < len(levels) else level
        yield level if below == 0 or below > level else 0


def levels_before_table(section: Section, lines: Sequence[str]) -> Iterator[int]:
    """The same for the words before a table, which stands under the last of them.

    A short line without a mark is a heading there even without a number, and the first line may be
    the office's own title of the section: 三、收到申请的情况.
    """
    numbered = list(line_levels([*lines, ""]))
    for place, line in enumerate(lines):
        title = place == 0 and line.startswith(f"{section.number}、")
        short = len(line) <= LONGEST_LINE and not any(sign in line for sign in MARKS)
        yield 1 if title and short else numbered[place] or (2 if short else 0)


def _line_level(line: str) -> int:
    kind = next((k for k in ("chinese", "arabic") if TYPED[k].match(line)), "")
    short = len(line) <= LONGEST_LINE and not any(sign in line for sign in MARKS)
    return LEVELS[kind] if kind and short else 0
