"""Claims about decisions of table 2: licences granted or refused, penalties, compulsory measures."""

import re

from schemas.claims.clauses import Clause, Given
from schemas.claims.documents import FILLING
from schemas.claims.figures import Reading
from schemas.form.model import CellKey

SUBJECT = re.compile("行政许可|行政处罚|行政强制|许可决定|处罚|许可")
UNITS = ("件", "份", "个", "项", "宗", "起", "次", "例", "件次")
_KIND = r"(?:行政)?(?P<kind>许可|处罚|强制)"
_NAMED = re.compile(r"行政(?P<kind>许可|处罚|强制)")
_NOUNS = r"(?:类|处理|决定书?|案件|事项|措施|各类)*"
_MADE = r"(?:新增|[作做]出|实施|办理|办结|下达|开展|处理|处以|完成|采取|查封|扣押|冻结)"
# All that may stand before the kind: whoever made the decisions, then when and how. Between the verb and
# the kind nothing may narrow it down (民办学校行政许可).
_WHO = rf"(?:[^，；。、]{{1,24}}?(?={_MADE})|[^，；。、\d]{{2,12}}?(?:[局委厅办府院]|机关|部门|人员|大队|支队|中心))?"
_WORDS = (
    rf"(?:20\d\d年度?|{_MADE}|全[年市县省区州镇局系统]+|年内|本年度?内?|本级|单位|当年|今年|共计|共|主动公开|公开|(?:立案)?查处|并|我[局市县省区州镇委办]|本[局市县省区州镇]"
    r"|本机关|机关|各级|依法|累计|合计|各类|各项|水(?=行政)|[省市县区]级(?=水|行政)|[^，。；、\d]{2,8}许可等(?=行政许可)|了|分别|和|及|与|其中|、|等|的|新)*"
)
_BEFORE = re.compile(rf"{_WHO}{_WORDS}{_KIND}{_NOUNS}(?:本年)?{FILLING}$")
# Of one sort, named between the verb and the kind: never more than there are in all.
_NARROWED = re.compile(
    rf"(?:{_WHO}(?:20\d\d年度?|全年|年内|本年度?|共|依法|累计)*)?{_MADE}(?:了|各类)*"
    rf"(?!(?:各类|各项|了|行政|处理)*(?:行政)?(?:许可|处罚))[^，。；\d]{{2,10}}?行政(?P<kind>许可|处罚){_NOUNS}{FILLING}"
)
_NARROWED_FIRST = re.compile(
    rf"{_WHO}(?:全年|共|依法)*{_MADE}[^，。；\d]{{2,8}}?行政(?:许可|处罚){_NOUNS}\d"
)
_HEAD = re.compile(rf"{_WHO}{_WORDS}(?:行政)?(?:许可|处罚|强制)")
_AFTER = re.compile(rf"{_KIND}{_NOUNS}(?=$|[，；。、)]|和|并|全部|均|已|都)")
_MAKING = re.compile(rf"{_MADE}(?:了|的|共|各类)*$")
# 行政许可方面，全年作出决定94件
_TOPIC = re.compile(r"行政(?P<kind>许可|处罚|强制)(?:工作|事项|案件|决定)*(?:方面|情况)?")
_OF_TOPIC = re.compile(
    rf"{_WORDS}(?:{_MADE}|共|处理|决定|案件|各类|件数|数量)+(?:处理|决定书?|案件)*{FILLING}"
)
# 处罚 and 许可 alone name the decision only behind such words, or as 处罚决定.
_SHORT = re.compile(rf"(?:{_MADE}|共计?|累计|新增)(?:了|的)*(?:许可|处罚)|(?:许可|处罚)类?决定")
_OTHER = re.compile(
    r"公开(?![^，]{0,8}(?:决定(?!书)|处理事项))|公示|公布|发布|上传|录入|归集|推送|报送|清单|目录|撤销|变更|不予|准予|免予|减免|听证|信息|重大|典型|网上|线上|在线|当场|即办|容缺|告知承诺|联合|专项|撤回|注销"
    r"|不予|裁量|案卷|评查|复议|诉讼|立案(?!查处)|从[轻重]|涉企|简易程序|指导|协助|配合|参与|代|审核|征求"
)
_SHOWN = re.compile(
    r"(?:依法)?公[示布开](?=行政(?:许可|处罚)(?:\d|$))"
)  # what is shown has been decided
_ITEMS = re.compile("清单|权责|目录|下放|取消|承接|保留|行使|梳理|事项库")
_ROWS = {
    "许可": ("licenses", "administrative_licenses"),
    "处罚": ("penalties", "administrative_penalties"),
    "强制": ("penalties", "administrative_compulsion"),
}


class Decisions:
    """One sentence read from left to right."""

    def __init__(self, found: list[Clause]) -> None:
        self.found = found
        self.given = Given(found, _NAMED)

    def reading(self, number: int) -> Reading | None:
        """The cell that one number of the sentence states, if it states one."""
        clause = self.found[number]
        given = self.given.at(number)
        kind = given["kind"] if given else _kind(clause)
        about = _SHOWN.sub("", clause.head)
        if not kind or clause.amount.unit not in UNITS or _OTHER.search(about):
            return None
        if clause.amount.unit == "项" and not self._decided(clause):
            return None
        return Reading(f"行政{kind}处理决定", (CellKey(*_ROWS[kind], "decisions"),))

    def _decided(self, clause: Clause) -> bool:
        """Whether so many 项 are decisions, not the items of a list of powers."""
        return bool(re.search(_MADE, clause.head)) and not _ITEMS.search(clause.statement)


def narrowed(clause: Clause) -> bool:
    """Whether only some decisions are counted: 卫生行政许可415件, 公示行政许可861件、行政处罚52件."""
    return bool(_NARROWED.fullmatch(clause.label) or _SHOWN.match(clause.head))


def _kind(clause: Clause) -> str:
    """许可, 处罚 or 强制 as the words around the number say; "" when they do not."""
    near = _SHOWN.sub("", clause.label)  # 行政处罚: 19件
    if found := _NARROWED.fullmatch(near):
        return found["kind"]
    found = _BEFORE.fullmatch(near)
    head = _SHOWN.sub("", clause.head) or near
    if found and not _HEAD.match(head) and not _NARROWED_FIRST.match(head):
        return ""
    if not found and _MAKING.search(near):
        found = _AFTER.match(clause.behind)
    if not found and _OF_TOPIC.fullmatch(near):
        found = _TOPIC.fullmatch(clause.led_by)
        return found["kind"] if found else ""
    if not found:
        return ""
    named = "行政" in found[0] or _SHORT.search(near + clause.after)
    return found["kind"] if named else ""
