"""A sheet's protection taken off for a while and put back just as it was.

``api`` is Excel's own worksheet object as COM shows it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from schemas.errors import WorkbookError

ALLOWED = [
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
]


@contextmanager
def unlocked(api: Any, name: str) -> Iterator[None]:
    """The sheet unprotected inside the block; WorkbookError when that takes a password."""
    if not getattr(api, "ProtectContents", False):
        yield
        return
    allowed = {each: bool(getattr(api.Protection, each)) for each in ALLOWED}
    options = {
        "DrawingObjects": bool(api.ProtectDrawingObjects),
        "Contents": True,
        "Scenarios": bool(api.ProtectScenarios),
        **allowed,
    }
    try:
        api.Unprotect("")  # without an argument Excel would ask the clerk for the password
    except Exception as error:
        raise locked(name) from error
    if api.ProtectContents:
        raise locked(name)
    try:
        yield
    finally:
        api.Protect(**options)


def locked(name: str) -> WorkbookError:
    """What to say about a sheet that cannot be written to."""
    return WorkbookError(
        f"工作表“{name}”设有保护密码，无法写入。请在“审阅—撤销工作表保护”中取消保护后再试。"
    )
