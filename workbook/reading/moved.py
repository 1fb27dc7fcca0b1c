"""Facts and figures of a sheet whose labels have moved: each beside its own label, wherever that stands.

A draft prints them, so that a row inserted above hides none. A label that stands twice, or nowhere,
tells nothing.
"""

from collections.abc import Mapping
from typing import TypeVar

from schemas.filled.entries import Entry, Kind
from schemas.language.labels import normalised
from workbook.layout import address, position
from workbook.reading.cells import SheetCells

Key = TypeVar("Key")


def beside_labels(
    sheet: SheetCells, labels: Mapping[Key, str], away: int, places: Mapping[Key, tuple[str, str]]
) -> dict[Key, Entry]:
    """The cells so many columns right of these labels; blank, at their places, where a label is not found."""
    found: dict[str, list[str]] = {}
    for place, text in sheet.texts():
        found.setdefault(normalised(text), []).append(place)
    return {
        key: _beside(sheet, found.get(normalised(label), []), away)
        or Entry(*places[key], Kind.BLANK)
        for key, label in labels.items()
    }


def _beside(sheet: SheetCells, stands: list[str], away: int) -> Entry | None:
    if len(stands) != 1:
        return None
    row, column = position(stands[0])
    return sheet.at(address(row, column + away))
