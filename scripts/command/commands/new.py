"""``nianbao new``: a workbook to fill in, empty, filled from a file, or of the year after a file's."""

from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import output_required
from scripts.command.speaking import FINE, tell_kept
from scripts.command.usage import Number, Said


@command("新建填报工作簿")
@click.option("--year", type=Number(), metavar="YEAR", help="报告年度，如2025")
@click.option("--organ", metavar="NAME", help="机关全称")
@click.option(
    "--from",
    "source",
    type=Path,
    metavar="FILE",
    help="按已有的工作簿或记录填好；--year写其下一年的，新建下一年度的工作簿，并填好上年数据",
)
@output_required(
    "FILE.xlsx", "新建的文件名：.xlsm带按钮，.xlsx不带按钮，.docx为撰写文字用的文字材料"
)
def run(year: int | None, organ: str | None, source: Path | None, output: Path) -> int:
    """Write a new workbook: empty, filled from a file, or for the year after a file's."""
    from scripts.paths.outputs import refuse_input
    from scripts.tasks.load import load
    from scripts.tasks.new import new_workbook

    if output.suffix.lower() == ".docx":
        return _material(output, year, organ, source)
    given = None
    if source is not None:
        given = load(source)
        refuse_input(output, source)
    tell_kept(new_workbook(output, given, year, organ))
    print(f"填报工作簿已生成：{output}")
    return FINE


def _material(output: Path, year: int | None, organ: str | None, source: Path | None) -> int:
    """The document to write the texts in."""
    from scripts.tasks.material import new_material

    if source is not None:
        raise Said("新建文字材料不能使用--from")
    tell_kept(new_material(output, year, organ))
    print(f"文字材料已生成：{output}")
    return FINE
