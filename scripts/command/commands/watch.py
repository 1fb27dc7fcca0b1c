"""``nianbao watch``: a workbook checked after each save, on a page that stays open beside Excel."""

from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import last_year, page_options
from scripts.command.speaking import FINE


@command("每次保存后自动校验，问题显示在浏览器中")
@click.argument("place", type=Path, metavar="FILE", help="填报的工作簿，或者存放工作簿的文件夹")
@last_year
@page_options
def run(place: Path, last: Path | None, port: int, no_browser: bool) -> int:
    """Watch until the page is closed or the command interrupted."""
    from scripts.web.running import watch

    watch(place, last=last, browser=not no_browser, port=port)
    return FINE
