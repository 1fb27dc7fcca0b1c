"""What was read where: one number of the form with its place and doubt, and what has no place in it."""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.form.model import CellKey
from scripts.importing.figures import Figure


class Reading(NamedTuple):
    """One number of the form as printed; ``doubt`` is why a person should look at it.

    ``inferred`` says that its row or column was known by its neighbours, not by its label.
    """

    key: CellKey
    figure: Figure
    place: str
    doubt: str = ""
    inferred: bool = False

    def refused(self, why: str) -> "Reading":
        """The same place with no number, and the reason."""
        return self._replace(figure=Figure(None, self.figure.text), doubt=why)

    @property
    def doubts(self) -> str:
        """Everything to know about it, "" where nothing is doubtful."""
        return "；".join(filter(None, (self.doubt, self.figure.doubt)))


@dataclass(frozen=True)
class Kept:
    """Something the form has no place for: where it stood, its words, why it is not in a cell."""

    place: str
    text: str
    why: str
