"""The boxes of notes in a VML drawing, as bytes: what Excel writes there is not always XML.

A box belongs to the cell whose row and column it names, counted from 0.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from workbook.files.sheet_xml import SheetXml
from workbook.layout import position
from workbook.sheets.measure import lines

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
SHAPE = re.compile(rb"<v:shape\b(?:(?!</v:shape>).)*</v:shape>\s*?", re.DOTALL)
ANY_SHAPE = re.compile(
    rb"<(?:[\w.-]+:)?(?:shape|group|rect|roundrect|oval|line|polyline|arc|curve|image)\b"
)
NUMBER = re.compile(rb"_x0000_s(\d+)")
ROW = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>")
COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
END = b"</xml>"
NAMES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
FIRST = 1025  # the first number Excel gives to a shape
WIDTH, LETTERS = 320.0, 46  # points, and half-width characters on a line of it
LINE, MARGIN = 13.5, 12.0  # points
POINTS_PER_CHARACTER = 5.6
MOST = 40  # rows and columns a box may reach over
NOTE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
EMPTY = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;z-index:{z};visibility:hidden" '
    'fillcolor="#fffbe8" strokecolor="#aeb6c2" o:insetmode="auto"><v:fill color2="#fffbe8"/>'
    '<v:shadow on="t" color="#aeb6c2" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def with_boxes(vml: bytes, notes: Mapping[str, str], sheet: SheetXml) -> bytes:
    """The drawing with a hidden box for each note, right of its cell and large enough to read."""
    vml = vml or EMPTY
    number = max([FIRST - 1, *map(int, NUMBER.findall(vml))])
    known = all(prefix in vml for prefix in (b"xmlns:v=", b"xmlns:o=", b"xmlns:x="))
    kind, box = (NOTE_TYPE, BOX) if known else map(_with_names, (NOTE_TYPE, BOX))
    shapes = [] if b'id="_x0000_t202"' in vml else [kind]
    for z, (cell, words) in enumerate(notes.items(), start=1):
        row, column = position(cell)
        height = MARGIN + LINE * lines(words, LETTERS)
        shape = box.format(
            number=number + z,
            width=WIDTH,
            height=height,
            z=z,
            anchor=_anchor(sheet, row, column, height),
            row=row - 1,
            column=column - 1,
        )
        shapes.append(shape)
    end = vml.rindex(END)
    return vml[:end] + "".join(shapes).encode() + vml[end:]


def without_boxes(vml: bytes, cells: Collection[str]) -> bytes:
    """The drawing without the notes' boxes of these cells."""
    places = {(row - 1, column - 1) for row, column in map(position, cells)}

    def kept(shape: re.Match[bytes]) -> bytes:
        return b"" if _place(shape[0]) in places else shape[0]

    vml = SHAPE.sub(kept, vml)
    # our kind of box was not there before: take its definition along
    if b'type="#_x0000_t202"' in vml:
        return vml
    for kind in (NOTE_TYPE, _with_names(NOTE_TYPE)):
        vml = vml.replace(kind.encode(), b"")
    return vml


def _with_names(piece: str) -> str:
    """A piece that states its prefixes itself, for a drawing whose root has others."""
    tag, space, rest = piece.partition(" ")
    return f"{tag}{NAMES}{space}{rest}"


def holds_shapes(vml: bytes) -> bool:
    """Whether there is anything to be seen in a drawing."""
    return ANY_SHAPE.search(vml) is not None


class _Place(NamedTuple):
    row: int
    column: int


def _place(shape: bytes) -> _Place | None:
    """The cell a note's box belongs to; None for other shapes."""
    row, column = ROW.search(shape), COLUMN.search(shape)
    if b'ObjectType="Note"' not in shape or row is None or column is None:
        return None
    return _Place(int(row[1]), int(column[1]))


def _anchor(sheet: SheetXml, row: int, column: int, height: float) -> str:
    """Where a box stands: left column, offset, top row, offset, then right and bottom (pixels)."""
    left = sheet.last_column(row, column)  # counted from 0 this is the column after the cell
    right, wide = left, 0.0
    while wide < WIDTH and right < left + MOST:
        right += 1
        wide += sheet.width(right) * POINTS_PER_CHARACTER
    bottom, high = row - 1, 0.0
    while high < height and bottom < row + MOST:
        bottom += 1
        high += sheet.height(bottom)
    return f"{left}, 12, {row - 1}, 4, {right}, 12, {bottom}, 4"
