"""Sentences in, claims out: which number of the text says what about tables 3 and 4.

`claims_in` reads a narrative once for all rules, paragraph by paragraph: the names of the numbers
(`schemas.claims.naming`), whose numbers they are (`schemas.claims.scope`), and what stands in which
list. A claim is made only where nothing of this is open.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from schemas.claims.claim import UNITS, Claim
from schemas.claims.fitting import UNKNOWN, fits
from schemas.claims.guesses import guessed
from schemas.claims.naming import WEAK, naming
from schemas.claims.neighbours import Told, after_rest, named_before, shares_its_rows, stands_alone
from schemas.claims.phrases import Item, counted, items, tokens
from schemas.claims.quantities import APPLICANTS, DEALT_WITH, FLOWS, REVIEWS, SUITS
from schemas.claims.reviewing import ANOTHER, spoken_of
from schemas.claims.scope import REQUESTS, Scope, scope_at, scopes
from schemas.claims.sentences import Sentence, sentences
from schemas.claims.series import BOTH, settled, spread, spread_over
from schemas.claims.sides import NOTHING, Naming, compared, risen_from
from schemas.claims.threads import GOES_ON, speaks_of_requests, stands_under_requests
from schemas.claims.totals_behind import in_brackets
from schemas.claims.ways import by_way, together, ways
from schemas.filled.submission import Paragraphs


@lru_cache(maxsize=16)
def claims_in(narrative: tuple[Paragraphs, ...], year: int, government: bool) -> tuple[Claim, ...]:
    """Every claim of a narrative, in order."""
    found: list[Claim] = []
    paragraph = -1
    reader = _Reader(year, government)
    told = sentences(narrative)
    for sentence, following in zip_longest(told, told[1:]):
        if sentence.paragraph != paragraph:
            goes_on = paragraph >= 0 and bool(GOES_ON.match(sentence.plain))
            paragraph = sentence.paragraph
            reader.begin(stands_under_requests(sentence), goes_on)
        if not reader.requests and speaks_of_requests(sentence, following):
            reader.requests, reader.only_reviews = True, bool(sentence.part)
        found += reader.claims(sentence)
    return tuple(found)


class _Reader:
    """A narrative being read from left to right; what one sentence says holds for the next."""

    def __init__(self, year: int, government: bool) -> None:
        self.year, self.government = year, government
        self.requests, self.group, self.among = False, "", False
        self.asked = False  # whether the paragraph has spoken of requests by name
        self.across = False  # whether the sentence goes on with the list of the one before
        self.under, self.last = "", ""  # the quantity being listed, the one named last
        self.only_reviews = False  # 被复议1件. 受理线索21条，办结21条: no requests
        self.sorts = 0  # how many sorts of applicants were counted just before
        self.seen: set[str] = set()  # the sorts of reviews the paragraph has told of
        self.reviewed = False  # whether a review was spoken of last, not requests
        self.cases: set[str] = set()  # the sorts of reviews counted just before
        self.rest = False  # whether last year's rest has been told in this paragraph
        self.flow = ""  # what became of all requests, named last: the next sentence may list it
        self.outside: list[tuple[str, str]] = []  # both, as they are outside an open bracket

    def begin(self, about: bool, goes_on: bool) -> None:
        """A new paragraph: about requests or not, going on with the one before or not."""
        self.requests, self.only_reviews = about or (goes_on and bool(self.flow)), False
        self.asked = self.requests
        if not goes_on:
            self.group, self.flow, self.rest, self.seen = "", "", False, set()

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence."""
        plain = sentence.plain
        goes_on = GOES_ON.match(plain)
        self.requests = self.requests or bool(goes_on and self.flow)
        about = self.requests or bool(REQUESTS.search(plain))
        self.asked = self.asked or "申请" in plain
        if about and counted(plain):
            self.last, self.under, self.outside = (self.flow if goes_on else ""), "", []
            self.across = bool(goes_on)
            # 对被纠正的3件…: of both, perhaps, which the sentence before told
            both = self.seen >= BOTH and self.group != ANOTHER
            self.group = "review" if both else self.group
            self.among = False
            changes = scopes(plain, Scope(requests=self.requests), self.year, self.government)
            told = settled(list(self._told(plain)))
            for each in told:
                if self._ours(each, changes, plain) and fits(each):
                    names = after_rest(each) if self.rest else each.named.names
                    shared, besides = shares_its_rows(each, told), named_before(each, told)
                    yield Claim(
                        *(sentence, each.item.amount, names, each.under, shared, besides),
                        guessed=self.only_reviews or guessed(each, plain),
                    )
            yield from self._by_ways(sentence, told, changes)
            self.rest = self.rest or any(stands_alone(each) for each in told)
            sums = [e.named.names for e in told if e.named.kind == "flow" and not e.under]
            if sums and sums[-1] in (("all",), ("came",)):
                self.flow = sums[-1][0]  # 新收25件，加上年结转2件，共27件。其中…
        elif about and ("复议" in plain or "诉" in plain):
            self.group = spoken_of(tokens(plain), self.group)
        self.requests = about

    def _told(self, plain: str) -> Iterator[Told]:
        """Every number with its naming and the list it stands in."""
        given: list[Naming] = []  # what a 分别 has given out to the numbers to come
        all_items = items(plain)
        self.cases, self.reviewed = set(), False
        for number, item in enumerate(all_items):
            self.group = spoken_of(item.between, self.group)
            if self.cases >= SUITS:
                self.group = "litigation"  # 直接起诉35件，复议后起诉32件，败诉1件
            listed = self._listed(item) or self.among
            self.among = False
            given = given or spread(all_items, number, tokens(plain), self.year)
            given = given or spread_over(item, self.cases)
            named = given.pop(0) if given else naming(item, self.group, self.year)
            among = self.under == "litigation" and not self.outside  # 其中3件为复议后起诉，2件未结
            if any(t.kind == "noun" or t.key == "；" for t in item.between):
                self.reviewed = False
            self.reviewed = self.reviewed or any(t.kind == "case" for t in item.between)
            if self.reviewed and named.kind == "flow" and not named.full:
                named = NOTHING  # 共收到复议申请143件，受理127件
            unsure = among and named.kind == "outcome" and bool(self.cases & SUITS)
            named = NOTHING if unsure or risen_from(all_items, number) else named
            name = named.names[0] if named.names else ""
            if (
                name
                and not listed
                and (name in FLOWS or name in REVIEWS or named.kind == "carried")
            ):
                self.under = ""
            under = named.column or self._whole_of(named)
            yield Told(item, named, under)
            self._heard(item, name)
            self.cases = self.cases | {name} if name in REVIEWS else set()
            self.seen |= {"litigation" if each in SUITS else each for each in self.cases}
        self.group = spoken_of(tokens(plain), self.group)

    def _whole_of(self, named: Naming) -> str:
        """What a number is a part of: never of last year's rest, where new requests are told before it."""
        # 其中自然人74件, a sentence later: of what came or of what was done
        done = self.across and self.under == self.flow and self.flow in DEALT_WITH
        rest = self.under == "carried_from_last_year" and bool(self.flow)
        if named.kind == "applicant" and (done or rest):
            return ""
        return self.flow if rest and named.kind in ("result", "rest", "bare") else self.under

    def _heard(self, item: Item, name: str) -> None:
        """What the next number may be a part of."""
        self.sorts = self.sorts + 1 if name in (*APPLICANTS, *WEAK) else 0
        if name and not (self.under and name not in FLOWS):
            self.last = name
        elif not name and not self.under and not compared(item.left):
            self.last = UNKNOWN
        if name in FLOWS and not self.outside:
            self.flow = name
        if any(token.kind == "among" for token in item.right):
            self.under, self.among = name or UNKNOWN, True

    def _listed(self, item: Item) -> bool:
        """Whether a list of parts begins before a number; sets what is being listed."""
        for token in item.between:
            if token.key == "(":
                self.outside.append((self.under, self.last))
            elif token.key == ")" and self.outside:
                self.under, self.last = self.outside.pop()
            elif token.key == "；":
                self.under, self.cases = "", set()
        keys = [token.key or token.kind for token in item.between]
        if "among" in keys and "received" in keys[: keys.index("among")]:
            self.under = "received"  # 新收申请中，自然人288件
            return True
        opening = [token.text for token in item.between if token.kind == "list"]
        both = self.cases >= BOTH and not self.cases & SUITS
        if both and (opening or not any(t.kind == "case" for t in item.between)):
            self.group = "review"  # 行政复议13件、行政诉讼5件，其中被纠正2件
        if opening:
            if by_way(item, opening[-1]):
                self.under = ""
                return False  # 从申请方式看，网络…: of all that came, whatever was named last
            if "人" in opening[-1] or "主体" in opening[-1]:
                came = self.flow in ("got", "received", "requests")
                self.under = self.flow if came else ""  # 从申请人看: or of all that were done
                return True
            by_sort = opening[-1].startswith(("按", "从", "办理", "答复", "处理"))
            self.under = self.flow if by_sort or self.sorts > 1 else self.last
            return True
        return False

    def _ours(self, told: Told, changes: list[tuple[int, Scope]], plain: str) -> bool:
        """Whether a number is one of this report's own, about requests for information."""
        item, named = told.item, told.named
        amount = item.amount
        scope = scope_at(changes, amount.start)
        if not named.names or amount.value is None or amount.unit not in UNITS or not scope.own:
            return False
        if not scope.ours and (named.kind != "carried" or in_brackets(plain, amount.start)):
            return False  # (2021年新收266件、结转15件)
        noun = next((t for t in item.right if t.kind == "noun"), None)
        about = scope_at(changes, noun.end) if noun else scope
        if named.kind == "flow" and not (named.full or self.asked):
            return False  # 收到12件, of what?
        return not scope.alien and about.requests

    def _by_ways(
        self, sentence: Sentence, told: list[Told], changes: list[tuple[int, Scope]]
    ) -> Iterator[Claim]:
        """网上申请 A 件，书面申请 B 件: together they are all that came."""
        parts = ways(told)
        if parts and all(self._ours(each, changes, sentence.plain) for each in parts):
            yield Claim(sentence, together(parts), ("ways",))
