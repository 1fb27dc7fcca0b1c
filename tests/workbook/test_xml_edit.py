"""PackageParts edited by inserting bytes: all other bytes stay, whatever the writer's habits."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.build import TEMPLATE
from workbook.files.package_parts import PackageParts
from workbook.files.relations import OFFICE
from workbook.files.xml_edit import XmlEditError, add_child, outline, remove, set_attribute

QUOTED = (
    b"""<?xml version='1.0'?><!-- <x/> --><s:a xmlns:s="u"><s:b at = '1>2'/ ><s:c>x</s:c></s:a>"""
)
SHEET = b'<w xmlns="u"><sheetData><c r="A1"/></sheetData><extLst/></w>'


def test_places_are_right_with_comments_prefixes_and_signs_in_quotes():
    xml = QUOTED.replace(b"/ >", b"/>")
    found = outline(xml)
    assert [child.name for child in found.children] == ["b", "c"]
    first, second = found.children
    assert xml[first.start : first.end] == b"<s:b at = '1>2'/>"
    assert xml[second.start : second.end] == b"<s:c>x</s:c>"
    assert xml[found.root.start : found.root.end] == xml[xml.index(b"<s:a") :]


def test_an_attribute_is_set_in_place_or_added():
    xml = QUOTED.replace(b"/ >", b"/>")
    first = outline(xml).children[0]
    assert b'<s:b at="3"/>' in set_attribute(xml, first, "at", "3")
    assert b"<s:b at = '1>2' of=\"&lt;\"/>" in set_attribute(xml, first, "of", "<")


def test_a_child_goes_before_what_the_schema_puts_after_it():
    assert add_child(SHEET, "<d/>", before=("extLst",)).endswith(b"</sheetData><d/><extLst/></w>")
    assert add_child(SHEET, "<d/>", before=("tableParts",)).endswith(b"<extLst/><d/></w>")
    assert add_child(SHEET, "<d/>", name="sheetData").count(b'<c r="A1"/><d/></sheetData>') == 1
    assert add_child(b"<x:a/>".replace(b"/", b' xmlns:x="u"/'), "<d/>").endswith(b"<d/></x:a>")


@given(st.lists(st.sampled_from(["<b/>", "<c>1</c>", "<d e='>'/>", "<!-- x -->", " "])))
def test_what_is_added_and_removed_leaves_the_part_as_it_was(pieces):
    xml = f"<a>{''.join(pieces)}</a>".encode()
    added = add_child(xml, "<new/>")
    new = [child for child in outline(added).children if child.name == "new"]
    assert len(new) == 1
    assert remove(added, new) == xml


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a><b></a>", "<a/>".encode("utf-16")])
def test_what_is_no_xml_is_refused(xml):
    with pytest.raises(XmlEditError):
        outline(xml)


def test_a_package_taken_apart_and_put_together_is_the_same():
    data = TEMPLATE.read_bytes()
    assert PackageParts.read(data).packed() == data


def test_parts_not_touched_keep_their_dates(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("xl/a.xml", (2024, 1, 2, 3, 4, 6)), "<a/>")
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("xl/a.xml").date_time == (2024, 1, 2, 3, 4, 6)
    assert PackageParts.read(path.read_bytes()).dates == {"xl/a.xml": (2024, 1, 2, 3, 4, 6)}


def test_relations_are_made_once_and_relative():
    parts = PackageParts.read(TEMPLATE.read_bytes())
    sheet = "xl/worksheets/sheet2.xml"
    first = parts.relate(sheet, f"{OFFICE}/drawing", "xl/drawings/drawing7.xml")
    again = parts.relate(sheet, f"{OFFICE}/drawing", "xl/drawings/drawing7.xml")
    assert first == again
    assert parts.related(sheet, "drawing") == "xl/drawings/drawing7.xml"
    assert (
        b'Target="../drawings/drawing7.xml"' in parts.content["xl/worksheets/_rels/sheet2.xml.rels"]
    )
    parts.set_content_type("xl/drawings/drawing7.xml", "a/b")
    assert parts.content_type("xl/drawings/drawing7.xml") == "a/b"
    assert parts.content_type("xl/workbook.xml").endswith("sheet.main+xml")


def test_what_is_added_to_a_package_can_be_taken_out_without_a_trace():
    parts = PackageParts.read(TEMPLATE.read_bytes())
    before = dict(parts.content)
    sheet, note = "xl/worksheets/sheet2.xml", parts.free_name("xl/drawings/note{}.vml")
    parts.set_extension_type(note, "a/vml")
    parts.content[note] = b"<xml/>"
    parts.relate(sheet, f"{OFFICE}/vmlDrawing", note)
    assert parts.content_type(note) == "a/vml"
    assert list(parts.all_related(sheet, "vmlDrawing")) == [note]
    parts.unrelate(sheet, note)
    parts.drop(note)
    assert parts.content == before


def test_relations_and_types_take_the_prefix_their_writer_used():
    relations = b'<r:Relationships xmlns:r="u"></r:Relationships>'
    types = b'<t:Types xmlns:t="v"></t:Types>'
    parts = PackageParts({"_rels/.rels": relations, "[Content_Types].xml": types})
    parts.relate("", "x/kind", "a.xml")
    parts.set_content_type("a.xml", "a/b")
    parts.set_extension_type("b.vml", "a/c")
    for part, namespace in (("_rels/.rels", "u"), ("[Content_Types].xml", "v")):
        found = outline(parts.content[part])
        assert {child.namespace for child in found.children} == {namespace}
