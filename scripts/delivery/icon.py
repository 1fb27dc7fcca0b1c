"""The icon of the programs, drawn: a form with a red head and a green tick, as the bytes of an .ico."""

import struct
import zlib
from functools import cache
from math import hypot

Colour = tuple[int, int, int]
HEAD, PAPER, EDGE, LINE, TICK = (
    (178, 38, 42),
    (255, 255, 255),
    (120, 124, 130),
    (205, 208, 212),
    (24, 140, 76),
)
LEFT, RIGHT, TOP, BOTTOM, HEAD_ENDS = 0.12, 0.88, 0.04, 0.96, 0.26
BORDER = 0.03
RULES = (0.44, 0.62, 0.8)  # heights of the ruled lines
STROKES = (((0.26, 0.62), (0.44, 0.8)), ((0.44, 0.8), (0.8, 0.4)))  # the tick
THICK = 0.075
SIZES = (16, 24, 32, 48, 256)
FINE = 3  # looks a pixel is made of, along each side


@cache
def icon() -> bytes:
    """All sizes in one file, as PNG each, which Windows reads since Vista."""
    pictures = [_png(size) for size in SIZES]
    start = 6 + 16 * len(SIZES)
    directory = struct.pack("<HHH", 0, 1, len(SIZES))
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), start)
        start += len(picture)
    return directory + b"".join(pictures)


def _png(size: int) -> bytes:
    rows = b"".join(
        b"\0" + b"".join(_pixel(column, row, size) for column in range(size)) for row in range(size)
    )
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def _pixel(column: int, row: int, size: int) -> bytes:
    """Red, green, blue and how much of the pixel is covered: the mean of several looks."""
    steps = [(number + 0.5) / FINE for number in range(FINE)]
    looks = [_at((column + x) / size, (row + y) / size) for y in steps for x in steps]
    seen = [colour for colour in looks if colour is not None]
    if not seen:
        return bytes(4)
    mean = [sum(colour[part] for colour in seen) // len(seen) for part in range(3)]
    return bytes([*mean, 255 * len(seen) // len(looks)])


def _at(x: float, y: float) -> Colour | None:
    """The colour at a point of the unit square, None outside of the form."""
    if any(_far(x, y, *stroke) < THICK for stroke in STROKES):
        return TICK
    if not (LEFT < x < RIGHT and TOP < y < BOTTOM):
        return None
    if y < HEAD_ENDS:
        return HEAD
    if min(x - LEFT, RIGHT - x, BOTTOM - y) < BORDER:
        return EDGE
    return LINE if any(abs(y - rule) < BORDER / 2 for rule in RULES) else PAPER


def _far(x: float, y: float, begin: tuple[float, float], end: tuple[float, float]) -> float:
    """How far a point is from a stroke."""
    across, down = end[0] - begin[0], end[1] - begin[1]
    along = ((x - begin[0]) * across + (y - begin[1]) * down) / (across**2 + down**2)
    along = min(1.0, max(0.0, along))
    return hypot(x - begin[0] - along * across, y - begin[1] - along * down)
