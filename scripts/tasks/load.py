"""Whatever an office hands in becomes a `Submission`: a workbook or a record, a file or its bytes."""

from pathlib import Path, PurePath

from schemas.filled.submission import Submission

RECORD = ".json"
BEGINNINGS = (b"{", b"[")  # of JSON; a workbook is a zip


def load(path: Path) -> Submission:
    """Read a workbook or record; raises a ClerkError, one Chinese sentence."""
    if path.suffix.lower() == RECORD:
        from scripts.record.convert import submission_of
        from scripts.record.file import load_record

        return submission_of(load_record(path), str(path))
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
    from workbook.read import read

    return read(data, name)


def _is_record(data: bytes, name: PurePath) -> bool:
    if name.suffix:
        return name.suffix.lower() == RECORD
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(BEGINNINGS)
