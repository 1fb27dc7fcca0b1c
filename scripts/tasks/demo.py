"""The whole way with a sample body: a new workbook, filled, checked, and its Word report."""

import json
from importlib.resources import files
from pathlib import Path

from scripts.paths.outputs import FOLDER, safe_name
from scripts.tasks.check import summary
from scripts.tasks.new import new_workbook
from scripts.tasks.produce import produce


def sample() -> dict[str, object]:
    """The record of the sample body, which we invented."""
    text = (files("scripts") / "data" / "sample.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def demo(folder: Path | None = None) -> int:
    """Write the sample workbook and its report into a folder, print where; the exit status."""
    record = sample()
    target = folder or FOLDER
    target.absolute().mkdir(parents=True, exist_ok=True)  # an error names all of the path
    organ = record["organ"]
    name = organ["name"] if isinstance(organ, dict) else ""
    stem = safe_name(f"{name}{record['year']}年填报表")
    workbook = target / f"{stem}.xlsx"
    new_workbook(workbook, record)
    print(f"1. 新建并填写工作簿：{workbook}")
    produced = produce(workbook, output=target)
    print(f"2. 校验：{summary(produced.checked.issues)}")
    for issue in produced.checked.issues:
        print(f"   {issue.severity.label} {issue.sheet}{issue.cell} {issue.message}")
    if produced.path is None:
        return 1
    print(f"3. 生成Word报告：{produced.path}")
    if produced.backup is not None:
        print(f"   上次的报告保留为：{produced.backup}")
    return 0
