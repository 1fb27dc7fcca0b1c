"""The gate's look at what is pressed: the ribbon, and the buttons on the sheets."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.etree import ElementTree

from workbook.addin_sources import RIBBON_2006, RIBBON_2010, sources
from workbook.attach import RIBBON_RELATIONS
from workbook.button_drawing import DRAWING, NAME, PIXEL, WIDTH, column_widths, pixels
from workbook.code_names import code_name_of, sheet_parts
from workbook.layout import position
from workbook.package_parts import PackageParts
from workbook.vba_source import Procedure

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
    known = {NAME + button.action: button.sub for button in sources().buttons.values()}
    if name in known and macro != f"[0]!{known[name]}":
        yield f"sheet {sheet}: {name} calls {macro!r} instead of {known[name]}"
    if name not in known:
        return
    at = anchor.find(f"{XDR}from")
    numbers = [
        int(at.findtext(f"{XDR}{key}", "-1")) if at is not None else -1
        for key in ("row", "col", "colOff")
    ]
    row, column, offset = numbers
    if not (0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS):
        yield f"sheet {sheet}: {name} is not on the sheet"
        return
    end = offset // PIXEL + WIDTH
    while end > 0:
        if (row, column) in used:
            yield f"sheet {sheet}: {name} covers a cell in use"
        end -= max(1, pixels(widths, column))
        column += 1


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
