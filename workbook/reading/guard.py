"""What a sheet says of its cells beside their values: formulas, errors, merged ranges, formats, what is hidden."""

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbook.reading.hidden import NOTHING_HIDDEN, Hidden

# Sheets are as wide as table 4 and its notes. Further out only empty cells may stand: nobody's
# numbers are there, and the rectangle up to XFD1048576 would take 500 GB.
LETTERS = string.ascii_uppercase
COLUMNS = len(LETTERS)
ROWS = 9999
OUT_OF_RANGE = "########"  # what Excel shows of a date after 31 December 9999, or before day 0
RANGE = re.compile("([A-Z])([1-9][0-9]*):([A-Z]+)([1-9][0-9]*)")
MERGED = re.compile(
    rb"<(?:[\w.-]+:)?mergeCell\b[^<>]*?\bref=[\"']([A-Z]+[1-9][0-9]*:[A-Z]+[1-9][0-9]*)[\"']"
)
MOST_COVERED = 5000  # cells on a sheet; larger ranges cover no cell that somebody typed in


@dataclass(frozen=True, slots=True)
class Guard:
    """What is known of the cells of one sheet, by address.

    ``formulas`` are all cells with a formula, ``uncalculated`` those of them without a stored
    value, ``errors`` the error values (``#REF!``), typed or calculated; ``merged`` the cells that
    others cover, each with the merged range; ``formats`` formats that may show another number;
    ``hidden`` rows and columns that nobody sees.
    """

    formulas: frozenset[str] = frozenset()
    uncalculated: frozenset[str] = frozenset()
    errors: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden: Hidden = NOTHING_HIDDEN


def merged_in(xml: bytes, start: int = 0) -> Iterator[str]:
    """The merged ranges that the XML of a sheet states, from this byte on: A1:C2."""
    return (area.decode() for area in MERGED.findall(xml, start))


def covered(ranges: Iterable[str]) -> dict[str, str]:
    """The cells that merged ranges cover, but for the first of each, which shows its value."""
    found: dict[str, str] = {}
    for area in ranges:
        corners = RANGE.fullmatch(area)
        if corners is None:
            continue  # it begins beyond the columns that are read
        left, top, right, bottom = corners.groups()
        beyond = LETTERS.find(right) + 1 if len(right) == 1 else COLUMNS
        letters = LETTERS[LETTERS.find(left) : beyond]
        rows = range(int(top), min(int(bottom), ROWS) + 1)
        if len(rows) * len(letters) + len(found) <= MOST_COVERED:
            cells = [f"{letter}{row}" for row in rows for letter in letters]
            found.update(dict.fromkeys(cells[1:], area))
    return found
