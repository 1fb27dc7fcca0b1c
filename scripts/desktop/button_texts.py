"""The button 导入文字 in Excel: texts written in Word into the sheets of words, once the clerk has said yes.

What reads documents is imported where one is read; the other buttons go without it.
"""

from collections.abc import Sequence
from pathlib import Path

from scripts.desktop.button_actions import report_folder
from scripts.paths.material_file import ENDINGS, NAME, material_beside
from workbook.files.replacing import free_backup
from workbook.layout import FACTS
from workbook.live import LiveBook

PATTERNS = ";".join(f"*{ending}" for ending in ENDINGS)
DIFFERENT = (
    "写入以后，表中的文字与文字材料不完全一致，可能是工作簿中另有公式或宏改动了这些文字，请逐表核对。"
    "需要放弃的，不要保存，关闭工作簿后重新打开，即恢复上次保存的内容。"
)
KINDS = f"{NAME} ({PATTERNS}),{PATTERNS}"


def import_text(book: LiveBook) -> None:
    """Put the texts of a document into the open workbook, after saying which for what, and asking."""
    there = book.submission()
    source = _chosen(book)
    if source is None:
        return
    from scripts.tasks.material import read_for
    from scripts.tasks.material_words import cautions, counted, done, replaced
    from workbook.excel.texts import write_texts
    from workbook.texts import agrees

    book.progress(f"正在读取“{source.name}”……")
    material = read_for(source, there)
    if agrees(there, there, material.rows, material.lead):
        book.tell(f"表中已是“{source.name}”的文字，没有改动。")
        return
    gone = replaced(material, there)
    backup = free_backup(book.path or report_folder(book) / book.name) if gone else None
    lines = [f"将把“{source.name}”中的文字写入：", *counted(material, there.edition)]
    lines += _what_goes(gone, backup)
    if not book.ask("\n".join([*lines, *cautions(source, material, there), "是否写入？"])):
        return
    kept = backup is None or book.save_copy(backup)
    if not kept and not book.ask(
        f"未能将工作簿另存为“{backup}”，写入以后无法找回原来的文字。"
        "请选“否”，自行另存一份后再点按钮；已经另存的，选“是”继续写入。"
    ):
        return
    same = write_texts(book, there, material.rows, material.lead)
    book.show(next((row.text.sheet for row in material.rows), FACTS))
    where = f"原来的内容保留在：{backup}\n" if backup is not None and kept else ""
    last = "请通读一遍，再点一次“校验”；确认无误后，按Ctrl+S保存。" if same else DIFFERENT
    book.tell(f"{done(source, material, there.edition)}\n{where}{last}", grave=not same)


def _chosen(book: LiveBook) -> Path | None:
    """The document the clerk chooses; where no dialog can be shown, the one beside the workbook."""
    if book.has_file_dialog:
        return book.choose_file(f"选择{NAME}", KINDS)
    return material_beside(book.path or report_folder(book) / book.name)


def _what_goes(gone: Sequence[str], backup: Path | None) -> list[str]:
    """What would be replaced, and where it is kept."""
    if backup is None:
        return []
    where = f"写入以前，先将工作簿现在的内容另存为“{backup.name}”。"
    return ["以下各处已有文字，将被替换：", *gone, where]
