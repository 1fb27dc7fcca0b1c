"""The bytes of a letterhead -> its package made plain: only what the document leads to, by the book."""

import posixpath
import re
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element

from schemas.errors import TemplateError
from scripts.report.word.letterhead.package import Letterhead
from scripts.report.word.letterhead.part_types import (
    DEMANDED,
    MAIN_TYPE,
    MAIN_TYPES,
    StatedTypes,
    is_xml,
)
from scripts.report.word.letterhead.references import mend_references
from scripts.report.word.letterhead.transitional import SPACE, W, in_usual_names, in_whole_numbers
from scripts.report.word.letterhead.zip_parts import SAVE_AS, no_document, parts_of
from workbook.files.relations import OFFICE, TYPES, Relation, relations_part

CORE = "docProps/core.xml"
CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
DEEPEST = 100  # relations of relations: a document has three or four
# macros have no place in a .docx, a signature would be broken, and Word 2010's second styles lack ours
LEFT_OUT = {
    "vbaProject",
    "keyMapCustomizations",
    "attachedToolbars",
    "customization",
    "extensibility",
    "stylesWithEffects",
    "origin",
}
ONE_OF_A_KIND = {"styles", "settings", "numbering", "officeDocument", "core-properties"}
_SAFE = re.compile(r"[A-Za-z0-9._/-]+")
_NUMBERED = re.compile(
    r"word/[a-z]+\d*\.xml"
)  # names like those that python-docx gives to new parts


def open_letterhead(content: bytes, told: str) -> Letterhead:
    """Open the bytes of a letterhead; `told` is what sentences call it.

    Raises:
        TemplateError: no document of Word's, damaged, or parts missing that it cannot do without.
    """
    return _Opener(parts_of(content, told), told).opened()


class _Opener:
    """One package being opened: `found` is what there is, `made` what the document leads to."""

    def __init__(self, parts: dict[str, bytes], told: str) -> None:
        self.told = told
        self.found = {name.lower(): (name, content) for name, content in parts.items()}
        self.made = Letterhead()
        self.names: dict[str, str] = {}  # name in lower case -> name in the package made
        if TYPES.lower() not in self.found:
            raise no_document(told)
        self.types = StatedTypes(self._tree(TYPES))

    def opened(self) -> Letterhead:
        self._follow("", "", 0)
        self.made.main = self.made.related("", "officeDocument")
        body = self.made.trees.get(self.made.main)
        if body is None or body.tag != f"{W}document":
            raise no_document(self.told)
        if len(body.findall(f"{W}body")) != 1:
            raise no_document(self.told)
        for kind in ("styles", "settings"):
            if not self.made.related(self.made.main, kind):
                self._add_empty(kind)
        return self.made

    def _follow(self, source: str, lower: str, depth: int) -> None:
        """Take over the parts that a part leads to, and those that they lead to."""
        if depth > DEEPEST:
            raise no_document(self.told, "（其中的各部分循环引用）")
        links: list[Relation] = []
        for link in self._links(lower):
            if link.kind in LEFT_OUT or link.kind in ONE_OF_A_KIND & {each.kind for each in links}:
                continue
            if not link.external and link.target.lower() in self.found:
                links.append(Relation(link.id, link.type, self._take(link, depth), external=False))
            else:
                links.append(link)
        tree = self.made.trees.get(source)
        if tree is not None:
            mend_references(tree, links, set(self.made.types), self.told)
        there = set(self.made.types)
        self.made.links[source] = [link for link in links if link.external or link.target in there]

    def _take(self, link: Relation, depth: int) -> str:
        """Take over the part that a relation leads to; returns the name it then has."""
        lower = link.target.lower()
        if lower in self.names:
            name = self.names[lower]
            if link.kind in DEMANDED and self.made.types[name] != DEMANDED[link.kind][0]:
                raise no_document(self.told, f"（其中的{name}不是应有的内容）")
            return name
        name, content = self.found[lower]
        self.names[lower] = name = self._name(link, name)
        kind = self.types.of(lower, content)
        if link.kind == "officeDocument":
            if kind not in MAIN_TYPES:
                raise no_document(self.told)
            kind = MAIN_TYPE
        elif link.kind in DEMANDED:
            kind = DEMANDED[link.kind][0]
        self.made.types[name] = kind
        if is_xml(kind):
            self.made.trees[name] = tree = self._tree(lower)
            self._demand(link, tree, name)
            in_whole_numbers(tree)
        else:
            self.made.blobs[name] = content
        self._follow(name, lower, depth + 1)
        return name

    def _name(self, link: Relation, name: str) -> str:
        if link.kind == "core-properties":
            return CORE
        if not _SAFE.fullmatch(name):
            ending = re.sub(r"[^.A-Za-z0-9]", "", posixpath.splitext(name)[1])
            return f"word/parts/part{len(self.names)}{ending}"
        return name.lower() if _NUMBERED.fullmatch(name.lower()) else name

    def _demand(self, link: Relation, tree: _Element, name: str) -> None:
        root = etree.QName(tree).localname
        if link.kind in DEMANDED and root != DEMANDED[link.kind][1]:
            raise no_document(self.told, f"（其中的{name}不是应有的内容）")

    def _links(self, lower: str) -> list[Relation]:
        """The relations of a part as Word understands them: case, slashes, places within a page."""
        name = relations_part(lower)
        if name.lower() not in self.found:
            return []
        links: list[Relation] = []
        for each in self._tree(name).iterchildren("{*}Relationship"):
            key, kind, target = (each.get(word) for word in ("Id", "Type", "Target"))
            if not key or not kind or target is None:
                raise no_document(self.told, f"（其中的{name}不完整）")
            if kind.rpartition("/")[2] == "core-properties":
                kind = CORE_RELATION  # LibreOffice and old programs give it another name
            outside = each.get("TargetMode", "").lower() == "external" or target.startswith("#")
            if outside and kind.rpartition("/")[2] in DEMANDED.keys() | {"officeDocument"}:
                raise no_document(self.told, f"（其中的{name}不完整）")
            place = target if outside else self._place(lower, target)
            link = Relation(key, kind, place, outside)
            if any(link.id == other.id and link != other for other in links):
                raise no_document(self.told, f"（其中的{name}前后矛盾）")
            if link not in links:
                links.append(link)
        return links

    def _place(self, lower: str, target: str) -> str:
        """The name of the part that a target leads to."""
        path = target.partition("#")[0].replace("\\", "/")
        joined = posixpath.join("/", posixpath.dirname(lower), path)
        name = posixpath.normpath(joined).lstrip("/")
        return name if name.lower() in self.found else unquote(name)

    def _tree(self, name: str) -> _Element:
        original, content = self.found[name.lower()]
        parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
        try:
            tree = etree.fromstring(in_usual_names(content), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise no_document(self.told, f"（其中的{original}不完整）") from error
        if tree.getroottree().docinfo.internalDTD is not None:
            raise no_document(self.told, f"（其中的{original}不是应有的内容）")
        return tree

    def _add_empty(self, kind: str) -> None:
        """A document without styles or settings has Word's own; python-docx would add its own."""
        name, (type_, root) = f"word/{kind}.xml", DEMANDED[kind]
        if name in self.made.types:
            raise TemplateError(f"{self.told}中的{name}没有与文档建立关联。{SAVE_AS}")
        taken = {link.id for link in self.made.links[self.made.main]}
        key = next(key for n in range(1, len(taken) + 2) if (key := f"rId{n}") not in taken)
        self.made.trees[name] = etree.Element(f"{W}{root}", nsmap={"w": SPACE})
        self.made.types[name] = type_
        self.made.links[name] = []
        self.made.links[self.made.main].append(Relation(key, f"{OFFICE}/{kind}", name))
