"""Claims about decisions of table 2: licences granted or refused, penalties, compulsory measures."""

import re
from typing import NamedTuple

from schemas.claims.clauses import Clause, Given
from schemas.claims.document_words import FILLING
from schemas.claims.figures import Reading
from schemas.form.model import CellKey

SUBJECT = re.compile("行政许可|行政处罚|行政强制|许可决定|处罚|许可")
UNITS = ("件", "份", "个", "项", "宗", "起", "次", "例", "件次")
_KIND = r"(?:行政)?(?P<kind>许可|处罚|强制)"
_NAMED = re.compile(_KIND)
_NOUNS = r"(?:类|处理|决定书?|案件|事项|措施|各类)*"
_MADE = r"(?:新增|[作做]出|实施|办理|办结|下达|开展|处理|处以|完成|采取|查封|扣押|冻结|核发(?=行政|许可))"
# All that may stand before the kind: whoever made the decisions, then when and how. Between the verb and
# the kind nothing may narrow it down (民办学校行政许可).
_WHO = rf"(?:[^，；。、]{{1,24}}?(?={_MADE})|[^，；。、\d]{{2,12}}?(?:[局委厅办府院]|机关|部门|人员|大队|支队|中心))?"
_WORDS = (
    rf"(?:20\d\d年度?|{_MADE}|全[年市县省区州镇局系统]+|年内|本年度?内?|本级|单位|当年|今年|共计|共|主动公开|公开|(?:立案)?查处|并|我[局市县省区州镇委办]|本[局市县省区州镇]"
    r"|本机关|机关|各级|依法|累计|合计|各类|各项|(?:水|税务)(?=行政)|[省市县区]级(?=水|行政)|[^，。；、\d]{2,8}许可等(?=行政许可)|了|分别|和|及|与|其中|、|等|的|新)*"
)
_BEFORE = re.compile(rf"{_WHO}{_WORDS}{_KIND}{_NOUNS}(?:本年)?{FILLING}$")
# Of one sort, named before the kind: never more than there are in all.
_SORTED = re.compile(
    rf"(?P<sort>[^，；。\d]{{2,32}}?)(?:行政)?(?P<kind>许可|处罚){_NOUNS}(?:本年)?{FILLING}"
)
_NO_SORT = re.compile("督促|移送|建议|申请|获得?|取得|持有|受到|被|委托|检查|拟|接受|全(?!年)")
_HEAD = re.compile(rf"{_WHO}{_WORDS}(?:行政)?(?:许可|处罚|强制)")
_AFTER = re.compile(rf"{_KIND}{_NOUNS}(?=$|[，；。、)]|和|并|全部|均|已|都)")
_MAKING = re.compile(rf"{_MADE}(?:了|的|共|各类)*$")
# 行政许可方面，全年作出决定94件
_TOPIC = re.compile(r"行政(?P<kind>许可|处罚|强制)(?:工作|事项|案件|决定)*(?:方面|情况)?")
_OF_TOPIC = re.compile(
    rf"{_WORDS}(?:{_MADE}|共|处理|决定|案件|各类|件数|数量)+(?:处理|决定书?|案件)*{FILLING}"
)
# What may stand between two numbers told beside one another: 许可5件，增长2%；处罚3件（罚款2万元）、强制1件.
_GAP = (
    r"(?:[，；、和及与]|(?:同比|较|比|上年|去年|增长|增加|减少|下降|上升|[\d.]+%)+"
    r"|(?:罚没?款?|没收|违法所得|金额|合计|总额|共|计|[\d.]+[万亿]?元)+)*"
)
_NONE_BESIDE = re.compile(
    r"[，、；](?:也)?(?:没有|无|未)(?:作出|实施|采取)?(?:行政)?(?P<kind>许可|处罚|强制)"
)
# Whose numbers they are is narrowed down by the topic before: 文化市场领域，许可5件.
_FIELD = re.compile("(?:领域|方面|系统|市场|窗口|[大支中]队|[所站]|平台|中心|街道|[乡镇])$")
_ALL_FIELDS = re.compile("(?:公开|执法|权力|数据|政务|法治|履职)[^，]{0,4}(?:方面|领域)$")
# 处罚 and 许可 alone name the decision only behind such words, or as 处罚决定.
_SHORT = re.compile(rf"(?:{_MADE}|共计?|累计|新增)(?:了|的)*(?:许可|处罚)|(?:许可|处罚)类?决定")
_OTHER = re.compile(
    r"公开(?![^，]{0,8}(?:决定(?!书)|处理事项))|公示|公布|发布|上传|录入|归集|推送|报送|清单|目录|撤销|变更|不予|准予|免予|减免|听证|信息|重大|典型|网上|线上|在线|当场|即办|容缺|告知承诺|联合|专项|撤回|注销"
    r"|不予|裁量|案卷|评查|复议|诉讼|立案(?!查处)|从[轻重]|涉企|简易程序|指导|协助|配合|参与|代|审核|征求"
)
_SHOWN = re.compile(
    r"(?:依法)?公[示布开](?=(?:行政)?(?:许可|处罚|强制)(?:\d|$|、(?:行政)?(?:许可|处罚|强制)))"
)  # what is shown has been decided
_ITEMS = re.compile("清单|权责|目录|下放|取消|承接|保留|行使|梳理|事项库")
_ROWS = {
    "许可": ("licenses", "administrative_licenses"),
    "处罚": ("penalties", "administrative_penalties"),
    "强制": ("penalties", "administrative_compulsion"),
}


class Told(NamedTuple):
    """What kind of decision a number's own words speak of, and how surely.

    ``named``: they say so by themselves; else only beside another kind. ``some``: of one sort only.
    """

    kind: str = ""
    named: bool = True
    some: bool = False


class Decisions:
    """One sentence read from left to right."""

    def __init__(self, found: list[Clause]) -> None:
        self.found = found
        self.given = Given(found, _NAMED)
        self.told = [_told(clause) for clause in found]

    def reading(self, number: int) -> Reading | None:
        """The cell that one number of the sentence states, if it states one."""
        clause, unit = self.found[number], self._unit(number)
        given, told = self.given.at(number), self.told[number]
        kind = given["kind"] if given else told.kind
        if not kind or unit not in UNITS or _OTHER.search(_SHOWN.sub("", clause.head)):
            return None
        if unit == "项" and not self._decided(clause):
            return None
        if not given and not told.named and not self._beside_another(number):
            return None
        return Reading(f"行政{kind}处理决定", (CellKey(*_ROWS[kind], "decisions"),))

    def only_some(self, number: int) -> bool:
        """Whether only some decisions are counted: 卫生行政许可415件, 公示行政许可861件、行政处罚52件."""
        return self.told[number].some or bool(_SHOWN.search(self.found[number].head))

    def shown(self, number: int) -> bool:
        """Whether they are said to be public, as nearly all are: 公示行政许可861件."""
        return bool(_SHOWN.search(self.found[number].head)) and not self.told[number].some

    def _decided(self, clause: Clause) -> bool:
        """Whether so many 项 are decisions, not the items of a list of powers."""
        return bool(re.search(_MADE, clause.head)) and not _ITEMS.search(clause.statement)

    def _unit(self, number: int) -> str:
        """Its unit, that of the numbers after it where they share one: 分别为4、2、1件."""
        for clause in self.found[number : number + 3]:
            if clause.amount.unit or clause.behind[:1] not in ("、", "和", "，"):
                return clause.amount.unit
        return ""

    def _beside_another(self, number: int) -> bool:
        """Whether a number of another kind stands right beside this one: 许可5件，处罚3件."""
        kind, clause = self.told[number].kind, self.found[number]
        if self._of_a_field(number):
            return False
        none = _NONE_BESIDE.match(clause.behind)
        if none and none["kind"] != kind:
            return True
        pairs = [(number, other) for other in range(number + 1, number + 3)]
        pairs += [(other, number) for other in range(number - 2, number)]
        return any(
            self._linked(*pair) and {self.told[n].kind for n in pair} - {kind, ""} for pair in pairs
        )

    def _of_a_field(self, number: int) -> bool:
        """Whether the topic before the first of those told together narrows them down."""
        while before := [n for n in (number - 2, number - 1) if self._linked(n, number)]:
            number = before[0]
        topic = self.found[number].led_by
        return bool(_FIELD.search(topic)) and not _ALL_FIELDS.search(topic)

    def _linked(self, first: int, second: int) -> bool:
        """Whether nothing stands between two numbers but the words that name the second."""
        if first < 0 or second >= len(self.found):
            return False
        one, other = self.found[first], self.found[second]
        gap = one.plain[one.amount.end : other.amount.start]
        gap = re.sub(r"\([^()]*\)", "", gap)
        return bool(re.fullmatch(_GAP + re.escape(other.near), gap))


def _told(clause: Clause) -> Told:
    """What the words around a number say of it."""
    near = _SHOWN.sub("", clause.label)  # 行政处罚: 19件
    found = _BEFORE.fullmatch(near)
    head = _SHOWN.sub("", clause.head) or near
    if found:
        named = "行政" in found[0] or bool(_SHORT.search(near + clause.after))
        # the sort told first may hold for all after it: 作出卫生行政许可415件、行政处罚31件
        return Told(found["kind"], named, not _HEAD.match(head))
    if _MAKING.search(near) and (later := _AFTER.match(clause.behind)):
        return Told(later["kind"], "行政" in later[0] or bool(_SHORT.search(near + clause.after)))
    if _OF_TOPIC.fullmatch(near) and (topic := _TOPIC.fullmatch(clause.led_by)):
        return Told(topic["kind"])
    sort = _SORTED.fullmatch(near)
    if sort and not _NO_SORT.search(sort["sort"]):
        every = sort["sort"].endswith("等")  # 办理取水、排污等行政许可
        named = bool(re.search(_MADE, near)) or (every and "等行政" in near)
        return Told(sort["kind"], named, some=not every)
    return Told()
