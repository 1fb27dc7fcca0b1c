"""What has been written, looked at before it replaces anything: a package that every program opens.

Only the parts that were changed are looked into; what was wrong with the others before is not ours.
"""

from collections.abc import Collection
from xml.parsers import expat

from workbook.files.entries import is_xml, listed
from workbook.files.package import Package
from workbook.files.relations import relations_in, source_of


def is_sound(package: Package, changed: Collection[str], before: Package) -> bool:
    """Whether no name is there twice, and these parts are well-formed and lead to parts that are there.

    Drawings of notes are not always well-formed when they come from Excel; then they may stay so.
    """
    names = [entry.orig_filename.replace("\\", "/").lower() for entry in listed("", package.data)]
    if len(set(names)) < len(names):
        return False
    return all(
        (_well_formed(package.part(name)) or not _well_formed(before.part(name)))
        and _leads_somewhere(package, name)
        for name in changed
        if name in package.part_names and is_xml(name)
    )


def _well_formed(xml: bytes) -> bool:
    """Whether XML can be parsed; a part that is not there can."""
    if not xml:
        return True
    try:
        expat.ParserCreate(namespace_separator="\n").Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


def _leads_somewhere(package: Package, name: str) -> bool:
    """Whether each relation that we may have stated, to comments, boxes or styles, leads to a part."""
    if not name.endswith(".rels"):
        return True
    relations = relations_in(package.part(name), source_of(name), package.part_names)
    ours = [each for each in relations if each.kind in ("comments", "vmlDrawing", "styles")]
    return all(each.external or each.target in package.part_names for each in ours)
