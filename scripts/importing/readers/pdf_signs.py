"""The characters of a PDF page, each with its place, as a person sees it who reads them upright."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

UNKNOWN = "□"  # a sign that is drawn, of which the file does not say what it means
SAMPLE = 400  # signs by which the direction of a page is told


@dataclass(frozen=True)
class Sign:
    """One character: its text, the edges of its box, its baseline, its height."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """A point that is inside the sign, wherever its font puts ascenders."""
        return (self.left + self.right) / 2, self.baseline - self.size * 0.3


class TooMuchError(ValueError):
    """More on a page than a report has."""


class SeenPage:
    """A page that is open, and how its coordinates become those of a person who reads its words upright."""

    def __init__(self, page: Any, turned: int) -> None:
        self.page = page
        self.turned = turned
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        wide, high = right - left, top - bottom
        self.size = (high, wide) if self.turned in (90, 270) else (wide, high)

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as the page is shown, from its upper left corner."""
        if self.turned == 90:
            return y - self.bottom, x - self.left
        if self.turned == 180:
            return self.right - x, y - self.bottom
        if self.turned == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def turned(textpage: Any) -> int:
    """By how many degrees, anticlockwise, most words of a page are turned in the file: 0, 90, 180, 270."""
    count = pdfium.FPDFText_CountChars(textpage)
    angles = Counter(
        round(-math.degrees(pdfium.FPDFText_GetCharAngle(textpage, index)) / 90) * 90 % 360
        for index in range(0, count, max(1, count // SAMPLE))
        if pdfium.FPDFText_IsGenerated(textpage, index) != 1
    )
    return angles.most_common(1)[0][0] if angles else 0


def signs_of(page: SeenPage, textpage: Any, most: int) -> tuple[tuple[Sign, ...], int]:
    """The characters of the page in the file's order, without those that pdfium adds; how many are unknown.

    TooMuchError where there are more than ``most``.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    if count > most:
        raise TooMuchError(count)
    strange = _fonts_without_codes(textpage, count)
    found: list[Sign] = []
    unread = 0
    high = ""
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        text = chr(code)
        if 0xDC00 <= code < 0xE000:
            text = (high + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        lost = pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1
        if lost or (strange and _font(textpage, index) in strange):
            unread += 1
            text = UNKNOWN
        elif code < 0x20:
            continue
        found.append(_sign(page, textpage, index, text))
    return tuple(found), unread


def _sign(page: SeenPage, textpage: Any, index: int, text: str) -> Sign:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
    pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
    ends = (page.seen(box.left, box.top), page.seen(box.right, box.bottom))
    left, right = sorted(end[0] for end in ends)
    return Sign(text, left, right, page.seen(x.value, y.value)[1], abs(ends[0][1] - ends[1][1]))


def _fonts_without_codes(textpage: Any, count: int) -> set[int]:
    """Fonts that do not say what their signs mean: pdfium then takes a number of a glyph for a letter.

    Most such numbers are letters of something else; those below 32 are none, and give the font away.
    """
    return {
        _font(textpage, index)
        for index in range(count)
        if pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1
        and pdfium.FPDFText_GetUnicode(textpage, index)
    } - {0}


def _font(textpage: Any, index: int) -> int:
    """The font of a sign by its address; 0 where it has none."""
    thing = pdfium.FPDFText_GetTextObject(textpage, index)
    font = pdfium.FPDFTextObj_GetFont(thing) if thing else None
    return ctypes.cast(font, ctypes.c_void_p).value or 0 if font else 0
