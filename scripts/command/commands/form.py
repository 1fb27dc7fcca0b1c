"""``nianbao form``: an edition of the form, its tables and cells with their names and places."""

import click

from scripts.command.chinese import command
from scripts.command.options import as_json
from scripts.command.speaking import FINE, show
from scripts.command.usage import Number


@command("列出报告格式：各表、各单元格的名称和位置")
@as_json("以JSON输出（默认）")
@click.option("--year", type=Number(), metavar="YEAR", help="报告年度，默认采用最新的格式")
def run(as_json: bool, year: int | None) -> int:
    """Print an edition of the form."""
    from schemas.form.editions import edition_for, latest
    from scripts.pages.form_export import form_json

    show(form_json(latest() if year is None else edition_for(year)))
    return FINE
