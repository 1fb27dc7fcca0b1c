"""Where the handbook for staff lies: beside the workbook, or where the program is installed."""

import sys
from pathlib import Path

NAMES = ("使用手册.pdf", "使用手册.html", "使用手册.docx", "使用手册.md")


def find_handbook(workbook: Path | None) -> Path | None:
    """The handbook in the form easiest to read, None when it was not delivered."""
    program = Path(sys.executable if getattr(sys, "frozen", False) else __file__).resolve()
    folders = [workbook.parent] if workbook is not None else []
    folders += program.parents[:3]
    places = [place for folder in folders for place in (folder, folder / "docs")]
    found = (place / name for name in NAMES for place in places)
    return next((path for path in found if path.is_file()), None)
