"""Which claims are guesses: told only where a slip of the hand would make them the table's number.

Most of what is read wrongly stands beside a word that is not known, and is far from all numbers of the tables.
"""

import re

from schemas.claims.neighbours import Told
from schemas.claims.sides import side
from schemas.claims.totals_behind import in_brackets

_TAKEN_IN = re.compile(
    r"(?:收到|受理|办理|审理)[^，；。\d]{0,6}复议(?:案件|申请)*\d+[件起宗][^；。]*$"
)


def guessed(told: Told, plain: str) -> bool:
    """Whether a number of a sentence is perhaps another than it seems.

    Beside a word that is not known (登记大厅收到17件), a review in brackets (10件案件（复议5件、诉讼5件）跨年审理), the
    result of reviews that the body may have decided itself (收到复议申请143件，审结118件).
    """
    item, kind = told.item, told.named.kind
    left, right = side(item.left[::-1]), side(item.right)
    unknown = left.gap or right.gap or (not left.keys and side(item.ahead[::-1]).gap)
    inside = kind == "case" and in_brackets(plain, item.amount.start)
    judged = kind == "outcome" and bool(_TAKEN_IN.search(plain[: item.amount.start]))
    return unknown or inside or judged
