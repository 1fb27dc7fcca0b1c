"""The lead of a report: which words of section one are one, typed where no cell asked for it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.filled.submission import NOTHING, Paragraphs, Submission

# What every lead says: by which document the report was made, or for which days it counts.
LEAD = re.compile(
    r"(?:根据|按照|依据|依照|遵照).{0,200}"
    r"(?:编制(?:了|完成)?(?:本|此|而成|.{0,30}(?:年报|年度报告|工作报告))|(?:报告|公布|公开)如下)"
    r"|统计期限|(?:本|年度|工作)报告.{0,150}编制|^\s*现将.{0,60}如下[：:。]"
)
# and what may follow in a paragraph of its own: whom to ask, where to read it
CLOSING = re.compile(r"疑问|联系(?:人|电话|地址|方式)|联系[。（(]|电子版|欢迎.{0,6}监督")


def _begins(text: str) -> int:
    """How many lines at the beginning of a text are a lead."""
    count = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if LEAD.search(line) or (count and CLOSING.search(line)):
            count = number
        elif line.strip():
            break
    return count


def _parted(rows: Sequence[Paragraphs]) -> tuple[list[Paragraphs], list[Paragraphs]]:
    """Rows of section one as those of the lead and those below it; a row may be of both."""
    leads = list[Paragraphs]()
    for number, row in enumerate(rows):
        lines = row.text.text.splitlines()
        count = _begins(row.text.text) if not row.part and row.heading.blank else 0
        if not count:
            return leads, list(rows[number:])
        leads.append(_saying(row, lines[:count]))
        if any(line.strip() for line in lines[count:]):
            return leads, [_saying(row, lines[count:]), *rows[number + 1 :]]
    return leads, []


def _saying(row: Paragraphs, lines: Sequence[str]) -> Paragraphs:
    text = "\n".join(lines)
    return row if text == row.text.text else replace(row, text=replace(row.text, text=text))


def lead_rows(submission: Submission) -> tuple[Paragraphs, ...]:
    """What stands at the head of section one and is a lead: it is printed before the section, once."""
    return tuple(_parted(submission.section("overview"))[0])


def below_lead(submission: Submission) -> tuple[Paragraphs, ...]:
    """The rows of section one without the lead at their head."""
    return tuple(_parted(submission.section("overview"))[1])


def with_own_lead(submission: Submission) -> tuple[Paragraphs, ...]:
    """All texts as printed: the lead that the office typed into its cell, then the narrative."""
    own = submission.fields.get("own_lead", NOTHING)
    return (
        *([] if own.blank else [Paragraphs("overview", "", NOTHING, own)]),
        *submission.narrative,
    )
