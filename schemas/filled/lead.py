"""The lead of a report: which words of section one are one, typed where no cell asked for it."""

import re
from itertools import takewhile

from schemas.filled.submission import NOTHING, Paragraphs, Submission

# What every lead says: by which document the report was made, or for which days it counts.
LEAD = re.compile("根据.{0,60}条例.{0,200}(?:编制|报告如下)|统计期限|本报告.{0,20}编制", re.DOTALL)


def lead_rows(submission: Submission) -> tuple[Paragraphs, ...]:
    """Rows at the head of section one that are a lead: it stands before the section, and once."""
    first = takewhile(lambda row: not row.part, submission.section("overview"))
    return tuple(row for row in first if row.heading.blank and LEAD.search(row.text.text))


def with_own_lead(submission: Submission) -> tuple[Paragraphs, ...]:
    """All texts as printed: the lead that the office typed into its cell, then the narrative."""
    own = submission.fields.get("own_lead", NOTHING)
    return (
        *([] if own.blank else [Paragraphs("overview", "", NOTHING, own)]),
        *submission.narrative,
    )
