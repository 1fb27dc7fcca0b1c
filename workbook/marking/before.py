"""The bytes of parts as they were before marks came in, kept in the marked file until the marks go.

Marks are taken out by what they are, so that a file which Excel has saved since comes clean as well:
the XML is then the same, its bytes are not always. The record kept here gives those back. Every other
program drops it when it saves, which is when it is of no use any more.
"""

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from workbook.files.entries import LARGEST_UNPACKED
from workbook.files.package_parts import PackageParts
from workbook.files.part_changes import PartChanges
from workbook.files.xml_tree import Element, tree_of

RECORD = "nianbao/before.xml"
CONTENT_TYPE = "application/xml"


@dataclass(frozen=True)
class Before:
    """Parts as they were before marks; ``untouched`` while nobody has changed what was written then.

    ``added`` are the parts that came with the marks.
    """

    parts: Mapping[str, bytes] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    untouched: bool = False


def before_marks(parts: PackageParts) -> Before:
    """What the record of a file says; nothing where there is none, or none that can be read."""
    if RECORD not in parts.content:
        return Before()
    originals: dict[str, bytes] = {}
    added: list[str] = []
    untouched, room = True, LARGEST_UNPACKED
    try:
        for each in tree_of(parts.content[RECORD]).iterchildren("part", "added"):
            name = each.get("name", "")
            marked = parts.content.get(name)
            if marked is None or zlib.crc32(marked) != int(each.get("marked", "")):
                untouched = False
            if each.tag == "added":
                added.append(name)
            elif marked is not None:
                originals[name] = _original(marked, each, room)
                room -= len(originals[name])
    except (etree.XMLSyntaxError, ValueError, zlib.error):  # ValueError: no base64, no number
        return Before()
    return Before(originals, tuple(added), untouched)


def keep(parts: PackageParts, changes: PartChanges, clean: Mapping[str, bytes | None]) -> None:
    """Put the record of the parts that differ from the `clean` file into the marked one.

    `clean` holds what differed from the file on the disk before the marks came in.
    """
    if changes.made == clean:
        return
    parts.set_content_type(RECORD, CONTENT_TYPE)
    root = etree.Element("before")
    for name in sorted(changes.made):  # checked twice, a file has the same bytes
        marked = changes.made[name]
        if marked is None or (name in clean and clean[name] == marked):
            continue
        old = clean[name] if name in clean else changes.original(name)
        each = etree.SubElement(root, "added" if old is None else "part", name=name)
        each.set("marked", str(zlib.crc32(marked)))
        if old is not None:
            _describe(each, old, marked)
    parts.content[RECORD] = etree.tostring(root)


def forget(parts: PackageParts) -> None:
    """Take the record out again."""
    if RECORD in parts.content:
        parts.drop(RECORD)


def same_xml(one: bytes, other: bytes) -> bool:
    """Whether two parts are the same XML, however it is written."""
    try:
        return one == other or _canonical(one) == _canonical(other)
    except etree.LxmlError:
        return False


def _canonical(xml: bytes) -> bytes:
    return etree.tostring(tree_of(xml).getroottree(), method="c14n")


def _describe(each: Element, old: bytes, marked: bytes) -> None:
    """How the old bytes are made from the marked ones: a beginning, an end, and what stood between."""
    start = _alike(old, marked)
    end = _alike(old[start:][::-1], marked[start:][::-1])
    each.attrib.update({"start": str(start), "end": str(end)})
    each.text = base64.b64encode(zlib.compress(old[start : len(old) - end])).decode()


def _original(marked: bytes, each: Element, room: int) -> bytes:
    """The old bytes as described; ValueError when there is no room for them."""
    if room <= 0:
        raise ValueError("a record larger than any workbook")
    start, end = int(each.get("start", "")), int(each.get("end", ""))
    packed = base64.b64decode(each.text or "", validate=True)
    between = zlib.decompressobj().decompress(packed, room)
    return marked[:start] + between + marked[max(len(marked) - end, 0) :]


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
