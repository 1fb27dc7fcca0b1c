"""Where the numbers of pasted lines stand: right after their label, or under those of other lines.

A blank at one end of a row and a number too many at the other leave as many numbers as there are
columns, each in the wrong one. Only the cells around them tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from scripts.importing.pieces import Piece
from scripts.importing.printed import Paragraph

LEAST_LINES = 3  # of one width, one below the other, by which a grid is known from loose lines


@dataclass(frozen=True)
class Run:
    """The numbers of one line: their first and last cell, its last label's (-1), how many it has."""

    start: int
    end: int
    label: int
    width: int

    @property
    def packed(self) -> bool:
        """Whether no blank cell stands between label and numbers, nor after them."""
        return self.start == self.label + 1 and self.end == self.width - 1


def run_of(line: Paragraph, labels: Sequence[Piece], values: Sequence[Piece]) -> Run:
    """The run of a line with at least one number."""
    width = line.text.count("\t") + 1 if "\t" in line.text else len(labels) + len(values)
    return Run(values[0].column, values[-1].column, labels[-1].column if labels else -1, width)


def stand_in_columns(runs: Sequence[Run], size: int) -> bool:
    """Whether rows of ``size`` columns have their numbers one below the other, or no blanks at all.

    In a grid each row stands under or over one like it. Blanks on both sides of its numbers are the
    label's and the line's own only where no row has a number further left; a number too many may
    stand at either end.
    """
    if size == 1 or all(run.packed for run in runs):
        return True
    return all(_grid(part, size) for part in _parts(runs))


def _parts(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Rows one below the other with equally many cells: a table over two pages has two parts."""
    for _, part in groupby(runs, key=lambda run: run.width):
        yield list(part)


def _grid(part: Sequence[Run], size: int) -> bool:
    if len(part) < LEAST_LINES:
        return False
    places = [set(range(run.start, run.end - size + 2)) for run in part]  # where a row may begin
    for above, here in pairwise(places):
        if len(here) > 1:  # a number too many: the row stands under the one above
            here &= above
    if not all(places):
        return False
    first = min(map(min, places))
    for number, (run, here) in enumerate(zip(part, places, strict=True)):
        beside = [*places[max(0, number - 1) : number], *places[number + 1 : number + 2]]
        if not any(here & each for each in beside):
            return False
        if run.start > run.label + 1 and run.end < run.width - 1 and run.start > first:
            return False
    return True
