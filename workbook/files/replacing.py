"""A file replaced in one step: whoever looks, at any moment, sees the old one or the new one whole.

The new file is complete on the disk and verified before the old one goes; what it replaces is kept
as a backup beside it, and a backup is never replaced.
"""

import os
import sys
from itertools import count, takewhile
from pathlib import Path

from schemas.errors import WorkbookError
from workbook.files.whole_file import write_whole

LONGEST_NAME = 255  # bytes, of most file systems
LONGEST_PATH = 218  # characters, of Excel; Windows itself allows 259
LOCKS = ("~${}", ".~lock.{}#", ".~{}")  # Excel and WPS, LibreOffice, older WPS


def refuse_long_name(path: Path, system: str = sys.platform) -> None:
    """WorkbookError when no file of this name can be written on this system, or opened by Excel."""
    windows = system == "win32"
    length = len(str(path.absolute())) if windows else len(os.fsencode(path.name))
    if length > (LONGEST_PATH if windows else LONGEST_NAME):
        kind = "文件名连同路径太长" if windows else "名字太长"
        raise WorkbookError(
            f"要写的文件“{path.name}”{kind}，没有写入。请缩短原文件的文件名"
            f"{'，或者移到上一级文件夹' if windows else ''}，再试一次。"
        )


def lock_of(path: Path) -> Path | None:
    """The lock file that a program puts beside a file it has open; None when there is none."""
    folders = {path.parent, path.resolve().parent}
    locks = [folder / pattern.format(path.name) for folder in folders for pattern in LOCKS]
    return next((lock for lock in locks if os.path.exists(lock)), None)  # Path.exists: too long


def refuse_if_open(path: Path) -> None:
    """WorkbookError when a program has the file open."""
    lock = lock_of(path)
    if lock is not None:
        raise WorkbookError(
            f"“{path.name}”正在Excel、WPS或LibreOffice中打开（旁边有“{lock.name}”），"
            "没有写入。请先保存并关闭该文件，再试一次；并没有打开的，"
            f"请删去程序异常退出时留下的“{lock.name}”。"
        )


def saved_meanwhile(name: str) -> WorkbookError:
    """What to say about a file of this name that is no longer the one that was read."""
    return WorkbookError(f"“{name}”刚才被保存过，读取的不是最新内容，没有写入。请再试一次。")


def backup_path(path: Path, number: int = 1) -> Path:
    """Where a replaced file is kept: 报表.xlsx as 报表.备份1.xlsx, the next as 报表.备份2.xlsx."""
    return path.with_name(f"{path.stem}.备份{number}{path.suffix}")


def backups(path: Path) -> list[Path]:
    """The backups of a file that there are, in the order of their numbers."""
    return list(takewhile(os.path.exists, (backup_path(path, number) for number in count(1))))


def free_backup(path: Path) -> Path:
    """Where the next backup of a file goes."""
    return backup_path(path, len(backups(path)) + 1)


def replace_file(path: Path, content: bytes, *, old: bytes, keep: bool = True) -> None:
    """Write a file as a whole in place of the `old` one (b"": there is none), kept if `keep`.

    WorkbookError when the disk gives back other bytes than were written, or somebody has opened or
    saved the old file meanwhile; OSError when the folder or the old file does not allow it. It is
    not changed then.
    """
    path = path.resolve()  # a link keeps leading to the file

    def look_and_keep(new: Path) -> None:
        if new.read_bytes() != content:
            raise WorkbookError(
                f"写到磁盘上的“{path.name}”与要写的内容不一致，已放弃写入，原文件没有改动。"
                "请换一个文件夹或磁盘再试。"
            )
        if keep and path.exists():
            _keep(path)
        refuse_if_open(path)
        if old != (path.read_bytes() if path.exists() else b""):
            raise saved_meanwhile(path.name)

    write_whole(path, content, before=look_and_keep)


def _keep(path: Path) -> None:
    """Copy a file to the first free name of a backup, unless one of them is the same file."""
    content = path.read_bytes()
    if any(backup.read_bytes() == content for backup in backups(path)):
        return
    backup = free_backup(path)
    refuse_long_name(backup)
    write_whole(backup, content, like=path)
