"""Words of a Word document as shown: without deletions, field codes, unfilled controls, text boxes."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sectPr"))
TEXT, HYPHEN = f"{W}t", f"{W}noBreakHyphen"
TABS, BREAKS = (f"{W}tab", f"{W}ptab"), (f"{W}br", f"{W}cr")
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


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
