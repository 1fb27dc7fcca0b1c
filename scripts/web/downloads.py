"""What can be taken away of a file that was sent: the marked workbook, the report of every kind."""

from collections.abc import Mapping
from pathlib import Path

from schemas.filled.submission import Origin, Submission
from scripts.paths.outputs import safe_name
from scripts.report.renderers import RENDERERS
from scripts.tasks.check import Checked
from scripts.tasks.new import new_bytes
from scripts.tasks.produce import rendered, report_path
from workbook.marking.copies import MARKED, copy_path

KINDS: Mapping[str, str] = {
    ".docx": "Word报告",
    ".html": "网页",
    ".pdf": "PDF",
    ".png": "图解（PNG）",
    ".svg": "图解（SVG）",
}


def report_kinds() -> dict[str, str]:
    """The kinds of report there are, by ending, in the words of a button."""
    return {kind: KINDS.get(kind, kind.removeprefix(".").upper()) for kind in RENDERERS}


def report_of(checked: Checked, kind: str) -> tuple[str, bytes]:
    """The name and the bytes of the report; with errors, of a draft."""
    draft = bool(checked.errors)
    name = report_path(checked.submission, None, draft=draft, kind=kind).name
    return name, rendered(checked.submission, kind=kind, draft=draft)


def marked_workbook(checked: Checked, data: bytes, name: str) -> tuple[str, bytes]:
    """The workbook with its findings and the reasons given here; a record becomes a workbook first."""
    from workbook.marks import mark

    stem, _, ending = name.rpartition(".")
    seen: Submission | None = checked.submission
    kept = data
    if checked.submission.origin is not Origin.WORKBOOK:
        seen, kept, ending, name = None, new_bytes(checked.submission), "xlsx", ""
    marked = mark(kept, checked.issues, remarks=checked.submission.accepted, name=name, seen=seen)
    return copy_path(Path(f"{safe_name(stem)}.{ending}"), MARKED).name, marked


def new_workbook(year: int, organ: str, macros: bool) -> tuple[str, bytes]:
    """The name and the bytes of a workbook to be filled in."""
    content = new_bytes(year=year, organ=organ or None, macros=macros)
    about = f"{organ}{year}"
    return f"{safe_name(about + '填报表')}.{'xlsm' if macros else 'xlsx'}", content
