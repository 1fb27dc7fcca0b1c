"""Cells typed before they are judged: nothing is coerced, nothing guessed."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.filled.entries import Kind, entry_of, plain, tidied


@pytest.mark.parametrize(
    ("value", "kind", "number", "text"),
    [
        (None, Kind.BLANK, None, ""),
        ("", Kind.BLANK, None, ""),
        (" \u3000", Kind.BLANK, None, " \u3000"),
        (0, Kind.NUMBER, "0", "0"),
        (12.0, Kind.NUMBER, "12", "12"),
        (59237.2449, Kind.NUMBER, "59237.2449", "59237.2449"),
        (-1, Kind.NUMBER, "-1", "-1"),
        (2.5, Kind.NUMBER, "2.5", "2.5"),
        (1e300, Kind.NUMBER, "1" + "0" * 300, "1" + "0" * 300),
        (True, Kind.BOOL, None, "TRUE"),
        (dt.datetime(2026, 1, 20), Kind.DATE, None, "2026-01-20"),
        (dt.date(2026, 1, 20), Kind.DATE, None, "2026-01-20"),
        ("12件", Kind.TEXT, None, "12件"),
        ("12x", Kind.TEXT, None, "12x"),
        ("三", Kind.TEXT, None, "三"),
        ("1e3", Kind.TEXT, None, "1e3"),
        ("１２", Kind.TEXT, "12", "１２"),
        (" 12 ", Kind.TEXT, "12", " 12 "),
        ("1,234", Kind.TEXT, "1234", "1,234"),
        ("１，２３４．５", Kind.TEXT, "1234.5", "１，２３４．５"),
        ("1,23", Kind.TEXT, None, "1,23"),
        ("1 234", Kind.TEXT, "1234", "1 234"),
        ("12\u200b", Kind.TEXT, "12", "12\u200b"),
        ("\ufeff12\u200e", Kind.TEXT, "12", "\ufeff12\u200e"),
        ("−3", Kind.TEXT, "-3", "−3"),
        ("3 5", Kind.TEXT, None, "3 5"),
        ("12\n13", Kind.TEXT, None, "12\n13"),
        ("1\n234", Kind.TEXT, None, "1\n234"),
        ("1,234 567", Kind.TEXT, None, "1,234 567"),
        ("1²", Kind.TEXT, None, "1²"),
        ("12①", Kind.TEXT, None, "12①"),
        ("/", Kind.TEXT, None, "/"),
        ("٣", Kind.TEXT, None, "٣"),
    ],
)
def test_a_value_becomes_an_entry(value: object, kind: Kind, number: str | None, text: str) -> None:
    entry = entry_of("表", "A1", value)
    assert (entry.kind, entry.text) == (kind, text)
    assert entry.number == (None if number is None else Decimal(number))


def test_a_blank_cell_is_never_zero() -> None:
    assert entry_of("表", "A1", None).number is None


@given(st.integers(0, 10**12))
def test_digits_come_back_as_typed(number: int) -> None:
    assert tidied(str(number)) == number == tidied(f"{number:,}")
    assert plain(entry_of("表", "A1", float(number)).number or Decimal(0)) == str(number)


@given(st.decimals(0, 10**8, places=4, allow_nan=False))
def test_money_keeps_its_digits_through_a_float(amount: Decimal) -> None:
    assert entry_of("表", "A1", float(amount)).number == amount


@given(st.text(max_size=6))
def test_tidying_never_fails(text: str) -> None:
    number = tidied(text)
    assert number is None or number.is_finite()


@pytest.mark.parametrize(
    ("stored", "shown"), [(0.1 + 0.2, "0.3"), (0.57 * 100, "57"), (4.35 * 100, "435")]
)
def test_a_number_is_what_excel_shows_and_what_is_stored_is_kept(stored: float, shown: str) -> None:
    entry = entry_of("表", "A1", stored, formula=True)
    assert (entry.text, entry.number) == (shown, Decimal(shown))
    assert entry.stored == Decimal(repr(stored))


@pytest.mark.parametrize("number", [0.3, 57.0, 59237.2449, 12, Decimal("3.475001"), 1e300])
def test_a_number_that_excel_shows_as_it_is_has_nothing_else_stored(number: object) -> None:
    assert entry_of("表", "A1", number).stored is None


@pytest.mark.parametrize("zero", ["-0", "－０", "-0.00", -0.0, Decimal("-0"), Decimal("-0.0")])
def test_a_zero_has_no_sign(zero: object) -> None:
    number = entry_of("表", "A1", zero).number
    assert number is not None
    assert not plain(number).startswith("-")
