"""The row of table 4: the only one of the form with numbers alone, known by what stands in it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from schemas.form.headings import leaves
from schemas.language.labels import normalised
from scripts.importing.figures import figure, looks_like_a_value
from scripts.importing.heads import Grid, Head
from scripts.importing.lines_up import Line
from scripts.importing.printed import PrintedCell
from scripts.importing.wording import core

# digits with spaces, marks of footnotes, words of measure and the like between and around them
SPOILT = re.compile(
    r"[\s?？*¦（(\[]*[\d□][\d□\s,，.．¹²³⁰⁴-⁹①-⑳?？*¦()（）\[\]]*[件条个宗起次项份例元]{0,2}(?:[（(]\w{1,3}[）)])?"
)


def has_values(grid: Grid, row: int) -> bool:
    """Whether a number, readable or not (12①, 12 34), or a sign for none, stands in a row."""
    return any(cell is not None and _is_meant_as_value(cell.text) for cell in grid[row])


@lru_cache(maxsize=16384)
def _is_meant_as_value(text: str) -> bool:
    return looks_like_a_value(text) or bool(SPOILT.fullmatch(text))


def is_unlabelled(head: Head) -> bool:
    """Whether the tables of a head have rows without a label."""
    return not any(h.label for table in head.tables for h in table.rows)


def review_rows(grid: Grid, head: Head, rows: Sequence[int]) -> dict[int, Line]:
    """The row of table 4: numbers alone. One that counts 1, 2, 3 … is no data, two that differ neither."""
    key = leaves(head.tables[0].rows)[0].key
    found = [row for row in rows if has_values(grid, row)]
    if any(_has_words(grid, head, row) for row in found):
        return {}
    if len(found) > 1:
        found = [row for row in found if not _counts_up(grid[row])]
    told = {tuple(cell.text if cell else None for cell in grid[row]) for row in found}
    return {row: Line(key) for row in found} if len(told) == 1 else {}


def _has_words(grid: Grid, head: Head, row: int) -> bool:
    """Whether words stand where the numbers of table 4 should."""
    texts = {cell.text for column in head.columns if (cell := grid[row][column])}
    return any(
        core(text) and not re.search(r"\d", normalised(text)) and not looks_like_a_value(text)
        for text in texts
    )


def _counts_up(row: Sequence[PrintedCell | None]) -> bool:
    numbers = [figure(cell.text).number for cell in row if cell and figure(cell.text).number]
    return len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))
