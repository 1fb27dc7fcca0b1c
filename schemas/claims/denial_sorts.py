"""Several things of table 2 denied in one breath: 不行使许可、处罚、强制职权，无收费; 行政强制没有发生.

The things are told as a list of names without anything that narrows them down; what is denied is all of them.
"""

import re
from collections.abc import Iterator

_NAME = r"(?:行政)?(?:许可|处罚|强制|检查|征[收用]|裁决|确认|给付|奖励|审批|(?:事业性)?收费)"
_OF = r"(?:类|等|的|执法|权力?|职[能责权]|权限|事项|数据|情况|情形|决定|措施|案件|项目|行为|业务|收入)*"
_NOT = (
    r"(?:既?无|没有|未(?:有|曾)?|不存在|不(?=实施|行使|具有|具备|涉及|承担|收取|产生|开展|办理|作出))"
    r"(?:实施|行使|具有|具备|涉及|承担|收取|产生|开展|办理|[作做]出|采取|发生|任何|新增|过)*"
)
_AND = rf"(?:[、，]?(?:以及|[和及与或也又]|均|同样)*)(?:{_NOT})?"
_LIST = rf"{_NAME}{_OF}(?:{_AND}{_NAME}{_OF})*"
_END = r"(?=$|[，；。)(、])"
_DENIED = re.compile(
    rf"{_NOT}{_LIST}(?:发生|产生)?{_END}"
    rf"|{_LIST}(?:本年度?|全年|今年|均|都|也|总?数量?|:)*(?:无|没有|未)(?:新增|发生|产生|实施|涉及)?{_END}"
    rf"|{_LIST}(?:均|都|数量?|总数|为|是)*(?:为|是)零{_END}"
)
SORTS = {
    "licenses": re.compile("许可"),
    "penalties": re.compile("处罚"),
    "compulsion": re.compile("强制"),
    "income": re.compile("收费"),
}
_ANY_DECISION = re.compile("许可|处罚|强制")
# Who denies it is only one of many, or it is denied of one field.
_NARROWED = re.compile(
    r"(?:领域|方面|环节|期间|[大支中]队|(?<![我本])[所站]|企业|个人|群众|对.*|其中.*)$"
)
_WHOLE = re.compile("(?:公开|执法|权力|数据|依法行政|履职)[^，]{0,4}方面$")


def among_decisions(plain: str) -> bool:
    """Whether a sentence speaks of decisions, so that its 收费 is that of office."""
    return bool(_ANY_DECISION.search(plain))


def narrowed_down(before: str) -> bool:
    """Whether the words before a denial say that it is made of one field or of some people only."""
    return bool(_NARROWED.search(before)) and not _WHOLE.search(before)


def sorts_denied(plain: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every sort of decision or fee that a sentence denies, with the words that deny it."""
    if not among_decisions(plain) and "行政事业性收费" not in plain:
        return
    for found in _DENIED.finditer(plain):
        before = re.split("[，；。]", plain[: found.start()])[-1]
        if narrowed_down(before):
            continue
        for what, kind in SORTS.items():
            if kind.search(found[0]):
                yield found, what
