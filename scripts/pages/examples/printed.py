"""Examples for the reading of published reports: the sample body's report, printed with a slip in it."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.filled.submission import Submission
from scripts.importing.mapper import mapped
from scripts.importing.printed import (
    Block,
    Paragraph,
    PrintedCell,
    PrintedDocument,
    PrintedTable,
)
from scripts.pages.examples.case import Case, Change, Example
from scripts.report.assemble import report_of
from scripts.report.model import TableBlock

REPEATED = "2.重复申请"


def printed_with(label: str, value: str | None = None) -> Change:
    """The report printed without a label, or with another value beside it, and read again."""

    def change(submission: Submission) -> Submission:
        blocks = tuple(_blocks(submission, label, value))
        return replace(submission, issues=mapped(PrintedDocument(blocks), "").submission.issues)

    return change


def _blocks(submission: Submission, label: str, value: str | None) -> Iterator[Block]:
    report = report_of(submission)
    yield Paragraph(report.full_title)
    for section in report.sections:
        yield Paragraph(section.heading)
        for block in section.blocks:
            if isinstance(block, TableBlock):
                yield PrintedTable(tuple(_cells(block, label, value)))


def _cells(block: TableBlock, label: str, value: str | None) -> Iterator[PrintedCell]:
    rows = {cell.row for cell in block.grid.cells if cell.text == label}
    for cell in block.grid.cells:
        text = cell.text if cell.key is None else block.values[cell.key]
        if cell.row in rows and cell.key is not None and value is not None:
            text = value
        if cell.row in rows and cell.text == label and value is None:
            text = ""
        yield PrintedCell(cell.row, cell.column, text, cell.rows, cell.columns)


WHOLE = Case("原件的标题和数字都完整。", printed_with(""))

EXAMPLES = (
    Example(
        "F108", Case("原件中“2.重复申请”的标题缺失，按位置认出。", printed_with(REPEATED)), WHOLE
    ),
    Example("F109", Case("原件“2.重复申请”一行写的是“/”。", printed_with(REPEATED, "/")), WHOLE),
)
