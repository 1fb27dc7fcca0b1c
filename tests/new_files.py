"""New workbooks of the product as files for tests."""

from pathlib import Path
from typing import Any

from scripts.tasks import new


def new_workbook(out: Path, *given: Any, **options: Any) -> Path:
    """The same as the product's, but that it returns where the workbook is."""
    new.new_workbook(out, *given, **options)
    return out
