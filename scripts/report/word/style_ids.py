"""Our styles in somebody else's document: matched by name and type, added where missing.

Word writes the id of a style in the language of the program (标题 1 may be ``1`` or ``Heading1``);
only the name is the same everywhere. Other programs write the name in Chinese too, old ones other
names behind a comma.
"""

from docx.oxml import parse_xml
from lxml.etree import _Element

from scripts.report.word.letterhead.transitional import W
from scripts.report.word.styles import HEADINGS, NORMAL, TITLE, definitions
from scripts.report.word.text import StyleIds

_ID, _VAL, _DEFAULT, _TYPE = f"{W}styleId", f"{W}val", f"{W}default", f"{W}type"
_STYLE, _NAME = f"{W}style", f"{W}name"
_REFERENCES = tuple(f"{W}{name}" for name in ("basedOn", "next", "link"))
_CHINESE = {NORMAL: "正文", TITLE: "标题"} | {
    name: f"标题 {level}" for level, name in HEADINGS.items()
}
_OURS = "（报告）"  # after the name of a style that is taken by one of another type


def add_styles(styles: _Element) -> StyleIds:
    """Add to `styles` what it lacks, leave what it has; returns the id of each of ours in it."""
    present = _present(styles)
    names = {name for _, name in present}
    taken = {style.get(_ID, "") for style in styles.iterchildren(_STYLE)}
    ours = {name: _element(xml) for name, (_, xml) in definitions().items()}
    ids: dict[str, str] = {}
    missing = []
    for name, style in ours.items():
        usual, chinese = ((_kind(style), _plain(n)) for n in (name, _CHINESE.get(name, name)))
        ids[name] = present.get(usual) or present.get(chinese) or ""
        if not ids[name]:
            ids[name] = _free(style.get(_ID, ""), taken)
            missing.append((name, style))
        taken.add(ids[name])
    here = {style_id: ids[name] for name, (style_id, _) in definitions().items()}
    for name, style in missing:
        styles.append(_translated(style, name, names, here))
    return ids


def _present(styles: _Element) -> dict[tuple[str, str], str]:
    """Type and name of each style that has an id -> that id; the first of several counts."""
    found: dict[tuple[str, str], str] = {}
    for style in styles.iterchildren(_STYLE):
        name = style.find(_NAME)
        stated = "" if name is None else name.get(_VAL, "")
        for alias in stated.split(","):
            if style.get(_ID):
                found.setdefault((_kind(style), _plain(alias)), style.get(_ID, ""))
    return found


def _kind(style: _Element) -> str:
    return style.get(_TYPE, "paragraph")


def _plain(name: str) -> str:
    return name.strip().lower()


def _free(style_id: str, taken: set[str]) -> str:
    """The id itself, or with underscores when a style of another name has it."""
    while style_id in taken:
        style_id += "_"
    return style_id


def _element(xml: str) -> _Element:
    style: _Element = parse_xml(xml.replace("<w:style ", f'<w:style xmlns:w="{W[1:-1]}" ', 1))
    return style


def _translated(style: _Element, name: str, names: set[str], here: dict[str, str]) -> _Element:
    """A style of ours with the names and ids of this document, and no claim to be its default."""
    while _plain(name) in names:
        name += _OURS
    stated = style.find(_NAME)
    if stated is not None:
        stated.set(_VAL, name)
    style.set(_ID, here[style.get(_ID, "")])
    style.attrib.pop(_DEFAULT, "")
    for reference in style.iterchildren(*_REFERENCES):
        reference.set(_VAL, here[reference.get(_VAL, "")])
    return style
