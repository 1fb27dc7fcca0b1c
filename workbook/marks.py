"""The findings of a check written into a workbook file without Excel, and taken out again.

Only the parts concerned are edited: the sheets with findings, their notes, the list of results, the
looks. Everything else keeps its very bytes, so nothing that other programs have put there is lost.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from workbook.files.on_disk import package_at
from workbook.files.package import Package, WorkbookError
from workbook.files.package_parts import PackageParts
from workbook.files.part_changes import PartChanges
from workbook.files.replacing import (
    backup_path,
    refuse_if_open,
    refuse_long_name,
    replace_file,
    saved_meanwhile,
)
from workbook.files.sheet_xml import SheetXml
from workbook.files.xml_tree import ILL_FORMED
from workbook.files.zip_edit import is_untouched, rezipped
from workbook.layout import RESULTS
from workbook.marking.cells import highlight, unhighlight
from workbook.marking.copies import is_marked_copy, marked_copies, marked_path
from workbook.marking.findings import Finding, Mark, lines_of, marks_of
from workbook.marking.looks import add_looks, drop_looks
from workbook.marking.notes import add_notes, remove_notes
from workbook.marking.results import results_of
from workbook.read import read, read_package

Sheets = Mapping[str, str]  # names to parts
Edit = Callable[[PackageParts, Sheets], None]


def mark(
    path: Path,
    issues: Iterable[Issue],
    out: Path | None = None,
    *,
    now: dt.datetime | None = None,
    even_open: bool = False,
    seen: Submission | None = None,
) -> Path:
    """Write findings into a copy of a workbook, or into itself when `out` is `path`; returns `out`.

    Marks of an earlier check are replaced. What a person has typed into a file in the way is kept as
    a backup, and so is the workbook as it was before its first marks. Raises WorkbookError (a
    Chinese sentence) when the file cannot be read, or is open in a program: with ``even_open`` only
    the target may not be; when it no longer says what was `seen` in the check; when its name is too
    long. OSError when it cannot be written.
    """
    out = out or marked_path(path)
    refuse_long_name(out)
    earlier = marked_copies(path) if is_marked_copy(out) else [out]
    remarks: dict[Finding, str] = {}
    for copy in earlier:
        if copy != path and copy.exists():
            remarks |= _remarks(copy)
    when = now or dt.datetime.now()
    edit = partial(_mark, issues=tuple(issues), remarks=remarks, now=when)
    return _edited(path, out, edit, even_open=even_open, seen=seen)


def clear(path: Path, out: Path | None = None, *, even_open: bool = False) -> Path:
    """Take all marks, notes and results of checks out of a workbook; in place unless told otherwise.

    The sheets are then as they were before. Raises like `mark`.
    """
    return _edited(path, out or path, _strip_all, even_open=even_open)


def has_marks(path: Path) -> bool:
    """Whether marks of a check are in a workbook; raises WorkbookError when it cannot be read."""
    return _is_marked(package_at(path))


def lists_findings(path: Path) -> bool:
    """Whether a workbook has the sheet for the list of findings; raises like `has_marks`."""
    package = package_at(path)
    return results_of(PackageParts(PartChanges(package)), package.sheets) is not None


def _edited(
    path: Path, out: Path, edit: Edit, *, even_open: bool, seen: Submission | None = None
) -> Path:
    """Apply an edit to the parts of a workbook and write the result, verified."""
    in_place = out.resolve() == path.resolve()
    refuse_long_name(backup_path(path) if in_place else out)
    for each in {out} if even_open and out != path else {path, out}:
        refuse_if_open(each)
    package = package_at(path)
    before = read_package(package, str(path))
    if seen is not None and _said(seen) != _said(before):
        raise saved_meanwhile(path)
    changes = PartChanges(package)
    try:
        edit(PackageParts(changes), package.sheets)
    except WorkbookError:
        raise
    except ValueError as error:  # a part lacks what its schema demands, or is no XML we can edit
        raise WorkbookError(ILL_FORMED) from error
    try:
        content = rezipped(package.data, changes.made) if changes.made else package.data
    except ValueError as error:
        raise WorkbookError(
            f"“{path.name}”的压缩格式少见，无法写入标注。请用Excel打开、另存后再试。"
        ) from error
    if not in_place or changes.made:
        old = package.data if in_place else out.read_bytes() if out.exists() else b""
        keep = _unkept(package, path) if in_place else not is_untouched(old)
        replace_file(out, content, partial(_verify, before=before), old=old, keep=keep)
    return out


def _unkept(package: Package, path: Path) -> bool:
    """Whether a workbook to be changed has to be kept: not a marked one, if it was kept before."""
    return not (backup_path(path).exists() and _is_marked(package))


def _is_marked(package: Package) -> bool:
    changes = PartChanges(package)
    _strip_all(PackageParts(changes), package.sheets)
    return bool(changes.made)


def _verify(new: Path, before: Submission) -> None:
    """The new file is whole and says the same as the old one."""
    try:
        with ZipFile(new) as archive:
            damaged = archive.testzip()
    except (BadZipFile, RuntimeError):  # RuntimeError: a part nobody reads is encrypted
        damaged = new.name
    if damaged is not None or _said(read(new)) != _said(before):
        raise WorkbookError("写入标注后的文件与原文件不一致，已放弃写入，原文件没有改动。")


def _said(submission: Submission) -> Submission:
    """What an office has filled in; remarks on findings go with the findings."""
    return replace(submission, file="", accepted=(), last=None)


def _remarks(path: Path) -> dict[Finding, str]:
    """The clerk's remarks in a marked copy that is about to be replaced."""
    try:
        package = package_at(path)
    except WorkbookError:
        return {}
    found = results_of(PackageParts(PartChanges(package)), package.sheets)
    return found.remarks() if found else {}


def _strip_all(parts: PackageParts, sheets: Sheets) -> None:
    for name, part in sheets.items():
        if name != RESULTS:
            _remark_sheet(parts, part, (), {})
    results = results_of(parts, sheets)
    if results is not None:
        results.empty()
        results.save()
    drop_looks(parts)


def _mark(
    parts: PackageParts,
    sheets: Sheets,
    issues: Sequence[Issue],
    remarks: dict[Finding, str],
    now: dt.datetime,
) -> None:
    marks = marks_of(issues)
    looks = add_looks(parts) if issues else {}
    for name, part in sheets.items():
        if name != RESULTS:
            _remark_sheet(parts, part, [mark for mark in marks if mark.sheet == name], looks)
    results = results_of(parts, sheets)
    if results is not None:
        remarks = {**remarks, **results.remarks()}
        results.empty()
        results.fill(lines_of(issues, remarks, results.room, now), looks, sheets)
        results.save()
    if not issues:
        drop_looks(parts)


def _remark_sheet(
    parts: PackageParts, part: str, marks: Sequence[Mark], looks: dict[str, int]
) -> None:
    """Exchange the marks of one sheet for these."""
    xml = parts.content[part]
    if not marks and not _may_be_marked(parts, part, xml):
        return
    sheet = SheetXml(xml)
    unhighlight(sheet)
    remove_notes(parts, part, sheet)
    if marks:
        cells = {s.value: [mark.cell for mark in marks if mark.severity is s] for s in Severity}
        highlight(sheet, cells, {word: looks[word] for word in cells})
        add_notes(parts, part, sheet, {mark.cell: mark.note for mark in marks})
    if sheet.changed:
        parts.content[part] = sheet.to_bytes()


def _may_be_marked(parts: PackageParts, part: str, xml: bytes) -> bool:
    """Whether a sheet can have marks at all; parsing every sheet would take most of the time."""
    return b"nianbao:" in xml or bool(parts.related(part, "comments"))
