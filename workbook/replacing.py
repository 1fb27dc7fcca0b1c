"""A file replaced in one step: whoever looks, at any moment, sees the old one or the new one whole.

The new file is complete on the disk and verified before the old one goes; what it replaces is kept
as one backup beside it.
"""

from collections.abc import Callable
from pathlib import Path

from workbook.package import WorkbookError
from workbook.whole_file import write_whole

LOCKS = ("~${}", ".~lock.{}#", ".~{}")  # Excel and WPS, LibreOffice, older WPS


def refuse_if_open(path: Path) -> None:
    """WorkbookError when a program has the file open, by the lock file it puts beside it."""
    for folder in {path.parent, path.resolve().parent}:
        for pattern in LOCKS:
            lock = folder / pattern.format(path.name)
            if lock.exists():
                raise WorkbookError(
                    f"“{path.name}”正在Excel、WPS或LibreOffice中打开（旁边有“{lock.name}”），"
                    "没有写入。请先保存并关闭它，再试一次；如果它并没有打开，"
                    f"请删去程序异常退出时留下的“{lock.name}”。"
                )


def backup_path(path: Path) -> Path:
    """Where the file before the last change is kept: 报表.xlsx, then 报表.备份.xlsx."""
    return path.with_name(f"{path.stem}.备份{path.suffix}")


def replace_file(path: Path, content: bytes, verify: Callable[[Path], None]) -> None:
    """Write a file as a whole; one that is there is kept as its backup.

    `verify` looks at the new file before it takes its place and raises what is wrong with it.
    Raises OSError when the folder or the old file does not allow it; nothing is changed then.
    """
    path = path.resolve()  # a link keeps leading to the file

    def verify_and_keep(new: Path) -> None:
        verify(new)
        if path.exists():
            write_whole(backup_path(path), path.read_bytes(), like=path)

    write_whole(path, content, before=verify_and_keep)
