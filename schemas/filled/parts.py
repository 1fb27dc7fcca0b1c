"""Section five in its two parts: the headings that the report prints itself, and those of the office below them."""

import re
from collections.abc import Sequence

from schemas.filled.subheadings import (
    LEVELS,
    Printed,
    Typed,
    one_line,
    own_title,
    printed_headings,
    typed_as,
)
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import Section
from schemas.language.labels import without_number
from schemas.language.numerals import chinese

COUNTS = re.compile(
    "[一二三四五六七八九十]是|首先|其[一二三四五次]|再次|最后"
)  # words that count themselves
PARTED = "problems_and_improvements"


def parted(submission: Submission, section: Section) -> bool:
    """Whether the report prints the headings of the parts: those of section five, where a row names one."""
    rows = submission.section(section.key)
    return section.key == PARTED and (not rows or any(row.part for row in rows))


def part_headings(submission: Submission, section: Section) -> dict[str, Printed]:
    """The headings that the report itself prints for the parts of section five, by the keys of the parts.

    They are numbered like the sub-headings of section one where those stand on lines of their own
    (1. run into the text goes with （一） in published reports), but never 1. above another 1.
    """
    numbering = submission.fact("numbering")
    if numbering == "none":
        return {part.key: Printed(part.title, 2) for part in section.topics}
    first = submission.edition.sections[0]
    above = printed_headings(first, submission.section(first.key), numbering)
    levels = {heading.level for heading in above if heading} or {LEVELS.get(numbering, 2)}
    below = _has_third_level(submission.section(section.key))
    run_in = submission.fact("heading_line") == "run_in"
    level = 3 if levels == {3} and not below and not run_in else 2
    return {
        part.key: Printed(
            (f"（{chinese(count)}）" if level == 2 else f"{count}.") + part.title, level
        )
        for count, part in enumerate(section.topics, start=1)
    }


def _has_third_level(rows: Sequence[Paragraphs]) -> bool:
    lines = [line.strip() for row in rows for line in row.text.text.splitlines()]
    headings = any(row.part and not row.heading.blank for row in rows)
    return headings or any(typed_as(line).kind == "arabic" for line in lines)


def headings_of(submission: Submission, section: Section) -> Sequence[Printed | None]:
    """For each row of a section its sub-heading as printed, in parts or not; None for a row without one."""
    if parted(submission, section):
        return headings_in_parts(submission, section)
    rows = submission.section(section.key)
    return printed_headings(section, rows, submission.fact("numbering"))


def headings_in_parts(submission: Submission, section: Section) -> list[Printed | None]:
    """For each row its own sub-heading as printed; None for a row without one, or of no part.

    Below each heading of a part they count 1. 2., unless one has a number of another kind.
    """
    rows = submission.section(section.key)
    title, place = own_title(section, rows)
    printed: list[Printed | None] = [None] * len(rows)
    for part in section.topics:
        heads = {
            number: typed_as(one_line(row.heading.text))
            for number, row in enumerate(rows)
            if row.part == part.key and number != place and not row.heading.blank
        }
        counted = submission.fact("numbering") != "none" and all(map(_countable, heads.values()))
        for count, (number, head) in enumerate(heads.items(), start=1):
            printed[number] = Printed(f"{count}.{head.words}" if counted else head.whole, 3)
    if title:
        printed[place] = Printed(title, 1)
    return printed


def _countable(head: Typed) -> bool:
    """Whether 1. may stand before a heading: it has none, or one of that kind, and does not begin 一是."""
    plain = without_number(head.whole) == head.whole and COUNTS.match(head.whole) is None
    return head.kind == "arabic" or plain
