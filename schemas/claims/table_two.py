"""Claims about table 2: documents, decisions, fees of office, each as the cell that it states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from schemas.claims import decisions, document_words, documents, income
from schemas.claims.clauses import Clause, clauses
from schemas.claims.figures import Reading
from schemas.claims.scope import Scope, scope_at, scopes
from schemas.claims.sentences import BLOT, Sentence, sentences
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import Amount

_SUBJECTS = tuple(each.SUBJECT for each in (document_words, decisions, income))
# Says of documents that they are in force, not when something was done.
_OF_ALL_YEARS = re.compile(
    "历年(?:来)?(?:的|制定的|印发的)?(?=[^，]{0,8}文件)|目前(?=仍?然?(?:有效|现行|继续))"
    "|(?<=废止)20[0-9][0-9]年(?=制|印|出)"
)


@dataclass(frozen=True, slots=True)
class CellClaim:
    """A number in a sentence and the reading of table 2 that it states; ``more`` may be counted in.

    ``at_least``: the table may count others besides, which this sentence does not name; ``also``: a
    number of the table that the sentence may mean as well; ``nearly``: where ``at_least``, one less than
    the table is rather a slip than one left out.
    """

    sentence: Sentence
    amount: Amount
    reading: Reading
    more: Decimal = Decimal(0)
    at_least: bool = False
    also: Reading | None = None
    nearly: bool = False


@lru_cache(maxsize=16)
def cell_claims_in(
    narrative: tuple[Paragraphs, ...], year: int, government: bool, organ: str = ""
) -> tuple[CellClaim, ...]:
    """Every claim of a narrative about table 2, in order; ``organ``: the reporting body's name."""
    found: list[CellClaim] = []
    office = _office(organ)
    last = None
    for sentence in sentences(narrative):
        if any(subject.search(sentence.plain) for subject in _SUBJECTS):
            before = last.plain if last and last.paragraph == sentence.paragraph else ""
            found += _claims(sentence, before, year, government, office)
        last = sentence
    return tuple(found)


def _claims(
    sentence: Sentence, before: str, year: int, government: bool, office: str
) -> Iterator[CellClaim]:
    plain = sentence.plain
    found = list(clauses(plain))
    written = documents.Documents(found, year, government, office)
    decided = decisions.Decisions(found)
    timeless = _OF_ALL_YEARS.sub(lambda words: BLOT * len(words[0]), plain)
    changes = scopes(timeless, Scope(), year, government) if found else []
    for number, clause in enumerate(found):
        reading = income.income_reading(clause, before)
        reading = written.reading(number) or decided.reading(number) or reading
        if not reading or clause.amount.value is None:
            continue
        scope = scope_at(changes, clause.amount.start)
        in_force = reading.keys[0].column == "in_force"
        if scope.ours or (in_force and government and _for_all(clause, scope, year)):
            more = written.lapsed(number) if reading.keys[0].column == "repealed" else Decimal(0)
            some = (
                documents.only_looked_at(clause)
                if in_force
                else documents.by_title(clause)
                or documents.of_an_old_year(clause)
                or decided.only_some(number)
            )
            also = written.in_force if documents.only_shown(clause) else None
            nearly = decided.shown(number)
            yield CellClaim(sentence, clause.amount, reading, more, some, also, nearly)


def _office(organ: str) -> str:
    """The level of the government whose office reports, as its one sign: 省, 市, 县, 区; "" for others."""
    found = re.search("(.)(?:人民)?政府?办", organ)
    return found[1] if found else ""


def _for_all(clause: Clause, scope: Scope, year: int) -> bool:
    """Whether a clause tells a government's documents, though a bureau has the lead: 市司法局牵头，…."""
    head = scope_at(scopes(clause.head, Scope(), year, government=True), len(clause.head))
    return head.ours and scope.this_year and scope.stated
