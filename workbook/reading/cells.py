"""The cells of a sheet as entries, whichever reader fetched them: fast_reader or slow_reader."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import isfinite

from schemas.filled.entries import Entry, Kind, entry_of
from schemas.language.characters import with_plain_line_ends
from workbook.layout import address, position
from workbook.reading.formats import as_seen
from workbook.reading.guard import OUT_OF_RANGE, Guard

Value = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
Rows = Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet: ``rows`` of values from A1 on, and what the guard knows of its cells."""

    name: str
    rows: Rows = ()
    guard: Guard = field(default_factory=Guard)

    def at(self, place: str) -> Entry:
        """The entry of a cell, BLANK where the sheet has none: ``at("B4")``."""
        row, column = coordinates(place)
        value = self._value(row, column)
        formula = place in self.guard.formulas
        if place in self.guard.errors:
            text = self.guard.errors[place]
            kind = Kind.DATE if text == OUT_OF_RANGE else Kind.ERROR
            return Entry(self.name, place, kind, None, text, formula)
        if place in self.guard.uncalculated:
            return Entry(self.name, place, Kind.UNCALCULATED, formula=True)
        if isinstance(value, float) and not isfinite(value):  # <v>1e999</v>, by no spreadsheet
            return Entry(self.name, place, Kind.ERROR, None, "#NUM!", formula)
        if isinstance(value, str):
            value = clean(value) if value else None
        entry = entry_of(self.name, place, value, formula=formula)
        if entry.kind is Kind.NUMBER and place in self.guard.formats:
            entry = as_seen(entry, self.guard.formats[place])
        if place in self.guard.merged:
            entry = replace(entry, merged=self.guard.merged[place])
        return entry

    def cell(self, row: int, column: int) -> Entry:
        """The entry of a cell by row and column, counted from 1."""
        return self.at(address(row, column))

    def text(self, place: str) -> str:
        """The text of a cell, "" for anything that is none."""
        value = self._value(*coordinates(place))
        return value if isinstance(value, str) else ""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Address and text of every cell that holds words."""
        for row, values in enumerate(self.rows, 1):
            for column, value in enumerate(values, 1):
                if isinstance(value, str) and value:
                    yield address(row, column), value

    def filled_rows(self, columns: int) -> list[int]:
        """The rows in which one of the first columns holds anything, counted from 1."""
        known = (*self.guard.errors, *self.guard.uncalculated)  # they have no value
        rows = {row for row, column in map(coordinates, known) if column <= columns}
        for row, values in enumerate(self.rows, 1):
            if any(value not in ("", None) for value in values[:columns]):
                rows.add(row)
        return sorted(rows)

    def _value(self, row: int, column: int) -> Value:
        if row > len(self.rows) or column > len(self.rows[row - 1]):
            return None
        return self.rows[row - 1][column - 1]


coordinates = lru_cache(maxsize=4096)(position)


def clean(text: str) -> str:
    """A text with one kind of line end, nothing in it that XML cannot carry."""
    return with_plain_line_ends(text).replace("\x7f", "")
