"""Sentences in, claims out: which number of the text says what about tables 3 and 4.

`claims_in` reads a narrative once for all rules. A claim is made only where the words leave no
doubt: its label next to the number, nothing between that could mean a part, a year, a body or a
matter of its own (`schemas.claims.scope`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from schemas.claims import wording as w
from schemas.claims.naming import Mention, last_group, names_of, naming
from schemas.claims.quantities import APPLICANTS, FLOWS, LOOSE, RESULTS, REVIEWS
from schemas.claims.scope import REQUESTS, Scope, scope_at, scopes
from schemas.claims.sentences import Sentence, sentences
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import Amount, amounts

UNITS = ("件", "份", "宗", "起", "例", "个", "次", "条", "项", "封", "位", "名")
UNKNOWN = "unknown"
_ENDS_A_LIST = (*FLOWS, "carried_to_next_year", *REVIEWS)
_LIST = re.compile(r"其中|包括|包含|含(?!义|量)")
_AMONG = re.compile(r"(?:的|政府信息公开|申请|案件)*中[，:]?")
# A sentence that only goes on with the list or the matter of the one before.
_GOES_ON = re.compile(
    "其中|已审结|均|上述|包括|分别为|办理结果|按[^，。]{1,6}分|[从按][^，。]{1,8}(?:看|分)|(?:在)?[^，。]{0,10}申请中"
)
_INTO = re.compile(r"转[入结]?[至到入]?(20\d\d)年")
_SPREAD = re.compile(r"(.*?)(?:案件|申请|数量|件数)*分别(?:为|是|有|达|收到)?")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a sentence and what it says: the quantity, and what list it stands in.

    ``names`` are quantities, more than one where they are added up (不予公开和无法提供共18件);
    ``under`` is the quantity whose parts are being listed (其中 …), "" when none is.
    """

    sentence: Sentence
    amount: Amount
    names: tuple[str, ...]
    under: str = ""


@lru_cache(maxsize=16)
def claims_in(narrative: tuple[Paragraphs, ...], year: int, government: bool) -> tuple[Claim, ...]:
    """Every claim of a narrative, in order."""
    found: list[Claim] = []
    before, requests, group, last = -1, False, "", ""
    for sentence in sentences(narrative):
        if sentence.paragraph != before:
            requests = sentence.part == "requests" or "申请" in sentence.heading
            before, group = sentence.paragraph, ""
        plain = sentence.plain
        goes_on = _GOES_ON.match(plain)
        requests = requests or bool(goes_on and last)
        if numbers := amounts(plain):
            changes = scopes(plain, Scope(requests=requests), year, government)
            reader = _Reader(sentence, numbers, changes, group if goes_on else "", year)
            reader.last = last if goes_on else ""
            found += reader.claims()
            last = reader.flow
        group = last_group(plain, len(plain), group)
        requests = requests or bool(REQUESTS.search(plain))
    return tuple(found)


class _Reader:
    """One sentence being read from left to right."""

    def __init__(
        self,
        sentence: Sentence,
        numbers: tuple[Amount, ...],
        changes: list[tuple[int, Scope]],
        group: str,
        year: int,
    ) -> None:
        self.sentence, self.plain, self.amounts = sentence, sentence.plain, numbers
        self.changes, self.group, self.year = changes, group, year
        self.under, self.last = "", ""  # the quantity being listed, the one named last
        self.flow = ""  # what became of all requests, named last: the next sentence may list it
        self.outside: list[tuple[str, str]] = []  # both, as they are outside an open bracket

    def claims(self) -> Iterator[Claim]:
        """The claims of the sentence; numbers that claim nothing bound the words of the others."""
        end = 0
        given: list[tuple[str, ...]] = []  # what a 分别 has given out to the numbers to come
        for number, amount in enumerate(self.amounts):
            mention = Mention(self.plain, amount, self.plain[end : max(end, amount.start)])
            listed = self._listed(mention.between)
            given = given or self._spread(number, mention)
            if listed and self.last in FLOWS:
                self.flow = self.last
            told = naming(mention, self.under)
            names = given.pop(0) if given else names_of(told, mention, self.group)
            if names and names[0].startswith("carried"):
                names = self._direction(names, mention, told.end)
            if names and names[0] in _ENDS_A_LIST and not listed:
                self.under = ""
            if claim := self._claim(amount, names):
                yield claim
            if names and not (self.under and names[0] not in FLOWS):
                self.last = names[0]
            elif not names and not self.under:
                self.last = UNKNOWN
            self.flow = names[0] if names and names[0] in FLOWS and not self.outside else self.flow
            end = max(amount.end, told.end)

    def _direction(self, names: tuple[str, ...], mention: Mention, end: int) -> tuple[str, ...]:
        """Which carry-over the years say: 2023年结转2024年 is last year's rest in a report of 2024."""
        after = self.plain[mention.amount.end : max(end, mention.amount.end)]
        into = [int(year) for year in _INTO.findall(mention.near + after)]
        if not into or not self.year:
            return () if names == ("carried_over",) else names
        known = {self.year: "carried_from_last_year", self.year + 1: "carried_to_next_year"}
        return (known[into[-1]],) if into[-1] in known else ()

    def _listed(self, between: str) -> bool:
        """Whether a list of parts begins here; sets what is being listed."""
        for sign in re.findall("[；()]", between):
            if sign == "(":
                self.outside.append((self.under, self.last))
            elif sign == ")" and self.outside:
                self.under, self.last = self.outside.pop()
            else:
                self.under = ""
        if _LIST.search(between):
            self.under = self.last or UNKNOWN
            return True
        if _AMONG.match(between) and self.last in APPLICANTS:
            self.under = self.last
        return False

    def _claim(self, amount: Amount, names: tuple[str, ...]) -> Claim | None:
        scope = scope_at(self.changes, amount.start)
        if not names or amount.value is None or amount.unit not in UNITS or not scope.ours:
            return None
        what = w.END_OF_NUMBER.match(self.plain, amount.end)  # 收到48件政府信息公开申请
        about = scope_at(self.changes, what.end()) if what else scope
        if scope.alien or not about.requests or not self._fits(names):
            return None
        return Claim(self.sentence, amount, names, self.under)

    def _fits(self, names: tuple[str, ...]) -> bool:
        """Whether what is being listed can have such parts, and we know where to look them up."""
        first, under = names[0], self.under
        if first == "petition_listed":
            return under in FLOWS
        if first in RESULTS or first in LOOSE:
            return under in ("", *FLOWS, *APPLICANTS, *RESULTS)
        if first in APPLICANTS or first == "citizens":
            return under in ("", *FLOWS, "carried_from_last_year", *RESULTS)
        return first not in FLOWS or first == "received" or under in ("", UNKNOWN)

    def _spread(self, number: int, mention: Mention) -> list[tuple[str, ...]]:
        """行政复议、行政诉讼分别为4件、2件: the labels in order, one for each number that follows."""
        told = _SPREAD.fullmatch(mention.near)
        if not told:
            return []
        labels = [m.lastgroup for m in re.finditer(w.ANY, told[1]) if m.lastgroup]
        if labels == ["review"]:
            labels = ["reconsideration", "litigation"]
        ends = [a.end for a in self.amounts[number : number + len(labels)]]
        starts = [a.start for a in self.amounts[number + 1 : number + len(labels)]]
        gaps = {self.plain[e:s] for e, s in zip(ends, starts, strict=False)}
        if len(ends) != len(labels) or len(labels) < 2 or gaps - {*"、和及与，", "以及"}:
            return []
        return [(label,) for label in labels]
