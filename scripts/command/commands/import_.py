"""``nianbao import``: a workbook or record from a report as it was published, or texts into a workbook."""

from pathlib import Path

import click

from schemas.filled.organ import LEVELS
from scripts.command.chinese import command
from scripts.command.options import as_json, output_required
from scripts.command.speaking import FINE, show, tell_kept
from scripts.command.usage import OneOf, Said

PUBLISHED = (
    "已公布的报告：Word、网页、PDF、文本，或.doc、.wps、.odt、.rtf；也可以是填报工作簿或记录"
)


@command("把已公布的报告导入为工作簿或记录，或者把文字材料写入工作簿")
@click.argument("file", type=Path, metavar="REPORT", required=False, help=PUBLISHED)
@click.option(
    "--text",
    type=Path,
    metavar="文字材料.docx",
    help="只把这份文字材料各部分的文字写入FILE；FILE中的其他内容不变",
)
@click.option(
    "--level",
    type=OneOf(tuple(LEVELS.values())),
    help=f"机关层级（{'、'.join(LEVELS.values())}）；报告中没有写明的，导入为记录时须指定",
)
@output_required("FILE", ".xlsx、.xlsm或.json")
@as_json("以JSON输出每一格的来源和疑点")
def run(
    file: Path | None, text: Path | None, level: str | None, output: Path, as_json: bool
) -> int:
    """Write a workbook or record from a published report, or texts into a workbook; say what to look at."""
    if (file is None) == (text is None):
        raise Said("请写明要导入的报告，或者用--text写明文字材料，二者选一")
    if text is not None:
        if level is not None:
            raise Said("--text不能和--level一起用")
        return _texts(text, output, as_json=as_json)
    assert file is not None
    from scripts.tasks import importing_report as importing

    written = importing.import_report(file, output, level)
    if as_json:
        show(importing.as_json(written.imported))
        return FINE
    print(importing.told(written.imported))
    tell_kept(written.backup)
    print(f"已导入：{written.path}")
    return FINE


def _texts(source: Path, output: Path, *, as_json: bool) -> int:
    """The texts of a document into a workbook."""
    from scripts.tasks import material

    if as_json:
        raise Said("--text不能和--json一起用")
    written = material.import_text(source, output)
    print(material.told(written))
    tell_kept(written.backup)
    print(f"文字已写入：{written.path}")
    return FINE
