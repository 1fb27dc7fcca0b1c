"""A letterhead's package: parts as trees or bytes, with types and relations, as Word understands it.

Word opens much that the standard forbids and python-docx cannot read: names in another case,
pictures that are gone, parts without a type, the strict spelling of the format, macros. All of this
is made plain here, once; what is read afterwards is a package by the book.
"""

from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from workbook.files.packing import zipped
from workbook.files.relations import RELATIONS, RELATIONS_TYPE, TYPES, Relation, relations_part

TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass
class Letterhead:
    """What a letterhead holds, part by part; `main` is the name of the document itself."""

    main: str = ""
    trees: dict[str, _Element] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[Relation]] = field(
        default_factory=dict
    )  # of each part; "" is the package

    def related(self, source: str, kind: str) -> str:
        """The part that the first relation of this kind leads to, or ""."""
        found = (link.target for link in self.links[source] if link.kind == kind)
        return next(found, "")

    def packed(self) -> bytes:
        """The package as bytes, by the book."""
        types = etree.Element(f"{{{TYPES_SPACE}}}Types")
        _add(types, "Default", Extension="rels", ContentType=RELATIONS_TYPE)
        for name, kind in self.types.items():
            _add(types, "Override", PartName=f"/{name}", ContentType=kind)
        parts = {TYPES: _written(types)}
        parts |= {relations_part(part): _listed(links) for part, links in self.links.items()}
        parts |= {name: _written(tree) for name, tree in self.trees.items()}
        return zipped(parts | self.blobs)


def _listed(links: list[Relation]) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships")
    for link in links:
        stated = {"Id": link.id, "Type": link.type}
        stated["Target"] = link.target if link.external else f"/{link.target}"
        if link.external:
            stated["TargetMode"] = "External"
        _add(root, "Relationship", **stated)
    return _written(root)


def _add(root: _Element, name: str, **stated: str) -> None:
    """A child in the namespace of its root."""
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{name}", stated)


def _written(tree: _Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
