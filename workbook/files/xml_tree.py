"""XML of a part as a tree and back, for parts that are edited deeper than at their root."""

import re

from lxml import etree

from schemas.errors import WorkbookError
from workbook.files.entries import DECLARED

Element = etree._Element
# what stands before a root: a mark of byte order, the declaration, line ends
HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml\s[^>]*\?>)?\s*(?=<[^!?])")
ILL_FORMED = "工作簿内部的格式有误，无法写入标注。请用Excel打开修复、另存后再试。"


def tree_of(xml: bytes) -> Element:
    """XML as a tree; XMLSyntaxError when it is none. Entities stay what they are, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(xml, parser)


def parsed(xml: bytes) -> Element:
    """A part as a tree; WorkbookError when it is no XML."""
    try:
        return tree_of(xml)
    except etree.XMLSyntaxError as error:
        raise WorkbookError(ILL_FORMED) from error


def serialised(root: Element, like: bytes = b"") -> bytes:
    """A tree as the bytes of a part, headed as the part was that it comes from, if that was in UTF-8."""
    head, stated = HEAD.match(like), DECLARED.match(like)
    if head is None or (stated is not None and stated[1].lower() != b"utf-8"):
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return head[0] + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
