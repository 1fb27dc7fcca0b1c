"""What is wrong with a package, by the rules that any program goes by: for what we write."""

import io
import posixpath
import zipfile

from lxml import etree

from tests.kinds.parts import TYPES


def faults(data: bytes) -> set[str]:
    """Entries twice, XML that is not well-formed, relations that lead nowhere, parts without a type."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        content = {name: archive.read(name) for name in names}
    found = {
        f"twice: {name}" for name in names if [n.lower() for n in names].count(name.lower()) > 1
    }
    trees = {}
    for name in content:
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                trees[name] = etree.fromstring(content[name])
            except etree.XMLSyntaxError as error:
                found.add(f"ill-formed: {name} {error}")
    for name, tree in trees.items():
        if name.endswith(".rels"):
            found |= _lost(name, tree, set(content))
    if TYPES in trees:
        found |= _untyped(trees[TYPES], content)
    return found


def _lost(name: str, tree: etree._Element, there: set[str]) -> set[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    keys = [each.get("Id") for each in tree.iterchildren(etree.Element)]
    found = {f"{name}: {key} twice" for key in keys if keys.count(key) > 1}
    for each in tree.iterchildren(etree.Element):
        if each.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            if path.lstrip("/") not in there:
                found.add(f"{name} leads to {path}")
    return found


def _untyped(tree: etree._Element, content: dict[str, bytes]) -> set[str]:
    endings = {each.get("Extension", "").lower() for each in tree.iterchildren(etree.Element)}
    stated = {each.get("PartName", "").lstrip("/") for each in tree.iterchildren(etree.Element)}
    return {
        f"no type: {name}"
        for name in content
        if name != TYPES and name.rpartition(".")[2].lower() not in endings and name not in stated
    }
