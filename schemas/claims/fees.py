"""Claims about the processing fee of section six: notices sent, amount notified, amount received."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from schemas.claims.clauses import Clause, clauses
from schemas.claims.scope import Scope, scope_at, scopes
from schemas.claims.sentences import Sentence, sentences
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import Amount

SUBJECT = re.compile(r"信息处理费|收费通知|信息公开[^。]{0,6}(?:费用|收费)")
_FILLING = r"(?:的|书|单|总|金额|费用|件数|数量|共|合计|累计|计|为|是|了|有|达|涉及|人民币|信息处理费|政府信息公开)*+"
_BEFORE = re.compile(
    rf"(?P<notices>收费(?:通知|告知)|缴费通知|通知(?=件数|数量|份数)|(?:发出|下达|送达)通知){_FILLING}$"
    rf"|(?P<notified>通知(?:收费|收取|缴费|缴纳|金额|的金额){_FILLING}$|应收{_FILLING}$)"
    rf"|(?P<received>(?:实际收取|实收|实际收到|实际到账|实际收缴|到账|已收取|已缴纳){_FILLING}$)"
    rf"|(?P<taken>(?:收取|收到|收缴|收入){_FILLING}$|信息处理费{_FILLING}$)"
)
_ONLY_FILLING = re.compile(_FILLING)
_CHARGED = re.compile("收取[^，]{0,6}信息处理费[^，]{0,8}$")  # 收取信息处理费的申请1件，金额60元
_PAID = re.compile("缴纳|缴费|收取|收到|到账|入库")
_AFTER = re.compile(
    r"(?:(?:政府信息公开)?申请(?:案件|事项)?)?(?:发出|下达|制发|开具)?(?:了)?(?:信息处理费)?(?:收费|缴费)通知"
)
_OTHER = re.compile(
    r"减免|免收|免除|退[还回]|标准|超过|以下|每[件页]|逾期|行政事业性|罚款|成本|下降|减少|增加|增长"
)


class FeeClaim(NamedTuple):
    """A number in a sentence and the figure that it states (taken: received, or else notified)."""

    sentence: Sentence
    amount: Amount
    figure: str


@lru_cache(maxsize=16)
def fee_claims_in(
    narrative: tuple[Paragraphs, ...], year: int, government: bool
) -> tuple[FeeClaim, ...]:
    """Every claim of a narrative about the processing fee, in order."""
    found: list[FeeClaim] = []
    for sentence in sentences(narrative):
        if SUBJECT.search(sentence.plain):
            found += _claims(sentence, year, government)
    return tuple(found)


def _claims(sentence: Sentence, year: int, government: bool) -> Iterator[FeeClaim]:
    last = ""
    changes = scopes(sentence.plain, Scope(), year, government)
    for clause in clauses(sentence.plain):
        amount, figure = clause.amount, _figure(clause, last)
        if not figure or amount.value is None:
            last = "taken" if not figure and _CHARGED.search(clause.near) else last
            continue
        last = figure
        about = _words(clause) + re.split("[，；。]", clause.behind)[0]
        if scope_at(changes, amount.start).ours and not _OTHER.search(about):
            yield FeeClaim(sentence, amount, figure)


def _words(clause: Clause) -> str:
    """The words before a number; with the clause before, when its own only fills."""
    fills = clause.near and _ONLY_FILLING.fullmatch(clause.near)
    return clause.led_by + clause.near if fills else clause.near  # 收取信息处理费，金额120元


def _figure(clause: Clause, last: str) -> str:
    """Which figure of section six a number states; "" when none. ``last``: the one before it."""
    found = _BEFORE.search(_words(clause))
    figure = (found.lastgroup or "") if found else ""
    if not clause.amount.money:
        counted = figure == "notices" or _AFTER.match(clause.behind)
        return "notices" if counted and clause.amount.unit in ("件", "份", "次", "宗") else ""
    if figure == "notices":
        return "notified"
    if not figure and last in ("notices", "taken") and _ONLY_FILLING.fullmatch(clause.near):
        return (
            "taken" if last == "taken" or _PAID.search(clause.between) else "notified"
        )  # 收费通知2件，总金额180元
    return figure
