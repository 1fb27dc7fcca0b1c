"""From which year to which a rest is carried: its words, and the direction that they say."""

import re

from schemas.claims.wording import DEALT, Word

LAST = r"(?:[上前]一?个?年度?|去年度?|往年|以前年度)"
NEXT = r"(?:下一?个?年度?|次年度?|来年|明年)"
YEAR = r"(?:20\d\d年度?)"
TIME = rf"(?:{LAST}|{NEXT}|{YEAR}|(?:本|今|当)年度?)"
NOT_DONE = (
    rf"(?:(?:尚?未|还未|没有|尚在|正在|仍在|还在|待)(?:依法|按期)?{DEALT}(?:当中|之中|过程中|中)?"
    r"|(?:尚在|仍在|还在|处于)(?:法定)?(?:办理|答复)?期限?内?(?:的)?(?:办理)?|处于(?:办理|答复)(?:过程)?中|在(?:法定)?(?:办理|答复|处理)?期限内(?=[，、]?(?:尚?未|按?规?定?结转|转))|在办(?!结|理|公)|未办(?=■)|待办(?!结|理|事)|待答复|未到期|未到(?:答复|办理)期限?)"
)
_INTO = rf"(?:自|至于|[至到入于在])?(?:{TIME})?(?:\d{{1,2}}月份?|初)?(?:继续)?(?:{DEALT}(?:完毕)?)*"
_MOVED = (
    r"(?:跨年度?)?(?:结转|转结|接转|转入|转来|转接|转至|转到|顺延"
    r"|延续|延期(?=[至到])|延至|遗留|留待|留转|跨入|跨年|带入)"
)
_WHEN = r"(?:\d{1,2}月份?|初)?"
_LAPSED = r"(?:按规定|依法|将|需|因故|继续)*"
_AND = "(?:而|并|的|申请)*"
CARRIED = (
    Word(
        "carried",
        "",
        # 上年未办结而转入本年的, 结转下年; 2023年末未到期, 尚未办结; 顺延至下年度; 将于2025年1月答复
        rf"(?:{TIME}[末底]?度?的?(?:尚?{NOT_DONE})?{_AND}{_LAPSED}{_MOVED}|(?:年[末底])?(?:{NOT_DONE}{_AND})?{_LAPSED}(?:结转|转结)){_INTO}(?:{NOT_DONE}(?:的|申请)*)?"
        rf"|(?:承接|承继|接续|续办)(?:办理)?{LAST}[末底]?度?的?(?:{NOT_DONE})?(?:{_MOVED})?的?|下转(?=■)|(?:尚|还)[余剩](?=■)|[仍还尚]?在(?:法定|规定)?(?:期限内)?(?:办理|处理|答复)(?:之|当)?中(?=[，。；)]|$)|(?<=■)办理中(?=[。；)]|$)"
        rf"|(?:{TIME}[末底]?的?)?{NOT_DONE}|{LAST}[末底]?的?(?:未结|未办|余)(?=■)"
        rf"|{_LAPSED}(?:{_MOVED}|[转留待跨])(?:至于|[至到入于自])?{TIME}{_WHEN}的?(?:继续)?{DEALT}*"
        rf"|(?<=■)(?:至|到)(?:{NEXT}|{YEAR})(?:继续)?{DEALT}*|(?<![已均])将?[在于](?:{NEXT}|{YEAR}){_WHEN}[初底末]?[前内]?(?:依法|按期|继续)*{DEALT}|跨年度?{DEALT}?",
    ),
)
FROM, TO, EITHER = "carried_from_last_year", "carried_to_next_year", "carried"
_LAST, _NEXT = re.compile(LAST), re.compile(NEXT)
_YEAR = re.compile(r"20\d\d")
_NOW = re.compile("[至到入](?:本|当)年")
_STILL = re.compile("[未待在没处]")


def direction(words: str, year: int) -> str:
    """The quantity that the words of a carry-over name in a report on a year; "" when none is sure."""
    years = [int(each) for each in _YEAR.findall(words)]
    last = bool(_LAST.search(words)) or any(each < year for each in years)
    following = bool(_NEXT.search(words)) or any(each > year for each in years)
    if not year and years:
        return ""
    if following and last:
        return ""  # over two years
    if following:
        return TO
    if _NOW.search(words):
        return FROM
    if not last and "今年" in words:
        return EITHER  # said in January: 没到期，转到今年接着办
    if last:
        return FROM if all(each >= year - 1 for each in years) else ""
    if words.startswith(("跨年", "下转", "尚余", "尚剩", "还余", "还剩")):
        return TO
    if words.endswith("中"):
        return TO  # 1件办理中
    return TO if _STILL.search(words) and "结" not in words.replace("办结", "") else EITHER
