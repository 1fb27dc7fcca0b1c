"""Claims about the documents of table 2: rules and normative documents made, repealed, in force."""

import re
from decimal import Decimal

from schemas.claims.clauses import Clause, Given
from schemas.claims.figures import Reading
from schemas.form.model import CellKey

FILLING = (
    r"(?:的|件数|数量|总数|数|金额|收入|总额|总|共|合计|总计|累计|计|为|是|有|达到?|了|也|均|:)*+"
)
SUBJECT = re.compile("规章|规范性文件")
UNITS = ("件", "份", "个", "部", "项", "篇")
_KIND = re.compile(r"(?P<regulatory_rules>规章(?!制度))|(?P<normative_documents>规范性文件)")
_NOUN = (
    r"(?:本机关|本局|我局|设区的?市|较大的市|省|市|县|区|人民|政府|办公[室厅]|部门|地方|行政|财政|教育|交通|税务|水利|行业|系统|局|委|厅|、|及|和|其|的)*"
    r"(?:规章(?!制度)|规范性文件)"
)
_GO_ON = r"(?:(?:并|和|、)?(?:出台|印发|发布|公布|公开|颁布|施行|实施))*"
_VERBS = {
    "issued": rf"(?:制发|制[定订]|出台|印发|下发|颁布|新增|新发){_GO_ON}",
    "repealed": r"(?:(?:宣布)?失效(?:和|或|、))?废止",
    "in_force": r"(?:现行|现有|现存|继续|保留|仍然?|目前)*(?<![无失])有效|保留|继续执行",
}
_ANY_VERB = "|".join(f"(?P<{key}>{words})" for key, words in _VERBS.items())
_DOCUMENT = re.compile(rf"(?:{_ANY_VERB})(?:的|了)*(?:{_NOUN}|文件)?(?:本年)?{FILLING}$")
_NOUN_FIRST = re.compile(rf"{_NOUN}(?:本年|年内)?(?:{_ANY_VERB}){FILLING}$")
# 公开 and 发布 say so of documents only: their noun stands right behind.
_PUBLISHED = re.compile(
    rf"(?<!转)(?:公开|发布|公布)(?:施行|实施)?(?:了)?(?:新(?:制定|出台|印发)的)?{_NOUN}{FILLING}$"
)
_PUBLISHING = re.compile(r"(?<!转)(?:公开|发布|公布)(?:了|共|累计)*$")  # 发布了2份规范性文件
_TITLED = re.compile(
    rf"(?:{_VERBS['issued']})了?(?:《[^《》]*》、?)+(?:等|共|计)*$"
)  # 印发《…》1件规范性文件
_IN_FORCE_BEHIND = re.compile(rf"(?:现行|继续|仍然?)有效的?{_NOUN}")  # 6件现行有效的规范性文件
_NOUN_BEHIND = re.compile(rf"的?{_NOUN}(?=$|[，；。、)])")
_ALL_IN_FORCE = re.compile(rf"(?:{_NOUN})?，?[均都]?(?:为|是)?(?:现行|继续)有效(?!\d)")
_AFTER = re.compile(
    rf"(?:{_NOUN}|文件|的)*(?:均|仍|宣布|已经?|被|新|为|确认|对外|向社会|正式|予以)*(?P<verb>现行有效|继续有效|有效|废止|出台|印发|公布|发布|制发)(?:施行|实施)?(?=$|[，；。、)])"
)
_ONLY_NOUN = re.compile(rf"{_NOUN}{FILLING}")  # 现行有效规章12件、规范性文件420件
_OF_WHICH = re.compile(rf"其中(?:含|包括|有)?(?:行政)?(?:规章(?!制度)|规范性文件){FILLING}")
_BROKEN_DOWN = re.compile(r"\((?:含|其中|包括)[^()]*废止")  # 公开规章13件（含新制定5件、废止4件）
_SOME_FILES = re.compile(rf"(?:{_VERBS['issued']}|公开|发布|公布)(?:[^，。]{{0,16}})文件{FILLING}$")
# Only some of the documents, or what is done to them, or somebody else's.
_OTHER = re.compile(
    r"(?<![本我市县区省]局)(?<!本机关)(?<!本单位)(?<!街道)(?<!镇政府)(?<!乡政府)(?<!镇人民政府)(?<!乡人民政府)名义|联合|代[县市区政拟]|起草|审[查核]|备案|报备|解读|党内|[党省市县区]委(?!员)|拟|牵头|会签|失效|转发|转载"
    r"|参与|配合|协助|评估|年初|清理前|草案|征求意见|内部|汇编|清单|目录(?!，)|专栏更新"
)
_MADE_OTHERS = re.compile("^(?:全年|本年度?|共)*(?:制[定发]|出台|印发)[^，。]{2,10}$")
_ITS_LIST = re.compile("(?:宣布)?失效(?:和|或|、)(?=废止)|目录(?:所列|内|中)(?:的)?(?=现行|继续)")
# In both names, that of the government and that of its office: all that are reported.
_OWN_NAME = re.compile(r"政府(?:、|和|及|或|以及)[^，。；、]{0,6}办公?[室厅]?名义")
_REWORKED = re.compile(r"修[订改](?:$|[^，]*$)")
# For a department these are other bodies, unless it only speaks of their websites or consent.
_HIGHER = re.compile(
    r"(?:国务院|中央|国家|上级)(?!政策)"
    r"|[省市县区](?:人民)?政府(?!办公|网|门户|信息|公报|批准|同意|官|公[众开])"
)
# An office of a government is not all of it, unless both are named.
_OFFICE = re.compile("办公[室厅]")
_OFFICE_OF = re.compile("政府办公?[室厅]?(?!网|批准|同意)")
_WITH_OFFICE = re.compile(
    r"(?:政府|本级)(?:和|及|、|以及)(?:其|[省市县区]?(?:人民)?政府)?办公[室厅]"
)
# Only the documents of earlier years were looked at, or so many of them: others may be in force besides.
_LOOKED_AT = re.compile(
    r"20\d\d年(?:底|末|12月31日)?(?:之|以)?前[^。；]{0,30}清理|清理(?:了|各类|行政|现行|规范性|文件|规章|共|累计)+\d+[件份个]"
)
_THIS_YEAR = re.compile(r"本年|今年|当年|年内|全年|新|20\d\d年")
_TITLES = {"issued": "本年制发", "repealed": "本年废止", "in_force": "现行有效"}
_KINDS = {"regulatory_rules": "规章", "normative_documents": "行政规范性文件"}


def by_title(clause: Clause) -> bool:
    """Whether the documents counted are named, others perhaps not: 印发《…》1件规范性文件."""
    return bool(_TITLED.search(clause.label) and _NOUN_BEHIND.match(clause.behind))


def only_shown(clause: Clause) -> bool:
    """Whether documents are said to be public, made this year or before: 公开规范性文件6件."""
    return bool(re.search("公[开布]", clause.head + clause.after)) and not re.search(
        f"{_VERBS['issued']}|(?<!集中)发布", clause.head
    )


def only_looked_at(clause: Clause) -> bool:
    """Whether documents are said to stay in force of those that were looked at: 清理10件，继续有效7件."""
    return bool(_LOOKED_AT.search(clause.statement))


class Documents:
    """One sentence read from left to right: the kind of document and the verb spoken of last."""

    def __init__(self, found: list[Clause], year: int, government: bool, office: str) -> None:
        self.found, self.year = found, year
        self.government, self.office = government, office
        self.kind = self.verb = self.of_files = ""
        self.parts = False  # whether the parts of a number are being told
        self.makers = False  # whether it is told who once made those in force
        self.given = Given(found, re.compile(_ANY_VERB))

    def reading(self, number: int) -> Reading | None:
        """The cell that one number of the sentence states, if it states one."""
        clause = self.found[number]
        before, of_files = self.verb, self.of_files
        around = clause.between + re.split("[，；。、)]", clause.behind[:12])[0]
        mentions = [m.lastgroup or "" for m in _KIND.finditer(around)]
        self.kind = mentions[-1] if mentions else self.kind
        given = self.given.at(number)
        verb = (given.lastgroup or "") if given else self._verb(clause)
        among = bool(re.search("其中|[(]含|[(]包括", clause.between))
        if _OF_WHICH.fullmatch(re.split("[；。]", clause.between)[-1].replace("，", "")):
            verb = of_files
        self.parts = among or (self.parts and not given and clause.between[:1] in ("、", "和"))
        if among and verb == "issued":
            self.makers = before == "in_force" and not _THIS_YEAR.search(clause.between)
        elif verb != "issued" or _THIS_YEAR.search(clause.between) or "；" in clause.between:
            self.makers = False
        part = self.parts and verb == before and not of_files  # 制定5件，其中新制定3件
        self.verb = before if among and not verb else verb
        if not verb and not mentions and _MADE_OTHERS.search(clause.near):
            self.verb = "issued"  # 制定应急预案2部、行政规范性文件1件
        self.of_files = "issued" if _SOME_FILES.search(clause.near) and not mentions else ""
        if not verb or part or self.makers or not self.kind or clause.amount.unit not in UNITS:
            return None
        if self._others(clause) or _BROKEN_DOWN.match(clause.behind):
            return None
        return Reading(
            f"{_KINDS[self.kind]}{_TITLES[verb]}", (CellKey("documents", self.kind, verb),)
        )

    @property
    def in_force(self) -> Reading | None:
        """All documents of the kind spoken of last."""
        if not self.kind:
            return None
        key = CellKey("documents", self.kind, "in_force")
        return Reading(f"{_KINDS[self.kind]}{_TITLES['in_force']}", (key,))

    def lapsed(self, number: int) -> Decimal:
        """What has lapsed besides: 废止5件，失效1件 may be counted as 5 or as 6 repealed."""
        following = self.found[number + 1 : number + 2]
        if following and "失效" in following[0].between:
            return following[0].amount.value or Decimal(0)
        return Decimal(0)

    def _verb(self, clause: Clause) -> str:
        """What is said of the documents counted: issued, repealed, in_force; "" when nothing is."""
        near, behind = clause.label, clause.behind  # 本年制发: 5件
        if _ONLY_NOUN.fullmatch(near) and self.verb and not _AFTER.match(behind):
            return self.verb
        if found := _DOCUMENT.search(near) or _NOUN_FIRST.search(near):
            return found.lastgroup or ""
        if later := _AFTER.match(behind):
            last = later["verb"][-2:]
            return {"废止": "repealed", "有效": "in_force"}.get(last, "issued")
        if _IN_FORCE_BEHIND.match(behind):
            return "in_force"
        if by_title(clause):
            return "issued"
        if _PUBLISHING.search(near) and _NOUN_BEHIND.match(behind):
            return "issued"
        if not _PUBLISHED.search(near):
            return ""
        return "in_force" if _ALL_IN_FORCE.match(behind) else "issued"

    def _others(self, clause: Clause) -> bool:
        """Whether these are not the body's documents of this year, or not all of them."""
        about = _ITS_LIST.sub("", clause.head + clause.after)
        if any(int(year) != self.year for year in re.findall(r"(20\d\d)年度?(?:制|印|出)", about)):
            return True
        if self.office or self.government:
            about = _OWN_NAME.sub("", about)
        if _OTHER.search(about) or _REWORKED.search(clause.near):
            return True
        if not self.government:
            theirs = not self.office and _OFFICE_OF.search(clause.head)
            head = clause.head
            if self.office:  # an office of a government reports the documents of its government
                head = re.sub(rf"(?<!上级){self.office}(?:人民)?政府", "", head)
            return bool(theirs or _HIGHER.search(head))
        return bool(_OFFICE.search(clause.statement) and not _WITH_OFFICE.search(clause.statement))
