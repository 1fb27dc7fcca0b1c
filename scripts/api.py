"""For engineers: what the commands do, as functions of values. Nothing is printed, nothing written.

A source is the bytes of a filled workbook or of a record (JSON), a path to one, or a `Submission`.
What cannot be done raises ClerkError, one Chinese sentence, meant for the person who filled in the
file. Settings lying beside a file are for the commands; here they are named.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.errors import ClerkError
from schemas.filled.submission import Submission
from schemas.judging.office import OFFICE_DEFAULTS, Office
from scripts.paths.office_file import office_for
from scripts.paths.template_file import office_template
from scripts.report.renderers import USUAL
from scripts.tasks.check import Checked, judged, summary
from scripts.tasks.load import load, load_bytes
from scripts.tasks.produce import rendered

__all__ = [
    "Checked",
    "ClerkError",
    "RefusedError",
    "Source",
    "Submission",
    "check",
    "clear",
    "mark",
    "new",
    "read",
    "report",
]

Source = bytes | Path | Submission


class RefusedError(ClerkError):
    """No report is made of what has errors; ``checked`` has them, the text counts them."""

    status = 1

    def __init__(self, checked: Checked) -> None:
        super().__init__(summary(checked.issues))
        self.checked = checked


def read(source: Source, name: str = "") -> Submission:
    """What an office has filled in: every cell as typed, with its sheet and address, unjudged.

    Counts are as in the form, money in units of 10,000 yuan; both are `Decimal`, in `Entry.number`.
    ``name`` is the file name that sentences use for bytes, 工作簿 without one. Raises ClerkError:
    `WorkbookError`, `RecordError` or `UnknownEditionError`.
    """
    match source:
        case Submission():
            return source
        case bytes():
            return load_bytes(source, name)
        case Path():
            return load(source)
    raise TypeError(f"bytes, a Path or a Submission, not {type(source).__name__}")


def check(
    source: Source,
    *,
    last: Source | None = None,
    settings: Path | Office = OFFICE_DEFAULTS,
    name: str = "",
) -> Checked:
    """Every finding in a source: `Checked.issues` in the order of the sheets, `.errors` what blocks.

    Each `Issue` has code, severity, sheet, cell, message (Chinese, with both numbers and what to
    do), the rule's clause and its source. ``last`` is last year's report of the same office,
    ``settings`` an office's own, or the TOML file they stand in. Raises ClerkError like `read`, and
    `OfficeError` for settings that cannot be used.
    """
    office = office_for(settings, settings) if isinstance(settings, Path) else settings
    return judged(read(source, name), office, None if last is None else read(last))


def report(
    source: Source | Checked,
    *,
    draft: bool = False,
    template: bytes | Path | None = None,
    kind: str = USUAL,
    illustrated: bool = False,
) -> bytes:
    """The report as the bytes of a document, the same ones each time; ``kind`` is its ending.

    ``illustrated`` puts the picture of the year at the end of it; ``.svg`` and ``.png`` are that
    picture alone. What is `Checked` is not judged again. ``template`` is an office's letterhead, a .docx. Raises
    `RefusedError` when there are errors and no ``draft`` is wanted, which says so on every page,
    ClerkError like `read`, and `TemplateError` for a template without a place for the report.
    """
    checked = source if isinstance(source, Checked) else check(source)
    if checked.errors and not draft:
        raise RefusedError(checked)
    return rendered(
        checked.submission,
        kind=kind,
        draft=draft,
        illustrated=illustrated,
        template=office_template(template) if isinstance(template, Path) else template,
        template_name=template.name if isinstance(template, Path) else "",
    )


def new(
    source: Source | Mapping[str, Any] | None = None,
    *,
    year: int | None = None,
    organ: str | None = None,
    macros: bool = False,
) -> bytes:
    """A workbook to be filled in, as the bytes of an .xlsx, or with ``macros`` of an .xlsm.

    Empty but for ``year`` and ``organ``; or with all that a source, or a record as plain data, has
    in it; or, where ``year`` is the year after the source's, the next year's with last year's
    numbers. The same bytes each time. Raises ClerkError like `read`, and when the source is of
    another organ or year than asked.
    """
    from scripts.tasks.new import new_bytes

    given = read(source) if isinstance(source, bytes | Path) else source
    return new_bytes(given, year, organ, macros=macros)


def mark(
    workbook: bytes | Path, checked: Checked | None = None, *, now: dt.datetime | None = None
) -> bytes:
    """The workbook with its findings in it: cells coloured, notes, the sheet 校验结果 with links.

    Without ``checked`` it is checked here. ``now`` is the moment written above the list. Remarks of
    a person on earlier findings stay. Raises `WorkbookError` when it cannot be read or edited, or is
    not the workbook that was checked.
    """
    from workbook.marks import mark as marked

    data, name = _workbook(workbook)
    found = checked or check(data, name=name)
    return marked(data, found.issues, name=name, now=now, seen=found.submission)


def clear(workbook: bytes | Path) -> bytes:
    """The workbook without marks, notes and list; the very same bytes where it has none.

    Raises `WorkbookError` when it cannot be read or edited.
    """
    from workbook.marks import clear as cleared

    data, name = _workbook(workbook)
    return cleared(data, name=name)


def _workbook(source: bytes | Path) -> tuple[bytes, str]:
    """The bytes of a workbook, and what sentences call it."""
    from workbook.files.on_disk import bytes_at

    return (bytes_at(source), source.name) if isinstance(source, Path) else (source, "")
