"""Words around the tables: typed below the table, read, judged, recorded and printed in their places."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from schemas.form.editions import LATEST
from schemas.judging.judge import judge
from scripts.record.convert import record_of, submission_of
from scripts.report.assemble import report_of
from scripts.report.model import Note, SubHeading, TableBlock, Text
from scripts.report.page.write import page_bytes
from scripts.report.word.write import report_bytes
from scripts.tasks.check import check
from tests.new_files import new_workbook
from tests.openpyxl_books import book_in
from tests.records import record
from tests.word.reading import opened
from tests.workbook.made import typed
from tests.workbook.marked import highlighted
from workbook.layout import TEMPLATE_NAME, blocks, note_places
from workbook.marked_files import mark_file

REMARK = "注：本年统计口径没有变化。"
INTRODUCTION = "申请办理情况\n全年办理情况如下表。"
PLACES = {block.section.key: note_places(block) for block in blocks(LATEST)}


def with_notes(**notes: dict[str, str]) -> dict[str, Any]:
    return {**record(), "notes": notes}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    notes = with_notes(requests={"before": INTRODUCTION, "after": REMARK})
    return new_workbook(tmp_path / "填报.xlsx", notes)


def test_words_around_a_table_go_into_their_cells_and_come_back(book: Path) -> None:
    sheet = book_in(book)["三、申请办理"]
    assert sheet[PLACES["requests"]["before"][1]].value == INTRODUCTION
    assert sheet[PLACES["requests"]["after"][1]].value == REMARK
    checked = check(book)
    assert [issue.code for issue in checked.errors] == []
    assert record_of(checked.submission)["notes"] == {
        "requests": {"before": INTRODUCTION, "after": REMARK}
    }


def test_they_are_printed_above_and_below_the_table_and_remarks_are_small() -> None:
    notes = with_notes(requests={"before": INTRODUCTION, "after": f"{REMARK}\n{REMARK}"})
    report = report_of(submission_of(notes, "a.json"))
    heading, text, table, *remarks = report.sections[2].blocks
    assert (heading, text) == (SubHeading("申请办理情况"), Text("全年办理情况如下表。"))
    assert isinstance(table, TableBlock)
    assert remarks == [Note(REMARK), Note(REMARK)]
    printed = [p for p in opened(report_bytes(report)).paragraphs if p.text == REMARK]
    assert [p.style.name for p in printed] == ["表后说明", "表后说明"]
    assert printed[0].style.font.size.pt == 10.5


def test_an_office_may_title_a_section_of_tables_itself() -> None:
    notes = with_notes(review={"before": "四、行政复议和行政诉讼情况\n（一）总的情况"})
    section = report_of(submission_of(notes, "a.json")).sections[3]
    assert section.heading == "四、行政复议和行政诉讼情况"
    assert section.blocks[0] == SubHeading("（一）总的情况", 2)


def test_what_is_wrong_in_a_remark_is_told_and_marked_at_its_cell(
    book: Path, tmp_path: Path
) -> None:
    cell = PLACES["requests"]["after"][1]
    wrong = typed(
        book, tmp_path / "错.xlsx", {("三、申请办理", cell): "注：全年新收政府信息公开申请999件。"}
    )
    issues = check(wrong).issues
    (told,) = (issue for issue in issues if issue.code == "T101")
    assert (told.sheet, told.cell) == ("三、申请办理", cell)
    marked = mark_file(wrong, issues)
    assert cell in str(highlighted(marked))


@pytest.mark.parametrize("mark", ["2021/1", "2021/2"])
def test_a_workbook_of_an_older_template_has_no_such_cells_and_is_read_without(
    mark: str, tmp_path: Path
) -> None:
    book = book_in(new_workbook(tmp_path / "新.xlsx", record()))
    for block in blocks(LATEST):
        for label, _ in note_places(block).values():
            book[block.sheet][label] = None
    book.defined_names[TEMPLATE_NAME].attr_text = f'"{mark}"'
    book.save(tmp_path / "旧.xlsx")
    read = check(tmp_path / "旧.xlsx")
    assert [issue.code for issue in read.issues if issue.code[0] == "F"] == []
    assert len(read.submission.numbers) == 200
    jotted = PLACES["disclosure"]["after"][1]
    book["二、主动公开"][jotted] = "问一下老张"
    book.save(tmp_path / "旧.xlsx")
    read = check(tmp_path / "旧.xlsx")
    assert [(i.code, i.cell) for i in read.issues if i.code[0] == "F"] == [("F112", jotted)]
    assert read.submission.section("disclosure") == ()


def test_a_record_without_notes_is_read_as_before_and_next_years_workbook_has_none() -> None:
    old = submission_of(record(), "a.json")
    assert "notes" not in record_of(old)
    assert all(old.section(block.section.key) == () for block in blocks(LATEST))


def test_an_introduction_that_repeats_the_heading_of_its_section_is_told() -> None:
    title = LATEST.section("requests").heading()
    told = submission_of(with_notes(requests={"before": f"{title}\n情况如下。"}), "a.json")
    assert "W113" in {issue.code for issue in judge(told)}
    assert "W113" not in {issue.code for issue in judge(replace(told, narrative=()))}


def test_a_web_page_has_them_too_and_its_outline_misses_no_step() -> None:
    notes = with_notes(requests={"before": "1.办理情况\n情况如下。", "after": REMARK})
    page = page_bytes(report_of(submission_of(notes, "a.json"))).decode()
    assert f'</table>\n</section>\n<p class="note">{REMARK}</p>' in page
    assert "<h3>1.办理情况</h3>" in page
