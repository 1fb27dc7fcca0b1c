"""The cells for words around a table, where a sheet has them: older templates do not."""

from collections.abc import Iterator

from schemas.filled.entries import Entry, Kind
from schemas.filled.notes import NOTES
from schemas.filled.submission import Paragraphs
from schemas.language.labels import normalised
from workbook.layout import Block, note_places
from workbook.reading.cells import SheetCells


def note_cells(block: Block, sheet: SheetCells) -> Iterator[tuple[str, str, str]]:
    """Part, cell of the label and cell of the text, where the label stands.

    Where it does not, what somebody jotted down there is not to be printed.
    """
    places = note_places(block)
    for note in NOTES:
        label, text = places[note.key]
        if normalised(sheet.text(label)).startswith(normalised(note.label)):
            yield note.key, label, text


def read_notes(block: Block, sheet: SheetCells) -> Iterator[Paragraphs]:
    """The words around a table as rows of the narrative, without those left blank."""
    for part, _, place in note_cells(block, sheet):
        text = sheet.at(place)
        if not text.blank:
            yield Paragraphs(block.section.key, part, Entry(sheet.name, place, Kind.BLANK), text)
