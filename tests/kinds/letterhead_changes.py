"""Letterheads changed at random places, but never at random bytes alone: what programs and people break.

A change is a name and two numbers, so that a letterhead that once led to a fault can be written
down and kept.
"""

from collections.abc import Callable

from lxml import etree

from tests.kinds.letterhead_making import NAMES, plain_bytes, run
from tests.kinds.letterhead_marks import ANCHORED, IN_LINE, LINE, control, text_box
from tests.kinds.letterhead_packages import BLIP
from tests.kinds.letterheads import LETTERHEADS
from tests.kinds.parts import packed, unpacked
from tests.kinds.registry import Parts, Result

Change = tuple[str, int, int]  # what is done, where, with what
BASES = [kind for kind in LETTERHEADS if kind.result is not Result.REFUSED]
VALUES = (
    "",
    "0",
    "-1",
    "28mm",
    "1588.5",
    "99999999999",
    "1e5",
    "true",
    "NULL",
    "#_top",
    "../../x.xml",
    "\\word\\styles.xml",
    "{{年度}}",
    "{{正文}}",
    "{{年份}}",
    "{{",
    "}}",
    "\u200b",
    "rId1",
    "rId99",
    "正文",
    "continuous",
    "paragraph",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
)
TEXTS = (
    "{{年度}}",
    "{{正文}}",
    "{{单位",
    "名称}}",
    "{{年份}}",
    "｛｛成文日期｝｝",
    "{",
    "}",
    "{年度}",
    "\u200b",
    "",
    "政府信息公开工作年度报告",
)
TAGS = ("w:p", "w:r", "w:t", "w:sdt", "w:sectPr", "w:del", "w:tbl", "w:pPr", "w:ins", "w:hdr")
SNIPPETS = (
    LINE,
    IN_LINE,
    ANCHORED,
    BLIP,
    text_box("{{年度}}"),
    text_box("{{正文}}"),
    control(run("{{正文}}")),
    control(run("{{年度}}"), "<w:dataBinding w:xpath='/a'/>"),
    f"<w:p>{run('{{正文}}')}</w:p>",
    run("{{年度}}"),
    "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
    "<w:sectPr><w:pgSz/><w:pgMar/><w:cols w:num='x'/></w:sectPr>",
    "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:r><w:br w:type='page'/></w:r>",
    "<w:bookmarkStart w:id='1' w:name='b'/>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
    "<w:style w:type='character' w:styleId='x'><w:name w:val='heading 1'/></w:style>",
    "<w:headerReference w:type='default' r:id='rId4'/>",
    "<w:moveFrom><w:r><w:t>{{年份}}</w:t></w:r></w:moveFrom>",
    "<w:body/>",
)


def changed(base: int, changes: list[Change]) -> bytes:
    """A kind of letterhead with these changes made to it, one after the other."""
    data = BASES[base % len(BASES)].build(unpacked(plain_bytes()))
    parts = unpacked(data)
    for name, where, what in changes:
        if name not in ENDS and parts:
            (PARTS.get(name) or in_tree(TREES[name]))(parts, where, what)
    data = packed(parts)
    for name, where, what in changes:
        if name in ENDS:
            data = ENDS[name](data, where, what)
    return data


def in_tree(change: Callable[[etree._Element, int], None]) -> Callable[[Parts, int, int], None]:
    """A change to one element of one part; the document is chosen as often as all others together."""

    def made(parts: Parts, where: int, what: int) -> None:
        names = sorted(name for name in parts if name.lower().endswith((".xml", ".rels")))
        documents = [name for name in names if "document" in name.lower()]
        chosen = documents if where % 2 and documents else names
        if not chosen:
            return
        name = chosen[where // 2 % len(chosen)]
        try:
            root = etree.fromstring(parts[name])
        except (etree.XMLSyntaxError, ValueError):
            return
        elements = list(root.iter("{*}*"))
        change(elements[where % len(elements)], what)
        parts[name] = etree.tostring(root, encoding="UTF-8")

    return made


def drop(element: etree._Element, what: int) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def double(element: etree._Element, what: int) -> None:
    above = element.getparent()
    if above is not None:
        above.insert(what % (len(above) + 1), etree.fromstring(etree.tostring(element)))


def value(element: etree._Element, what: int) -> None:
    names = list(element.attrib)
    if names:
        element.set(names[what % len(names)], VALUES[what // 7 % len(VALUES)])


def unset(element: etree._Element, what: int) -> None:
    names = list(element.attrib)
    if names:
        del element.attrib[names[what % len(names)]]


def text(element: etree._Element, what: int) -> None:
    element.text = TEXTS[what % len(TEXTS)]


def retag(element: etree._Element, what: int) -> None:
    space = etree.QName(element).namespace
    element.tag = f"{{{space}}}{TAGS[what % len(TAGS)].removeprefix('w:')}"


def snippet(element: etree._Element, what: int) -> None:
    made = etree.fromstring(f"<x {NAMES}>{SNIPPETS[what % len(SNIPPETS)]}</x>")
    element.insert(what // 31 % (len(element) + 1), made[0])


def wrap(element: etree._Element, what: int) -> None:
    above = element.getparent()
    if above is not None:
        around = etree.Element(f"{{{element.nsmap.get('w') or 'x'}}}{TAGS[what % len(TAGS)][2:]}")
        above.replace(element, around)
        around.append(element)


def lose(parts: Parts, where: int, what: int) -> None:
    del parts[sorted(parts)[where % len(parts)]]


def rename(parts: Parts, where: int, what: int) -> None:
    name = sorted(parts)[where % len(parts)]
    new = (name.upper(), f"/{name}", name.replace("/", "\\"), f"x/{name}", "word/")[what % 5]
    parts[new] = parts.pop(name)


def twin(parts: Parts, where: int, what: int) -> None:
    name = sorted(parts)[where % len(parts)]
    parts[name.upper()] = parts[name] + b" " * (what % 2)


def shorten(parts: Parts, where: int, what: int) -> None:
    name = sorted(parts)[where % len(parts)]
    parts[name] = parts[name][: what % (len(parts[name]) + 1)]


def exchange(parts: Parts, where: int, what: int) -> None:
    one, other = (sorted(parts)[n % len(parts)] for n in (where, what))
    parts[one] = parts[other]


def recode(parts: Parts, where: int, what: int) -> None:
    name = sorted(parts)[where % len(parts)]
    body = parts[name].decode("utf-8", "replace").partition("?>")[2]
    code = ("utf-16", "gb18030", "utf-8-sig", "latin-1")[what % 4]
    parts[name] = f'<?xml version="1.0" encoding="{code}"?>{body}'.encode(code, "replace")


def cut(data: bytes, where: int, what: int) -> bytes:
    return data[: where % (len(data) + 1)]


def flip(data: bytes, where: int, what: int) -> bytes:
    at = where % len(data) if data else 0
    return data[:at] + bytes([what % 256]) + data[at + 1 :]


TREES = {each.__name__: each for each in (drop, double, value, unset, text, retag, snippet, wrap)}
PARTS = {each.__name__: each for each in (lose, rename, twin, shorten, exchange, recode)}
ENDS = {each.__name__: each for each in (cut, flip)}
NAMES_OF_CHANGES = (*TREES, *TREES, *TREES, *PARTS, *ENDS)
