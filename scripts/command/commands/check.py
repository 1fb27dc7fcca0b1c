"""``nianbao check``: every finding of a file, listed, and marked in a copy where wanted."""

import sys
from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import (
    ONE_PLACE,
    as_json,
    comparison,
    marked_file,
    marks,
    source_file,
)
from scripts.command.speaking import FINDINGS, FINE, show
from scripts.command.state import tell_findings, tell_state


@command("校验工作簿，逐格列出问题", only_one=ONE_PLACE)
@source_file()
@as_json()
@comparison
@click.option("--mark", is_flag=True, help="把问题标注到工作簿的副本中")
@marks
def run(
    file: Path,
    as_json: bool,
    last: Path | None,
    settings: Path | None,
    mark: bool,
    in_place: bool,
    output: Path | None,
) -> int:
    """List every finding in a file."""
    place = marked_file(file, in_place, output)
    return listed(file, last, settings, mark=mark or place is not None, place=place, json=as_json)


def listed(
    file: Path,
    last: Path | None,
    settings: Path | None,
    *,
    mark: bool,
    place: Path | None,
    json: bool = False,
) -> int:
    """Every finding in a file, told; with `mark` written into it or a copy of it."""
    from scripts.tasks.check import as_json, check
    from scripts.tasks.marking import mark_and_tell

    tell_state(file)
    checked = check(file, last, settings)
    told = mark_and_tell(checked, place) if mark else ""
    if json:
        show(as_json(checked))
    else:
        tell_findings(checked, sys.stdout)
    if told:
        print(told, file=sys.stderr if json else sys.stdout)
    return FINDINGS if checked.errors else FINE
