"""What the commands say that make a report, whatever document it becomes."""

import sys
from pathlib import Path

from scripts.command.speaking import FINDINGS, FINE, tell_kept
from scripts.command.state import tell_findings, tell_state


def make_report(
    file: Path,
    output: Path | None,
    *,
    kind: str = "",
    template: Path | None = None,
    text: Path | None = None,
    draft: bool = False,
    illustrated: bool = False,
    last: Path | None = None,
    settings: Path | None = None,
) -> int:
    """Write the report of a file, or say why there is none; the exit status.

    ``kind`` is the ending of the document wanted, "" for the usual one or what ``output`` says.
    """
    from scripts.report.renderers import PICTURES, USUAL
    from scripts.tasks.check import summary
    from scripts.tasks.produce import produce

    what = "图解" if kind in PICTURES else "报告"
    tell_state(file)
    produced = produce(
        file,
        text=text,
        output=output,
        kind=kind or USUAL,
        template=template,
        draft=draft,
        illustrated=illustrated,
        last=last,
        settings=settings,
    )
    if text is not None:
        from scripts.tasks.material import PLACES

        print(PLACES.format(name=text.name), file=sys.stderr)
    for line in produced.told:
        print(line, file=sys.stderr)
    if produced.path is None:
        tell_findings(produced.checked, sys.stderr)
        how = "用nianbao report，加上--draft" if kind else "加上--draft"
        print(f"没有生成{what}。只想先看看样子的，可以{how}生成草稿。", file=sys.stderr)
        return FINDINGS
    tell_kept(produced.backup)
    print(f"{'草稿' if draft else what}已生成：{produced.path}")
    print(summary(produced.checked.issues, reported=not draft))
    return FINE
