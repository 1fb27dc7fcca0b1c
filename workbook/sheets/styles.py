"""How cells look: a few fonts, quiet colours, and the looks made of them.

A `Look` dresses a cell or a range in one go. 宋体 and 黑体 are on every office PC; the colours are
pale because people sit before these sheets for hours.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from workbook.layout import column_letter
from workbook.sheets.measure import text_width

SONG, HEI = "宋体", "黑体"
INK, QUIET, NAVY = "262626", "5F656E", "1F3A5F"
GREEN, RED, AMBER = "2E7D32", "B3261E", "8A5A00"
INPUT, TOTAL, LABEL, HEAD = "FFFBE8", "EDEFF2", "F8F9FB", "E4ECF5"
RED_FILL, AMBER_FILL = "FADBD8", "FCE9C8"
LINE = "AEB6C2"


def font(size: float = 11, color: str = INK, bold: bool = False, name: str = SONG) -> Font:
    """A font of the workbook; 134 is the character set GB 2312, which old programs go by."""
    return Font(name=name, size=size, color=color, bold=bold, charset=134)


def fill(color: str) -> PatternFill:
    """A plain background."""
    return PatternFill("solid", start_color=color, end_color=color)


def changed(color: str, background: str = "", bold: bool = False) -> DifferentialStyle:
    """What a conditional format changes: the font's colour, the background if one is given."""
    # In a conditional format the visible colour of a plain fill is its background colour.
    ground = PatternFill("solid", bgColor=background) if background else None
    return DifferentialStyle(font=Font(color=color, bold=bold or None), fill=ground)


_side = Side(style="thin", color=LINE)
GRID = Border(left=_side, right=_side, top=_side, bottom=_side)
NO_BORDER = Border()
NO_FILL = PatternFill()
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)


@dataclass(frozen=True, eq=False)
class Look:
    """Everything about a cell but its value; locked unless it is there to be typed in."""

    font: Font
    align: Alignment = LEFT
    fill: PatternFill = NO_FILL
    border: Border = NO_BORDER
    locked: bool = True
    number_format: str = "General"

    def dress(self, cell: Cell | MergedCell) -> None:
        """Give one cell this look."""
        book = cell.parent.parent
        assert isinstance(book, Workbook)
        looks = _dressed.setdefault(book, {})
        if self not in looks:
            cell.font, cell.fill, cell.border = self.font, self.fill, self.border
            cell.alignment, cell.number_format = self.align, self.number_format
            cell.protection = Protection(locked=self.locked)
            looks[self] = cell._style  # type: ignore[union-attr]
        cell._style = copy(looks[self])  # type: ignore[union-attr]


# openpyxl looks up every part of a style for every cell; a copy costs a tenth of that
_dressed: WeakKeyDictionary[Workbook, dict[Look, StyleArray]] = WeakKeyDictionary()

TITLE = Look(font(16, NAVY, name=HEI))
TITLE_HEIGHT = 32
SUBTITLE = Look(font(12, NAVY, bold=True, name=HEI))
NOTE = Look(font(10, QUIET))
PLAIN = Look(font())
HEADING = Look(font(11, NAVY, bold=True), CENTRE, fill(HEAD), GRID)
TEXT_LABEL = Look(font(), INDENTED, fill(LABEL), GRID)
CENTRE_LABEL = replace(TEXT_LABEL, align=CENTRE)
NUMBER_INPUT = Look(font(), CENTRE, fill(INPUT), GRID, locked=False)
TEXT_INPUT = replace(NUMBER_INPUT, align=INDENTED)
PROSE_INPUT = replace(NUMBER_INPUT, align=TOP)
NUMBER_TOTAL = Look(font(bold=True), CENTRE, fill(TOTAL), GRID)
# A difference is a number; its format says what it means: √ 平衡, 差 +3, 差 -3.
BALANCED = '"差 +"General;"差 -"General;"√";@'
CHECK = Look(font(10, GREEN), CENTRE, number_format=BALANCED)
CHECK_LABEL = Look(font(10, QUIET), Alignment(horizontal="right", vertical="center"))

WRONG = changed(RED, RED_FILL, bold=True)
CAUTION = changed(AMBER, AMBER_FILL, bold=True)
UNFINISHED = changed(QUIET)
UNSEEN = changed(TOTAL)


def cells(sheet: Worksheet, area: str) -> Iterator[Cell | MergedCell]:
    """All cells of a range like B4 or A4:C6, row by row."""
    found = sheet[area]
    for row in found if isinstance(found, tuple) else ((found,),):
        yield from row


def put(sheet: Worksheet, area: str, value: str | float | None, look: Look) -> None:
    """Write a value into a cell or a range, which is merged, and dress all of it."""
    if ":" in area:
        sheet.merge_cells(area)
    for cell in cells(sheet, area):
        look.dress(cell)
    sheet[area.partition(":")[0]] = value


def put_title(sheet: Worksheet, text: str, widths: Sequence[float]) -> None:
    """Write a sheet's title at the left of row 1, over the columns it needs.

    The rest of the row stays free: that is where the macro workbook has its buttons.
    """
    need = 2 + text_width(text) * TITLE.font.size / PLAIN.font.size
    columns = next((n for n in range(1, len(widths)) if sum(widths[:n]) >= need), len(widths))
    put(sheet, f"A1:{column_letter(columns)}1" if columns > 1 else "A1", text, TITLE)
    sheet.row_dimensions[1].height = TITLE_HEIGHT
