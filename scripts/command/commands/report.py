"""``nianbao report``: the printed report of a file, or why there is none."""

from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import comparison, illustration, output, source_file
from scripts.command.reporting import make_report


@command("生成Word报告、网页、PDF或图解")
@source_file()
@output("PATH", "文件夹或文件名（.docx、.html、.pdf，图解.png、.svg），默认存入output")
@click.option("--template", type=Path, metavar="OFFICE.docx", help="本单位的红头模板")
@click.option(
    "--text", type=Path, metavar="文字材料.docx", help="各部分的文字取自这份文字材料，不改动FILE"
)
@click.option("--draft", is_flag=True, help="有错误也生成，每页标明“草稿”")
@illustration
@comparison
def run(
    file: Path,
    output: Path | None,
    template: Path | None,
    text: Path | None,
    draft: bool,
    illustrated: bool,
    last: Path | None,
    settings: Path | None,
) -> int:
    """Write the report of a file, or say why not."""
    return make_report(
        file,
        output,
        template=template,
        text=text,
        draft=draft,
        illustrated=illustrated,
        last=last,
        settings=settings,
    )
