"""The findings in one file, on a terminal."""

from typing import IO

from scripts.command.terminal.parts import BAD, GOOD, console_for, tell, tell_lines
from scripts.tasks.check import Checked, closing, lines


def tell_findings(checked: Checked, stream: IO[str]) -> None:
    """Every finding by sheet, with its cell, and how many there are."""
    console = console_for(stream)
    for sheet, found in lines(checked.issues).items():
        tell(console, f"【{sheet}】", "bold")
        tell_lines(console, found)
        console.print()
    for words in closing(checked):
        tell(console, words, BAD if checked.errors else GOOD)
