"""Rows and columns that are hidden or filtered away: what stands in them is read and printed all the same."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from schemas.filled.entries import Entry, listed, shown
from schemas.filled.submission import Paragraphs
from schemas.issues import Issue, Place
from schemas.rules.files import HIDDEN
from workbook.layout import column_letter, position

_HIDDEN = rb"hidden=[\"'](?:1|true)[\"']"
_ANY = re.compile(_HIDDEN)
_ROW = re.compile(rb"<row\s(?=[^<>]*\b%b)[^<>]*?\br=[\"']([0-9]+)" % _HIDDEN)
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\s(?=[^<>]*\b%b)[^<>]*>" % _HIDDEN)
_BOUND = re.compile(rb"\b(min|max)=[\"']([0-9]+)")
FEW = 5  # rows or columns that a finding names
WIDEST = 26  # columns; nothing is read beyond


class Hidden(NamedTuple):
    """The rows and columns of a sheet that nobody sees, counted from 1."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()

    def hides(self, cell: str) -> bool:
        """Whether a cell is in one of them: ``hides("D7")``."""
        row, column = position(cell)
        return row in self.rows or column in self.columns


NOTHING_HIDDEN = Hidden()


def hidden_in(xml: bytes) -> Hidden:
    """What the XML of a sheet hides whose rows are written in the usual way."""
    if b"hidden=" not in xml or _ANY.search(xml) is None:
        return NOTHING_HIDDEN  # LibreOffice says of every row that it is not
    return Hidden(frozenset(int(row) for row in _ROW.findall(xml)), hidden_columns(xml))


def hidden_columns(xml: bytes) -> frozenset[int]:
    """The columns that the XML of a sheet hides, in whichever way it is written."""
    columns: set[int] = set()
    for each in _COLUMN.findall(xml):
        bounds = {name: int(number) for name, number in _BOUND.findall(each)}
        if len(bounds) == 2:
            columns.update(range(bounds[b"min"], min(bounds[b"max"], WIDEST) + 1))
    return frozenset(columns)


def hidden_contents(
    hidden: Mapping[str, Hidden], numbers: Iterable[Entry], narrative: Iterable[Paragraphs]
) -> Iterator[Issue]:
    """A finding for each sheet that hides numbers other than 0, or texts."""
    hiding = {sheet: unseen for sheet, unseen in hidden.items() if any(unseen)}
    if not hiding:
        return
    typed = [entry for entry in numbers if not entry.blank and entry.number != 0]
    typed += [row.text for row in narrative if not row.text.blank]
    for sheet, unseen in hiding.items():
        found = [e for e in typed if e.sheet == sheet and unseen.hides(e.address)]
        if found:
            yield _told(sheet, unseen, found)


def _told(sheet: str, unseen: Hidden, found: list[Entry]) -> Issue:
    places = [position(entry.address) for entry in found]
    rows = sorted({row for row, _ in places} & unseen.rows)
    columns = sorted({column for _, column in places} & unseen.columns)
    named = [f"第{row}行" for row in rows] + [f"{column_letter(each)}列" for each in columns]
    cells = tuple(entry.address for entry in found)
    return HIDDEN.issue(
        f"“{sheet}”的{listed(named, FEW, '处')}已隐藏或被筛选，"
        f"其中有内容（如{cells[0]}的“{shown(found[0].text)}”），同样参加校验、印进报告。请取消隐藏和筛选，核对一遍。",
        Place(sheet, cells[0], cells),
        found=found[0].text,
    )
