"""Placeholders wherever Word, WPS and people put them."""

from tests.kinds.letterhead_making import (
    DOCUMENT,
    DOCUMENT_RELS,
    HEAD,
    MAIN,
    above,
    add_part,
    field,
    paragraph,
    run,
)
from tests.kinds.letterhead_marks import control, text_box
from tests.kinds.parts import CORE, DECLARED, OFFICE, TYPES, packed, relate, state, swap
from tests.kinds.registry import Kinds, Parts, Result, Subject

PLACEHOLDERS = Kinds(Subject.LETTERHEAD)
kind = PLACEHOLDERS.kind
STORE = "{11111111-2222-3333-4444-555555555555}"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FILLED = "青禾县水务局印发"
WORDS = "{{单位名称}}印发"


def add_note(parts: Parts, what: str, text: str) -> None:
    """A foot- or endnote that says this."""
    inside = f'<w:{what} w:id="2">{paragraph(run(text))}</w:{what}>'
    add_part(parts, f"{what}s.xml", f"{what}s", f'<w:{what}s xmlns:w="{MAIN}">{inside}</w:{what}s>')


def note(parts: Parts, what: str) -> bytes:
    """A foot- or endnote with a placeholder, and the sign that leads to it."""
    add_note(parts, what, WORDS)
    return above(parts, paragraph(run("说明") + f'<w:r><w:{what}Reference w:id="2"/></w:r>'))


def page_part(parts: Parts, name: str, what: str = "header") -> bytes:
    """A header or footer under a name of its own."""
    root = {"header": "hdr", "footer": "ftr"}[what]
    xml = f'<w:{root} xmlns:w="{MAIN}">{paragraph(run(WORDS))}</w:{root}>'
    add_part(parts, name, what, xml)
    reference = f'<w:{what}Reference w:type="first" r:id="rId90"/>'
    swap(parts, DOCUMENT, "<w:pgSz", f"{reference}<w:pgSz")
    return packed(parts)


def bound(parts: Parts, shown: str, stored: str) -> bytes:
    """A control that shows what a part of its own stores."""
    parts["customXml/item1.xml"] = f"<root xmlns='u:a'><name>{stored}</name></root>".encode()
    properties = f'<ds:datastoreItem xmlns:ds="{CUSTOM}" ds:itemID="{STORE}"><ds:schemaRefs/></ds:datastoreItem>'
    parts["customXml/itemProps1.xml"] = (DECLARED + properties).encode()
    kind_of_part = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    state(parts, "customXml/itemProps1.xml", kind_of_part)
    rels = "customXml/_rels/item1.xml.rels"
    relate(parts, rels, "rId1", f"{OFFICE}/customXmlProps", "itemProps1.xml")
    relate(parts, DOCUMENT_RELS, "rId90", f"{OFFICE}/customXml", "../customXml/item1.xml")
    binding = (
        "<w:dataBinding w:prefixMappings=\"xmlns:a='u:a'\" "
        f'w:xpath="/a:root[1]/a:name[1]" w:storeItemID="{STORE}"/>'
    )
    return above(parts, paragraph(control(run(shown), f"{binding}<w:text/>")))


def words(parts: Parts, inside: str) -> bytes:
    return above(parts, paragraph(inside))


@kind("a placeholder in a header under another name", "WPS", words=FILLED)
def header(parts):
    return page_part(parts, "Kopf_eins.xml")


@kind("a placeholder in a footer under another name", "WPS", words=FILLED)
def footer(parts):
    return page_part(parts, "fuss.xml", "footer")


@kind("a placeholder in a footnote", "Word", words=FILLED)
def footnote(parts):
    return note(parts, "footnote")


@kind("a placeholder in an endnote", "Word", words=FILLED)
def endnote(parts):
    return note(parts, "endnote")


@kind("a placeholder in a text box", "Word", words=FILLED)
def box(parts):
    return words(parts, text_box(WORDS))


@kind("a placeholder in WordArt (VML)", "Word 2003, WPS", words=f'string="{FILLED}"')
def word_art(parts):
    shape = f'<v:shape id="art" style="width:300pt;height:40pt"><v:textpath string="{WORDS}"/></v:shape>'
    return words(parts, f"<w:r><w:pict>{shape}</w:pict></w:r>")


@kind("a placeholder in a drawing's own text (DrawingML)", "Word", words="青禾县水务局")
def drawing_text(parts):
    halves = "".join(f"<a:r><a:t>{half}</a:t></a:r>" for half in ("{{单位", "名称}}"))
    drawing = f"<w:r><w:drawing><a:p>{halves}</a:p></w:drawing></w:r>"
    return words(parts, drawing)


@kind("a placeholder in a drawing, outside its paragraphs", "converters", words="青禾县水务局")
def drawing_without_paragraph(parts):
    halves = "".join(f"<a:r><a:t>{half}</a:t></a:r>" for half in ("{{单位", "名称}}"))
    return words(parts, f"<w:r><w:drawing>{halves}</w:drawing></w:r>")


@kind("a placeholder in an equation, in two pieces", "Word", words="青禾县水务局")
def equation(parts):
    halves = "".join(f"<m:r><m:t>{half}</m:t></m:r>" for half in ("{{单位", "名称}}"))
    return words(parts, f'<m:oMath xmlns:m="{MATH}">{halves}</m:oMath>')


@kind("a placeholder in the description of a picture", "Word", words=f'descr="{FILLED}"')
def description(parts):
    inside = f'<wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="3" name="n" descr="{WORDS}"/></wp:inline>'
    return words(parts, f"<w:r><w:drawing>{inside}</w:drawing></w:r>")


@kind("a placeholder in a bound control, stored elsewhere", "Word", words=FILLED)
def bound_control(parts):
    return bound(parts, WORDS, WORDS)


@kind("a placeholder in what a bound control stores alone", "Word", words=f"name>{FILLED}")
def stored_only(parts):
    return bound(parts, "单击", WORDS)


@kind("a placeholder in a control that shows the title of the file", "Word", words=FILLED)
def title_control(parts):
    binding = (
        '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]" '
        'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
    )
    return words(parts, control(run(WORDS), f"{binding}<w:text/>"))


@kind("a placeholder in the properties of the file", "Word")
def properties(parts):
    swap(parts, CORE, "<dc:language>", "<dc:subject>{{年度}}</dc:subject><dc:language>")
    return packed(parts)


@kind("a placeholder in the result of a field", "Word", words=FILLED)
def field_result(parts):
    return words(parts, f'<w:fldSimple w:instr=" DOCPROPERTY Company ">{run(WORDS)}</w:fldSimple>')


@kind("a placeholder in a button field (MACROBUTTON)", "Word", words="NoMacro 青禾县水务局")
def button_field(parts):
    return words(parts, field("MACROBUTTON NoMacro {{单位", "名称}}印发"))


@kind("braces of a reference manager's field", "Zotero, NoteExpress", words="}}]}")
def reference_field(parts):
    return words(parts, field('ADDIN CSL_CITATION {"items":[{"id":1,"data":{"id":1}}]}'))


@kind("a placeholder with a deletion inside, as a tracked change", "Word", words="青禾县水务局")
def deletion_inside(parts):
    gone = '<w:del w:id="5" w:author="甲"><w:r><w:delText>全</w:delText></w:r></w:del>'
    return words(parts, run("{{单位") + gone + run("名称}}"))


@kind("a placeholder deleted as a tracked change", "Word")
def deleted(parts):
    gone = "<w:r><w:delText>{{年份}}</w:delText></w:r>"
    return words(parts, f'<w:del w:id="5" w:author="甲">{gone}</w:del>' + run("印发"))


@kind("a placeholder with a tab inside", "Word", words="青禾县水务局")
def tab_inside(parts):
    inside = "<w:r><w:t>{{单位</w:t><w:tab/><w:t>名称}}</w:t></w:r>"
    return words(parts, inside)


@kind("a placeholder with characters nobody sees", "web pages", words=FILLED)
def unseen(parts):
    return words(parts, run("{\u200b{单位\u200d名称}}印发"))


@kind("a placeholder with spaces inside", "clerks", words=FILLED)
def spaces(parts):
    return words(parts, run("{{ 单位\u3000名称 }}印发"))


@kind("a placeholder with three braces", "clerks", words=FILLED)
def three_braces(parts):
    return words(parts, run("{{{单位名称}}}印发"))


@kind("a placeholder with full-width braces", "clerks", words=FILLED)
def full_width(parts):
    return words(parts, run("｛｛单位名称｝｝印发"))


@kind("a placeholder with one brace", "clerks", Result.REFUSED, "各要两个花括号")
def one_brace(parts):
    return words(parts, run("{单位名称}印发"))


@kind("a placeholder with square brackets", "clerks", Result.REFUSED, "各要两个花括号")
def square(parts):
    return words(parts, run("【【单位名称】】印发"))


@kind("a placeholder with a brace missing", "clerks", Result.REFUSED, "各要两个花括号")
def brace_missing(parts):
    return words(parts, run("{{单位名称}印发"))


@kind("a placeholder of a name nobody knows", "clerks", Result.REFUSED, "{{年份}}")
def unknown(parts):
    return words(parts, run("{{年份}}"))


@kind("a placeholder of a name nobody knows, in a footnote", "clerks", Result.REFUSED, "{{年份}}")
def unknown_in_note(parts):
    add_note(parts, "footnote", "{{年份}}")
    return packed(parts)


@kind("a placeholder of a name nobody knows, in WordArt", "clerks", Result.REFUSED, "{{年份}}")
def unknown_in_word_art(parts):
    shape = '<v:shape id="art"><v:textpath string="{{年份}}"/></v:shape>'
    return words(parts, f"<w:r><w:pict>{shape}</w:pict></w:r>")


@kind("the mark in a header", "clerks", Result.REFUSED, "不合用")
def mark_in_header(parts):
    swap(parts, "word/footer1.xml", "</w:p>", f"{run('{{正文}}')}</w:p>")
    return packed(parts)


@kind("a placeholder twice in a text box, once for old programs", "Word", words=FILLED)
def alternate(parts):
    box_words = f"<w:txbxContent>{paragraph(run(WORDS))}</w:txbxContent>"
    inside = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box_words}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box_words}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    return words(parts, f"<w:r>{inside}</w:r>")


@kind("a placeholder in the head, cut into single letters", "Word")
def single_letters(parts):
    swap(parts, DOCUMENT, run(HEAD), "".join(run(letter) for letter in HEAD))
    return packed(parts)


@kind("a placeholder in a header of no known type", "converters", words=FILLED)
def untyped_header(parts):
    page_part(parts, "header9.xml")
    swap(parts, TYPES, "wordprocessingml.header+xml", "wordprocessingml.unknown+xml")
    return packed(parts)
