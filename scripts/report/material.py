"""The document 文字材料.docx, in which an office writes its texts: the form's headings, prompts below them.

It is printed like a report. A prompt that nobody deletes is never taken for a text: it begins with
`HINT`, and so the importer knows it.
"""

from collections.abc import Iterator

from schemas.form.model import Edition, Section
from schemas.language.numerals import chinese
from scripts.report.model import Block, Report, ReportSection, Signature, SubHeading, Text

HINT = "【填写提示】"
FIRST = (
    HINT + "请在各个标题下面写文字，每段按回车另起。以“【填写提示】”开头的段落不会导入，可以删去。"
    "写好以后，在工作簿里点“导入文字”，或者直接用来生成报告。需要自行撰写导语的，写在本段下面。"
)
BY_WORKBOOK = HINT + "这一部分是表格，在工作簿中填写，此处不用写。"
SUMMARY = HINT + "可以先写一段总的概括，再按下面的小标题分别撰写；小标题可以修改，也可以增减。"
UNDER = HINT + "请在这里写{title}。"
TITLE = "政府信息公开工作年度报告"


def material_of(edition: Edition, organ: str = "", year: int | None = None) -> Report:
    """The document for texts, as a report without tables: title, headings and prompts of an edition."""
    return Report(
        organ=organ,
        year=year or edition.first_year,
        title=tuple(filter(None, (organ, f"{year}年{TITLE}" if year else TITLE))),
        lead=(Text(FIRST),),
        sections=tuple(
            ReportSection(section.key, section.heading(), tuple(_blocks(section)))
            for section in edition.sections
        ),
        signature=Signature("", "", sealed=False),
    )


def _blocks(section: Section) -> Iterator[Block]:
    if section.tables:
        yield Text(BY_WORKBOOK)
        return
    if section.key == "overview":
        yield Text(SUMMARY)
    for number, topic in enumerate(section.topics, start=1):
        yield SubHeading(f"（{chinese(number)}）{topic.title}")
        yield Text(UNDER.format(title=topic.title))
