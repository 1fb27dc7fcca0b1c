"""``nianbao reattach``: macros, ribbon and buttons put back into a copy of a workbook."""

from pathlib import Path

from scripts.command.chinese import command
from scripts.command.options import output, source_file
from scripts.command.speaking import FINE, tell_kept


@command("给被其他软件另存过的工作簿补回宏、功能区和按钮")
@source_file("被其他软件另存过的工作簿（.xlsx、.xlsm）")
@output("FILE.xlsm", "另存的文件名，默认存入原文件所在的文件夹")
def run(file: Path, output: Path | None) -> int:
    """Put macros, ribbon and buttons back into a workbook, as a copy."""
    from scripts.tasks.reattach import reattach_copy

    path, backup = reattach_copy(file, output)
    tell_kept(backup)
    print(f"已补回宏、功能区和按钮：{path}")
    return FINE
