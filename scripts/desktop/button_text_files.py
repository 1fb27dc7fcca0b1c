"""The button 导入文字 where no Excel can be driven: texts written in Word into a copy of the saved workbook.

What reads documents is imported where one is read; the other buttons go without it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import ButtonError
from schemas.filled.submission import Submission
from scripts.desktop.button_files import UNSAVED
from scripts.paths.opening import open_file
from workbook.files.replacing import lock_of

if TYPE_CHECKING:
    from scripts.importing.material import Material

NAME = "文字材料"
ENDINGS = (".docx", ".docm", ".doc", ".wps", ".odt", ".rtf", ".txt")
MISSING = "“{folder}”中没有“{name}.docx”。请把写好的文字材料以此为文件名存放在工作簿旁边，再点“导入文字”。"


def import_text(path: Path) -> str:
    """Put the texts of the document beside a saved workbook into a copy, and open that."""
    return texts_taken(material_beside(path), path)


def texts_taken(source: Path, path: Path) -> str:
    """Put the texts of a document into a copy of a saved workbook, and open that; what to tell."""
    from scripts.tasks.material import import_text_beside
    from scripts.tasks.material_words import replaced

    written = import_text_beside(source, path)
    opened = "" if open_file(written.path) else "请自行打开副本。"
    material, there = written.material, written.submission
    gone = replaced(material, there)
    lines = [
        done(source, material, there),
        *(["副本中已替换的原有文字：", *gone] if gone else []),
        *cautions(source, material, there),
        f"写在副本中：{written.path}",
        f"“{path.name}”没有改动。请关闭原来的文件，在副本中继续填写。{opened}{UNSAVED}",
    ]
    return "\n".join(lines)


def material_beside(workbook: Path) -> Path:
    """The document of texts beside a workbook, the one saved last; ButtonError where there is none."""
    found = (workbook.with_name(f"{NAME}{ending}") for ending in ENDINGS)
    there = [path for path in found if path.is_file()]
    if not there:
        raise ButtonError(MISSING.format(folder=workbook.parent, name=NAME))
    return max(there, key=lambda path: path.stat().st_mtime)


def cautions(source: Path, material: "Material", there: Submission) -> Iterator[str]:
    """What stays as it is, and what to look at before these texts are taken."""
    from scripts.tasks.material import cautions_of

    yield "三张数字表中的数字不变。"
    yield from filter(None, cautions_of(material, there))
    if lock_of(source) is not None:
        yield f"注意 “{source.name}”正在其他程序中打开，读取的是上次保存的内容。"


def done(source: Path, material: "Material", there: Submission) -> str:
    """What was taken, and what has no place."""
    from scripts.tasks.material_words import counted, left_out

    taken = counted(material, there.edition)
    return "\n".join([f"已写入“{source.name}”中的文字：", *taken, *left_out(material.kept)])
