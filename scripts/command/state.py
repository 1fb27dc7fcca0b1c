"""What commands say of a file: what somebody may take to be in it and is not, and what was found."""

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from scripts.tasks.marking import told_of_edits

if TYPE_CHECKING:
    from scripts.tasks.check import Checked


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
        f"“{source.name}”正在其他程序中打开（旁边有“{lock.name}”），尚未保存的改动没有计入；"
        "有改动的，请保存后再试一次。"
    )


def tell_findings(checked: "Checked", stream: IO[str]) -> None:
    """Every finding and how many there are: in colours on a terminal, else as plain text."""
    if stream.isatty():
        from scripts.command.terminal import check as terminal

        terminal.tell_findings(checked, stream)
    else:
        from scripts.tasks.check import as_text

        print(as_text(checked), file=stream)
