"""The byte guard: what the fast reader cannot tell, read from the bytes of a sheet.

python-calamine gives '' for an error cell and for a formula whose value is not stored, and never
says which values come from formulas. Those three facts are read here from the sheet's XML. Where
the XML is not written in the one way that all common programs write it, the guard says that it
does not understand, and the caller reads the file with openpyxl instead.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbook.layout import address, position
from workbook.reading.formats import formats_by_cell
from workbook.reading.hidden import NOTHING_HIDDEN, Hidden, hidden_in

# Sheets are as wide as table 4 and its notes. Further out only empty cells may stand: the fast
# reader lays out the full rectangle up to the last filled cell, and XFD1048576 would take 500 GB.
COLUMNS = 26
ROWS = 9999
NEAR = rb'r="[A-Z][1-9][0-9]{0,3}"'

# A filled cell: its attributes in any order (WPS has s before r), then perhaps a formula. Quoting
# by apostrophes is left out on purpose, it would hide an error from the search for t="e".
CELL = re.compile(rb"<c (%b[^>'/]*|[^>'/]* %b[^>'/]*)>\s*(<f[ >/])?" % (NEAR, NEAR))
ADDRESS = re.compile(rb'(?:^| )r="([A-Z0-9]+)"')
VALUE = re.compile(rb"<v(?: [^>]*)?>([^<]+)</v>")
HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(<\?xml[^>]*\?>)?\s*<worksheet[\s>]")
OTHER_ENCODING = re.compile(rb"encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
MERGED = re.compile(rb"<mergeCell\b[^>]*?\bref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")
MOST_COVERED = 5000  # cells on a sheet; larger ranges cover no cell that somebody typed in
ERROR, TEXT = b't="e"', b't="str"'


@dataclass(frozen=True, slots=True)
class Guard:
    """What the bytes of one sheet say about its cells, by address.

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


def look(xml: bytes, formats: Mapping[int, str] | None = None) -> Guard | None:
    """The guard's findings in the XML of one sheet; None when it is written in unfamiliar ways."""
    if not _familiar(xml):
        return None
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if end < 0:
        return Guard() if xml[start:].startswith((b"<sheetData/>", b"<sheetData />")) else None
    cells = list(CELL.finditer(xml, start, end))
    formulas, uncalculated, errors = [], [], {}
    for cell in cells:
        attributes, formula = cell.groups()
        if not formula and ERROR not in attributes:
            continue
        place = _address(attributes)
        stored = VALUE.search(xml, cell.end(1), xml.find(b"</c>", cell.end(1)))
        if formula:
            formulas.append(place)
        if ERROR in attributes:
            errors[place] = stored[1].decode() if stored else "#VALUE!"
        elif stored is None and TEXT not in attributes:
            uncalculated.append(place)
    # every end of a cell and every formula must belong to a cell that was understood
    if len(cells) != xml.count(b"</c>", start, end) or len(formulas) != _formulas(xml, start, end):
        return None
    return Guard(
        frozenset(formulas),
        frozenset(uncalculated),
        errors,
        covered(each.decode() for each in MERGED.findall(xml, end)),
        formats_by_cell(xml[start:end], formats or {}),
        hidden_in(xml),
    )


def covered(ranges: Iterable[str]) -> dict[str, str]:
    """The cells that merged ranges cover, but for the first of each, which shows its value."""
    found: dict[str, str] = {}
    for area in ranges:
        (top, left), (bottom, right) = map(position, area.split(":"))
        rows, columns = range(top, min(bottom, ROWS) + 1), range(left, min(right, COLUMNS) + 1)
        if len(rows) * len(columns) + len(found) <= MOST_COVERED:
            cells = [address(row, column) for row in rows for column in columns]
            found |= dict.fromkeys(cells[1:], area)
    return found


def _familiar(xml: bytes) -> bool:
    """UTF-8, no name prefixes, no comments, no CDATA, no document type."""
    head = HEAD.match(xml)
    return head is not None and not OTHER_ENCODING.search(head[1] or b"") and b"<!" not in xml


def _address(attributes: bytes) -> str:
    found = ADDRESS.search(attributes)
    return found[1].decode() if found else ""


def _formulas(xml: bytes, start: int, end: int) -> int:
    return sum(xml.count(tag, start, end) for tag in (b"<f>", b"<f ", b"<f/>"))
