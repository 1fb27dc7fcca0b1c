"""The sheet 填表说明: what to do in which order, what the colours mean, what each sheet is for."""

from dataclasses import replace

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from schemas.form.model import Edition
from workbook.layout import FACTS, LAST_YEAR, REFERENCES, RESULTS, SECTION_SHEETS
from workbook.sheets.pages import Page, set_up
from workbook.sheets.styles import (
    AMBER,
    AMBER_FILL,
    CENTRE,
    GREEN,
    GRID,
    HEAD,
    HEADING,
    INDENTED,
    INPUT,
    LEFT,
    NAVY,
    NOTE,
    PLAIN,
    RED,
    RED_FILL,
    SONG,
    SUBTITLE,
    TITLE,
    TOTAL,
    Look,
    fill,
    font,
    lines,
    put,
)

PAGE = Page("wsGuide", "7F7F7F", "A1")
BUTTONS_HEIGHT = 34  # an empty row, where the macro workbook has its buttons
WIDTHS = (6, 22, 84)
STEPS = (
    ("基本信息", "先填机关全称、层级、类别和报告年度。标题、署名和文件名都由这里生成。"),
    (
        "三张数字表",
        "再填“二、主动公开”“三、申请办理”“四、复议诉讼”。浅黄色的每一格都要有数；没有发生的填 0。"
        "空着的格子算作没有填，不会当成 0。灰色的总计自动相加，不用填。",
    ),
    (
        "三张文字表",
        "接着写“一、总体情况”“五、问题与改进”“六、其他事项”。一行是一个小标题和它的正文；"
        "同一格里分段按 Alt+Enter；行不够就插入行，多余的行空着或删掉都可以。",
    ),
    ("上年数据", "手头有上年报告的，把数字照抄过来，表格会核对上年结转的件数。没有可以不填。"),
    (
        "校验",
        "保存以后运行“校验”。发现的问题列在“校验结果”，写明在哪张表、哪一格、怎么改。"
        "改完再校验，直到没有“错误”；“提醒”请逐条看过。",
    ),
    ("生成报告", "没有错误后运行“生成报告”，得到 Word 文件。印发和上网之前，请按规定做保密审查。"),
)
LEGEND = (
    (INPUT, "262626", "12", "浅黄色：请在这里填写。"),
    (TOTAL, "262626", "36", "灰色：总计，自动相加，不用填。"),
    (HEAD, NAVY, "表头", "蓝色和白色：表格固定的文字，不能修改，也请不要移动行和列。"),
    (RED_FILL, RED, "差 +3", "红色：填的不是数，或者加起来不相等。差 +3 表示左边比右边多 3。"),
    (AMBER_FILL, AMBER, "1032", "橙色：字数超过一千字，请考虑压缩。"),
    ("FFFFFF", GREEN, "√", "绿色对号：这一行或这一列填齐了，并且相等。"),
)
SHEET_NOTES = {
    FACTS: "机关、年度和报告样式",
    SECTION_SHEETS["overview"]: "第一部分的文字，五个方面，原则上不超过一千字",
    SECTION_SHEETS["disclosure"]: "第二部分的表格，10 个数",
    SECTION_SHEETS["requests"]: "第三部分的表格，175 个数，其中 31 个自动相加",
    SECTION_SHEETS["review"]: "第四部分的表格，15 个数，其中 3 个自动相加",
    SECTION_SHEETS["problems_and_improvements"]: "第五部分的文字，先问题后改进",
    SECTION_SHEETS["other_matters"]: "第六部分的文字和信息处理费",
    LAST_YEAR: "上年报告的三张表，可以不填",
    REFERENCES: "正文中可以引用的表格数字，以及它们现在的值",
    RESULTS: "校验发现的问题，由程序填写",
}
TIPS = (
    "从别的文件粘贴数字时，请用“选择性粘贴”里的“数值”，免得把颜色和输入限制一起覆盖。",
    "数字后面不要写“件”“万元”，也不要用“/”“—”“无”代替 0。",
    "表二的行政事业性收费以万元为单位；第六部分的信息处理费以元为单位。这是两笔不同的钱。",
    "各表没有设密码，只是防止误改。列宽和行高可以随意调整；请不要改工作表的名称。",
    "政府部门的报告应在次年 1 月 31 日前公布，县级以上人民政府的应在 3 月 31 日前公布；"
    "本地要求更早的从其要求。",
)

BODY = replace(PLAIN, align=INDENTED, border=GRID)


def fill_guide_sheet(sheet: Worksheet, edition: Edition) -> None:
    """Write the guide from top to bottom."""
    for letter, width in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet, "A1:C1", "政府信息公开工作年度报告填报表", TITLE)
    sheet.row_dimensions[1].height = 36
    basis = f"适用于 {edition.first_year} 年及以后年度的报告。依据：{edition.sources.format}。"
    put(sheet, "A2:C2", basis, NOTE)
    sheet.row_dimensions[2].height = 20
    sheet.row_dimensions[3].height = BUTTONS_HEIGHT
    row = _steps(sheet, 4)
    row = _legend(sheet, row + 1)
    row = _contents(sheet, row + 1)
    _tips(sheet, row + 1)
    set_up(sheet, PAGE)


def _title(sheet: Worksheet, row: int, text: str) -> int:
    put(sheet, f"A{row}:C{row}", text, SUBTITLE)
    sheet.row_dimensions[row].height = 24
    return row + 1


def _line(sheet: Worksheet, row: int, texts: tuple[str, str, str], looks: tuple[Look, ...]) -> None:
    for letter, text, look in zip("ABC", texts, looks, strict=True):
        put(sheet, f"{letter}{row}", text, look)
    sheet.row_dimensions[row].height = 9 + 14.5 * lines(texts[2], WIDTHS[2])


def _steps(sheet: Worksheet, row: int) -> int:
    row = _title(sheet, row, "怎样填写")
    number_look = replace(HEADING, font=font(12, NAVY, bold=True))
    name_look = replace(BODY, font=font(bold=True))
    for number, (name, text) in enumerate(STEPS, start=1):
        _line(sheet, row, (str(number), name, text), (number_look, name_look, BODY))
        row += 1
    return row


def _legend(sheet: Worksheet, row: int) -> int:
    row = _title(sheet, row, "颜色的意思")
    for ground, ink, sample, text in LEGEND:
        swatch = Look(font(color=ink, bold=ink != "262626"), CENTRE, fill(ground), GRID)
        put(sheet, f"A{row}:B{row}", sample, swatch)
        put(sheet, f"C{row}", text, BODY)
        sheet.row_dimensions[row].height = 23.5
        row += 1
    return row


def _contents(sheet: Worksheet, row: int) -> int:
    row = _title(sheet, row, "各张表（点名称可以跳过去）")
    link = replace(BODY, font=Font(name=SONG, size=11, color="1F5FA8", underline="single"))
    for name, text in SHEET_NOTES.items():
        put(sheet, f"A{row}:B{row}", name, link)
        sheet[f"A{row}"].hyperlink = f"#'{name}'!A1"
        sheet[f"A{row}"].font = link.font  # a hyperlink brings its own style along
        put(sheet, f"C{row}", text, BODY)
        sheet.row_dimensions[row].height = 22
        row += 1
    return row


def _tips(sheet: Worksheet, row: int) -> int:
    row = _title(sheet, row, "请留意")
    for tip in TIPS:
        put(sheet, f"A{row}:C{row}", f"· {tip}", replace(PLAIN, align=LEFT))
        sheet.row_dimensions[row].height = 7 + 14.5 * lines(f"· {tip}", sum(WIDTHS))
        row += 1
    return row
