"""What each button does with a saved workbook where no Excel can be driven: LibreOffice, WPS.

The macros do not save: what was typed since the last save is not seen, and the clerk is told so.
The result is a marked copy, opened beside the file. Each function returns what to tell the clerk.
"""

from pathlib import Path

from scripts.button_actions import verdict
from scripts.check import check as check_file
from scripts.handbook import find_handbook
from scripts.marking import clear_marks, mark_checked
from scripts.opening import open_file
from scripts.produce import produce, report_path


def check(path: Path) -> str:
    """Check the saved file and open a marked copy."""
    checked = check_file(path)
    marked = mark_checked(checked, even_open=True)
    open_file(marked)
    return f"{verdict(checked)}\n校验的是已保存的文件，未保存的改动不在其中。标注在副本中：{marked}"


def report(path: Path) -> str:
    """Write the report beside the saved file and open it."""
    produced = produce(path, output=_folder(path))
    if produced.path is None:
        return f"{check(path)}\n有错误时不能生成报告。"
    open_file(produced.path)
    return f"报告已生成：{produced.path}\n用的是已保存的文件，未保存的改动不在其中。"


def clear(path: Path) -> str:
    """Take the marks out of the file; refused while it is open."""
    return f"标注已清除：{clear_marks(path, path)}"


def open_report(path: Path) -> str:
    """Open the report of the saved file."""
    found = report_path(check_file(path).submission, _folder(path), draft=False)
    if not found.is_file():
        raise ValueError(f"“{found.parent}”中还没有这个工作簿的报告。请先点“生成报告”。")
    open_file(found)
    return f"报告在这里：{found}"


def last_year(path: Path) -> str:
    """Last year's numbers can only be typed into an open Excel."""
    raise ValueError(
        f"“{path.name}”没有在Excel中打开，不能自动填入上年数据。"
        "请用Excel打开，或用命令“nianbao new --from 上年记录.json”新建。"
    )


def handbook(path: Path) -> str:
    """Open the handbook."""
    found = find_handbook(path)
    if found is None:
        raise ValueError("没有找到使用手册，请看工作簿的“填表说明”表。")
    open_file(found)
    return f"使用手册：{found}"


def _folder(path: Path) -> Path:
    return path.parent / "output" if (path.parent / "output").is_dir() else path.parent
