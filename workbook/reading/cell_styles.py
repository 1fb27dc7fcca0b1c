"""The styles of a workbook, as far as they say how a number is shown: its number format, style by style."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

from workbook.reading.shared_texts import resolved

# as all programs write them; whatever else stands in either list is left to a parser
FORMATS = re.compile(rb"<numFmts(?: [^<>]*[^/<>])?>(.*?)</numFmts>", re.DOTALL)
FORMAT = re.compile(rb'<numFmt numFmtId="([0-9]+)" formatCode="([^"<>\t\r\n]*)"\s*/>')
LOOKS = re.compile(rb"<cellXfs(?: [^<>]*[^/<>])?>(.*?)</cellXfs>", re.DOTALL)
LOOK = re.compile(
    rb'<xf numFmtId="([0-9]+)"[^<>]*(?:(?<=/)>|>(?:<(?:alignment|protection)[^<>]*/>)*</xf>)'
)


class Styles(NamedTuple):
    """For each style of a cell the number of its format, and the formats that are not built in."""

    looks: list[str]
    own: dict[str, str]


def styles_in(xml: bytes) -> Styles:
    """The styles in their part. ParseError when it is no XML."""
    once = xml.count(b"numFmts") in (0, 2) and xml.count(b"cellXfs") == 2
    if not once or b"<!" in xml:
        return _parsed(xml)
    formats, looks = FORMATS.findall(xml), LOOKS.findall(xml)
    codes, numbers = FORMAT.split(b"".join(formats)), LOOK.split(b"".join(looks))
    if not looks or b"".join(codes[::3] + numbers[::2]).strip():
        return _parsed(xml)
    own = zip(codes[1::3], resolved(codes[2::3]), strict=True)
    return Styles(b" ".join(numbers[1::2]).decode().split(), {n.decode(): code for n, code in own})


def _parsed(xml: bytes) -> Styles:
    root = fromstring(xml)
    own = {
        each.get("numFmtId", ""): each.get("formatCode", "")
        for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    return Styles([each.get("numFmtId", "0") for each in root.iterfind("{*}cellXfs/{*}xf")], own)
