"""Findings in the words and colours of the workbook: what a mark, a note and a result line say.

Marks written into a file and marks written through a running Excel come from here, so that each
kind recognises and replaces the other.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.filled.acceptance import Acceptance, finding_of
from schemas.issues import Issue, Severity, counts, printed
from schemas.language.characters import with_plain_line_ends
from workbook.layout import CELL, RESULT_HEAD, RESULT_HEAD_ROW, RESULTS, WHOLE_SHEET

AUTHOR = "年报校验"
# A note is ours when its text begins and ends like this: LibreOffice drops authors, Excel puts in
# its own, and a note to which a person has added something is that person's.
PREFIX = "【年报校验】"
SUFFIX = "（自动批注，再次校验时更新）"
# A constant that is always true marks our conditional formats; no function, no list separator,
# so that it reads the same in every language of Excel.
MARKER = '"nianbao:'
LONGEST = 32_000  # characters of a cell, nearly what Excel holds
LONGEST_NOTE = 1500  # characters of one finding in a note
FIRST = RESULT_HEAD_ROW + 1  # row of the lines of 校验结果
PLACE = RESULT_HEAD.index("单元格") + 1  # the column that leads to the finding

UNLISTED = (
    f"工作簿中没有模板的“{RESULTS}”表（被删除，或者改过表头），问题没有列出，只在各单元格标出。"
    "要查看全部问题，请把填写的内容复制到空白模板中，再校验。"
)


class Colours(NamedTuple):
    """Colours of a mark as RRGGBB."""

    font: str
    fill: str


LOOKS = {
    Severity.ERROR: Colours("9C0006", "FFB3B3"),
    Severity.WARNING: Colours("7A4B00", "FFD98A"),
    Severity.HINT: Colours("1F3A5F", "CFE2F7"),
}
LINK_COLOUR, GRID_COLOUR = "0563C1", "AEB6C2"
LINK = "link"  # the marker of the cells that lead to a finding


@dataclass(frozen=True)
class Mark:
    """What is to be seen at one cell: the gravest finding colours it, the note tells them all."""

    sheet: str
    cell: str
    severity: Severity
    note: str


class Line(NamedTuple):
    """One line of 校验结果, in the order of `layout.RESULT_HEAD`; ``number`` 0 is the summary."""

    number: int
    severity: str
    sheet: str
    cell: str
    message: str
    expected: str = ""
    source: str = ""
    remark: str = ""

    def values(self) -> tuple[str | int, ...]:
        """What the eight cells of the line hold."""
        return tuple(self)

    @property
    def target(self) -> str:
        """Where the line leads: ``'三、申请办理'!D7``, the top of the sheet for a whole one."""
        name = self.sheet.replace("'", "''")
        return f"'{name}'!{self.cell if CELL.fullmatch(self.cell) else 'A1'}"


def marker(word: str) -> str:
    """The formula of a conditional format of ours: ``"nianbao:error"<>""``."""
    return f'{MARKER}{word}"<>""'


def is_marker(formula: str | None) -> bool:
    """Whether a conditional format's formula says that it is ours."""
    return formula is not None and formula.strip().lstrip("=").startswith(MARKER)


def is_our_note(text: str) -> bool:
    """Whether a note was written by a check, and by nobody since."""
    return text.startswith(PREFIX) and text.rstrip().endswith(SUFFIX)


def marks_of(issues: Iterable[Issue]) -> tuple[Mark, ...]:
    """One mark per cell that an open finding names; those of a whole sheet or file have none."""
    found: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        if issue.sheet and CELL.fullmatch(issue.cell) and not issue.accepted:
            found.setdefault((issue.sheet, issue.cell), []).append(issue)
    order = list(Severity)
    marks = []
    for (sheet, cell), there in found.items():
        there.sort(key=lambda issue: order.index(issue.severity))
        told = "\n".join(
            f"{i.severity.label}：{text(i.message, LONGEST_NOTE)}（{i.code}）" for i in there
        )
        marks.append(Mark(sheet, cell, there[0].severity, f"{PREFIX}{told}\n{SUFFIX}"))
    return tuple(marks)


def _cell(issue: Issue) -> str:
    return issue.cell or (WHOLE_SHEET if issue.sheet else "")


def lines_of(
    issues: Sequence[Issue], remarks: Iterable[Acceptance], room: int, now: dt.datetime
) -> list[Line]:
    """The lines of 校验结果: how many findings, then one each, as many as there is room for.

    A remark follows its finding; of two on the same finding the later one does.
    """
    written = {each.finding: each.reason for each in remarks}
    lines = [Line(0, "", "", "", summary_line(issues, now))]
    shown = issues if len(issues) < room else issues[: room - 2]
    for number, issue in enumerate(shown, start=1):
        remark = written.get(finding_of(issue)) or issue.accepted
        lines.append(
            Line(
                number,
                issue.label,
                issue.sheet,
                _cell(issue),
                text(issue.message),
                text(printed(issue.expected)),
                f"{text(issue.source)}（{issue.code}）",
                remark,
            )
        )
    if len(shown) < len(issues):
        rest = len(issues) - len(shown)
        told = f"另有{rest}处没有列出。请先改正以上各处，再校验一次。"
        lines.append(Line(0, "", "", "", told))
    return lines


def summary_line(issues: Iterable[Issue], now: dt.datetime) -> str:
    """When the check was and what it found, in one sentence."""
    told = count_words(issues)
    when = f"{now.year}年{now.month}月{now.day}日{now:%H:%M}校验"
    return f"{when}：{f'发现 {told}' if told else '没有发现问题'}。改动内容以后请重新校验。"


def count_words(issues: Iterable[Issue]) -> str:
    """``3 处错误，1 处提醒``; "" when there is nothing."""
    number = counts(issues)
    return "，".join(f"{number[s]} 处{s.label}" for s in Severity if number[s])


def text(words: str, longest: int = LONGEST) -> str:
    """Words as XML and a cell can hold them."""
    clean = with_plain_line_ends(words)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"
