"""The plain letterhead that all kinds are made from, and small changes to its parts."""

from functools import cache

from scripts.report.word.base import BASE
from tests.kinds.parts import DECLARED, OFFICE, packed, relate, state, sub, swap, unpacked
from tests.kinds.registry import Parts

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
DOCUMENT_RELS = "word/_rels/document.xml.rels"
HEAD, BELOW = "{{单位名称}}文件", "抄送：青禾县档案馆"  # above and below the mark
NAMES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, look: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{inside}</w:p>"


def field(*instructions: str) -> str:
    """A field with these pieces of instruction and no result."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{side}"/></w:r>' for side in ("begin", "end"))
    told = (f"<w:r><w:instrText>{words}</w:instrText></w:r>" for words in instructions)
    return begin + "".join(told) + end


def table(cell: str) -> str:
    """A table of one cell."""
    inside = f"<w:tc><w:tcPr/>{cell}</w:tc>"
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{inside}</w:tr></w:tbl>"


MARK = paragraph(run("{{正文}}"))


@cache
def plain_bytes() -> bytes:
    """Our own empty page with a head, the mark, and words below."""
    parts = unpacked(BASE.read_bytes())
    swap(parts, DOCUMENT, f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"', NAMES)
    swap(
        parts,
        DOCUMENT,
        "<w:body>",
        f"<w:body>{paragraph(run(HEAD))}{MARK}{paragraph(run(BELOW))}",
    )
    return packed(parts)


def with_mark(parts: Parts, mark: str) -> bytes:
    """The plain letterhead with this in the place of the mark's paragraph."""
    swap(parts, DOCUMENT, MARK, mark)
    return packed(parts)


def beside(parts: Parts, before: str = "", after: str = "", look: str = "") -> bytes:
    """The plain letterhead with runs before and after the mark, in its paragraph."""
    return with_mark(parts, paragraph(before + run("{{正文}}") + after, look))


def above(parts: Parts, xml: str) -> bytes:
    """The plain letterhead with this before the mark's paragraph."""
    return with_mark(parts, xml + MARK)


def section(parts: Parts, pattern: str, new: str) -> bytes:
    """The plain letterhead with its section properties written otherwise."""
    sub(parts, DOCUMENT, pattern, new)
    return packed(parts)


def add_part(parts: Parts, name: str, kind: str, xml: str) -> None:
    """A part beside the document, of this kind of relation and type, related as rId90."""
    parts[f"word/{name}"] = (DECLARED + xml).encode()
    state(parts, f"word/{name}", f"{WORD_TYPE}.{kind}+xml")
    relate(parts, DOCUMENT_RELS, "rId90", f"{OFFICE}/{kind}", name)
