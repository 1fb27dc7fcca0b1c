"""The parts of a workbook while they are edited: changes are collected, nothing is written.

Relations and content types are kept complete: a part that is added is related and typed, one that
is dropped leaves neither behind.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from workbook.package import Package, WorkbookError

Element = etree._Element
TYPES = "[Content_Types].xml"
TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NO_RELATIONS = f'<Relationships xmlns="{RELATIONS_SPACE}"/>'.encode()


class Relation(NamedTuple):
    """One relation of a part: its id, the last word of its type, the part it leads to."""

    id: str
    kind: str
    target: str


@dataclass
class Parts:
    """An opened workbook and what is to become of its parts."""

    package: Package
    changes: dict[str, bytes | None] = field(default_factory=dict)

    def get(self, name: str) -> bytes:
        """A part as it stands now, b"" when there is none."""
        if name in self.changes:
            return self.changes[name] or b""
        return self.package.part(name)

    def has(self, name: str) -> bool:
        """Whether there is such a part now."""
        return name in self.names()

    def names(self) -> tuple[str, ...]:
        """All parts there are now."""
        gone = {name for name, content in self.changes.items() if content is None}
        listed = dict.fromkeys((*self.package.part_names, *self.changes))
        return tuple(name for name in listed if name not in gone)

    def put(self, name: str, content: bytes) -> None:
        """Exchange or add a part."""
        self.changes[name] = content

    def drop(self, name: str) -> None:
        """Leave a part out, with its content type."""
        if name in self.package.part_names:
            self.changes[name] = None
        else:
            self.changes.pop(name, None)
        types = parsed(self.get(TYPES))
        for each in types.findall(f"{{{TYPES_SPACE}}}Override[@PartName='/{name}']"):
            types.remove(each)
        extension = posixpath.splitext(name)[1]
        if extension == ".vml" and not any(other.endswith(extension) for other in self.names()):
            for each in types.findall(f"{{{TYPES_SPACE}}}Default[@Extension='{extension[1:]}']"):
                types.remove(each)
        self.put(TYPES, serialised(types))

    def add(self, name: str, content: bytes, content_type: str, *, by_extension: bool) -> None:
        """Add a part with its content type, given for the part alone or for its extension."""
        types = parsed(self.get(TYPES))
        if by_extension:
            extension = posixpath.splitext(name)[1][1:]
            if types.find(f"{{{TYPES_SPACE}}}Default[@Extension='{extension}']") is None:
                default = etree.Element(f"{{{TYPES_SPACE}}}Default")
                default.attrib.update({"Extension": extension, "ContentType": content_type})
                types.insert(0, default)
        else:
            override = etree.SubElement(types, f"{{{TYPES_SPACE}}}Override")
            override.attrib.update({"PartName": f"/{name}", "ContentType": content_type})
        self.put(TYPES, serialised(types))
        self.put(name, content)

    def relations(self, part: str) -> Iterator[Relation]:
        """The relations of a part to other parts of the workbook."""
        xml = self.get(relations_of(part))
        for each in parsed(xml) if xml else ():
            if each.get("TargetMode") != "External" and isinstance(each.tag, str):
                target = posixpath.join(posixpath.dirname(part), each.get("Target", ""))
                kind = each.get("Type", "").rpartition("/")[2]
                yield Relation(each.get("Id", ""), kind, posixpath.normpath(target).lstrip("/"))

    def relate(self, part: str, kind: str, target: str, office: str) -> str:
        """Relate a part to another and return the id of the relation."""
        root = parsed(self.get(relations_of(part)) or NO_RELATIONS)
        taken = {each.get("Id") for each in root}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        each = etree.SubElement(root, f"{{{RELATIONS_SPACE}}}Relationship")
        way = posixpath.relpath(target, posixpath.dirname(part))
        each.attrib.update({"Id": f"rId{number}", "Type": f"{office}/{kind}", "Target": way})
        self.put(relations_of(part), serialised(root))
        return f"rId{number}"

    def unrelate(self, part: str, target: str) -> None:
        """Remove the relations of a part to another; an empty list of relations goes too."""
        ids = {each.id for each in self.relations(part) if each.target == target}
        root = parsed(self.get(relations_of(part)))
        for each in [each for each in root if each.get("Id") in ids]:
            root.remove(each)
        if len(root):
            self.put(relations_of(part), serialised(root))
        else:
            self.drop(relations_of(part))

    def free_name(self, pattern: str) -> str:
        """The first name not taken yet: ``xl/comments{}.xml``."""
        taken = set(self.names())
        return next(name for n in range(1, 10_000) if (name := pattern.format(n)) not in taken)


def main_part(parts: Parts) -> str:
    """The part that lists the sheets: xl/workbook.xml in nearly every file."""
    return next(r.target for r in parts.relations("") if r.kind == "officeDocument")


def relations_of(part: str) -> str:
    """The part that lists the relations of a part; those of the package itself for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(xml: bytes) -> Element:
    """A part as a tree; WorkbookError when it is no XML. Entities stay what they are."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise WorkbookError(
            "工作簿内部的格式有误，无法写入标注。请用Excel打开修复、另存后再试。"
        ) from error


def serialised(root: Element) -> bytes:
    """A tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
