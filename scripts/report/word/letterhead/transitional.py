"""The strict spelling of the format put into the usual one, and lengths into whole numbers.

Word saves "Strict Open XML" with other namespaces, WPS and other programs write lengths such as
``28mm`` or ``1588.5``; all are the same document to Word. Source: ISO/IEC 29500-1 and -4, whose
namespaces and measures (22.9.2.15, ST_UniversalMeasure) these are.
"""

import re

from lxml.etree import _Element

STRICT = b"http://purl.oclc.org/ooxml/"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{SPACE}}}"
_FOLDERS = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument|schemaLibrary"
    rb"|spreadsheetml|presentationml)/"
)
_RENAMED = {
    b"relationships/extendedProperties": b"relationships/extended-properties",
    b"relationships/customProperties": b"relationships/custom-properties",
    b"2006/extendedProperties": b"2006/extended-properties",
    b"2006/customProperties": b"2006/custom-properties",
}
_SIDES = {"start": "left", "end": "right"}
_SIDED = tuple(
    f"{W}{name}" for name in ("tblBorders", "tcBorders", "tblCellMar", "tcMar", "tblPr", "tcPr")
)
_MEASURE = re.compile(r"(-?\d*\.?\d+)(mm|cm|in|pt|pc|pi)")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
_HALF_POINTS = tuple(f"{W}{name}" for name in ("sz", "szCs", "kern", "position"))
_DECIMAL = re.compile(r"-?\d+\.\d*")
_LENGTHS = tuple(
    f"{W}{name}"
    for name in ("pgSz", "pgMar", "cols", "col", "ind", "spacing", "tblW", "tcW", "gridCol")
)
_USUAL_MARGINS = {"top": "1440", "bottom": "1440", "left": "1800", "right": "1800"}  # Word's own


def in_usual_names(content: bytes) -> bytes:
    """A part's XML with the usual namespaces and relation types in the place of the strict ones."""
    if STRICT not in content:
        return content
    content = _FOLDERS.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
    for strict, usual in _RENAMED.items():
        content = content.replace(strict, usual)
    return content


def in_whole_numbers(tree: _Element) -> None:
    """Lengths of a part with units or decimals -> twips (half-points for letters), sides by name."""
    tree.attrib.pop(f"{W}conformance", "")
    for element in tree.iter(f"{W}*"):
        for name, value in element.items():
            if str(name).startswith(W):
                length = _number(element.tag, str(value))
                if length is not None:
                    element.set(name, length)
        if element.tag == f"{W}pgMar":
            _margins(element)
        elif element.tag in _SIDED or element.tag == f"{W}ind":
            _sides(element)
        elif element.get(f"{W}val") in _SIDES and element.tag in (f"{W}jc", f"{W}lvlJc"):
            element.set(f"{W}val", _SIDES[element.get(f"{W}val", "")])


def _number(tag: str, value: str) -> str | None:
    """A length as a whole number; None for everything that is none, or is one already."""
    if match := _MEASURE.fullmatch(value):
        twips = float(match[1]) * _TWIPS[match[2]]
        return str(round(twips / 10 if tag in _HALF_POINTS else twips))
    if tag in _LENGTHS and _DECIMAL.fullmatch(value):
        return str(round(float(value)))
    return None


def _margins(element: _Element) -> None:
    """Margins that say nothing, or no number, as Word sets them itself."""
    for side in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
        value = element.get(f"{W}{side}")
        if value is not None and not re.fullmatch(r"[+-]?\d+", value):
            element.set(f"{W}{side}", _USUAL_MARGINS.get(side, "0"))


def _sides(element: _Element) -> None:
    """Start and end are left and right where writing runs from left to right."""
    for strict, usual in _SIDES.items():
        for child in element.findall(f"{W}{strict}"):
            child.tag = f"{W}{usual}"
        for suffix in ("", "Chars"):
            value = element.attrib.pop(f"{W}{strict}{suffix}", "")
            if value and element.get(f"{W}{usual}{suffix}") is None:
                element.set(f"{W}{usual}{suffix}", value)
