"""Writing findings back into a workbook against loading and saving it with openpyxl.

``python -m benchmarks.marks`` prints both and fails when a ratio is above its limit.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.timing import call_seconds
from schemas.form.editions import LATEST
from schemas.issues import Issue, Severity
from scripts.tasks.demo import sample
from scripts.tasks.new import new_workbook
from workbook.build import build
from workbook.files.packing import save
from workbook.marked_files import mark_file

ROWS, COLUMNS = 20_000, 8
LEDGER = "内部台账"


def small(folder: Path) -> Path:
    """The sample body's workbook."""
    path = folder / "小.xlsx"
    new_workbook(path, sample())
    return path


def large(folder: Path) -> Path:
    """A workbook to which an office has added a sheet of 20,000 rows."""
    book = build(LATEST)
    sheet = book.create_sheet(LEDGER)
    for row in range(ROWS):
        sheet.append([f"依申请公开事项{row % 97}", *(row * column for column in range(1, COLUMNS))])
    path = folder / "大.xlsx"
    save(book, path)
    return path


def findings(sheet: str, cells: Sequence[str]) -> list[Issue]:
    """Twenty findings on a sheet."""
    return [
        Issue("C101", Severity.ERROR, f"“{sheet}”{cell}没有填写，请填写。", sheet=sheet, cell=cell)
        for cell in cells
    ]


def by_openpyxl(path: Path) -> None:
    """The least that writing through openpyxl costs: load and save."""
    load_workbook(path).save(path.with_name("openpyxl.xlsx"))


def milliseconds(action: Callable[[], object], times: int) -> float:
    """The median time of an action."""
    seconds = call_seconds(action)
    return statistics.median(seconds() for _ in range(times)) * 1000


def compare(name: str, path: Path, issues: list[Issue], times: int, limit: float) -> bool:
    """Print both times and their ratio; whether it keeps the limit."""
    out = path.with_name("marked.xlsx")
    mark_file(path, issues, out)
    ours = milliseconds(lambda: mark_file(path, issues, out), times)
    theirs = milliseconds(lambda: by_openpyxl(path), times)
    ratio = ours / theirs
    print(f"{name:34} {ours:8.1f} ms  openpyxl {theirs:8.1f} ms  ratio {ratio:.3f} (≤ {limit})")
    return ratio <= limit


def main() -> int:
    """Measure a small file, a large one, and marks on the large sheet itself."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        numbers = findings("三、申请办理", [f"{c}{r}" for c in "DEFG" for r in range(7, 12)])
        ledger = findings(LEDGER, [f"B{row}" for row in range(1, ROWS, 1000)])
        little, big = small(folder), large(folder)
        kept = [
            compare("small file, 20 findings", little, numbers, 15, 0.25),
            compare(f"{ROWS} rows beside the form", big, numbers, 3, 0.2),
            compare(f"findings on the {ROWS} rows", big, ledger, 3, 0.2),
        ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
