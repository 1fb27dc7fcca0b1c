"""What the pictures on a terminal are made of: Chinese text folded beside what stands before it."""

from collections.abc import Iterable
from typing import IO

from rich.console import Console
from rich.text import Text

from schemas.issues import Severity
from scripts.command.folding import folded, padded, width
from scripts.tasks.lines import UNREAD, Line

BAD, GOOD, GREY = "bold red", "bold green", "dim"
STYLES = {
    Severity.ERROR.label: BAD,
    Severity.WARNING.label: "yellow",
    Severity.HINT.label: "cyan",
    UNREAD: BAD,
}


def console_for(stream: IO[str]) -> Console:
    """A terminal to write to: words stay words, whatever signs they have in them."""
    return Console(file=stream, markup=False, highlight=False, emoji=False)


def tell(console: Console, words: str, style: str = "", *, before: Text | None = None) -> None:
    """Words in as many lines as they need, beside what stands before the first of them."""
    before = before or Text()
    indent = before.cell_len
    # one column stays free: a line that fills the last is followed by an empty one on some consoles
    for number, line in enumerate(folded(words, console.width - 1 - indent)):
        start = Text(" " * indent) if number else before
        console.print(start + Text(line, style=style), soft_wrap=True)


def tell_lines(console: Console, found: Iterable[Line]) -> None:
    """Lines of findings: how grave in its colour, where, what, and by which rule."""
    found = list(found)
    labels = max((width(each.label) for each in found), default=0)
    places = max((width(each.place) for each in found), default=0)
    for each in found:
        before = Text("  ")
        before.append(padded(each.label, labels + 1), STYLES.get(each.label, "green"))
        before.append(padded(each.place, places + 1) if places else "")
        tell(console, each.words + (f"（{each.code}）" if each.code else ""), before=before)
