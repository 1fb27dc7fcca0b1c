"""A `Picture` as PNG: a one-page PDF, which pdfium draws with the Chinese font of the PC.

Neither SVG nor PNG can be drawn by what a clerk's PC has, PDF can: pdfium is here to read reports with.
"""

import struct
import zlib
from typing import Any

from schemas.errors import ReportError
from schemas.language.characters import writable
from scripts.report.model import Picture
from scripts.report.pdfium import ONE_AT_A_TIME
from scripts.report.picture.layout import drawn
from scripts.report.picture.shapes import Box, Drawing, Shape, Words
from scripts.report.word.text import width

SCALE = 2  # pixels of the PNG for each of the drawing: sharp in print at the width of a page
PER_METRE = 7874  # pixels, which is 200 to the inch
NO_FONT = (
    "这台电脑上没有找到中文字体，不能生成图片（.png）。请安装一种中文字体，"
    "或者改用.svg，其中的文字由打开文件的电脑显示。"
)
# A font that is not in the file: the PC's own takes its place. Letters and digits are half as wide as signs.
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/SimHei/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimHei/FontDescriptor 7 0 R/DW 1000/W[1 95 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
    b"<</Type/FontDescriptor/FontName/SimHei/Flags 4/FontBBox[0 -140 1000 860]/ItalicAngle 0"
    b"/Ascent 860/Descent -140/CapHeight 860/StemV 93>>",
)


def png_bytes(picture: Picture) -> bytes:
    """The picture as a file, the same one every time on the same PC; ReportError without a Chinese font."""
    return _png(rendered_alone(drawn(picture)))


def rendered_alone(drawing: Drawing) -> Any:
    """The drawing as a bitmap of pdfium; ReportError (Chinese) where no font has Chinese signs."""
    with ONE_AT_A_TIME:
        if _pixels(_sample("政")) == _pixels(_sample("府")):
            raise ReportError(NO_FONT)
        return _bitmap(drawing)


def _sample(sign: str) -> Any:
    return _bitmap(Drawing(20, 20, (Words(2, 16, sign, 16, "#000000"),)))


def _bitmap(drawing: Drawing) -> Any:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf_bytes(drawing))
    try:
        return document[0].render(scale=SCALE, rev_byteorder=True)
    finally:
        document.close()


def pdf_bytes(drawing: Drawing) -> bytes:
    """The drawing as a PDF of one page."""
    content = "\n".join(_operators(shape, drawing.height) for shape in drawing.shapes).encode()
    box = f"[0 0 {drawing.width} {drawing.height}]".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        *_FONT,
    )
    written, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(objects) + 1, len(written))
    return written + head + table + end + b"%%EOF\n"


def _operators(shape: Shape, height: int) -> str:
    """A shape in the words of PDF, whose sheets begin at the bottom."""
    if isinstance(shape, Box):
        place = f"{shape.x:.2f} {height - shape.y - shape.height:.2f}"
        colours = f"{_colour(shape.fill)} rg" if shape.fill else ""
        colours += f" {_colour(shape.line)} RG" if shape.line else ""
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
            (bool(shape.fill), bool(shape.line)), "n"
        )
        return f"{colours} {place} {shape.width:.2f} {shape.height:.2f} re {paint}"
    text = writable(shape.text)
    x = shape.x - width(text) * shape.size / 2 if shape.centred else shape.x
    signs = text.encode("utf-16-be").hex()
    return (
        f"BT {_colour(shape.colour)} rg /F {shape.size} Tf"
        f" {x:.2f} {height - shape.y:.2f} Td <{signs}> Tj ET"
    )


def _colour(name: str) -> str:
    return " ".join(f"{int(name[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def _pixels(bitmap: Any) -> bytes:
    return bytes(bitmap.buffer)


def _png(bitmap: Any) -> bytes:
    wide, high, long = bitmap.width, bitmap.height, bitmap.width * bitmap.n_channels
    pixels = _pixels(bitmap)
    starts = range(0, high * bitmap.stride, bitmap.stride)
    lines = b"".join(b"\0" + pixels[start : start + long] for start in starts)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", PER_METRE, PER_METRE, 1)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
