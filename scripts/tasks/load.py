"""Any file an office hands in becomes a `Submission`: a workbook, or a record (.json)."""

from pathlib import Path

from schemas.filled.submission import Submission


def load(path: Path) -> Submission:
    """Read a workbook or record; raises a ValueError whose text is one Chinese sentence."""
    if path.suffix.lower() == ".json":
        from scripts.record.convert import submission_of
        from scripts.record.file import load_record

        return submission_of(load_record(path), str(path))
    from workbook.read import read

    return read(path)
