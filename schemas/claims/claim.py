"""What a claim is: a number that a sentence of the narrative states of table 3 or 4."""

from dataclasses import dataclass
from decimal import Decimal

from schemas.claims.sentences import Sentence
from schemas.language.numerals import Amount

UNITS = (*"件份宗起例个次条项封位名家", "件次", "人次")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a sentence and what it says: the quantity, and what list it stands in.

    ``names`` are quantities, more than one where they are added up (不予公开和无法提供共18件);
    ``under`` is the quantity whose parts are being listed (其中 …), "" when none is; ``partly``: the
    rows may count more than this number, because another item of the list may stand in them too;
    ``besides``: what the list has named before a last 其他; ``guessed``: the words beside it are not all known.
    """

    sentence: Sentence
    amount: Amount
    names: tuple[str, ...]
    under: str = ""
    partly: bool = False
    besides: Decimal = Decimal(0)
    guessed: bool = False
