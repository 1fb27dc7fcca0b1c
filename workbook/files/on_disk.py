"""Workbook files on the disk: their bytes fetched, once, with one clear sentence where they cannot be."""

from pathlib import Path

from schemas.errors import InputError, WorkbookError, reason
from workbook.files.entries import TOO_LARGE
from workbook.files.input_file import input_bytes
from workbook.files.kinds_of_file import refusal_by_name
from workbook.files.package import Package, open_package

WORKBOOK = "其中的工作簿（.xlsx或.xlsm）"


def is_address(name: str) -> bool:
    """Whether Excel tells the place of a workbook as an address of a cloud, not of a disk."""
    return "://" in name


def package_at(path: Path) -> Package:
    """The workbook at a path, opened; WorkbookError says in Chinese why there is none to be read."""
    return open_package(bytes_at(path), path.name)


def bytes_at(path: Path) -> bytes:
    """The bytes of an ordinary file of a bearable size; WorkbookError for anything else."""
    refusal = refusal_by_name(path.name)
    if refusal:
        raise WorkbookError(refusal)
    try:
        return input_bytes(path, instead=WORKBOOK, advice=TOO_LARGE)
    except InputError as error:
        raise WorkbookError(str(error)) from error
    except PermissionError as error:
        raise WorkbookError(
            f"没有权限读取“{path}”，或者文件正被其他程序独占。请关闭该程序，"
            "或者把文件复制到自己的文件夹后再试。"
        ) from error
    except OSError as error:
        raise WorkbookError(
            f"无法读取“{path}”（{reason(error)}）。请把文件复制到本机的文件夹后再试。"
        ) from error
