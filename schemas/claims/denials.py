"""Sentences that say there was nothing: no request, no review, no lawsuit, no fee, nothing left over.

A denial is read clause by clause, and only where every word between the 未 and the noun is one of
those that do not narrow it down: 未收到涉及征地的申请 denies something else.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.claims.scope import ABOUT, REQUESTS, Scope, scope_at, scopes
from schemas.claims.sentences import Sentence, sentences
from schemas.claims.wording import AND as JOINED
from schemas.claims.wording import OFFLINE, ONLINE
from schemas.filled.submission import Paragraphs

_NO = r"(?:未曾|未有|从未|尚未|尚无|未|没有|并无|无|不存在|零)"
_WORD = (
    r"(?:有|发生|产生|出现|引起|引发|收到|接到|受理|接收|存在|涉及|形成|发现|任何|一[件例起宗]|[1一]件|过|到|因|由于|由|被|而"
    r"|政府信息|依申请公开|信息|公开|工作|申请|公民|个人|自然人|法人|其[他它]|组织|和|与|及|以及|或者?|、|提[起出交]"
    r"|形式|书面|网络|网上|线上|当面|信函|邮寄|以|要求|方面|类|单位|人(?!大)|群众|居民|社会公众|公众|任何|投诉|举报|、|新增|新收|通过|渠道|方式|途径|提交|公开政府信息的?|相关|有关|关于|的|行政|向|我局|本机关|本局|本单位|我单位|依法)*"
)
_TAIL = (
    r"(?:的|案件|案|申请|情况|情形|事项|事件|现象|问题|发生|件|工作|应诉|诉求|需求|要求|等|数|数量)*"
    r"(?=$|[，；。:)(])"
)
_ZERO = (
    r"(?:案件|申请|事项|件|数量|数|量|总量|情况|总数|的)*(?:均|都|为|是|:)*"
    r"(?:零(?!星)(?:起|宗|例|件)?|无|0|(?<=均为)0件)(?=$|[，；。)])"
)
_REVIEW = r"(?:行政)?(?P<{0}reconsideration>复议)"
_SUIT = r"(?:行政)?(?P<{0}litigation>诉讼|应诉)"
_KINDS = "行政|许可|处罚|强制"
_PATTERNS = (
    (
        "received",
        rf"{_NO}(?:收到|接到|受理|接收|有|发生|产生|出现|存在)?{_WORD}"
        rf"(?:(?<=信息)公开的?申请|公开申请|申请公开|依申请公开|(?<=提出的)申请|(?<=[收接]到)申请|(?<=受理)申请|公开政府信息的?申请|申请(?:政府)?信息公开)"
        rf"(?:件|公开|政府信息|信息|的)*{_TAIL}",
    ),
    (
        "received",
        rf"(?:政府信息公开申请|依申请公开(?:申请|件)?){_ZERO}|依申请公开零申请(?=$|[，；。)])",
    ),
    (
        "reviews",
        rf"{_NO}(?<!未经){_WORD}(?:{_REVIEW.format('a_')}(?!后|维持|纠|机关)(?:案件|申请)*(?:{JOINED}?{_NO}?{_WORD}{_SUIT.format('a_')})?"
        rf"|{_SUIT.format('b_')}(?:案件)?(?:{JOINED}{_WORD}{_REVIEW.format('b_')})?){_TAIL}",
    ),
    (
        "reviews",
        rf"(?:{_REVIEW.format('c_')}(?:案件|申请)*(?:(?:{JOINED}|，){_WORD}{_SUIT.format('c_')})?"
        rf"|{_SUIT.format('d_')}(?:案件)?(?:{JOINED}{_WORD}{_REVIEW.format('d_')})?){_ZERO}",
    ),
    (
        "done",
        r"(?:无一?|没有|不存在|未有)(?:申请)?(?:结转(?:至|到)?(?:下一?年度?)?|下一?年度?结转)"
        r"(?:继续)?(?:办理)?(?:的|件|申请|事项|情况|情形)*(?=$|[，；。)])|(?:全部|悉数|[均都]已经?)(?:被|得到|予以|规范|办理|[在于]?(?:当年|年内|本年度?内?))*"
        r"(?:办结|办复|办理完[毕成]|答复完毕)(?:完毕|并(?:予以|依法|书面)?答复|、?答复)?(?=$|[，；。)])"
        r"|(?:无|没有|不存在|未有)(?:一件)?(?:尚?未办[结完]|积压|遗留)(?:的|申请|件|事项|情况|现象)*(?=$|[，；。)])"
        r"|(?<!时)(?<!期)(?:办结|办理完成|完成)率(?:、[^，；。、]{1,6}率)*(?:均|达到?|为|是|保持|实现)*(?:100%|百分之百)",
    ),
    (
        "done_in_time",
        r"(?:全部|件件|均|都)(?:已经?|被|能|严格|做到了?|在(?:法定|规定)的?(?:期限|时限|时间)之?内?|按期|按时|按照?规定(?:期限|时限|时间)?"
        r"|如期|限时|依法|依规|规范|予以|全部|作出|做出|给予|书面|完成|及时|、)++"
        r"(?:办结|办复|答复|回复|办理完[毕成]|办理)(?:完毕|答复|办结|并答复|申请人)*(?=$|[，；。)])",
    ),
    (
        "fee",
        rf"{_NO}(?:有|发生|产生|收取|征收|存在|向|申请人|任何|因|政府信息公开|依申请公开|信息|事项|申请|过|的|收到|办理|提供|实际|发出|单位|个人)*"
        r"(?:信息处理费|政府信息公开(?:申请)?(?:处理)?(?:费用|费)|任何费用)(?:用|的|情况|情形|事项|收取|收费|发生)*(?=$|[，；。)])"
        r"|处理费[^。；]{0,14}?(?:未|没有|无)(?:产生|发生|收取)?(?:任何|相关)?费用(?=$|[，；。)])"
        r"|信息处理费(?:用|的|收取|收费|情况|金额|总额)*(?:为|是|:|共)*(?:零|无|0)(?:元|万元)?(?=$|[，；。)])",
    ),
    *(
        (
            what,
            rf"{_NO}(?:未|新增|新|再|有|发生|产生|收取|(?:制[发定]|出台|印发|发布|废止|修订|[作做]出|实施|采取|开展)|、|和|及|或|{_KINDS})*"
            rf"{noun}(?:{_KINDS}|决定|处理|措施|案件|事项|、|和|及|的|情况|情形)*(?=$|[，；。)])",
        )
        for what, noun in (
            ("issued", r"(?<!废止)(?<!废止行政)规范性文件"),
            ("repealed", r"(?<=废止)(?:行政)?规范性文件"),
            ("income", r"行政事业性收费"),
            ("licenses", "行政许可"),
            ("penalties", "行政处罚"),
            ("compulsion", "行政强制"),
        )
    ),
    (
        "notices",
        rf"{_NO}(?:有|发出|制发|下达|发送|出具|过|任何|信息处理费|的)*(?:收费通知|缴费通知)书?(?=$|[，；。)])",
    ),
)
_WORTH_READING = re.compile(
    "结转|规范性文件|行政许可|行政处罚|行政强制|申请|复议|诉讼|办[结复理]|答复|处理费|费用|收费|缴费"
)
# What a sentence must have in it to be searched for a denial: most have nothing.
_SIGNS = {
    "received": "申请",
    "reviews": "复议|诉",
    "done": "[结复毕压留]|完成",
    "done_in_time": "[结复理]|完成",
    "fee": "费",
    "notices": "通知",
    "issued": "规范性文件",
    "repealed": "规范性文件",
    "income": "收费",
    "licenses": "许可",
    "penalties": "处罚",
    "compulsion": "强制",
}
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
_NARROWED = re.compile("的$|超期|逾期|投诉|重复|信访|结转")  # 超期的申请为零
_TOLD = re.compile(
    r"(?<!无)(?<!无一)(?<!没有)(?<!年度)(?<!下年)(?<!上年)(?<!去年)(?<!存在)结转|(?<!无)(?<!没有)(?<!存在)(?<!尚)(?:尚未|未)办结|未到期|正在办理|在办|尚未答复|待答复"
)


_PART = re.compile("自然人|公民|法人|企业|同一|一名|其中")
_WAYS = (re.compile(ONLINE), re.compile(OFFLINE))


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
    """Every denial of a narrative, in order; what it denies: see ``_PATTERNS``."""
    found: list[Denial] = []
    told = {s.paragraph for s in sentences(narrative) if _TOLD.search(s.plain)}
    before, requests = -1, False
    for sentence in sentences(narrative):
        if sentence.paragraph != before:
            requests = bool({sentence.part, sentence.section} & ABOUT) or "申请" in sentence.heading
            before = sentence.paragraph
        denials = list(_denials(sentence))
        start = Scope(requests=requests)
        changes = scopes(sentence.plain, start, year, government) if denials else []
        for denial in denials:
            scope = scope_at(changes, denial.end - 1)
            partly = denial.what in ("done", "done_in_time") and sentence.paragraph in told
            about = scope.requests or denial.what in _ANYWHERE
            said = sentence.plain[denial.start : denial.end]
            foreign = scope.alien and denial.what not in _ANYWHERE and not REQUESTS.search(said)
            if scope.ours and about and not foreign and not partly:
                found.append(denial)
        requests = requests or bool(REQUESTS.search(sentence.plain))
    return tuple(found)


@cache
def _compiled(number: int) -> re.Pattern[str]:
    return re.compile(_PATTERNS[number][1])


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
    for number, (what, _) in enumerate(_PATTERNS):
        if not re.search(_SIGNS[what], sentence.plain):
            continue
        for found in _compiled(number).finditer(sentence.plain):
            before = re.split("[，；。]", sentence.plain[: found.start()])[-1]
            if what not in ("reviews",) and _SOME.search(before):
                continue
            if what.startswith("done") and _of_a_part(sentence.plain, found.start()):
                continue
            if what == "received" and _NARROWED.search(before):
                continue
            if before.endswith(("有", "曾", "并", "非")) and what == "done":
                continue
            groups = [name.partition("_")[2] for name, text in found.groupdict().items() if text]
            for each in groups or [what]:
                yield Denial(sentence, found.start(), found.end(), each)
