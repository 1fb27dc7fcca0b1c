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

    @property
    def number(self) -> str:
        """The document by its number alone, as running text quotes it: 国办公开办函〔2021〕30号."""
        return self.document.partition("《")[0] or self.document


class Basis(StrEnum):
    """What a document is for the rules; which document that is, and which clause, the edition says."""

    FORMAT = "format"
    REGULATION = "regulation"
    FEES = "fees"
    LENGTH = "length"
    REPETITION = "repetition"


@dataclass(frozen=True)
class Sources:
    """The documents an edition stands on, by what they are for the rules (the names of `Basis`)."""

    format: Source  # sections, tables, sums
    regulation: Source  # what a report has to contain at all
    fees: Source  # the processing fee of section six
    length: Source  # how long section one may be
    repetition: Source  # that last year's words are not to be used again
    replaced: tuple[str, ...] = ()  # numbers of the documents whose place ``format`` took

    def of(self, basis: Basis) -> Source:
        """The document that is this for the rules."""
        return {
            Basis.FORMAT: self.format,
            Basis.REGULATION: self.regulation,
            Basis.FEES: self.fees,
            Basis.LENGTH: self.length,
            Basis.REPETITION: self.repetition,
        }[basis]

    def documents(self) -> tuple[Source, ...]:
        """Each document once, in the order of their weight."""
        return self.format, self.regulation, self.fees
