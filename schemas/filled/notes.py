"""Words around the tables: what stands before a table, and the remarks below it.

They are rows of the narrative like any other text, so that every rule about words reads them too;
their part says where they stand.
"""

from collections.abc import Iterable, Iterator

from schemas.filled.organ import Field
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import Section

BEFORE, AFTER = "before", "after"
NOTES = (
    Field(
        BEFORE,
        "表前文字",
        "印在这张表的前面，可以不填。一行一段，按Alt+Enter换行；单独成行、末尾没有标点的，印成小标题。",
        since=3,
    ),
    Field(
        AFTER,
        "表后说明",
        "印在这张表的下面，用小一号的仿宋，如“注：……”，可以不填。按Alt+Enter分段。",
        since=3,
    ),
)
LABELS = {note.key: note.label for note in NOTES}


def around(submission: Submission, section: Section, place: str) -> Iterator[str]:
    """The texts before or after the tables of a section, as typed."""
    for row in submission.section(section.key):
        if row.part == place:
            yield row.text.text


def is_note(row: Paragraphs) -> bool:
    """Whether a row of the narrative stands beside a table."""
    return row.part in (BEFORE, AFTER)


def left_as_they_are(
    narrative: Iterable[Paragraphs], given: Iterable[Paragraphs]
) -> Iterator[Paragraphs]:
    """The rows in whose place none of the given ones goes: sections whole, words around a table one by one."""
    given = tuple(given)
    sections = {row.section for row in given if not is_note(row)}
    notes = {(row.section, row.part) for row in given if is_note(row)}
    for row in narrative:
        if (row.section, row.part) not in notes if is_note(row) else row.section not in sections:
            yield row
