"""Reviews and lawsuits as a number names them: which sort, with what result, and of this body at all."""

import re

from schemas.claims.phrases import Token
from schemas.claims.quantities import SUITS
from schemas.claims.scope import REQUESTS
from schemas.claims.sides import LOST, Naming, Side

# Here the body is not the one complained of: it decides, publishes, trains.
_AS_JUDGE = re.compile("审理|审结|办理|办结|承办|受理|收到|代理|出庭|公[示布开]$|组织")
_HAPPENED = re.compile("(?:发生|引[发起]|产生|被)(?:的|了|共|政府)*$")
_ABOUT = re.compile("不服|因|针对|关于")
_JUDGE = re.compile(
    "代[省市县区]?(?:人民)?政府|作为[^，。；]{0,8}复议机[关构]|复议机[关构]共?(?:收到|受理|审理|办理|审结)"
)
_OF_US = re.compile("[涉对以告]及?[我本]")  # 复议机关受理涉我局复议3件
_DECIDED = re.compile("行政行为|执法|处罚|许可|强制|征[收地]|认定|拆迁|审批|登记")
ANOTHER = "another"  # the sort of a review that is none of table 4's
_SORT = re.compile("[^，。；、和及与]{2,12}类(?:行政)?$")  # right before a review
_JUDGED = re.compile("(?:受理|审理|审结|办结|承办|收案)(?:的|了|各类|共)*$")
_TAKEN_BACK = re.compile("撤回(?:申请)?$")  # of a request, where no review is spoken of
_IN_COURT = re.compile("[败胜]诉|判决|法院|撤诉|原告")


def review(keys: tuple[Token, ...], near: Side, clause: tuple[Token, ...], group: str) -> Naming:
    """A number among whose words a review or its result stands; ``group``: the review spoken of."""
    cases = tuple(key for key in keys if key.kind == "case")
    outcomes = tuple(key for key in keys if key.kind == "outcome")
    if cases and outcomes and keys.index(outcomes[0]) > keys.index(cases[0]):
        place = near.words.index(cases[0])
        before = [t for t in near.words[place + 1 : place + 3] if t.text != "的"]
        if before[:1] == list(outcomes[:1]):
            return outcome(outcomes[:1], cases, group)  # 被依法纠正的行政诉讼0件
        outcomes = ()
    if keys[0].kind == "result" and not cases:
        return LOST  # 撤回申请、按其他处理的4件: which row is not sure
    words = "".join(token.text for token in clause)
    if (_JUDGE.search(words) and not _OF_US.search(words)) or (
        cases and (group == ANOTHER or near.words[0].text == "各")
    ):
        return LOST
    if cases and not REQUESTS.search(words):
        rest = words.partition(cases[-1].text)[0]
        if (_AS_JUDGE.search(rest) and not _HAPPENED.search(rest)) or (
            near.gap and _ABOUT.search(rest)
        ):
            return LOST
    if outcomes:
        return outcome(outcomes, cases, group)
    if not cases or _published(cases[0], near):
        return LOST
    both = {key.key for key in cases} == {"reconsideration", "litigation"}
    return Naming("case", ("review" if both else cases[0].key,))


def spoken_of(words: tuple[Token, ...], before: str) -> str:
    """The sort of review spoken of last, after these words; ``before`` where they name none."""
    told = (t.key if t.kind == "case" else court(t, before) for t in reversed(words))
    group = next(filter(None, told), before)
    if not any(t.kind == "case" for t in words):
        return group
    goes_on = before == ANOTHER and words[0].kind == "and"  # 土地征收类复议11件、诉讼3件
    return ANOTHER if goes_on or of_another_matter(words) else group


def of_another_matter(words: tuple[Token, ...]) -> bool:
    """Whether a review is none of this body's: 因工伤认定被提起行政诉讼, 作为复议机关受理行政复议."""
    place = max(n for n, token in enumerate(words) if token.kind == "case")
    said = "".join(token.text for token in words[:place])
    judged = _JUDGED.search(re.split("[，；。]", said)[-1])
    if judged and not REQUESTS.search(said):
        return True  # 全年受理行政复议申请97件，审结89件
    sort = _SORT.search(said)
    if sort and not REQUESTS.search(sort[0]):
        return True  # 卫生监督执法类复议9件
    if _JUDGE.search(said) and not _OF_US.search(said):
        return True
    _, cause, about = re.split("[；。]", said)[-1].rpartition("因")
    return bool(cause and _DECIDED.search(about)) and not REQUESTS.search(said)


def outcome(outcomes: tuple[Token, ...], near: tuple[Token, ...], group: str) -> Naming:
    """Results of reviews, added up: 撤销或确认违法2件. The nearest comes first."""
    named = next((key.key for key in near if key.kind == "case"), group)
    group = ANOTHER if named == ANOTHER else court(outcomes[0], named) or named
    if group == ANOTHER:
        return LOST
    outcomes = tuple(key for key in outcomes if key.text == "其他结果") or outcomes
    if group == "reconsideration" and _IN_COURT.search("".join(key.text for key in outcomes)):
        return LOST
    if not group:
        taken_back = len(outcomes) == 1 and _TAKEN_BACK.search(outcomes[0].text)
        return Naming("result", ("withdrawn",)) if taken_back else LOST
    return Naming("outcome", tuple(dict.fromkeys(f"{group}:{key.key}" for key in outcomes[::-1])))


def _published(case: Token, near: Side) -> bool:
    """Whether decisions on reviews are told to have been published: 公开行政复议决定40份."""
    further = [token for token in near.words if token.end <= case.start and token.kind != "fill"]
    return bool(further) and further[0].kind == "bare"


def court(told: Token, named: str) -> str:
    """The sort of review that a result itself names: 复议机关维持; "" where ``named`` says more, or neither does."""
    if told.kind != "outcome":
        return ""
    if "复议" in told.text:
        return "reconsideration"
    decided = re.search("法院|判决|裁定", told.text)
    return "litigation" if decided and named not in SUITS else ""
