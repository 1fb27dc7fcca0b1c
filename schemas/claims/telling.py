"""How the findings about words are told: the sentence quoted, numbers as a person writes them."""

from decimal import Decimal
from typing import TypedDict

from schemas.claims.sentences import Sentence
from schemas.filled.entries import at, plain
from schemas.filled.submission import Submission
from schemas.issues import Place


def reach(submission: Submission) -> tuple[int, bool]:
    """The year reported on (0 while unknown), and whether the body reports for its whole area."""
    return submission.year or 0, submission.fact("kind") == "government"


def shown(number: Decimal) -> str:
    """A number as a person writes it: 48, 3.475."""
    whole = number == number.to_integral_value()
    return plain(number.to_integral_value() if whole else number.normalize())


def said(sentence: Sentence, start: int, end: int) -> str:
    """The beginning of every message: “一、总体情况”C7写“…”, the full stop at its end left out."""
    quoted = sentence.quote(start, end).removesuffix("。")
    return f"“{sentence.entry.sheet}”{sentence.entry.address}写“{quoted}”"


def said_there(sentence: Sentence, start: int, end: int) -> str:
    """The same with the words that are meant: “一、总体情况”C7写“…”，其中的“48件”."""
    return f"{said(sentence, start, end)}，其中的“{sentence.words(start, end)}”"


class Spot(TypedDict):
    """Where a claim stands and both sides of the finding, as arguments of `Rule.issue`."""

    place: Place
    found: str
    expected: str


def spot(sentence: Sentence, found: str, expected: str) -> Spot:
    """The place and both sides of a finding: ``rule.issue(message, **spot(…))``."""
    return {"place": at(sentence.entry), "found": found, "expected": expected}
