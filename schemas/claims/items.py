"""The items of a list in running text: what stands between two numbers, and whether both belong to it.

An item is *sure* when it reads like the first one: joined alike, or named alike, or with a verb where the
first has a verb. What may as well begin a statement of its own is an item that only arithmetic can tell.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from schemas.claims.sentences import BLOT
from schemas.language.numerals import Amount, amounts

# Begins another statement, wherever it stands.
_BREAK = re.compile(
    r"较|(?<!评)比(?!例|赛)|同比|增[长加减]|减少|下降|上升|累计|[共合总]计|另|此外|同时|其中|满意|平均|每[^日周月]|浏览|点击|阅读|访问|粉丝|[。！？]"
)
# Names the parts of the item before it: 不予公开37件，主要是过程性信息14件.
_WITHIN = re.compile("^即|主要|包括|包含|含(?!义)|原因")
_GROUP = re.compile(
    "(?:不予公开|[无未]法?提供|不予处理|其他处理)$"
)  # what 属于 then gives the reasons of
# Begins another statement where the first item of the list has no such word.
_VERB = re.compile(
    r"^(?:依法|[作做]出|实施|结转|办结|答复|收到|受理|发布|推送|召开|组织(?!机构|管理|类|人事|建设)|开展|举办|回应|转载|转发(?=上级|[省市]|文件)|制作|印发|采纳|公开(?!目录|指南|年报|年度报告|制度|内容|类|栏|信息)"
    r"|公示(?!类|公告|栏)|公布|更新|办理|编发|接受|完成|报送|优化|新[增开设建]|开设|增设|共)|(?:发布|推送|(?<![人政村财党]务)(?<!人事)公开|更新|转载|答复|办结|采用)$"
)
_DONE = re.compile("均?已")
_IN_FORCE = re.compile("现行有效|截[至止]")  # all there are, of whatever year
_CARRIED = re.compile("结转")
_HANDLED = re.compile("结转|办结|答复|受理|收到")  # what became of requests, not who sent them
# A list within an item, up to the next semicolon.
_INNER = re.compile(
    "[，:(](?:其中|内有|内含|下含|下设|主要(?:包括|是|为)|包括|包含|含|分别[为是]|(?:办理|答复|处理)(?:结果|情况)(?:为|是)?:)[^；。]*"
)
_SHARE = re.compile(
    r"[，(]?(?:约|共)?占(?:比|全年|总|[^，。；、()\d]{0,14}?)?(?:的|比例|为|达|约)*\d+(?:\.\d+)?%\)?"
)
_NAME_IN_BRACKETS = re.compile(r"\((?![件条篇份个次部期]\))[^()\d]*\)")
# The numerals of items: 1.政策法规13条；（2）文件类15条.
_NUMBERED = re.compile(
    r"(?<=[，；。:、中])(?:\(\d{1,2}\)|\d{1,2}[.、](?!\d)|[①-⑩]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]是)"
)
# A change against last year beside the whole: 收到94件，较上年增加12件，增长14.6%，其中….
_COMPARED = re.compile(
    r"(?<=，)(?:[较比与]|同比)[^，；。()]{0,12}(?:增|减|升|降|多|少|持平)[^，；。()]*"
    r"(?:，(?:同比)?(?:增|减|[上下]升|下降|增幅|降幅)[^，；。()]*%)*(?:\((?:上|去|20)[^()]*\))?(?=，)"
)
# Beside a whole in brackets, not a part of it: 受理33件（2023年41件）.
_ANOTHER_YEAR = re.compile(r"(?:20\d\d年|上一?年|去年|同期)度?[末底]?的?(?!结转|未|转)")
_ALL_OF_THEM = re.compile("(?:以上)?[两二三四五六七八九十]+[项类者](?=合计|共|总计)")
_STARS = re.compile(r"(?<![A-Z\d])[1-9]A级?")  # 5A级景区2家
# Measure words that only lists have: 征地公告41批次, 初中11所, 公开栏14块.
_MEASURE = re.compile(
    "批次|卷次|批(?![准复转示])|所(?![在有属需涉谓得列])|块|处(?![理置罚分级])|册|座|辆|栋"
)
_HOTLINE = re.compile(r"(?<!\d)12345(?=热线|平台|[转派接]|、|和|及)")  # a name, not a number
# Not all of the number belongs to the whole: 办结45件，其中当年收到46件(尚有3件在办).
_NOT_ALL = re.compile(r"\([^()]*(?:尚|未|扣除|在办)[^()]*\)")
LONGEST = 60  # items of a list
_LINKS = ("，", "、", "；", "和", "及", "与", "以及")
# Documents and messages may be counted in one list by several measure words.
_COUNTED_ALIKE = frozenset("条件篇份项则部") | {"件次"}


class Item(NamedTuple):
    """A number of a list, the words before and after it; ``sure`` while it reads like the first.

    ``link`` joins it to the item before: ，、；和; "" for the first.
    """

    amount: Amount
    label: str
    rest: str
    sure: bool
    link: str = ""


@lru_cache(maxsize=1024)
def tidied(plain: str) -> str:
    """A sentence with numerals of items, shares and names in brackets blotted out, places kept."""
    for pattern in (
        _HOTLINE,
        _STARS,
        _COMPARED,
        _NUMBERED,
        _SHARE,
        _NAME_IN_BRACKETS,
        _ALL_OF_THEM,
    ):
        plain = pattern.sub(lambda found: BLOT * len(found[0]), plain)
    return plain


def counted(plain: str) -> tuple[Amount, ...]:
    """The numbers of a sentence, with the measure words that only lists have."""
    found = []
    for amount in amounts(plain):
        measure = None if amount.unit else _MEASURE.match(plain, amount.end)
        found.append(amount._replace(end=measure.end(), unit=measure[0]) if measure else amount)
    return tuple(found)


def outer(plain: str, following: tuple[Amount, ...], start: int) -> tuple[str, tuple[Amount, ...]]:
    """A list parted by semicolons without the lists within its items: 组织类24条，内有职责8条；业务类15条.

    Any other list comes back as it is.
    """
    end = next((n for n in range(start, len(plain)) if plain[n] in "。)"), len(plain))
    told = plain[start:end]
    bare = _INNER.sub(lambda found: BLOT * len(found[0]), told)
    kept = tuple(
        a
        for a in following
        if a.start >= end or bare[a.start - start : a.end - start] == plain[a.start : a.end]
    )
    first = start + bare.find("；")
    if bare == told or first < start or sum(a.end <= first for a in kept) != 1:
        return plain, following
    return plain[:start] + bare + plain[end:], kept


def items(
    plain: str, following: tuple[Amount, ...], whole: Amount, start: int, *, bracket: bool
) -> list[Item]:
    """The items of a whole's list, from ``start`` on; ``bracket``: the list stands in brackets."""
    found: list[Item] = []
    end, links, nested, loose = start, set[str](), False, False
    for amount in following[:LONGEST]:
        between = _between(plain[end : amount.start], found, bracket=bracket)
        if nested or ("(" in between and found and not bracket):
            nested = ")" not in plain[amount.end : amount.end + 1]
            end = amount.end + (not nested)
            continue
        link = _link(between) if found else ""
        if (found and not link) or (bracket and ")" in between):
            break
        label = re.split("[，；]", between.lstrip("，、；和及与"))[-1]
        words = between if found else label
        if not found or "满意" in found[0].label:
            words = words.replace("满意", "")  # 收到问卷420份，其中满意398份、不满意2份
        if _NOT_ALL.match(plain, amount.end):
            return []
        if _BREAK.search(words) or not amount.unit or amount.value is None:
            break
        if _is_apart(plain[start - 1], label, found):
            break
        if link == "；" and (
            "；" in plain[: whole.start]  # the whole is itself an item of such a list
            or not _alike(amount, found[-1].amount)
            or any(w.search(label) and not w.search(found[0].label) for w in (_HANDLED, _CARRIED))
        ):
            break
        own_verb = bool(found) and bool(_VERB.search(label)) > bool(_VERB.search(found[0].label))
        if amount.unit != whole.unit and (own_verb or not _alike(amount, whole)):
            loose, end = True, amount.end  # 2期260人次: the second counts something else
            continue
        rest = re.split("[，、；。)]", plain[amount.end :])[0].replace(BLOT, "")
        sure = not found or _reads_alike(
            label, between, link, links, found[0], apart=plain[start - 1] in "，:："
        )
        loose = loose or not sure or bool(found and amount.unit != found[0].amount.unit)
        found.append(Item(amount, label, rest, not loose, link))
        links |= {link} - {""}
        end = amount.end
    return found


def _is_apart(sign: str, label: str, found: list[Item]) -> bool:
    """Whether a number is none of the list's: of another year, of all years, a part of the item before.

    ``sign`` stands right before the list.
    """
    if not found:
        return sign == "(" and bool(_ANOTHER_YEAR.match(label))
    reason = "属于" in label and _GROUP.search(found[-1].label + found[-1].rest)
    return bool(_WITHIN.search(label) or reason) or _all_there_are(label, found[0])


def _between(words: str, found: list[Item], *, bracket: bool) -> str:
    """What parts an item from the one before: no numeral, no aside, no name of the one before."""
    words = words.replace(BLOT, "")
    if not bracket:
        words = re.sub(r"\([^()]*\)", "", words)
    if found and not found[0].label:  # 其中1条清单、11条动态: what each counts stands behind it
        words = re.sub("^[^，、；。()和及与]*", "", words)
    return words


def _link(between: str) -> str:
    return next((link for link in _LINKS if between.startswith(link)), "")


def _alike(amount: Amount, whole: Amount) -> bool:
    if amount.unit == whole.unit:
        return True
    return amount.unit in _COUNTED_ALIKE and whole.unit in _COUNTED_ALIKE


def _all_there_are(label: str, first: Item) -> bool:
    """Whether a number is of all years, where the list tells this year's: 现行有效47件."""
    return bool(_IN_FORCE.search(label)) and not _IN_FORCE.search(first.label)


def _reads_alike(
    label: str, between: str, link: str, links: set[str], first: Item, *, apart: bool
) -> bool:
    """Whether an item reads like the first one of its list; ``apart``: a sign parts that from its 其中."""
    verb, named_alike = _VERB.search(label), label[-1:] == first.label[-1:]
    if verb:
        return bool(_VERB.search(first.label)) and not re.search("[，；]", between[1:])
    if named_alike or label.startswith(("其他", "其它", "其余")):
        return True
    if re.search("[，；]", between[1:]):
        return False  # a clause without a number stands before it
    if link == "；" and not links and not apart:
        return False  # 其中网上许可9件；处罚5件
    if _DONE.match(label) and not _DONE.match(first.label):
        return False  # 其中可公开46件，已上网46件
    return link not in ("，", "；") or not links or link in links or "、" not in links
