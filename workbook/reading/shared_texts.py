"""Shared texts and texts in cells: runs one after the other, no reading aids, escapes resolved."""

from lxml import etree

from workbook.files.escapes import unescaped

Element = etree._Element
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
XML_SPACES = " \t\r\n"


def texts_in(root: Element) -> list[str]:
    """The shared texts of a workbook, in order."""
    return [words_in(each) for each in root.iterchildren("{*}si")]


def words_in(element: Element) -> str:
    """The text of a shared text or of a cell: that of its own and of its runs."""
    words = []
    for child in element.iterchildren("{*}t", "{*}r"):
        own = [child] if etree.QName(child).localname == "t" else child.iterchildren("{*}t")
        words += [_kept(each) for each in own]
    return unescaped("".join(words))


def _kept(element: Element) -> str:
    """The text of an element, spaces around it only where it says that they are meant."""
    text = str(element.xpath("string()"))  # a comment may stand in the middle of it
    return text if element.get(PRESERVE) == "preserve" else text.strip(XML_SPACES)
