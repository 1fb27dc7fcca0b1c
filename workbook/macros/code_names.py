"""Code names: the ASCII names macros know the workbook and its sheets by, and their modules."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from workbook.files.package_parts import PackageParts
from workbook.files.xml_edit import insert, outline, prefix_of, set_attribute
from workbook.macros.sources import MODULE
from workbook.macros.vba_project import (
    CHART_CLASS,
    SHEET_CLASS,
    WORKBOOK_CLASS,
    Module,
    document_module,
)

BOOK_NAME = "ThisWorkbook"
CLASSES = {"worksheet": SHEET_CLASS, "chartsheet": CHART_CLASS}


def sheet_parts(parts: PackageParts, book: str) -> Iterator[tuple[str, str]]:
    """(name, part) of every sheet that is there, in the order of the tabs."""
    targets = {relation.id: relation.target for relation in parts.relations(book)}
    for sheet in ElementTree.fromstring(parts.content[book]).iterfind("{*}sheets/{*}sheet"):
        relation = next(sheet.attrib[key] for key in sheet.attrib if key.endswith("}id"))
        if targets.get(relation) in parts.content:
            yield sheet.attrib["name"], targets[relation]


def code_name_of(xml: bytes) -> str:
    """The code name a sheet's part states, or ""."""
    properties = outline(xml).child("sheetPr")
    return properties.attributes.get("codeName", "") if properties else ""


def give_code_names(parts: PackageParts, book: str, ours: dict[str, str]) -> dict[str, str]:
    """Give every sheet a code name no other has; part -> code name."""
    listed = dict(sheet_parts(parts, book))
    wanted = {part: ours[name] for name, part in listed.items() if name in ours}
    taken = {BOOK_NAME.lower(), MODULE.lower(), *(name.lower() for name in wanted.values())}
    for part in listed.values():
        if part not in wanted:
            wanted[part] = _free(code_name_of(parts.content[part]), taken)
            taken.add(wanted[part].lower())
    for part, code_name in wanted.items():
        xml = parts.content[part]
        found = outline(xml)
        properties = found.child("sheetPr")
        if properties is None:
            prefix = prefix_of(xml, found.root.start)
            piece = f'<{prefix}sheetPr codeName="{code_name}"/>'
            parts.content[part] = insert(xml, found.root.inner, piece)
        elif properties.attributes.get("codeName") != code_name:
            parts.content[part] = set_attribute(xml, properties, "codeName", code_name)
    return {part: wanted[part] for part in listed.values()}


def _free(name: str, taken: set[str]) -> str:
    """The name itself when it can be a module's and is free, else the next of Sheet1, Sheet2 and so on."""
    if re.fullmatch(r"[A-Za-z]\w{0,30}", name, re.ASCII) and name.lower() not in taken:
        return name
    return next(f"Sheet{n}" for n in range(1, len(taken) + 2) if f"sheet{n}" not in taken)


def document_modules(parts: PackageParts, codes: dict[str, str]) -> list[Module]:
    """The empty modules behind the workbook and the sheets of these parts and code names."""
    modules = [document_module(BOOK_NAME, WORKBOOK_CLASS)]
    for part, code_name in codes.items():
        base = CLASSES[outline(parts.content[part]).root.name]
        modules.append(document_module(code_name, base))
    return modules
