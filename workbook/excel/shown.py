"""How Excel shows the numbers of an open sheet, where that may be another number."""

from contextlib import suppress
from typing import Any

from workbook.layout import address
from workbook.reading.cells import Rows
from workbook.reading.formats import PROBE, seen

MOST = 50  # cells asked for: each takes Excel a while


def formats_in(sheet: Any, rows: Rows) -> dict[str, str]:
    """The formats of numbers with decimals, by cell; others are shown as they are, or as dates."""
    broken = [
        address(row, column)
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if isinstance(value, float) and not value.is_integer()
    ]
    found: dict[str, str] = {}
    for place in broken[:MOST]:
        with suppress(Exception):  # each system's own kind of error
            found[place] = str(sheet.range(place).number_format)
    return {place: code for place, code in found.items() if seen(PROBE, code)}
