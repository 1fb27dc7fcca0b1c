"""How wide the text of a page is, in twips, as the properties of its section say it."""

import re

from lxml.etree import _Element

from scripts.report.word.letterhead.transitional import W
from scripts.report.word.styles import TEXT_WIDTH

PAGE_WIDTH = 11906  # A4
GAP = 720  # between columns, where nothing is said
NARROWEST = 4500  # 79 mm: in narrower tables numbers of three digits would break


def text_width(section: _Element, gutter_at_top: bool = False) -> int:
    """Twips between the margins of a section, of its narrowest column where it has several.

    Ours where the section is silent about its page.
    """
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return TEXT_WIDTH
    sides = ("left", "right") if gutter_at_top else ("left", "right", "gutter")
    whole = _twips(size, "w", PAGE_WIDTH) - sum(_twips(margins, side, 0) for side in sides)
    columns = section.find(f"{W}cols")
    return whole if columns is None else _column(columns, whole)


def _column(columns: _Element, whole: int) -> int:
    stated = [_twips(column, "w", 0) for column in columns.findall(f"{W}col")]
    if columns.get(f"{W}equalWidth") in ("0", "false", "off") and any(stated):
        return min(width for width in stated if width)
    number = max(_twips(columns, "num", 1), 1)
    return (whole - (number - 1) * _twips(columns, "space", GAP)) // number


def _twips(element: _Element, name: str, usual: int) -> int:
    value = element.get(f"{W}{name}", "").strip()
    return int(value) if re.fullmatch(r"[+-]?\d{1,9}", value) else usual
