"""Many reports in one call give the verdicts that each gives alone."""

import random
from collections import defaultdict

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.filled.entries import Entry, Kind, entry_of
from schemas.form.editions import LATEST
from schemas.judging.batch import cell_frames, judge_frames
from schemas.judging.frames import Numbers
from schemas.judging.judge import judge
from tests.effort import examples
from tests.samples import YEARS, city, with_cells

ODD = (None, "", "/", "12件", "１２", " 12 ", "1,234", -1, 2.5, True, 10**13, "三", "0.1234567")
REAL = tuple(city(year).numbers for year in YEARS)
Verdict = tuple[str, str, int]


def damaged(luck: random.Random) -> Numbers:
    """A real report with a few cells changed, some of them beyond being numbers."""
    numbers = dict(luck.choice(REAL))
    for key in luck.sample(LATEST.cell_keys(), luck.choice((0, 0, 1, 2, 9))):
        old = numbers[key]
        value = luck.choice((*ODD, luck.randint(0, 9), luck.randint(0, 9)))
        numbers[key] = entry_of(old.sheet, old.address, value)
        if luck.random() < 0.1:
            kind = luck.choice((Kind.ERROR, Kind.UNCALCULATED, Kind.DATE))
            numbers[key] = Entry(old.sheet, old.address, kind)
    return numbers


def by_report(verdicts: pl.DataFrame) -> dict[int, set[Verdict]]:
    found: dict[int, set[Verdict]] = defaultdict(set)
    for report, table, check, line in verdicts.iter_rows():
        found[report].add((table, check, line))
    return found


def judged(reports: list[Numbers]) -> dict[int, set[Verdict]]:
    return by_report(judge_frames(LATEST, cell_frames(LATEST, reports)))


@pytest.mark.slow
@settings(max_examples=examples(2), deadline=None)
@given(st.integers(0, 2**32))
def test_one_by_one_and_in_a_batch_are_the_same(seed: int) -> None:
    luck = random.Random(seed)
    reports = [damaged(luck) for _ in range(examples(300))]
    together = judged(reports)
    for start in range(0, len(reports), 50):
        part = judged(reports[start : start + 50])
        assert part == {n - start: v for n, v in together.items() if start <= n < start + 50}
    for number in luck.sample(range(len(reports)), 15):
        assert judged([reports[number]]).get(0, set()) == together.get(number, set())


def test_a_batch_finds_what_a_check_of_the_workbook_finds() -> None:
    luck = random.Random(5)
    reports = [damaged(luck) for _ in range(40)]
    verdicts = judged(reports)
    for number, numbers in enumerate(reports):
        issues = judge(with_cells(city(), dict(numbers)))
        cells = {issue.code for issue in issues if issue.code < "C120" and issue.code[0] == "C"}
        sums = any(issue.code.startswith("S") for issue in issues)
        checks = {check for _, check, _ in verdicts.get(number, set())}
        assert {check for check in checks if check[0] == "C"} == cells
        assert any(check.startswith("S") for check in checks) == sums


def test_one_bad_cell_hides_nothing_in_other_reports() -> None:
    good, text, sum_off = (dict(city().numbers) for _ in range(3))
    (received,) = (k for k in good if str(k) == "requests.received.natural_person")
    old = good[received]
    text[received] = entry_of(old.sheet, old.address, "12件")
    sum_off[received] = entry_of(old.sheet, old.address, 1)
    found = judged([good, text, sum_off])
    assert 0 not in found
    assert {check for _, check, _ in found[1]} == {"C104"}
    assert {check for _, check, _ in found[2]} == {"S101.0", "S103.0"}


def test_no_reports_no_verdicts() -> None:
    assert judge_frames(LATEST, cell_frames(LATEST, [])).is_empty()
