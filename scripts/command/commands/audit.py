"""``nianbao audit``: many files judged, published reports, workbooks and records."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scripts.command.chinese import command
from scripts.command.options import as_json
from scripts.command.speaking import FINDINGS, FINE, IMPOSSIBLE, show, tell_kept

if TYPE_CHECKING:
    from scripts.tasks.audit import Audited


@command("成批审查已公布的报告、工作簿和记录")
@click.argument(
    "files", type=Path, nargs=-1, required=True, metavar="REPORT…", help="文件或文件夹，可以写多个"
)
@as_json()
@click.option("--xlsx", type=Path, metavar="FILE.xlsx", help="另存为一张清单")
def run(files: tuple[Path, ...], as_json: bool, xlsx: Path | None) -> int:
    """Judge many files and list what was found in all of them."""
    from scripts.paths.outputs import put
    from scripts.tasks import audit

    found = audit.files_in(files)
    audit.refuse_list(xlsx, files, found)
    results = _audited(found)
    if as_json:
        show(audit.as_json(results))
    elif sys.stdout.isatty():
        from scripts.command.terminal import audit as terminal

        terminal.tell_audit(results, sys.stdout)
    else:
        print(audit.as_table(results))
    if xlsx is not None:
        tell_kept(put(xlsx, audit.as_workbook(results)))
        print(f"清单已写入：{xlsx}", file=sys.stderr if as_json else sys.stdout)
    if any(result.refused for result in results):
        return IMPOSSIBLE
    return FINDINGS if any(result.errors for result in results) else FINE


def _audited(files: Sequence[Path]) -> "list[Audited]":
    """The files judged; a person at a terminal sees how far it is."""
    from scripts.tasks.audit import audit

    if not sys.stderr.isatty():
        return audit(files)
    from scripts.command.terminal.audit import progress

    with progress(sys.stderr) as done:
        return audit(files, progress=done)
