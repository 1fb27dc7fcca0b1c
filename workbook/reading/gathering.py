"""Cells of a sheet gathered one by one: what each holds, by its type and the format of its style.

Both ways of walking through a sheet, `usual_cells` and `cell_xml`, hand their cells to this, so that
no cell is taken for one thing by one of them and for another by the other.
"""

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence

from workbook.files.escapes import unescaped
from workbook.reading.cells import SheetCells, Value, coordinates
from workbook.reading.guard import COLUMNS, OUT_OF_RANGE, Guard
from workbook.reading.hidden import Hidden
from workbook.reading.number_formats import Formats, Shown, moment
from workbook.reading.shared_texts import XML_SPACES

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:NaN|INF|inf)", re.ASCII)
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(?:\.\d+)?",
    re.ASCII,
)
BOTH = {"0": False, "1": True, "false": False, "true": True, "FALSE": False, "TRUE": True}
NO_VALUE = "#VALUE!"
LARGEST_DATE = 2958465  # the last day Excel can show, 31 December 9999


class UnreadableError(Exception):
    """A cell that cannot be told for sure: its place, and why in Chinese."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place, self.why = place, why


class Gathering:
    """The cells of one sheet so far, by the shared texts and formats of its workbook."""

    def __init__(self, shared: Sequence[str], formats: Formats) -> None:
        self.shared, self.formats = shared, formats
        self.rows: list[list[Value]] = []
        self.formulas: set[str] = set()
        self.uncalculated: set[str] = set()
        self.errors: dict[str, str] = {}
        self.shown: dict[str, str] = {}

    def cells(self, name: str, merged: Mapping[str, str], hidden: Hidden) -> SheetCells:
        """All of them, as a sheet of this name."""
        formulas, uncalculated = frozenset(self.formulas), frozenset(self.uncalculated)
        guard = Guard(formulas, uncalculated, self.errors, merged, self.shown, hidden)
        return SheetCells(name, self.rows, guard)

    def put(self, place: str, value: Value) -> None:
        """Note a value as that of a cell."""
        row, column = coordinates(place)
        rows = self.rows
        while len(rows) < row:
            rows.append([None] * COLUMNS)
        rows[row - 1][column - 1] = value

    def take(
        self,
        place: str,
        kind: str,
        stored: str,
        words: str | None = None,
        style: str | None = None,
        *,
        formula: bool = False,
    ) -> None:
        """A cell of this type with this stored value, or text of its own. UnreadableError if it is none."""
        value = self._value(place, kind, stored, words, style)
        if formula:
            self.formulas.add(place)
            if not stored and kind not in ("e", "str", "inlineStr"):
                self.uncalculated.add(place)
        if value is not None:
            self.put(place, value)

    def _value(
        self, place: str, kind: str, stored: str, words: str | None, style: str | None
    ) -> Value:
        """What a cell of this type holds; None for nothing, and for an error value."""
        plain = stored.strip(XML_SPACES)
        match kind:
            case "inlineStr" if words is not None:
                return words
            case "str":
                return unescaped(stored)
            case "e" if not plain or plain.startswith("#"):
                self.errors[place] = plain or NO_VALUE
                return None
            case "n" | "s" | "b" | "d" if not plain and words is None:
                return None
            case "s" if plain.isascii() and plain.isdecimal() and int(plain) < len(self.shared):
                return self.shared[int(plain)]
            case "s":
                raise UnreadableError(place, f"引用的公用文字“{plain[:20]}”在文件中不存在")
            case "b" if plain in BOTH:
                return BOTH[plain]
            case "d" if MOMENT.fullmatch(plain):
                return _stated_moment(place, plain)
            case "n" if NUMBER.fullmatch(plain):
                return self._number(place, float(plain), style)
        raise UnreadableError(place, f"的内容“{plain[:20]}”与标明的类型（{kind[:20]}）不符")

    def _number(self, place: str, number: float, style: str | None) -> Value:
        shown = self.formats.of(style)
        if shown is Shown.NUMBER or not math.isfinite(number):
            if code := self.formats.code_of(style):
                self.shown[place] = code
            return number
        if shown is Shown.MOMENT and not 0 <= number < LARGEST_DATE + 1:
            self.errors[place] = OUT_OF_RANGE
            return None
        try:
            return moment(number, shown, self.formats.epoch)
        except OverflowError:
            self.errors[place] = OUT_OF_RANGE
            return None


def _stated_moment(place: str, text: str) -> Value:
    """A date written as such; the hour is the one of the place, whatever zone it names."""
    try:
        if "-" not in text[:5]:
            return dt.time.fromisoformat(text)
        return dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise UnreadableError(place, f"写的“{text}”没有这一天") from error
