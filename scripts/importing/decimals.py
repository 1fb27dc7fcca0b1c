"""Sub-headings counted 1.1, 1.2 within section 1. become those of the form: （一）, （二）, below them 1., 2."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.form.model import Section
from schemas.language.numerals import chinese, chinese_number
from scripts.importing.printed import Paragraph
from scripts.importing.sub_headings import short

DECIMAL = re.compile(r"\s*(\d)[.．](\d{1,2})(?:[.．](\d{1,2}))?[.．、]?\s*(?=[^\d\s.．、])")


def without_decimals(section: Section, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of a section, its headings numbered as the form does it.

    As they are where it is in doubt whether such numbers are headings: 1.1 has to be of section 1 and
    the first, and all follow one another.
    """
    changed = list(_renumbered(section, lines))
    return changed if len(changed) == len(lines) else list(lines)


def _renumbered(section: Section, lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The lines with other numbers; it ends early at a number out of order."""
    here, below = 0, 0
    for line in lines:
        number = DECIMAL.match(line.text)
        words = line.text[number.end() :] if number else ""
        if number is None or int(number[1]) != chinese_number(section.number) or not short(words):
            yield line
            continue
        upper, lower = int(number[2]), int(number[3] or 0)
        if (upper, lower) not in ((here + 1, 0), (here, below + 1)) or not upper:
            return
        here, below = upper, lower
        yield replace(line, text=f"{lower}.{words}" if lower else f"（{chinese(upper)}）{words}")
