"""The trial form of 2019 (国办公开办函〔2019〕60号), as far as its tables must not be mixed up with ours.

Its table 2 counts other things under like names; tables 3 and 4 agree but for 其他处理.
"""

from collections.abc import Iterable

from scripts.importing.wording import bare

COLUMNS = frozenset(
    bare(label)
    for label in (
        "本年新制作数量",
        "本年新公开数量",
        "对外公开总数量",
        "新制作数量",
        "新公开数量",
        "上一年项目数量",
        "上年项目数量",
        "本年增/减",
        "采购项目数量",
        "采购总金额",
    )
)
REFUSAL = (
    "这张表用的是2019年试行格式的栏目（如“本年新制作数量”“上一年项目数量”），"
    "与现行格式统计的不是同一件事，没有导入"
)
FIRST_YEAR = 2019  # of reports in the trial form; the form of 2021 follows it


def is_trial(labels: Iterable[str]) -> bool:
    """Whether columns with these labels belong to the trial form."""
    return any(bare(label) in COLUMNS for label in labels)
