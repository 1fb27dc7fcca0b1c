"""Relations between parts: which part leads to which, as stated in the XML beside it."""

import posixpath
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
TYPES = "[Content_Types].xml"  # the part that states the types of all others
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


ROOT_RELATIONS = relations_part("")


def source_of(name: str) -> str:
    """The part whose relations a part of this name holds, "" for those of the package."""
    return name.replace("_rels/", "").removesuffix(".rels")


def relations_in(xml: bytes, source: str, there: Collection[str] = ()) -> tuple[Relation, ...]:
    """The relations of a part as listed in XML. ParseError when that is not well-formed."""
    relation = reader_of(source, there)
    return tuple(relation(each.attrib) for each in ElementTree.fromstring(xml))


def reader_of(source: str, there: Collection[str] = ()) -> Callable[[Mapping[str, str]], Relation]:
    """Makes the relations of a part from their attributes in XML; targets become names of parts.

    ``there`` are the parts of the package. A target that none of them is called by leads to the one
    that Excel finds: in other case, by backslashes, from the root without its slash, in percent code.
    """
    folder = posixpath.dirname(source)
    folded: dict[str, str] = {}  # once for all relations that need it: there may be thousands

    def part_meant(target: str) -> str:
        usual = _joined(folder, target)
        if usual in there or not there:
            return usual
        if not folded:
            folded.update((name.lower(), name) for name in there)
        ways = [_joined(each, target.replace("\\", "/")) for each in (folder, "")]
        names = (folded.get(way.lower()) for way in (*ways, *map(unquote, ways)))
        return next(filter(None, names), usual)

    def relation(stated: Mapping[str, str]) -> Relation:
        target, external = stated.get("Target", ""), stated.get("TargetMode") == "External"
        target = target if external else part_meant(target)
        return Relation(stated.get("Id", ""), stated.get("Type", ""), target, external)

    return relation


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
