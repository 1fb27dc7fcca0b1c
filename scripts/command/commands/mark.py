"""``nianbao mark``: the findings of a check in a workbook, or all marks taken out of it."""

from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.commands.check import listed
from scripts.command.options import ONE_PLACE, comparison, marked_file, marks, source_file
from scripts.command.speaking import FINE


@command("校验并标注工作簿；加--clear清除标注", only_one=ONE_PLACE)
@source_file("填好的工作簿（.xlsx、.xlsm）")
@click.option("--clear", is_flag=True, help="清除标注，恢复原样")
@marks
@comparison
def run(
    file: Path,
    clear: bool,
    in_place: bool,
    output: Path | None,
    last: Path | None,
    settings: Path | None,
) -> int:
    """Take the marks of checks out of a workbook, or check it and write them."""
    place = marked_file(file, in_place, output)
    if not clear:
        return listed(file, last, settings, mark=True, place=place)
    from scripts.tasks.marking import clear_marks

    print(f"标注已清除：{clear_marks(file, place)}")
    return FINE
