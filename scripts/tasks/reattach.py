"""Put buttons back into a workbook: where the copy goes, and what becomes of a file already there."""

from pathlib import Path

from schemas.errors import WorkbookError
from scripts.paths.endings import WITH_MACROS
from scripts.paths.outputs import put
from workbook.files.on_disk import bytes_at
from workbook.reattach import reattached


def reattach_copy(source: Path, out: Path | None = None) -> tuple[Path, Path | None]:
    """Write the workbook with macros, ribbon and buttons to `out`; (path, backup of an old file).

    By default the copy lies beside the source and is named after it. Raises WorkbookError with a
    Chinese sentence before anything is written, OSError when writing fails.
    """
    if out is None:
        same = source.suffix.lower() == WITH_MACROS
        out = source.with_name(f"{source.stem}{'（补回按钮）' if same else ''}{WITH_MACROS}")
    if out.suffix.lower() != WITH_MACROS or out.is_dir():
        raise WorkbookError(f"“{out.name}”不能存放宏，请用以{WITH_MACROS}结尾的文件名。")
    if out.resolve() == source.resolve():
        raise WorkbookError(f"“{out.name}”就是原文件。请换一个文件名，原文件会保持不变。")
    return out, put(out, reattached(bytes_at(source), source.name))
