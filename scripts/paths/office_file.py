"""The settings file of an office, 年报设置.toml: named, or beside the workbook that is checked."""

from pathlib import Path

from schemas.errors import OfficeError
from schemas.judging.office import OFFICE_DEFAULTS, Office, office_of

NAME = "年报设置.toml"
LARGEST = 1_000_000  # bytes


def office_for(source: Path, settings: Path | None = None) -> Office:
    """The settings for a file: those named, else those beside it, else the defaults.

    Raises OfficeError (one Chinese sentence) when there are settings that cannot be used: a check
    by other rules than the office believes would be worse than none.
    """
    if settings is None:
        settings = source.parent / NAME
        if not settings.is_file():
            return OFFICE_DEFAULTS
    if not settings.is_file():
        raise OfficeError(f"找不到设置文件“{settings}”，请核对文件名和所在的文件夹。")
    if settings.stat().st_size > LARGEST:
        raise OfficeError(f"设置文件“{settings.name}”超过1MB，不像是设置文件，请核对。")
    content = settings.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise OfficeError(
            f"设置文件“{settings.name}”第{line}行不是UTF-8编码，"
            "请用记事本打开，另存为时在“编码”中选UTF-8。"
        ) from error
    return office_of(text, settings.name)
