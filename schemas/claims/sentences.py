"""The narrative as sentences, each with the cell it stands in.

A `Sentence` keeps the words as typed, for quoting, and a plain copy to search in: no white space,
half-width digits, one sort of comma, titles in 《》 blotted out (what a title says is no statement of this report).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from schemas.filled.entries import Entry
from schemas.filled.submission import Paragraphs
from schemas.language.numerals import ALIKE
from schemas.language.personal import excerpt

QUOTED = 60  # characters of a sentence that a finding quotes
BLOT = "□"
LONGEST = 1500  # characters; what goes on without a full stop is cut, at a semicolon if it can be
_END = re.compile(
    rf"(?:[^。！？!?]{{1,{LONGEST}}}(?=[。！？!?；]|$)|[^。！？!?]{{1,{LONGEST}}})[。！？!?；]*"
)
_TITLE = re.compile(r"《[^《》]*》")
_BREAK = re.compile(r"[，；。,;]")
_COMMA = re.compile(r",(?!\d)|(?<!\d),")  # not the one in 1,234


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, its words as typed, the same to search in."""

    entry: Entry
    section: str
    part: str
    heading: str
    paragraph: int
    text: str
    plain: str

    def words(self, start: int, end: int) -> str:
        """The words as typed at a place of ``plain``: its own ，（） and full-width digits."""
        places = self._places()
        return self.text[places[start] : places[max(start, end - 1)] + 1]

    def quote(self, start: int = 0, end: int = 0) -> str:
        """The words as typed around a place of ``plain``, whole clauses, shortened when long."""
        if len(self.text) <= QUOTED:
            return self.text
        places = self._places()
        first, last = places[start], places[max(start, end - 1)]
        breaks = [0, *(found.end() for found in _BREAK.finditer(self.text)), len(self.text)]
        near = [b for b in breaks if first - QUOTED // 2 <= b <= first] or [first]
        after = [b for b in breaks if last < b <= last + QUOTED // 2] or [last + 1]
        begin, stop = near[0], after[-1]
        words = excerpt(self.text, begin, stop)
        return f"{'…' if begin else ''}{words}{'…' if stop < len(self.text) else ''}"

    def _places(self) -> list[int]:
        """Where each sign of ``plain`` stands in ``text``."""
        return [place for place, sign in enumerate(self.text) if not sign.isspace()]


def plain_of(text: str) -> str:
    """A text to search in: every sign in its place but for white space, which is gone."""
    words = _COMMA.sub("，", "".join(text.split()).translate(ALIKE))
    return _TITLE.sub(lambda title: f"《{BLOT * (len(title[0]) - 2)}》", words)


@lru_cache(maxsize=16)  # all rules about words read the same sentences
def sentences(narrative: tuple[Paragraphs, ...]) -> tuple[Sentence, ...]:
    """The sentences of all texts (headings aside), in order; ``paragraph`` counts lines."""
    found: list[Sentence] = []
    for row in narrative:
        for line in row.text.text.splitlines():
            found += _sentences(row, line, found[-1].paragraph + 1 if found else 0)
    return tuple(found)


def _sentences(row: Paragraphs, line: str, paragraph: int) -> Iterator[Sentence]:
    for match in _END.finditer(line):
        text = match[0].strip()
        if text:
            heading = row.heading.text.strip()
            yield Sentence(
                row.text, row.section, row.part, heading, paragraph, text, plain_of(text)
            )
