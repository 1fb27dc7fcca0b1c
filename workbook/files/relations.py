"""Relations between parts: which part leads to which, as stated in the XML beside it."""

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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


def source_of(name: str) -> str:
    """The part whose relations a part of this name holds, "" for those of the package."""
    return name.replace("_rels/", "").removesuffix(".rels")


def relations_in(xml: bytes, source: str, there: Collection[str] = ()) -> tuple[Relation, ...]:
    """The relations of a part as listed in XML. ParseError when that is not well-formed."""
    return tuple(relation_of(source, each.attrib, there) for each in ElementTree.fromstring(xml))


def relation_of(source: str, found: Mapping[str, str], there: Collection[str] = ()) -> Relation:
    """One relation of a part, from its attributes in XML; its target as the name of a part.

    ``there`` are the parts of the package. A target that none of them is called by leads to the one
    that Excel finds: in other case, by backslashes, from the root without its slash, in percent code.
    """
    target, external = found.get("Target", ""), found.get("TargetMode") == "External"
    if not external:
        target = _part_meant(posixpath.dirname(source), target, there)
    return Relation(found.get("Id", ""), found.get("Type", ""), target, external)


def _part_meant(folder: str, target: str, there: Collection[str]) -> str:
    usual = _joined(folder, target)
    if usual in there or not there:
        return usual
    folded = {name.lower(): name for name in there}
    ways = [_joined(each, target.replace("\\", "/")) for each in (folder, "")]
    for way in (*ways, *map(unquote, ways)):
        if way.lower() in folded:
            return folded[way.lower()]
    return usual


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
