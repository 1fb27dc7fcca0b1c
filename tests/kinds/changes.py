"""Changes to the parts of a workbook that know its structure: elements, attributes, texts, names, the zip.

Each change is drawn by hypothesis as a small tuple, so that what a run has found can be told and tried
again; `changed` applies them to the plain file.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from tests.kinds.making import (
    BOOK,
    BOOK_RELS,
    DISCLOSURE,
    FACTS,
    OTHER,
    OVERVIEW,
    REQUESTS,
    RESULTS,
    REVIEW,
    STRINGS,
    STYLES,
    plain_bytes,
)
from tests.kinds.parts import ROOT_RELS, TYPES, packed, unpacked
from tests.kinds.workbook_unread import comments_alone, vml_of_other_prefixes

SHEETS = (FACTS, OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, OTHER, RESULTS)
FRAME = (BOOK, BOOK_RELS, ROOT_RELS, TYPES, STRINGS, STYLES)
ELEMENT = re.compile(
    rb"<(c|row|v|f|is|t|si|xf|numFmt|sheet|Relationship|Override|Default|definedName|workbookPr"
    rb"|mergeCell|col|sheetData|dxf|dataValidation|cfRule)\b[^<>]*(?:/>|>.*?</\1>)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(rb' ([\w:]+)="([^"<>]*)"')
TEXT = re.compile(rb"(?<=>)[^<>]+(?=</)")
VALUES = (
    *(b"", b"-1", b"0", b"7", b"99999", b"1048576", b"x", b"A1", b"D7", b"d7", b"XFD1"),
    *(b"n", b"s", b"str", b"inlineStr", b"e", b"b", b"d", b"true", b"rId1", b"xl\\styles.xml"),
)
TEXTS = (
    *(b"", b" 12 ", b"12", b"-3", b"1e5", b"1e400", b"3000000", b"0.1", b"1_0", b"NaN", b"#N/A"),
    *(b"#BAD!", b"2026-01-19", b"2026-01-19T00:00:00Z", b"&#49;2", b"&amp;", b"_x0041_"),
    *(b"_x005F_x0041_", b"_x000D_\n", b"<![CDATA[5]]>", b"<!--x-->5", b"5<?p?>", b"TRUE"),
    *("１２".encode(), b"  a b  ", b"\n5\n", b"5<b/>", b"99999", b"&undefined;"),
)
PIECES = (
    *(b"<!-- x -->", b"<?p?>", b"<x/>", b"text", b"\n  ", b'<c r="D7"><v>1</v></c>', b"<v>3</v>"),
    *(b'<row r="7"/>', b"<is><t>a</t></is>", b"<f>1+1</f>", b"<sheetData/>", b"</row>", b"&#10;"),
)
ACTIONS = (
    "twice",
    "gone",
    "swapped",
    "attribute",
    "no attribute",
    "text",
    "piece",
    "cut",
    "retyped",
)
WHOLE = ("utf-16", "prefix", "apostrophes", "no part", "other case", "backslashes", "twice in zip")


class Change(NamedTuple):
    """What is done, to which part, at which of its places (modulo their number), with which value."""

    action: str
    part: str
    place: int
    value: int


def changes() -> st.SearchStrategy[list[Change]]:
    """One to four changes, most of them within sheets."""
    places, values = st.integers(0, 5000), st.integers(0, 60)
    within = st.builds(
        Change, st.sampled_from(ACTIONS), st.sampled_from((*SHEETS, *FRAME)), places, values
    )
    cells = st.builds(Change, st.sampled_from(ACTIONS), st.sampled_from(SHEETS), places, values)
    whole = st.builds(
        Change, st.sampled_from(WHOLE), st.sampled_from((*SHEETS, *FRAME)), places, values
    )
    return st.lists(st.one_of(cells, within, whole), min_size=1, max_size=4)


def changed(wanted: Sequence[Change]) -> bytes:
    """The plain file, with a comment of a person in it, after these changes."""
    parts = unpacked(plain_bytes())
    (vml_of_other_prefixes if wanted[0].value % 2 else comments_alone)(parts)
    entries = list(parts.items())
    for change in wanted:
        known = [
            name for name, _ in entries if name.lower().replace("\\", "/") == change.part.lower()
        ]
        if not known:
            continue
        at = next(n for n, (name, _) in enumerate(entries) if name == known[-1])
        entries = _applied(change, entries, at)
    return packed(entries)


Entries = list[tuple[str, bytes]]


def _applied(change: Change, entries: Entries, at: int) -> Entries:
    name, xml = entries[at]
    before, after = entries[:at], entries[at + 1 :]
    match change.action:
        case "no part":
            return [*before, *after]
        case "other case":
            return [*before, (name.upper() if change.value % 2 else name.lower(), xml), *after]
        case "backslashes":
            return [*before, (name.replace("/", "\\"), xml), *after]
        case "twice in zip":
            other = xml if change.value % 2 else _edited(change._replace(action="text"), xml)
            return [*entries, (name if change.value % 3 else name.lower(), other)]
        case "utf-16":
            text = xml.decode("utf-8", "replace").partition("?>")[2] or xml.decode(
                "utf-8", "replace"
            )
            return [*before, (name, text.encode("utf-16")), *after]
        case "prefix":
            xml = re.sub(rb"<(/?)(?=[A-Za-z])(?![\w.-]+:)", rb"<\1p:", xml)
            return [*before, (name, xml.replace(b" xmlns=", b" xmlns:p=", 1)), *after]
        case "apostrophes":
            return [*before, (name, re.sub(rb'="([^"\']*)"', rb"='\1'", xml)), *after]
    return [*before, (name, _edited(change, xml)), *after]


def _edited(change: Change, xml: bytes) -> bytes:
    if change.action == "cut":
        return xml[: change.place * len(xml) // 5000]
    pattern = {"text": TEXT, "attribute": ATTRIBUTE, "no attribute": ATTRIBUTE}.get(
        change.action, ELEMENT
    )
    found = list(pattern.finditer(xml))
    if not found:
        return xml
    at = found[change.place % len(found)]
    if change.action == "swapped":
        other = found[(change.place + 1) % len(found)]
        if other.start() < at.end():
            return xml
        between = xml[at.end() : other.start()]
        return xml[: at.start()] + other[0] + between + at[0] + xml[other.end() :]
    return xml[: at.start()] + EDITS[change.action](at, change.value) + xml[at.end() :]


def _picked(options: Sequence[bytes], value: int) -> bytes:
    return options[value % len(options)]


def _retyped(found: re.Match[bytes], value: int) -> bytes:
    """A cell with another type and value, as different programs would write it."""
    place = re.search(rb'\br="[A-Z]+[0-9]+"', found[0])
    kind = _picked(
        (
            b"",
            b' t="n"',
            b' t="s"',
            b' t="str"',
            b' t="inlineStr"',
            b' t="e"',
            b' t="b"',
            b' t="d"',
        ),
        value,
    )
    words = _picked(TEXTS, value * 7 + len(found[0]))
    inside = b"<is><t>%b</t></is>" % words if value % 3 == 0 else b"<v>%b</v>" % words
    formula = b"<f>1+1</f>" if value % 5 == 0 else b""
    return b"<c %b%b>%b%b</c>" % (place[0] if place else b'r="D7"', kind, formula, inside)


EDITS: dict[str, Callable[[re.Match[bytes], int], bytes]] = {
    "twice": lambda found, _: found[0] + found[0],
    "gone": lambda found, _: b"",
    "attribute": lambda found, value: b' %b="%b"' % (found[1], _picked(VALUES, value)),
    "no attribute": lambda found, _: b"",
    "text": lambda found, value: _picked(TEXTS, value),
    "piece": lambda found, value: found[0] + _picked(PIECES, value),
    "retyped": _retyped,
}
