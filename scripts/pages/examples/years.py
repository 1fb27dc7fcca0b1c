"""Examples for the comparison with last year: the sheet 上年数据, or last year's file attached."""

from dataclasses import replace
from decimal import Decimal

from schemas.filled.submission import Submission
from scripts.pages.examples.case import (
    Case,
    Example,
    both,
    last_file,
    last_number,
    number,
    text,
    unchanged,
)

LICENSES = "licenses.administrative_licenses.decisions"
FEES = "fees.administrative_fees.amount"
OUT = "requests.carried_to_next_year"
OLD = "每季度清查一次已公开的文件，更新失效或调整的条目19条，下线重复信息8条，清查结果在局务会上通报。"
NEW = "每季度清查一次已公开的文件，更新失效或调整的条目27条，下线重复信息15条，清查结果在局务会上通报。"
OTHER = "起草公文时同步填写公开属性，由起草股室、法规股和办公室依次签署意见，不公开的写明依据。"


def last_requests(submission: Submission) -> Submission:
    """Last year's table of requests made the same as this year's, cell by cell."""
    last = dict(submission.last_year)
    for cell, entry in submission.numbers.items():
        if cell.table == "requests":
            last[cell] = replace(entry, sheet=last[cell].sheet, address=last[cell].address)
    return replace(submission, last_year=last)


# As many carried on as carried over, so that the same table may follow itself.
SAME_REQUESTS = both(
    text("overview", 1, "依法办理各项申请。"),
    number("requests.received.natural_person", 39),
    number("requests.received.total", 49),
    number(f"{OUT}.natural_person", 2),
    number(f"{OUT}.total", 3),
    last_requests,
)

EXAMPLES = (
    Example(
        "L101",
        Case(
            "上年“自然人”结转下年度3件，本年“自然人”上年结转填2件。",
            both(last_number(f"{OUT}.natural_person", 3), last_number(f"{OUT}.total", 4)),
        ),
        Case("上年“自然人”结转下年度2件，本年“自然人”上年结转填2件。"),
    ),
    Example(
        "L102",
        Case(
            "规范性文件上年有效8件，本年制发2件、废止1件，现行有效填10件。",
            both(
                text("overview", 0, "规范性文件及时公布。"),
                number("documents.normative_documents.in_force", 10),
            ),
        ),
        Case("规范性文件上年有效8件，本年制发2件、废止1件，现行有效填9件。"),
    ),
    Example(
        "L103",
        Case(
            "行政许可上年80件，本年填436件。",
            last_number(LICENSES, 80),
        ),
        Case("行政许可上年100件，本年填436件。", last_number(LICENSES, 100)),
    ),
    Example(
        "L104",
        Case("收费上年3.12万元，本年填34750（误按元填写）。", number(FEES, 34750)),
        Case("收费上年3.12万元，本年填3.475。", number(FEES, Decimal("3.475"))),
    ),
    Example(
        "L105",
        Case(
            "一段文字与上年文件相同，只把“19条”“8条”改成“27条”“15条”。",
            both(text("overview", 2, NEW), last_file(words=OLD)),
        ),
        Case(
            "上年写清查文件，本年写公开属性。",
            both(text("overview", 2, OTHER), last_file(words=OLD)),
        ),
    ),
    Example(
        "L106",
        Case("2025年的报告，附了2023年的文件。", last_file(year=2023)),
        Case("2025年的报告，附了2024年的文件。", last_file(year=2024)),
    ),
    Example(
        "L107",
        Case("附了“云岭县水利局”的文件。", last_file(organ="云岭县水利局")),
        Case("附了本机关的文件。", last_file()),
    ),
    Example(
        "L108",
        Case(
            "“上年数据”行政许可填400，所附的上年文件为398。",
            both(last_number(LICENSES, 398), last_file(), last_number(LICENSES, 400)),
        ),
        Case("“上年数据”与所附的上年文件相同。", last_file()),
    ),
    Example(
        "L109",
        Case("“三、申请办理”的数字与上年完全相同。", SAME_REQUESTS),
        Case("数字都是本年的。", unchanged),
    ),
    Example(
        "L110",
        Case("“上年数据”中“自然人”结转下年度空着。", last_number(f"{OUT}.natural_person", None)),
        Case("“上年数据”中各列结转下年度都填了，没有的填0。"),
    ),
)
