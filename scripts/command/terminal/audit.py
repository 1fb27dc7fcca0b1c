"""The findings in many files, and how far their audit is, on a terminal."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from schemas.issues import Severity, counts
from scripts.command.terminal.parts import BAD, GOOD, GREY, STYLES, console_for, tell, tell_lines
from scripts.tasks.audit import Audited, grave, rate, summary
from scripts.tasks.check import lines
from scripts.tasks.lines import UNREAD, Line


def tell_audit(results: Sequence[Audited], stream: IO[str]) -> None:
    """What was found in each file, a table of all of them, and how many are wrong."""
    console = console_for(stream)
    for result in results:
        found = _found(result)
        if found:
            tell(console, f"【{result.file}】", "bold")
            tell_lines(console, found)
            console.print()
    console.print(_overview(results))
    console.print()
    wrong = any(result.errors or result.refused for result in results)
    tell(console, summary(results), BAD if wrong else GOOD)


def _found(result: Audited) -> list[Line]:
    """Why a file was not read; else its errors and warnings, many blank cells in one line."""
    if result.refused:
        return [Line(UNREAD, "", result.refused, "")]
    return [line for found in lines(grave(result)).values() for line in found]


def _overview(results: Iterable[Audited]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for severity in Severity:
        table.add_column(severity.label, justify="right", no_wrap=True)
    table.add_column("年度", no_wrap=True)
    table.add_column("机关", overflow="fold")
    table.add_column("文件", style=GREY, overflow="fold")
    for result in results:
        number = counts(result.issues)
        cells = [
            Text(str(number[each]), style=STYLES[each.label] if number[each] else GREY)
            for each in Severity
        ]
        if result.refused:
            cells = [Text(UNREAD, style=STYLES[UNREAD]), Text(), Text()]
        year = str(result.year or "")
        table.add_row(*cells, year, result.organ or "不明", Text(result.file))
    return table


@contextmanager
def progress(stream: IO[str]) -> Iterator[Callable[[int, int], None]]:
    """A bar with how many of how many are done, how fast it goes and how long it still takes."""
    began = time.monotonic()
    columns = BarColumn(bar_width=20), TextColumn("{task.description}", markup=False)
    with Progress(*columns, console=console_for(stream)) as bar:
        task = bar.add_task("正在读取……", total=None)

        def done(number: int, total: int) -> None:
            bar.update(task, completed=number, total=total, description=rate(began, number, total))

        yield done
