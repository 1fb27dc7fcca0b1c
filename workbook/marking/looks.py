"""Our looks among the differential formats of styles.xml: added when missing, dropped when unused."""

import re
from collections.abc import Collection

from lxml import etree

from schemas.issues import Severity
from workbook.files.package_parts import PackageParts
from workbook.files.relations import OFFICE
from workbook.files.xml_tree import Element, parsed, serialised
from workbook.marking.findings import GRID_COLOUR, LINK, LINK_COLOUR, LOOKS

OURS = "0"  # before a number, as no program writes it: the list is ours and goes with the marks
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
NO_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    "</styleSheet>"
)
AFTER_DXFS = ("tableStyles", "colors", "extLst")
Plain = tuple[str, tuple[tuple[str, str], ...], tuple["Plain", ...]]
USED = re.compile(rb'dxf[iI]d="(\d+)"', re.IGNORECASE)


def styles_part(parts: PackageParts) -> str:
    """The part that holds the styles of the workbook, "" where there is none."""
    name = parts.related(parts.related("", "officeDocument"), "styles")
    return name if name in parts.content else ""


def add_looks(parts: PackageParts) -> dict[str, int]:
    """Where our looks stand among the formats, by severity and for links."""
    name = styles_part(parts) or _new_styles(parts)
    xml = parts.content[name]
    root = parsed(xml)
    space = f"{{{etree.QName(root).namespace}}}"
    formats = root.find(f"{space}dxfs")
    made = formats is None
    if formats is None:
        formats = etree.Element(f"{space}dxfs")
        later = (n for n, e in enumerate(root) if etree.QName(e).localname in AFTER_DXFS)
        root.insert(next(later, len(root)), formats)
    there = [_plain(each) for each in formats]
    before = len(formats)
    found: dict[str, int] = {}
    for word, look in _looks(space).items():
        if _plain(look) not in there:
            formats.append(look)
            there.append(_plain(look))
        found[word] = there.index(_plain(look))
    if len(formats) > before or made:
        _count(formats, made=made)
        parts.content[name] = serialised(root, xml)
    return found


def _count(formats: Element, *, made: bool = False) -> None:
    """State how many there are where it was stated; in a list that we made in a way of our own."""
    stated = formats.get("count")
    if made or _made_by_us(stated):
        formats.set("count", f"{OURS}{len(formats)}")
    elif stated is not None:
        formats.set("count", str(len(formats)))


def _made_by_us(count: str | None) -> bool:
    return count is not None and len(count) > 1 and count.startswith(OURS)


def _new_styles(parts: PackageParts) -> str:
    """A part for styles in a workbook that has none; its name."""
    book = parts.related("", "officeDocument")
    usual = "xl/styles.xml"
    name = parts.free_name("xl/styles{}.xml") if usual in parts.content else usual
    parts.content[name] = NO_STYLES.encode()
    parts.set_content_type(name, CONTENT_TYPE)
    parts.relate(book, f"{OFFICE}/styles", name)
    return name


def drop_looks(parts: PackageParts, stay: Collection[str] = ()) -> None:
    """Take our looks out again, as far as they stand last and nothing refers to them.

    A part that holds nothing else goes too, unless it is one of those that `stay`.
    """
    name = styles_part(parts)
    if not name:
        return
    xml = parts.content[name]
    root = parsed(xml)
    space = f"{{{etree.QName(root).namespace}}}"
    formats = root.find(f"{space}dxfs")
    ours = [_plain(look) for look in _looks(space).values()]
    if formats is None or not len(formats) or _plain(formats[-1]) not in ours:
        return
    used = {number for part in parts.content for number in _used(parts, part)}
    before = len(formats)
    while len(formats) and len(formats) - 1 not in used and _plain(formats[-1]) in ours:
        formats.remove(formats[-1])
    if len(formats) == before:
        return
    if not len(formats) and _made_by_us(formats.get("count")):
        root.remove(formats)
    else:
        _count(formats)
    if name not in stay and _plain(root) == _plain(parsed(NO_STYLES.encode())):
        parts.unrelate(parts.related("", "officeDocument"), name)
        parts.drop(name)
    else:
        parts.content[name] = serialised(root, xml)


def _used(parts: PackageParts, part: str) -> set[int]:
    """The differential formats a part refers to, by number."""
    if not part.endswith(".xml") or part.startswith(("xl/media/", "customXml/", "docProps/")):
        return set()
    return {int(number) for number in USED.findall(parts.content[part])}


def _looks(space: str) -> dict[str, Element]:
    """Our looks as elements: bold words on a coloured ground within a line; blue links."""
    looks = {severity.value: _mark(space, severity) for severity in Severity}
    link = etree.Element(f"{space}dxf")
    font = etree.SubElement(link, f"{space}font")
    etree.SubElement(font, f"{space}u")
    etree.SubElement(font, f"{space}color").set("rgb", f"FF{LINK_COLOUR}")
    _frame(space, link, GRID_COLOUR)  # LibreOffice shows the first rule that holds, and no other
    return {**looks, LINK: link}


def _mark(space: str, severity: Severity) -> Element:
    look = LOOKS[severity]
    dxf = etree.Element(f"{space}dxf")
    font = etree.SubElement(dxf, f"{space}font")
    etree.SubElement(font, f"{space}b").set("val", "1")
    etree.SubElement(font, f"{space}color").set("rgb", f"FF{look.font}")
    pattern = etree.SubElement(etree.SubElement(dxf, f"{space}fill"), f"{space}patternFill")
    pattern.set("patternType", "solid")
    etree.SubElement(pattern, f"{space}bgColor").set("rgb", f"FF{look.fill}")
    _frame(space, dxf, look.font)
    return dxf


def _frame(space: str, dxf: Element, colour: str) -> None:
    border = etree.SubElement(dxf, f"{space}border")
    for side in ("left", "right", "top", "bottom"):
        line = etree.SubElement(border, f"{space}{side}")
        line.set("style", "thin")
        etree.SubElement(line, f"{space}color").set("rgb", f"FF{colour}")


def _plain(element: Element) -> Plain:
    """What an element says, whatever its prefixes and the order of its attributes."""
    name = etree.QName(element).localname
    said = sorted((str(key), str(value)) for key, value in element.items())
    return name, tuple(said), tuple(map(_plain, element))
