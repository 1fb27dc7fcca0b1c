"""Whatever an office hands in becomes a `Submission`: a workbook, a record, a published report; a file or its bytes."""

from pathlib import Path, PurePath

from schemas.filled.submission import Submission
from scripts.paths.endings import PUBLISHED, RECORD

BEGINNINGS = (b"{", b"[")  # of JSON; a workbook is a zip


def load(path: Path) -> Submission:
    """Read a workbook, record or report; raises a ClerkError, one Chinese sentence."""
    if path.suffix.lower() == RECORD:
        from scripts.record.convert import submission_of
        from scripts.record.file import load_record

        return submission_of(load_record(path), str(path))
    if is_published(path.suffix):
        from scripts.importing.formats import read_report
        from workbook.files.input_file import input_bytes

        return read_report(input_bytes(path), path.name).submission
    from workbook.read import read

    return read(path)


def load_bytes(data: bytes, name: str = "") -> Submission:
    """The same from bytes, which sentences call ``name``; without one, how they begin tells the kind.

    Raises ClerkErrors like `load`.
    """
    if _is_record(data, PurePath(name)):
        from scripts.record.convert import submission_of
        from scripts.record.file import record_from

        return submission_of(record_from(data, PurePath(name).name), name)
    if is_published(PurePath(name).suffix):
        from scripts.importing.formats import read_report

        return read_report(data, name).submission
    from workbook.read import read

    return read(data, name)


def is_published(suffix: str) -> bool:
    """Whether files of this ending are reports as published, not workbooks or records."""
    return suffix.lower() in PUBLISHED


def _is_record(data: bytes, name: PurePath) -> bool:
    if name.suffix:
        return name.suffix.lower() == RECORD
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(BEGINNINGS)
