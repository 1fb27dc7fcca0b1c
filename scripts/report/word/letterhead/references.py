"""What the XML of a part says about its relations, held against those that there are.

A picture that is gone is a red cross in Word, and stays one; a header that is gone is a letterhead
that is not whole.
"""

from collections.abc import Collection, Sequence

from lxml import etree
from lxml.etree import _Element

from scripts.report.word.letterhead.words import attributes
from scripts.report.word.letterhead.zip_parts import no_document
from workbook.files.relations import OFFICE, Relation

REFERENCE = f"{{{OFFICE}}}"
# may stand without what it leads to: a frame without a picture, words without a link
LENIENT = {"blip", "imagedata", "hyperlink", "svgBlip", "hlinkClick", "hlinkHover", "fill"}
PAGE_PARTS = {"headerReference": "header", "footerReference": "footer"}


def mend_references(
    tree: _Element, links: Sequence[Relation], there: Collection[str], told: str
) -> None:
    """Take out references to pictures and links that are gone.

    Raises:
        TemplateError: a header, a chart or the like that is gone.
    """
    known = {link.id: link for link in links}
    for element in tree.iter("{*}*"):
        for name, key in attributes(element):
            if not name.startswith(REFERENCE) or not key:
                continue
            link, tag = known.get(key), etree.QName(element).localname
            wanted = PAGE_PARTS.get(tag)
            gone = link is None or not (link.external or link.target in there)
            if tag in LENIENT and gone:
                del element.attrib[name]
            elif wanted and (gone or link is None or link.kind != wanted or link.external):
                raise no_document(told, "（缺少其中的页眉或页脚）")
            elif gone and link is not None:
                raise no_document(told, f"（缺少其中的{link.target}）")
