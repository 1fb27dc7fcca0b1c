"""Where what we say about the form comes from, and how sure we are of it."""

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How well a statement about the form is established."""

    VERIFIED = "verified"  # cross-checked between several published copies
    SECONDARY = "secondary"  # one secondary source
    CUSTOM = "custom"  # habit of the offices: at most a hint


@dataclass(frozen=True)
class Source:
    """Where a rule or label comes from: the document, its clause, and how sure we are."""

    document: str
    clause: str = ""
    certainty: Certainty = Certainty.VERIFIED

    def __str__(self) -> str:
        return f"{self.document}{self.clause}"
