"""The cells of a pasted line: parted by tabs, or words and then numbers; labels held to the letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.form.grid import Cell, Role
from schemas.form.headings import all_of
from schemas.form.model import Table
from scripts.importing.figures import looks_like_a_value
from scripts.importing.lines_up import told
from scripts.importing.printed import Paragraph
from scripts.importing.running import split_run
from scripts.importing.wording import bare, core, match

BRACKETS = re.compile(r"[()]")
LEAST_CAPTION = 5  # characters: 第二十条第 of 第二十条第（一）项


@dataclass(frozen=True)
class Piece:
    """What stands in one cell of a pasted line, and in which of its columns."""

    column: int
    text: str


def pieces(line: Paragraph, values: int) -> list[Piece]:
    """The cells of a line that are not blank: parted by tabs, else the numbers by spaces."""
    if "\t" in line.text:
        cells = [cell.strip() for cell in line.text.split("\t")]
    else:
        cells = list(_parted(line.text.strip(), values))
    return [Piece(column, text) for column, text in enumerate(cells) if text]


def _parted(text: str, values: int) -> Iterator[str]:
    words = text.split()
    numbers = words[len(words) - values :] if values else []
    if numbers and len(numbers) == values and all(map(looks_like_a_value, numbers)):
        yield " ".join(words[: len(words) - values])
        yield from numbers
        return
    label, run = split_run(text, values) if values else (text, [])
    yield label
    yield from run


def same_label(label: str, cell: Cell) -> bool:
    """Whether a label is that of the cell to the letter; rows may add words in brackets."""
    if cell.role is Role.CORNER and "勾稽关系" in label:
        return True
    names = (cell.text, *cell.aliases)
    if any(core(label) == core(name) for name in names):
        return True
    if any(BRACKETS.sub("", core(label)) == BRACKETS.sub("", core(name)) for name in names):
        return True
    return cell.role is Role.ROW_LABEL and any(bare(label) == bare(name) != "" for name in names)


def doubt_of(label: str, cell: Cell, table: Table) -> str | None:
    """What is doubtful about a label that stands where a cell's label has to; None where it is another.

    Its place is known by those around it: a row's label may have a slip, a caption may lack its end.
    """
    if same_label(label, cell):
        return ""
    words = core(label)
    if cell.role is Role.CAPTION:
        return "" if len(words) >= LEAST_CAPTION and core(cell.text).startswith(words) else None
    found = match(label, all_of(table.rows)) if cell.role is Role.ROW_LABEL else None
    return told(label, found).doubt if found and found.heading.label == cell.text else None
