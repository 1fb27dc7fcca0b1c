"""Many files judged at once: published reports, workbooks and records, as one list of findings."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from schemas.errors import ClerkError, OutputError, reason
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity, as_plain, counts
from scripts.paths.endings import PLAIN, PUBLISHED, RECORD, WORKBOOKS
from scripts.paths.outputs import refuse_input
from scripts.paths.workbooks import passed_over
from scripts.tasks.gathering import gathered, told_together
from scripts.tasks.lines import UNREAD
from scripts.tasks.load import load, load_bytes

KINDS = PUBLISHED | {*WORKBOOKS, RECORD}
UNREADABLE = {
    ".xls",
    ".et",
    ".xlsb",
    ".ods",
}  # workbooks none reads: listed, lest a report is missed
FEW = 200  # files up to which starting further processes costs more than they save


@dataclass(frozen=True)
class Audited:
    """One file of an audit: whose report of which year, what was found, or why it was not read."""

    file: str
    organ: str = ""
    year: int | None = None
    issues: tuple[Issue, ...] = ()
    refused: str = ""

    @property
    def errors(self) -> int:
        """How many findings would have blocked the report."""
        return counts(self.issues)["error"]


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named and those in the folders named, each once, in order of their names."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            kinds = KINDS | UNREADABLE
            inside = (p for p in path.rglob("*") if p.suffix.lower() in kinds and p.is_file())
            names = (p for p in inside if not passed_over(p))
            found |= dict.fromkeys(sorted(names))
        else:
            found[path] = None
    return list(found)


def refuse_list(xlsx: Path | None, named: Sequence[Path], found: Sequence[Path]) -> None:
    """OutputError (Chinese) where there is nothing to judge, or no list can be written to ``xlsx``."""
    if not found:
        folders = "、".join(f"“{path}”" for path in named)
        raise OutputError(f"{folders}里没有可以审查的报告、工作簿或者记录。请核对文件夹。")
    if xlsx is None:
        return
    if xlsx.suffix.lower() != PLAIN or xlsx.is_dir():
        raise OutputError(f"“{xlsx}”不能作为清单的文件名，请用以{PLAIN}结尾的文件名。")
    refuse_input(xlsx, *found)


def audit(
    paths: Sequence[Path],
    *,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Audited]:
    """Each file read and judged, in the order given; one that cannot be read says why.

    ``progress`` is told how many of how many are done. All cores work on more than `FEW` files, or ``workers``.
    """
    few = len(paths) <= FEW
    processes = workers or (1 if few else min(os.cpu_count() or 1, 8))
    results: list[Audited] = []
    for result in _results(paths, processes):
        results.append(result)
        if progress is not None:
            progress(len(results), len(paths))
    return results


def _results(paths: Sequence[Path], processes: int) -> Iterator[Audited]:
    if processes == 1:
        yield from map(audited, paths)
        return
    # started anew, not forked: polars has threads of its own, which a fork would leave behind locked
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from pool.map(audited, paths, chunksize=max(1, min(8, len(paths) // processes)))


def audited(path: Path) -> Audited:
    """One file read and judged."""
    return _audited(str(path), lambda: load(path))


def audited_bytes(data: bytes, name: str) -> Audited:
    """The same from the bytes of a file of that name."""
    return _audited(name, lambda: load_bytes(data, name))


def _audited(file: str, read: Callable[[], Submission]) -> Audited:
    from schemas.judging.judge import judge

    try:
        submission = read()
        found = judge(submission)
    except OSError as error:
        return Audited(file, refused=f"文件无法读取：{reason(error)}。")
    except ClerkError as error:
        return Audited(file, refused=str(error))
    return Audited(file, submission.organ, submission.year, tuple(found))


def as_table(results: Sequence[Audited]) -> str:
    """One list over all files: a line a file with its counts, its errors and warnings below it."""
    return "\n".join(_table(results))


def _table(results: Sequence[Audited]) -> Iterator[str]:
    for result in results:
        if result.refused:
            yield f"{UNREAD}  {result.file}：{result.refused}"
            continue
        number = counts(result.issues)
        told = "，".join(f"{s.label}{number[s]}" for s in Severity)
        yield f"{told}  {result.organ or '机关不明'}{result.year or '年度不明'}年  {result.file}"
        for sheet, found in groupby(grave(result), key=lambda issue: issue.sheet):
            for issue, *more in gathered(list(found)):
                words = told_together(sheet, [issue, *more]) if more else issue.message
                yield f"    {issue.severity.label} {words}（{issue.code}）"
    yield summary(results)


def grave(result: Audited) -> list[Issue]:
    """The errors and warnings of a file that nobody has ticked off."""
    hint = Severity.HINT
    return [i for i in result.issues if i.severity is not hint and not i.accepted]


def summary(results: Sequence[Audited]) -> str:
    """How many files there were, in how many something is wrong."""
    wrong = sum(bool(result.errors) for result in results)
    unread = sum(bool(result.refused) for result in results)
    return f"共{len(results)}个文件，有错误的{wrong}个，不能读取的{unread}个。"


def as_json(results: Sequence[Audited]) -> list[dict[str, object]]:
    """The same as plain data."""
    return [
        {
            "file": result.file,
            "organ": result.organ,
            "year": result.year,
            "refused": result.refused,
            "counts": counts(result.issues),
            "issues": [as_plain(issue) for issue in result.issues],
        }
        for result in results
    ]


def as_workbook(results: Sequence[Audited]) -> bytes:
    """The same as the bytes of a workbook, a row a finding."""
    from workbook.findings_list import findings_list

    rows: list[tuple[object, ...]] = []
    for result in results:
        about = (result.file, result.organ, result.year)
        if result.refused:
            rows.append((*about, UNREAD, "", "", result.refused, ""))
        rows += [
            (*about, issue.label, issue.sheet, issue.cell, issue.message, issue.code)
            for issue in result.issues
        ]
    head = ("文件", "机关", "年度", "级别", "工作表", "单元格", "问题", "规则")
    return findings_list(head, rows)


def rate(began: float, done: int, total: int) -> str:
    """How fast it goes and how long it still takes: 已完成120/1000，每秒8.5个，约剩104秒."""
    if not done:
        return f"已完成0/{total}"
    per_second = done / max(time.monotonic() - began, 0.001)
    left = round((total - done) / per_second)
    return f"已完成{done}/{total}，每秒{per_second:.1f}个，约剩{left}秒"
