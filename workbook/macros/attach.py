"""Put macros, ribbon and buttons into a workbook's package, touching nothing but what they need.

The same steps make our macro workbook from the template and repair one that another program has
stripped. What is already there is brought up to date, so doing it twice changes nothing.
"""

import re
from xml.sax.saxutils import escape

from workbook.files.package_parts import PackageParts
from workbook.files.relations import OFFICE
from workbook.files.xml_edit import add_child, outline, prefix_of, remove, set_attribute
from workbook.macros.button_drawing import EMPTY, NAME, button_shapes, places
from workbook.macros.code_names import BOOK_NAME, document_modules, give_code_names
from workbook.macros.sources import MODULE, Sources, sources
from workbook.macros.vba_project import Module, vba_project

MACRO_WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
VBA_TYPE = "application/vnd.ms-office.vbaProject"
VBA_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
RIBBON_RELATIONS = {
    "customUI/customUI.xml": "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    "customUI/customUI14.xml": "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
}
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
# the children that may follow, from the schema, as the new one has to stand before them
AFTER_DRAWING = """
legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts
extLst
"""
AFTER_PROPERTIES = """
AlternateContent absPath workbookProtection bookViews sheets functionGroups externalReferences
definedNames calcPr oleSize customWorkbookViews pivotCaches extLst
"""
AFTER_NAMES = """
calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing
fileRecoveryPr webPublishObjects extLst
"""


def attach(parts: PackageParts, sheet_names: dict[str, str], kind: str = MACRO_WORKBOOK) -> None:
    """Make the package a macro workbook of ours, in place.

    `sheet_names` maps the names of our sheets to their code names; other sheets keep theirs or get
    a new one. Raises XmlEditError when a part cannot be edited.
    """
    texts = sources()
    book = parts.related("", "officeDocument")
    codes = give_code_names(parts, book, sheet_names)
    _workbook(parts, book, texts, kind)
    _project(parts, book, texts, codes)
    _ribbon(parts, texts)
    for part, code_name in codes.items():
        if code_name in texts.sheets:
            put_buttons(parts, part, code_name, texts)


def _workbook(parts: PackageParts, book: str, texts: Sources, kind: str) -> None:
    """Code name of the workbook, the words macros need, and the type of file it now is."""
    xml = parts.content[book]
    prefix = prefix_of(xml, outline(xml).root.start)
    properties = outline(xml).child("workbookPr")
    if properties is None:
        piece = f'<{prefix}workbookPr codeName="{BOOK_NAME}"/>'
        xml = add_child(xml, piece, before=AFTER_PROPERTIES.split())
    elif properties.attributes.get("codeName") != BOOK_NAME:
        xml = set_attribute(xml, properties, "codeName", BOOK_NAME)
    if outline(xml).child("definedNames") is None:
        piece = f"<{prefix}definedNames></{prefix}definedNames>"
        xml = add_child(xml, piece, before=AFTER_NAMES.split())
    for key, text in texts.words.items():
        name = f"{NAME}{key}"
        pattern = (
            rf'<([\w.-]+:)?definedName [^<>]*name="{name}"[^<>]*>[^<]*</([\w.-]+:)?definedName>'
        )
        xml = re.sub(pattern.encode(), b"", xml)
        piece = f'name="{name}" hidden="1">"{escape(text)}"'
        xml = add_child(
            xml, f"<{prefix}definedName {piece}</{prefix}definedName>", name="definedNames"
        )
    parts.content[book] = xml
    parts.set_content_type(book, kind)


def _project(parts: PackageParts, book: str, texts: Sources, codes: dict[str, str]) -> None:
    modules = [*document_modules(parts, codes), Module(MODULE, texts.module)]
    part = parts.related(book, "vbaProject") or "xl/vbaProject.bin"
    parts.content[part] = vba_project(modules)
    parts.set_content_type(part, VBA_TYPE)
    parts.relate(book, VBA_RELATION, part)


def _ribbon(parts: PackageParts, texts: Sources) -> None:
    for part, relation in RIBBON_RELATIONS.items():
        old = part.endswith("customUI.xml")
        parts.content[part] = (texts.ribbon_2006 if old else texts.ribbon).encode()
        parts.set_content_type(part, "application/xml")
        parts.relate("", relation, part)


def put_buttons(parts: PackageParts, sheet: str, code_name: str, texts: Sources) -> None:
    """Put a sheet's buttons into its drawing, beside what else is drawn there."""
    buttons = texts.sheets[code_name]
    part = parts.related(sheet, "drawing")
    if not part:
        numbers = range(1, len(parts.content) + 2)
        names = (f"xl/drawings/drawing{number}.xml" for number in numbers)
        part = next(name for name in names if name not in parts.content)
        parts.content[part] = EMPTY.encode()
        parts.set_content_type(part, DRAWING_TYPE)
        relation = parts.relate(sheet, f"{OFFICE}/drawing", part)
        xml = parts.content[sheet]
        space = outline(xml).root.namespace
        piece = f'<drawing xmlns="{space}" xmlns:r="{OFFICE}" r:id="{relation}"/>'
        parts.content[sheet] = add_child(xml, piece, before=AFTER_DRAWING.split())
    if part not in parts.content:  # taken out of the file by a mail gateway
        parts.content[part] = EMPTY.encode()
        parts.set_content_type(part, DRAWING_TYPE)
    drawing = _without_ours(parts.content[part], texts)
    used = [int(found) for found in re.findall(rb'\bid="(\d+)"', drawing)]
    where = places(parts.content[sheet], code_name, len(buttons))
    shapes = button_shapes(buttons, where, max(used, default=1) + 1)
    parts.content[part] = add_child(drawing, shapes)


def _without_ours(drawing: bytes, texts: Sources) -> bytes:
    """The drawing without our own buttons, left by another program perhaps without their macros."""
    ours = {f'name="{NAME}{action}"'.encode() for action in texts.buttons}
    return remove(
        drawing,
        (
            anchor
            for anchor in outline(drawing).children
            if any(name in drawing[anchor.start : anchor.end] for name in ours)
        ),
    )
