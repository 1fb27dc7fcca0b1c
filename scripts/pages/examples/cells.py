"""Examples for cells, sums, totals and 基本信息."""

from dataclasses import replace
from decimal import Decimal

from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.submission import Origin, Submission
from scripts.pages.examples.case import Case, Example, both, fact, fee, last_number, number, text

LICENSES = "licenses.administrative_licenses.decisions"
RULES_ISSUED = "documents.regulatory_rules.issued"
NO_FEE_TEXT = text("other_matters", 0, "按规定收取信息处理费。")
NO_NUMBERS = text("overview", 1, "依法办理各项申请。")  # which would have to agree
FEES = "fees.administrative_fees.amount"


def _licenses(told: str, value: object) -> Case:
    return Case(f"“行政许可”本年处理决定数量{told}", number(LICENSES, value))


def _error(kind: Kind, text: str) -> Entry:
    return Entry("", "", kind, text=text)


def typed_over(submission: Submission) -> Submission:
    """The sample as a workbook in which every total is a number typed by hand."""
    return _workbook(submission, formula=False)


def formulas(submission: Submission) -> Submission:
    """The sample as a workbook in which every total is a formula."""
    return _workbook(submission, formula=True)


def _workbook(submission: Submission, *, formula: bool) -> Submission:
    numbers = {cell: replace(e, formula=formula) for cell, e in submission.numbers.items()}
    return replace(submission, numbers=numbers, origin=Origin.WORKBOOK)


FACTS = (
    Example(
        "B101",
        Case("“机关全称”空着。", fact("name", None)),
        Case("“上级或主管机关”空着。", fact("parent", None)),
    ),
    Example(
        "B102",
        Case("“机关层级”填“县”。", fact("level", "县")),
        Case("“机关层级”从列表中选“县级”。", fact("level", "县级")),
    ),
    Example(
        "B103",
        Case("“报告年度”填“去年”。", fact("year", "去年")),
        Case("“报告年度”填“2025年”。", fact("year", "2025年")),
    ),
    Example(
        "B104",
        Case("“成文日期”填“2026年2月30日”。", fact("date", "2026年2月30日")),
        Case("“成文日期”填“二〇二六年一月二十日”。", fact("date", "二〇二六年一月二十日")),
    ),
    Example(
        "B105",
        Case("2025年的报告，“成文日期”填“2025年1月20日”。", fact("date", "2025年1月20日")),
        Case("2025年的报告，“成文日期”填“2026年1月20日”。", fact("date", "2026年1月20日")),
    ),
    Example(
        "B106",
        Case("“发出收费通知的件数”填“三件”。", fee("notices", "三件")),
        Case("“发出收费通知的件数”空着。", fee("notices", None)),
    ),
    Example(
        "B107",
        Case("“机关全称”填成了数字2025。", fact("name", 2025)),
        Case("“署名”填“无”。", fact("signature", "无")),
    ),
    Example(
        "B108",
        Case("“实际收取的总金额”填12000000。", both(NO_FEE_TEXT, fee("received", 12000000))),
        Case("“实际收取的总金额”填120。", fee("received", 120)),
    ),
    Example(
        "B109",
        Case("“署名”填“云岭县 农业农村局”。", fact("signature", "云岭县 农业农村局")),
        Case("“署名”填“云岭县农业农村局”。", fact("signature", "云岭县农业农村局")),
    ),
)

CELLS = (
    Example("C101", _licenses("空着。", None), _licenses("填436。", 436)),
    Example("C102", _licenses("填“—”。", "—"), _licenses("填436。", 436)),
    Example(
        "C103",
        Case("县级部门的“规章”本年制发件数填“/”。", number(RULES_ISSUED, "/")),
        Case("县级部门的“规章”本年制发件数填0。", number(RULES_ISSUED, 0)),
    ),
    Example("C104", _licenses("填“436件”。", "436件"), _licenses("填436。", 436)),
    Example("C105", _licenses("填全角的“４３６”。", "４３６"), _licenses("填436。", 436)),
    Example(
        "C106", _licenses("显示为#REF!。", _error(Kind.ERROR, "#REF!")), _licenses("填436。", 436)
    ),
    Example(
        "C107",
        _licenses("是其他软件写入的公式，没有计算结果。", _error(Kind.UNCALCULATED, "=1+1")),
        _licenses("填436。", 436),
    ),
    Example("C108", _licenses("填-436。", -436), _licenses("填436。", 436)),
    Example("C109", _licenses("填436.5。", Decimal("436.5")), _licenses("填436。", 436)),
    Example(
        "C110",
        Case("“行政事业性收费”填3.4750001。", number(FEES, Decimal("3.4750001"))),
        Case("“行政事业性收费”填3.475001。", number(FEES, Decimal("3.475001"))),
    ),
    Example("C111", _licenses("填成了18位的编号。", 320000202500000001), _licenses("填436。", 436)),
)

SUMS = (
    Example(
        "S101",
        Case(
            "“行政复议”维持2件、其他1件、未审结1件，总计填5。",
            both(NO_NUMBERS, number("review.count.reconsideration_total", 5)),
        ),
        Case(
            "“行政复议”维持2件、其他1件、未审结1件，总计填4。",
            number("review.count.reconsideration_total", 4),
        ),
    ),
    Example(
        "S102",
        Case(
            "“自然人”一列（七）总计少1件，“结转下年度”和横向总计也随之变动。",
            both(
                NO_NUMBERS,
                number("requests.total.natural_person", 38),
                number("requests.total.total", 48),
                number("requests.carried_to_next_year.natural_person", 2),
                number("requests.carried_to_next_year.total", 3),
            ),
        ),
        Case("“自然人”一列（七）总计等于21项办理结果之和。"),
    ),
    Example(
        "S103",
        Case(
            "“自然人”一列第四项多填1件，横向总计也跟着加1。",
            both(
                NO_NUMBERS,
                number("requests.carried_to_next_year.natural_person", 2),
                number("requests.carried_to_next_year.total", 3),
            ),
        ),
        Case("“自然人”一列新收38件加结转2件，等于办结39件加结转下年1件。"),
    ),
)

TOTALS = (
    Example(
        "C120",
        Case("工作簿里的总计都改成了手工填写的数字。", typed_over),
        Case("工作簿里的总计仍是公式。", formulas),
    ),
    Example(
        "C121",
        Case(
            "县级部门的“行政事业性收费”填3475000万元（上年数据没有填这一格）。",
            both(number(FEES, 3475000), last_number(FEES, None)),
        ),
        Case("县级部门的“行政事业性收费”填3.475万元。"),
    ),
    Example(
        "C122",
        Case(
            "县级部门的“规章”制发和现行有效各填1。",
            both(number(RULES_ISSUED, 1), number("documents.regulatory_rules.in_force", 1)),
        ),
        Case("县级部门的“规章”三格都填0。"),
    ),
)

STORED = (
    Example(
        "C123",
        _licenses("是公式=4.36*100，算得436.00000000000006。", 436.00000000000006),
        _licenses("填436。", 436),
    ),
    Example(
        "C124",
        Case(
            "“行政事业性收费”填3.475，因单元格格式显示为3.48。",
            number(FEES, replace(entry_of("", "", Decimal("3.475")), displayed="3.48")),
        ),
        Case("“行政事业性收费”填3.475，单元格也显示3.475。", number(FEES, Decimal("3.475"))),
    ),
)


EXAMPLES = (*FACTS, *CELLS, *SUMS, *TOTALS, *STORED)
