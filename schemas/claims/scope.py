"""Whose numbers a place in a sentence speaks of, of which time, and of what.

A report also tells of last year, of a quarter, of subordinate bodies, of letters and hotlines, of
plans. The nearest words before a number say which; only what is left is this report's own.
"""

import re
from dataclasses import dataclass, replace

# What follows these stands beside the report's own numbers, not among them: 较上年, 比2024年.
_BESIDE = r"(?<![较比与同和对])(?<!结转)(?<!转结)"
_CARRIED = (
    r"(?!度?[末底]?(?:未[办答完到]|(?:[亦也]?(?:无|没有|未))?结转|转结|接转|遗留|转[来入]|跨年|顺延|带入|延续)"
    # nor does the year of the request say when its review was: 因上年申请答复引发的行政复议
    r"|度?的?(?:政府信息公开|信息公开|依申请公开)?(?:申请|答复)+[^，。；\d]{0,8}(?:引发|引起|提起|产生|被))"
)
# Subjects of other people's numbers. The rows 信访举报投诉类 and 投诉类 are our own.
ALIEN = (
    r"123\d\d(?!件)|信访(?!、?举报|、?投诉|类|件)|热线|留言|咨询|来电|来访|(?<![、，])来[信函]|信箱|(?<!公开)诉求|工单|建议|提案|(?<!复)议案|问卷|"
    r"(?<!信访)(?<!举报)(?<!、)(?:投诉|举报)(?!、?投诉|、?举报|类|件|形式|等|的?不予处理)|行政许可|许可证|行政处罚|备案|"
    r"证明|补贴|资助|救助|低保|(?:不动产|婚姻|户籍|企业|市场主体|产权)登记|贷款|审批|仲裁|调解|赔偿|培训|会议|推送|微信|公众号|稿件|征集|网民|"
    r"粉丝|舆情|(?:政务|公共|便民)服务事项|(?<=收到)第三方意见|案例|报名|职称|专利|商标|招投标|政策解读|政府采购|民事|刑事|差评|主动公开|新媒体"
)
REQUESTS = re.compile("(?<!非)(?<!非政府)信息公开(?!数)|公开申请|申请公开|依申请|信息申请")
# How documents are to be published, told together: 发文340件，其中主动公开118件、依申请公开52件.
_ATTRIBUTES = (
    r"(?:文[^。；]{0,30}?)?主动公开(?:[的类为有共]|属性|文件|公文)*[\d,]+[件份个条]?"
    r"(?:[，、；](?:属于?)?不予?公开(?:[的类为有共]|属性|文件|公文)*[\d,]+[件份个条]?)?"
    r"[，、；](?:属于?)?依申请公开(?:[的类为有共]|属性|文件|公文)*\d"
)
_MARKS = re.compile(
    "|".join(
        (
            rf"(?P<attributes>{_ATTRIBUTES})",
            r"(?P<topics>(?:集中|涉及|涵盖)[^，。；\d]{0,30}?(?:等)?(?:方面|领域))",
            r"(?P<beyond>截[至止]到?20\d\d年)",
            rf"(?P<last>{_BESIDE}(?:上年|去年|上一年|往年|前年|历年|同期)度?{_CARRIED})",
            rf"(?P<year>(?:(?<![较比与同和对至到入转于~—–-])|(?<=[降升增减长加][至到]))20\d\d)年度?{_CARRIED}(?!-)",
            r"(?P<span>1月1日起?[至到~—–-]+(?:20\d\d年)?12月31日|1月?[至到-]12月)",
            r"(?P<whole>全年|本年|今年|当年|年内|报告期|一年来)",
            r"(?P<partly>20\d\d年?[至到~—–-]+20\d\d年|十[一二三四五六七]五[”\"]?(?:规划)?期间|季度|上半年|下半年|前[一二三四五六七八九十\d]+个?月|近[两三五几\d]年|年来"
            r"|(?<![\d-])(?:[1-9]|1[01])月(?!1日)|(?<!截[至止]20\d\d年)12月(?!31日|底|末)|(?<!\d年)(?<!今年)(?<!年初)以来"
            r"|目前|今后)",
            r"(?P<own>我[局办委厅院县市区镇乡街州省旗处中单机]|本[局办委厅院县市区镇乡街州省机单部])",
            r"(?P<everywhere>各(?:镇|乡|街道?|县|区|市|部门|单位)[^，。；\d]{0,24}?(?=(?:共|累计|总计)(?:收到|受理|办[理结]|答复)))",
            r"(?P<others>各(?:镇|乡|街道?|县|区|市|部门|单位|成员|地|站|所|分局|基层|中心|村|校|院|支队|大队)|镇街|乡镇|"
            r"(?:下属|所属|直属|局属|基层|派出|二级|成员|兄弟)(?:单位|机构|事业|部门|机关)|"
            r"[市县区省]政府(?:及其)?(?:各|组成)?(?:工作)?部门|县\(?(?:市、?)?区\)?|区县|县市区|"
            r"[市县区省州][级直](?:各?部门|各?单位|机关)|[市县区省州](?:政府)?本级|其[他它余](?:单位|部门|机关))",
            r"(?P<bureau>[省市县区州旗](?![直级])[\u4e00-\u9fff]{2,10}?(?:局|委员会|厅)(?!部|长|属)"
            r"|(?<=[，、；])[\u4e00-\u9fff]{2,8}局(?=受理|收到|办结|办理|答复))",
            r"(?P<above>[省市县区](?:人民)?政府(?=(?:共|累计|全年)?(?:收到|受理|办结|答复)))",
            r"(?P<region>全系统|全[市县区省州盟旗](?:各级?[^，；。\d]{0,16}?(?=共|累计|总计|[作做]出|收到|受理|办[理结]|实施)|(?!性)))",
            r"(?P<plan>计划(?!生育)|争取|力争|预计|下一步|明年|来年|将(?:进一步|继续|逐步|会|努力|按|不断|着力"
            r"|重点|加|于|严|认|确|全部|在)|如果|如遇|如有|如需|凡是|一旦|每(?:收到|[件份条年月季个](?![^。]*(?:全年|本年|20\d\d年)[^。]*\d))|应当|不得|原则上"
            r"|假如|若(?!干))",
            rf"(?P<requests>{REQUESTS.pattern})",
            rf"(?P<alien>{ALIEN})",
            r"(?P<next>；)",
            r"(?P<open>\()",
            r"(?P<close>\))",
        )
    )
)


_YEAR_BEFORE = re.compile(r"(?:(?P<year>20\d\d)年|上年|去年|上一年)(?:度|同期|全年)*的?$")


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds at one place: this year, this body, the subject being requests for information."""

    this_year: bool = True
    own: bool = True
    stated: bool = True
    requests: bool = False
    alien: bool = False

    @property
    def ours(self) -> bool:
        """Whether a number here may be one of this report's own."""
        return self.this_year and self.own and self.stated


def scopes(plain: str, start: Scope, year: int, government: bool) -> list[tuple[int, Scope]]:
    """Every place of a sentence where the scope changes, with the scope from there on."""
    found, now = [(0, start)], start
    outside: list[Scope] = []  # as it was before each open bracket
    for mark in _MARKS.finditer(plain):
        if mark.lastgroup == "open":
            outside.append(now)
            if years := _YEAR_BEFORE.search(plain, 0, mark.start()):  # 较2023年（59件、结转3件）
                now = replace(now, this_year=years["year"] == str(year))
        elif mark.lastgroup == "close":
            was = outside.pop() if outside else now
            now = replace(now, this_year=was.this_year, own=was.own, alien=was.alien)
        elif mark.lastgroup == "next":  # 系咨询投诉；结转下年1件: another statement
            now = replace(now, alien=False, stated=True)
        else:
            now = _after(mark, now, year, government)
        found.append((mark.start(), now))
    return found


def scope_at(changes: list[tuple[int, Scope]], place: int) -> Scope:
    """The scope that holds at a place."""
    return next(scope for begin, scope in reversed(changes) if begin <= place)


# What each mark says of all that follows it.
_CHANGES: dict[str, dict[str, bool]] = {
    "last": {"this_year": False},
    "partly": {"this_year": False},
    "whole": {"this_year": True},
    "own": {"own": True},
    "others": {"own": False},
    "plan": {"stated": False},
    "requests": {"requests": True, "alien": False},
    "alien": {"alien": True},
    "attributes": {"alien": True},
    "topics": {},  # 主要集中在建设项目审批等方面: what they were about
    "span": {},  # its year, if any, has spoken
}


def _after(mark: re.Match[str], now: Scope, year: int, government: bool) -> Scope:
    kind = mark.lastgroup or ""
    if kind == "beyond":  # 截至2025年1月20日: what is told is how things stood after the year's end
        until = int(mark["beyond"][-5:-1])
        return replace(now, this_year=until == year, own=now.own and until <= year)
    if kind == "year":
        return replace(now, this_year=int(mark["year"]) == year)
    if kind in (
        "region",
        "above",
        "everywhere",
    ):  # a government reports for its whole area, a department for itself
        return replace(now, own=government)
    if kind == "bureau":  # a department may be naming itself, a government is not one
        return replace(now, own=now.own and not government)
    return replace(now, **_CHANGES[kind])
