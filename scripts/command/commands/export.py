"""``nianbao export``: the record of a file, printed or written."""

from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import output, source_file
from scripts.command.speaking import FINE, show, tell_kept
from scripts.command.usage import OneOf


@command("导出为记录（JSON）")
@source_file()
@click.option("--to", type=OneOf(["json"]), default="json", help="导出成什么，默认json")
@output("FILE.json", "存为什么文件，不写就显示在屏幕上")
def run(file: Path, to: str, output: Path | None) -> int:
    """Print or write the record of a file."""
    from scripts.paths.outputs import put
    from scripts.record.convert import record_of
    from scripts.record.file import record_path, record_text
    from scripts.tasks.load import load

    path = record_path(output, file)
    record = record_of(load(file))
    if path is None:
        show(record)
    else:
        tell_kept(put(path, record_text(record).encode()))
        print(f"记录已导出：{path}")
    return FINE
