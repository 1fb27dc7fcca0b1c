"""Claims about the fees of office of table 2: 行政事业性收费 N 万元."""

import re

from schemas.claims.clauses import Clause
from schemas.claims.figures import Reading
from schemas.form.model import CellKey

SUBJECT = re.compile("行政事业性(?:收费|费用)|收费|收取费用")
_WORDS = (
    r"(?:全年|本年度?|当年|今年|20\d\d年度?|年内|的|收费|收入|收取|征收|收缴|实际|金额|总额|总数|总|数额|项目|共|合计|总计|累计|计|为|是|有|达到?|了"
    r"|[降增减升]至|下降到|增加到|人民币|情况|公开|费用|:)*+"
)
_NAMED = re.compile(rf"行政事业性(?:收费|费用){_WORDS}$")
# 收费 alone is of office where decisions are told right before: 行政强制12件，收费5.3万元.
_BARE = re.compile(rf"(?:全年|共|并)*(?:收费|收取费用){_WORDS}")
_BESIDE_DECISIONS = re.compile(
    r"(?:许可|处罚|强制)[^，；。、\d]{0,8}\d+(?:件|起|宗|例|次)(?:，[^，；。\d]{0,8}[\d.]+%)?[，；、。]$"
)
_TOPIC = re.compile(r"行政事业性收费(?:项目|公开|方面|情况|收入|工作)*$")
_ONLY_WORDS = re.compile(_WORDS)
_OTHER = re.compile(
    r"减免|免[征除收]|减收|减征|停征|取消|降低|退[还付]|少收|清退|为企业|标准|节约|减负|罚没|[和及与、]行政事业性收费"
)
_READING = Reading("行政事业性收费", (CellKey("fees", "administrative_fees", "amount"),))


def income_reading(clause: Clause, before: str = "") -> Reading | None:
    """The fees of office when this amount of money states them; ``before``: the sentence before."""
    if not clause.amount.money or _OTHER.search(clause.near) or _OTHER.search(clause.head):
        return None
    if _NAMED.search(clause.near):
        return _READING
    if _BARE.fullmatch(clause.near) and _beside_decisions(clause, before):
        return _READING
    whole = clause.plain[: clause.amount.start]
    topic = _TOPIC.search(re.split("[，；。]", whole)[0]) or _TOPIC.search(clause.led_by)
    follows = topic or re.match(
        r"[^，；。]*行政事业性收费(?:项目)?(?:共|有)?\d+[项个]", clause.statement
    )
    changed = re.search(rf"行政事业性收费[^；。]*[由从][^；。]*[降增减升]至{_WORDS}$", whole)
    if changed or (follows and clause.near and _ONLY_WORDS.fullmatch(clause.near)):
        return _READING
    return None


def _beside_decisions(clause: Clause, before: str) -> bool:
    """Whether the number right before, perhaps in the sentence before, is one of decisions."""
    told = before + clause.plain[: clause.amount.start - len(clause.near)]
    return bool(_BESIDE_DECISIONS.search(told))
