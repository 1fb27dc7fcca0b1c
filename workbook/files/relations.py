"""Relations between parts: which part leads to which, as stated in the XML beside it."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree


@dataclass(frozen=True)
class Relation:
    """A relation of a part: its id, type and the part (or the address outside) it leads to."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type: worksheet, drawing, vbaProject."""
        return self.type.rpartition("/")[2]


def relations_part(source: str) -> str:
    """The name of the part that holds another's relations."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_in(xml: bytes, source: str) -> tuple[Relation, ...]:
    """The relations of a part as listed in XML. ParseError when that is not well-formed."""
    return tuple(relation_of(source, each.attrib) for each in ElementTree.fromstring(xml))


def relation_of(source: str, found: Mapping[str, str]) -> Relation:
    """One relation of a part, from its attributes in XML; its target as the name of a part."""
    target, external = found.get("Target", ""), found.get("TargetMode") == "External"
    if not external:
        joined = posixpath.join("/", posixpath.dirname(source), target)
        target = posixpath.normpath(joined).lstrip("/")
    return Relation(found.get("Id", ""), found.get("Type", ""), target, external)
