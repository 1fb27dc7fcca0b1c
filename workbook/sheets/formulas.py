"""The formulas of the table sheets, as text: totals, differences, what counts as no number.

Everything is asked by the names of the form and answered with the addresses of a block. A
difference stays quiet ("") until every number it stands on is there: a blank is never taken for 0.
"""

from collections.abc import Iterable, Mapping, Sequence

from schemas.filled.sums import typed_under
from schemas.form.model import CellKey, Table, Unit
from workbook.layout import column_letter, position


def ranges(addresses: Iterable[str]) -> tuple[str, ...]:
    """Addresses as few ranges: D7, D8, E7, E8, J9 are D7:E8 and J9."""
    places = sorted({position(address)[::-1] for address in addresses})  # column by column
    runs: list[list[int]] = []  # left column, right column, top row, bottom row
    for column, row in places:
        if runs and runs[-1][1] == column and runs[-1][3] == row - 1:
            runs[-1][3] = row
        else:
            runs.append([column, column, row, row])
    wide: list[list[int]] = []
    for run in runs:
        neighbour = next((w for w in wide if w[1] == run[0] - 1 and w[2:] == run[2:]), None)
        if neighbour:
            neighbour[1] = run[1]
        else:
            wide.append(run)
    return tuple(_range(*run) for run in wide)


def _range(left: int, right: int, top: int, bottom: int) -> str:
    first, last = f"{column_letter(left)}{top}", f"{column_letter(right)}{bottom}"
    return first if first == last else f"{first}:{last}"


def total(addresses: Iterable[str]) -> str:
    """``SUM(D7:I7)``, without the equals sign."""
    return f"SUM({','.join(ranges(addresses))})"


def filled(addresses: Iterable[str]) -> str:
    """How many of these cells hold a number: ``COUNT(D7:I7)``."""
    return f"COUNT({','.join(ranges(addresses))})"


def difference(
    table: Table, left: Sequence[CellKey], right: Sequence[CellKey], at: Mapping[CellKey, str]
) -> str:
    """The formula for left minus right, "" until all the numbers behind them are typed."""
    # the sides themselves as well: a total may have been typed over with a word
    behind = {*typed_under(table, (*left, *right)), *left, *right}
    addresses = [at[key] for key in behind]
    ready = f"{filled(addresses)}<{len(addresses)}"
    difference = f"{total(at[key] for key in left)}-{total(at[key] for key in right)}"
    return f'=IF({ready},"",{difference})'


def not_a_number(address: str, unit: Unit) -> str:
    """True where a filled cell holds no sound number: a word, an error, below 0, not whole."""
    whole = f"ROUND({address},6)" if unit is Unit.MONEY else f"INT({address})"
    unsound = f"OR({address}<0,{address}<>{whole})"
    return f"IF(ISBLANK({address}),FALSE,IF(ISNUMBER({address}),{unsound},TRUE))"


def characters(address: str) -> str:
    """The length of a text without spaces and line ends, for one cell or, in an array, many."""
    bare = address
    for sign in ('" "', '"　"', "CHAR(9)", "CHAR(10)", "CHAR(13)"):
        bare = f'SUBSTITUTE({bare},{sign},"")'
    return f"LEN({bare})"
