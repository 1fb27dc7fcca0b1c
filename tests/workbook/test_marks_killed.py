"""The process killed while it writes: the old file or the new one, always whole."""

import pickle
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from schemas.errors import WorkbookError
from schemas.issues import Issue
from scripts.tasks.check import check
from tests.openpyxl_books import book_in
from tests.workbook.made import typed
from tests.workbook.marked import highlighted
from tests.workbook.rich import plain_workbook
from workbook.files.replacing import backup_path
from workbook.files.whole_file import write_whole
from workbook.marked_files import clear_file, mark_file

pytestmark = pytest.mark.slow

ROUNDS = 12
WORK = """
import pickle
import sys
from pathlib import Path
from workbook.marked_files import clear_file, mark_file
book = Path(sys.argv[1])
issues = pickle.load(sys.stdin.buffer)
print("ready", flush=True)
while True:
    mark_file(book, issues, book)
    clear_file(book)
"""


def killed_after(book: Path, issues: Sequence[Issue], seconds: float) -> None:
    command = [sys.executable, "-c", WORK, str(book)]
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump(issues, process.stdin)
        process.stdin.flush()
        assert process.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        process.kill()


def test_killing_leaves_the_old_or_the_new_file_whole(tmp_path):
    book = plain_workbook(tmp_path / "报表.xlsx")
    original = book.read_bytes()
    issues = check(book).issues
    wanted = len(highlighted(mark_file(book, issues)))
    chance = random.Random(20250120)
    states = set()
    for _ in range(ROUNDS):
        killed_after(book, issues, chance.uniform(0.0, 0.15))
        assert check(book).issues == issues
        states.add(len(highlighted(book)))
        if backup_path(book).exists():
            assert backup_path(book).read_bytes() == original
    assert states <= {0, wanted}
    mark_file(book, issues, book)  # what a killed run leaves lying about does not disturb the next
    clear_file(book)
    assert not highlighted(book)


def test_what_the_clerk_saves_while_we_write_is_never_lost(tmp_path):
    book = plain_workbook(tmp_path / "报表.xlsx")
    cell = ("三、申请办理", "D7")
    versions = [typed(book, tmp_path / f"{n}.xlsx", {cell: n}).read_bytes() for n in range(2)]
    book.write_bytes(versions[0])
    issues, refused = check(book).issues, 0
    start = time.perf_counter()
    mark_file(book, issues, book)
    takes = time.perf_counter() - start
    for round_ in range(20):
        write_whole(book, versions[0])
        saver = threading.Timer(takes * round_ / 20, write_whole, (book, versions[1]))
        saver.start()
        try:
            mark_file(book, issues, book)
        except WorkbookError:
            refused += 1
        saver.join()
        assert book_in(book)[cell[0]][cell[1]].value == 1
    assert refused
