"""Any file an office hands in becomes a `Submission`: a workbook, or a record (.json)."""

import json
from pathlib import Path

from schemas.submission import Submission


def load(path: Path) -> Submission:
    """Read a workbook or record; raises a ValueError whose text is one Chinese sentence."""
    if path.suffix.lower() == ".json":
        from scripts.record import submission_of

        return submission_of(load_record(path), str(path))
    from workbook.read import read

    return read(path)


def load_record(path: Path) -> object:
    """The plain data of a record file; ValueError (Chinese) when it is missing or no JSON."""
    if not path.is_file():
        raise ValueError(f"找不到文件“{path}”，请核对文件名和所在的文件夹。")
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ValueError(
            f"“{path.name}”不是完整的JSON记录文件，无法读取。请换用由本工具导出的记录文件。"
        ) from error
