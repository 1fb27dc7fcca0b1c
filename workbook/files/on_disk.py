"""Workbook files on the disk: their bytes fetched, once, with one clear sentence where they cannot be."""

import stat
from pathlib import Path

from schemas.errors import WorkbookError, reason
from workbook.files.kinds_of_file import refusal_by_name
from workbook.files.package import Package, open_package, refuse_large


def package_at(path: Path) -> Package:
    """The workbook at a path, opened; WorkbookError says in Chinese why there is none to be read."""
    return open_package(bytes_at(path), path.name)


def bytes_at(path: Path) -> bytes:
    """The bytes of an ordinary file of a bearable size; WorkbookError for anything else."""
    refusal = refusal_by_name(path.name)
    if refusal:
        raise WorkbookError(refusal)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise WorkbookError(f"“{path}”是文件夹，不是文件。请选择其中的工作簿（.xlsx或.xlsm）。")
        if not stat.S_ISREG(found.st_mode):  # a pipe or a device would be read without end
            raise WorkbookError(f"“{path}”不是保存在磁盘上的普通文件，不能读取，请换一个文件。")
        refuse_large(path.name, found.st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WorkbookError(f"没有找到“{path}”。请检查文件名和所在文件夹是否正确。") from error
    except PermissionError as error:
        raise WorkbookError(
            f"没有权限读取“{path}”，或它正被别的程序独占。请关闭正在使用它的程序，"
            "或把它复制到自己的文件夹后再试。"
        ) from error
    except OSError as error:
        raise WorkbookError(
            f"无法读取“{path}”（{reason(error)}）。请把它复制到本机的文件夹后再试。"
        ) from error
