"""The cells of a sheet as all common programs write them, read in one pass over its bytes.

The grammar knows rows, each there once, and cells, each there once, in the few ways in which Excel,
WPS, LibreOffice and our own builder write them. Whatever else stands among them makes the sheet an
unfamiliar one, which is left to slow_reader: nothing is guessed, and nothing is passed over.
"""

import re
import string
from xml.etree.ElementTree import ParseError

from workbook import layout
from workbook.reading.book_parts import BookParts
from workbook.reading.cells import SheetCells
from workbook.reading.gathering import Gathering, UnreadableError
from workbook.reading.guard import covered, merged_in
from workbook.reading.hidden import hidden_in
from workbook.reading.shared_texts import CONTROLS, resolved, told

ATTRIBUTES = rb'(?:\s+[\w:.]+="[^"<>]*")*'
FORMULA = rb"(<f(?:>[^<]*</f>|/>|%b\s*(?:/>|>[^<]*</f>)))" % ATTRIBUTES
OWN_TEXT = rb'<is><t( xml:space="preserve")?>([^<]*)</t></is>'
STYLE = rb's="(?:0|[1-9][0-9]*)"'
# four cells of five hold nothing, and most of these stand in rows that hold nothing at all
PLACE = layout.CELL.pattern.encode()
EMPTY_ROW = re.compile(
    rb'<row r="([1-9][0-9]*)"[^<>/]*>(?:<c r="[A-Z]{1,3}\1"[^<>/r]*(?:/>|></c>))++</row>'
)
EMPTY_CELL = re.compile(
    rb'<c (?:%b )?r="(%b)"(?: %b)?(?: t="[ns]")?(?:/>|></c>)' % (STYLE, PLACE, STYLE)
)
# nearly all others: a shared text or a number in its shortest form apart. WPS has s before r.
FILLED = re.compile(
    rb'<c (?:s="(0|[1-9][0-9]*)" )?r="([A-Z][1-9][0-9]{0,3})"(?: s="(0|[1-9][0-9]*)")?'
    rb'(?: t="([A-Za-z]+)")?>%b?(?:<v>(?:([0-9]{1,15}(?:\.[0-9]{1,15})?)|([^<]*))</v>'
    rb"|%b)?</c>" % (FORMULA, OWN_TEXT)
)
# the rest: attributes in any order, white space between what stands within
CELL = re.compile(rb"<c(%b)\s*(?:/>|>([^<]*(?:<(?!/?c[\s/>])[^<]*)*+)</c>)" % ATTRIBUTES)
ATTRIBUTE = re.compile(rb'([\w:.]+)="([^"]*)"')
INSIDE = re.compile(
    rb"\s*%b?\s*(?:<v%b(?:/>|>([^<]*)</v>)|%b)?\s*" % (FORMULA, ATTRIBUTES, OWN_TEXT)
)
ADDRESS = re.compile(PLACE)
NEARBY = re.compile(rb"[A-Z][1-9][0-9]{0,3}")
ROW = re.compile(rb'<row (?:[^<>]*? )??r="([1-9][0-9]*)"[^<>]*(?:>\s*</row>|(?<=/)>)')
HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(<\?xml[^>]*\?>)?\s*<worksheet[\s>]")
NAMESPACE = re.compile(rb"spreadsheetml/(?:2006/)?main\"")
OTHER_ENCODING = re.compile(rb"encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
UNKNOWN_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#(?:[1-9][0-9]{2,4}|x[0-9A-F]{2,4}));)")
LETTERS = string.ascii_uppercase.encode()
DATA = b"<sheetData"
BEFORE_CELL = b"\0"  # no XML holds one


class UnfamiliarError(Exception):
    """The sheet is written in other ways than this grammar knows."""


# a cell that holds something: address, style, type, formula, its value where that is digits alone, any
# other value, whether the spaces around its own text are meant, its own text
Piece = bytes | None
Written = tuple[bytes, Piece, Piece, Piece, Piece, Piece, Piece, Piece]


def usual_cells(name: str, xml: bytes, parts: BookParts) -> SheetCells | None:
    """The cells in the XML of the sheet of this name; None when it is written in unfamiliar ways."""
    try:
        data, end = _data(xml)
        gathering = Gathering(*parts)
        _gather(gathering, data)
    except (UnfamiliarError, UnreadableError, ParseError, UnicodeDecodeError):
        return None
    merged = covered(merged_in(xml, end))
    return gathering.cells(name, merged, hidden_in(xml))


def _data(xml: bytes) -> tuple[bytes, int]:
    """What stands in the one element of all cells, and where it ends."""
    head = HEAD.match(xml)
    if head is None or OTHER_ENCODING.search(head[1] or b""):
        raise UnfamiliarError
    start, end = xml.find(DATA), xml.rfind(b"</sheetData>")
    if NAMESPACE.search(xml, 0, start) is None:
        raise UnfamiliarError
    if xml.find(b"<!", 0, start) >= 0 or xml.find(b"<!", end) >= 0:
        raise UnfamiliarError  # of these places nothing else is looked at
    if end < 0:
        if xml.startswith((b"<sheetData/>", b"<sheetData />"), start) and xml.count(DATA) == 1:
            return b"", start
        raise UnfamiliarError
    return xml[xml.find(b">", start) + 1 : end], end


def _gather(gathering: Gathering, data: bytes) -> None:
    """Take apart what stands among the cells, sort by sort, until only rows are left."""
    pieces = EMPTY_ROW.split(data)
    empty_rows = pieces[1::2]
    pieces = EMPTY_CELL.split(b"".join(pieces[::2]))
    empty = pieces[1::2]
    pieces = FILLED.split(BEFORE_CELL.join(pieces[::2]))
    step = FILLED.groups + 1
    first, filled, second, *others = (pieces[n::step] for n in range(1, step))
    styles = (one or other for one, other in zip(first, second, strict=True))
    cells: list[Written] = [*zip(filled, styles, *others, strict=True)]
    pieces = CELL.split(BEFORE_CELL.join(pieces[::step]))
    for attributes, inside in zip(pieces[1::3], pieces[2::3], strict=True):
        place, cell = _other_cell(attributes, inside)
        if cell is None:
            empty.append(place)
        else:
            filled.append(place)
            cells.append(cell)
    rows = _rows(BEFORE_CELL.join(pieces[::3])) + empty_rows
    if not _once(rows) or not _once(filled) or not set(filled).isdisjoint(empty):
        raise UnfamiliarError
    if not {place.lstrip(LETTERS) for place in filled}.isdisjoint(empty_rows):
        raise UnfamiliarError
    _take(gathering, cells)


def _once(names: list[bytes]) -> bool:
    return len(set(names)) == len(names)


def _rows(rest: bytes) -> list[bytes]:
    """The numbers of the rows that are left, in each of which its cells stood; nothing else may be left."""
    if b"</row>" + BEFORE_CELL in rest or rest.startswith(BEFORE_CELL):
        raise UnfamiliarError
    pieces = ROW.split(rest.replace(BEFORE_CELL, b""))
    if b"".join(pieces[::2]).strip():
        raise UnfamiliarError
    return pieces[1::2]


def _other_cell(attributes: bytes, inside: Piece) -> tuple[bytes, Written | None]:
    """The address of a cell written in other ways, and the cell unless it holds nothing."""
    stated: dict[bytes, bytes] = dict(ATTRIBUTE.findall(attributes))
    place = stated.get(b"r", b"")
    if ADDRESS.fullmatch(place) is None:
        raise UnfamiliarError
    if not inside or inside.isspace():
        return place, None
    known = INSIDE.fullmatch(inside)
    if known is None or NEARBY.fullmatch(place) is None:
        raise UnfamiliarError
    formula, value, keep, own = known.groups()
    style, kind = stated.get(b"s"), stated.get(b"t")
    return place, (place, style, kind, formula, None, value or b"", keep, own)


def _take(gathering: Gathering, cells: list[Written]) -> None:
    """Give the cells to the gathering: the most usual ones at once, the others by their type."""
    formulas = b"".join(formula for _, _, _, formula, *_ in cells if formula)
    if UNKNOWN_ENTITY.search(formulas) or formulas.translate(None, CONTROLS) != formulas:
        raise UnfamiliarError
    telling, shared, put = gathering.formats.telling, gathering.shared, gathering.put
    texts = []
    for cell in cells:
        written, style, kind, formula, digits, other, _, words = cell
        if digits is None and other is None and words is None and formula is None:
            continue  # empty, whatever its type
        if words is not None or kind == b"str":
            texts.append(cell)
            continue
        place = written.decode()
        if digits is not None and (kind == b"n" or kind is None) and style not in telling:
            put(place, float(digits))
        elif digits is not None and kind == b"s" and digits.isdigit() and int(digits) < len(shared):
            put(place, shared[int(digits)])
        else:
            stored = _words(digits or other)
            gathering.take(place, _kind(kind), stored, None, _words(style), formula=bool(formula))
            continue
        if formula:
            gathering.formulas.add(place)
    _take_texts(gathering, texts)


def _kind(written: Piece) -> str:
    return "n" if written is None else _words(written)


def _words(written: Piece) -> str:
    """What stands there without escapes."""
    if not written:
        return ""
    if b"&" in written or written.translate(None, CONTROLS) != written:
        raise UnfamiliarError
    return written.decode()


def _take_texts(gathering: Gathering, cells: list[Written]) -> None:
    """The same for cells with a text of their own; one parser resolves all that is escaped in them."""
    if not cells:
        return
    raw = [(digits or other or b"") if own is None else own for *_, digits, other, _, own in cells]
    for (place, _, kind, formula, _, _, keep, own), text in zip(cells, resolved(raw), strict=True):
        words = None if own is None else told(text, keep)
        stored = text if own is None else ""
        gathering.take(place.decode(), _kind(kind), stored, words, formula=bool(formula))
