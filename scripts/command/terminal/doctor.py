"""What works on this PC, on a terminal."""

from collections.abc import Sequence
from typing import IO

from rich.text import Text

from scripts.command.folding import padded, width
from scripts.command.terminal.parts import BAD, GOOD, GREY, console_for, tell
from scripts.tasks.doctor import ADVICE, FINE, KNOWN, SIGNS, Found, closing_words

STYLES = {FINE: "green", ADVICE: BAD, KNOWN: GREY}


def tell_doctor(found: Sequence[Found], stream: IO[str]) -> None:
    """What was looked at on this PC, and what to do."""
    console = console_for(stream)
    names = max(width(each.name) for each in found) + 1
    for each in found:
        style = STYLES[each.state]
        before = Text("  ").append(SIGNS[each.state], style).append(f" {padded(each.name, names)}")
        tell(console, each.seen, before=before)
        if each.remedy:
            indent = Text(" " * before.cell_len)
            tell(console, each.remedy, style if each.state == ADVICE else GREY, before=indent)
    asked = any(each.state == ADVICE for each in found)
    tell(console, closing_words(found), BAD if asked else GOOD)
