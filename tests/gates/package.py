"""The gate's look at a package as such: types, relations and parts that fit together."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from workbook.files.package_parts import PackageParts
from workbook.files.relations import OFFICE, TYPES, relations_part
from workbook.files.xml_edit import outline
from workbook.macros.attach import DRAWING_TYPE, MACRO_WORKBOOK, VBA_TYPE
from workbook.marking.before import RECORD

RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
EXPECTED = {  # kind of relation -> the types its target may have
    "officeDocument": {MACRO_WORKBOOK, ADDIN},
    "worksheet": {f"{SPREADSHEET}.worksheet+xml"},
    "styles": {f"{SPREADSHEET}.styles+xml"},
    "drawing": {DRAWING_TYPE},
    "vbaProject": {VBA_TYPE},
    "extensibility": {"application/xml"},
}


def not_well_formed(parts: PackageParts) -> Iterator[str]:
    """XML parts that no program could read."""
    for name, content in parts.content.items():
        if name.endswith((".xml", ".rels")):
            try:
                ElementTree.fromstring(content)
            except ElementTree.ParseError as error:
                yield f"{name} is not well-formed: {error}"


def package_findings(parts: PackageParts) -> Iterator[str]:
    """What does not fit together, the XML being well-formed."""
    yield from _types(parts)
    for source in ("", *parts.content):
        yield from _relations(parts, source)
        if source.endswith(".xml"):
            yield from _uses(parts, source)
    for name in parts.content:
        folder, file = posixpath.split(name)
        if file.endswith(".rels"):
            source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            if source and source not in parts.content:
                yield f"{name} belongs to no part"
    # A part that nothing points to is ignored by every program (ISO/IEC 29500-1, 9.1.3, unknown parts):
    # right for our own record, in any other case something has come loose.
    for name in sorted(set(parts.content) - set(_reached(parts)) - {RECORD}):
        yield f"{name} is not related to anything"


def _types(parts: PackageParts) -> Iterator[str]:
    stated = [e.attributes for e in outline(parts.content[TYPES]).children]
    keys = [e.get("PartName") or e.get("Extension", "") for e in stated]
    for name, times in Counter(key.lower() for key in keys).items():
        if times > 1:
            yield f"{TYPES} states {name} {times} times"
    for element in stated:
        part = element.get("PartName", "").lstrip("/")
        if part and part not in parts.content:
            yield f"{TYPES} states a type for {part}, which is not there"
    for name in parts.content:
        if name != TYPES and not parts.content_type(name):
            yield f"{name} has no content type"
        if name.endswith(".rels") and parts.content_type(name) != RELATIONS_TYPE:
            yield f"{name} is not typed as relations"


def _relations(parts: PackageParts, source: str) -> Iterator[str]:
    where = relations_part(source)
    relations = parts.relations(source)
    for number, times in Counter(relation.id for relation in relations).items():
        if times > 1:
            yield f"{where} has {number} {times} times"
    for relation in relations:
        if relation.external:
            continue
        if relation.target not in parts.content:
            yield f"{where}: {relation.id} leads to {relation.target}, which is not there"
            continue
        allowed = EXPECTED.get(relation.kind)
        content_type = parts.content_type(relation.target)
        if allowed and content_type not in allowed:
            yield f"{relation.target} is typed {content_type!r}"


def _uses(parts: PackageParts, source: str) -> Iterator[str]:
    """Whether an XML part and its relations know each other."""
    relations = parts.relations(source)
    used = set(_used(parts.content[source]))
    for number in sorted(used - {relation.id for relation in relations}):
        yield f"{source} uses relation {number}, which is not there"
    for relation in relations:
        if relation.kind == "drawing" and relation.id not in used:
            yield f"{source} does not use its relation to {relation.target}"


def _used(xml: bytes) -> Iterator[str]:
    """The relation ids that an XML part refers to."""
    for element in ElementTree.fromstring(xml).iter():
        for name, value in element.attrib.items():
            if name.startswith(f"{{{OFFICE}}}"):
                yield value


def _reached(parts: PackageParts) -> Iterator[str]:
    """Every part that relations lead to from the package's root, and those that hold relations."""
    yield TYPES
    waiting, seen = [""], {""}
    while waiting:
        source = waiting.pop()
        yield source
        yield relations_part(source)
        for relation in parts.relations(source):
            if not relation.external and relation.target not in seen:
                seen.add(relation.target)
                waiting.append(relation.target)
