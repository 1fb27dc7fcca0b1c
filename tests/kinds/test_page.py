"""docs/kinds.md says what the tests of the kinds have seen."""

from tests.kinds_page import KINDS, PAGE, kinds_markdown


def test_the_table_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == kinds_markdown()


def test_there_are_kinds_enough_and_each_is_told_once():
    told = [(kind.subject, kind.circumstance) for kind in KINDS]
    assert len(told) >= 120
    assert len(set(told)) == len(told)
