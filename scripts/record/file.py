"""A record as the text of a JSON file, and back."""

import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.errors import InputError, OutputError, RecordError, reason
from scripts.paths.endings import RECORD
from scripts.paths.outputs import refuse_input
from workbook.files.input_file import input_bytes

EMPTY = "文件“{name}”是空的，里面没有内容。请重新复制或下载，或者用export重新导出。"
UNNAMED = "记录"  # what sentences call bytes that came without a file name


def record_text(record: Mapping[str, Any]) -> str:
    """A record as readable JSON, always the same text for the same record."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def export_path(output: Path | None, source: Path, suffix: str = RECORD) -> Path | None:
    """Where an export of `source` goes; OutputError (Chinese) where it would cover something else."""
    if output is None:
        return None
    if output.is_dir():
        raise OutputError(f"“{output}”是文件夹，请写明文件名，如记录{suffix}。")
    if output.suffix.lower() != suffix:
        raise OutputError(f"“{output}”不能作为导出的文件名，请用以{suffix}结尾的文件名。")
    refuse_input(output, source)
    return output


def load_record(path: Path) -> object:
    """Read a JSON file of UTF-8; RecordError (Chinese) when there is none or it is not one."""
    try:
        content = input_bytes(path)
    except InputError as error:
        raise RecordError(str(error)) from error
    except OSError as error:
        raise RecordError(
            f"文件“{path}”无法读取（{reason(error)}），请核对文件的位置和是否被占用。"
        ) from error
    return record_from(content, path.name)


def record_from(content: bytes, name: str = "") -> object:
    """The JSON in these bytes; RecordError (Chinese), calling them ``name``, when they are none.

    A key told twice is refused: which of the two values counts, nobody can know. What else it holds
    is for `scripts.record.convert.submission_of` to judge.
    """
    if not content.removeprefix(BOM_UTF8).strip():
        raise RecordError(EMPTY.format(name=name or UNNAMED))
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_told_once)
    except (ValueError, RecursionError) as error:
        raise RecordError(
            f"文件“{name or UNNAMED}”不是UTF-8编码的JSON，不能作为记录读取，请换用由本程序导出的记录文件。"
        ) from error


def _told_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise RecordError(f"记录中的“{key}”写了两次，无法判断以哪一个为准，请删去一个后重试。")
        found[key] = value
    return found
