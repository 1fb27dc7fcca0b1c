"""Examples for what must not be made public."""

from schemas.language.personal import CHECK_SIGNS, WEIGHTS
from schemas.rules.publication import Word
from scripts.pages.examples.case import Case, Example, fact
from scripts.pages.examples.words import managed


def _identity(first: str) -> str:
    """A made-up identity number with the right check sign."""
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + CHECK_SIGNS[total % 11]


EXAMPLES = (
    Example(
        "P101",
        Case(
            "正文写有申请人完整的身份证号码。",
            managed(f"补贴公示中列有{_identity('11010119000101001')}等信息。"),
        ),
        Case(
            "正文写有18位的项目编号。", managed("补贴公示中列有项目编号320000202599990001等信息。")
        ),
    ),
    Example(
        "P102",
        Case("正文写有15位数字，其中的出生日期有效。", managed("公示中列有110101000101001。")),
        Case("正文写有15位数字，不像身份证号码。", managed("公示中列有000101990101001。")),
    ),
    Example(
        "P103",
        Case("正文写“联系人电话138-0013-8000”。", managed("联系人电话138-0013-8000。")),
        Case("“联系方式”一栏写手机号码。", fact("contact", "云岭县青禾路18号，13800138000")),
    ),
    Example(
        "P104",
        Case("正文写有银行卡号。", managed("补贴打入银行卡4111 1111 1111 1111。")),
        Case(
            "正文写有16位编号，不符合银行卡号的校验规则。", managed("合同编号4111 1111 1111 1112。")
        ),
    ),
    Example(
        "P105",
        Case("正文写有163.com邮箱。", managed("申请材料发到nianbao.shili@163.com。")),
        Case("正文写有政务邮箱。", managed("申请材料发到gongkai@yunling.gov.cn。")),
    ),
    Example(
        "P106",
        Case("正文带有“机密★1年”。", managed("机密★1年\n每季度清查一次已公开的文件。")),
        Case("正文写“审查是否属于国家秘密”。", managed("公开前审查是否属于国家秘密。")),
    ),
    Example(
        "P107",
        Case("正文写“清理内部文件15件”。", managed("全年清理内部文件15件。")),
        Case("正文写“开展保密审查”。", managed("公开前逐件开展保密审查。")),
    ),
    Example(
        "P108",
        Case(
            "设置文件列有“红头文件”，正文用了这个词。",
            managed("每季度清查一次红头文件。"),
            (Word("红头文件", "请改用“行政规范性文件”。"),),
        ),
        Case(
            "设置文件列有“红头文件”，正文没有用。",
            managed("每季度清查一次行政规范性文件。"),
            (Word("红头文件", "请改用“行政规范性文件”。"),),
        ),
    ),
)
