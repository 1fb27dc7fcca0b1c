"""Examples for what is written in words: what is missing, left over, or typed where the report prints it."""

from schemas.filled.entries import Entry, Kind
from scripts.pages.examples.case import Case, Change, Example, both, fact, fee, text, texts

OVERVIEW, PROBLEMS, OTHER = "overview", "problems_and_improvements", "other_matters"
TOPICS = ("disclosure", "requests", "management", "platforms", "supervision")
MANAGED = 2  # the row of 政府信息管理情况 in section one


def managed(words: str) -> Change:
    """Another text on the management of information, long enough to be one."""
    return text(OVERVIEW, MANAGED, words)


TOLD = (
    ("disclosure", "主动公开情况", "全年发布信息312条。"),
    ("requests", "依申请公开情况", "依法办理申请。"),
    ("management", "政府信息管理情况", "定期清理文件。"),
)
REST = ("platforms", "平台建设和监督保障情况", "举办培训3期。")
LEAD = "现将2025年度的政府信息公开工作报告如下。"
DATES = "本报告的统计期限为2025年1月1日至12月31日。"
NO_TOPIC = texts(
    OVERVIEW,
    *TOLD,
    ("platforms", "政府信息公开平台建设情况", ""),
    ("supervision", "监督保障情况", "举办培训3期。"),
)

NARRATIVE = (
    Example(
        "W101",
        Case("“五、问题与改进”整张表空着。", texts(PROBLEMS)),
        Case("“六、其他事项”写“无”，信息处理费三格已填。", texts(OTHER, ("", "", "无。"))),
    ),
    Example(
        "W102",
        Case("“政府信息公开平台建设情况”后面没有正文。", NO_TOPIC),
        Case("五个小标题后面都有正文。"),
    ),
    Example(
        "W103",
        Case("“总体情况”写了一千六百多字。", managed("逐件登记。" * 200)),
        Case("“总体情况”写了六百多字。"),
    ),
    Example(
        "W104",
        Case(
            "“改进情况”写“无”。",
            texts(PROBLEMS, ("problems", "", "解读不够通俗。"), ("improvements", "", "无")),
        ),
        Case(
            "“改进情况”写了一段。",
            texts(
                PROBLEMS, ("problems", "", "解读不够通俗。"), ("improvements", "", "拍摄短视频。")
            ),
        ),
    ),
    Example(
        "W105",
        Case(
            "第六部分没有提信息处理费，三格也空着。",
            both(
                texts(OTHER, ("", "建议提案办理情况", "全部按期办结。")),
                *(fee(figure, None) for figure in ("notices", "notified", "received")),
            ),
        ),
        Case(
            "第六部分写“全年没有收取信息处理费”。",
            both(
                texts(OTHER, ("", "收取信息处理费情况", "全年没有收取信息处理费。")),
                *(fee(figure, None) for figure in ("notices", "notified", "received")),
            ),
        ),
    ),
    Example(
        "W106",
        Case(
            "县人民政府的报告没有写工作考核、社会评议、责任追究。",
            both(
                fact("kind", "人民政府"),
                text(OVERVIEW, 4, "举办业务培训3期。"),
                text(PROBLEMS, 4, "勤更新。"),
            ),
        ),
        Case("县人民政府的报告三项都写了。", fact("kind", "人民政府")),
    ),
    Example(
        "W107",
        Case("第六部分有小标题“建议提案办理情况”，后面没有正文。", text(OTHER, 2, "")),
        Case("第六部分每个小标题后面都有正文。"),
    ),
    Example(
        "W108",
        Case("正文写“由×××科负责登记”。", managed("起草公文时由×××科负责登记。")),
        Case("正文写“由办公室负责登记”。", managed("起草公文时由办公室负责登记。")),
    ),
    Example(
        "W109",
        Case("正文写“清理时间待定”。", managed("每年清查一次，清理时间待定。")),
        Case("正文写“每年清查一次”。", managed("每年清查一次已公开的文件。")),
    ),
    Example(
        "W110",
        Case("联系方式显示为#REF!。", fact("contact", Entry("", "", Kind.ERROR, text="#REF!"))),
        Case("联系方式写电话号码。", fact("contact", "0000-1234567")),
    ),
    Example(
        "W111",
        Case(
            "只有一个小标题，写“（三）建议提案办理情况”。",
            texts(OTHER, ("", "（三）建议提案办理情况", "建议和提案都已回复。")),
        ),
        Case(
            "小标题写“建议提案办理情况”。",
            texts(OTHER, ("", "建议提案办理情况", "建议和提案都已回复。")),
        ),
    ),
    Example(
        "W112",
        Case("“政府信息管理情况”后面只写“无”。", managed("无")),
        Case(
            "“政府信息管理情况”后面写“全年没有需要清理的文件”。",
            managed("全年没有需要清理的文件。"),
        ),
    ),
    Example(
        "W113",
        Case(
            "小标题是“政府信息管理情况”，正文第一行又写“（三）政府信息管理情况”。",
            managed("（三）政府信息管理情况\n每季度清查一次已公开的文件。"),
        ),
        Case(
            "小标题是“政府信息管理情况”，正文从“政府信息管理情况良好”写起。",
            managed("政府信息管理情况良好，每季度清查一次已公开的文件。"),
        ),
    ),
    Example(
        "W114",
        Case("“政府信息管理情况”的正文只有一个数312。", managed("312")),
        Case("“政府信息管理情况”的正文是一句话。", managed("每季度清查一次已公开的文件。")),
    ),
    Example(
        "W121",
        Case("正文显示着“=VLOOKUP(A1,名册!A:B,2,0)”。", managed("=VLOOKUP(A1,名册!A:B,2,0)")),
        Case("正文是一句话。", managed("每季度清查一次已公开的文件。")),
    ),
    Example(
        "W122",
        Case(
            "“导语”填了，第一部分开头又写“本报告的统计期限为……”。",
            both(fact("own_lead", LEAD), texts(OVERVIEW, ("", "", DATES), *TOLD, REST)),
        ),
        Case("只填了“导语”。", fact("own_lead", LEAD)),
    ),
    Example(
        "W123",
        Case(
            "小标题“（三）政府信息管理情况”下面的正文又写“（一）定期清查”。",
            managed("（一）定期清查\n每季度清查一次已公开的文件。"),
        ),
        Case(
            "小标题下面的正文写“1.定期清查”。", managed("1.定期清查\n每季度清查一次已公开的文件。")
        ),
    ),
)

EXAMPLES = NARRATIVE
