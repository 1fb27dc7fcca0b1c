"""The findings of a check written into the workbook it was made on, or taken out.

What writes is imported only when something is written.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import OutputError
from scripts.paths.endings import RECORD

SIGNED = "工作簿有数字签名，写入标注后签名失效，要报送的请用没有标注的原文件，或重新签名。"

if TYPE_CHECKING:
    from scripts.tasks.check import Checked


def mark_checked(checked: "Checked", out: Path | None = None, *, even_open: bool = False) -> Path:
    """Write findings into a copy of the workbook (报表.校验.xlsx), or where `out` says.

    A copy in which somebody has typed is left alone: the next is 报表.校验2.xlsx. `out` may be the
    workbook itself, of which a backup is then kept. Raises ClerkError with one
    Chinese sentence when the file is no workbook or is open in a program.
    """
    source = _workbook(Path(checked.submission.file), out)
    from workbook.marked_files import mark_file
    from workbook.marking.copies import MARKED, free_copy

    out = out or free_copy(source, MARKED)
    return mark_file(source, checked.issues, out, even_open=even_open, seen=checked.submission)


def mark_and_tell(checked: "Checked", out: Path | None) -> str:
    """The same, and what to say of it: where the marks are, what was kept, what they are not in."""
    from workbook.files.replacing import backups

    before = [] if out is None else backups(out)
    marked = mark_checked(checked, out)
    kept = [] if out is None else backups(out)[len(before) :]
    why = told_of_copy(Path(checked.submission.file), marked) if out is None else ""
    lines = [f"标注已写入：{marked}", *(f"原有的文件已保留为：{each}" for each in kept)]
    return "\n".join([*lines, *filter(None, (why, unlisted(marked), told_of_signature(marked)))])


def clear_marks(source: Path, out: Path | None = None, *, even_open: bool = False) -> Path:
    """Take all marks out, into a copy (报表.清除标注.xlsx) unless `out` says otherwise."""
    source = _workbook(source, out)
    from workbook.marked_files import clear_file
    from workbook.marking.copies import CLEARED, free_copy

    return clear_file(source, out or free_copy(source, CLEARED), even_open=even_open)


def unlisted(marked: Path) -> str:
    """What to say of a marked workbook that has no sheet for the list of findings; "" if it has."""
    from workbook.files.on_disk import bytes_at
    from workbook.marking.findings import UNLISTED
    from workbook.marks import lists_findings

    return "" if lists_findings(bytes_at(marked), marked.name) else UNLISTED


def told_of_signature(marked: Path) -> str:
    """What to say of a marked workbook that was signed digitally; "" where it was not."""
    from workbook.files.on_disk import bytes_at
    from workbook.marks import is_signed

    return SIGNED if is_signed(bytes_at(marked), marked.name) else ""


def told_of_copy(source: Path, marked: Path) -> str:
    """Why the marks are not where one would look for them first; "" where they are."""
    from workbook.marking.copies import is_marked_copy, marked_path

    if marked.resolve() == source.resolve():
        return ""
    if is_marked_copy(source):
        return (
            f"“{source.name}”正在其他程序中打开，不能写入。请关闭该文件，在这份新的副本中继续修改。"
        )
    if marked != marked_path(source):
        return "先前的副本正在其他程序中打开，或者已有改动，予以保留，另存了这一份。"
    return ""


def told_of_edits(source: Path) -> str:
    """That copies beside a workbook say something it does not; "" where there are none."""
    from workbook.marking.copies import edited_copies

    if not source.is_file() or not (copies := edited_copies(source)):
        return ""
    names = "、".join(f"“{copy.name}”" for copy in copies)
    return (
        f"旁边的副本{names}在另存以后改过，改过的内容不在“{source.name}”中。"
        "在副本中继续填写的，请用副本校验、生成报告。"
    )


def _workbook(source: Path, out: Path | None) -> Path:
    """The source, if it can be marked, and the target fits: a macro workbook is no .xlsx."""
    if source.suffix.lower() == RECORD:
        raise OutputError(f"“{source.name}”是记录文件，只有工作簿（.xlsx、.xlsm）可以标注。")
    if out is not None and out.suffix.lower() != source.suffix.lower():
        raise OutputError(
            f"“{out.name}”的扩展名与原文件不同，Excel将无法打开。请用以{source.suffix}结尾的文件名。"
        )
    return source
