"""The bytes of a file that somebody names: only of an ordinary file of a bearable size.

A pipe or a device would be read without end, and a file of gigabytes fills the memory.
"""

import stat
from pathlib import Path

from schemas.errors import InputError

MEGABYTE = 1024 * 1024
LARGEST = 50 * MEGABYTE  # as of workbooks; a record has some 20 kB


def input_bytes(path: Path) -> bytes:
    """What the file holds. InputError for a folder, a device or a huge file, else OSError."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise InputError(f"“{path}”是文件夹，不是文件，请选择其中的文件。")
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"“{path}”不是保存在磁盘上的普通文件，不能读取，请换一个文件。")
    if found.st_size > LARGEST:
        raise InputError(
            f"“{path.name}”有{found.st_size / MEGABYTE:.0f} MB，超过{LARGEST // MEGABYTE} MB，"
            "不予读取，请核对是不是选错了文件。"
        )
    return path.read_bytes()
