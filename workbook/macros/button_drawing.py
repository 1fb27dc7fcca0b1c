"""Buttons on a sheet as a drawing: rounded shapes in a row where no cell is used.

Each shape hangs on one cell and keeps its size, prints nothing and calls a macro of its workbook.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from workbook.layout import position
from workbook.macros.sources import Button

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
DRAWING_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIXEL = 9525  # English metric units
WIDTH, HEIGHT, GAP = 78, 28, 8
LEFT, TOP = 6, 7
DIGIT = 7  # pixels of a column's unit, at the least; with wider fonts the gaps grow
STANDARD_COLUMN = 8.43
NAME = "nianbao_"  # how our shapes are known again
GUIDE_ROW, GUIDE = 3, "wsGuide"  # the guide's title is too long to stand beside it
MAIN_COLOURS, OTHER_COLOURS = ("1F5FA8", "1F5FA8", "FFFFFF"), ("F4F7FB", "9DB2CC", "1F3A5F")
EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="{DRAWING_MAIN}"/>'
)
SHAPE = """\
<xdr:oneCellAnchor xmlns:xdr="{drawing}" xmlns:a="{main}"><xdr:from><xdr:col>{column}</xdr:col>\
<xdr:colOff>{x}</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>{y}</xdr:rowOff></xdr:from>\
<xdr:ext cx="{cx}" cy="{cy}"/><xdr:sp macro={macro} textlink=""><xdr:nvSpPr>\
<xdr:cNvPr id="{id}" name={name} descr={hint}/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm>\
<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="roundRect"><a:avLst>\
<a:gd name="adj" fmla="val 18000"/></a:avLst></a:prstGeom><a:solidFill><a:srgbClr val="{fill}"/>\
</a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill></a:ln>\
</xdr:spPr><xdr:txBody><a:bodyPr vertOverflow="clip" horzOverflow="clip" wrap="none" lIns="0" \
tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>\
<a:rPr lang="zh-CN" sz="1100" b="0"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>\
<a:latin typeface="黑体"/><a:ea typeface="黑体"/></a:rPr><a:t>{label}</a:t></a:r></a:p>\
</xdr:txBody></xdr:sp><xdr:clientData fPrintsWithSheet="{prints}"/></xdr:oneCellAnchor>"""


@dataclass(frozen=True)
class Anchor:
    """The cell a button hangs on, from 0, and how far from its left edge, in pixels."""

    row: int
    column: int
    x: int


def button_shapes(
    buttons: Sequence[Button], places: Sequence[Anchor], first_id: int, *, prints: bool = False
) -> str:
    """The anchors of the buttons as XML, ready to stand in a drawing part."""
    return "".join(
        _shape(button, place, number, prints)
        for button, place, number in zip(buttons, places, count(first_id), strict=False)
    )


def _shape(button: Button, place: Anchor, number: int, prints: bool) -> str:
    fill, line, ink = MAIN_COLOURS if button.main else OTHER_COLOURS
    return SHAPE.format(
        drawing=DRAWING,
        main=DRAWING_MAIN,
        column=place.column,
        row=place.row,
        x=place.x * PIXEL,
        y=TOP * PIXEL,
        cx=WIDTH * PIXEL,
        cy=HEIGHT * PIXEL,
        macro=quoteattr(f"[0]!{button.sub}"),
        id=number,
        name=quoteattr(NAME + button.action),
        hint=quoteattr(button.hint),
        fill=fill,
        line=line,
        ink=ink,
        label=escape(button.label),
        prints=int(prints),
    )


def places(sheet: bytes, code_name: str, many: int) -> list[Anchor]:
    """Where so many buttons go on a sheet: row 1 behind its title, on the guide a row of its own."""
    root = ElementTree.fromstring(sheet)
    row = GUIDE_ROW - 1 if code_name == GUIDE else 0
    first = 0 if code_name == GUIDE else _first_free_column(root)
    widths = column_widths(root)
    found: list[Anchor] = []
    for number in range(many):
        column, x = first, LEFT + number * (WIDTH + GAP)
        while x >= (width := pixels(widths, column)):
            column, x = column + 1, x - width
        found.append(Anchor(row, column, x))
    return found


def _first_free_column(root: ElementTree.Element) -> int:
    """The first column, from 0, right of the title in A1 and of the cells merged with it."""
    for merged in root.iterfind(".//{*}mergeCell"):
        first, _, last = merged.get("ref", "").partition(":")
        if first == "A1" and last:
            return position(last)[1]
    return 1


def column_widths(root: ElementTree.Element) -> Mapping[int, float]:
    """Widths in characters by column, from 0, of a sheet; hidden ones are 0."""
    return {
        column - 1: 0.0 if found.get("hidden") in ("1", "true") else float(found.get("width", "0"))
        for found in root.iterfind(".//{*}cols/{*}col")
        for column in _span(found)
    }


def _span(column: ElementTree.Element) -> Iterable[int]:
    first, last = int(column.get("min", "1")), int(column.get("max", "1"))
    return range(first, min(last, first + 255) + 1)  # a last column may stand for all the rest


def pixels(widths: Mapping[int, float], column: int) -> int:
    """How wide a column is at the least."""
    return int(widths.get(column, STANDARD_COLUMN) * DIGIT)
