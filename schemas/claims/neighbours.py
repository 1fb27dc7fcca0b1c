"""What the neighbours of a number in its list tell of it: 其他组织 beside 商业企业, 结转 beside 新收."""

import re
from decimal import Decimal
from typing import NamedTuple

from schemas.claims.naming import WEAK
from schemas.claims.phrases import UNKNOWN, Item
from schemas.claims.quantities import FLOWS, GROUPS, LOOSE, PARENTS
from schemas.claims.sides import NOTHING, Naming

_MEANT = {"individuals": "natural_person", "units": "organization"}
_WITH_REST = {"got": "came", "done": "done_in_all", "handled": "handled_in_all"}
_SEVERAL = 2  # results before a last 其他 that closes their list
_REMAINDER = ({"其他"}, {"其它"})
_CAME = ("got", "received", "requests", "all")
_SORTS = {
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
}


class Told(NamedTuple):
    """A number of a sentence, what it counts, the quantity whose parts are being listed."""

    item: Item
    named: Naming
    under: str


def sort_beside(told: Told, near: list[Told], following: list[Told]) -> Naming:
    """A sort of applicant that the neighbours make plain: 其他组织 is a column where columns are told."""
    named = told.named
    apart = any(t.text in ("其他组织", "其它组织") for t in told.item.left)  # 企业4家、其他组织1家
    inside = any(t.key == "(" for each in following for t in each.item.between)
    (name,) = named.names
    if name == "units" and inside:
        return named._replace(names=("organization",))  # 单位提出的5件（企业3件、律师事务所2件）
    sorts = _SORTS | {"enterprises"} if apart else _SORTS
    if name == "units" and any(set(each.named.names) & sorts for each in near):
        return named._replace(names=("other_organization",))
    if name not in WEAK:
        return named
    beside = any(each.named.kind == "applicant" for each in near)
    return named._replace(names=(_MEANT.get(name, name),)) if beside else NOTHING


def shares_its_rows(told: Told, every: list[Told]) -> bool:
    """Whether another item of the list may be counted in the same rows of the table.

    不属于政府信息4件，告知其他途径3件: both in one row; 逾期未补正2件，其他处理5件: a group beside its leaf.
    """
    if told.named.names == ("withdrawn",):
        return True  # one sort of those in the row 其他
    (name, *_), others = told.named.names or ("",), [e for e in every if e is not told]
    beside = [e for e in others if e.under == told.under]
    if name in LOOSE:
        return any(not e.named.names or e.named.names[0] in (*LOOSE, *LOOSE[name]) for e in beside)
    before = [e for e in beside if e.item.amount.end <= told.item.amount.start]
    return name in GROUPS and any(PARENTS.get(n) == name for e in before for n in e.named.names)


def named_before(told: Told, every: list[Told]) -> Decimal:
    """What the results, or sorts of organizations, named before a last 其他 come to; else 0."""
    kinds = {"remainder": ("result", "bare"), "other_organization": ("applicant",)}
    wanted = kinds.get(told.named.names[0])
    if not wanted or not any(t.text[:2] in ("其他", "其它") for t in told.item.left):
        return Decimal(0)
    before = [e for e in every if e.item.amount.end <= told.item.amount.start]
    parts = [e for e in before if e.under == told.under and e.named.kind in wanted]
    if wanted == ("applicant",):
        parts = [e for e in parts if e.named.names[0] in _SORTS | {"enterprises"}]
        if len(parts) == len(_SORTS):
            return Decimal(0)  # beside all other sorts 其他 is a column of its own
    return sum((e.item.amount.value or Decimal(0) for e in parts), Decimal(0))


def one_of_many(told: list[Told], number: int) -> bool:
    """Whether 答复 is one item of a list that makes up what came: 受理12件，答复7件，不予受理5件."""
    each = told[number]
    before = [t for t in told[:number] if t.named.kind == "flow" and t.named.names[0] in _CAME]
    if each.named.names != ("answered",) or each.under or not before:
        return False
    left = (before[-1].item.amount.value or 0) - (each.item.amount.value or 0)
    for other in told[number + 1 :]:
        if other.named.kind in ("flow", "carried", "case") or other.under:
            break
        left -= other.item.amount.value or 0
        if not left:
            return True
    return False


def with_partly(found: list[Told], told: Told) -> list[Told]:
    """予以公开22件（含部分公开7件）: the number before may count both."""
    partly = told.named.names == ("partially_disclosed",) and told.under == "disclosed"
    if not partly or not found or found[-1].named.names != ("disclosed",):
        return found
    both = found[-1].named._replace(kind="bare", names=("bare_disclosed",))
    return [*found[:-1], found[-1]._replace(named=both)]


def rest_apart(told: list[Told], number: int) -> Naming:
    """What came and what was done, where last year's rest is told beside them, not within them.

    收到28件，上年结转1件: 28 are the new ones; 上年结转1件，办结29件: 29 are all that were done.
    """
    each = told[number]
    named = each.named
    if each.under or named.names not in (("got",), ("done",), ("handled",)):
        return named
    if any(_counted_in(other) for other in told[number + 1 : number + 2]):
        return named._replace(names=(_WITH_REST[named.names[0]],))
    if named.names != ("got",):
        apart = any(stands_alone(other) for other in told[:number])
        return named._replace(names=after_rest(each)) if apart else named
    apart = any(stands_alone(other) for other in told[number + 1 : number + 2])
    return named._replace(names=("received",)) if apart else named


def _counted_in(told: Told) -> bool:
    """Whether a number is last year's rest in brackets, as a part: 43件（含上年结转1件）."""
    inside = [t.key for t in told.item.between if t.kind in ("bound", "flow")][:1] == ["("]
    said = any(t.kind == "list" or t.text == "含" for t in told.item.between)
    return told.named.names == ("carried_from_last_year",) and inside and said


def after_rest(told: Told) -> tuple[str, ...]:
    """What a number counts once last year's rest is told: with it what was done, and a rest is the next."""
    names = told.named.names
    if told.under:
        return names
    if names == ("carried",):
        return ("carried_to_next_year",)
    return (_WITH_REST[names[0]],) if names in (("done",), ("handled",)) else names


def stands_alone(told: Told) -> bool:
    """Whether a number is last year's rest as an item of its own: not 其中, nothing said of it (已办结)."""
    if told.named.names != ("carried_from_last_year",):
        return False
    aside = any(t.key == "(" or t.kind == "list" or t.text == "含" for t in told.item.between)
    more = any(t.kind in ("every", "flow") or t.key == ")" for t in told.item.right)
    return not told.under and not aside and not more


def partly_beside(told: list[Told], number: int) -> bool:
    """Whether 部分公开 is told beside 公开, not within it: 公开2件，部分公开1件."""
    each = told[number]
    return any(
        other.named.names == ("partially_disclosed",)
        and other.under == each.under
        and not any(t.key == "(" for t in other.item.between)
        for other in told[number + 1 : number + 2]
    )


def carried_beside(told: list[Told], number: int) -> Naming:
    """A rest that is added to what is new: 新收318件、结转22件，合计340件; 与结转6件相加."""
    named = told[number].named
    before = told[number - 1].named if number else NOTHING
    words = "".join(t.text for t in (*told[number].item.left, *told[number].item.right))
    if before.kind in ("outcome", "case") and not re.search("[转延]", words):
        group = before.names[0].partition(":")[0]  # 维持11件、纠正4件、在办3件
        return Naming("outcome", (f"{group}:pending",))
    new = number and told[number - 1].named.names[:1] in (("received",), ("got",))
    following = told[number + 1].item.left if number + 1 < len(told) else ()
    added = told[number].item.right[:1]
    total = any(t.kind == "total" for t in following) or (added and added[0].text == "相加")
    if named.names == ("carried",) and new and total:
        return named._replace(names=("carried_from_last_year",))
    came = any(each.named.names == ("carried_from_last_year",) for each in told)
    if named.names == ("carried",) and came and not told[number].under:
        return named._replace(names=("carried_to_next_year",))
    return named


def rest(told: Told, before: list[Told]) -> Naming:
    """What 其他 or 其余 counts: other handling, its last row, or all that was answered."""
    if told.under == "other_handling":
        return Naming("result", ("other",))
    last = before[-1].named if before else NOTHING
    if last.kind == "outcome":  # 复议结果：维持33件、纠正4件、其他6件
        return Naming("outcome", (f"{last.names[0].partition(':')[0]}:other_result",))
    others = {t.text for t in told.item.left} & {"其他", "其它"}
    if others and last.kind == "applicant" and last.names[0] in _SORTS | {"natural_person"}:
        return Naming("applicant", ("other_organization",))  # 自然人89件，商业企业4件，其他2件
    said = {name for each in before for name in each.named.names}
    alike = [e for e in before if e.named.kind == "result" and e.under == told.under]
    listed = last.kind == "result" and len(alike) >= _SEVERAL
    left = {t.text for t in told.item.left if t.kind not in ("and", "fill")}
    if listed and told.under in ("", *FLOWS) and left in _REMAINDER and not told.item.right:
        return Naming("result", ("remainder",))
    alone = [t.text for t in told.item.left if t.kind != "and"] in (["其他"], ["其它"])
    if alone and GROUPS - {"other_handling", "disclosed"} <= said:
        return Naming("result", ("other_handling",))
    words = [t for t in told.item.right if t.kind in ("every", "flow", UNKNOWN)]
    answered = [t.key for t in words if t.kind == "flow"][:1] in (["answered"], ["done"])
    left_out = before and before[-1].named.names == ("carried_to_next_year",)
    if answered and left_out and any(t.kind == "every" for t in words):
        return Naming("flow", ("answered",))  # 除8件转入下年外，其余54件均已答复
    return NOTHING
