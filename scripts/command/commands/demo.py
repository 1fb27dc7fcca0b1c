"""``nianbao demo``: the whole way with the sample body: a workbook, its findings, its report."""

from pathlib import Path

from scripts.command.chinese import command
from scripts.command.options import output


@command("用示例数据演示新建、填写、校验、生成报告")
@output("FOLDER", "存放的文件夹，默认output")
def run(output: Path | None) -> int:
    """Walk the whole way with the sample body."""
    from scripts.tasks.demo import demo

    return demo(output)
