"""A `Picture` as SVG: for a page, or a file of its own. It says all its numbers to those who cannot see it."""

from schemas.language.characters import writable
from scripts.report.model import Bar, Picture
from scripts.report.page.words import words
from scripts.report.picture.layout import counted, drawn
from scripts.report.picture.shapes import Box, Shape

FONTS = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',SimHei,sans-serif"
TITLE_ID, TOLD_ID = "picture-title", "picture-told"


def svg_text(picture: Picture) -> str:
    """The picture as an element ``svg``; the same text every time, nothing fetched from elsewhere."""
    drawing = drawn(picture)
    size = f'viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} height="{drawing.height}" role="img"'
        f' aria-labelledby="{TITLE_ID} {TOLD_ID}" font-family="{FONTS}"'
        ' style="max-width:100%;height:auto">',
        f'<title id="{TITLE_ID}">{words(title_of(picture))}</title>',
        f'<desc id="{TOLD_ID}">{words(told(picture))}</desc>',
        *map(_element, drawing.shapes),
        "</svg>",
    ]
    return "\n".join(lines)


def svg_bytes(picture: Picture) -> bytes:
    """The picture as a file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg_text(picture)}\n'.encode()


def title_of(picture: Picture) -> str:
    """What the picture is called."""
    return writable("".join(picture.title))


def told(picture: Picture) -> str:
    """All that it shows, as sentences: ``办理结果：予以公开20件（上年18件），…。``."""
    parts = ["，".join(map(_told, picture.figures)) + "。"]
    for chart in picture.charts:
        bars = "；".join(_told(bar) for bar in chart.bars if not bar.group)
        parts.append(f"{chart.title}：{chart.sentence or bars + '。'}")
    return writable("".join(parts))


def _told(bar: Bar) -> str:
    before = "" if bar.before is None else f"（上年{counted(bar.before)}）"
    parts = f"，其中{bar.parts}" if bar.parts else ""
    return f"{bar.label}{counted(bar.now)}{before}{parts}"


def _element(shape: Shape) -> str:
    if isinstance(shape, Box):
        line = f' stroke="{shape.line}"' if shape.line else ""
        return (
            f'<rect x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}"'
            f' height="{shape.height:g}" fill="{shape.fill or "none"}"{line}/>'
        )
    anchor = ' text-anchor="middle"' if shape.centred else ""
    return (
        f'<text x="{shape.x:g}" y="{shape.y:g}" font-size="{shape.size}"'
        f' fill="{shape.colour}"{anchor}>{words(shape.text)}</text>'
    )
