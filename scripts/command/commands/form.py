"""``nianbao form``: an edition of the form, its tables and cells with their names and places."""

import click

from scripts.command.chinese import command
from scripts.command.options import as_json
from scripts.command.speaking import FINE, show
from scripts.command.usage import Number


@command("输出格式本身：各表各格的名称和位置")
@as_json("以JSON输出（默认）")
@click.option("--year", type=Number(), metavar="YEAR", help="哪一年度的格式，默认最新")
def run(as_json: bool, year: int | None) -> int:
    """Print an edition of the form."""
    from schemas.form.editions import edition_for, latest
    from scripts.pages.form_export import form_json

    show(form_json(latest() if year is None else edition_for(year)))
    return FINE
