"""How far a workbook is filled in: what has to be, and how much of it is."""

from dataclasses import dataclass

from schemas.filled.organ import FIELDS
from schemas.filled.submission import Submission
from workbook.layout import part_titles


@dataclass(frozen=True)
class Filled:
    """One part of the workbook: so many of so many."""

    label: str
    done: int
    most: int


def filling(submission: Submission) -> tuple[Filled, ...]:
    """The facts that are required, the numbers of the tables, the parts written in words."""
    required = [fact.key for fact in FIELDS if fact.required]
    facts = sum(not submission.fields[key].blank for key in required if key in submission.fields)
    numbers = sum(not entry.blank for entry in submission.numbers.values())
    sections = submission.edition.narrative_sections()
    topics = [(s.key, topic.key) for s in sections if part_titles(s) for topic in s.topics]
    written = {(row.section, row.part) for row in submission.narrative if not row.text.blank}
    return (
        Filled("基本信息必填项", facts, len(required)),
        Filled("三张表的数字", numbers, len(submission.edition.cell_keys())),
        Filled("文字部分", sum(topic in written for topic in topics), len(topics)),
    )
