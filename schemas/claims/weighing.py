"""Whether the parts of a list make up their whole, and how sure that is.

Parts may not come to more than the whole. They must come to all of it where the list is closed: by a
last 其他/其余, by 分别, or because nothing is left beside its kinds (自然人 and 法人, 建议 and 提案 …).
An open list may stay below, unless it misses by what a slip of the hand makes (`near_misses`). Parts that
may overlap (one message on several channels), and numbers that perhaps are no parts, are a fault only
when they miss the whole narrowly: then they were meant to make it up.
"""

import re
from decimal import Decimal

from schemas.claims.items import Item
from schemas.claims.near_misses import OVERLAP, VERY_MANY, by_hand, sum_of
from schemas.language.numerals import Amount

# How far above the whole, as so many times of it, parts may come that were still meant to make it up.
NARROWLY, CHANNELS, UNSAID = (
    Decimal("1.15"),
    Decimal("1.5"),
    Decimal("1.02"),
)
_CHANCE = Decimal("0.1")  # of the whole: so much may follow a list that seems complete
NEARLY_ALL = Decimal("0.7")  # of the whole on one channel: the others may repeat it
_CLOSING = re.compile(r"^(?:其[他它余]|剩余)(?![^，、；]{0,3}(?:处理|组织|结果|情形|方式))")
_CHANNEL = re.compile(
    r"网站|网页|微信|公众号|微博|抖音|新媒体|公[示告]栏|公开栏|媒体|平台|客户端|APP|广播|电视|报[纸刊]|线[上下]|电子屏|渠道|两微|专栏|大厅|专区|查阅"
)
# Told beside a whole in brackets, not as its parts: 现行有效63件（新制定5件、废止8件）.
_BESIDE = re.compile("制[定发]|废止|失效|修[订改]|新增|结转|当年|上年")
_FURTHER = re.compile("结转|[败胜]诉|维持|纠正|驳回|审结")  # what became of them, not another part
_HANDLED = re.compile(
    "办结|答复|结转|转[入下]|受理|收到"
)  # what became of requests has its own rules
_ALL_KINDS = (
    ("自然人|公民", "法人|其[他它]组织|企业|单位"),
    ("建议|代表", "提案|委员"),
    ("未经复议|直接起诉|直接提起", "复议后"),
    ("行政复议", "行政诉讼"),
    ("新收", "结转"),
    ("线上|网上|网络", "线下"),
    ("主办", "[协会]办"),
    ("原创", "转载"),
    ("(?<!不)合格", "不合格"),
    ("优秀", "良好", "一般|合格|达标|较差"),
    ("维持", "纠正", "其[他它]结果", "未审结|审理"),
)


def wrong_parts(
    listed: tuple[Item, ...],
    wholes: tuple[Decimal, ...],
    opens: str,
    *,
    weak: bool,
    nested: bool,
    apart: bool = False,
) -> tuple[Amount, ...]:
    """The parts when they do not make up what they should, () when they do or nobody can tell."""
    whole, parts = wholes[0], tuple(item.amount for item in listed)
    sums = [sum_of(parts[: n + 1]) for n in range(len(parts))]
    labels = [item.label + item.rest for item in listed]
    channels = 0 if apart else sum(bool(_CHANNEL.search(label)) for label in labels)
    if not parts or (set(sums) & set(wholes) and not _goes_on(listed, sums, whole, channels)):
        return ()
    alike = weak and len({item.label[-2:] for item in listed}) == 1 and not channels
    if (weak and ((channels < len(labels) and not alike) or len(labels) < 2)) or OVERLAP.search(
        labels[0]
    ):
        return ()
    if opens == "(" and any(_BESIDE.search(label) for label in labels):
        return ()
    over = next((n + 1 for n, total in enumerate(sums) if total > whole), 0)
    alone = len(wholes) == 1 and not weak
    sure = all(item.sure for item in listed[: over or len(listed)]) or all_kinds(labels)
    if not over:
        more = listed[-1].rest.startswith("等")
        said = "分别" in opens or "具体" in opens or opens.endswith("(")
        closed = not more and (said or _closed(labels))
        return parts if closed and sure and alone and len(parts) > 1 else ()
    told = parts[: max(over, sum(item.sure for item in listed))]
    if (over > 1 and _begins_anew(listed[:over], whole)) or (
        (len(told) > 1 or opens.endswith("(")) and sum_of(told) > whole * 2 + 1 > 1
    ):
        return ()
    if not sure and not any(by_hand(parts[:n], whole) for n in range(over, len(parts) + 1)):
        return ()
    largest = max(_value(part) for part in parts[:over])
    most: Decimal | None = None  # however far
    shared = len(wholes) > 1 and sums[over - 1] <= wholes[-1]
    if shared or alike or (nested and over > 1):
        most = NARROWLY
    elif (channels > 1 or weak) and not all_kinds(labels) and (largest <= whole or weak):
        most = NARROWLY if largest >= whole * NEARLY_ALL else CHANNELS
        most = UNSAID if weak else most  # what stands on two channels is told on both
    far = most and (sums[over - 1] > whole * most or (largest >= whole and most < CHANNELS))
    twice = channels > 1 and not weak and whole >= VERY_MANY and by_hand(parts, whole)
    return () if far and not twice else told


def _begins_anew(listed: tuple[Item, ...], whole: Decimal) -> bool:
    """Whether the item that is too much is another statement: 许可90件，其中网上86件，占96%；处罚14件."""
    links = [item.link for item in listed]
    before = sum_of(tuple(item.amount for item in listed[:-1]))
    alone = links[-1] == "；" and "；" not in links[:-1]
    return alone and before >= whole * NEARLY_ALL and _value(listed[-1].amount) + before > whole + 1


def meant(listed: tuple[Item, ...], whole: Decimal | None, label: str) -> bool:
    """Whether numbers that no word calls parts were meant as such: 300条，原创180条，转载120条.

    They are all the kinds there are and nearly make up the whole, or miss a large one by one that its
    ``label`` does not call one sort itself: 动态类信息133条，文件82条，….
    """
    if whole is None or len(listed) < 2:
        return False
    missed = abs(sum_of(tuple(item.amount for item in listed)) - whole)
    kinds = all_kinds([item.label + item.rest for item in listed])
    told = any(_HANDLED.search(item.label) for item in listed)
    return (kinds and missed <= whole * _CHANCE) or (
        not told and whole >= VERY_MANY and missed == 1 and "类" not in label.replace("各类", "")
    )


def _goes_on(listed: tuple[Item, ...], sums: list[Decimal], whole: Decimal, channels: int) -> bool:
    """Whether a list is complete before its end by chance: a little more follows in the same words."""
    if whole not in sums or sums[-1] == whole or channels or not all(i.sure for i in listed):
        return False
    last = sums.index(whole)
    alike = {item.link for item in listed[1 : last + 1]} or {"，", "、"}
    more = listed[last + 1 :]
    if any(item.link not in alike or _FURTHER.search(item.label) for item in more):
        return False
    return sums[-1] - whole <= max(whole * _CHANCE, Decimal(1)) and not _CLOSING.search(
        listed[last].label
    )


def _value(part: Amount) -> Decimal:
    return part.value or Decimal(0)


def _closed(words: list[str]) -> bool:
    """Whether nothing is left beside the kinds of parts named."""
    return bool(_CLOSING.search(words[-1])) or all_kinds(words)


def all_kinds(words: list[str]) -> bool:
    """Whether the parts are all the kinds there are, none of which is another: 线上 and 线下."""
    return any(
        len(words) == len(kinds)
        and all(any(re.search(kind, word) for word in words) for kind in kinds)
        for kinds in _ALL_KINDS
    )
