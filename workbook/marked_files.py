"""Marks of a check in files: which copy they go into, locks heeded, backups kept, remarks carried over.

The marks themselves are `workbook.marks`, which knows of no file.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from schemas.errors import WorkbookError
from schemas.filled.acceptance import Acceptance
from schemas.filled.submission import Submission
from schemas.issues import Issue
from workbook.files.on_disk import bytes_at
from workbook.files.replacing import (
    backup_path,
    refuse_if_open,
    refuse_long_name,
    replace_file,
)
from workbook.files.zip_edit import is_untouched, unstamped
from workbook.marking.copies import is_marked_copy, marked_copies, marked_path
from workbook.marks import clear, has_marks, mark, remarks_in


def mark_file(
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
    remarks: tuple[Acceptance, ...] = ()
    for copy in earlier:
        if copy != path and copy.exists():
            remarks += _remarks(copy)
    edit = partial(mark, issues=tuple(issues), name=path.name, remarks=remarks, now=now, seen=seen)
    return _edited(path, out, edit, even_open=even_open)


def clear_file(path: Path, out: Path | None = None, *, even_open: bool = False) -> Path:
    """Take all marks, notes and results of checks out of a workbook; in place unless told otherwise.

    The sheets are then as they were before. Raises like `mark_file`.
    """
    return _edited(path, out or path, partial(clear, name=path.name), even_open=even_open)


def _edited(path: Path, out: Path, edit: Callable[[bytes], bytes], *, even_open: bool) -> Path:
    """Apply an edit to the bytes of a file and write the result as a whole."""
    in_place = out.resolve() == path.resolve()
    refuse_long_name(backup_path(path) if in_place else out)
    for each in {out} if even_open and out != path else {path, out}:
        refuse_if_open(each)
    data = bytes_at(path)
    content = edit(data)
    if in_place and not is_untouched(data):
        content = unstamped(content)  # what was typed is in no other file
    if in_place and content == data:
        return out
    old = data if in_place else out.read_bytes() if out.exists() else b""
    keep = _unkept(data, path) if in_place else not is_untouched(old)
    replace_file(out, content, old=old, keep=keep)
    return out


def _unkept(data: bytes, path: Path) -> bool:
    """Whether a workbook to be changed has to be kept: not a marked one, if it was kept before."""
    return not (backup_path(path).exists() and has_marks(data, path.name))


def _remarks(copy: Path) -> tuple[Acceptance, ...]:
    """The clerk's remarks in a marked copy that is about to be replaced."""
    try:
        data = bytes_at(copy)
    except WorkbookError:
        return ()
    return remarks_in(data, copy.name)
