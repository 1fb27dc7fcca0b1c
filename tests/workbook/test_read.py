"""A filled workbook becomes a submission: every cell with its place, kind, number and text."""

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.filled.entries import Entry, Kind
from schemas.form.editions import LATEST
from schemas.form.headings import sums
from schemas.form.model import CellKey
from schemas.issues import printed
from tests.openpyxl_books import book_in
from tests.samples import YEARS, city
from tests.workbook.made import OTHER, OVERVIEW, PROBLEMS, template, typed
from workbook.build import build
from workbook.files.packing import save
from workbook.fill import fill
from workbook.layout import (
    FACTS,
    LAST_YEAR,
    fact_addresses,
    fee_addresses,
    last_year_addresses,
    number_addresses,
)
from workbook.read import read

PLACES = number_addresses(LATEST)
LAST = last_year_addresses(LATEST)
TOTALS = frozenset(key for table in LATEST.tables() for key in table.totals())


def key(name: str) -> CellKey:
    return CellKey(*name.split("."))


@pytest.fixture(scope="module")
def blank(tmp_path_factory) -> Path:
    return template(tmp_path_factory.mktemp("blank") / "填报表.xlsx")


@pytest.fixture
def entry_in(blank, tmp_path):
    """Type something over one number and read that number back."""

    def entry_in(name: str, value: object) -> Entry:
        path = typed(blank, tmp_path / "表.xlsx", {PLACES[key(name)]: value})
        return read(path).numbers[key(name)]

    return entry_in


def filled(value) -> dict[tuple[str, str], object]:
    """Something typed into all cells that are no totals."""
    return {place: value(n) for n, (k, place) in enumerate(PLACES.items()) if k not in TOTALS}


def test_the_empty_template_has_200_blank_or_waiting_numbers_and_no_issue(blank):
    submission = read(blank)
    assert submission.issues == ()
    assert list(submission.numbers) == list(LATEST.cell_keys())
    waiting = {k for k, entry in submission.numbers.items() if entry.kind is Kind.UNCALCULATED}
    assert waiting == TOTALS
    others = [entry for k, entry in submission.numbers.items() if k not in TOTALS]
    assert {entry.kind for entry in others} == {Kind.BLANK}
    assert all(entry.number is None for entry in submission.numbers.values())


def test_every_number_comes_from_its_own_cell(blank, tmp_path):
    path = typed(blank, tmp_path / "表.xlsx", {p: n for n, p in enumerate(PLACES.values())})
    numbers = read(path).numbers
    assert [entry.number for entry in numbers.values()] == list(range(200))
    assert {k: (entry.sheet, entry.address) for k, entry in numbers.items()} == PLACES


def test_last_year_comes_from_its_own_sheet(blank, tmp_path):
    cells = {place: n for n, place in enumerate(LAST.values())}
    last_year = read(typed(blank, tmp_path / "表.xlsx", cells)).last_year
    assert [entry.number for entry in last_year.values()] == list(range(200))
    assert {entry.sheet for entry in last_year.values()} == {LAST_YEAR}


def test_last_year_left_empty_is_blank(blank):
    assert {entry.kind for entry in read(blank).last_year.values()} == {Kind.BLANK}


def test_totals_written_without_values_are_computed_from_their_parts(blank, tmp_path):
    numbers = read(typed(blank, tmp_path / "表.xlsx", filled(lambda n: n))).numbers
    for table in LATEST.tables():
        for sides in (table, table.turned()):
            for rule in sums(sides.columns):
                for row in {k.row for k in sides.cell_keys()}:
                    keys = [CellKey(table.key, row, part) for part in (rule.total, *rule.parts)]
                    if sides is not table:
                        keys = [CellKey(table.key, k.column, k.row) for k in keys]
                    total, *parts = (numbers[k].number or Decimal(0) for k in keys)
                    assert total == sum(parts), keys[0]
    assert {numbers[k].kind for k in TOTALS} == {Kind.NUMBER}
    assert all(numbers[k].formula for k in TOTALS)


def test_a_total_with_a_blank_part_stays_uncalculated(blank, tmp_path):
    cells = filled(lambda n: 1)
    part = "requests.disclosed.natural_person"
    del cells[PLACES[key(part)]]
    numbers = read(typed(blank, tmp_path / "表.xlsx", cells)).numbers
    waiting = {str(k) for k, entry in numbers.items() if entry.kind is Kind.UNCALCULATED}
    assert waiting == {
        "requests.disclosed.total",
        "requests.total.natural_person",
        "requests.total.total",
    }


def test_a_total_typed_over_its_formula_is_a_number_without_formula(blank, tmp_path):
    cells = filled(lambda n: 1)
    cells[PLACES[key("requests.total.natural_person")]] = 99
    numbers = read(typed(blank, tmp_path / "表.xlsx", cells)).numbers
    typed_over = numbers[key("requests.total.natural_person")]
    assert typed_over.number == 99
    assert not typed_over.formula
    assert numbers[key("requests.total.total")].number == 99 + 5 * 21


def test_the_sum_of_a_text_that_is_a_number_counts_it(blank, tmp_path):
    cells = filled(lambda n: 1)
    cells[PLACES[key("review.count.direct_upheld")]] = "１２"
    numbers = read(typed(blank, tmp_path / "表.xlsx", cells)).numbers
    assert numbers[key("review.count.direct_upheld")].kind is Kind.TEXT
    assert numbers[key("review.count.direct_total")].number == 15


@pytest.mark.parametrize(
    ("value", "kind", "number", "text"),
    [
        (0, Kind.NUMBER, "0", "0"),
        (2.5, Kind.NUMBER, "2.5", "2.5"),
        (-1, Kind.NUMBER, "-1", "-1"),
        (59237.2449, Kind.NUMBER, "59237.2449", "59237.2449"),
        (None, Kind.BLANK, None, ""),
        ("  ", Kind.BLANK, None, "  "),
        ("12件", Kind.TEXT, None, "12件"),
        ("１２", Kind.TEXT, "12", "１２"),
        (" 12 ", Kind.TEXT, "12", " 12 "),
        ("1,234", Kind.TEXT, "1234", "1,234"),
        ("/", Kind.TEXT, None, "/"),
        (True, Kind.BOOL, None, "TRUE"),
        ("#REF!", Kind.ERROR, None, "#REF!"),
        ("=1+1", Kind.UNCALCULATED, None, ""),
    ],
)
def test_whatever_is_typed_comes_back_as_typed(entry_in, value, kind, number, text):
    entry = entry_in("fees.administrative_fees.amount", value)
    assert entry.kind is kind
    assert entry.number == (None if number is None else Decimal(number))
    assert entry.text == text
    assert entry.address == PLACES[key("fees.administrative_fees.amount")][1]


def test_a_blank_cell_is_never_zero(entry_in):
    entry = entry_in("documents.regulatory_rules.issued", None)
    assert entry.blank
    assert entry.number is None


@pytest.mark.parametrize("year", YEARS)
def test_a_real_year_written_into_the_template_comes_back(tmp_path, year):
    handed_in = city(year)
    book = build(LATEST)
    fill(book, handed_in)
    save(book, tmp_path / "表.xlsx")
    submission = read(tmp_path / "表.xlsx")
    assert submission.issues == ()
    assert len(submission.numbers) == 200
    for name, entry in submission.numbers.items():
        assert (entry.kind, entry.number) == (Kind.NUMBER, handed_in.numbers[name].number)
    assert submission.year == year
    for section in ("overview", "problems_and_improvements", "other_matters"):
        written = [row for row in submission.section(section) if not row.text.blank]
        assert [(row.part, row.text.text) for row in written] == [
            (row.part, row.text.text) for row in handed_in.section(section)
        ]


def test_facts_come_back_by_key(blank, tmp_path):
    cells = {
        fact_addresses()["name"]: "青川县林业局",
        fact_addresses()["year"]: 2025,
        fact_addresses()["level"]: "县级",
        fact_addresses()["kind"]: " 政府部门或其他机关 ",
    }
    submission = read(typed(blank, tmp_path / "表.xlsx", cells))
    assert (submission.organ, submission.year) == ("青川县林业局", 2025)
    assert (submission.fact("level"), submission.fact("kind")) == ("county", "department")
    assert submission.fact("wording") == "form"
    assert submission.fields["name"].sheet == FACTS


def test_a_date_comes_back_as_a_date(blank, tmp_path):
    sheet, place = fact_addresses()["date"]
    book = book_in(blank)
    book[sheet][place] = 46042
    book[sheet][place].number_format = '[DBNum1][$-804]yyyy"年"m"月"d"日";@'
    book.save(tmp_path / "表.xlsx")
    entry = read(tmp_path / "表.xlsx").fields["date"]
    assert (entry.kind, entry.text) == (Kind.DATE, "2026-01-20")


def test_the_fee_of_section_six_comes_back_by_key(blank, tmp_path):
    cells = {place: n for n, place in enumerate(fee_addresses(LATEST).values(), 1)}
    fee = read(typed(blank, tmp_path / "表.xlsx", cells)).processing_fee
    assert {k: entry.number for k, entry in fee.items()} == {
        "notices": 1,
        "notified": 2,
        "received": 3,
    }


def test_a_row_without_part_belongs_to_the_part_above(blank, tmp_path):
    cells = {
        (OVERVIEW, "C5"): "导语。",
        (OVERVIEW, "A6"): "主动公开情况",
        (OVERVIEW, "B6"): "主动公开",
        (OVERVIEW, "C6"): "第一段。\r\n第二段。",
        (OVERVIEW, "A7"): None,
        (OVERVIEW, "B7"): None,
        (OVERVIEW, "C7"): "第三段。",
        (OVERVIEW, "A8"): " 监督保障 情况",
        (OVERVIEW, "C8"): "第四段。",
    }
    rows = read(typed(blank, tmp_path / "表.xlsx", cells)).section("overview")
    assert [(r.part, r.heading.text, r.text.text) for r in rows[:4]] == [
        ("", "", "导语。"),
        ("disclosure", "主动公开", "第一段。\n第二段。"),
        ("disclosure", "", "第三段。"),
        ("supervision", rows[3].heading.text, "第四段。"),
    ]
    assert [r.text.address for r in rows[:4]] == ["C5", "C6", "C7", "C8"]


def test_rows_go_on_as_far_as_anyone_has_typed(blank, tmp_path):
    cells = {(PROBLEMS, f"C{row}"): f"第{row}行。" for row in range(5, 130)}
    rows = read(typed(blank, tmp_path / "表.xlsx", cells)).section("problems_and_improvements")
    assert len(rows) == 125
    assert rows[-1].text.address == "C129"
    assert rows[0].part == "problems"
    assert rows[-1].part == "improvements"


def test_an_unknown_part_is_an_issue_at_its_cell(blank, tmp_path):
    cells = {(OVERVIEW, "A6"): "主动公开的情形", (OVERVIEW, "C6"): "正文。"}
    submission = read(typed(blank, tmp_path / "表.xlsx", cells))
    (issue,) = submission.issues
    assert (issue.code, issue.sheet, issue.cell) == ("F104", OVERVIEW, "A6")
    assert "“主动公开的情形”" in issue.message
    assert "主动公开情况" in printed(issue.expected)


def test_words_beside_the_texts_are_told_for_each_row_and_never_printed(blank, tmp_path):
    beside = {
        "D6": "见附件",
        "E6": "另举办培训3期。",
        "H30": "备忘",
        "F1": "初稿",
        "E7": 12,
        "E8": " ",
    }
    cells = {(OVERVIEW, place): value for place, value in beside.items()}
    submission = read(typed(blank, tmp_path / "表.xlsx", cells))
    found = [(i.code, i.severity.value, i.cells) for i in submission.issues]
    assert found == [("F106", "warning", cells) for cells in (("F1",), ("D6", "E6"), ("H30",))]
    assert "“一、总体情况”D6、E6" in submission.issues[1].message
    assert all("备忘" not in row.text.text for row in submission.narrative)


@pytest.mark.parametrize("sheet", [OVERVIEW, PROBLEMS, OTHER])
def test_a_count_typed_over_or_a_formula_beside_is_no_text(blank, tmp_path, sheet):
    cells = {(sheet, "D12"): 169, (sheet, "D13"): "１６９", (sheet, "E12"): "=A1"}
    assert read(typed(blank, tmp_path / "表.xlsx", cells)).issues == ()


def test_section_six_has_no_parts(blank, tmp_path):
    cells = {(OTHER, "B9"): "其他事项", (OTHER, "C9"): "无。", (OTHER, "A10"): "建议提案"}
    submission = read(typed(blank, tmp_path / "表.xlsx", cells))
    assert {r.part for r in submission.section("other_matters")} == {""}
    assert [(issue.code, issue.cell) for issue in submission.issues] == [("F104", "A10")]


def test_an_error_in_a_text_cell_is_not_lost(blank, tmp_path):
    cells = {(PROBLEMS, "C90"): "#NAME?", (PROBLEMS, "C91"): "=A1"}
    rows = read(typed(blank, tmp_path / "表.xlsx", cells)).section("problems_and_improvements")
    found = [(row.text.address, row.text.kind, row.text.text) for row in rows]
    assert found == [("C90", Kind.ERROR, "#NAME?"), ("C91", Kind.UNCALCULATED, "")]


def test_bytes_are_read_like_the_file_they_come_from(blank):
    read_from_bytes = read(blank.read_bytes(), "填报表.xlsx")
    assert read_from_bytes == replace(read(blank), file="填报表.xlsx")
    assert read(blank.read_bytes()).file == ""


def test_reading_changes_nothing_in_the_file(blank):
    before = (blank.read_bytes(), blank.stat().st_mtime_ns)
    read(blank)
    assert (blank.read_bytes(), blank.stat().st_mtime_ns) == before


def test_a_common_file_is_read_without_openpyxl_and_whatever_opens_connections(blank):
    code = (
        "import sys; from pathlib import Path; from workbook.read import read; "
        "read(Path(sys.argv[1])); "
        "print(*sorted({'openpyxl', 'lxml', 'polars', 'pandas', 'ssl'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code, str(blank)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == ""
