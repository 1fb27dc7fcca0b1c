"""Words against table 2, the processing fee and each other: sentences by construct, and kinds of wording."""

from collections import Counter
from functools import cache

import pytest

from benchmarks.constructs import Tally, constructs, tally

OURS = ("T109", "T110", "T111", "T112")


@cache
def measured(code: str) -> Tally:
    """All sentences of the corpus that state something for this rule."""
    return tally(
        each for each in constructs() if any(code in mark["rules"] for mark in each["marks"])
    )


@pytest.mark.parametrize("code", OURS)
def test_nine_in_ten_changed_numbers_are_found(code):
    result = measured(code)
    assert result.found[code] >= 0.9 * (result.found[code] + result.missed[code])
    assert result.found[code] >= 20


def test_sentences_without_a_claim_give_no_finding_of_these_rules():
    innocent = [s for s in constructs() if not s["marks"] and "expect" not in s]
    assert len(innocent) > 150
    false = Counter[str]()
    for each in innocent:
        false += tally([each]).false
    assert {code: false[code] for code in OURS if false[code]} == {}
