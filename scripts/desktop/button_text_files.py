"""The button 导入文字 where no Excel can be driven: texts written in Word into a copy of the saved workbook.

What reads documents is imported where one is read; the other buttons go without it.
"""

from pathlib import Path

from scripts.desktop.button_files import UNSAVED
from scripts.paths.material_file import material_beside
from scripts.paths.opening import open_file


def import_text(path: Path) -> str:
    """Put the texts of the document beside a saved workbook into a copy, and open that."""
    return texts_taken(material_beside(path), path)


def texts_taken(source: Path, path: Path) -> str:
    """Put the texts of a document into a copy of a saved workbook, and open that; what to tell."""
    from scripts.tasks.material import import_text_beside
    from scripts.tasks.material_words import told_beside

    written = import_text_beside(source, path)
    opened = "" if open_file(written.path) else "请自行打开副本。"
    return f"{told_beside(source, path, written)}{opened}{UNSAVED}"
