"""What a draft leaves behind in a text: signs for what was to be filled in, words of indecision."""

import re
from collections.abc import Iterator

from schemas.filled.entries import at, shown
from schemas.filled.submission import Submission
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.language.personal import excerpt
from schemas.rules.publication import texts
from schemas.rules.rule import Rule, report_rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
SIGNS = "×✕XxＸｘ*＊"
# 王** and 李××等3人 hide a name, as one may; 由**科办理 and 李××村 lack one.
# Surnames that end words (地方, 三万) are left out.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付白邹孟熊秦邱尹薛闫雷侯龙陶黎贺顾毛郝龚邵钱覃戴莫孔汤"
)
NO_NAME = (
    "[年月日时件条次篇项份万亿元省市州县区镇乡村街路号局委办厅部科室站院校]"
    "|[个名](?!人|下)|[处所](?![罚理提申诉需])"
)
NO_SURNAME = "市县省区州镇乡局委厅部科处股室由在至共约第为与及有"
MASKED_NAME = (
    rf"(?:(?<=[{SURNAMES}])|(?<=欧阳|上官|司马|诸葛))[{SIGNS}]{{2}}(?![{SIGNS}]|{NO_NAME})"
    rf"|(?<=[、，（“][\u4e00-\u9fff])(?<![{NO_SURNAME}])[{SIGNS}]{{2}}(?=[、，）”])"
)
# xxgk in an address and XXL are words, 138****1234 is masked; 20XX年 and XX.XX万元 are left over
LEFT_OVER = re.compile(
    rf"(?!{MASKED_NAME})"
    r"(?:[×✕]{2,}|(?<![A-WYZa-wyz])[XxＸｘ]{2,}(?![A-Za-z])|＊{2,}|(?<![0-9*])\*{2,}(?![0-9*]))|_{3,}|此处填写"
    r"|(?m:^\s*待(?:补充|填写?|核实)[。.]?\s*$)|[(（\[]\s*待(?:补充|填写?|核实)[^)）\]]{0,10}[)）\]]"
    # 【单位】 and 【请填写】, not 【政策解读】, 【补充耕地】 or 【请您填写】栏目
    r"|【(?:[\s\d×✕XxＸｘ*＊_.…]*|[^】]*(?:请|此处|这里|自行|待)[^】]*(?:填写|填入|补充|替换|删除|核实)[^】]*"
    r"|[^】]*(?:填写|填入|补充|示例)|(?:本|某|报告)?(?:单位|机关|部门|地区|年度?|月|日期?|数字?|数量|金额|姓名|内容|地址|电话|时间)(?:名称)?)】(?!专?栏|专题|板块|频道|模块)"
)
ADDRESS = re.compile(
    r"(?:https?:|www\.)[!-~]+|(?<![!-~])[!-~]+@[!-~]+"  # begun once in a run: never quadratic
    r"|(?<![\w.-])[\w.-]+\.(?:gov|com|org|net|cn)\b[!-~]*",
    re.ASCII,
)
# 有待补充, 对待核实的线索 and 待核实线索 speak of work, 待定级 and 填表示例 of other things
UNSURE = re.compile(
    r"(?<![有亟尚仍对等])待(?:补充|核实|填写?)(?!报|的?(?:线索|事项|问题|案件|信息|材料))|(?<![对等])待定(?![级岗标位])|(?m:^|(?<=[（(【\[]))示例(?=$|[：:）)】\]])|示例(?:文字|数据|数字|单位)"
)


def _left_over(submission: Submission, rule: Rule, pattern: re.Pattern[str]) -> Iterator[Issue]:
    for _, entry in texts(submission):
        addresses = [each.span() for each in ADDRESS.finditer(entry.text)]
        left = [
            each
            for each in pattern.finditer(entry.text)
            if not any(start <= each.start() < end for start, end in addresses)
        ]
        if left and not (pattern is UNSURE and LEFT_OVER.search(entry.text)):
            found = left[0]
            signs = dict.fromkeys(f"“{shown(each.group())}”" for each in left)
            start = max(0, found.start() - 10)
            quoted = shown(excerpt(entry.text, start, found.end() + 10).strip())
            yield rule.issue(
                f"“{entry.sheet}”{entry.address}中留有{''.join(signs)}（…{quoted}…）。"
                "请改成实际内容，或者删去；确实要这样写的，请在“校验结果”的“处理说明”中写明。",
                at(entry),
                found=found.group(),
            )


@report_rule("W108", "留有未填的占位符", ERROR, Basis.FORMAT)
def nothing_is_left_over(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文中不得留有×××、XX、【】、（待补充）等未填写的内容。"""
    yield from _left_over(submission, rule, LEFT_OVER)


@report_rule("W109", "可能未定稿", WARNING, Basis.FORMAT)
def nothing_looks_undecided(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文中出现“待定”“待核实”“示例”等字样的，提醒核对是否已经定稿。"""
    yield from _left_over(submission, rule, UNSURE)


RULES = (nothing_is_left_over, nothing_looks_undecided)
