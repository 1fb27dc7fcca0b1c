"""What a report says twice: the same thing of the same year, in the same words, with a number.

Two sentences say the same only where nothing but whole-year words and the body's own name stands before
the same verb and noun. What follows a topic of its own (一是加强政策公开。全年发布信息56条), a list, or a
channel is of that topic, that list, that channel.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from schemas.claims.clauses import Clause, clauses
from schemas.claims.scope import Scope, scope_at, scopes
from schemas.claims.sentences import Sentence, sentences
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import Amount

_YEAR = r"(?:20\d\d年度?|全年|本年度?|当年|今年|年内|报告期内|一年来)"
_WHO = r"(?:我[局市县区镇乡委办院街州省]|本[局市县区镇乡委办院机单][关位]?|我?单位|我街道|全[局委办镇乡院])"
_LEADS = re.compile(
    rf"(?P<year>(?:{_YEAR}|，)*)(?:{_WHO}|，)*(?:为[^，。\d]{{2,24}}，)?(?P<more>(?:{_YEAR}|，)*)"
)
_FILLING = re.compile("(?:共计?|累计|合计|总计|共有|了|总共)")
# Words that say what is counted so narrowly that two of them cannot be of different things.
_NAMED = re.compile("主动公开|政府信息|政务公开|信息公开|政府开放日|新闻发布会|“[^”]+”")
# Wider words count only where both stand at the head of a paragraph, in two sections of the report.
_WIDE = re.compile("(?:发布|公开)(?:各类|各种|政务)?信息")
_TOPIC = re.compile(
    r"(?:[一二三四五六七八九十]是|[首其]次|首先|第[一二三四五]|\(?[一二三四五六七八九十]+\)|\d+[.、]|[一二三四五六七八九十]+、"
    r"|加强|聚焦|围绕|突出|强化|做好|推进|深化|落实|规范|优化|完善|抓好|持续|紧扣|注重|坚持|通过|在|针对|按照|依托)"
)
_PART = re.compile("其中|上述|该|其他|另|分别|各|同比|较上年|涉及|上半年|季度|月份")


class Statement(NamedTuple):
    """A number in a sentence, with all words that say what it counts."""

    sentence: Sentence
    amount: Amount
    words: str
    opening: bool = False  # the first of its paragraph


class Repeated(NamedTuple):
    """One thing said twice with two numbers."""

    first: Statement
    second: Statement


@lru_cache(maxsize=16)
def repeated_in(
    narrative: tuple[Paragraphs, ...], year: int, government: bool
) -> tuple[Repeated, ...]:
    """Every pair of statements that say the same with different numbers."""
    first: dict[tuple[str, str], Statement] = {}
    found: list[Repeated] = []
    before: Sentence | None = None
    topic = opening = False
    for sentence in sentences(narrative):
        opening = before is None or sentence.paragraph != before.paragraph
        topic = topic and not opening
        before = sentence
        topic = topic or bool(_TOPIC.match(sentence.plain))
        for each in () if topic else _statements(sentence, year, government):
            each = each._replace(opening=opening)
            earlier = first.setdefault((each.words, each.amount.unit), each)
            if earlier.amount.value != each.amount.value and _one_thing(earlier, each):
                found.append(Repeated(earlier, each))
    return tuple(found)


def _one_thing(first: Statement, second: Statement) -> bool:
    """Whether two statements in the same words must mean one thing."""
    if _NAMED.search(second.words):
        return True
    apart = first.sentence.section != second.sentence.section
    return bool(_WIDE.fullmatch(second.words)) and first.opening and second.opening and apart


def _statements(sentence: Sentence, year: int, government: bool) -> Iterator[Statement]:
    """The statements of a sentence about the whole year, up to the first clause that is none."""
    leads = _LEADS.match(sentence.plain)
    told = list(clauses(sentence.plain))
    if not leads or not (leads["year"] or leads["more"]).strip("，") or not told:
        return
    changes = scopes(sentence.plain, Scope(), year, government)
    start = leads.end()
    for clause in told:
        words = sentence.plain[start : clause.amount.start]
        if _PART.search(words) or re.search("[，；。(:]", words.lstrip("，、；")):
            return
        scope = scope_at(changes, clause.amount.start)
        words = _FILLING.sub("", words.lstrip("，、；"))
        ends = re.match(r"[，；。、]|$", clause.behind)
        if ends and scope.ours and clause.amount.value is not None and words:
            yield Statement(sentence, clause.amount, words)
        if not _stops(clause):
            return
        start = clause.amount.end


def _stops(clause: Clause) -> bool:
    """Whether another statement may follow behind the number."""
    return clause.behind.startswith(("，", "、"))
