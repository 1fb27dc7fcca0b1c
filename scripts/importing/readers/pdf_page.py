"""A page of a PDF as signs and ruled lines, in points from the upper left corner as it is shown."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from scripts.importing.readers.pdf_signs import SeenPage, Sign, TooMuchError, signs_of, turned
from scripts.importing.readers.ruled import Line

THIN = 3.0  # points: a filled rectangle no thicker is a line
BACKGROUND = 0.9  # of the page's width and height: a rectangle that large is paper, not a table
DEEPEST = 8  # forms within forms
MOST_OBJECTS = 60_000


@dataclass(frozen=True)
class Drawn:
    """What stands on a page; `pictures` counts them, of any size, `unread` signs without a known text."""

    signs: tuple[Sign, ...]
    lines: tuple[Line, ...]
    pictures: int
    unread: int


def drawn(page: Any, most_signs: int) -> Drawn:
    """A pypdfium2 page -> its signs and lines; TooMuchError where there are too many."""
    textpage = page.get_textpage()
    open_page = SeenPage(page, turned(textpage.raw))
    signs, unread = signs_of(open_page, textpage.raw, most_signs)
    textpage.close()
    lines: list[Line] = []
    pictures = 0
    for kind, thing, matrix in _objects(page.raw):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            lines += _lines(open_page, thing, matrix)
    return Drawn(signs, tuple(lines), pictures, unread)


_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: Any) -> Iterator[tuple[int, Any, _Matrix]]:
    """Kind, object and the way from its coordinates to the page's, forms entered."""
    waiting = [
        (pdfium.FPDFPage_GetObject(page, n), _SAME, 0)
        for n in range(pdfium.FPDFPage_CountObjects(page))
    ]
    seen = 0
    while waiting:
        thing, outer, depth = waiting.pop()
        seen += 1
        if seen > MOST_OBJECTS:
            raise TooMuchError(seen)
        kind = pdfium.FPDFPageObj_GetType(thing)
        matrix = _product(_matrix_of(thing), outer)
        yield kind, thing, matrix
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            waiting += [
                (pdfium.FPDFFormObj_GetObject(thing, n), matrix, depth + 1)
                for n in range(pdfium.FPDFFormObj_CountObjects(thing))
            ]


def _matrix_of(thing: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return _SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    turned = (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s)
    return (*turned, e * p + f * r + t, e * q + f * s + u)


def _lines(page: SeenPage, path: Any, matrix: _Matrix) -> list[Line]:
    """The straight lines of a path: its strokes, its thin rectangles, the edges of its areas."""
    points = _points(page, path, matrix)
    if not points:
        return []
    spots = [spot for spot, _ in points]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    wide, high = right - left, bottom - top
    if wide > page.size[0] * BACKGROUND and high > page.size[1] * BACKGROUND:
        return []
    if high <= THIN < wide:
        return [Line(False, (top + bottom) / 2, left, right)]
    if wide <= THIN < high:
        return [Line(True, (left + right) / 2, top, bottom)]
    found = []
    for (a, drawn_to), (b, _) in zip(points[1:], points, strict=False):
        if not drawn_to:
            continue
        if abs(a[1] - b[1]) < 1 and abs(a[0] - b[0]) > THIN:
            found.append(Line(False, a[1], min(a[0], b[0]), max(a[0], b[0])))
        elif abs(a[0] - b[0]) < 1 and abs(a[1] - b[1]) > THIN:
            found.append(Line(True, a[0], min(a[1], b[1]), max(a[1], b[1])))
    return found


def _points(page: SeenPage, path: Any, matrix: _Matrix) -> list[tuple[tuple[float, float], bool]]:
    """The path's points as they are seen, each with whether a line leads to it."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[tuple[tuple[float, float], bool]] = []
    begun = (0.0, 0.0)
    count = pdfium.FPDFPath_CountSegments(path)
    if count > MOST_OBJECTS:
        raise TooMuchError(count)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        spot = page.seen(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = spot
        found.append((spot, kind == pdfium.FPDF_SEGMENT_LINETO))
        if pdfium.FPDFPathSegment_GetClose(segment):
            found.append((begun, True))
    return found
