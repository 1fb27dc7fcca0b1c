"""This year against last year: what carries over is exact, what jumps is asked, the rest is silent."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.filled.acceptance import Acceptance, may_be_accepted
from schemas.filled.submission import LastYear, Submission
from schemas.form.headings import leaves
from schemas.form.model import CellKey
from schemas.issues import Issue, Severity, printed
from schemas.judging.judge import judge
from tests.effort import examples
from tests.samples import city, key, typed, with_cells, with_last_year
from tests.schemas.test_completeness import rewritten
from tests.schemas.test_judge_lines import TABLES, consistent

IN, OUT = "requests.carried_from_last_year", "requests.carried_to_next_year"
COLUMNS = [leaf.key for leaf in leaves(TABLES["requests"].columns)]
PARTS = COLUMNS[:-1]


def attached(this: Submission, last: Submission) -> Submission:
    """This year with last year's own file beside it."""
    file = LastYear(last.numbers, "上年.xlsx", last.year, last.organ, last.narrative)
    return replace(this, last_file=file)


def years() -> Submission:
    """The two published years of the city, the sheet 上年数据 left empty."""
    return attached(replace(city(2024), last_year={}), city(2023))


def found(submission: Submission) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.code[0] == "L"]


def codes(submission: Submission) -> list[str]:
    return [issue.code for issue in found(submission)]


def worse(submission: Submission) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.severity is not Severity.HINT]


def value(submission: Submission, cell: CellKey) -> int:
    return int(submission.numbers[cell].number or 0)


def test_two_published_years_chain_without_a_warning():
    assert worse(years()) == []
    assert worse(city(2024)) == []


def test_the_jumps_of_the_published_years_are_two_hints_not_told_twice_in_totals():
    assert [(i.code, i.severity, i.cell) for i in found(years())] == [
        ("L103", Severity.HINT, "D25"),
        ("L103", Severity.HINT, "M7"),
    ]


def test_without_last_years_numbers_nothing_is_said():
    assert codes(replace(city(2024), last_year={})) == []
    assert codes(city(2023)) == []


@pytest.mark.parametrize("column", PARTS)
@pytest.mark.parametrize("step", [1, -1])
def test_a_carry_over_that_breaks_is_one_finding_at_this_years_cell(column, step):
    cell = key(f"{OUT}.{column}")
    old = value(city(2023), cell)
    if old + step < 0:
        return
    total = key(f"{OUT}.total")
    changed = with_cells(city(2023), {cell: old + step, total: value(city(2023), total) + step})
    (issue,) = worse(attached(replace(city(2024), last_year={}), changed))
    here = city(2024).numbers[key(f"{IN}.{column}")]
    assert (issue.code, issue.severity) == ("L101", Severity.ERROR)
    assert (issue.sheet, issue.cell) == (here.sheet, here.address)
    assert (issue.found, issue.expected) == (Decimal(old), Decimal(old + step))
    assert f"为{old}，" in issue.message
    assert f"为{old + step}（见上年文件“上年.xlsx”的“三、申请办理”" in issue.message


def explained(submission: Submission, issue: Issue) -> list[Issue]:
    """What is still open once somebody has written a reason beside a finding."""
    why = Acceptance(issue.sheet, issue.cell, issue.message, "上年报告多写了1件，已向社会更正")
    after = judge(replace(submission, accepted=(why,)))
    return [i for i in after if i.severity is not Severity.HINT and not i.accepted]


def test_a_wrong_report_of_last_year_can_be_explained():
    wrong = with_last_year(city(2024), {key(f"{OUT}.natural_person"): 119})
    (issue,) = worse(wrong)
    assert "上年报告确实有误的，请在“校验结果”的“处理说明”中写明。" in issue.message
    assert explained(wrong, issue) == []


def test_a_broken_sum_told_with_the_carry_over_cannot_be_explained_away():
    wrong = with_cells(years(), {key(f"{IN}.natural_person"): 117})
    (issue,) = worse(wrong)
    assert "处理说明" not in issue.message
    assert explained(wrong, issue) == [issue]
    assert not may_be_accepted(issue)
    assert may_be_accepted(replace(issue, final=False))  # it is no matter of words


def test_where_last_years_number_stands_on_the_sheet_is_told():
    changed = with_last_year(city(2024), {key(f"{OUT}.natural_person"): 119})
    (issue,) = worse(changed)
    place = city(2024).last_year[key(f"{OUT}.natural_person")]
    assert f"“上年数据”{place.address}" in issue.message


def test_only_the_total_column_wrong_is_told():
    (issue,) = worse(with_last_year(city(2024), {key(f"{OUT}.total"): 120}))
    assert (issue.code, issue.cell, issue.expected) == ("L101", "J8", Decimal(120))


@pytest.mark.parametrize("live_totals", [False, True])
def test_a_slip_in_the_carry_over_is_one_finding_sums_and_all(live_totals):
    changes: dict[CellKey, object] = {key(f"{IN}.natural_person"): 117}
    if live_totals:
        changes[key(f"{IN}.total")] = 120
    (issue,) = worse(with_cells(years(), changes))
    assert (issue.code, issue.cell, issue.found, issue.expected) == (
        "L101",
        "D8",
        Decimal(117),
        Decimal(118),
    )
    assert "改正以后，所在行、列也能平衡。" in issue.message


def test_another_slip_in_the_sums_stays_a_finding_of_its_own():
    slips = typed(
        years(),
        requests__carried_from_last_year__natural_person=117,
        requests__disclosed__commercial_enterprise=22,
    )
    assert sorted((i.code, i.cell) for i in worse(slips)) == [("L101", "D8"), ("S101", "E9")]


@pytest.mark.parametrize("bad", [None, "十件", "/", -118, Decimal("117.5"), True])
def test_an_unsound_number_has_its_own_finding_only(bad):
    slip = typed(years(), requests__carried_from_last_year__natural_person=bad)
    assert "L101" not in codes(slip)
    assert len({i.cell for i in worse(slip)}) == 1


@pytest.mark.parametrize("row", ["regulatory_rules", "normative_documents"])
@pytest.mark.parametrize("column", ["issued", "repealed", "in_force"])
def test_documents_in_force_follow_from_last_years(row, column):
    cell = CellKey("documents", row, column)
    changed = with_cells(years(), {cell: value(city(2024), cell) + 1})
    (issue,) = [i for i in worse(changed) if i.code == "L102"]
    force = city(2024).numbers[CellKey("documents", row, "in_force")]
    assert (issue.severity, issue.cell) == (Severity.WARNING, force.address)
    assert printed(issue.found) in issue.message
    assert printed(issue.expected) in issue.message


@pytest.mark.parametrize(
    ("old", "new", "codes_"),
    [
        (10, 50, ["L103"]),
        (50, 10, ["L103"]),
        (11, 50, []),
        (50, 11, []),
        (9, 49, []),
        (0, 49, []),
        (0, 50, ["L103"]),
        (50, 0, ["L103"]),
        (1_000_000, 200_000, ["L103"]),
    ],
)
def test_a_number_jumps_at_five_times_or_a_fifth_when_it_is_not_small(old, new, codes_):
    cell = "licenses.administrative_licenses.decisions"
    both = with_last_year(with_cells(city(2024), {key(cell): new}), {key(cell): old})
    assert [i.code for i in found(both) if i.sheet == "二、主动公开"] == codes_


def test_a_fall_to_almost_nothing_is_not_called_0_percent():
    cell = key("licenses.administrative_licenses.decisions")
    both = with_last_year(with_cells(city(2024), {cell: 5}), {cell: 50_000})
    (issue,) = [i for i in found(both) if i.sheet == "二、主动公开"]
    assert "不到上年的0.1%" in issue.message


@pytest.mark.parametrize(
    ("old", "new", "codes_"),
    [
        ("3.12", "31200", ["L104"]),
        ("3.12", "312", ["L104"]),
        ("3.12", "311.99", ["L103"]),
        ("0.001", "0.5", []),
        ("0.001", "1", ["L104"]),
        ("0", "3000", ["L103"]),
    ],
)
def test_a_fee_of_a_hundred_times_asks_for_the_unit(old, new, codes_):
    cell = key("fees.administrative_fees.amount")
    both = with_last_year(with_cells(city(2024), {cell: Decimal(new)}), {cell: Decimal(old)})
    assert [i.code for i in found(both) if i.sheet == "二、主动公开"] == codes_


TEXT = "文件由谁起草，就由谁确定公开属性；全年对2021年以来的文件清查一遍，更正错漏17处，撤下重复条目6条。"
COPY = TEXT.replace("2021", "2022").replace("17", "23").replace("撤下", "删除")
FRESH = "依托电子公文系统登记每份文件的公开属性，到期自动提醒复核，复核结论与文件一同归档备查，随时可以调阅。"


@pytest.mark.parametrize(
    ("this", "wanted"),
    [
        (TEXT, ["L105"]),
        (COPY, ["L105"]),
        (FRESH, []),
        (TEXT[:20], []),
        (f"{FRESH}\n{COPY}", ["L105"]),
    ],
)
def test_a_paragraph_taken_over_is_a_warning_years_and_numbers_apart(this, wanted):
    rows = ("", "管理", this)
    last = rewritten(city(2023), "overview", ("", "管理", f"{TEXT}\n另起一段。"))
    now = attached(rewritten(years(), "overview", rows), last)
    copied = [i for i in found(now) if i.code == "L105"]
    assert [i.code for i in copied] == wanted
    for issue in copied:
        assert (issue.severity, issue.cell) == (Severity.WARNING, "C5")
        assert this.splitlines()[-1][:10] in issue.message
        assert printed(issue.found) in issue.message


def test_a_paragraph_of_figures_may_keep_its_words_when_the_figures_are_new():
    words = "予以公开{}件，部分公开{}件，不予公开{}件，无法提供{}件，不予处理{}件，其他处理{}件。"
    old, new = words.format(1, 2, 3, 4, 5, 6), words.format(12, 23, 34, 45, 56, 67)
    last = rewritten(city(2023), "overview", ("", "", old))
    for this, wanted in ((new, 0), (old, 1)):
        now = attached(rewritten(years(), "overview", ("", "", this)), last)
        assert codes(now).count("L105") == wanted


def test_the_file_of_another_year_is_an_error_and_compared_with_nothing():
    (issue,) = found(attached(city(2024), city(2024)))
    assert (issue.code, issue.severity) == ("L106", Severity.ERROR)
    assert "“上年.xlsx”是2024年的，本报告是2024年的，应附2023年的文件" in issue.message


def test_the_file_of_another_body_is_a_warning_and_still_compared():
    other = LastYear(city(2023).numbers, "上年.xlsx", 2023, "宿迁市水利局")
    slip = typed(years(), requests__carried_from_last_year__natural_person=117)
    assert [i.code for i in worse(replace(slip, last_file=other))] == ["L107", "L101"]


def test_the_file_goes_before_the_sheet_and_a_difference_is_told():
    both = attached(with_last_year(city(2024), {key(f"{OUT}.natural_person"): 117}), city(2023))
    (issue,) = worse(both)
    assert (issue.code, issue.sheet, issue.found, issue.expected) == (
        "L108",
        "上年数据",
        "117",
        "118",
    )


def test_blanks_on_the_sheet_are_no_difference_from_the_file():
    blank = dict.fromkeys(list(city(2024).last_year)[:150])
    assert worse(attached(with_last_year(city(2024), blank), city(2023))) == []


def test_last_years_table_used_again_is_noticed_section_by_section():
    again = with_cells(years(), {k: e.number for k, e in city(2023).numbers.items()})
    same = [i.sheet for i in worse(again) if i.code == "L109"]
    assert same == ["二、主动公开", "三、申请办理", "四、复议诉讼"]


def test_what_is_missing_for_the_comparison_is_told_once():
    gaps = {key(f"{OUT}.{column}"): None for column in PARTS[:3]}
    (issue,) = worse(with_last_year(city(2024), gaps))
    assert (issue.code, issue.severity, len(issue.cells)) == ("L110", Severity.WARNING, 3)


def chained(luck: random.Random) -> tuple[Submission, Submission]:
    """Two years made up so that every identity within and between them holds."""
    last = with_cells(city(2023), consistent(luck))
    numbers = consistent(luck)
    for column in COLUMNS:
        here, there = key(f"{IN}.{column}"), key(f"{OUT}.{column}")
        received = key(f"requests.received.{column}")
        moved = int(str(numbers[here])) - value(last, there)
        numbers[here], numbers[received] = value(last, there), int(str(numbers[received])) + moved
    for row in ("regulatory_rules", "normative_documents"):
        old, issued, repealed = (luck.randint(0, 90) for _ in range(3))
        cells = {"issued": issued, "repealed": min(repealed, old), "in_force": 0}
        cells["in_force"] = old + cells["issued"] - cells["repealed"]
        numbers.update({CellKey("documents", row, c): n for c, n in cells.items()})
        last = with_cells(last, {CellKey("documents", row, "in_force"): old})
    return last, with_cells(replace(city(2024), last_year={}), numbers)


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 2**32))
def test_consistent_years_never_give_more_than_hints(seed):
    last, this = chained(random.Random(seed))
    assert [i for i in found(attached(this, last)) if i.severity is not Severity.HINT] == []


@settings(max_examples=examples(60), deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_of_either_year_makes_the_comparison_fail(new, old):
    last = rewritten(city(2023), "overview", ("", new, old))
    judge(attached(rewritten(years(), "overview", ("", old, new)), last))


@settings(max_examples=examples(40), deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(list(city(2024).last_year)),
        st.none() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.text(),
        max_size=6,
    )
)
def test_no_value_on_the_sheet_of_last_year_makes_the_check_fail(values):
    judge(with_last_year(city(2024), dict(values)))
