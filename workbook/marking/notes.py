"""Notes at cells: the legacy comments part and the VML drawing beside it.

A cell that has a comment of a person keeps it and gets no note. Notes of a check are known by how
their text begins and ends; the author is set too, but programs drop or change it.
"""

from collections.abc import Collection, Mapping

from lxml import etree

from workbook.files.escapes import XML_SPACE, escaped
from workbook.files.package_parts import PackageParts
from workbook.files.relations import relations_part
from workbook.files.sheet_xml import SheetXml
from workbook.files.xml_tree import Element, parsed, serialised
from workbook.marking.findings import AUTHOR, is_our_note
from workbook.marking.vml import CONTENT_TYPE as VML_TYPE
from workbook.marking.vml import holds_shapes, with_boxes, without_boxes

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"


def remove_notes(
    parts: PackageParts, part: str, sheet: SheetXml, stay: Collection[str] = ()
) -> None:
    """Take all notes of earlier checks off a sheet.

    Parts that held nothing else go too, but for those that `stay`.
    """
    name = parts.related(part, "comments")
    if not name:
        return
    xml = parts.content.get(name, b"")
    root = parsed(xml)
    ours = [each for each in root.iter("{*}comment") if is_our_note(_text(each))]
    if not ours:
        return
    cells = [each.get("ref", "") for each in ours]
    for each in ours:
        _detach(each)
    if name in stay or any(True for _ in root.iter("{*}comment")):
        _drop_author(root)
        parts.content[name] = serialised(root, xml)
    else:
        parts.unrelate(part, name, keep=relations_part(part) in stay)
        parts.drop(name)
    _remove_boxes(parts, part, sheet, cells, stay)


def _remove_boxes(
    parts: PackageParts, part: str, sheet: SheetXml, cells: list[str], stay: Collection[str]
) -> None:
    drawing = _drawing(parts, part, sheet)
    if not drawing:
        return
    vml = without_boxes(parts.content.get(drawing, b""), cells)
    if drawing in stay or holds_shapes(vml):
        parts.content[drawing] = vml
        return
    for each in sheet.children("legacyDrawing"):
        sheet.remove(each)
    parts.unrelate(part, drawing, keep=relations_part(part) in stay)
    parts.drop(drawing)


def add_notes(parts: PackageParts, part: str, sheet: SheetXml, notes: Mapping[str, str]) -> None:
    """Put notes at cells that have no comment yet, threaded ones included."""
    name = parts.related(part, "comments")
    xml = parts.content.get(name, b"")
    root = parsed(xml) if name else _new_comments(sheet)
    taken = {each.get("ref") for each in root.iter("{*}comment")}
    taken |= _threaded(parts, part)
    free = {cell: words for cell, words in notes.items() if cell not in taken}
    if not free:
        return
    author = _author(root)
    (listed,) = root.iterchildren("{*}commentList")
    for cell, words in free.items():
        listed.append(_comment(sheet.space, cell, author, words))
    if name:
        parts.content[name] = serialised(root, xml)
    else:
        name = parts.free_name("xl/comments{}.xml")
        parts.content[name] = serialised(root)
        parts.set_content_type(name, CONTENT_TYPE)
        parts.relate(part, f"{sheet.office}/comments", name)
    drawing = _drawing(parts, part, sheet)
    if drawing:
        parts.content[drawing] = with_boxes(parts.content.get(drawing, b""), free, sheet)
        return
    drawing = parts.free_name("xl/drawings/vmlDrawing{}.vml")
    parts.set_extension_type(drawing, VML_TYPE)
    parts.content[drawing] = with_boxes(b"", free, sheet)
    element = etree.Element(f"{sheet.space}legacyDrawing", nsmap={"r": sheet.office})
    relation = parts.relate(part, f"{sheet.office}/vmlDrawing", drawing)
    element.set(f"{{{sheet.office}}}id", relation)
    sheet.insert(element)


def _drawing(parts: PackageParts, part: str, sheet: SheetXml) -> str:
    """The VML drawing of a sheet's notes and buttons, not the one of its header."""
    ids = {each.get(f"{{{sheet.office}}}id") for each in sheet.children("legacyDrawing")}
    return next((r.target for r in parts.relations(part) if r.id in ids), "")


def _threaded(parts: PackageParts, part: str) -> set[str | None]:
    """The cells with threaded comments."""
    found: set[str | None] = set()
    for name in parts.all_related(part, "threadedComment"):
        root = parsed(parts.content.get(name, b""))
        found |= {each.get("ref") for each in root.iter("{*}threadedComment")}
    return found


def _text(comment: Element) -> str:
    return "".join(each.text or "" for each in comment.iter("{*}t"))


def _detach(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _author(root: Element) -> int:
    """The number of our name among the authors, added at the end."""
    (authors,) = root.iterchildren("{*}authors")
    names = [each.text for each in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, _like(authors, "author")).text = AUTHOR
        names.append(AUTHOR)
    return names.index(AUTHOR)


def _drop_author(root: Element) -> None:
    """Take our name off the list of authors, when it stands last and nobody uses it."""
    (authors,) = root.iterchildren("{*}authors")
    last = str(len(authors) - 1)
    used = any(each.get("authorId") == last for each in root.iter("{*}comment"))
    if len(authors) and authors[-1].text == AUTHOR and not used:
        authors.remove(authors[-1])


def _new_comments(sheet: SheetXml) -> Element:
    root = etree.Element(f"{sheet.space}comments", nsmap={None: sheet.space[1:-1]})  # type: ignore[dict-item]
    etree.SubElement(root, f"{sheet.space}authors")
    etree.SubElement(root, f"{sheet.space}commentList")
    return root


def _comment(space: str, cell: str, author: int, words: str) -> Element:
    comment = etree.Element(f"{space}comment")
    comment.attrib.update({"ref": cell, "authorId": str(author)})
    run = etree.SubElement(etree.SubElement(comment, f"{space}text"), f"{space}r")
    look = etree.SubElement(run, f"{space}rPr")
    for tag, value in (("sz", "9"), ("rFont", "宋体"), ("charset", "134")):
        etree.SubElement(look, f"{space}{tag}").set("val", value)
    words_element = etree.SubElement(run, f"{space}t")
    words_element.text = escaped(words)
    words_element.set(XML_SPACE, "preserve")
    return comment


def _like(element: Element, tag: str) -> str:
    return f"{{{etree.QName(element).namespace}}}{tag}"
