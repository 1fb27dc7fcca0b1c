"""What the keys on one side of a number say together: a flow, results added up, whose they are."""

from operator import attrgetter

from schemas.claims.phrases import Token
from schemas.claims.quantities import APPLICANTS, GROUPS, LOOSE, PARENTS, RESULTS
from schemas.claims.sides import LOST, NOTHING, Naming, Side, full

_KIND = attrgetter("kind")
_WITH_PARTLY = ("disclosed", "partially_disclosed")
_OR_PARTLY = (["result", "and", "bare"], ["bare", "and", "result"])
_DONE = ("answered", "done", "handled", "all")
GROUP_ROWS = GROUPS - PARENTS.keys()


def column(keys: tuple[Token, ...]) -> str:
    """The sort of applicant among the words, as a column of table 3."""
    return next((k.key for k in keys if k.kind == "applicant" and k.key in APPLICANTS), "")


def _bare(keys: tuple[Token, ...]) -> bool:
    """Whether 公开 stands among the words: 公开2件, 答复公开2件."""
    return any(key.kind == "bare" for key in keys)


def flow(keys: tuple[Token, ...], near: Side) -> Naming:
    """收到, 答复, 办结 …, or the bare noun."""
    flows = {key.key for key in keys if key.kind == "flow"}
    nouns = [key for key in keys if key.kind == "noun"]
    if any(token.kind == "every" and token.text in ("均", "都") for token in near.words):
        return LOST
    if (not flows or keys[0].kind == "bare") and flows <= {"answered", "done"} and _bare(keys):
        return Naming("bare", ("bare_disclosed",))
    narrowed = near.gap and near.words[-1].kind == "noun"  # 土地类申请
    if narrowed or not (flows or full(keys)):
        return NOTHING
    new, done = flows & {"got", "received"}, [name for name in _DONE if name in flows]
    if not flows:
        name = "requests"
    elif new and done:
        name = "handled"
    elif new:
        name = "received" if "received" in new else "got"
    else:
        name = done[0]
    return Naming("flow", (name,), full=bool(nouns))


def results(found: tuple[Token, ...], near: Side, column: str, *, before: bool = False) -> Naming:
    """Results of table 3: one, with its reason, or several added up. The nearest comes first.

    ``before``: they stand before the number; one more that is not known may then be added up with them.
    """
    first = found[0].key
    if first == "partially_disclosed" and [*map(_KIND, near.words)][:3] in _OR_PARTLY:
        return Naming("result", _WITH_PARTLY, column)  # 公开或部分公开35件
    others = [token.key for token in found[1:] if token.key != first]
    place = next((n for n, t in enumerate(near.words) if t in found), len(near.words))
    some = [t.kind for t in near.words[place + 1 : place + 2]] == ["part"]
    if before and some and first == "not_disclosed" and not others:
        return LOST  # 商业秘密不公开1件: only some of them
    if {first, *others} == set(_WITH_PARTLY):  # “予以公开”“部分公开”75件
        return Naming("result", _WITH_PARTLY, column)
    if not others:
        return Naming("result", (first,), column)
    if any(token.text == "等" for token in near.words):
        group = [name for name in (first, *others) if name in GROUP_ROWS]  # 国家秘密等不予公开45件
        return Naming("result", (group[0],), column) if len(group) == 1 else LOST
    joined = any(token.kind == "and" for token in near.words[place + 1 : place + 2])
    if joined and near.gap and before:
        return LOST  # 经查没有或需另行制作、补正后仍不明确的35件
    rows = [name for name in (first, *others) if name in PARENTS]
    if joined and first not in LOOSE and PARENTS.get(others[0]) != first:
        names = (first,) if others[0] in LOOSE else (others[0], first)
        return Naming("result", names, column)
    groups = [name for name in (first, *others) if name in GROUP_ROWS]
    if rows and groups:
        return Naming("result", (f"{rows[0]}|{groups[0]}",), column)
    return Naming("result", (first,), column) if first in RESULTS or first in LOOSE else NOTHING
