"""The bytes of an office's own letterhead, the template of its reports."""

from pathlib import Path

from schemas.errors import InputError
from workbook.files.input_file import input_bytes


def office_template(path: Path) -> bytes:
    """What the template holds; InputError (one Chinese sentence) when there is none to be read."""
    if not path.is_file():
        raise InputError(f"找不到模板“{path}”，请检查文件名和所在文件夹。")
    try:
        return input_bytes(path)
    except InputError as error:
        raise InputError(f"模板{error}") from error
    except OSError as error:
        raise InputError(
            f"模板“{path.name}”打不开，可能没有读取权限，或正被其他程序使用，请关闭该程序后再试。"
        ) from error
