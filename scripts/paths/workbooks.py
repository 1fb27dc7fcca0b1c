"""The workbooks that somebody fills in, told by their names from what else lies in a folder."""

from pathlib import Path

from scripts.paths.endings import WORKBOOKS
from workbook.marking.copies import made_by_us


def passed_over(path: Path) -> bool:
    """Whether a name is that of a lock file or of a hidden one."""
    return path.name.startswith(("~$", "."))


def workbooks_in(folder: Path) -> list[Path]:
    """What is called like a workbook to be filled in: no lock files, no copies or backups of ours."""
    found = (path for path in folder.iterdir() if path.suffix.lower() in WORKBOOKS)
    return [p for p in found if not passed_over(p) and not made_by_us(p)]
