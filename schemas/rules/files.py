"""Findings of the reading itself: labels of the template that are not where it put them, links.

Nothing here looks at a file: `workbook` reads and decides, and takes code, severity and clause from
these rules, so that the catalogue is complete.
"""

from schemas.form.sources import Certainty, Source
from schemas.issues import Severity
from schemas.rules.rule import Rule

TEMPLATE = Source("年度报告填报表模板", certainty=Certainty.CUSTOM)
RECORD = Source("年度报告记录格式", certainty=Certainty.CUSTOM)

OVERWRITTEN = Rule(
    "F101",
    "标题被改动",
    Severity.ERROR,
    TEMPLATE,
    "表格的行、列标题和项目名称是模板固定的文字，不得改动。",
)
MOVED = Rule(
    "F102",
    "行列移位",
    Severity.ERROR,
    TEMPLATE,
    "不得插入、删除或移动表格的行和列；移位的工作表不予读取，以免数字错行。",
)
REPLACED = Rule(
    "F103",
    "标题被成片覆盖",
    Severity.ERROR,
    TEMPLATE,
    "粘贴时不得覆盖表格的标题；一张表有四处以上标题不符的，不予读取。",
)
UNKNOWN_PART = Rule(
    "F104",
    "所属部分不在列表中",
    Severity.ERROR,
    TEMPLATE,
    "文字表的“所属部分”从下拉列表中选择，空着表示与上一行相同；第六部分不分所属部分。",
)
EXTERNAL_LINKS = Rule(
    "F105",
    "链接了其他文件",
    Severity.WARNING,
    TEMPLATE,
    "工作簿不宜引用其他文件的数字，换一台电脑可能显示旧数。",
)
BESIDE = Rule(
    "F106",
    "文字写在正文列之外",
    Severity.WARNING,
    TEMPLATE,
    "文字表中印进报告的只有“小标题”和“正文”两列；写在它们右边的文字不会印出。",
)

UNKNOWN_ITEM = Rule(
    "F107",
    "记录中有多余的项目",
    Severity.WARNING,
    RECORD,
    "记录中只有记录格式规定的项目才会读取；其他名称可能是拼写有误。",
)

DOUBTFUL = Rule(
    "F108",
    "导入存疑",
    Severity.WARNING,
    TEMPLATE,
    "从已公布的报告导入时，标题与格式不尽相同、或者按位置认出的数，要对照原件核对。",
)
UNREADABLE = Rule(
    "F109",
    "没有导入",
    Severity.WARNING,
    TEMPLATE,
    "从已公布的报告导入时，不能确定的数一律留空，不猜测。",
)

UNREAD = (MOVED.code, REPLACED.code)  # a sheet with one of these was not read at all

COPIED_SHEET = Rule(
    "F111",
    "多出同样的工作表",
    Severity.WARNING,
    TEMPLATE,
    "只读取模板原有的工作表；复制出来的，如“二、主动公开 (2)”，其中的内容不读取。",
)
OUTSIDE = Rule(
    "F112",
    "写在表格之外",
    Severity.WARNING,
    TEMPLATE,
    "数字和文字填在表格的格子里；写在表格旁边、下面的不读取，也不会印进报告。",
)

HIDDEN = Rule(
    "F113",
    "隐藏的行列中有内容",
    Severity.HINT,
    TEMPLATE,
    "隐藏或者被筛选的行和列同样读取，其中的数字和正文同样印进报告，须一并核对。",
)

PICTURE = Rule(
    "F114",
    "格子里是图片",
    Severity.WARNING,
    TEMPLATE,
    "文字表的单元格中放有图片（WPS的单元格图片）的，报告中不印；要印的内容须写成文字。",
)

RULES = (
    OVERWRITTEN,
    MOVED,
    REPLACED,
    UNKNOWN_PART,
    EXTERNAL_LINKS,
    BESIDE,
    UNKNOWN_ITEM,
    DOUBTFUL,
    UNREADABLE,
    COPIED_SHEET,
    OUTSIDE,
    HIDDEN,
    PICTURE,
)
