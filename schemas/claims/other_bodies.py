"""The names of other bodies where the reporting body's own name should stand.

A report copied from a neighbour shows itself where another county's bureau of the same kind is the
subject (青山县农业农村局认真…). Superiors, subordinates and bodies worked with are named freely.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from schemas.claims.sentences import Sentence

# The last sign of a place's name, but not in 城市管理局, 市场监督管理局, 乡村振兴局.
_ENDING = r"(?:省|自治区|州|盟|(?<!城)市(?![场政容])|县(?!域)|区(?![域划块])|旗|镇|乡(?!村)|街道)"
_OWN_REGION = re.compile(rf"([\u4e00-\u9fff]{{1,20}}{_ENDING})([\u4e00-\u9fff]{{2,}})")
_PLACE = r"(?:(?![在由对向从把被与和及为是的按于到经])[\u4e00-\u9fff]){1,12}" + _ENDING
_RANKS = ("省", "市州盟", "县区旗", "镇乡道")
# Not the name of a place: 各县, 我市, 全区.
_NO_PLACE = re.compile(
    r"^(?:[各全我本该外邻每其两多省市县区]|相关|有关|部分|基层|所有|上级|周边|兄弟|其他)"
)
_SELF = (
    r"(?:认真|坚持|严格|深入|积极|扎实|按照|紧紧|全面|高度|不断|切实|始终|持续|大力|围绕|以习近平|共收到|收到|未收到|没有收到"
    r"|新收|未发生|主动公开|全年|通过|在[^，。]{2,14}领导下|政府信息公开(?:工作)?(?:年度报告|指南|领导小组)|编制|将继续|将进一步)"
)
_BEFORE = r"(?:^|(?<=[，。；:]))(?:\d{4}年度?[，,]?|本年度|全年|一年来|今年|根据[^，。]{2,20}，|欢迎(?:到|向))*"


class OtherName(NamedTuple):
    """Another body's name that stands in the place of our own."""

    sentence: Sentence
    start: int
    end: int
    name: str


def other_names(sentence: Sentence, organ: str) -> Iterator[OtherName]:
    """Names of the same kind as ``organ`` but of another place, or misspelt, as the subject."""
    parts = _split(organ)
    if parts is None or parts[1] not in sentence.plain:
        yield from _misspelt(sentence, organ)
        return
    region, kind = parts
    for found in _pattern(kind).finditer(sentence.plain):
        place = found["place"]
        if place.endswith(region) or region.endswith(place) or _NO_PLACE.match(place):
            continue
        if _rank(place) != _rank(region):
            continue
        yield OtherName(sentence, found.start("place"), found.end("kind"), place + kind)


def _misspelt(sentence: Sentence, organ: str) -> Iterator[OtherName]:
    """Our own name with two signs exchanged, or one wrong: 云岭县农村农业局."""
    parts = _split(organ)
    if parts is None or len(parts[1]) < 4 or parts[0] not in sentence.plain:
        return
    region, kind = parts
    for found in re.finditer(re.escape(region), sentence.plain):
        other = sentence.plain[found.end() : found.end() + len(kind)]
        wrong = sum(a != b for a, b in zip(other, kind, strict=False))
        exchanged = sorted(other) == sorted(kind) and other != kind
        if len(other) == len(kind) and other[-1] == kind[-1] and (exchanged or wrong == 1):
            yield OtherName(sentence, found.start(), found.end() + len(kind), region + other)


@lru_cache(maxsize=64)
def _split(organ: str) -> tuple[str, str] | None:
    """云岭县农业农村局 -> (云岭县, 农业农村局); None where the name begins with no place."""
    found = _OWN_REGION.fullmatch(organ)
    return (found[1], found[2]) if found else None


@lru_cache(maxsize=64)
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?P<place>{_PLACE})(?P<kind>{re.escape(kind)})(?={_SELF})")


def _rank(region: str) -> int:
    return next((n for n, signs in enumerate(_RANKS) if region[-1:] in signs), -1)
