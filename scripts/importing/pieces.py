"""The cells of a pasted line: parted by tabs, or words and then numbers; labels held to the letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.form.grid import Cell, Role
from scripts.importing.figures import looks_like_a_value
from scripts.importing.printed import Paragraph
from scripts.importing.running import split_run
from scripts.importing.wording import bare, core


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
    return cell.role is Role.ROW_LABEL and any(bare(label) == bare(name) != "" for name in names)
