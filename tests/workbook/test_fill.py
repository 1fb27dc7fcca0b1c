"""A submission written into the template stands there as it was given."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from schemas.errors import OutputError
from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.submission import Paragraphs, Submission
from schemas.filled.sums import total_parts
from schemas.form.editions import LATEST
from schemas.form.model import CellKey
from tests.effort import examples
from tests.openpyxl_books import book_in
from tests.samples import city, key, typed, with_cells, with_fact
from workbook.build import build
from workbook.files.packing import save
from workbook.fill import fill
from workbook.layout import (
    CELL_LIMIT,
    HEADING_COLUMN,
    NARRATIVE_ROWS,
    TEXT_COLUMN,
    address,
    fact_addresses,
    fee_addresses,
    last_year_addresses,
    narrative_head_row,
    number_addresses,
    part_titles,
)
from workbook.read import read

PLACES = number_addresses(LATEST)
TOTALS = {total: parts for table in LATEST.tables() for total, parts in total_parts(table).items()}


def filled(submission: Submission) -> Workbook:
    book = build(LATEST)
    fill(book, submission)
    return book


def value(book: Workbook, name: str | CellKey):
    sheet, place = PLACES[key(name) if isinstance(name, str) else name]
    return book[sheet][place].value


def same(given_: Entry, found: Entry) -> bool:
    """The same kind, number and text, wherever it stands."""
    return (given_.kind, given_.number, given_.text) == (found.kind, found.number, found.text)


def test_a_real_report_comes_back_from_the_file_number_by_number(tmp_path):
    given_ = city(2024)
    path = tmp_path / "市政府.xlsx"
    save(filled(given_), path)
    found = read(path)
    assert found.issues == ()
    assert all(same(entry, found.numbers[k]) for k, entry in given_.numbers.items())
    assert found.organ == given_.organ
    assert found.year == given_.year
    rows = [(p.section, p.part, p.heading.text, p.text.text) for p in found.narrative]
    assert rows == [(p.section, p.part, p.heading.text, p.text.text) for p in given_.narrative]


def test_totals_that_equal_their_parts_keep_the_formula():
    book = filled(city(2024))
    assert all(str(value(book, total)).startswith("=SUM(") for total in TOTALS)


def test_a_total_that_differs_from_its_parts_is_written_as_given():
    book = filled(typed(city(2024), requests__received__total=9999))
    assert value(book, "requests.received.total") == 9999
    assert str(value(book, "requests.disclosed.total")).startswith("=")


def test_a_total_whose_parts_are_not_all_numbers_is_written_as_given():
    book = filled(typed(city(2024), requests__received__natural_person=None))
    assert value(book, "requests.received.natural_person") is None
    assert value(book, "requests.received.total") == 3525


def test_a_total_that_was_not_given_keeps_the_formula():
    book = filled(typed(city(2024), requests__received__total=None))
    assert str(value(book, "requests.received.total")).startswith("=")


def test_a_blank_cell_is_never_zero():
    blank = with_cells(city(2024), dict.fromkeys(city(2024).numbers))
    book = filled(blank)
    assert all(value(book, k) is None for k in PLACES if k not in TOTALS)


def test_words_errors_and_truths_stay_what_they_are():
    error = Entry("", "", Kind.ERROR, text="#REF!")
    cases = (
        ("12件", "s", "12件"),
        (" 12 ", "s", " 12 "),
        ("=1+1", "s", "=1+1"),
        ("#N/A", "s", "#N/A"),
        (error, "e", "#REF!"),
        (True, "b", True),
        (Decimal("2.5"), "n", 2.5),
    )
    places = [k for k in PLACES if k not in TOTALS][: len(cases)]
    given_ = {k: case[0] for k, case in zip(places, cases, strict=True)}
    book = filled(with_cells(city(2024), given_))
    for place, (_, kind, stored) in zip(places, cases, strict=True):
        sheet, cell = PLACES[place]
        found = book[sheet][cell]
        assert (found.data_type, found.value) == (kind, stored)


def test_a_number_longer_than_excel_keeps_stays_exact_as_a_word():
    book = filled(
        typed(city(2024), fees__administrative_fees__amount=Decimal("1234567890.1234567"))
    )
    assert value(book, "fees.administrative_fees.amount") == "1234567890.1234567"


def test_a_text_that_excel_would_take_for_an_escaped_letter_is_escaped():
    book = filled(with_fact(city(2024), "contact", "文号_x0041_"))
    assert book["基本信息"][fact_addresses()["contact"][1]].value == "文号_x005F_x0041_"


def test_a_text_that_begins_like_a_formula_is_marked_as_text():
    book = filled(with_fact(city(2024), "contact", "=HYPERLINK(1)"))
    sheet, place = fact_addresses()["contact"]
    assert book[sheet][place].quotePrefix
    assert book[sheet][place].data_type == "s"


def test_a_date_keeps_its_chinese_format():
    book = filled(with_fact(city(2024), "date", dt.date(2025, 1, 20)))
    cell = book["基本信息"][fact_addresses()["date"][1]]
    assert cell.value == dt.datetime(2025, 1, 20)
    assert cell.number_format == 'yyyy"年"m"月"d"日"'


def test_a_word_of_the_record_becomes_the_word_of_the_drop_down():
    book = filled(with_fact(city(2024), "level", "county"))
    assert book["基本信息"][fact_addresses()["level"][1]].value == "县级"


def test_a_default_stays_where_nothing_is_given():
    book = filled(with_fact(city(2024), "wording", None))
    assert book["基本信息"][fact_addresses()["wording"][1]].value == "格式用语"


def test_last_year_and_the_fee_are_written(tmp_path):
    submission = replace(city(2024), last_year=city(2023).numbers)
    save(filled(submission), tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert all(same(e, found.last_year[k]) for k, e in city(2023).numbers.items())
    assert all(same(e, found.processing_fee[k]) for k, e in submission.processing_fee.items())
    assert set(found.last_year) == set(last_year_addresses(LATEST))
    assert set(found.processing_fee) == set(fee_addresses(LATEST))


def test_the_part_is_written_where_it_changes_and_prepared_rows_are_replaced():
    book = filled(city(2024))
    sheet = book[LATEST.section("problems_and_improvements").sheet]
    assert [sheet.cell(row, 1).value for row in range(5, 10)] == [
        "存在的主要问题",
        None,
        "改进情况",
        None,
        None,
    ]


def test_a_section_without_texts_keeps_its_prepared_sub_headings():
    book = filled(replace(city(2024), narrative=()))
    assert book["一、总体情况"]["B6"].value == "主动公开情况"


def test_more_rows_than_prepared_are_made_ready_for_typing():
    rows = tuple(paragraphs("overview", "", "", f"第{n}段") for n in range(NARRATIVE_ROWS + 5))
    sheet = filled(replace(city(2024), narrative=rows))["一、总体情况"]
    last = narrative_head_row("overview") + len(rows)
    assert sheet.cell(last, TEXT_COLUMN).value == f"第{NARRATIVE_ROWS + 4}段"
    assert not sheet.cell(last, TEXT_COLUMN).protection.locked
    assert sheet.cell(last, TEXT_COLUMN).alignment.wrap_text


def test_rows_are_as_high_as_their_text():
    long, short = paragraphs("overview", "", "", "字" * 400), paragraphs("overview", "", "", "字")
    sheet = filled(replace(city(2024), narrative=(long, short)))["一、总体情况"]
    assert sheet.row_dimensions[5].height > 10 * 14
    assert sheet.row_dimensions[6].height < 30


def test_a_text_longer_than_a_cell_holds_is_refused_in_words():
    rows = (paragraphs("overview", "", "", "字" * (CELL_LIMIT + 1)),)
    with pytest.raises(OutputError, match="“一、总体情况”C5要写入的文字有 32768 字"):
        filled(replace(city(2024), narrative=rows))


def test_the_same_submission_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        save(filled(city(2024)), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken.xlsx").mkdir()  # a folder of that name cannot be replaced by a file
    with pytest.raises(OSError, match=r"taken\.xlsx"):
        save(filled(city(2024)), tmp_path / "taken.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.xlsx"]


def paragraphs(section: str, part: str, heading: str, text: str) -> Paragraphs:
    return Paragraphs(
        section, part, entry_of("", "", heading or None), entry_of("", "", text or None)
    )


COUNTS = st.integers(0, 10**9)
ODD = st.sampled_from(["12件", "１２", " 12 ", "1,234", "/", "=A1", "#N/A", "无"])
VALUES = st.one_of(COUNTS, st.none(), ODD, st.booleans(), st.integers(-9, -1))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1
).filter(str.strip)
PROSE = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)


@st.composite
def submissions(draw) -> Submission:
    """A real report with some cells and all texts made up, parts in the order of the section."""
    keys = draw(st.lists(st.sampled_from(sorted(PLACES)), max_size=40, unique=True))
    base = with_cells(city(2024), {k: draw(VALUES) for k in keys})
    rows = []
    for section in LATEST.narrative_sections():
        parts = list(part_titles(section)) or [""]
        for number in sorted(draw(st.lists(st.integers(0, len(parts) - 1), max_size=6))):
            rows.append(paragraphs(section.key, parts[number], draw(WORDS), draw(PROSE)))
    return replace(base, narrative=tuple(rows))


@settings(max_examples=examples(5), deadline=None)
@given(submissions())
def test_whatever_is_filled_in_is_read_back_with_openpyxl(tmp_path_factory, submission):
    path = tmp_path_factory.mktemp("fill") / "填报.xlsx"
    save(filled(submission), path)
    book = book_in(path)
    for name, (sheet, place) in PLACES.items():
        stored, entry = book[sheet][place], submission.numbers[name]
        if name in TOTALS and stored.data_type == "f":
            parts = [submission.numbers[part] for part in TOTALS[name]]
            as_added = all(p.kind is Kind.NUMBER for p in parts) and entry.number == sum(
                p.number for p in parts
            )
            assert entry.blank or as_added
        else:
            assert same(entry, entry_of(sheet, place, stored.value)), name
            assert stored.data_type != "f"
    for section in {row.section for row in submission.narrative}:
        words, first = book[LATEST.section(section).sheet], narrative_head_row(section) + 1
        titles = {key_: title for s in LATEST.sections for key_, title in part_titles(s).items()}
        part = ""
        for row, given_ in enumerate(submission.section(section), start=first):
            part = words[address(row, 1)].value or part
            assert part == titles[given_.part] or part == given_.part == ""
            assert words[address(row, HEADING_COLUMN)].value == given_.heading.text
            assert words[address(row, TEXT_COLUMN)].value == given_.text.text


def test_a_date_of_a_record_is_a_date_in_the_workbook():
    book = filled(with_fact(city(2024), "date", "2025-01-20"))
    cell = book["基本信息"][fact_addresses()["date"][1]]
    assert cell.value == dt.datetime(2025, 1, 20)
