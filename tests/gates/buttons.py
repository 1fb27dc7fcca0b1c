"""The gate's look at what is pressed: the ribbon, and the buttons on the sheets."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from xml.etree import ElementTree

from tests.gates.vba_source import Procedure
from workbook.files.package_parts import PackageParts
from workbook.layout import position
from workbook.macros.attach import RIBBON_RELATIONS
from workbook.macros.button_drawing import (
    DRAWING,
    NAME,
    PIXEL,
    WIDTH,
    Anchor,
    button_shapes,
    column_widths,
    pixels,
)
from workbook.macros.code_names import code_name_of, sheet_parts
from workbook.macros.sources import RIBBON_2006, RIBBON_2010, Button, sources

MOST_COLUMNS, MOST_ROWS = 16384, 1048576
XDR = f"{{{DRAWING}}}"


def ribbon_findings(parts: PackageParts, subs: Mapping[str, Procedure]) -> Iterator[str]:
    """Whether both ribbon parts are in use, say the same and call what is there."""
    related = {relation.type: relation.target for relation in parts.relations("")}
    shapes = []
    for kind, namespace in zip(RIBBON_RELATIONS.values(), (RIBBON_2006, RIBBON_2010), strict=True):
        part = related.get(kind, "")
        if part not in parts.content:
            yield f"the package has no ribbon by {kind}"
            continue
        root = ElementTree.fromstring(parts.content[part])
        texts = sources()
        if parts.content[part].decode() not in (texts.ribbon, texts.ribbon_2006):
            yield f"{part} differs from workbook/addin/ribbon.xml"
        if root.tag != f"{{{namespace}}}customUI":
            yield f"{part} is not of the namespace {namespace}"
        shapes.append([(e.tag.partition("}")[2], sorted(e.attrib.items())) for e in root.iter()])
        yield from _ribbon(part, root, subs)
    if any(first != second for first, second in pairwise(shapes)):
        yield "the two ribbon parts differ"


def _ribbon(part: str, root: ElementTree.Element, subs: Mapping[str, Procedure]) -> Iterator[str]:
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    for name, times in ids.items():
        if times > 1:
            yield f"{part} has the id {name} {times} times"
    buttons = list(root.iterfind(".//{*}button"))
    for button in buttons:
        name = button.get("id", "?")
        if not button.get("label"):
            yield f"{part}: button {name} has no label"
        sub = subs.get(button.get("onAction", ""))
        if sub is None or sub.arguments != 1:
            yield f"{part}: button {name} calls {button.get('onAction')}, no Sub of one argument"
    actions = Counter(button.get("tag", "") for button in buttons)
    for action in sorted(set(actions) ^ set(sources().buttons)):
        yield f"{part}: action {action!r} is in the ribbon or in buttons.toml, not in both"


def button_findings(parts: PackageParts, subs: Mapping[str, Procedure]) -> Iterator[str]:
    """Whether every sheet has its buttons, each calling its Sub and covering no cell in use."""
    wanted = sources().sheets
    for name, part in sheet_parts(parts, parts.related("", "officeDocument")):
        drawing = parts.related(part, "drawing")
        expected = wanted.get(code_name_of(parts.content[part]), ())
        xml = parts.content.get(drawing, b"")
        root = ElementTree.fromstring(xml) if xml else ElementTree.Element("none")
        found = [anchor for anchor in root if anchor.find(f".//{XDR}sp") is not None]
        actions = {_properties(anchor).get("name", "").removeprefix(NAME) for anchor in found}
        for button in expected:
            if button.action not in actions:
                yield f"sheet {name} lacks the button {button.label}"
        for identity, times in Counter(_properties(anchor).get("id") for anchor in found).items():
            if times > 1:
                yield f"sheet {name} has {times} shapes of the id {identity}"
        used = _used(ElementTree.fromstring(parts.content[part]))
        widths = column_widths(ElementTree.fromstring(parts.content[part]))
        for anchor in found:
            yield from _button(name, anchor, subs, used, widths)
        yield from (f"sheet {name}: {each}" for each in _overlaps(found, widths))


def _properties(anchor: ElementTree.Element) -> ElementTree.Element:
    found = anchor.find(f".//{XDR}cNvPr")
    return ElementTree.Element("none") if found is None else found


def _button(
    sheet: str,
    anchor: ElementTree.Element,
    subs: Mapping[str, Procedure],
    used: set[tuple[int, int]],
    widths: Mapping[int, float],
) -> Iterator[str]:
    name = _properties(anchor).get("name", "?")
    shape = anchor.find(f".//{XDR}sp")
    macro = "" if shape is None else shape.get("macro", "")
    sub = subs.get(macro.removeprefix("[0]!"))
    if macro and (sub is None or sub.arguments):
        yield f"sheet {sheet}: {name} calls {macro}, no Sub without arguments"
    known = {NAME + button.action: button for button in sources().buttons.values()}
    if name not in known:
        return
    if macro != f"[0]!{known[name].sub}":
        yield f"sheet {sheet}: {name} calls {macro!r} instead of {known[name].sub}"
    row, column, offset = _place(anchor)
    if not (0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS):
        yield f"sheet {sheet}: {name} is not on the sheet"
        return
    if not _is_drawn_as_ours(anchor, known[name]):
        yield f"sheet {sheet}: {name} is not drawn as our button"
    end = offset // PIXEL + WIDTH
    while end > 0:
        if (row, column) in used:
            yield f"sheet {sheet}: {name} covers a cell in use"
        end -= max(1, pixels(widths, column))
        column += 1


def _place(anchor: ElementTree.Element) -> tuple[int, int, int]:
    """Row and column of the cell a shape hangs on, and the offset within it; -1 where not said."""
    at = anchor.find(f"{XDR}from")
    if at is None:
        return -1, -1, -1
    row, column, offset = (int(at.findtext(f"{XDR}{k}", "-1")) for k in ("row", "col", "colOff"))
    return row, column, offset


def _is_drawn_as_ours(anchor: ElementTree.Element, button: Button) -> bool:
    """Whether nothing about a button is changed: words, size, hidden or printed."""
    row, column, offset = _place(anchor)
    number = int(_properties(anchor).get("id", "0"))
    drawn = button_shapes([button], [Anchor(row, column, offset // PIXEL)], number)
    told = ElementTree.tostring(anchor, encoding="unicode").strip()
    same = [ElementTree.canonicalize(xml, rewrite_prefixes=True) for xml in (drawn, told)]
    return same[0] == same[1]


def _overlaps(anchors: Sequence[ElementTree.Element], widths: Mapping[int, float]) -> Iterator[str]:
    """Our buttons that lie upon each other."""
    ours = [each for each in anchors if _properties(each).get("name", "").startswith(NAME)]
    starts = []
    for anchor in ours:
        row, column, offset = _place(anchor)
        before = sum(pixels(widths, each) for each in range(min(column, MOST_COLUMNS)))
        starts.append((row, before + offset // PIXEL, _properties(anchor).get("name", "")))
    for (row, left, name), (next_row, right, other) in pairwise(sorted(starts)):
        if row == next_row and right < left + WIDTH:
            yield f"{name} and {other} lie upon each other"


def _used(sheet: ElementTree.Element) -> set[tuple[int, int]]:
    """The cells, from 0, that hold something or belong to merged ones that do."""
    filled = {
        position(cell.get("r", "A1"))
        for cell in sheet.iterfind(".//{*}c")
        if cell.find("{*}v") is not None
        or cell.find("{*}is") is not None
        or cell.find("{*}f") is not None
    }
    used = set(filled)
    for merged in sheet.iterfind(".//{*}mergeCell"):
        first, _, last = merged.get("ref", "").partition(":")
        (top, left), (bottom, right) = position(first), position(last or first)
        if (top, left) in filled:
            rows, columns = range(top, bottom + 1), range(left, right + 1)
            used |= {(row, column) for row in rows for column in columns}
    return {(row - 1, column - 1) for row, column in used}
