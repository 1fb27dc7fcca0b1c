"""What each button does with a saved workbook where no Excel can be driven: LibreOffice, WPS.

The macros do not save: what was typed since the last save is not seen, and the clerk is told so.
The result is a marked copy, opened beside the file; as the file, and an earlier copy, may be open
still, every click may need a new one. Each function returns what to tell the clerk.
"""

from pathlib import Path

from schemas.errors import ButtonError
from scripts.desktop.handbook import find_handbook
from scripts.desktop.verdict import NO_REPORT, verdict
from scripts.paths.opening import open_file
from scripts.paths.outputs import folder_beside, kept_told
from scripts.tasks.check import Checked
from scripts.tasks.check import check as check_file
from scripts.tasks.marking import (
    clear_marks,
    mark_checked,
    told_of_copy,
    told_of_edits,
    told_of_signature,
    unlisted,
)
from scripts.tasks.produce import produce, report_path
from workbook.files.on_disk import bytes_at, is_address
from workbook.files.replacing import lock_of
from workbook.marking.copies import (
    CLEARED,
    MARKED,
    free_copy,
    marked_copies,
)
from workbook.marks import has_marks

UNSAVED = "用的是已保存的文件，未保存的改动不在其中。"


def check(path: Path) -> str:
    """Check the saved file and open a marked copy."""
    return checked_and_told(path)[1]


def checked_and_told(path: Path) -> tuple[Checked, str]:
    """The same, with what was found."""
    checked, edits = check_file(path), told_of_edits(path)
    marked = mark_checked(checked, free_copy(path, MARKED), even_open=True)
    open_file(marked)
    why = unlisted(marked)
    told = f"{verdict(checked, listed=not why)}\n{UNSAVED}标注在副本中：{marked}"
    more = (why, told_of_signature(marked), told_of_copy(path, marked), edits)
    return checked, "\n".join([told, *filter(None, more)])


def report(path: Path, *, draft: bool = False) -> str:
    """Write the report beside the saved file and open it; with errors only a draft, if wanted."""
    produced = produce(path, output=folder_beside(path), draft=draft)
    if produced.path is None:
        return f"{check(path)}\n有错误时不能生成报告。"
    open_file(produced.path)
    kept = f"{told}\n" if (told := kept_told(produced.backup)) else ""
    edits = "".join(f"\n{words}" for words in [told_of_edits(path)] if words)
    return f"{'草稿' if draft else '报告'}已生成：{produced.path}\n{kept}{UNSAVED}{edits}"


def clear(path: Path) -> str:
    """Take the marks out of the file; while it is open, out of a copy that is opened."""
    if not has_marks(bytes_at(path), path.name):
        copies = marked_copies(path)
        where = f"标注在副本“{copies[-1].name}”中，不再需要的，可以删去该文件。" if copies else ""
        return f"“{path.name}”已保存的内容中没有标注，不必清除。{where}"
    if lock_of(path) is None:
        return f"标注已清除：{clear_marks(path, path)}"
    cleared = clear_marks(path, free_copy(path, CLEARED), even_open=True)
    open_file(cleared)
    return (
        f"“{path.name}”正在其他程序中打开，不能写入，已另存一份没有标注的副本：{cleared}\n{UNSAVED}"
        "请关闭原来的文件，在这份副本中继续填写。"
    )


def open_report(path: Path) -> str:
    """Open the report of the saved file; ButtonError where there is none."""
    found = report_path(check_file(path).submission, folder_beside(path), draft=False)
    if not found.is_file():
        raise ButtonError(NO_REPORT.format(folder=found.parent))
    open_file(found)
    return f"报告在这里：{found}"


def last_year(path: Path) -> str:
    """A ButtonError: last year's numbers can only be typed into an open Excel."""
    raise ButtonError(
        f"“{path.name}”没有在Excel中打开，不能填入上年数据。"
        "请用Excel打开，或用命令“nianbao new --from 上年记录.json”新建。"
    )


def handbook(path: Path) -> str:
    """Open the handbook; ButtonError where it is not installed."""
    found = find_handbook(path)
    if found is None:
        raise ButtonError("没有找到使用手册，请看工作簿的“填表说明”表。")
    open_file(found)
    return f"使用手册：{found}"


def why_no_file(place: str) -> str:
    """Why the macros' place of a workbook is no file of this computer; "" where it cannot be told.

    Without Excel only a saved file can be worked with. Signs that the code page of the PC does not
    have arrive as "?"; a workbook never saved has no folder.
    """
    name = place.replace("\\", "/").rpartition("/")[2]
    if is_address(place):
        return (
            f"“{name}”保存在网盘上（{place}），没有Excel时无法读取。"
            "请另存到这台电脑的文件夹中，打开那一份再点按钮。"
        )
    if "?" in place or "\ufffd" in place:
        return (
            f"文件名或文件夹名中有这台电脑无法传递的字（收到的是“{place}”，问号处即是）。"
            "请改成常用字，重新打开后再点按钮。"
        )
    if place and place[1:] == name and not Path(name).suffix:
        return f"“{name}”还没有保存过。请先保存（Ctrl+S），再点按钮。"
    if place.startswith(("\\\\", "//")):
        return (
            f"现在无法读取网络文件夹中的“{place}”。请检查网络是否连通、是否有读取权限，"
            "或者复制到这台电脑的文件夹中，打开那一份再点按钮。"
        )
    return ""
