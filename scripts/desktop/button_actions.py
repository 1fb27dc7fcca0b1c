"""What each button does with the workbook that is open in Excel."""

import datetime as dt
from pathlib import Path

from schemas.errors import ButtonError
from schemas.filled.submission import Submission
from schemas.judging.office import OFFICE_DEFAULTS
from scripts.desktop.handbook import find_handbook
from scripts.desktop.verdict import NO_REPORT, verdict
from scripts.paths.office_file import office_for
from scripts.paths.opening import open_file
from scripts.paths.outputs import folder_beside, kept_told
from scripts.tasks.check import Checked, judged
from scripts.tasks.load import load
from scripts.tasks.produce import produce_checked, report_path
from workbook.excel.last_year import has_numbers, write_last_year
from workbook.excel.marks import clear_book, mark_book, remarks_of, results_sheet
from workbook.layout import GUIDE, LAST_YEAR, RESULTS
from workbook.live import LiveBook


def check(book: LiveBook) -> None:
    """Check what stands in the cells now, mark it, and say how much there is."""
    checked = _checked(book)
    refused = mark_book(book, checked.issues, dt.datetime.now())
    listed = results_sheet(book) is not None
    told = verdict(checked, listed=listed)
    if checked.issues and listed:
        book.show(RESULTS)
    book.tell("\n".join([told, *refused]), grave=bool(checked.errors or refused))


def report(book: LiveBook) -> None:
    """Write the report and open it; with errors left, offer a draft."""
    checked = _checked(book)
    folder = report_folder(book)
    draft = False
    if checked.errors:
        mark_book(book, checked.issues, dt.datetime.now())
        draft = book.ask(f"{verdict(checked)}\n\n是否先生成一份草稿？草稿每页都标明“草稿”。")
        if not draft:
            return
    book.progress("正在生成Word报告……")
    produced = produce_checked(checked, output=folder, draft=draft)
    if produced.path is None:
        return
    kept = f"\n{told}" if (told := kept_told(produced.backup)) else ""
    opened = "" if open_file(produced.path) else "\n请自行打开它。"
    book.tell(f"报告已生成：{produced.path}{kept}{opened}")


def clear(book: LiveBook) -> None:
    """Take all marks out, after asking when remarks of the clerk would go with them."""
    results = results_sheet(book)
    remarks = remarks_of(results) if results is not None else ()
    if remarks and not book.ask(
        f"“{RESULTS}”中写有 {len(remarks)} 条处理说明，清除后不能恢复。是否继续？"
    ):
        return
    refused = clear_book(book)
    told = "标注和校验结果已清除。" if not refused else "标注没有全部清除。"
    book.tell("\n".join([told, *refused]), grave=bool(refused))


def open_report(book: LiveBook) -> None:
    """Open the report of this workbook, or its draft, whichever is newer; ButtonError where there is neither."""
    submission = book.submission()
    folder = report_folder(book)
    places = [report_path(submission, folder, draft=draft) for draft in (False, True)]
    there = [path for path in places if path.is_file()]
    if not there:
        raise ButtonError(NO_REPORT.format(folder=folder))
    newest = max(there, key=lambda path: path.stat().st_mtime)
    if not open_file(newest):
        book.tell(f"报告在这里，请自行打开：{newest}")


def last_year(book: LiveBook) -> None:
    """Read last year's workbook or record and put its numbers into 上年数据."""
    now = book.submission()
    path = book.choose_file("选择上年的填报表或记录")
    if path is None:
        return
    last = load(path)
    doubts = _doubts(now, last)
    if doubts and not book.ask("\n".join([*doubts, "是否继续填入？"])):
        return
    count = write_last_year(book, now.edition, last)
    book.show(LAST_YEAR)
    book.tell(f"已把“{path.name}”中的 {count} 个数填入“{LAST_YEAR}”。请再点一次“校验”。")


def _doubts(now: Submission, last: Submission) -> list[str]:
    """What speaks against taking these numbers."""
    doubts = []
    if now.year is not None and last.year is not None and last.year != now.year - 1:
        doubts.append(f"这个文件是{last.year}年度的，而本表填报{now.year}年度。")
    if now.organ and last.organ and now.organ != last.organ:
        doubts.append(f"这个文件的机关是“{last.organ}”，本表是“{now.organ}”。")
    if has_numbers(now):
        doubts.append(f"“{LAST_YEAR}”中已有数字，会被覆盖。")
    return doubts


def handbook(book: LiveBook) -> None:
    """Open the handbook; where there is none, the sheet that explains the form."""
    found = find_handbook(book.path)
    if found is None or not open_file(found):
        book.show(GUIDE)
        book.tell(f"没有找到使用手册，请看“{GUIDE}”表。" if found is None else f"使用手册：{found}")


def report_folder(book: LiveBook) -> Path:
    """Where the report goes: ``output`` beside the workbook if there is one, else beside it.

    A workbook kept in a cloud has no folder here: then the documents of this computer. ButtonError
    for a workbook that was never saved.
    """
    if book.path is not None:
        return folder_beside(book.path)
    if not book.saved_once:
        raise ButtonError("这个工作簿还没有保存过。请先保存（Ctrl+S），再点按钮。")
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def _checked(book: LiveBook) -> Checked:
    submission = book.submission()
    book.progress("正在校验……")
    office = office_for(book.path) if book.path is not None else OFFICE_DEFAULTS
    return judged(submission, office)
