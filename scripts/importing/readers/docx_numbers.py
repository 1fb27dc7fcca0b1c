"""Numbers that Word counts by itself before paragraphs: （一）, 1. and the like, as they are shown."""

import re
from dataclasses import dataclass, field

from lxml import etree

from schemas.language.numerals import chinese
from scripts.importing.readers.docx_words import W, whole_number

DEEPEST = 9
MOST_CHINESE = 99_999  # that `chinese` says
CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital")
)
DECIMAL = frozenset(("decimal", "decimalFullWidth", "decimalHalfWidth", "decimalZero"))
PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class _Level:
    """How one level of a list counts: its kind of number, where it begins, what stands around it."""

    kind: str
    start: int
    text: str


@dataclass
class Numbers:
    """The lists of a document and how far each has counted."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def before(self, paragraph: etree._Element) -> str:
        """The number before this paragraph, "" for none; counted on, so call once for each."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None or not self.lists:
            return ""
        number, level = self._place(properties)
        if number not in self.lists or not 0 <= level < DEEPEST:
            return ""
        counter, levels = self.lists[number]
        counts = self.counts.setdefault(counter, [0] * DEEPEST)
        here = levels.get(level)
        counts[level] = counts[level] + 1 if counts[level] else (here.start if here else 1)
        counts[level + 1 :] = [0] * (DEEPEST - level - 1)
        return "" if here is None else PLACE.sub(lambda m: _shown(levels, counts, m), here.text)

    def _place(self, properties: etree._Element) -> tuple[str, int]:
        style = properties.find(f"{W}pStyle")
        number, level = self.styles.get("" if style is None else style.get(f"{W}val", ""), ("", 0))
        own = properties.find(f"{W}numPr")
        if own is not None:
            number = _value(own, "numId") or number
            level = whole_number(_value(own, "ilvl"), level)
        return number, level


def _shown(levels: dict[int, _Level], counts: list[int], place: re.Match[str]) -> str:
    level = int(place[1]) - 1
    number = counts[level] or 1
    kind = levels[level].kind if level in levels else "decimal"
    return chinese(number) if kind in CHINESE and number <= MOST_CHINESE else str(number)


def numbers_of(numbering: etree._Element | None, styles: etree._Element | None) -> Numbers:
    """The lists that numbering.xml and styles.xml of a document declare."""
    if numbering is None:
        return Numbers()
    abstract = {
        each.get(f"{W}abstractNumId", ""): dict(_levels(each))
        for each in numbering.iter(f"{W}abstractNum")
    }
    lists = {}
    for each in numbering.iter(f"{W}num"):
        name, meant = each.get(f"{W}numId", ""), _value(each, "abstractNumId")
        anew = each.find(f".//{W}startOverride") is not None
        lists[name] = (f"{name} anew" if anew else meant, abstract.get(meant, {}))
    named: dict[str, tuple[str, int]] = {}
    for style in () if styles is None else styles.iter(f"{W}style"):
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None and _value(own, "numId"):
            level = whole_number(_value(own, "ilvl"), 0)
            named[style.get(f"{W}styleId", "")] = (_value(own, "numId"), level)
    return Numbers(lists, named)


def _levels(abstract: etree._Element) -> list[tuple[int, _Level]]:
    found = []
    for each in abstract.iterchildren(f"{W}lvl"):
        kind = _value(each, "numFmt") or "decimal"
        if kind in CHINESE or kind in DECIMAL:
            start = whole_number(_value(each, "start"), 1)
            level = whole_number(each.get(f"{W}ilvl", "0"), DEEPEST)  # of which none asks
            found.append((level, _Level(kind, start, _value(each, "lvlText"))))
    return found


def _value(parent: etree._Element, name: str) -> str:
    """The value of a child element; "" where it has none that counts."""
    child = parent.find(f"{W}{name}")
    value = "" if child is None else child.get(f"{W}val", "")
    return value if name in ("numFmt", "lvlText") or value.isdecimal() else ""
