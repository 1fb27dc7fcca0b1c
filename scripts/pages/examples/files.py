"""Examples for the reading: what happened to the workbook itself."""

from typing import Any

from schemas.filled.submission import Submission
from scripts.pages.examples.case import Case, Example, FileCase
from scripts.record.convert import record_of, submission_of

DISCLOSURE, REQUESTS, OVERVIEW = "二、主动公开", "三、申请办理", "一、总体情况"
LINK = (("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),)


def nothing(book: Any) -> None:
    """The workbook as it is."""


def _typed(sheet: str, **cells: str) -> Any:
    def damage(book: Any) -> None:
        for address, value in cells.items():
            book[sheet][address] = value

    return damage


def insert_row(book: Any) -> None:
    """A row inserted in the table, merged cells unmerged as a careless tool would."""
    sheet = book[REQUESTS]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(8)


INTACT = FileCase("工作簿的标题和行列都没有动。", nothing)


def merge_over(book: Any) -> None:
    """Two cells merged so that the second keeps what it held, unseen."""
    book[REQUESTS].merged_cells.add("D7:E7")


def picture(book: Any) -> None:
    """A picture in a cell, as WPS shows it to other programs."""
    cell = book[OVERVIEW]["C15"]
    cell.value = '=DISPIMG("ID_2F4B",1)'
    cell.data_type = "s"


def copy_sheet(book: Any) -> None:
    """A sheet copied, as Excel names the copy, and a number changed in it."""
    copy = book.copy_worksheet(book[DISCLOSURE])
    copy.title, copy["D6"] = f"{DISCLOSURE} (2)", 12


def hide_row(book: Any) -> None:
    """A row with a text hidden."""
    book[OVERVIEW].row_dimensions[6].hidden = True


def hide_empty_row(book: Any) -> None:
    """A row without a word hidden."""
    book[OVERVIEW].row_dimensions[26].hidden = True


def more_in_the_record(submission: Submission) -> Submission:
    """The sample body through a record that has an item nobody knows."""
    return submission_of({**record_of(submission), "remarks": "无"}, submission.file)


EXAMPLES = (
    Example(
        "F101", FileCase("“予以公开”一行的标题被改成“公开”。", _typed(REQUESTS, B9="公开")), INTACT
    ),
    Example("F102", FileCase("“三、申请办理”中间插入了一行。", insert_row), INTACT),
    Example(
        "F103",
        FileCase(
            "从别处粘贴时覆盖了一片标题。",
            _typed(REQUESTS, **{f"C{row}": "12" for row in range(11, 24)}),
        ),
        INTACT,
    ),
    Example(
        "F104",
        FileCase("“所属部分”填了列表里没有的“其他方面”。", _typed(OVERVIEW, A5="其他方面")),
        INTACT,
    ),
    Example("F105", FileCase("有一格引用了另一个工作簿。", nothing, LINK), INTACT),
    Example(
        "F106",
        FileCase("正文旁边的E列写有“另举办培训3期”。", _typed(OVERVIEW, E6="另举办培训3期。")),
        FileCase("正文旁边的E列记着一个数，没有文字。", _typed(OVERVIEW, E6="312")),
    ),
    Example(
        "F107",
        Case("记录中多出一项“remarks”。", more_in_the_record),
        Case("记录中只有记录格式规定的项目。"),
    ),
    Example(
        "F110", FileCase("自然人、商业企业两格合并成一格，后一格的数还在里面。", merge_over), INTACT
    ),
    Example("F111", FileCase("复制了一张“二、主动公开 (2)”，在其中改了数字。", copy_sheet), INTACT),
    Example(
        "F112",
        FileCase("“三、申请办理”表格右边的L9写有12。", _typed(REQUESTS, L9="12")),
        FileCase("“三、申请办理”表格右边的L9是公式=D7。", _typed(REQUESTS, L9="=D7")),
    ),
    Example(
        "F113",
        FileCase("“一、总体情况”的第6行已隐藏，其中有正文。", hide_row),
        FileCase("“一、总体情况”下面的空行已隐藏。", hide_empty_row),
    ),
    Example("F114", FileCase("在WPS里把一张图片嵌进了第15行正文的格子。", picture), INTACT),
)
