"""XML of a part as a tree and back, for parts that are edited deeper than at their root."""

from lxml import etree

from schemas.errors import WorkbookError

Element = etree._Element
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ILL_FORMED = "工作簿内部的格式有误，无法写入标注。请用Excel打开修复、另存后再试。"


def parsed(xml: bytes) -> Element:
    """A part as a tree; WorkbookError when it is no XML. Entities stay what they are."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise WorkbookError(ILL_FORMED) from error


def serialised(root: Element) -> bytes:
    """A tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
