"""A new official form goes the whole way without a change outside its edition; old workbooks stay."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from schemas.form.editions import known_as_well
from schemas.form.model import CellKey
from schemas.record.shape import record_schema
from scripts.pages.form_export import form_json
from scripts.record.convert import record_of, submission_of
from scripts.tasks.check import check
from scripts.tasks.marking import mark_checked
from scripts.tasks.produce import produce
from tests.made_edition import FORMAT, HEARINGS, MADE, NEW_ROW, RENAMED
from tests.new_files import new_workbook
from tests.openpyxl_books import book_in
from tests.samples import record
from tests.word.reading import faults, opened
from tests.workbook.made import typed
from tests.workbook.marked import highlighted
from workbook.layout import LAST_YEAR, TEMPLATE_NAME, last_year_addresses, number_addresses
from workbook.sheets.guide import sheet_notes

OUTCOMES = next(h for h in MADE.table("requests").rows if h.key == "outcome").children
PRIVACY = CellKey("requests", NEW_ROW.key, "natural_person")
HELD = CellKey("hearings", "public_hearings", "held")

BIG_CHANGE = "L103"  # a hint: the numbers of the sample body did change that much


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    with known_as_well(MADE):
        yield


def made_record() -> dict[str, Any]:
    """The sample body's record in the made-up form, some requests refused for the new reason."""
    made: dict[str, Any] = json.loads(
        json.dumps(record(2024)).replace("收取信息处理费情况", "信息处理费收取情况")
    )
    made |= {"edition": MADE.key, "year": 2031}
    made["presentation"] = {"lead": "yes"}
    for tables in (made["tables"], made["last_year"]["tables"]):
        requests = tables["requests"]
        requests[NEW_ROW.key] = dict.fromkeys(requests["received"], 0)
        tables["hearings"] = {"public_hearings": {"held": 7}}
    requests = made["tables"]["requests"]
    for column in ("natural_person", "total"):
        requests[NEW_ROW.key][column] += 1
        requests["internal_affairs"][column] -= 1
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_workbook(tmp_path / "新格式.xlsx", made_record())


def test_the_workbook_carries_the_editions_mark_sheets_and_labels(book: Path):
    found = book_in(book)
    assert found.defined_names[TEMPLATE_NAME].attr_text == '"2031/3"'
    assert {"一、工作概况", "三、申请情况"} <= set(found.sheetnames)
    words = {cell.value for row in found["三、申请情况"].iter_rows() for cell in row}
    assert {NEW_ROW.label, RENAMED} <= words
    assert sheet_notes(MADE)["三、申请情况"] == "第三部分的表格，182 个数，其中 32 个自动相加"
    guide = {str(cell.value) for row in found.worksheets[0].iter_rows() for cell in row}
    assert any("一千二百字" in words for words in guide)
    assert any(str(FORMAT) in words for words in guide)


def test_a_right_workbook_has_no_finding_and_keeps_its_numbers(book: Path):
    checked = check(book)
    assert checked.submission.edition is MADE
    assert checked.submission.numbers[PRIVACY].number == 1
    assert checked.submission.numbers[HELD].number == 7
    assert {issue.code for issue in checked.issues} <= {BIG_CHANGE}


def test_sums_blanks_last_year_and_the_limit_are_checked_as_the_new_form_has_them(
    book: Path, tmp_path: Path
):
    places, before = number_addresses(MADE), last_year_addresses(MADE)
    total = CellKey("requests", NEW_ROW.key, "total")
    carried = CellKey("requests", "carried_to_next_year", "natural_person")
    wrong = typed(
        book,
        tmp_path / "错.xlsx",
        {
            places[total]: 5,
            places[HELD]: None,
            before[carried]: 3,
            ("一、工作概况", "C6"): "字" * 1201,
        },
    )
    issues = check(wrong).issues
    assert {i.code for i in issues} >= {"C101", "L101", "W103"}
    assert any(i.code.startswith("S10") and places[total][1] in i.cells for i in issues)
    (blank,) = (i for i in issues if i.code == "C101")
    assert (blank.sheet, blank.cell, blank.source) == (*places[HELD], str(FORMAT))
    (long,) = (i for i in issues if i.code == "W103")
    assert "“一、工作概况”" in long.message
    assert "超过1200字" in long.message
    (carry,) = (i for i in issues if i.code == "L101")
    assert before[carried][1] in carry.message
    assert LAST_YEAR in carry.message
    marked = mark_checked(check(wrong))
    assert places[HELD][1] in str(highlighted(marked))


def test_words_are_held_against_the_numbers_of_the_new_form(tmp_path: Path):
    made = made_record()
    for item in made["sections"]["overview"]:
        item["text"] = item["text"].replace(
            "本年新收政府信息公开申请3525件", "本年新收政府信息公开申请3526件"
        )
    issues = check(new_workbook(tmp_path / "填报.xlsx", made)).issues
    (told,) = (issue for issue in issues if issue.code == "T101")
    assert told.sheet == "一、工作概况"
    assert "“三、申请情况”" in told.message


@pytest.mark.parametrize("off", [0, 1])
def test_words_about_a_group_count_the_row_that_is_new_in_it(tmp_path: Path, off: int):
    made = made_record()
    (refused,) = (h for h in OUTCOMES if h.key == "not_disclosed")
    number = sum(made["tables"]["requests"][row.key]["total"] for row in refused.leaves())
    assert NEW_ROW in refused.leaves()
    item = made["sections"]["overview"][0]
    item["text"] += f"本年度办结的政府信息公开申请中，不予公开{number + off}件。"
    issues = check(new_workbook(tmp_path / "填报.xlsx", made)).issues
    assert len([issue for issue in issues if issue.code == "T105"]) == off


def test_an_applicant_is_called_as_the_form_calls_it(tmp_path: Path):
    made = made_record()
    item = made["sections"]["overview"][0]
    item["text"] += "本年新收政府信息公开申请3525件，其中科研机构申请3524件。"
    issues = check(new_workbook(tmp_path / "填报.xlsx", made)).issues
    (told,) = (issue for issue in issues if issue.code == "T106")
    assert f"（{RENAMED}）" in told.message


def test_the_report_prints_the_new_headings_and_quotes_the_new_document(book: Path, tmp_path: Path):
    path = produce(book, output=tmp_path / "报告.docx").path
    assert path is not None
    assert faults(path) == []
    word = opened(path.read_bytes())
    words = [paragraph.text for paragraph in word.paragraphs]
    assert "一、工作概况" in words
    assert "三、公开申请的收到和处理情况" in words
    assert any("国办公开办函〔2031〕7号" in text for text in words)
    cells = {
        cell.text.replace("\n", "")
        for table in word.tables
        for row in table.rows
        for cell in row.cells
    }
    assert {NEW_ROW.label, RENAMED, HEARINGS.caption} <= cells


def test_record_schema_and_form_export_follow_the_edition(book: Path):
    written = record_of(check(book).submission)
    jsonschema.validate(written, record_schema(MADE))
    assert written["tables"]["hearings"] == {"public_hearings": {"held": 7}}
    assert record_of(submission_of(written, "a.json")) == written
    form = form_json(MADE)
    assert form["template_version"] == "2031/3"
    assert len(form["numbers"]) == len(MADE.cell_keys())


def test_words_around_its_tables_have_their_cells_too(tmp_path: Path):
    made = made_record() | {"notes": {"disclosure": {"after": "注：含公开听证。"}}}
    checked = check(new_workbook(tmp_path / "填报.xlsx", made))
    assert record_of(checked.submission)["notes"] == made["notes"]
    cells = {note["key"]: note["cell"] for note in form_json(MADE)["notes"]}
    (row,) = checked.submission.section("disclosure")
    assert row.text.address == cells["disclosure.after"]


def test_workbooks_of_earlier_years_go_on_being_read_and_checked(tmp_path: Path):
    old = new_workbook(tmp_path / "旧.xlsx", record(2024))
    checked = check(old)
    assert checked.submission.edition.key == "2021"
    assert {issue.code for issue in checked.issues} <= {BIG_CHANGE}


@pytest.mark.parametrize("year", [2024, 2031])
def test_a_workbook_that_lost_its_mark_is_known_by_its_labels(year: int, tmp_path: Path):
    content = record(2024) if year == 2024 else made_record()
    book = book_in(new_workbook(tmp_path / "填报.xlsx", content))
    del book.defined_names[TEMPLATE_NAME]
    book.save(tmp_path / "无标记.xlsx")
    found = check(tmp_path / "无标记.xlsx").submission
    assert found.edition.key == ("2021" if year == 2024 else "2031")
