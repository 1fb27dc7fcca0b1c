"""Claims about table 2: documents made, repealed and in force; licences, penalties; fees of office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from schemas.claims.figures import Reading
from schemas.claims.scope import Scope, scope_at, scopes
from schemas.claims.sentences import Sentence, sentences
from schemas.filled.submission import Paragraphs
from schemas.form.model import CellKey
from schemas.language.numerals import Amount, amounts

_FILLING = r"(?:的|件数|数量|总数|数|金额|收入|总额|共|合计|总计|计|为|是|有|达到?|了|也|均)*+"
_KIND = re.compile(r"(?P<regulatory_rules>规章(?!制度))|(?P<normative_documents>规范性文件)")
_NOUN = r"(?:本机关|本局|我局|省|市|县|区|人民|政府|部门|地方|行政|的)*(?:规章|规范性文件)"
_VERBS = {
    "issued": r"(?:新|共|并)*(?:制发|制定|出台|印发|颁布)(?:出台|印发|发布|公布|并公[开布]|和公[开布]|施行)?",
    "repealed": r"(?:宣布|公布)?废止",
    "in_force": r"(?:确定)?(?:现行有效|现有有效|继续有效)|保留",
}
_DOCUMENT = re.compile(
    "|".join(
        f"(?P<{key}>(?:{verb})(?:的)?(?:{_NOUN}|文件)?{_FILLING}$)" for key, verb in _VERBS.items()
    )
)
# 公开 and 发布 say so of documents only: their noun stands right behind.
_PUBLISHED_DOCUMENTS = re.compile(rf"(?<!转)(?:新|新近)?(?:公开|发布)(?:了)?{_NOUN}{_FILLING}$")
_ALL_IN_FORCE = re.compile(rf"(?:{_NOUN})?，[均都]?为?(?:现行|继续)有效")
_DOCUMENT_AFTER = re.compile(
    rf"(?:{_NOUN}|的)*(?:均为|仍|宣布)?(?P<verb>现行有效|继续有效|被?废止|出台)(?=$|[，；。、)])"
)
_ONLY_NOUN = re.compile(rf"{_NOUN}{_FILLING}")  # 现行有效规章12件、规范性文件420件
# Only some of the documents, or somebody else's.
_OTHER_DOCUMENTS = re.compile(
    r"名义|联合|代[县市区政拟]|起草|审[查核]|备案|解读|党内|党委|修[订改]|拟|牵头|会签|失效|其他文件"
)
_DECISION = re.compile(
    r"(?:[^，；。、]{2,12}?[局委厅办府])?"
    r"(?:全[年市县区省]|年内|本年度?内?|单位|当年|20\d\d年度?|共计|共|新增|公开|我局|本机关|依法|累计|作出|做出|实施|办理|办结|下达|开展|处理|处以"
    r"|完成|各类|各项|了|分别|和|其中|采取|查封|扣押|冻结|、|等)*"
    r"(?P<kind>行政许可|行政处罚|行政强制)(?:处理)?(?:决定|案件|事项|措施)?(?:处理)?(?:决定)?"
    rf"{_FILLING}$"
)
_DECISION_AFTER = re.compile(
    r"(?P<kind>行政许可|行政处罚|行政强制)(?:处理)?(?:决定|案件|事项|措施)?(?=$|[，；。、)]|和|并|全部|均|已|都)"
)
_MADE = re.compile(r"(?:作出|做出|实施|办理|办结|下达|处理|完成)(?:了|的|共|各类)*$")
_PUBLISHED = re.compile(
    r"公开(?![^，]{0,6}处理决定)|公示|公布|发布|上传|录入|归集|推送|报送|清单|目录|撤销|变更|不予|免予|减免|听证|信息|重大"
)
_FEES = re.compile(rf"行政事业性收费(?:收入|金额|总额|项目)?{_FILLING}(?:人民币)?$")
_ROWS = {
    "行政许可": ("licenses", "administrative_licenses"),
    "行政处罚": ("penalties", "administrative_penalties"),
    "行政强制": ("penalties", "administrative_compulsion"),
}
_TITLES = {"issued": "本年制发", "repealed": "本年废止", "in_force": "现行有效"}
_KINDS = {"regulatory_rules": "规章", "normative_documents": "行政规范性文件"}


@dataclass(frozen=True, slots=True)
class CellClaim:
    """A number in a sentence and the reading of table 2 that it states."""

    sentence: Sentence
    amount: Amount
    reading: Reading


@lru_cache(maxsize=16)
def cell_claims_in(
    narrative: tuple[Paragraphs, ...], year: int, government: bool
) -> tuple[CellClaim, ...]:
    """Every claim of a narrative about table 2, in order."""
    found: list[CellClaim] = []
    for sentence in sentences(narrative):
        if re.search("规章|规范性文件|行政许可|行政处罚|行政强制|行政事业性收费", sentence.plain):
            found += _claims(sentence, year, government)
    return tuple(found)


def _claims(sentence: Sentence, year: int, government: bool) -> Iterator[CellClaim]:
    plain, end, kind, verb = sentence.plain, 0, "", ""
    changes = scopes(plain, Scope(), year, government)
    for amount in amounts(plain):
        between, after = plain[end : amount.start], plain[amount.end :]
        mentions = [
            m.lastgroup for m in _KIND.finditer(between + re.split("[，；。、)]", after[:12])[0])
        ]
        kind = mentions[-1] or kind if mentions else kind
        near = re.split("[，；。:(]", between)[-1].lstrip("、和")
        reading = None
        if amount.money:
            if _FEES.search(near):
                reading = Reading(
                    "行政事业性收费", (CellKey("fees", "administrative_fees", "amount"),)
                )
        elif amount.unit in ("件", "份", "个", "部", "项", "宗", "起", "次", "例", "篇"):
            clause = re.split("[；。]", plain[: amount.start])[-1]
            verb = _verb(near, after) or (verb if _ONLY_NOUN.fullmatch(near) else "")
            another = government and re.search("办公[室厅]", clause)  # of a department it is itself
            reading = (None if another else _document(verb, kind, clause)) or _decision(
                near, after, clause
            )
        scope = scope_at(changes, amount.start)
        if reading and amount.value is not None and scope.ours:
            yield CellClaim(sentence, amount, reading)
        end = amount.end


def _verb(near: str, after: str) -> str:
    """What is said of the documents counted: issued, repealed, in_force; "" when nothing is."""
    if found := _DOCUMENT.search(near):
        return found.lastgroup or ""
    later = _DOCUMENT_AFTER.match(after)
    if later is None:
        if not _PUBLISHED_DOCUMENTS.search(near):
            return ""
        return "in_force" if _ALL_IN_FORCE.match(after) else "issued"
    return {"废止": "repealed", "出台": "issued"}.get(later["verb"][-2:], "in_force")


def _document(verb: str, kind: str, clause: str) -> Reading | None:
    if not verb or not kind or _OTHER_DOCUMENTS.search(clause):
        return None
    words = f"{_KINDS[kind]}{_TITLES[verb]}"
    return Reading(words, (CellKey("documents", kind, verb),))


def _decision(near: str, after: str, clause: str) -> Reading | None:
    found = _DECISION.fullmatch(near)
    if not found and _MADE.search(near):
        found = _DECISION_AFTER.match(after)
    listed = re.split("，", clause)[-1]
    if not found or _PUBLISHED.search(listed):
        return None
    return Reading(f"{found['kind']}处理决定", (CellKey(*_ROWS[found["kind"]], "decisions"),))
