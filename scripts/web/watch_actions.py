"""The buttons beside a watched workbook: report, marked copy, texts, folder. Each says what came of it."""

from collections.abc import Callable, Mapping

from schemas.errors import ClerkError
from scripts.paths.material_file import material_beside
from scripts.paths.opening import open_file
from scripts.paths.outputs import folder_beside, kept_told
from scripts.tasks.check import Checked
from scripts.tasks.marking import mark_and_tell, mark_checked, told_of_signature, unlisted
from scripts.tasks.produce import produce_checked
from scripts.web.cases import Case
from workbook.layout import RESULTS
from workbook.marking.copies import MARKED, free_copy

NOT_YET = "尚未读取到这个工作簿，请稍后再点。"


def report(case: Case) -> str:
    """Write the report beside the workbook and open it; with errors, a draft. ClerkError before it was read."""
    checked = _checked(case)
    draft = bool(checked.errors)
    produced = produce_checked(checked, output=folder_beside(case.path), draft=draft)
    if produced.path is None:
        raise ClerkError(NOT_YET)
    opened = "已经打开。" if open_file(produced.path) else "请自行打开它。"
    kept = f"{told}。" if (told := kept_told(produced.backup)) else ""
    kind = "有错误，只生成了草稿，每页都标明“草稿”" if draft else "报告已生成"
    return f"{kind}：{produced.path}。{kept}{opened}"


def mark(case: Case) -> str:
    """Write the findings into a copy beside the workbook and open it."""
    checked = _checked(case)
    marked = mark_checked(checked, free_copy(case.path, MARKED), even_open=True)
    opened = "已经打开。" if open_file(marked) else "请自行打开它。"
    why = unlisted(marked) + told_of_signature(marked)
    return f"标注在副本中：{marked}。{opened}{why}"


def texts(case: Case) -> str:
    """Write the texts of the document beside the workbook into a copy and open it."""
    from scripts.tasks.material import import_text_beside
    from scripts.tasks.material_words import told_beside

    source = material_beside(case.path)
    written = import_text_beside(source, case.path)
    opened = "已经打开。" if open_file(written.path) else "请自行打开副本。"
    return f"{told_beside(source, case.path, written)}{opened}"


def folder(case: Case) -> str:
    """Open the folder in which the workbook lies."""
    beside = case.path.parent
    return f"文件夹{'已打开' if open_file(beside) else '是'}：{beside}"


def write(case: Case) -> str:
    """Write the reasons given on the page into the workbook itself, where the next check reads them."""
    checked = _checked(case)
    told = mark_and_tell(checked, case.path)
    return f"{told}\n核实的原因在“{RESULTS}”的“处理说明”里。"


def _checked(case: Case) -> Checked:
    """What was found in the workbook when it was read last."""
    if case.checked is None:
        raise ClerkError(NOT_YET)
    return case.checked


ACTIONS: Mapping[str, Callable[[Case], str]] = {
    "report": report,
    "mark": mark,
    "texts": texts,
    "folder": folder,
    "write": write,
}
