"""草稿 on every page: a word in each header a page can have, and the same word large behind the text.

The large one is VML, as Word itself writes watermarks; the small one is plain text, for programs
that draw no VML and for people who print in black and white.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Header

from scripts.report.word.styles import DRAFT, HEITI
from scripts.report.word.text import StyleIds

WORD = "草稿"

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;rotation:315;"
    "z-index:-251658240;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>'
    '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def mark_draft(document: Document, ids: StyleIds) -> None:
    """Put 草稿 into every header of `document`, making the headers that are not there yet."""
    for number, root in enumerate(_roots(document), 1):
        root.append(parse_xml(_mark(ids[DRAFT], number)))


def _roots(document: Document) -> list[BaseOxmlElement]:
    """The headers pages really take theirs from, each once, empty ones made where none is.

    A section without a header of some kind takes that of the section before it.
    """
    roots: list[BaseOxmlElement] = []
    inherited: set[str] = set()
    for section in document.sections:
        for kind, header in _kinds(document, section):
            missing = header.is_linked_to_previous
            if missing and kind in inherited:
                continue
            inherited.add(kind)
            header.is_linked_to_previous = False
            root = header.part.element
            if missing:  # python-docx begins a header with a paragraph in a style of its own
                root[:] = []
            if not any(root is known for known in roots):
                roots.append(root)
    return roots


def _kinds(document: Document, section: Section) -> Iterator[tuple[str, _Header]]:
    yield "default", section.header
    if document.settings.odd_and_even_pages_header_footer:
        yield "even", section.even_page_header
    if section.different_first_page_header_footer:
        yield "first", section.first_page_header


def _mark(style_id: str, number: int) -> str:
    return (
        f'<w:p {_NAMES}><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr><w:r><w:pict>{_SHAPE_TYPE}'
        f'<v:shape id="DraftMark{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        f'alt="{WORD}" style="{_PLACE}" o:allowincell="f" fillcolor="silver" stroked="f">'
        '<v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{HEITI}&quot;;font-size:1pt" string="{WORD}"/>'
        f"</v:shape></w:pict></w:r><w:r><w:t>{WORD}</w:t></w:r></w:p>"
    )
