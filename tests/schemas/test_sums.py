"""Sound numbers and the sums they stand in: one meaning for rules, last year and words."""

from decimal import Decimal

import pytest

from schemas.claims.figures import number
from schemas.filled.entries import LARGEST, entry_of
from schemas.filled.sums import sound, vouching
from schemas.form.editions import LATEST
from schemas.form.model import CellKey, Unit
from tests.samples import calculated, city, key, typed


@pytest.mark.parametrize(
    ("typed_in", "unit", "taken"),
    [
        (0, Unit.COUNT, 0),
        ("１２", Unit.COUNT, 12),
        (LARGEST, Unit.COUNT, LARGEST),
        (LARGEST + 1, Unit.COUNT, None),
        (-1, Unit.COUNT, None),
        (2.5, Unit.COUNT, None),
        ("2.50", Unit.MONEY, Decimal("2.5")),
        (0.123456, Unit.MONEY, Decimal("0.123456")),
        (0.1234567, Unit.MONEY, None),
        ("12件", Unit.COUNT, None),
        (None, Unit.COUNT, None),
        (True, Unit.COUNT, None),
    ],
)
def test_a_sound_number_is_in_range_and_has_the_places_of_its_unit(typed_in, unit, taken):
    assert sound(entry_of("表", "A1", typed_in), unit) == taken


def test_a_total_that_hangs_on_a_wrong_cell_is_sound_for_nobody():
    wrong = calculated(typed(city(), requests__disclosed__natural_person=2.5))
    for name in ("disclosed.natural_person", "disclosed.total", "total.total"):
        cell = key(f"requests.{name}")
        assert wrong.sound[cell] is None
        assert number(wrong, cell) is None


def test_a_total_answers_for_its_parts_and_every_number_for_the_balance_of_its_column():
    asked = vouching(LATEST.table("requests"))
    totals = {cell: [e for e in each if e.left == (cell,)] for cell, each in asked.items()}
    assert len(totals[CellKey("requests", "total", "total")]) == 2
    assert len(totals[CellKey("requests", "total", "natural_person")]) == 1
    assert not totals[CellKey("requests", "disclosed", "natural_person")]
    assert all(len(each) == len(totals[cell]) + 1 for cell, each in asked.items())
    assert all(each.holds(city().sound) for equations in asked.values() for each in equations)
