"""A submission without the numbers that no body can have: those have a finding of their own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from schemas.filled.entries import LARGEST, Entry, Kind
from schemas.filled.submission import Submission

Key = TypeVar("Key")


def believable(submission: Submission) -> Submission:
    """The same submission, without numbers beyond what any body can have.

    Nothing else can be said of such a cell, and no sum of it is exact.
    """
    last = submission.last_file
    return replace(
        submission,
        numbers=_believable(submission.numbers),
        processing_fee=_believable(submission.processing_fee),
        last_year=_believable(submission.last_year),
        last_file=last and replace(last, numbers=_believable(last.numbers)),
    )


def _believable(entries: Mapping[Key, Entry]) -> dict[Key, Entry]:
    return {
        key: entry
        if entry.number is None or abs(entry.number) <= LARGEST
        else replace(entry, kind=Kind.TEXT, number=None)
        for key, entry in entries.items()
    }
