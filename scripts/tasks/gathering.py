"""Many findings of a kind on one sheet in one line: blank cells, numbers imported with the same doubt."""

from collections.abc import Iterable, Sequence

from schemas.issues import Issue
from schemas.judging.table_judge import ITS_SUM
from schemas.rules.cells import there_is_a_number
from schemas.rules.files import DOUBTFUL, UNREADABLE
from workbook.sheets.formulas import ranges

FEW = 3  # more than this of a kind on a sheet are told in one line
TOLD = {  # by rule, and by what should stand there where that makes another sentence of it
    (there_is_a_number.code, ""): (
        "“{sheet}”有{size}格没有填写：{areas}。没有发生的请填0，不能留空。"
    ),
    (there_is_a_number.code, ITS_SUM): "“{sheet}”有{size}格总计是空的：{areas}。{mend}",
    (UNREADABLE.code, ""): "“{sheet}”有{size}格没有导入：{areas}。{found}。请对照原件填写。",
    (DOUBTFUL.code, ""): "“{sheet}”有{size}格导入的数存疑：{areas}。{found}。请对照原件核对。",
}


def gathered(issues: Sequence[Issue]) -> list[list[Issue]]:
    """The findings of a sheet as lines to show: one each, but many of a kind in one, and first."""
    kinds: dict[tuple[str, str, str], list[Issue]] = {}
    for issue in issues:
        if (issue.code, issue.expected) in TOLD and not issue.accepted:
            kind = issue.code, str(issue.expected), str(issue.found)
            kinds.setdefault(kind, []).append(issue)
    many = [group for group in kinds.values() if len(group) > FEW]
    told = {id(issue) for group in many for issue in group}
    return [*many, *([issue] for issue in issues if id(issue) not in told)]


def told_together(sheet: str, group: Iterable[Issue]) -> str:
    """Many findings of one kind in one sentence: a half-filled table has over a hundred."""
    first, *more = group
    return TOLD[first.code, str(first.expected)].format(
        sheet=sheet,
        size=1 + len(more),
        areas="、".join(ranges(issue.cell for issue in (first, *more))).replace(":", "至"),
        found=first.found,
        mend=f"{first.message.rstrip('。').rpartition('。')[2]}。",  # its last sentence
    )
