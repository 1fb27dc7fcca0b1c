"""The sheet 填表说明: what to do in which order, what the colours mean, what each sheet is for."""

from collections.abc import Mapping
from dataclasses import replace

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from schemas.form.model import Edition, Section
from schemas.language.numerals import chinese
from workbook.layout import FACTS, LAST_YEAR, REFERENCES, RESULTS
from workbook.sheets.measure import lines
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
    put,
)

PAGE = Page("wsGuide", "7F7F7F", "A1")
BUTTONS_HEIGHT = 34  # an empty row, where the macro workbook has its buttons
WIDTHS = (6, 22, 84)
# Braces are filled in from the edition.
STEPS = (
    ("基本信息", "先填机关全称、层级、类别和报告年度。标题、署名和文件名都据此生成。"),
    (
        "{tables}张数字表",
        "再填{table_sheets}。浅黄色的每一格都要有数；没有发生的填 0。"
        "空着的格子视为没有填，不会当成 0。灰色的总计自动相加，不用填。表下面两格文字可以不填。",
    ),
    (
        "{texts}张文字表",
        "接着写{text_sheets}。一行是一个小标题及其正文；"
        "同一格里分段按 Alt+Enter；行不够就插入行，多余的行可以空着，也可以删去。"
        "文字已在 Word 中写好的，可以“导入文字”，方法见使用手册。",
    ),
    ("上年数据", "手头有上年报告的，照抄其中的数字，表格会核对上年结转的件数。没有的可以不填。"),
    (
        "校验",
        "保存以后运行“校验”。发现的问题列在“校验结果”，写明在哪张表、哪一格、怎么改。"
        "改完再校验，直到没有“错误”；“提醒”请逐条看过。",
    ),
    (
        "生成报告",
        "没有错误后运行“生成报告”，得到 Word 文件。印发、上网公布之前，请按规定进行保密审查。",
    ),
)
LEGEND = (
    (INPUT, "262626", "12", "浅黄色：请在这里填写。"),
    (TOTAL, "262626", "36", "灰色：总计，自动相加，不用填。"),
    (HEAD, NAVY, "表头", "蓝色和白色：表格固定的文字，不能修改，也请不要移动行和列。"),
    (RED_FILL, RED, "差 +3", "红色：填的不是数字，或者合计不相等。差 +3 表示左边比右边多 3。"),
    (AMBER_FILL, AMBER, "1032", "橙色：字数超过{limit}字，请考虑压缩。"),
    ("FFFFFF", GREEN, "√", "绿色对号：这一行或这一列已填齐，并且相等。"),
)
TIPS = (
    "从其他文件粘贴数字时，请用“选择性粘贴”里的“数值”，以免覆盖单元格的颜色和输入限制。",
    "数字后面不要写“件”“万元”，也不要用“/”“—”“无”代替 0。",
    "表二的行政事业性收费以万元为单位；第{fee_section}部分的信息处理费以元为单位。两者是不同的收费。",
    "各表没有设密码，只是防止误改。列宽和行高可以随意调整；请不要改工作表的名称。",
    "政府部门的报告应在次年 1 月 31 日前公布，县级以上人民政府的报告应在 3 月 31 日前公布；"
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
    words = _words(edition)
    row = _steps(sheet, 4, words)
    row = _legend(sheet, row + 1, words)
    row = _contents(sheet, row + 1, edition)
    _tips(sheet, row + 1, words)
    set_up(sheet, PAGE)


def _words(edition: Edition) -> dict[str, str]:
    """What the edition says in the texts of this sheet."""
    with_tables, in_words = edition.table_sections(), edition.narrative_sections()
    return {
        "tables": chinese(len(with_tables)),
        "texts": chinese(len(in_words)),
        "table_sheets": "".join(f"“{section.sheet}”" for section in with_tables),
        "text_sheets": "".join(f"“{section.sheet}”" for section in in_words),
        "limit": chinese(max(section.limit for section in in_words)),
        "fee_section": edition.section("other_matters").number,
    }


def sheet_notes(edition: Edition) -> dict[str, str]:
    """What each sheet is for, by its name, in the order of the workbook."""
    number = len(edition.table_sections())
    return {
        FACTS: "机关、年度和报告样式",
        **{section.sheet: _note(section) for section in edition.sections},
        LAST_YEAR: f"上年报告的{chinese(number)}张表，可以不填",
        REFERENCES: "正文中可以引用的表格数字及其当前值",
        RESULTS: "校验发现的问题，由程序填写",
    }


def _note(section: Section) -> str:
    part = f"第{section.number}部分的"
    if section.tables:
        numbers = sum(len(table.cell_keys()) for table in section.tables)
        totals = sum(len(table.totals()) for table in section.tables)
        return f"{part}表格，{numbers} 个数" + (f"，其中 {totals} 个自动相加" if totals else "")
    return (
        part
        + {
            "overview": f"文字，{chinese(len(section.topics))}个方面",
            "problems_and_improvements": "文字，先问题后改进",
            "other_matters": "文字和信息处理费",
        }.get(section.key, "文字")
        + (f"，原则上不超过{chinese(section.limit)}字" if section.limit else "")
    )


def _title(sheet: Worksheet, row: int, text: str) -> int:
    put(sheet, f"A{row}:C{row}", text, SUBTITLE)
    sheet.row_dimensions[row].height = 24
    return row + 1


def _line(sheet: Worksheet, row: int, texts: tuple[str, str, str], looks: tuple[Look, ...]) -> None:
    for letter, text, look in zip("ABC", texts, looks, strict=True):
        put(sheet, f"{letter}{row}", text, look)
    sheet.row_dimensions[row].height = 9 + 14.5 * lines(texts[2], WIDTHS[2])


def _steps(sheet: Worksheet, row: int, words: Mapping[str, str]) -> int:
    row = _title(sheet, row, "怎样填写")
    number_look = replace(HEADING, font=font(12, NAVY, bold=True))
    name_look = replace(BODY, font=font(bold=True))
    for number, (name, text) in enumerate(STEPS, start=1):
        told = (str(number), name.format_map(words), text.format_map(words))
        _line(sheet, row, told, (number_look, name_look, BODY))
        row += 1
    return row


def _legend(sheet: Worksheet, row: int, words: Mapping[str, str]) -> int:
    row = _title(sheet, row, "颜色的含义")
    for ground, ink, sample, text in LEGEND:
        swatch = Look(font(color=ink, bold=ink != "262626"), CENTRE, fill(ground), GRID)
        put(sheet, f"A{row}:B{row}", sample, swatch)
        put(sheet, f"C{row}", text.format_map(words), BODY)
        sheet.row_dimensions[row].height = 23.5
        row += 1
    return row


def _contents(sheet: Worksheet, row: int, edition: Edition) -> int:
    row = _title(sheet, row, "各张表（点名称可以跳转）")
    link = replace(BODY, font=Font(name=SONG, size=11, color="1F5FA8", underline="single"))
    for name, text in sheet_notes(edition).items():
        put(sheet, f"A{row}:B{row}", name, link)
        sheet[f"A{row}"].hyperlink = f"#'{name}'!A1"
        sheet[f"A{row}"].font = link.font  # a hyperlink brings its own style along
        put(sheet, f"C{row}", text, BODY)
        sheet.row_dimensions[row].height = 22
        row += 1
    return row


def _tips(sheet: Worksheet, row: int, words: Mapping[str, str]) -> int:
    row = _title(sheet, row, "请留意")
    for tip in TIPS:
        told = f"· {tip.format_map(words)}"
        put(sheet, f"A{row}:C{row}", told, replace(PLAIN, align=LEFT))
        sheet.row_dimensions[row].height = 7 + 14.5 * lines(told, sum(WIDTHS))
        row += 1
    return row
