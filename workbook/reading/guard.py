"""The byte guard: what the fast reader cannot tell, read from the bytes of a sheet.

python-calamine gives '' for an error cell and for a formula whose value is not stored, and never
says which values come from formulas. Those three facts are read here from the sheet's XML. It also
takes what it cannot read for something else: an index of a shared text that is no number for 0, a
number with a space for a text, a cell that stands there twice for the last of them. So every row and
cell has to be written in one of the few ways that all common programs write them; where one is not,
the guard says that it does not understand, and the caller reads the file with slow_reader instead.
"""

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from workbook.files.escapes import has_escapes
from workbook.layout import position
from workbook.reading.formats import formats_by_cell
from workbook.reading.hidden import NOTHING_HIDDEN, Hidden, hidden_in

# Sheets are as wide as table 4 and its notes. Further out only empty cells may stand: the fast
# reader lays out the full rectangle up to the last filled cell, and XFD1048576 would take 500 GB.
LETTERS = string.ascii_uppercase
COLUMNS = len(LETTERS)
ROWS = 9999
LARGEST_DATE = 2958465  # the last day Excel can show, 31 December 9999
OUT_OF_RANGE = "########"  # what Excel shows of a date beyond it, or below 0
NEAR = rb"[A-Z][1-9][0-9]{0,3}"

# Nearly all cells: empty, a number below the largest date, a shared text, a text of its own.
# WPS has s before r.
PLAIN = re.compile(
    rb'<c (?:s="[0-9]+" )?r="(%b)"(?: s="[0-9]+")?(?:/>'
    rb'| t="s"(?:><v>[0-9]+</v></c>|/>|></c>)'
    rb'|(?: t="n")?(?:><v>(?:[0-9]{1,6}(?:\.[0-9]+)?)?</v></c>|></c>|/>)'
    rb'| t="inlineStr"><is><t(?: xml:space="preserve")?>[^<]*</t></is></c>)' % NEAR
)
# Any other: its attributes in any order, what stands within.
CELL = re.compile(rb"<c((?:\s+[\w:]+=\"[^\"<>]*\")*)\s*(?:/>|>(.*?)</c>)", re.DOTALL)
ROW = re.compile(rb'<row\s(?:[^<>]*?\s)??r="([0-9]+)"[^<>]*(?:(?<=/)>|>\s*</row>)')
USUAL = re.compile(rb' r="([A-Z0-9]+)"(?: s="[0-9]+")?(?: t="([a-z]+)")?')
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
INSIDE = re.compile(
    rb"\s*(<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>))?\s*(?:<v(?:\s[^<>]*)?(?:/>|>([^<]*)</v>))?"
    rb"\s*(<is>(?:\s*<(?:t|r|rPr|rPh|phoneticPr)\b.*)?</is>)?\s*",
    re.DOTALL,
)
ADDRESS = re.compile(rb"[A-Z]{1,3}[1-9][0-9]{0,6}")
NEARBY = re.compile(NEAR)
NUMBER = re.compile(rb"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(<\?xml[^>]*\?>)?\s*<worksheet[\s>]")
NAMESPACE = re.compile(rb"spreadsheetml/(?:2006/)?main\"")
UNKNOWN_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
OTHER_ENCODING = re.compile(rb"encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
ERRORS = frozenset((b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"))
MERGED = re.compile(rb"<mergeCell\b[^>]*?\bref=\"([A-Z]+[1-9][0-9]*:[A-Z]+[1-9][0-9]*)\"")
MOST_COVERED = 5000  # cells on a sheet; larger ranges cover no cell that somebody typed in
BOTH = (b"0", b"1")
BEFORE_CELL = b"\0"  # no XML holds one


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
    head = HEAD.match(xml)
    if head is None or OTHER_ENCODING.search(head[1] or b""):
        return None
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if NAMESPACE.search(xml, 0, start) is None:
        return None
    if xml.find(b"<!", 0, start) >= 0 or xml.find(b"<!", end) >= 0:
        return None  # of these places nothing else is looked at
    if end < 0:
        return Guard() if xml[start:].startswith((b"<sheetData/>", b"<sheetData />")) else None
    data = xml[xml.find(b">", start) + 1 : end]
    if b"&" in data and UNKNOWN_ENTITY.search(data):
        return None
    if b"inlineStr" in data and has_escapes(data):
        return None
    pieces = PLAIN.split(data)
    places = pieces[1::2]
    pieces = CELL.split(BEFORE_CELL.join(pieces[::2]))
    found = _Found()
    for attributes, inside in zip(pieces[1::3], pieces[2::3], strict=True):
        place = found.add(attributes, inside)
        if place is None:
            return None
        places.append(place)
    if len(set(places)) < len(places) or not _sound_rows(BEFORE_CELL.join(pieces[::3])):
        return None
    return Guard(
        frozenset(found.formulas),
        frozenset(found.uncalculated),
        found.errors,
        covered(each.decode() for each in MERGED.findall(xml, end)),
        formats_by_cell(data, formats or {}),
        hidden_in(xml),
    )


def covered(ranges: Iterable[str]) -> dict[str, str]:
    """The cells that merged ranges cover, but for the first of each, which shows its value."""
    found: dict[str, str] = {}
    for area in ranges:
        (top, left), (bottom, right) = map(position, area.split(":"))
        letters = LETTERS[left - 1 : right]
        rows = range(top, min(bottom, ROWS) + 1)
        if len(rows) * len(letters) + len(found) <= MOST_COVERED:
            cells = (f"{letter}{row}" for row in rows for letter in letters)
            found |= dict.fromkeys(islice(cells, 1, None), area)
    return found


def _sound_rows(rest: bytes) -> bool:
    """Whether nothing is left but rows, each there once, and every cell stood in one of them."""
    if b"</row>" + BEFORE_CELL in rest or rest.startswith(BEFORE_CELL):
        return False
    pieces = ROW.split(rest.replace(BEFORE_CELL, b""))
    rows = pieces[1::2]
    return len(set(rows)) == len(rows) and not b"".join(pieces[::2]).strip()


class _Found:
    """What the cells that are not plain turn out to be."""

    def __init__(self) -> None:
        self.formulas: list[str] = []
        self.uncalculated: list[str] = []
        self.errors: dict[str, str] = {}

    def add(self, attributes: bytes, inside: bytes | None) -> bytes | None:
        """Take in a cell; its address, or None when it is not written in a familiar way."""
        usual = USUAL.fullmatch(attributes)
        if usual is not None:
            place, kind = usual[1], usual[2] or b"n"
        else:
            stated: dict[bytes, bytes] = dict(ATTRIBUTE.findall(attributes))
            place, kind = stated.get(b"r", b""), stated.get(b"t", b"n")
        if ADDRESS.fullmatch(place) is None:
            return None
        if not inside or inside.isspace():
            return place if kind in (b"n", b"s", b"str", b"inlineStr", b"b") else None
        known = INSIDE.fullmatch(inside)
        if known is None or NEARBY.fullmatch(place) is None:
            return None
        formula, value, words = known.groups()
        if not _readable(kind, value, words):
            return None
        address = place.decode()
        if formula:
            self.formulas.append(address)
        if kind == b"e":
            self.errors[address] = value.decode() if value else "#VALUE!"
        elif formula and not value and kind != b"str":
            self.uncalculated.append(address)
        return place


def _readable(kind: bytes, value: bytes | None, words: bytes | None) -> bool:
    """Whether the fast reader reads a cell of this type with this inside as what it is."""
    if kind == b"inlineStr":
        return value is None and words is not None
    if words is not None:
        return False
    if not value:
        return kind in (b"n", b"s", b"str", b"e", b"b")
    match kind:
        case b"n":
            number = NUMBER.fullmatch(value)
            return number is not None and (len(value) < 7 or float(value) <= LARGEST_DATE)
        case b"s":
            return value.isdigit()
        case b"str":
            return not has_escapes(value)
        case b"b":
            return value in BOTH
        case b"e":
            return value in ERRORS
    return False
