"""The findings of a check written into a workbook without Excel, and taken out again: bytes to bytes.

Files, with their locks, backups and copies, are for `workbook.marked_files`. Only the parts concerned
are edited: the sheets with findings, their notes, the list of results, the looks. Everything else
keeps its very bytes, so nothing that other programs have put there is lost.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from schemas.errors import WorkbookError
from schemas.filled.acceptance import Acceptance
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from workbook.files.package import Package, open_package
from workbook.files.package_check import is_sound
from workbook.files.package_parts import PackageParts
from workbook.files.part_changes import PartChanges
from workbook.files.replacing import saved_meanwhile
from workbook.files.sheet_xml import SheetXml
from workbook.files.xml_tree import ILL_FORMED
from workbook.files.zip_edit import rezipped
from workbook.layout import RESULTS
from workbook.marking.before import before_marks, forget, keep, same_xml
from workbook.marking.findings import Mark, lines_of, marks_of
from workbook.marking.highlights import highlight, unhighlight
from workbook.marking.looks import add_looks, drop_looks
from workbook.marking.notes import add_notes, remove_notes
from workbook.marking.results import Results, results_of
from workbook.read import read_package

NOT_THE_SAME = "写入标注后的文件与原文件不一致，已放弃写入，原文件没有改动。"
Sheets = Mapping[str, str]  # names to parts
Remarks = tuple[Acceptance, ...]
Edit = Callable[[PartChanges, Sheets], None]


def mark(
    data: bytes,
    issues: Iterable[Issue],
    *,
    name: str = "",
    remarks: Remarks = (),
    now: dt.datetime | None = None,
    seen: Submission | None = None,
) -> bytes:
    """The bytes of a workbook with findings written into it: cells coloured, notes, the list.

    ``name`` is what sentences call the workbook. Marks of an earlier check are replaced; what a
    person has remarked on a finding stays beside it, and so do these `remarks` from elsewhere.
    Raises WorkbookError (a Chinese sentence) when the workbook cannot be read or edited, or no
    longer says what was `seen` in the check.
    """
    edit = partial(_mark, issues=tuple(issues), remarks=remarks, now=now or dt.datetime.now())
    return _edited(data, name, edit, seen)


def clear(data: bytes, *, name: str = "") -> bytes:
    """The workbook without any marks, notes and results of checks: its sheets as they were before.

    Parts have the very bytes that they had before their marks, unless a program has saved them since;
    without marks the file stays as it is. Raises WorkbookError like `mark`.
    """
    return _edited(data, name, _clear)


def has_marks(data: bytes, name: str = "") -> bool:
    """Whether marks of a check are in a workbook; raises WorkbookError when it cannot be read."""
    package = open_package(data, name)
    changes = PartChanges(package)
    _strip_all(changes, package.sheets)
    return bool(changes.made)


def is_signed(data: bytes, name: str = "") -> bool:
    """Whether somebody has signed a workbook digitally; raises like `has_marks`."""
    return any(part.startswith("_xmlsignatures/") for part in open_package(data, name).part_names)


def lists_findings(data: bytes, name: str = "") -> bool:
    """Whether a workbook has the sheet for the list of findings; raises like `has_marks`."""
    package = open_package(data, name)
    return results_of(PackageParts(PartChanges(package)), package.sheets) is not None


def remarks_in(data: bytes, name: str = "") -> Remarks:
    """What a person has remarked on findings listed in a workbook; nothing where it is none."""
    try:
        package = open_package(data, name)
    except WorkbookError:
        return ()
    found = results_of(PackageParts(PartChanges(package)), package.sheets)
    return found.remarks() if found else ()


def _edited(data: bytes, name: str, edit: Edit, seen: Submission | None = None) -> bytes:
    """Apply an edit to the parts of a workbook; the result is verified."""
    package = open_package(data, name)
    before = read_package(package, name)
    if seen is not None and _said(seen) != _said(before):
        raise saved_meanwhile(package.name)
    changes = PartChanges(package)
    try:
        edit(changes, package.sheets)
    except ValueError as error:  # a part lacks what its schema demands, or is no XML we can edit
        raise WorkbookError(ILL_FORMED) from error
    if not changes.made:
        return data
    try:
        content = rezipped(package.data, changes.made)
    except ValueError as error:
        raise WorkbookError(
            f"“{package.name}”的压缩格式少见，无法写入标注。请用Excel打开、另存后再试。"
        ) from error
    after = _verified(content, package, changes.made)
    if _said(read_package(after, "")) != _said(before):
        raise WorkbookError(NOT_THE_SAME)
    return content


def _verified(content: bytes, before: Package, changed: Collection[str]) -> Package:
    """The new workbook, opened; WorkbookError unless it is whole and every program opens it."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            damaged = archive.testzip() is not None
    except (BadZipFile, RuntimeError):  # RuntimeError: a part nobody reads is encrypted
        damaged = True
    if damaged or not is_sound(after := open_package(content), changed, before):
        raise WorkbookError(NOT_THE_SAME)
    return after


def _said(submission: Submission) -> Submission:
    """What an office has filled in; remarks on findings go with the findings."""
    return replace(submission, file="", accepted=(), last_file=None)


def _strip_all(changes: PartChanges, sheets: Sheets) -> tuple[Results | None, Remarks]:
    """Take all marks out; what the parts were before, the record of the marks gives back.

    Returns the sheet 校验结果, empty now, and what a person had remarked there.
    """
    parts = PackageParts(changes)
    results = results_of(parts, sheets)
    remarks = () if results is None else results.remarks()
    before = before_marks(parts)
    forget(parts)
    if before.untouched:
        for part in before.added:
            del changes[part]
        changes.update(before.parts)
        return results_of(parts, sheets), remarks
    for name, part in sheets.items():
        if name != RESULTS:
            _strip(parts, part, before.parts)
    if results is not None:
        results.empty()
        results.save()
    drop_looks(parts, before.parts)
    for part, old in before.parts.items():
        if part in changes and same_xml(old, changes[part]):
            changes[part] = old
    return results, remarks


def _clear(changes: PartChanges, sheets: Sheets) -> None:
    _strip_all(changes, sheets)


def _mark(
    changes: PartChanges,
    sheets: Sheets,
    issues: Sequence[Issue],
    remarks: Remarks,
    now: dt.datetime,
) -> None:
    results, written = _strip_all(changes, sheets)
    clean = dict(changes.made)
    parts = PackageParts(changes)
    looks = add_looks(parts) if issues else {}
    marks = marks_of(issues)
    for name, part in sheets.items():
        there = [mark for mark in marks if mark.sheet == name]
        if name != RESULTS and there:
            _put(parts, part, there, looks)
    if results is not None:
        listed = lines_of(issues, (*remarks, *written), results.room, now)
        results.fill(listed, looks, sheets)
        results.save()
    keep(parts, changes, clean)


def _strip(parts: PackageParts, part: str, stay: Collection[str]) -> None:
    """Take the marks of one sheet out."""
    xml = parts.content[part]
    if _may_be_marked(parts, part, xml):
        sheet = SheetXml(xml)
        unhighlight(sheet)
        remove_notes(parts, part, sheet, stay)
        if sheet.changed:
            parts.content[part] = sheet.to_bytes()


def _put(parts: PackageParts, part: str, marks: Sequence[Mark], looks: dict[str, int]) -> None:
    """Put marks on one sheet."""
    sheet = SheetXml(parts.content[part])
    cells = {s.value: [mark.cell for mark in marks if mark.severity is s] for s in Severity}
    highlight(sheet, cells, {word: looks[word] for word in cells})
    add_notes(parts, part, sheet, {mark.cell: mark.note for mark in marks})
    parts.content[part] = sheet.to_bytes()


def _may_be_marked(parts: PackageParts, part: str, xml: bytes) -> bool:
    """Whether a sheet can have marks at all; parsing every sheet would take most of the time."""
    return b"nianbao:" in xml or bool(parts.related(part, "comments"))
