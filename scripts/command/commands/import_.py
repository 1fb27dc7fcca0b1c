"""``nianbao import``: a workbook or record from a report as it was published."""

from pathlib import Path

from scripts.command.chinese import command
from scripts.command.options import as_json, output_required, source_file
from scripts.command.speaking import FINE, show, tell_kept

PUBLISHED = "已公布的报告：Word、网页、PDF、文本，或.doc、.wps、.odt、.rtf"


@command("把已公布的报告导入为工作簿或记录")
@source_file(PUBLISHED, metavar="REPORT")
@output_required("FILE", ".xlsx、.xlsm或.json")
@as_json("以JSON输出每一格的来源和疑点")
def run(file: Path, output: Path, as_json: bool) -> int:
    """Write a workbook or record from a published report, and say what to look at in it."""
    from scripts.tasks import importing_report as importing

    written = importing.import_report(file, output)
    if as_json:
        show(importing.as_json(written.imported))
        return FINE
    print(importing.told(written.imported))
    tell_kept(written.backup)
    print(f"已导入：{written.path}")
    return FINE
