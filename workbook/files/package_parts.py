"""The parts of a package by name, with their content types and relations, to be read and changed.

Relations and types are edited by inserting bytes. A package is read whole and packed anew, or part
by part as `part_changes.PartChanges`, which collects what is changed.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from workbook.files.package import Package
from workbook.files.packing import Date, zipped
from workbook.files.relations import (
    RELATIONS,
    RELATIONS_TYPE,
    TYPES,
    Relation,
    reader_of,
    relations_in,
    relations_part,
)
from workbook.files.xml_edit import (
    XmlEditError,
    add_child,
    insert,
    outline,
    prefix_of,
    remove,
    set_attribute,
)

NO_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{RELATIONS}"/>'
)


@dataclass
class PackageParts:
    """The parts of a package by name, in order; `dates` of the entries they were read from."""

    content: MutableMapping[str, bytes]
    dates: dict[str, Date] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> "PackageParts":
        """The bytes of a package -> its parts. BadZipFile when it is none."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [entry for entry in archive.infolist() if not entry.is_dir()]
            content = {entry.filename: archive.read(entry) for entry in files}
            return cls(content, {entry.filename: entry.date_time for entry in files})

    @classmethod
    def of(cls, package: Package) -> "PackageParts":
        """The parts of an opened package, all unpacked."""
        dates = package.dates
        return cls({name: package.part(name) for name in dates}, dates)

    def packed(self) -> bytes:
        """The package's bytes, content types and root relations first, the same ones each time."""
        return zipped(self.content, self.dates)

    def relations(self, source: str) -> tuple[Relation, ...]:
        """The relations of a part; of the package itself when `source` is empty.

        XmlEditError where they are no XML.
        """
        xml = self.content.get(relations_part(source))
        try:
            return () if xml is None else relations_in(xml, source, self.content)
        except ElementTree.ParseError as error:
            raise XmlEditError(str(error)) from error

    def related(self, source: str, kind: str) -> str:
        """The part that the first relation of this kind leads to, or ""."""
        return next(self.all_related(source, kind), "")

    def all_related(self, source: str, kind: str) -> Iterator[str]:
        """The parts that the relations of this kind lead to."""
        for each in self.relations(source):
            if each.kind == kind and not each.external:
                yield each.target

    def relate(self, source: str, kind: str, target: str) -> str:
        """Make sure that `source` has a relation of this type to a part; returns its id."""
        stated = self.relations(source)
        for relation in stated:
            if relation.type == kind and relation.target == target:
                return relation.id
        taken = {relation.id for relation in stated}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(source) or ".")
        name = relations_part(source)
        # some libraries state it for each list by name
        self.set_extension_type(name, RELATIONS_TYPE)
        xml = self.content.get(name, NO_RELATIONS.encode())
        tag = f"{prefix_of(xml, outline(xml).root.start)}Relationship"
        piece = f'<{tag} Id="rId{number}" Type="{kind}" Target={quoteattr(path)}/>'
        self.content[name] = add_child(xml, piece)
        return f"rId{number}"

    def unrelate(self, source: str, target: str, *, keep: bool = False) -> None:
        """Remove the relations of a part to another; the list goes too if made here, unless to `keep`."""
        name = relations_part(source)
        xml = self.content[name]
        stated = outline(xml).children
        relation = reader_of(source, self.content)
        gone = [each for each in stated if relation(each.attributes).target == target]
        left = remove(xml, gone)
        if keep or len(gone) < len(stated) or left != add_child(NO_RELATIONS.encode(), ""):
            self.content[name] = left
        else:
            del self.content[name]

    def content_type(self, part: str) -> str:
        """The type stated for a part, by its name or else by its extension; "" when there is none."""
        stated = outline(self.content[TYPES]).children
        for element in stated:
            if element.attributes.get("PartName", "").lower() == f"/{part}".lower():
                return element.attributes.get("ContentType", "")
        extension = part.rpartition(".")[2].lower()
        for element in stated:
            if element.attributes.get("Extension", "").lower() == extension:
                return element.attributes.get("ContentType", "")
        return ""

    def set_content_type(self, part: str, content_type: str) -> None:
        """State the type of a part by its name, unless it follows from the extension."""
        if self.content_type(part) == content_type:
            return
        xml = self.content[TYPES]
        found = outline(xml)
        for element in found.children:
            if element.attributes.get("PartName", "").lower() == f"/{part}".lower():
                self.content[TYPES] = set_attribute(xml, element, "ContentType", content_type)
                return
        tag = f"{prefix_of(xml, found.root.start)}Override"
        piece = f'<{tag} PartName={quoteattr(f"/{part}")} ContentType="{content_type}"/>'
        self.content[TYPES] = add_child(xml, piece)

    def set_extension_type(self, part: str, content_type: str) -> None:
        """State a type for all parts with this one's extension, unless there is one."""
        if not self.content_type(part):
            xml = self.content[TYPES]
            root = outline(xml).root
            tag = f"{prefix_of(xml, root.start)}Default"
            extension = part.rpartition(".")[2]
            piece = f'<{tag} Extension="{extension}" ContentType="{content_type}"/>'
            self.content[TYPES] = insert(xml, root.inner, piece)

    def drop(self, part: str) -> None:
        """Remove a part with its own relations and its type, that of an extension with the last.

        Relations to it stay.
        """
        self.content.pop(part, None)
        self.content.pop(relations_part(part), None)
        extension = part.rpartition(".")[2]
        last = not any(name.endswith(f".{extension}") for name in self.content)
        names = {("PartName", f"/{part}")} | ({("Extension", extension)} if last else set())
        xml = self.content[TYPES]
        stated = [e for e in outline(xml).children if names & e.attributes.items()]
        if stated:
            self.content[TYPES] = remove(xml, stated)

    def free_name(self, pattern: str) -> str:
        """The first name not taken yet: ``xl/comments{}.xml``."""
        taken = {name.lower() for name in self.content}  # to Excel names differ by more than case
        return next(n for k in range(1, 10_000) if (n := pattern.format(k)).lower() not in taken)
