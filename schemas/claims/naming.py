"""What one number of a sentence counts, told by the words before and after it.

The nearest word that names something decides; words further off may say more (its reason, its review,
its applicant). Nothing is read across a word that the vocabulary does not know.
"""

from typing import NamedTuple

from schemas.claims.carried import EITHER, FROM, direction
from schemas.claims.keys import GROUP_ROWS, column, flow, results
from schemas.claims.phrases import UNKNOWN, Item, Token
from schemas.claims.quantities import PARENTS
from schemas.claims.reviewing import outcome, review
from schemas.claims.sides import (
    LOST,
    NOTHING,
    Naming,
    Side,
    compared,
    denied,
    every_way,
    full,
    in_some_way,
    on_the_day,
    plain_verb,
    side,
    spared,
    speaks,
    suffered,
    to_each,
)

PERSONS = ("位", "名", "个", "人", "家", "人次")
WEAK = ("individuals", "units", "enterprises")  # sorts of applicant that need another beside them
# Begin a statement about what was counted: whatever follows, the number is known.
_BODIES = ("中心", "所", "科", "股", "站", "处", "大队")
_ALL = {"flow", "noun"}  # words that tell of all requests
_GOES_ON = ("every", "because", "not", "compare", "change", "among", "adverb", "out", "share")


def naming(item: Item, group: str, year: int) -> Naming:
    """What a number counts; NOTHING when the words leave it open. ``group``: the review spoken of."""
    told = _Reader(item, group, year).naming()
    return NOTHING if told == LOST else told


class _Reader(NamedTuple):
    """A number being named: what stands around it, the review spoken of, the report's year."""

    item: Item
    group: str
    year: int

    def naming(self) -> Naming:
        left, right = side(self.item.left[::-1]), side(self.item.right)
        counted = right.words[:1] == right.keys[:1] and [k.kind for k in left.keys[:1]] == ["flow"]
        if suffered(right) or (counted and right.keys[:1] and right.keys[0].kind == "case"):
            return self._read(right.keys, right, self.item.right)
        if compared(self.item.left) or spared(right) or any(t.text == "不服" for t in right.words):
            return NOTHING  # 1名申请人对不掌握的答复不服
        if (told := self._after(left, right)).kind:
            return told
        if right.keys and right.keys[0].kind in ("way", "applicant") and plain_verb(left):
            return self._read(right.keys + left.keys, right, self.item.left + self.item.right)
        if on_the_day(right):
            return NOTHING
        closed = not right.gap or right.has(*_GOES_ON)
        clause = self.item.left + self.item.ahead
        if left.keys and left.keys[0].kind == "outcome" and right.words[:1] == right.keys[:1]:
            cases = tuple(key for key in right.keys[:1] if key.kind == "case")
            return self._read((*left.keys, *cases), left, clause)  # 被纠正的2件复议
        if left.keys:
            return self._read(left.keys, left, clause) if closed else NOTHING
        if left.words[:1] and left.words[0].kind == "rest":
            return Naming("rest", ("other",))
        ahead = side(self.item.ahead[::-1])
        unsaid = left.gap or not ahead.keys or (bool(right.keys) and not left.words)
        if unsaid or not closed or not speaks(ahead, self.item):  # 均为自然人，2件公开
            return self._alone(right)
        return self._read(ahead.keys, ahead, clause)

    def _alone(self, right: Side) -> Naming:
        """A number with nothing named before it: 有31件依申请公开, 83件申请均已办结."""
        words = [t.kind for t in right.words if t.kind not in ("fill", "own", "adverb")]
        before = "".join(t.text for t in self.item.between)
        if words[:1] == ["among"] and not before:
            return Naming("flow", ("requests",), full=True)  # 61件中：予以公开26件
        if before == "对" and words[:1] == ["noun"]:
            return Naming("flow", ("handled",))  # 对212件申请的处理情况是：…
        among = words[:2] == ["noun", "among"] and not before  # 36件申请中，…
        if among or (words[:2] == ["noun", "every"] and not side(self.item.left).gap):
            return Naming("flow", ("requests",))
        done = tuple(key.key for key in right.keys)
        if words[:1] == ["every"] and done in (("answered",), ("done",)):
            return Naming("flow", done)  # 121件均在期限内答复
        if right.gap and all(key.kind == "noun" for key in right.keys):
            return NOTHING  # 1件申请发出收费通知: only some of them
        return self._read(right.keys, right, self.item.right)

    def _after(self, left: Side, right: Side) -> Naming:
        """What is said of the number behind it: 3件结转下年, 5件因涉及第三方权益不予公开."""
        said = ("carried", "result", "outcome")
        keys = tuple(key for key in right.keys if key.kind in said)
        ended = tuple(key for key in keys if key.kind == "result")
        if right.has("part") and ended:  # 1件涉及正在办理的案卷，不予公开
            keys = ended
        if not keys and right.has("because"):
            later = side(self.item.later)
            keys = tuple(key for key in later.keys[:1] if key.kind in said[:2])
            behind = [t for t in self.item.right if t.kind in said[:2]]  # 因受理时间较晚结转下年
            keys = keys or (tuple(behind[-1:]) if right.gap else ())
            right = later if keys else right
        later = side(self.item.later)
        late = "got" in {key.key for key in right.keys}
        if not keys and late and [key.kind for key in later.keys[:1]] == ["carried"]:
            keys, right = later.keys[:1], later  # 2件在12月下旬收到，转入次年
        if [t.kind for t in right.words[:2]] in (["and", "carried"], ["compare", "carried"]):
            return LOST  # 2件与上年结转的1件系同一人提出
        if to_each(left):
            return LOST
        whole = right.has("every") and any(key.kind != "bare" for key in left.keys)
        if not keys or whole or (right.has("among") and not right.gap):
            return NOTHING
        if keys[0].kind == "carried":
            return self._carried(keys[0])
        if keys[0].kind == "outcome":
            cases = tuple(key for key in right.keys if key.kind == "case")
            return outcome(keys[:1], cases or left.keys, self.group)
        only_reason = keys[0].key in PARENTS and not GROUP_ROWS & {key.key for key in keys}
        unsaid = any(token.kind in (UNKNOWN, "result") for token in self.item.later)
        if right.has("because") and only_reason and unsaid:
            return LOST  # 1件因涉及第三方权益，征求意见后予以公开
        reasons = tuple(key for key in left.keys if key.kind == "result")
        return results((*keys[::-1], *reasons), right, column(left.keys))

    def _read(self, keys: tuple[Token, ...], near: Side, clause: tuple[Token, ...]) -> Naming:
        """What the keys of one side say together, the nearest first."""
        kinds = [key.kind for key in keys]
        if not keys or denied(near.words) or to_each(near):
            return NOTHING
        if "case" in kinds or "outcome" in kinds:
            return review(keys, near, clause, self.group)
        if "carried" in kinds:
            return self._carried_among(keys, near)
        if "result" in kinds:
            if near.gap and any(t.kind == "because" or t.text == "涉及" for t in clause):
                return LOST  # 因涉及商业秘密不予公开: only some of them
            found = tuple(key for key in keys if key.kind == "result")
            told = results(found, near, column(keys), before=True)
            return told._replace(full="noun" in kinds)
        # 县政府本级办理58件，占总量的46%
        share = {*kinds} <= _ALL and [t.kind for t in self.item.later[:1]] == ["share"]
        if share or any(token.kind == "part" for token in clause) or near.has("change"):
            return NOTHING
        if kinds[0] == "flow" and self._narrowed(near, clause, bare="noun" not in kinds):
            return NOTHING
        if "applicant" in kinds and (told := self._applicant(keys, near)).kind:
            return told
        if "way" in kinds and not every_way(keys, near):
            ways = frozenset(key.text for key in keys if key.kind == "way")
            return Naming("way", ("way",), ways=ways, full=full(keys))
        return flow(keys, near)

    def _narrowed(self, near: Side, clause: tuple[Token, ...], *, bare: bool) -> bool:
        """Whether a verb counts some only: 通过专人送达答复30件; 未收到企业提出的申请，收到3件."""
        unknown = [t.text for t in self.item.left if t.kind == UNKNOWN]
        if near.gap and unknown and unknown[-1].endswith(_BODIES):
            return True  # 市就业中心承办6件
        kinds = {t.kind for t in self.item.between}  # but 均为自然人申请，已办结10件
        narrow = "every" not in kinds and bool(kinds & {"applicant", "part"})
        within = any(t.key == "(" for t in self.item.between)  # (独立办理2件，转办1件)
        return (bare and (narrow or (near.gap and within))) or (near.gap and in_some_way(clause))

    def _applicant(self, keys: tuple[Token, ...], near: Side) -> Naming:
        """The sort of applicant; NOTHING when it is everyone, or only who handed in what was got."""
        who = list(dict.fromkeys(key.key for key in keys if key.kind == "applicant"))
        unit = self.item.amount.unit
        nouns = any(t.kind == "noun" or t.text.startswith("提") for t in near.words)
        if len(who) > 1:
            return NOTHING
        if (
            who[0] in WEAK
            and next(t for t in near.words if t.text not in ("的", "为")).kind != "applicant"
            and unit not in PERSONS
            and not nouns
        ):
            return NOTHING
        if who[0] == "citizens" and any(key.kind == "flow" for key in keys):
            return NOTHING
        if unit in PERSONS[:4] and any(t.kind == "noun" for t in side(self.item.right).keys):
            return NOTHING  # 收到21位自然人提出的申请
        return Naming("applicant", (who[0],))

    def _carried(self, key: Token) -> Naming:
        name = direction(key.text, self.year)
        return Naming("carried", (name,)) if name else LOST

    def _carried_among(self, keys: tuple[Token, ...], near: Side) -> Naming:
        """结转 among other words: by itself, or added to what is new (新收与结转申请共67件)."""
        first = next(key for key in keys if key.kind != "noun")
        place = next(n for n, token in enumerate(near.words) if token.kind == "carried")
        if any(t.kind == "rest" for t in near.words[:place]):
            return LOST  # 结转的其余4件
        if first.kind == "carried":
            new = any(key.key in ("got", "received") for key in keys)
            joined = near.words[place + 1 : place + 2]
            if new and joined and joined[0].kind in ("and", "plus"):
                return Naming("flow", ("all",), full=True)
            added = any(t.kind == "plus" for t in near.words[place + 1 : place + 2])
            told = self._carried(first)
            return told._replace(names=(FROM,)) if added and told.names == (EITHER,) else told
        plus = any(token.kind == "plus" for token in near.words[place:]) or near.has("minus")
        return Naming("flow", ("all",), full=True) if plus else LOST
