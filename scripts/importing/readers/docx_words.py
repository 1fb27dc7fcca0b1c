"""Words of a Word document as shown: without deletions, field codes, unfilled controls, text boxes.

What is struck through or hidden is not there; raised digits are the marks of footnotes.
"""

from lxml import etree

from scripts.importing.readers.raised import raised

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sectPr"))
TEXT, HYPHEN = f"{W}t", f"{W}noBreakHyphen"
TABS, BREAKS = (f"{W}tab", f"{W}ptab"), (f"{W}br", f"{W}cr")
RUN, PROPERTIES = f"{W}r", f"{W}rPr"
UNSEEN = frozenset(f"{W}{name}" for name in ("vanish", "strike", "dstrike"))
RAISED, VALUE = f"{W}vertAlign", f"{W}val"
OFF = ("0", "false", "off")
PLACEHOLDER = f"{W}sdtPr/{W}showingPlcHdr"  # 单击此处输入文字: nobody has written that


def unfilled(control: etree._Element) -> bool:
    """Whether a content control still asks to be filled in."""
    return control.tag == f"{W}sdt" and control.find(PLACEHOLDER) is not None


def words_of(paragraph: etree._Element) -> str:
    """The text of a paragraph as shown: without deletions, field codes and text boxes."""
    pieces: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == TEXT:
            pieces.append(element.text or "")
        elif element.tag == RUN and (how := _shown(element)):
            text = "".join(each.text or "" for each in element.iterchildren(TEXT))
            pieces.append(raised(text) if how == RAISED else "")
        elif element.tag in TABS:
            pieces.append("\t")
        elif element.tag in BREAKS:
            pieces.append("\n")
        elif element.tag == HYPHEN:
            pieces.append("-")
        elif not (
            element.tag in GONE
            or local_name(element) in ("txbxContent", "Fallback")
            or unfilled(element)
        ):
            stack.extend(reversed(element))
    return "".join(pieces)


def _shown(run: etree._Element) -> str:
    """The property by which a run is hidden or raised, "" for plain words."""
    properties = run.find(PROPERTIES)
    for each in () if properties is None else properties:
        if each.tag in UNSEEN and each.get(VALUE) not in OFF:
            return each.tag
        if each.tag == RAISED and each.get(VALUE) == "superscript":
            return RAISED
    return ""


def whole_number(text: str | None, otherwise: int) -> int:
    """What an attribute says in five digits at most; another number where it says none."""
    known = text is not None and text.isascii() and text.isdecimal() and len(text) < 6
    return int(text) if text and known else otherwise


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
