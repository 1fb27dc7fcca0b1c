"""The picture of the year in the Word report: as wide as its text, told in words to those who cannot see it."""

from html import escape
from io import BytesIO

from docx.document import Document

from scripts.report.model import Picture, Report
from scripts.report.picture.layout import drawn
from scripts.report.picture.png import png_bytes
from scripts.report.picture.svg import title_of, told
from scripts.report.word.styles import BODY
from scripts.report.word.text import StyleIds
from workbook.files.relations import OFFICE

TWIP = 635  # in the units of drawings, of which an inch has 914400
HIGHEST = 12200  # twips: 215 mm, which a page holds
ABOVE = 400  # twips off the signature, where both stand on one page
PLACE = "picture"  # where the file's own name of the image comes to stand
NUMBER = 990001  # of the drawing; those of a letterhead count from 1
_DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006"
BLIP, EMBED = f"{{{_DRAWINGS}/main}}blip", f"{{{OFFICE}}}embed"


def picture_xml(picture: Picture, ids: StyleIds, text_width: int) -> str:
    """A picture -> a paragraph of its own, centred, not cut by the fixed height of lines.

    No page break stands before it: a low picture follows the signature, a high one takes the next page.
    """
    sheet = drawn(picture)
    wide = min(text_width, HIGHEST * sheet.width // sheet.height)
    size = f'cx="{wide * TWIP}" cy="{wide * sheet.height // sheet.width * TWIP}"'
    about = f'name="{escape(title_of(picture))}" descr="{escape(told(picture))}"'
    look = (
        f'<w:pStyle w:val="{ids[BODY]}"/><w:spacing w:before="{ABOVE}" w:after="0" w:line="240"'
        ' w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
    )
    return (
        f"<w:p><w:pPr>{look}</w:pPr><w:r><w:drawing>"
        f'<wp:inline xmlns:wp="{_DRAWINGS}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent {size}/><wp:docPr id="{NUMBER}" {about}/>'
        f'<a:graphic xmlns:a="{_DRAWINGS}/main"><a:graphicData uri="{_DRAWINGS}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWINGS}/picture"><pic:nvPicPr><pic:cNvPr id="{NUMBER}"'
        f" {about}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip xmlns:r="{OFFICE}" r:embed="{PLACE}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def put_picture(document: Document, report: Report) -> None:
    """The image itself, into the package of a document whose body has a place for it."""
    for blip in document.element.body.iter(BLIP):
        if report.picture is not None and blip.get(EMBED) == PLACE:
            name, _ = document.part.get_or_add_image(BytesIO(png_bytes(report.picture)))
            blip.set(EMBED, name)
