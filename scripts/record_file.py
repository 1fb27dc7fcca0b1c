"""A record as the text of a JSON file, and back."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.record_schema import RecordError


def record_text(record: Mapping[str, Any]) -> str:
    """A record as readable JSON, always the same text for the same record."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def load_record(path: Path) -> object:
    """Read a JSON file of UTF-8; RecordError (Chinese) when there is none or it is not one.

    What it holds is for `scripts.record.submission_of` to judge.
    """
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise RecordError(f"找不到文件“{path}”，请核对文件名和所在文件夹。") from error
    except OSError as error:
        raise RecordError(f"文件“{path}”无法读取，请核对它是不是文件、是否被占用。") from error
    except (ValueError, RecursionError) as error:
        raise RecordError(
            f"文件“{path.name}”不是UTF-8编码的JSON，不能作为记录读取，请换用由本工具导出的记录文件。"
        ) from error
