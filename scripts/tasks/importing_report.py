"""A published report imported: a workbook with its doubtful cells marked, or a record; what to check."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.errors import RecordError
from schemas.filled.organ import LEVELS
from schemas.form.model import CellKey
from schemas.rules.files import DOUBTFUL, UNREADABLE
from scripts.importing.formats import read_report
from scripts.importing.mapper import Imported
from scripts.importing.printed import ImportRefusedError
from scripts.importing.reading import Kept
from scripts.paths.endings import PLAIN, RECORD, WITH_MACROS, WORKBOOKS
from scripts.paths.outputs import put, refuse_input
from scripts.record.convert import record_of
from scripts.record.file import record_text
from scripts.tasks.load import is_published, load
from scripts.tasks.new import new_bytes
from workbook import placed
from workbook.files.input_file import input_bytes
from workbook.sheets.formulas import ranges

LISTED = 200  # characters of what is kept, in the list for a person


@dataclass(frozen=True)
class Written:
    """What came of an import: what was read, where it was written, the backup of an older file."""

    imported: Imported
    path: Path
    backup: Path | None = None


def import_report(source: Path, out: Path, level: str | None = None) -> Written:
    """Read a published report, or a workbook or record of our own, and write it to `out`.

    By the ending of its name that is a workbook (.xlsx, .xlsm) or a record (.json).

    ``level`` is the organ's as the drop-down of 基本信息 has it; no report states it, and a record
    has to.
    Raises ImportRefusedError (one Chinese sentence) before anything is written: for a file that is no
    report, for one of the trial form of 2019, for a name that is none of these; OSError in writing.
    """
    suffix = out.suffix.lower()
    if suffix not in (*WORKBOOKS, RECORD) or out.is_dir():
        raise ImportRefusedError(
            f"“{out}”不能作为导入的文件名，请用以{PLAIN}、{WITH_MACROS}或{RECORD}结尾的文件名。"
        )
    refuse_input(out, source)
    if is_published(source.suffix) or source.is_dir():
        imported = read_report(input_bytes(source), source.name)
    else:
        imported = _ours(source)
    if imported.trial:
        raise ImportRefusedError(
            f"“{source.name}”是{imported.submission.year}年度的报告，用的是2019年试行格式，不能导入为"
            "现行格式的报告；其中的表三、表四可以作为上年数据：新建时用--from，校验时用--last。"
        )
    if level is not None:
        fields = {**imported.submission.fields, **placed.facts({"level": level})}
        imported = replace(imported, submission=replace(imported.submission, fields=fields))
    content = (
        _record(imported, source.name)
        if suffix == RECORD
        else _workbook(imported, suffix == WITH_MACROS)
    )
    return Written(imported, out, put(out, content))


def _ours(source: Path) -> Imported:
    """A workbook or record of our own: everything is where it belongs, only the file is another."""
    submission = load(source)
    kind = "记录" if source.suffix.lower() == RECORD else "填报工作簿"
    note = f"“{source.name}”是{kind}，填报内容原样写入新文件；原件中的批注、标记和格式不带入"
    return Imported(replace(submission, issues=()), {}, (), (note,))


def _record(imported: Imported, name: str) -> bytes:
    if not imported.submission.fact("level"):
        raise ImportRefusedError(
            f"从“{name}”中看不出机关层级，而记录必须写明，因此没有写入。请加上--level，可以写"
            f"{'、'.join(LEVELS.values())}，如--level 县级。"
        )
    try:
        return record_text(record_of(imported.submission)).encode()
    except RecordError as error:
        raise ImportRefusedError(
            f"“{name}”缺少记录必须有的内容，没有写入：{error}请先导入为工作簿（.xlsx），补齐以后再用export导出记录。"
        ) from error


def _workbook(imported: Imported, macros: bool) -> bytes:
    from workbook.marks import mark

    content = new_bytes(imported.submission, macros=macros)
    issues = imported.submission.issues
    return mark(content, issues) if issues else content


def told(imported: Imported) -> str:
    """The confidence report: what was read, what is doubtful, blank or without a place."""
    return "\n".join(_told(imported))


def _told(imported: Imported) -> Iterator[str]:
    submission = imported.submission
    read = sum(entry.number is not None for entry in submission.numbers.values())
    yield f"机关：{submission.organ or '没有识别出'}；年度：{submission.year or '没有识别出'}。"
    yield f"共{len(submission.numbers)}格数字，导入{read}格，其余{len(submission.numbers) - read}格留空。"
    yield from (f"  注意 {note}。" for note in imported.notes)
    yield from _doubts(imported)
    unread = [
        key
        for key, entry in submission.numbers.items()
        if entry.blank and not (key in imported.readings and imported.readings[key].doubts)
    ]
    if unread:
        yield f"  留空 原件中没有数字的有{len(unread)}格：{_named(imported, unread)}。"
    for row in submission.narrative:
        if row.heading.text and row.section == "overview" and not row.part:
            yield f"  注意 “{row.heading.sheet}”{row.heading.address}的小标题“{row.heading.text}”没有对应的所属部分。"
    yield from kept_told(imported.kept)


def _doubts(imported: Imported) -> Iterator[str]:
    """The cells to look at, those with the same doubt at the same place of the original in one line."""
    groups: dict[tuple[str, bool, str, str], list[str]] = {}
    for key, entry in imported.submission.numbers.items():
        reading = imported.readings.get(key)
        if reading is not None and reading.doubts:
            alike = (entry.sheet, entry.blank, reading.doubts, reading.place)
            groups.setdefault(alike, []).append(entry.address)
    for (sheet, blank, doubts, place), cells in groups.items():
        where = "、".join(ranges(cells)).replace(":", "至")
        rule, what = (UNREADABLE, "没有导入") if blank else (DOUBTFUL, "已导入，存疑")
        yield f"  {rule.severity.label} “{sheet}”{where}{what}：{doubts}（原件{place}）。请对照原件核对。"


def kept_told(kept: Iterable[Kept]) -> Iterator[str]:
    """A line for each thing that has no place, long ones shortened."""
    for each in kept:
        text = each.text if len(each.text) <= LISTED else f"{each.text[:LISTED]}…"
        yield f"  未放入 {each.place}“{text}”：{each.why}。"


def _named(imported: Imported, keys: list[CellKey]) -> str:
    cells = [imported.submission.numbers[key] for key in keys]
    shown = "、".join(f"“{cell.sheet}”{cell.address}" for cell in cells[:10])
    return shown + ("等" if len(cells) > 10 else "")


def as_json(imported: Imported) -> dict[str, object]:
    """The same as plain data: each number with its place and doubt, what is kept, what to note."""
    submission = imported.submission
    return {
        "file": submission.file,
        "organ": submission.organ,
        "year": submission.year,
        "cells": {
            str(key): {
                "value": entry.text or None,
                "place": imported.readings[key].place if key in imported.readings else "",
                "doubt": imported.readings[key].doubts if key in imported.readings else "",
            }
            for key, entry in submission.numbers.items()
        },
        "kept": [
            {"place": kept.place, "text": kept.text, "why": kept.why} for kept in imported.kept
        ],
        "notes": list(imported.notes),
    }
