"""Reports printed as other bodies print them: tables as rows of cells that a test may spoil first."""

import html
from collections.abc import Callable

from schemas.filled.submission import Submission
from schemas.form.editions.y2021 import EDITION
from schemas.form.grid import lay_out
from schemas.form.model import CellKey
from scripts.importing.formats import read_report
from scripts.importing.mapper import Imported
from scripts.report.assemble import report_of
from scripts.report.model import Note, Report, SubHeading, TableBlock, Text
from tests.samples import city

Rows = list[list[list]]  # rows of [text, row span, column span]
Change = Callable[[Rows], Rows]


def rows_of(section: str, values: dict[CellKey, str]) -> Rows:
    """The tables of a section as HTML writes them."""
    grid = lay_out(EDITION.section(section).tables)
    rows: Rows = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda each: (each.row, each.column)):
        text = cell.text if cell.key is None else values.get(cell.key, "")
        rows[cell.row].append([text, cell.rows, cell.columns])
    return rows


def counted() -> dict[CellKey, str]:
    """Numbers that are all different, so that none can be taken for another."""
    return {key: str(n) for n, key in enumerate(EDITION.cell_keys(), start=101)}


def table_html(rows: Rows) -> str:
    lines = (
        "".join(
            f'<td rowspan="{down}" colspan="{across}">{html.escape(text)}</td>'
            for text, down, across in row
        )
        for row in rows
    )
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def page(tables: dict[str, str], title: str = "青禾县水务局2023年政府信息公开工作年度报告") -> str:
    """A web page with the six sections and these tables in them."""
    parts = [f"<h1>{title}</h1>"]
    for section in EDITION.sections:
        parts.append(f"<p>{section.heading()}</p>")
        parts.append(tables.get(section.key, f"<p>{section.title}的文字。</p>"))
    return f"<html><body><div>{''.join(parts)}</div></body></html>"


def adding_up() -> dict[CellKey, str]:
    """Real numbers of a city, whose sums hold."""
    return {key: entry.text for key, entry in city().numbers.items()}


def spoiled(
    section: str, change: Change | None = None, values: dict[CellKey, str] | None = None
) -> Imported:
    """A page with numbers all different, the tables of one section changed before printing."""
    values = values or counted()
    printed = {key: rows_of(key, values) for key in ("disclosure", "requests", "review")}
    if change:
        printed[section] = change(printed[section])
    return imported(page({key: table_html(rows) for key, rows in printed.items()}))


def imported(text: str, name: str = "report.html") -> Imported:
    return read_report(text.encode(), name)


def wrong(read: Imported, values: dict[CellKey, str] | None = None) -> dict[str, tuple[str, str]]:
    """Numbers that were read as others than printed; blanks are not wrong."""
    printed = values or counted()
    return {
        str(key): (printed.get(key, ""), entry.text)
        for key, entry in read.submission.numbers.items()
        if not entry.blank and entry.text != printed.get(key, "")
    }


def blanks(read: Imported) -> set[str]:
    return {str(key) for key, entry in read.submission.numbers.items() if entry.blank}


def unmerged(rows: Rows) -> Rows:
    """Every span taken apart: the label in its first cell, blank cells after it."""
    height = len(rows)
    width = sum(cell[2] for cell in rows[0])
    out = [["" for _ in range(width)] for _ in range(height)]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for text, down, across in row:
            while (number, column) in taken:
                column += 1
            out[number][column] = text
            taken |= {(number + d, column + a) for d in range(down) for a in range(across)}
    return [[[text, 1, 1] for text in row] for row in out]


def lines_of(submission: Submission) -> list[str]:
    """A report as lines of text: tables as tabs part them when they are copied out of a page."""
    return _lines(report_of(submission))


def _lines(report: Report) -> list[str]:
    lines = [*report.title, *(text.text for text in report.lead)]
    for section in report.sections:
        lines.append(section.heading)
        for block in section.blocks:
            if isinstance(block, TableBlock):
                printed = {k: str(v) for k, v in block.values.items()}
                lines += ["\t".join(c[0] for c in row) for row in rows_of(section.key, printed)]
            elif isinstance(block, Text):
                lines.append(block.run_in + block.text)
            elif isinstance(block, SubHeading | Note):
                lines.append(block.text)
    return [*lines, report.signature.organ, report.signature.date]


def as_html(submission: Submission) -> str:
    """A report as a web page with a site around it."""
    report = report_of(submission)
    parts = [f"<h1>{line}</h1>" for line in report.title]
    parts += [f"<p>{html.escape(text.text)}</p>" for text in report.lead]
    for section in report.sections:
        parts.append(f"<h2>{section.heading}</h2>")
        for block in section.blocks:
            if isinstance(block, TableBlock):
                printed = {k: str(v) for k, v in block.values.items()}
                parts.append(table_html(rows_of(section.key, printed)))
            elif isinstance(block, Text):
                parts.append(f"<p>{html.escape(block.run_in + block.text)}</p>")
            elif isinstance(block, Note):
                parts.append(f"<p>{html.escape(block.text)}</p>")
            elif isinstance(block, SubHeading):
                parts.append(f"<h{block.level + 1}>{html.escape(block.text)}</h{block.level + 1}>")
    parts += [f"<p>{report.signature.organ}</p><p>{report.signature.date}</p>"]
    return (
        "<html><head><title>网站</title><script>var x='第二十条';</script></head><body>"
        "<div class=top><a>首页</a><a>政务公开</a></div><div id=main>" + "".join(parts) + "</div>"
        "<div>分享到：微信</div><div>版权所有 青禾县人民政府 ICP备00000001号</div></body></html>"
    )
