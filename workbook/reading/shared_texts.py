"""Shared texts and texts in cells: runs one after the other, no reading aids, escapes resolved."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

from workbook.files.escapes import XML_SPACE, unescaped

XML_SPACES = " \t\r\n"
CONTROLS = bytes({*range(32)} - {*b"\t\n"})  # no XML holds them but for line ends, which need care
# a shared text without runs, as all programs write it; Excel adds how it is spoken
PLAIN = re.compile(
    rb'<si><t(?: xml:space="(preserve)")?>([^<]*)</t>(?:<phoneticPr [^<>]*/>)?</si>\s*'
)
LIST = re.compile(rb"[^>]*>?\s*<sst [^<>]*[^/<>]>\s*(<si>.*</si>)\s*</sst>\s*", re.DOTALL)


def texts_in(xml: bytes) -> list[str]:
    """The shared texts of a workbook, in order, from their part. ParseError when it is no XML."""
    found = LIST.fullmatch(xml)
    pieces = PLAIN.split(found[1]) if found else [b"unfamiliar"]
    if any(pieces[::3]):
        return [words_in(each) for each in fromstring(xml) if local(each.tag) == "si"]
    return [told(t, keep) for t, keep in zip(resolved(pieces[2::3]), pieces[1::3], strict=True)]


def resolved(texts: Sequence[bytes]) -> list[str]:
    """Texts as they stand between tags, all that is escaped in them resolved. ParseError if ill-formed."""
    if not texts:
        return []
    joined = b"<".join(texts)
    if b"&" not in joined and joined.translate(None, CONTROLS) == joined:
        return joined.decode().split("<")
    xml = b"<x><t>%b</t></x>" % joined.replace(b"<", b"</t><t>")
    return [each.text or "" for each in fromstring(xml)]


def told(text: str, keep: bytes | None) -> str:
    """A text as Excel shows it, the spaces around it where it says that they are meant."""
    return unescaped(text if keep else text.strip(XML_SPACES))


def words_in(element: Element) -> str:
    """The text of a shared text or of a cell: that of its own and of its runs."""
    words = ""
    for child in element:
        name = local(child.tag)
        if name == "t":
            words += _kept(child)
        elif name == "r":
            words += "".join(_kept(each) for each in child if local(each.tag) == "t")
    return unescaped(words)


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def _kept(element: Element) -> str:
    """The text of an element, spaces around it only where it says that they are meant."""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return text if element.get(XML_SPACE) == "preserve" else text.strip(XML_SPACES)
