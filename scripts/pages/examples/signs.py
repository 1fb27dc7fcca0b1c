"""Examples for single signs and marks in a text: slips of typing, references to numbers of the tables."""

from scripts.pages.examples.case import Case, Example, both, number
from scripts.pages.examples.words import managed

LICENSES = "licenses.administrative_licenses.decisions"

SLIPS = (
    Example(
        "W115",
        Case("正文里带有一个文字方向控制符。", managed("每季度\u202e清查一次已公开的文件。")),
        Case("正文里没有看不见的字符。", managed("每季度清查一次已公开的文件。")),
    ),
    Example(
        "W116",
        Case("正文里带有一个零宽空格。", managed("每季度\u200b清查一次已公开的文件。")),
        Case("正文里没有看不见的字符。", managed("每季度清查一次已公开的文件。")),
    ),
    Example(
        "W117",
        Case("正文里留有“&nbsp;”。", managed("每季度&nbsp;清查一次已公开的文件。")),
        Case("正文里有“A&B区”。", managed("A&B区每季度清查一次已公开的文件。")),
    ),
    Example(
        "W118",
        Case("正文用Word的项目符号开头。", managed("\uf0d8每季度清查一次已公开的文件。")),
        Case("正文用“1.”开头。", managed("1.每季度清查一次已公开的文件。")),
    ),
    Example(
        "W119",
        Case("汉字之间用了半角逗号。", managed("每季度清查一次,由办公室登记。")),
        Case("数字里有小数点。", managed("每季度清查一次，投入0.5万元，由办公室登记。")),
    ),
    Example(
        "W120",
        Case("一段的末尾没有标点。", managed("每季度清查一次已公开的文件，由办公室逐件登记")),
        Case("一段以句号结束。", managed("每季度清查一次已公开的文件，由办公室逐件登记。")),
    ),
)

REFERENCES = (
    Example(
        "R101",
        Case("正文写“〔许可件数〕”，没有这个名称。", managed("办理许可〔许可件数〕件，逐件登记。")),
        Case("正文写“〔行政许可〕”。", managed("办理许可〔行政许可〕件，逐件登记。")),
    ),
    Example(
        "R102",
        Case(
            "正文写“〔行政许可〕”，表中这一格空着。",
            both(managed("办理许可〔行政许可〕件，逐件登记。"), number(LICENSES, None)),
        ),
        Case("正文写“〔行政许可〕”，表中填436。", managed("办理许可〔行政许可〕件，逐件登记。")),
        also=("C101",),
    ),
    Example(
        "R103",
        Case("正文写“〔行政许可件”，缺少后半个括号。", managed("办理许可〔行政许可件，逐件登记。")),
        Case("正文写“〔行政许可〕件”。", managed("办理许可〔行政许可〕件，逐件登记。")),
    ),
)

EXAMPLES = (*SLIPS, *REFERENCES)
