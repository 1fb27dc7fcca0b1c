"""What a command says of a file before it reads it: what somebody may take to be in it, and is not."""

import sys
from pathlib import Path

from scripts.tasks.marking import told_of_edits


def tell_state(source: Path) -> None:
    """Say on standard error what a program has not saved yet, and what a marked copy says instead."""
    for words in (_told_open(source), told_of_edits(source)):
        if words:
            print(words, file=sys.stderr)


def _told_open(source: Path) -> str:
    from workbook.files.replacing import lock_of

    lock = lock_of(source)
    if lock is None:
        return ""
    return (
        f"“{source.name}”正在别的程序中打开（旁边有“{lock.name}”），还没有保存的改动不在其中；"
        "改过的，请保存后再来一次。"
    )
