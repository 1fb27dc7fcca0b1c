"""Which cells Excel shows as dates, times or durations, and which moment a stored number is.

Days are counted from 1900 or, where the workbook says so, from 1904; the fraction of a day is read
to the millisecond. ECMA-376 part 1, 18.17.4.1 (dates) and 18.8.30 (formats).
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from workbook.reading.cell_styles import Styles
from workbook.reading.formats import BUILT_IN, PROBE, seen

MILLISECONDS = 86_400_000  # of a day
FROM_1900, FROM_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
NO_LEAP_DAY = 60  # to Excel 1900 was a leap year: before its 29 February a day more is counted
# built-in formats that are dates, those of Chinese Excel (27 to 36, 50 to 58) included
DATES = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
HOURS = 46  # [h]:mm:ss
QUOTED = re.compile(r'"[^"]*"?|\\.?|_.?|\*.?', re.DOTALL)
ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
BRACKETED = re.compile(r"\[[^\]]*\]?")
LETTERS = re.compile("[dmhys]", re.IGNORECASE)


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    MOMENT = "moment"
    DURATION = "duration"


@dataclass(frozen=True)
class Formats:
    """What each cell style of a workbook shows and by which format; ``epoch`` is where days begin."""

    shown: Sequence[Shown] = ()
    codes: Sequence[str] = ()
    epoch: dt.datetime = FROM_1900

    @cached_property
    def telling(self) -> frozenset[bytes | None]:
        """The styles, as they are written in cells, of all that is more than a number as it stands."""
        looks = enumerate(zip(self.shown, self.codes, strict=True))
        found = {b"%d" % n for n, (shown, code) in looks if shown is not Shown.NUMBER or code}
        unstyled = {None} if self.of(None) is not Shown.NUMBER else frozenset[None]()
        return frozenset(found | unstyled)

    def of(self, style: str | None) -> Shown:
        """What a cell of this style shows; a style that is not there is none."""
        number = _number(style)
        return self.shown[number] if number < len(self.shown) else Shown.NUMBER

    def code_of(self, style: str | None) -> str:
        """The format of a cell of this style, where it may show another number; else ""."""
        number = _number(style)
        return self.codes[number] if style and number < len(self.codes) else ""


def _number(style: str | None) -> int:
    return int(style) if style and style.isdecimal() else 0


def formats_of(styles: Styles, *, from_1904: bool) -> Formats:
    """What the styles of a workbook show."""
    known = {str(number): code for number, code in BUILT_IN.items()} | styles.own
    codes = {number: known.get(number, "") for number in set(styles.looks)}
    changing = {n: code if code and seen(PROBE, code) else "" for n, code in codes.items()}
    shown = {number: _shown(number, styles.own) for number in codes}
    return Formats(
        [shown[number] for number in styles.looks],
        [changing[number] for number in styles.looks],
        FROM_1904 if from_1904 else FROM_1900,
    )


def _shown(number: str, own: Mapping[str, str]) -> Shown:
    if number in own:
        return shown_by(own[number])
    if number == str(HOURS):
        return Shown.DURATION
    built_in = number.isdecimal() and int(number) in DATES
    return Shown.MOMENT if built_in else Shown.NUMBER


def shown_by(code: str) -> Shown:
    """What a format code shows: ``yyyy"年"`` a moment, ``[h]:mm`` a duration, ``0"d"`` a number."""
    plain = QUOTED.sub("", code).partition(";")[0]
    if ELAPSED.search(plain):
        return Shown.DURATION
    return Shown.MOMENT if LETTERS.search(BRACKETED.sub("", plain)) else Shown.NUMBER


def moment(number: float, shown: Shown, epoch: dt.datetime) -> dt.datetime | dt.time | dt.timedelta:
    """The moment or duration that a stored number is shown as. OverflowError beyond the year 9999."""
    if shown is Shown.DURATION:
        return dt.timedelta(milliseconds=round(number * MILLISECONDS))
    span = dt.timedelta(milliseconds=round(number * MILLISECONDS))
    if number < 1:
        return (dt.datetime.min + span).time()
    if epoch == FROM_1900 and number < NO_LEAP_DAY:
        span += dt.timedelta(days=1)
    return epoch + span
