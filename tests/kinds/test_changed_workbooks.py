"""A sample of what `python -m tests.fuzz_workbooks` tries by the thousand: changed workbooks, read and written to."""

import pytest

from tests.fuzz_workbooks import run
from tests.kinds.changes import Change, changed
from tests.kinds.making import BOOK_RELS, REQUESTS, REVIEW, plain_bytes
from tests.kinds.parts import TYPES
from tests.kinds.trying import complaints

# what runs of thousands have found, each mended since
FOUND = (
    [Change("no attribute", BOOK_RELS, 34, 15)],
    [Change("gone", BOOK_RELS, 41, 41)],
    [Change("piece", REVIEW, 1276, 35), Change("piece", REVIEW, 377, 24)],
    [Change("piece", REQUESTS, 202, 23)],
    [
        Change("retyped", "xl/worksheets/sheet2.xml", 255, 37),
        Change("text", "xl/worksheets/sheet8.xml", 488, 28),
    ],
    [Change("cut", "xl/worksheets/sheet3.xml", 3967, 13)],
    [Change("attribute", "xl/worksheets/sheet6.xml", 106, 0)],
    [Change("attribute", TYPES, 1, 25)],
    [
        Change("cut", "xl/worksheets/sheet8.xml", 2667, 31),
        Change("piece", "xl/worksheets/sheet8.xml", 352, 10),
    ],
)


@pytest.mark.parametrize("wanted", FOUND, ids=[str(changes[0]) for changes in FOUND])
def test_what_was_found_once_is_mended(wanted):
    assert complaints(changed(wanted), write=True) == []


def test_changed_workbooks_are_read_alike_or_refused_in_a_sentence():
    plain = plain_bytes()
    tried, found = run(24, 20260119)
    assert found == []
    assert tried >= 20
    assert plain_bytes() == plain
