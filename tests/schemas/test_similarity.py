"""Copied paragraphs: found however they are dressed up, and nothing that was written anew."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.language.similarity import core, similarity
from schemas.rules.copied import ALIKE, percent
from tests.samples import DATA

PAIRS = json.loads((DATA / "paragraph_pairs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["how"])
def test_copies_are_told_from_paragraphs_written_anew(pair):
    ratio = similarity(core(pair["last"]), core(pair["this"]), ALIKE)
    assert (ratio >= ALIKE) is pair["copy"]


def test_the_line_runs_between_copies_and_others_with_room_on_both_sides():
    ratios: dict[bool, list[float]] = {True: [], False: []}
    for pair in PAIRS:
        ratios[pair["copy"]].append(similarity(core(pair["last"]), core(pair["this"])))
    assert max(ratios[False]) < 0.75
    assert min(ratios[True]) > 0.95


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([0.0, 0.5, 0.9, 1.0]))
def test_the_bound_changes_no_verdict(one, other, least):
    whole = similarity(one, other)
    assert similarity(one, other, least) == (whole if whole >= least else 0.0)


@given(st.text(st.characters(exclude_categories=("Nd", "No", "Nl")), max_size=80))
def test_neither_years_nor_numbers_nor_spaces_make_a_copy_new(text):
    old, new = f"2023年，{text}共12件。", f" 2024 年,{text}共１３０件 "
    assert similarity(core(old), core(new)) == 1.0


@pytest.mark.parametrize(
    ("ratio", "told"), [(1.0, "100%"), (0.999, "99%"), (0.9, "90%"), (0.57, "57%")]
)
def test_a_share_is_never_rounded_up(ratio, told):
    assert percent(ratio) == told
