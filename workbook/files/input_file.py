"""The bytes of a file that somebody names: only of an ordinary file of a bearable size.

A pipe or a device would be read without end, and a file of gigabytes fills the memory.
"""

import stat
from pathlib import Path

from schemas.errors import InputError

MEGABYTE = 1024 * 1024
LARGEST = 50 * MEGABYTE  # a workbook has a tenth of one, a record some 20 kB
ADVICE = "请核对是不是选错了文件。"
NOT_FOUND = "没有找到“{path}”。请检查文件名和所在文件夹是否正确。"


def input_bytes(path: Path, *, instead: str = "其中的文件", advice: str = ADVICE) -> bytes:
    """What the file holds. InputError for none, a folder, a device or a huge file, else OSError.

    ``instead`` is what to choose where it is a folder, ``advice`` what to do when it is too large.
    """
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise InputError(NOT_FOUND.format(path=path)) from error
    if stat.S_ISDIR(found.st_mode):
        raise InputError(f"“{path}”是文件夹，不是文件。请选择{instead}。")
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"“{path}”不是保存在磁盘上的普通文件，不能读取，请换一个文件。")
    if words := too_large(path.name, found.st_size, advice):
        raise InputError(words)
    return path.read_bytes()


def too_large(name: str, size: int, advice: str = ADVICE) -> str:
    """Why so many bytes are not looked at, and what to do; "" where they are few enough."""
    if size <= LARGEST:
        return ""
    return f"“{name}”有{size / MEGABYTE:.0f} MB，超过{LARGEST // MEGABYTE} MB，不予读取。{advice}"
