"""How the findings about words are told: the sentence quoted, numbers as a person writes them."""

from decimal import Decimal
from typing import Any

from schemas.claims.sentences import Sentence
from schemas.filled.entries import at, plain
from schemas.filled.submission import Submission


def reach(submission: Submission) -> tuple[int, bool]:
    """The year reported on (0 while unknown), and whether the body reports for its whole area."""
    return submission.year or 0, submission.fact("kind") == "government"


def shown(number: Decimal) -> str:
    """A number as a person writes it: 48, 3.475."""
    whole = number == number.to_integral_value()
    return plain(number.quantize(Decimal(1)) if whole else number.normalize())


def said(sentence: Sentence, start: int, end: int) -> str:
    """The beginning of every message: “一、总体情况”C7写“…”."""
    return f"“{sentence.entry.sheet}”{sentence.entry.address}写“{sentence.quote(start, end)}”"


def spot(sentence: Sentence, found: str, expected: str) -> dict[str, Any]:
    """The place and both sides of a finding, as fields of an issue."""
    return {**at(sentence.entry), "found": found, "expected": expected}
