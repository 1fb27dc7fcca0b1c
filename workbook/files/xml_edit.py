"""Edit the XML of a package part by inserting bytes: what is not touched stays as it was written.

Parsing and writing anew would change entities, prefixes and spaces that other programs put there.
Only the root and its children are looked at, which is where the parts concerned are extended.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from xml.parsers import expat

SEPARATOR = "\n"  # between namespace and local name, as expat is told to join them


class XmlEditError(ValueError):
    """The part is no XML that can be edited in place."""


@dataclass(frozen=True)
class Element:
    """An element by its local name, and where it lies: start, end of its start tag, end."""

    name: str
    namespace: str
    attributes: dict[str, str]
    start: int
    inner: int
    end: int


@dataclass(frozen=True)
class Outline:
    """The root of a part and its children in order."""

    root: Element
    children: tuple[Element, ...]

    def child(self, name: str) -> Element | None:
        """The first child of that local name."""
        return next((child for child in self.children if child.name == name), None)


def outline(xml: bytes) -> Outline:
    """Root and children of a part, with their places. XmlEditError when it is not well-formed."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise XmlEditError("UTF-16 is not edited in place")
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    started: list[tuple[str, dict[str, str], int]] = []
    found: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        started.append((name, attributes, parser.CurrentByteIndex))

    def end(_: str) -> None:
        name, attributes, at = started.pop()
        if len(started) < 2:
            namespace, _, local = name.rpartition(SEPARATOR)
            inner = _tag_end(xml, at)
            empty = xml[inner - 2 : inner] == b"/>"  # for these expat is one tag further
            stop = inner if empty else _tag_end(xml, parser.CurrentByteIndex)
            found.append(Element(local, namespace, attributes, at, inner, stop))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise XmlEditError(str(error)) from error
    *children, root = found
    return Outline(root, tuple(children))


def _tag_end(xml: bytes, at: int) -> int:
    """The place behind the tag that begins at `at`; a > may stand inside its quotes."""
    matched = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>").match(xml, at)
    if matched is None:
        raise XmlEditError(f"no tag at byte {at}")
    return matched.end()


def set_attribute(xml: bytes, element: Element, name: str, value: str) -> bytes:
    """The part with one attribute of an element set, in place or added at the end of its tag."""
    from xml.sax.saxutils import quoteattr  # imports urllib.request, and so ssl: not for readers

    tag = xml[element.start : element.inner]
    written = f" {name}={quoteattr(value)}".encode()
    old = re.search(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    if old:
        tag = tag[: old.start()] + written + tag[old.end() :]
    else:
        close = len(tag) - (2 if tag.endswith(b"/>") else 1)
        tag = tag[:close].rstrip() + written + tag[close:]
    return xml[: element.start] + tag + xml[element.inner :]


def add_child(xml: bytes, piece: str, before: Collection[str] = (), name: str = "") -> bytes:
    """The part with XML added as the last child of its root, or before the first named in `before`.

    With `name`, the piece becomes the last child of the root's child of that name instead; XmlEditError
    where there is none.
    """
    found = outline(xml)
    parent = found.child(name) if name else found.root
    if parent is None:
        raise XmlEditError(f"no element {name}")
    following = None if name else next((c for c in found.children if c.name in before), None)
    if following is not None:
        at = following.start
    elif xml[parent.inner - 2 : parent.inner] == b"/>":
        tag = xml[parent.start + 1 : parent.inner].split(None, 1)[0].rstrip(b"/>")
        opened = xml[: parent.inner - 2].rstrip() + b">"
        return opened + piece.encode() + b"</" + tag + b">" + xml[parent.inner :]
    else:
        at = xml.rindex(b"<", parent.start, parent.end)
    return insert(xml, at, piece)


def insert(xml: bytes, at: int, piece: str) -> bytes:
    """The part with XML put in at a place."""
    return xml[:at] + piece.encode() + xml[at:]


def remove(xml: bytes, elements: Iterable[Element]) -> bytes:
    """The part without these children of its root."""
    for element in sorted(elements, key=lambda each: each.start, reverse=True):
        xml = xml[: element.start] + xml[element.end :]
    return xml


def prefix_of(xml: bytes, at: int) -> str:
    """The prefix, with its colon, that the element at a place is written with."""
    tag = re.match(rb"<([\w.-]+:)?", xml[at:])
    return tag[1].decode() if tag and tag[1] else ""
