"""Last year's numbers, from any submission, typed into the sheet 上年数据 of the open workbook."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from schemas.errors import WorkbookError
from schemas.filled.entries import Entry, Kind
from schemas.filled.submission import Submission
from schemas.form.model import CellKey, Edition
from workbook.excel.sheet import as_words
from workbook.layout import LAST_YEAR, last_year_addresses, position
from workbook.live import LiveBook

Value = str | int | float | None


def has_numbers(submission: Submission) -> bool:
    """Whether anything stands in 上年数据 already."""
    return any(not entry.blank for entry in submission.last_year.values())


def write_last_year(book: LiveBook, edition: Edition, last: Submission) -> int:
    """Put the numbers of `last` into 上年数据, blanks included; returns how many numbers.

    Raises WorkbookError when the sheet is missing or protected by a password.
    """
    sheet = book.sheets().get(LAST_YEAR)
    if sheet is None:
        raise WorkbookError(f"工作簿中没有“{LAST_YEAR}”表，无法填入上年数据。")
    with book.writing(), sheet.unlocked():
        for row, column, values in runs(edition, last.numbers):
            area = sheet.sheet.range((row, column), (row, column + len(values) - 1))
            area.value = [values]
    return sum(entry.number is not None for entry in last.numbers.values())


def runs(
    edition: Edition, numbers: Mapping[CellKey, Entry]
) -> Iterator[tuple[int, int, list[Value]]]:
    """The values as few stretches side by side: row, first column, values."""
    places = sorted(
        (position(cell), key) for key, (_, cell) in last_year_addresses(edition).items()
    )
    numbered = enumerate(places)
    # columns that follow each other keep the same distance from their number in the list
    for (row, _), group in groupby(numbered, lambda each: (each[1][0][0], each[1][0][1] - each[0])):
        stretch = [place for _, place in group]
        yield row, stretch[0][0][1], [_value(numbers.get(key)) for _, key in stretch]


def _value(entry: Entry | None) -> Value:
    if entry is None or entry.kind is Kind.BLANK:
        return None
    if entry.number is None:
        return as_words(entry.text)
    whole = entry.number == entry.number.to_integral_value()
    return int(entry.number) if whole else float(entry.number)
