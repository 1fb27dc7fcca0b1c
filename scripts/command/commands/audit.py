"""``nianbao audit``: many files judged, published reports, workbooks and records."""

import sys
from pathlib import Path

import click

from scripts.command.chinese import command
from scripts.command.options import as_json
from scripts.command.speaking import FINDINGS, FINE, IMPOSSIBLE, show, tell_kept


@command("成批审查已公布的报告、工作簿和记录")
@click.argument(
    "files", type=Path, nargs=-1, required=True, metavar="REPORT…", help="文件或文件夹，可以写多个"
)
@as_json()
@click.option("--xlsx", type=Path, metavar="FILE.xlsx", help="另存为一张清单")
def run(files: tuple[Path, ...], as_json: bool, xlsx: Path | None) -> int:
    """Judge many files and list what was found in all of them."""
    import time

    from scripts.paths.outputs import put
    from scripts.tasks import audit

    began = time.monotonic()

    def progress(done: int, total: int) -> None:
        print(f"\r{audit.rate(began, done, total)}", end="", file=sys.stderr, flush=True)

    results = audit.audit(audit.files_in(files), progress=progress if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if as_json:
        show(audit.as_json(results))
    else:
        print(audit.as_table(results))
    if xlsx is not None:
        tell_kept(put(xlsx, audit.as_workbook(results)))
        print(f"清单已写入：{xlsx}", file=sys.stderr if as_json else sys.stdout)
    if any(result.refused for result in results):
        return IMPOSSIBLE
    return FINDINGS if any(result.errors for result in results) else FINE
