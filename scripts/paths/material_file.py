"""The document an office writes its texts in, 文字材料.docx: what it is called, and where it lies."""

from pathlib import Path

from schemas.errors import ButtonError
from scripts.paths.endings import BY_LIBREOFFICE, WORD

NAME = "文字材料"
ENDINGS = (*WORD, *BY_LIBREOFFICE, ".txt")
MISSING = "“{folder}”中没有“{name}.docx”。请把写好的文字材料以此为文件名存放在工作簿旁边，再点“导入文字”。"


def material_beside(workbook: Path) -> Path:
    """The document of texts beside a workbook, the one saved last; ButtonError where there is none."""
    found = (workbook.with_name(f"{NAME}{ending}") for ending in ENDINGS)
    there = [path for path in found if path.is_file()]
    if not there:
        raise ButtonError(MISSING.format(folder=workbook.parent, name=NAME))
    return max(there, key=lambda path: path.stat().st_mtime)
