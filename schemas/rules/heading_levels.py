"""The numbers of what stands below a sub-heading, held against its own: （一） above 1. above （1）."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.filled.entries import Entry, at, shown
from schemas.filled.parts import headings_of, part_headings, parted
from schemas.filled.subheadings import LEVELS, Printed, Typed, typed_as
from schemas.filled.submission import Submission
from schemas.form.model import Section
from schemas.form.sources import Source
from schemas.issues import Issue, Severity
from schemas.language.personal import excerpt
from schemas.rules.rule import Rule, report_rule

LAYOUT = Source("GB/T 9704—2012《党政机关公文格式》")
NEXT = {"chinese": "1.", "arabic": "（1）"}  # by the kind of a heading's number, what is below it
QUOTED = 15  # characters of a line


class Line(NamedTuple):
    """A line with a number, and the heading below which the report prints it.

    ``final``: the section has no heading after that one.
    """

    entry: Entry
    typed: Typed
    above: Printed
    final: bool


@report_rule("W123", "序号不分上下级", Severity.HINT, LAYOUT)
def numbers_go_down_level_by_level(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """小标题下面的文字用下一级的序号：（一）之下用1.，1.之下用（1）。"""
    for section in submission.edition.narrative_sections():
        told: set[str] = set()
        for line in _numbered(submission, section):
            entry, whole = line.entry, line.typed.whole
            if entry.address in told or not _out_of_order(line):
                continue
            told.add(entry.address)
            number = whole.removesuffix(line.typed.words).strip()
            below = NEXT[typed_as(line.above.text).kind]
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}中的序号“{number}”（“{shown(excerpt(whole, 0, QUOTED))}”）"
                f"写在小标题“{shown(line.above.text)}”的下面，却不是下一级的序号。下一级用“{below}”，建议改正。",
                at(entry),
                found=number,
                expected=below,
            )


def _out_of_order(line: Line) -> bool:
    """Whether a number is of the level of the heading above it, and does not go on counting from that."""
    above = typed_as(line.above.text)
    goes_on = line.final and (above.kind, above.number + 1) == (line.typed.kind, line.typed.number)
    again = line.typed.words.rstrip("。") == above.words  # of that W113 speaks
    level = LEVELS.get(line.typed.kind, 0)
    return 1 < level <= LEVELS.get(above.kind, 0) and not goes_on and not again


def _numbered(submission: Submission, section: Section) -> Iterator[Line]:
    rows = submission.section(section.key)
    in_parts = parted(submission, section)
    parts = part_headings(submission, section) if in_parts else {}
    headings = headings_of(submission, section)
    last = max((place for place, heading in enumerate(headings) if heading), default=0)
    above, of_part, part = None, None, ""
    for place, (row, heading) in enumerate(zip(rows, headings, strict=True)):
        if row.part != part and in_parts:
            above = of_part = parts.get(row.part)
            part = row.part
        if of_part and heading and heading.level > 1:
            yield Line(row.heading, typed_as(heading.text), of_part, final=False)
        above = heading or above
        for line in row.text.text.splitlines():
            typed = typed_as(line.strip())
            if above and typed.kind:
                yield Line(row.text, typed, above, final=not in_parts and place >= last)


RULES = (numbers_go_down_level_by_level,)
