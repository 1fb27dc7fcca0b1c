"""What one number of a sentence counts, told by the words right before or right after it."""

import re
from typing import NamedTuple

from schemas.claims import wording as w
from schemas.claims.quantities import (
    FLOWS,
    GROUPS,
    LOOSE,
    PARENTS,
    RESULTS,
    REVIEW_RESULTS,
    REVIEWS,
)
from schemas.language.numerals import Amount

LONGEST_CLAUSE = 80  # characters before a number that may name what it counts
_CUT = re.compile(r"[，；。:()]")
_GROUP = re.compile(
    r"(?P<direct>未经(?:行政)?复议|直接(?:起诉|提起))"
    r"|(?P<after_reconsideration>复议后?(?:再|又|而)?(?:提起|起诉))"
    rf"|(?P<review>{w.RECONSIDERATION}{w.JOINED}{w.LITIGATION})"
    r"|(?P<litigation>行政诉讼|诉讼|应诉)|(?P<reconsideration>复议)"
)
# Here the body is not the one complained of: it decides, publishes, or speaks of another year.
_AS_JUDGE = re.compile(
    r"收到|受理|审理|审结|办理|办结|承办|代理|出庭|纠错|公示$|公布$|公开$|上年|去年|组织"
)
_JOINED = re.compile(w.JOINED)
_REASON = re.compile("因|由于|涉及|为由|属(?!于?$)")
# What the names of single rows have in them: all labels are asked only where one may stand.
_OF_A_ROW = re.compile(
    "内部|过程|案卷|权益|利益|秘密|查询|掌握|制作|明确|申请|出版|补正|缴|安全|禁止|存在|现成"
)
_EVERYONE = re.compile("(?:公民|自然人|个人).?$")


class Naming(NamedTuple):
    """The quantity a number counts, the words before its label, where what was read ends."""

    quantity: str
    rest: str
    end: int = 0


NOTHING = Naming("", "")


class Mention(NamedTuple):
    """A number where it stands: the sentence, the words since the number before it."""

    plain: str
    amount: Amount
    between: str

    @property
    def near(self) -> str:
        """The words of its own clause before it; of the clause before, when those say nothing."""
        cuts = [0, *(found.end() for found in _CUT.finditer(self.between))]
        near = self.between[cuts[-1] :]
        if len(cuts) > 1 and w.ONLY_FILLING.fullmatch(near):
            near = self.between[cuts[-2] : cuts[-1] - 1] + near
        return near[-LONGEST_CLAUSE:]

    @property
    def closed(self) -> bool:
        """Whether nothing behind it makes it the number of something else: 48件（封）来信."""
        return w.END_OF_NUMBER.match(self.plain, self.amount.end) is not None


def last_group(plain: str, end: int, otherwise: str) -> str:
    """The sort of review spoken of last before a place in the sentence."""
    found = list(_GROUP.finditer(plain, 0, end))
    return (found[-1].lastgroup or "") if found else otherwise


def naming(mention: Mention, under: str) -> Naming:
    """What a number counts; NOTHING when the words leave it open. ``under``: what is listed."""
    near = mention.near
    told = _label_before(mention, near) or _label_after(mention, near)
    if told is None and mention.closed:
        told = _verb_before(mention, near)
    if told is None and mention.closed:
        if under in FLOWS and w.BARE_DISCLOSED.search(near):
            told = Naming("bare_disclosed", "")
        elif found := w.REQUESTS.search(near):
            told = Naming("requests", near[: found.start()])
    return told if told and not _of_a_part(told, mention) else NOTHING


def _label_before(mention: Mention, near: str) -> Naming | None:
    found = w.BEFORE.search(near)
    if not found:
        return None
    name, rest = found.lastgroup or "", near[: found.start()]
    if not mention.closed or ("均" in found[0] and mention.amount.value):
        return NOTHING
    if name in ("done", "answered") and re.search(rf"(?:受理|收到|接收)(?:{w.JOINED}|并)$", rest):
        return Naming("handled", rest[:-3])  # 受理、答复申请14件
    if name in ("organization", "citizens") and _EVERYONE.search(rest):
        return Naming("got" if w.GOT.search(near) else "requests", "")
    return Naming(name, rest)


def _label_after(mention: Mention, near: str) -> Naming | None:
    end = mention.amount.end
    found = w.LATE.match(mention.plain, end) or w.AFTER.match(mention.plain, end)
    if not found:
        return None
    joined = _JOINED.match(mention.plain, found.end())
    if joined and re.match(w.ANY, mention.plain[joined.end() :]):
        return NOTHING
    return Naming(found.lastgroup or "", near, found.end())


def _verb_before(mention: Mention, near: str) -> Naming | None:
    """收到 and its like, with anything between that is a way to say 申请."""
    found = w.GOT.search(near)
    if not found:
        return None
    start, end = mention.amount.start, mention.amount.end
    before, after, words = mention.plain[:start], mention.plain[end:], found[0]
    if (
        not words[2:]
        and "申请" not in after[:12]
        and ("申请" not in before or w.PART.search(before))
    ):
        return NOTHING  # 收到12件, of what?
    if w.ORGANIZATIONS_ONLY.search(words) and not w.PERSONS.search(words):
        return NOTHING  # 收到企业申请5件
    return Naming("got", near[: found.start()])


def _of_a_part(told: Naming, mention: Mention) -> bool:
    """Whether only some of the requests are meant: by the way they came, by their subject."""
    after = mention.plain[mention.amount.end : mention.amount.end + 30]
    about = told.rest + _CUT.split(after)[0]
    part = w.SUBSET.search(about) and not w.ALL_WAYS.search(about)
    among = told.rest.endswith("属于")  # 来信8件，其中属于政府信息公开申请的2件
    return told.quantity not in {*RESULTS, *REVIEW_RESULTS} and (bool(part) or among)


def names_of(told: Naming, mention: Mention, group: str) -> tuple[str, ...]:
    """A naming as quantities: added up (不予公开和无法提供), with its reason, with its review."""
    name, rest = told.quantity, told.rest
    if name in REVIEWS:
        judge = _AS_JUDGE.search(rest) and "信息公开" not in rest
        return () if judge or re.search("(?<!信息)公开$|公[示布]$", rest) else (name,)
    if name in REVIEW_RESULTS:
        group = last_group(mention.plain, mention.amount.start, group)
        return (f"{group}:{name}",) if group else ()
    if name not in RESULTS:
        return (name,) if name else ()
    if name in GROUPS and _OF_A_ROW.search(rest) and not rest.endswith(("、", "和", "及", "与")):
        rows = [m.lastgroup for m in re.finditer(w.ANY, rest) if PARENTS.get(m.lastgroup or "")]
        if rows:
            return (f"{rows[-1]}|{name}",)  # 过程性信息不予公开5件
    if joined := re.search(rf"(?P<label>.+?){w.JOINED}$", rest):
        more = w.BEFORE.search(joined["label"])
        if more and more.lastgroup in LOOSE:
            return (name,)
        return (more.lastgroup, name) if more and more.lastgroup in RESULTS else ()
    if w.APPLICANT.search(rest):
        return ()
    if _REASON.search(rest):
        reason = [m.lastgroup for m in re.finditer(w.ANY, rest) if m.lastgroup in RESULTS]
        return (f"{reason[-1]}|{name}",) if reason else ()
    return (name,)
