"""Where results land: names safe on every system, old files kept, never a half-written file."""

import re
from pathlib import Path

from schemas.errors import OutputError
from workbook.files.replacing import free_backup
from workbook.files.whole_file import write_whole

FOLDER = Path("output")
FORBIDDEN = re.compile(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+'
)
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
# characters; a Chinese one takes three bytes of the 255 a file system allows, and a mark for drafts
# or a number for backups may follow
LONGEST = 70


def safe_name(name: str) -> str:
    """A file name stem that Windows accepts: no forbidden signs, no reserved word, not too long."""
    clean = FORBIDDEN.sub("_", name).strip(" .")[:LONGEST].strip(" .")
    return f"_{clean}" if not clean or RESERVED.fullmatch(clean) else clean


def folder_beside(workbook: Path) -> Path:
    """Where a report goes that nobody gave a place: ``output`` beside the workbook if it is there, else beside it."""
    folder = workbook.parent / FOLDER
    return folder if folder.is_dir() else workbook.parent


def put(path: Path, content: bytes) -> Path | None:
    """Write `content` to `path`; a file that is there is first kept as a numbered backup.

    Returns the backup's path, or None where there was nothing to keep: no file, or the very same
    one. The new file is complete before the old one moves. Raises OSError when the folder or the
    old file does not allow it, or when `path` is a folder.
    """
    path.absolute().parent.mkdir(parents=True, exist_ok=True)  # an error names all of the path
    backup = free_backup(path) if path.exists() and path.read_bytes() != content else None

    def keep(_: Path) -> None:
        if backup is not None:
            path.rename(backup)

    write_whole(path, content, before=keep)
    return backup


def kept_told(backup: Path | None) -> str:
    """Where an older file of the same name is now, told without a stop; "" where there was none."""
    return "" if backup is None else f"原有的同名文件已保留为：{backup}"


def refuse_input(output: Path, *inputs: Path | None) -> None:
    """OutputError (Chinese) where a result would be written over a file that it is made from."""
    if output.resolve() in {path.resolve() for path in inputs if path is not None}:
        raise OutputError(f"输出文件“{output}”就是输入的文件，为免覆盖没有写入，请换一个文件名。")
