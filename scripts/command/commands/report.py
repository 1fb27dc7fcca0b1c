"""``nianbao report``: the printed report of a file, or why there is none."""

import sys
from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import comparison, output, source_file
from scripts.command.speaking import FINDINGS, FINE, tell_kept
from scripts.command.state import tell_state


@command("生成Word报告")
@source_file()
@output("PATH", "文件夹或.docx文件名，默认放进output")
@click.option("--template", type=Path, metavar="OFFICE.docx", help="本单位的红头模板")
@click.option("--draft", is_flag=True, help="有错误也生成，每页标明草稿")
@comparison
def run(
    file: Path,
    output: Path | None,
    template: Path | None,
    draft: bool,
    last: Path | None,
    settings: Path | None,
) -> int:
    """Write the report of a file, or say why not."""
    from scripts.tasks.check import as_text, summary
    from scripts.tasks.produce import produce

    tell_state(file)
    produced = produce(
        file, output=output, template=template, draft=draft, last=last, settings=settings
    )
    if produced.path is None:
        print(as_text(produced.checked), file=sys.stderr)
        print("没有生成报告。只想先看看样子的，可以加上--draft生成草稿。", file=sys.stderr)
        return FINDINGS
    tell_kept(produced.backup)
    print(f"{'草稿' if draft else '报告'}已生成：{produced.path}")
    print(summary(produced.checked.issues))
    return FINE
