"""The sheets of words: 一、总体情况, 五、问题与改进, 六、其他事项.

Each row holds a sub-heading and one or more paragraphs; staff insert as many rows as they like.
Rows of typing are unlocked as a whole, because a protected sheet only lets go of such rows, and
have no fixed height, so that they grow with the text.
"""

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.styles import Alignment, Protection
from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.organ import PROCESSING_FEE
from schemas.form.model import Edition, Section
from schemas.language.numerals import chinese
from workbook.layout import (
    COUNT_COLUMN,
    FEE_FIRST_ROW,
    HEADING_COLUMN,
    NARRATIVE_HEAD,
    NARRATIVE_MOST,
    NARRATIVE_ROWS,
    PART_COLUMN,
    TEXT_COLUMN,
    address,
    column_letter,
    fee_addresses,
    narrative_head_row,
    part_titles,
    parts_offered,
    position,
)
from workbook.sheets.formulas import characters
from workbook.sheets.measure import LEAST_HEIGHT, LINE_HEIGHT, lines, row_height
from workbook.sheets.pages import Page, set_up
from workbook.sheets.prompts import ask, ask_amount, ask_choice, no_typing
from workbook.sheets.styles import (
    CAUTION,
    CENTRE,
    CHECK_LABEL,
    HEADING,
    NO_FILL,
    NOTE,
    NUMBER_INPUT,
    PLAIN,
    PROSE_INPUT,
    QUIET,
    TEXT_LABEL,
    UNFINISHED,
    font,
    put,
    put_title,
)
from workbook.sheets.table_checks import highlight

GREEN = "6FA287"
WIDTHS = (27, 27, 80, 9)
CODE_NAMES = {
    "overview": "wsOverview",
    "problems_and_improvements": "wsProblems",
    "other_matters": "wsOther",
}
SAME_PAGE = (
    "一行写一个小标题下的内容。同一格内分段，按 Alt+Enter 换行。行不够时，右键点行号，选“插入”。"
)
HINTS = {
    "overview": SAME_PAGE + "第一行可写总的概括；{topics}个方面各占一行，小标题可以改。",
    "problems_and_improvements": f"{SAME_PAGE}先写存在的主要问题，再写改进情况，小标题可以不写。"
    "不分这两部分，或者用自拟小标题的，把“所属部分”一列清空。",
    "other_matters": f"{SAME_PAGE}信息处理费必须写明；没有其他事项的不必再写。"
    "另有第七部分的，小标题写“七、……”。",
}
PART_PROMPT = "从列表中选择这一行属于哪一部分。空着表示与上一行相同。"
HEADING_PROMPT = "小标题不写序号，生成报告时自动编号，可以空着。分两层的，上一层写（一），下一层写1.，每一层从1编起。"
TEXT_PROMPT = "直接写报告的正文。分段按 Alt+Enter，段首不用空格。"
EMPTY_ROWS = 10  # rows labelled beforehand for each part of section five
MIN_HEIGHT_FONT = 18  # the font of the row itself keeps an empty row from shrinking

MIDDLE_TOP = Alignment(horizontal="center", vertical="top")
COUNT_LOOK = replace(
    PLAIN, font=font(10, QUIET), align=MIDDLE_TOP, border=PROSE_INPUT.border, locked=False
)

UNUSED = replace(PROSE_INPUT, fill=NO_FILL)


def fill_narrative_sheet(sheet: Worksheet, section: Section, edition: Edition) -> None:
    """Write one narrative sheet with its rows ready for typing."""
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[column_letter(number)].width = width
    put_title(sheet, section.heading(), WIDTHS)
    put(sheet, "A2:D2", _hint(section), NOTE)
    sheet.row_dimensions[2].height = 7.5 + LINE_HEIGHT * lines(_hint(section), sum(WIDTHS))
    head = narrative_head_row(section.key)
    for column, text in enumerate(NARRATIVE_HEAD, start=1):
        put(sheet, address(head, column), text, HEADING)
    sheet.row_dimensions[head].height = 26
    for row in range(head + 1, head + 1 + NARRATIVE_ROWS):
        make_row(sheet, row, section)
    _prefill(sheet, section, head + 1)
    _prompts(sheet, section, head + 1)
    if section.limit:
        _count_all(sheet, head, section.limit)
    if section.key == "other_matters":
        _fees(sheet, edition)
    set_up(sheet, _page(section.key, head))


def _hint(section: Section) -> str:
    return HINTS[section.key].replace("{topics}", chinese(len(section.topics)))


def make_row(sheet: Worksheet, row: int, section: Section) -> None:
    """Make a row ready for typing: unlocked, wrapped, empty but for its count."""
    dimension = sheet.row_dimensions[row]
    dimension.font = font(MIN_HEIGHT_FONT)
    dimension.protection = Protection(locked=False)
    dimension.height = LEAST_HEIGHT
    put(sheet, address(row, PART_COLUMN), None, PROSE_INPUT if part_titles(section) else UNUSED)
    for column in (HEADING_COLUMN, TEXT_COLUMN):
        put(sheet, address(row, column), None, PROSE_INPUT)
    text = address(row, TEXT_COLUMN)
    put(sheet, address(row, COUNT_COLUMN), f'=IF({text}="","",{characters(text)})', COUNT_LOOK)


def fit_height(sheet: Worksheet, row: int) -> None:
    """Make a filled row as high as its text needs, at most what Excel allows."""
    text = str(sheet[address(row, TEXT_COLUMN)].value or "")
    heading = str(sheet[address(row, HEADING_COLUMN)].value or "")
    need = max(lines(text, WIDTHS[TEXT_COLUMN - 1]), lines(heading, WIDTHS[HEADING_COLUMN - 1]))
    sheet.row_dimensions[row].height = row_height(need)


def _prefill(sheet: Worksheet, section: Section, first: int) -> None:
    """Parts and sub-headings the form asks for; the first row of section one is for a summary."""
    for row, (part, heading) in enumerate(_first_rows(section), start=first):
        sheet[address(row, PART_COLUMN)] = part or None
        sheet[address(row, HEADING_COLUMN)] = heading or None


def _first_rows(section: Section) -> Iterator[tuple[str, str]]:
    if section.key == "overview":
        yield "", ""
    for topic in section.topics:
        if section.key == "problems_and_improvements":
            yield from [(topic.title, "")] * EMPTY_ROWS
        else:
            yield part_titles(section).get(topic.key, ""), topic.title


def _prompts(sheet: Worksheet, section: Section, first: int) -> None:
    area = {
        column: f"{address(first, column)}:{address(first + NARRATIVE_MOST - 1, column)}"
        for column in (PART_COLUMN, HEADING_COLUMN, TEXT_COLUMN, COUNT_COLUMN)
    }
    titles = parts_offered(section)
    if titles:
        ask_choice(sheet, area[PART_COLUMN], titles, NARRATIVE_HEAD[0], PART_PROMPT)
    else:
        no_typing(sheet, area[PART_COLUMN], "第六部分不分小部分，请直接写小标题和正文。")
    ask(sheet, area[HEADING_COLUMN], NARRATIVE_HEAD[1], HEADING_PROMPT)
    ask(sheet, area[TEXT_COLUMN], NARRATIVE_HEAD[2], TEXT_PROMPT)
    no_typing(sheet, area[COUNT_COLUMN], "字数由表格自动计算。")
    part = address(first, PART_COLUMN)
    above = address(first - 1, PART_COLUMN)
    highlight(sheet, (area[PART_COLUMN],), f'AND({part}<>"",{part}={above})', UNFINISHED)


def _count_all(sheet: Worksheet, head: int, limit: int) -> None:
    """All characters of section one, amber above the limit.

    They are counted from the texts themselves, as inserted rows bring no count of their own.
    """
    texts = f"{address(head + 1, TEXT_COLUMN)}:{address(head + NARRATIVE_MOST, TEXT_COLUMN)}"
    label = f"正文合计字数（不计空格），原则上不超过 {limit} 字："
    put(sheet, f"A{head - 1}:C{head - 1}", label, CHECK_LABEL)
    count = address(head - 1, COUNT_COLUMN)
    put(
        sheet,
        count,
        f"=SUMPRODUCT({characters(texts)})",
        replace(PLAIN, font=font(bold=True), align=CENTRE),
    )
    highlight(sheet, (count,), f"{count}>{limit}", CAUTION)
    sheet.row_dimensions[head - 1].height = 20


def _fees(sheet: Worksheet, edition: Edition) -> None:
    """The three figures of the processing fee above the text; all optional."""
    places = fee_addresses(edition)
    for figure in PROCESSING_FEE:
        cell = places[figure.key][1]
        row = position(cell)[0]
        put(sheet, f"A{row}:B{row}", figure.label, TEXT_LABEL)
        put(sheet, cell, None, replace(NUMBER_INPUT, align=TEXT_LABEL.align))
        whole = figure.key == "notices"
        ask_amount(sheet, cell, figure.label, figure.asked(edition), whole=whole)
        sheet.row_dimensions[row].height = 24
    put(sheet, "A3:D3", "信息处理费的三个数字（没有收取的可以不填，在下面正文里写明）", NOTE)
    sheet.row_dimensions[3].height = 22


def _page(section: str, head: int) -> Page:
    first = address(head + 1, TEXT_COLUMN)
    repeat = f"{head}:{head}"
    cursor = address(FEE_FIRST_ROW, TEXT_COLUMN) if section == "other_matters" else first
    freeze = "" if section == "other_matters" else f"A{head + 1}"
    name = CODE_NAMES[section]
    return Page(name, GREEN, cursor, freeze, one_page=False, repeat=repeat, grows=True)
