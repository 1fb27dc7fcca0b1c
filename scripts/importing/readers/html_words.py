"""Words of a web page as shown: without what is hidden or struck through, with marks of footnotes as marks."""

import re

from lxml import etree

from scripts.importing.readers.raised import raised

_UNSEEN = "script style noscript template head svg iframe object audio video"
_STRUCK = "s strike del"
_AROUND = "nav aside footer select button textarea datalist"
SKIPPED = frozenset(f"{_UNSEEN} {_STRUCK} {_AROUND}".split())
_PLAIN = "p div form section article main header ul ol li dl dt dd blockquote pre center figure hr"
_TABLES = "table tr td th tbody thead tfoot"
BREAKING = frozenset(f"{_PLAIN} {_TABLES} h1 h2 h3 h4 h5 h6 html body fieldset address".split())
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|line-through"
    r"|font-size\s*:\s*0[a-z%]*\s*(?:;|$)",
    re.IGNORECASE,
)
HIDING = (
    "display",
    "hidden",
    "hide",
    "line-through",
    "font-size",
    "DISPLAY",
    "HIDDEN",
)  # of a page that may hide
RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")


def skipped(element: etree._Element) -> bool:
    """Whether an element is not shown, or struck through, or belongs to the site around."""
    if element.tag in SKIPPED or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(HIDDEN.search(style))


def is_raised(element: etree._Element) -> bool:
    """Whether the words of an element stand above the line."""
    if element.tag == "sup":
        return True
    style = element.get("style")
    return style is not None and "super" in style and bool(RAISED.search(style))


def words_in(element: etree._Element) -> str:
    """All words of an element, of whatever is in it."""
    return "".join(map(str, element.itertext()))


def inline(element: etree._Element) -> tuple[list[str], bool]:
    """The words of an inline element, parted where a line ends; whether a picture is in it."""
    lines = [element.text or ""]
    picture = False
    if is_raised(element):
        return [raised(words_in(element))], False
    for child in element:
        if child.tag == "br":
            lines.append("")
        elif child.tag == "img":
            picture = True
        elif isinstance(child.tag, str) and not skipped(child):
            more, pictured = inline(child)
            lines[-1] += more[0]
            lines += more[1:]
            picture = picture or pictured
        lines[-1] += child.tail or ""
    return lines, picture


def text_of(cell: etree._Element) -> str:
    """The words of a cell as shown."""
    if not len(cell):
        if cell.text is None or cell.text.isalnum():
            return cell.text or ""
        return SPACE.sub(" ", (cell.text or "").replace("\u00a0", " ")).strip()
    pieces: list[str] = []

    def gather(element: etree._Element) -> None:
        if is_raised(element):
            pieces.append(raised(words_in(element)))
            return
        pieces.append(element.text or "")
        for child in element:
            if child.tag == "br":
                pieces.append("\n")
            elif isinstance(child.tag, str) and not skipped(child):
                if child.tag in BREAKING:
                    pieces.append("\n")
                gather(child)
            pieces.append(SPACE.sub(" ", child.tail or ""))

    gather(cell)
    lines = ("".join(pieces)).replace("\u00a0", " ").split("\n")
    return "\n".join(stripped for line in lines if (stripped := SPACE.sub(" ", line).strip()))
