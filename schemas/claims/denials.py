"""Sentences that say there was nothing: no request, no review, no lawsuit, no fee, nothing left over.

A denial is read clause by clause, and only where every word between the 未 and the noun is one of
those that do not narrow it down: 未收到涉及征地的申请 denies something else.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from schemas.claims.denial_sorts import SORTS, among_decisions, narrowed_down, sorts_denied
from schemas.claims.denial_words import PATTERNS, compiled, worth_reading
from schemas.claims.scope import REQUESTS, Scope, scope_at, scopes
from schemas.claims.sentences import Sentence, sentences
from schemas.claims.threads import OTHER_MATTER, speaks_of_requests, stands_under_requests
from schemas.claims.wording import MINE, OFFLINE, ONLINE
from schemas.filled.submission import Paragraphs

_MAKING = re.compile("制|印发|出台|发布|新")
_WORTH_READING = re.compile(
    "结转|规范性文件|许可|处罚|强制|申请|复议|诉讼|办[结复理]|答复|处理费|费用|收费|缴费"
)
_ANYWHERE = (
    "fee",
    "notices",
    "issued",
    "repealed",
    "income",
    "licenses",
    "penalties",
    "compulsion",
)
# Some of the requests only, or another day than the last of the year.
_SOME = re.compile(
    r"其余|剩余|余下|除|到期|应办|上年|去年|20\d\d年(?:度)?结转|类|涉及|关于|目前|对|其中|予以公开的|延期|结转|月底前|如"
)
_BESIDE_REVIEWS = re.compile(
    "(?:投诉|举报)[、和及]$|信息公开[^，；。]{0,8}(?:投诉|举报)，[也亦]?$"
)  # 投诉、复议、诉讼均为零
_OF_REVIEWS = re.compile("(?:复议|诉讼|应诉)[^；。申]*$")
_NARROWED = re.compile("的$|超期|逾期|投诉|重复|信访|结转")  # 超期的申请为零
# What is denied is then a complaint about requests, not the requests: 未收到依申请公开的投诉.
_COMPLAINT = re.compile(
    "侵[犯害]|(?<![、和及与或])(?<!投诉)(?<!举报)(?:投诉|举报|问题|现象|事件)(?:投诉|举报|、|案|件|事项|情况|情形|问题|的)*$"
)
_TOLD = re.compile(
    r"(?<!无)(?<!未)(?<!产生)(?<!无一)(?<!无一件)(?<!未有)(?<!没有)(?<!年度)(?<!下年)(?<!上年)(?<!去年)(?<!存在)结转|(?<!无)(?<!没有)(?<!存在)(?<!尚)(?:尚未|未)办结|(?<!没有)(?<![结无未不])转[入至到]?[下次]一?年|未到期|正在办理|在办|尚未答复|待答复"
)


_CHARGES = ("fee", "charge")  # of one thing: 不收取任何费用
_PART = re.compile("自然人|公民|法人|企业|同一|一名|其中")
_WAYS = (re.compile(ONLINE), re.compile(OFFLINE))


_BARE_FEE = re.compile("^(?:无|没有|未发生)收费")
_FIELD = re.compile("(?:领域|执法[^，]*|业务|(?<!复议)(?<!诉讼)(?<!信息公开)方面)$")


class Denial(NamedTuple):
    """A place where a sentence says that there was none of something."""

    sentence: Sentence
    start: int
    end: int
    what: str


@lru_cache(maxsize=16)
def denials_in(
    narrative: tuple[Paragraphs, ...], year: int, government: bool
) -> tuple[Denial, ...]:
    """Every denial of a narrative, in order; what it denies: see `schemas.claims.denial_words`."""
    found: list[Denial] = []
    every = sentences(narrative)
    told = {s.paragraph for s in every if _TOLD.search(s.plain)}
    before, requests = -1, False
    for sentence, following in zip_longest(every, every[1:]):
        if sentence.paragraph != before:
            requests = stands_under_requests(sentence)
            before = sentence.paragraph
        requests = requests or speaks_of_requests(sentence, following)
        denials = list(_denials(sentence))
        start = Scope(requests=requests)
        for denial in denials:
            begin = sentence.plain.rfind("；", 0, denial.start) + 1  # each statement by itself
            changes = scopes(sentence.plain[begin:], start, year, government)
            scope = scope_at(changes, denial.end - 1 - begin)
            partly = denial.what in ("done", "done_in_time") and sentence.paragraph in told
            about = scope.requests or denial.what in (*_ANYWHERE, "reconsideration", "litigation")
            said = sentence.plain[denial.start : denial.end]
            foreign = scope.alien and denial.what not in _ANYWHERE and not REQUESTS.search(said)
            beside = _BESIDE_REVIEWS.search(sentence.plain[: denial.start])
            foreign = foreign and not beside and not said.startswith("零")
            same = _CHARGES if denial.what in _CHARGES else (denial.what,)
            again = any(d.sentence is sentence and d.what in same for d in found[-8:])
            if scope.ours and about and not foreign and not partly and not again:
                found.append(denial)
        requests = requests or bool(REQUESTS.search(sentence.plain))
    return tuple(found)


def _narrow(said: str) -> bool:
    """Whether only some are denied: 未收到法人或其他组织的申请, 未收到其他形式的申请, 未收到网上申请."""
    if re.search("其[他它](?!组织|有?人)", said):
        return True
    said = re.sub(MINE, "", said)
    persons, bodies = (
        re.search(p, said) for p in ("公民|自然人|个人|公众|群众|居民|村民|市民", "法人|组织|单位")
    )
    if (bodies and not persons) or ("自然人" in said and not bodies):
        return True
    return sum(bool(way.search(said)) for way in _WAYS) == 1


def _of_another_matter(plain: str, found: re.Match[str]) -> bool:
    """Whether reviews of something else are denied: 行政执法工作均无被申请行政复议的情况."""
    said = re.split("[；。]", plain[: found.start()])[-1]
    led_by, clause = ["", *said.split("，")][-2:]
    if REQUESTS.search(led_by + clause + found[0]):
        return False
    return bool(OTHER_MATTER.search(clause + found[0]) or _FIELD.search(led_by))


def _only_some(what: str, plain: str, found: re.Match[str]) -> bool:
    """Whether a denial is narrowed down by what stands before it, or by its own words."""
    before = re.split("[，；。]", plain[: found.start()])[-1]
    if what in ("issued", "fee", *SORTS):
        return _only_some_of_table_two(what, plain, found, before)
    if what == "reviews":
        apart = "以外" in before or "之外" in before or before.endswith("自身")
        return apart or _narrow(found[0]) or _of_another_matter(plain, found)
    if what.startswith("done") and _OF_REVIEWS.search(
        re.split("[；。]", plain[: found.start()])[-1]
    ):
        return True  # 行政复议2件、行政诉讼1件，均已办结
    if what == "done" and found[0][0] in "无没不未":
        return bool(re.search("除|如|上年|去年", before))  # 无延期、无结转 is said of all
    if what.startswith("done") and re.search("结转", before) and "新收" in before:
        return False  # 上年结转的2件和本年新收的14件均已办结: all there are
    if _SOME.search(before):
        return True
    if what == "received":
        narrowed = _NARROWED.search(before) or _COMPLAINT.search(found[0])
        return bool(narrowed) or _narrow(found[0])
    if what.startswith("done") and _of_a_part(plain, found.start()):
        return True
    return what == "done" and before.endswith(("有", "曾", "并", "非"))


def _only_some_of_table_two(what: str, plain: str, found: re.Match[str], before: str) -> bool:
    """The same of what stands in table 2, or might: fees are charged for information or of office."""
    if what == "issued":
        if "废止" in found[0] and not _MAKING.search(found[0]):
            return True  # 未废止规范性文件 says nothing of those made
        if "，" in found[0]:
            before = before.replace("目前", "")  # 目前无规范性文件，本年也未制发
    elif what == "fee":
        if _BARE_FEE.search(found[0]) and among_decisions(plain) and not REQUESTS.search(plain):
            return True  # 没有行政许可，没有收费
    elif narrowed_down(before):
        return True
    return bool(_SOME.search(before))


def _of_a_part(plain: str, place: int) -> bool:
    """Whether a number of some requests only stands before 均已办结: 线下申请15件，均已办结."""
    start = max(plain.rfind("；", 0, place), 0)
    near = [way for way in _WAYS if way.search(plain, start, place)]
    if len(near) == 1 and all(way.search(plain) for way in _WAYS):
        return True
    if plain[place] not in "均都全件悉":
        return False  # 无结转 is said of all
    counted = [clause for clause in plain[start:place].split("，") if re.search(r"\d件", clause)]
    return bool(counted) and bool(_PART.search(counted[-1]))


def _denials(sentence: Sentence) -> Iterator[Denial]:
    if not _WORTH_READING.search(sentence.plain):
        return
    for number, (what, _) in enumerate(PATTERNS):
        if not worth_reading(what, sentence.plain):
            continue
        for found in compiled(number).finditer(sentence.plain):
            if _only_some(what, sentence.plain, found):
                continue
            groups = [name.partition("_")[2] for name, text in found.groupdict().items() if text]
            for each in groups or [what]:
                yield Denial(sentence, found.start(), found.end(), each)
    for found, each in sorts_denied(sentence.plain):
        yield Denial(sentence, found.start(), found.end(), each)
