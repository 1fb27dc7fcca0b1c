"""Years in the narrative that are not the year reported on, where that year should stand.

Last year's report copied and not changed shows itself where a sentence sets out with its year
(2024年，我局…), in the period of the figures, or where the report names itself.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.claims.sentences import Sentence
from schemas.language.numerals import number_typed

_YEAR = r"(?P<year>20\d\d|二[〇零○][一二三四五六七八九〇零○]{2})年"
# A sentence about the year as a whole: the year, then who or what was done.
_SETS_OUT = re.compile(
    rf"(?:^|(?<=[，；:。]))(?:[一二三四五六七八九十]是)?(?:在|截至|截止)?{_YEAR}(?:度|以来|底|末|年底|全年|12月31日|12月底|的?工作中?|，)*(?!\d)"
    r"(?:(?:我|本|全)(?!国)[市县区镇乡街省州局委办厅院单机部年中处]|[^，；。、]{2,12}?[局委厅府办]?(?:认真|坚持|严格|深入|积极|扎实"
    r"|紧紧|全面|高度|不断|切实|继续|始终|按照|以习近平|持续|大力|着力|稳步|深化|落实|推进|加强|围绕|聚焦|在[^，。]{2,12}领导下|的?(?:政府信息公开|政务公开)工作)"
    r"|在[^，。]{2,16}领导下|(?:共|累计|全年)?(?:收到|未收到|新收|受理|主动公开|通过|没有|未发生|未收取|办结))"
)
_NAMED = re.compile(
    rf"^[^，；。、\d]{{2,16}}?[局委厅府办处院]{_YEAR}度?的?(?:政府信息公开|政务公开)工作(?!年|要点|考核|报告)"
)
_PERIOD = re.compile(rf"{_YEAR}1月1日(?:起|开始)?，?[至到~—–-]+(?:(?P<until>20\d\d)年)?12月31日")
_ITSELF = re.compile(
    rf"(?:本报告|本年度报告|现将|现公布|特此|特向社会公布)(?!.{{0,8}}上年)[^，。；]{{0,20}}?{_YEAR}度?"
    r"(?:政府信息公开|政务公开|年度报告|信息公开)"
)
_HEADED = re.compile(rf"^{_YEAR}度?(?!.{{0,12}}(?:问题|整改|结转|反馈))")
# What makes another year right: a comparison, a rest carried over, a document, its own following.
_RIGHT = re.compile(
    r"较(?=上|去|20|前|往|同)|相比|同比|比(?:20|上)|与20\d\d年|结转|年度报告|年报|问题|整改|考核|评估|《20|起施行|起实施|修订|规划"
    r"|(?<!截)至20\d\d年(?!12月31日)|同期|上年|去年|[被获]评|荣获|评为|列为|入选|表彰|称号|试点|获得?[^，。]{0,12}(?:奖|先进|第[一二三])|建成|成立"
)
_ONLY_A_NUMBER = re.compile(r"20\d\d年(?:度|全年|则)*(?:为|是|有|仅|共)+\d+[^，；\d]{1,2}。?")
_PLAN = re.compile(r"将|计划|拟|下一步|力争|争取|预计|继续|要|重点|打算|进一步")


class WrongYear(NamedTuple):
    """A year that stands where the year reported on should stand."""

    sentence: Sentence
    start: int
    end: int
    year: int


def wrong_years(
    sentence: Sentence, year: int, following: Sentence | None = None
) -> Iterator[WrongYear]:
    """The wrong years of one sentence, at most one.

    None where the ``following`` sentence sets the reported year beside it: 2023年公开300条。2024年公开350条。
    """
    if following and following.paragraph == sentence.paragraph:
        starts = [each.plain.startswith(f"{year}年") for each in (sentence, following)]
        if starts == [False, True]:
            return
    plain = sentence.plain
    for pattern in (_PERIOD, _ITSELF, _SETS_OUT, _NAMED):
        for found in pattern.finditer(plain):
            stated = number_typed(found["year"])
            until = found.groupdict().get("until")
            if stated == year and until in (None, str(year)):
                continue
            if pattern in (_SETS_OUT, _NAMED) and _may_differ(sentence, found, stated, year):
                continue
            if pattern is _PERIOD and _RIGHT.search(plain[: found.start()]):
                continue
            yield WrongYear(sentence, found.start("year"), found.end("year") + 1, stated)
            return


def wrong_year_of_heading(heading: str, year: int) -> int | None:
    """The year at the head of a sub-heading when it is not the year reported on."""
    found = _HEADED.match("".join(heading.split()))
    return stated if found and (stated := number_typed(found["year"])) != year else None


def _may_differ(sentence: Sentence, found: re.Match[str], stated: int, year: int) -> bool:
    """Whether the sentence has a reason to speak of another year."""
    if _RIGHT.search(sentence.plain) or f"{year}年" in sentence.plain or "今年" in sentence.plain:
        return True
    if stated == year - 1 and _ONLY_A_NUMBER.fullmatch(sentence.plain[found.start("year") :]):
        return True  # 没有复议诉讼。2021年全年为0件。
    if "年以来" in found[0] and stated < year - 1:
        return True
    ahead = stated == year + 1
    return ahead and (
        sentence.section == "problems_and_improvements" or bool(_PLAN.search(sentence.plain))
    )
