"""Examples for words against numbers: sentences that the sample body's tables contradict or bear out."""

from scripts.pages.examples.case import Case, Example, both, number, text, texts

REQUESTS_ROW = 1  # the row of 依申请公开情况 in section one
NONE_LEFT = both(
    number("requests.carried_to_next_year.natural_person", 0),
    number("requests.carried_to_next_year.legal_service_institution", 0),
    number("requests.carried_to_next_year.total", 0),
    number("requests.received.natural_person", 37),
    number("requests.received.legal_service_institution", 2),
    number("requests.received.total", 46),
)


def says(code: str, wrong: str, right: str, numbers: str) -> Example:
    """A sentence of section one that the numbers contradict, and one that they bear out."""
    return Example(
        code,
        Case(f"正文写“{wrong}”，{numbers}。", text("overview", REQUESTS_ROW, f"{wrong}。")),
        Case(f"正文写“{right}”，{numbers}。", text("overview", REQUESTS_ROW, f"{right}。")),
    )


def fees_say(code: str, wrong: str, right: str, numbers: str) -> Example:
    """The same for the sentence on the processing fee in section six."""
    heading = "收取信息处理费情况"
    return Example(
        code,
        Case(f"正文写“{wrong}”，{numbers}。", texts("other_matters", ("", heading, f"{wrong}。"))),
        Case(f"正文写“{right}”，{numbers}。", texts("other_matters", ("", heading, f"{right}。"))),
    )


NUMBERS = (
    says("T101", "全年收到政府信息公开申请58件", "全年收到政府信息公开申请48件", "表三新收48件"),
    says("T102", "上年结转政府信息公开申请5件", "上年结转政府信息公开申请3件", "表三上年结转3件"),
    says("T103", "全年办结政府信息公开申请48件", "全年办结政府信息公开申请49件", "表三办结49件"),
    says("T104", "结转下年度继续办理3件", "结转下年度继续办理2件", "表三结转下年度2件"),
    says("T105", "申请中予以公开23件", "申请中予以公开21件", "表三予以公开21件"),
    says("T106", "新收申请中自然人申请36件", "新收申请中自然人申请38件", "表三新收自然人38件"),
    says("T107", "全年发生行政复议5件", "全年发生行政复议4件", "表四行政复议4件"),
    says("T108", "全年发生行政诉讼3件", "全年发生行政诉讼2件", "表四两类行政诉讼共2件"),
    says("T109", "现行有效行政规范性文件8件", "现行有效行政规范性文件9件", "表二现行有效9件"),
    says("T110", "全年作出行政许可决定400件", "全年作出行政许可决定436件", "表二行政许可436件"),
    says("T111", "行政事业性收费3.5475万元", "行政事业性收费3.475万元", "表二收费3.475万元"),
    fees_say(
        "T112",
        "全年发出信息处理费收费通知2件",
        "全年发出信息处理费收费通知1件",
        "第六部分填的是1件",
    ),
)
DENIALS = (
    says("T121", "全年未收到政府信息公开申请", "全年收到政府信息公开申请48件", "表三新收48件"),
    says("T122", "全年没有发生行政复议", "全年发生行政复议4件", "表四行政复议4件"),
    says("T123", "全年没有发生行政诉讼", "全年发生行政诉讼2件", "表四行政诉讼2件"),
    says(
        "T142",
        "本报告按照国办公开办函〔2019〕60号编制",
        "本报告按照国办公开办函〔2021〕30号编制",
        "报告年度为2025年",
    ),
    says("T127", "全年未制发行政规范性文件", "制发行政规范性文件2件", "表二制发2件"),
    Example(
        "T124",
        Case("正文写“申请全部办结”，表三结转下年度2件。", text("overview", 1, "申请全部办结。")),
        Case(
            "正文写“申请全部办结”，表三结转下年度0件。",
            both(NONE_LEFT, text("overview", 1, "申请全部办结。")),
        ),
    ),
    Example(
        "T125",
        Case(
            "正文写“申请均按期答复”，表三结转下年度2件。", text("overview", 1, "申请均按期答复。")
        ),
        Case(
            "正文写“申请均按期答复”，表三结转下年度0件。",
            both(NONE_LEFT, text("overview", 1, "申请均按期答复。")),
        ),
    ),
    fees_say(
        "T126", "全年没有收取信息处理费", "全年实际收取信息处理费120元", "第六部分填的是120元"
    ),
)
OTHERS = (
    says(
        "T131",
        "全年公开政府信息100条，其中业务类60条、工作动态类50条",
        "全年公开政府信息110条，其中业务类60条、工作动态类50条",
        "各项之和是110条",
    ),
    says(
        "T132",
        "全年公开政策解读40篇，其中图解10篇，占30%",
        "全年公开政策解读40篇，其中图解10篇，占25%",
        "10÷40＝25%",
    ),
    says(
        "T133",
        "2025年本局主动公开政府信息510条。栏目更新及时。全年主动公开政府信息501条",
        "2025年本局主动公开政府信息510条。栏目更新及时。全年主动公开政府信息510条",
        "两处说的是同一件事",
    ),
    says(
        "T141",
        "2023年，本局围绕申请办理完善了登记制度",
        "2025年，本局围绕申请办理完善了登记制度",
        "报告年度是2025年",
    ),
    says(
        "T151",
        "青山县农业农村局认真落实公开要求",
        "云岭县农业农村局认真落实公开要求",
        "本机关是云岭县农业农村局",
    ),
)

EXAMPLES = (*NUMBERS, *DENIALS, *OTHERS)
