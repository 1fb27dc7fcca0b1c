"""The copies we make beside a workbook: what they are called, and which may be written now.

报表.xlsx is marked in 报表.校验.xlsx, cleaned in 报表.清除标注.xlsx, given texts in 报表.导入文字.xlsx. A copy
that is open in a program, or in which somebody has typed, is not touched: the next one is 报表.校验2.xlsx.
"""

import re
from itertools import count
from pathlib import Path

from workbook.files.replacing import lock_of, refuse_long_name
from workbook.files.zip_edit import is_untouched

MARKED, CLEARED, WRITTEN = ".校验", ".清除标注", ".导入文字"
COPY = re.compile(r"\.(校验|清除标注|导入文字)\d*")
# not the one with texts: it is the workbook that is filled in from then on
OURS = re.compile(r"\.(校验|清除标注|备份)\d*(\.|$)")


def made_by_us(path: Path) -> bool:
    """Whether a file is, by its name, a copy or a backup of ours."""
    return OURS.search(path.stem) is not None


def copy_path(path: Path, kind: str, number: int = 1) -> Path:
    """The copy of that kind and number; of a copy it is the same as of the workbook itself."""
    stem, ending = path.stem, COPY.search(path.stem)
    if ending and ending.end() == len(stem):
        stem = stem[: ending.start()]
    return path.with_name(f"{stem}{kind}{number if number > 1 else ''}{path.suffix}")


def is_marked_copy(path: Path) -> bool:
    """Whether a file is, by its name, a marked copy."""
    return re.search(rf"\{MARKED}\d*$", path.stem) is not None


def marked_path(path: Path) -> Path:
    """Where the marked copy goes: 报表.xlsx to 报表.校验.xlsx; a marked copy stays what it is."""
    return path if is_marked_copy(path) else copy_path(path, MARKED)


def marked_copies(path: Path) -> list[Path]:
    """The marked copies of a workbook that are there, the oldest first."""
    return _copies(path, MARKED)


def _copies(path: Path, kind: str) -> list[Path]:
    first = copy_path(path, kind)
    name = re.compile(rf"{re.escape(first.stem)}\d*{re.escape(first.suffix)}")
    found = [each for each in path.parent.iterdir() if name.fullmatch(each.name)]
    return sorted(found, key=lambda each: each.stat().st_mtime)


def edited_copies(path: Path) -> list[Path]:
    """The copies beside a workbook, marked or with texts, that a person has saved since they were made.

    Not itself; and copies with texts only beside the workbook that they were made of.
    """
    kinds = (MARKED,) if COPY.search(path.stem) else (MARKED, WRITTEN)
    there = (copy for kind in kinds for copy in _copies(path, kind))
    copies = [copy for copy in there if copy.resolve() != path.resolve()]
    return [copy for copy in copies if not is_untouched(copy.read_bytes())]


def free_copy(path: Path, kind: str) -> Path:
    """The first copy that may be written: not open, and nothing of a person's would be lost.

    A marked copy that is closed is the place of its own marks. WorkbookError when the name would be
    too long.
    """
    if kind == MARKED and is_marked_copy(path) and lock_of(path) is None:
        return path
    copies = (copy_path(path, kind, number) for number in count(1))
    return next(each for each in copies if each != path and _is_free(each))


def _is_free(copy: Path) -> bool:
    refuse_long_name(copy)
    return lock_of(copy) is None and (not copy.exists() or is_untouched(copy.read_bytes()))
