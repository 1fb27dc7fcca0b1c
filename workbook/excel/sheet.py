"""One sheet of an open workbook: its cells read in one go, marks put on and taken off.

The sheet is whatever xlwings gives; nothing is imported from it here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from schemas.issues import Severity
from workbook.excel.lock import unlocked
from workbook.excel.shown import formats_in
from workbook.layout import NARRATIVE_MOST, address
from workbook.marking.findings import LOOKS, PREFIX, is_marker, is_our_note, marker
from workbook.reading.cells import SheetCells, Value
from workbook.reading.guard import COLUMNS, ROWS, Guard
from workbook.sheets.formulas import ranges
from workbook.sheets.measure import lines

# Excel's error values as texts; those xlwings does not know come as whole numbers, which no
# number of a cell ever does.
ERRORS = frozenset(
    [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#BUSY!",
        "#GETTING_DATA",
    ]
)
UNKNOWN_ERROR = "#ERROR!"
LONGEST_ADDRESS = 200  # characters; Excel takes 255
OLD_LIMIT = 255  # characters some versions of Excel give of a note
NOTE_WIDTH, NOTE_LINE = 300, 13  # points


class LiveSheet:
    """A sheet as it stands in Excel."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.name: str = sheet.name

    @property
    def short(self) -> bool:
        """Whether it has no more rows than a sheet of our template may have."""
        return int(self.sheet.used_range.last_cell.row) <= 2 * NARRATIVE_MOST

    def read(self) -> SheetCells:
        """All cells: values, which of them are formulas, which are errors."""
        last = self.sheet.used_range.last_cell
        area = self.sheet.range((1, 1), (min(last.row, ROWS), min(last.column, COLUMNS)))
        values = area.options(ndim=2, err_to_str=True).value
        formulas: set[str] = set()
        errors: dict[str, str] = {}
        rows: list[list[Value]] = []
        for row, (line, told) in enumerate(zip(values, _rows(area.formula), strict=True), start=1):
            rows.append([])
            for column, (value, formula) in enumerate(zip(line, told, strict=True), start=1):
                place = address(row, column)
                if isinstance(formula, str) and formula.startswith("=") and formula != value:
                    formulas.add(place)
                if error := _error(value):
                    errors[place] = error
                rows[-1].append(_typed(value, formula))
        guard = Guard(
            frozenset(formulas), frozenset(), errors, formats=formats_in(self.sheet, rows)
        )
        return SheetCells(self.name, rows, guard)

    def unlocked(self) -> Any:
        """The sheet without its protection for a while; WorkbookError when it has a password."""
        return unlocked(self.sheet.api, self.name)

    def marked(self) -> bool:
        """Whether there is anything of an earlier check."""
        return bool(self._our_rules() or self._our_notes())

    def unhighlight(self) -> None:
        """Remove our conditional formats, from the end: deleting moves those behind."""
        for rule in reversed(self._our_rules()):
            rule.delete()

    def _our_rules(self) -> list[Any]:
        rules = self.sheet.cells.conditional_formats
        return [rule for rule in rules if rule.type == "custom" and is_marker(rule.formula)]

    def highlight(self, cells: Mapping[Severity, Sequence[str]]) -> None:
        """Colour cells by severity; each new rule goes on top, so the gravest comes last."""
        for severity in reversed(Severity):
            look = LOOKS[severity]
            for place in _addresses(cells.get(severity, ())):
                self.sheet.range(place).conditional_formats.add_custom(
                    f"={marker(severity.value)}",
                    fill_color=f"#{look.fill}",
                    font_color=f"#{look.font}",
                    font_bold=True,
                )

    def colour(self, cells: Iterable[str], word: str, font: str) -> None:
        """Colour the words of cells, under a marker of our own."""
        for place in _addresses(cells):
            rules = self.sheet.range(place).conditional_formats
            rules.add_custom(f"={marker(word)}", font_color=f"#{font}")

    def remove_notes(self) -> None:
        """Delete the notes of earlier checks."""
        for note in reversed(self._our_notes()):
            note.delete()

    def _our_notes(self) -> list[Any]:
        return [note for note in self.sheet.notes if _is_ours(note.text or "")]

    def add_notes(self, notes: Mapping[str, str]) -> list[str]:
        """Put notes at cells that have none; returns those that took none.

        Excel refuses where a threaded comment stands; the highlight has to do there.
        """
        taken = {note.location.address.replace("$", "") for note in self.sheet.notes}
        refused = []
        for place, words in notes.items():
            if place in taken:
                continue
            try:
                _enlarge(self.sheet.range(place).add_note(words), words)
            except Exception:  # each system's own kind of error
                refused.append(place)
        return refused

    def unfilter(self) -> None:
        """Show the rows that were filtered away: Excel would write past them."""
        api = self.sheet.api
        if getattr(api, "FilterMode", False) is True:
            api.ShowAllData()

    def texts(self, first: int, columns: int) -> list[list[str]]:
        """The texts of all rows from one on, as far as there are any."""
        cells = self.read()
        rows = [row for row in cells.filled_rows(columns) if row >= first]
        last = max(rows, default=first - 1)
        return [
            [cells.cell(row, column).text for column in range(1, columns + 1)]
            for row in range(first, last + 1)
        ]

    def write(self, row: int, lines: Sequence[Sequence[str | int | float | None]]) -> None:
        """Write lines of equal length from the first column on, in one go."""
        if lines:
            self.sheet.range((row, 1), (row + len(lines) - 1, len(lines[0]))).value = lines

    def rows(self, first: int, count: int, columns: int) -> Any:
        """The cells of some rows."""
        return self.sheet.range((first, 1), (first + count - 1, columns))


def as_words(text: str) -> str:
    """A text as Excel takes it for one, whatever it begins with."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "'")) else text


def _rows(formulas: Any) -> Iterator[tuple[Any, ...]]:
    """Formulas as rows: a single cell gives one text, engines give tuples or lists."""
    if not isinstance(formulas, list | tuple):
        formulas = ((formulas,),)
    elif formulas and not isinstance(formulas[0], list | tuple):
        formulas = (formulas,)
    yield from (tuple(row) for row in formulas)


def _is_ours(text: str) -> bool:
    cut_off = text.startswith(PREFIX) and len(text) == OLD_LIMIT
    return is_our_note(text) or cut_off


def _error(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return UNKNOWN_ERROR
    return value if isinstance(value, str) and value in ERRORS else ""


def _typed(value: object, formula: object) -> Value:
    """A value for the reader; Excel gives amounts of money with four decimals, the formula all."""
    if isinstance(value, Decimal):
        with suppress(InvalidOperation):
            return float(Decimal(str(formula)))
        return float(value)
    return cast(Value, value)


def _addresses(cells: Iterable[str]) -> Iterator[str]:
    """Ranges joined by commas, each text short enough for Excel."""
    joined = ""
    for each in ranges(cells):
        if joined and len(joined) + len(each) >= LONGEST_ADDRESS:
            yield joined
            joined = ""
        joined = f"{joined},{each}" if joined else each
    if joined:
        yield joined


def _enlarge(note: Any, words: str) -> None:
    """Make the box of a note large enough; where Excel offers no way it stays as it is."""
    with suppress(Exception):
        box = note.api.Shape
        box.Width, box.Height = NOTE_WIDTH, 12 + NOTE_LINE * lines(words, 46)
