"""``nianbao export``: what a file holds, for other programs and for the site where it is published."""

from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import illustration, output, source_file
from scripts.command.reporting import make_report
from scripts.command.speaking import FINE, show, tell_kept
from scripts.command.usage import OneOf

REPORTS = ("html", "pdf", "png", "svg")  # the report itself, which has to pass the check


@command("导出为记录（JSON）、数据（CSV）、网页、PDF或图解")
@source_file()
@click.option(
    "--to", type=OneOf(["json", "csv", *REPORTS]), default="json", help="导出的格式，默认json"
)
@illustration
@output("FILE", "另存的文件名；记录和数据不写文件名的，显示在屏幕上")
def run(file: Path, to: str, illustrated: bool, output: Path | None) -> int:
    """Print or write the record or the data of a file; write its report as a page or a PDF."""
    from scripts.record.file import export_path, record_text

    if to in REPORTS:
        if output is not None and output.suffix:
            export_path(output, file, f".{to}")
        return make_report(file, output, kind=f".{to}", illustrated=illustrated)
    from scripts.paths.outputs import put
    from scripts.record.convert import record_of
    from scripts.record.tidy import tidy_csv
    from scripts.tasks.load import load

    path = export_path(output, file, f".{to}")
    submission = load(file)
    if to == "csv":
        text = tidy_csv(submission)
        # the mark at its beginning tells Excel that a CSV is UTF-8
        what, content = "数据", text.encode("utf-8-sig")
    else:
        record = record_of(submission)
        what, content = "记录", record_text(record).encode()
    if path is not None:
        tell_kept(put(path, content))
        print(f"{what}已导出：{path}")
    elif to == "csv":
        print(text, end="")
    else:
        show(record)
    return FINE
