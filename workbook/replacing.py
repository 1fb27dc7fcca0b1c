"""A file replaced in one step: whoever looks, at any moment, sees the old one or the new one whole.

The new file is complete on the disk and verified before the old one goes; what it replaces is kept
as a backup beside it, and a backup is never replaced.
"""

from collections.abc import Callable
from pathlib import Path

from workbook.package import WorkbookError
from workbook.whole_file import write_whole

LOCKS = ("~${}", ".~lock.{}#", ".~{}")  # Excel and WPS, LibreOffice, older WPS


def lock_of(path: Path) -> Path | None:
    """The lock file that a program puts beside a file it has open; None when there is none."""
    folders = {path.parent, path.resolve().parent}
    locks = (folder / pattern.format(path.name) for folder in folders for pattern in LOCKS)
    return next((lock for lock in locks if lock.exists()), None)


def refuse_if_open(path: Path) -> None:
    """WorkbookError when a program has the file open."""
    lock = lock_of(path)
    if lock is not None:
        raise WorkbookError(
            f"“{path.name}”正在Excel、WPS或LibreOffice中打开（旁边有“{lock.name}”），"
            "没有写入。请先保存并关闭它，再试一次；如果它并没有打开，"
            f"请删去程序异常退出时留下的“{lock.name}”。"
        )


def backup_path(path: Path, number: int = 1) -> Path:
    """Where a replaced file is kept: 报表.xlsx as 报表.备份.xlsx, the next as 报表.备份2.xlsx."""
    return path.with_name(f"{path.stem}.备份{number if number > 1 else ''}{path.suffix}")


def replace_file(
    path: Path, content: bytes, verify: Callable[[Path], None], *, keep: bool = True
) -> None:
    """Write a file as a whole; one that is there is kept as a backup if `keep`.

    `verify` looks at the new file before it takes its place and raises what is wrong with it.
    Raises OSError when the folder or the old file does not allow it; nothing is changed then.
    """
    path = path.resolve()  # a link keeps leading to the file

    def verify_and_keep(new: Path) -> None:
        verify(new)
        if path.exists():
            if keep:
                _keep(path)

    write_whole(path, content, before=verify_and_keep)


def _keep(path: Path) -> None:
    """Copy a file to the first free name of a backup, unless one of them is the same file."""
    content = path.read_bytes()
    number = 1
    while (backup := backup_path(path, number)).exists():
        if backup.read_bytes() == content:
            return
        number += 1
    write_whole(backup, content, like=path)
