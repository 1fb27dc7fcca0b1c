"""Our styles in somebody else's document: matched by name, added where missing.

Word writes the id of a style in the language of the program (标题 1 may be ``1`` or ``Heading1``);
only the name is the same everywhere.
"""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from scripts.report.word.styles import definitions
from scripts.report.word.text import StyleIds

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SECOND_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_ID, _VAL, _DEFAULT = qn("w:styleId"), qn("w:val"), qn("w:default")
_STYLE, _NAME = qn("w:style"), qn("w:name")
_REFERENCES = tuple(qn(f"w:{name}") for name in ("basedOn", "next"))


def add_styles(document: Document) -> StyleIds:
    """Add the styles `document` lacks, leave those it has; returns the id of each of ours in it."""
    styles = document.styles.element
    present = {_name(style): style.get(_ID, "") for style in styles.iterchildren(_STYLE)}
    taken = set(present.values())
    ids: dict[str, str] = {}
    for name, (style_id, _) in definitions().items():
        ids[name] = present.get(name.lower()) or _free(style_id, taken)
        taken.add(ids[name])
    here = {style_id: ids[name] for name, (style_id, _) in definitions().items()}
    for name, (_, xml) in definitions().items():
        if name.lower() not in present:
            styles.append(_translated(xml, here))
    _drop_second_styles(document)
    return ids


def _drop_second_styles(document: Document) -> None:
    """Word 2010 kept its styles twice; the other copy would now lack ours, and no Word needs it."""
    relationships = document.part.rels
    for key in [key for key, link in relationships.items() if link.reltype == _SECOND_STYLES]:
        del relationships[key]


def _name(style: BaseOxmlElement) -> str:
    name = style.find(_NAME)
    return "" if name is None else name.get(_VAL, "").lower()


def _free(style_id: str, taken: set[str]) -> str:
    """The id itself, or with underscores when a style of another name has it."""
    while style_id in taken:
        style_id += "_"
    return style_id


def _translated(xml: str, here: dict[str, str]) -> BaseOxmlElement:
    """A style of ours with the ids of this document, and no claim to be its default."""
    style: BaseOxmlElement = parse_xml(xml.replace("<w:style ", f'<w:style xmlns:w="{_W}" ', 1))
    style.set(_ID, here[style.get(_ID, "")])
    style.attrib.pop(_DEFAULT, "")
    for reference in style.iterchildren(*_REFERENCES):
        reference.set(_VAL, here[reference.get(_VAL, "")])
    return style
