"""Numbers of one sentence that are told by one another: sums, 分别, what stands beside."""

import re

from schemas.claims.carried import direction
from schemas.claims.naming import naming
from schemas.claims.neighbours import (
    Told,
    carried_beside,
    one_of_many,
    partly_beside,
    rest,
    rest_apart,
    sort_beside,
    with_partly,
)
from schemas.claims.phrases import Item, Token
from schemas.claims.quantities import SUITS
from schemas.claims.sides import NOTHING, Naming

BOTH = {"reconsideration", "litigation"}
_SPREAD = ("case", "result", "applicant", "flow", "carried", "bare")
_TWO = re.compile("两项|二项")


def settled(told: list[Told]) -> list[Told]:
    """The same with what only the neighbours tell: 公开18件 beside 部分公开5件, 合计25件."""
    found: list[Told] = []
    open_way = False  # 线上受理33件，办结30件；线下受理12件: of those
    many = sum(each.named.kind == "way" for each in told) > 1
    for number, each in enumerate(told):
        named = _among_neighbours(told, number, found)
        if named.kind == "way":
            open_way = many and not each.under and not open_way
            open_way = open_way and not any(t.key == "(" for t in each.item.between)
        elif open_way and named.kind == "flow" and not named.full:
            named = NOTHING
        found = with_partly(found, each)
        found.append(each._replace(named=named))
    return found


def _among_neighbours(told: list[Told], number: int, found: list[Told]) -> Naming:
    """What one number counts beside the others; ``found``: those before it, settled."""
    each = told[number]
    near = told[max(0, number - 2) : number] + told[number + 1 : number + 3]
    named = NOTHING if one_of_many(told, number) else each.named
    if named.kind == "bare":
        if partly_beside(told, number):
            return named._replace(kind="result", names=("disclosed",))
        beside = any(other.named.kind == "result" for other in near)
        return named if beside or each.under else NOTHING
    if named.kind in ("outcome", "case"):
        return _of_reviews(told, number)
    if named.names == ("petition_listed",):
        results = (t.named.kind for t in told[max(0, number - 1) : number + 2] if t is not each)
        return named._replace(full=named.full or "result" in results)
    if named.kind == "applicant":
        return sort_beside(each, near, told[number + 1 : number + 2])
    if named.kind == "carried":
        return carried_beside(told, number)
    if named.kind == "flow":
        unread = _beside_unread(told, number) or _part_again(told, number, found)
        return NOTHING if unread else rest_apart(told, number)
    if named.kind == "rest":
        return rest(each, found)
    if not named.kind and number and _same_again(each.item):
        return found[-1].named  # 上年发生行政复议6件，今年2件; 由88件降至61件
    total = any(t.kind == "total" for t in (*each.item.left, *each.item.ahead[-1:]))
    return _total(found, each.item) if total and not named.kind else named


def _beside_unread(told: list[Told], number: int) -> bool:
    """Whether a number in brackets follows one that was not read: 较上年新收（41件）、办结（40件）."""
    between = "".join(t.text for t in told[number].item.between)
    return between.startswith(")、") and between.endswith("(") and not told[number - 1].named.kind


def _part_again(told: list[Told], number: int, found: list[Told]) -> bool:
    """Whether a number goes on with parts told by one verb: 其中县政府办理19件，部门办理46件，乡镇办理11件."""
    each, following = told[number], told[number + 1 : number + 2]
    if each.under and any(_goes_on(each, later) for later in following):
        return True
    before = told[number - 1] if number else None
    return bool(before and _goes_on(before, each) and (before.under or not found[-1].named.kind))


def _goes_on(before: Told, each: Told) -> bool:
    """Whether the next number is told by the same verb, after a comma."""
    same = before.named.names == each.named.names
    return same and [t.text for t in each.item.between[:1]] in (["，"], ["、"])


def _taken_back(told: Told, before: Told) -> bool:
    """Whether a request was withdrawn, not a review: 不掌握3件，撤回1件."""
    words = {t.text for t in (*told.item.left, *told.item.right) if t.kind == "outcome"}
    return before.named.kind == "result" and words <= {"撤回", "申请人撤回", "撤回申请"}


def _same_again(item: Item) -> bool:
    """Whether nothing but 今年 or 降至2024年 stands before a number."""
    words = [t for t in item.left if t.kind != "fill"]
    this_year = any(t.kind == "own" and (t.text[0] in "今本当" or t.text == "全年") for t in words)
    reached = any(t.kind == "reach" and t.text[-1] in "至到为" for t in words)
    return (this_year or reached) and all(t.kind in ("own", "reach") for t in words)


def _total(before: list[Told], item: Item) -> Naming:
    """What 合计 N 件 adds up: the numbers of one kind right before it."""
    kinds = [each.named.kind for each in before]
    if before and (told := _before_change(before[-1], item)).kind:
        return told
    if not before or any(
        t.kind not in ("total", "fill", "and", "reach", "bound", "own", "noun", "adverb")
        for t in item.left
    ):
        return NOTHING
    same = next((n for n in range(len(kinds)) if kinds[-1 - n] != kinds[-1]), len(kinds))
    if any(_TWO.search(t.text) for t in item.left):
        same = min(same, 2)
    added = before[len(before) - same :]
    names = [name for each in added for name in each.named.names]
    if kinds[-1] == "result" and same > 1 and not any("|" in name for name in names):
        return Naming("result", tuple(names), added[0].named.column)
    if kinds[-1] in ("outcome", "case") and same > 1:
        return _all_reviews(names)
    if kinds[-1] in ("way", "applicant") and same > 1:
        return Naming("flow", ("requests",), full=any(each.named.full for each in added))
    said = {name for each in before for name in each.named.names}
    if "carried_from_last_year" in said and said & {"received", "got"}:
        return Naming("flow", ("came",))
    return NOTHING


def _all_reviews(names: list[str]) -> Naming:
    """What all sorts of a review, or all its results, come to: 直接起诉4件，复议后起诉2件，合计6件."""
    groups = {name.partition(":")[0] for name in names}
    results = {name.partition(":")[2] for name in names}
    if results == {""}:
        if groups == SUITS:
            return Naming("case", ("litigation",))
        suits = groups - {"reconsideration"}
        every = suits in ({"litigation"}, SUITS)
        return Naming("case", ("review",)) if every and len(groups) > len(suits) else NOTHING
    every = {"upheld", "corrected", "other_result", "pending"} <= results
    return Naming("case", (groups.pop(),)) if every and len(groups) == 1 else NOTHING


def _before_change(last: Told, item: Item) -> Naming:
    """What a change was told of: 申请同比减少12件，共计45件."""
    places = [n for n, t in enumerate(last.item.left) if t.kind in ("compare", "change")]
    if last.named.kind or not places:
        return NOTHING
    return naming(Item(item.amount, last.item.left[: places[0]], (), ()), "", 0)


def spread_over(item: Item, cases: set[str]) -> list[Naming]:
    """A result of both reviews told just before: 复议4件、诉讼2件，其中被纠正的分别为1件、0件."""
    said = any(t.kind == "list" and "分别" in t.text for t in item.between)
    results = [t.key for t in item.between if t.kind == "outcome"]
    if not said or cases != BOTH or len(results) != 1:
        return []
    return [
        Naming("outcome", (f"{case}:{results[0]}",)) for case in ("reconsideration", "litigation")
    ]


def _of_reviews(told: list[Told], number: int) -> Naming:
    """A review or its result, as the number before it has them understood."""
    each = told[number]
    if each.named.kind == "outcome" and number and _taken_back(each, told[number - 1]):
        return Naming("result", ("withdrawn",))
    if each.named.kind == "case" and (result := _same_outcome(told, number)):
        return Naming("outcome", (f"{each.named.names[0]}:{result}",))
    return each.named


def _same_outcome(told: list[Told], number: int) -> str:
    """The result of the number before, where it is said of this one too: 被纠正的复议8件、诉讼2件."""
    before = told[number - 1]
    kinds = [t.kind for t in before.item.left if t.kind in ("outcome", "case")]
    joined = [t.text for t in told[number].item.between[:1]] == ["、"]
    said = number and before.named.kind == "outcome" and kinds == ["outcome", "case"] and joined
    return before.named.names[0].partition(":")[2] if said else ""


def spread(found: list[Item], place: int, words: tuple[Token, ...], year: int) -> list[Naming]:
    """行政复议、行政诉讼分别为4件、2件: the labels in order, one for each number that follows."""
    opens = [t for t in found[place].between if t.kind == "list" and "分别" in t.text]
    if not opens:
        return []
    before = [t for t in words if t.end <= opens[-1].start]
    stop = max((n for n, t in enumerate(before) if t.kind in ("bound", "number")), default=-1)
    labels = [t for t in before[stop + 1 :] if t.kind in _SPREAD]
    if len(labels) == 1 and labels[0].key == "review":
        names = ["reconsideration", "litigation"]
    else:
        labels = [
            t._replace(kind="result", key="disclosed") if t.kind == "bare" else t for t in labels
        ]
        names = [t.key or direction(t.text, year) for t in labels]
    bare = [
        each
        for each in found[place : place + len(names)]
        if not any(t.kind in _SPREAD for t in each.left)
    ]
    kinds = {t.kind for t in labels}
    alike = len(kinds) == 1 or kinds == {"flow", "carried"}
    if len(names) < 2 or len(bare) < len(names) or not alike or not all(names):
        return []
    return [
        Naming(label.kind, (name,)) for label, name in zip(labels * len(names), names, strict=False)
    ]
