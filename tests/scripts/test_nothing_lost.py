"""A right report gives no error, and nothing that somebody typed is lost or changed on the way."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import ClerkError
from schemas.filled.entries import entry_of
from schemas.filled.parts import PARTED
from schemas.filled.submission import Submission
from schemas.issues import Severity
from schemas.judging.judge import judge
from schemas.language.characters import writable
from schemas.language.unseen import visible
from scripts import api
from scripts.command.cli import main
from scripts.pages.examples.files import insert_row
from scripts.record.convert import record_of, submission_of
from tests.effort import examples
from tests.openpyxl_books import book_in
from tests.records import record
from tests.right_reports import right_reports
from tests.word.reading import opened, text_of

RIGHT = settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
SLOW = settings(RIGHT, max_examples=examples(4))


def printed(submission: Submission, *, draft: bool = False) -> str:
    """All words of the Word report, tables included, without white space."""
    return bare(text_of(opened(api.report(submission, draft=draft)).element.body))


def bare(text: str) -> str:
    return "".join(text.split())


def typed_texts(made: dict[str, Any]) -> list[str]:
    items = (item for section in made["sections"].values() for item in section)
    return [words for item in items for words in (item["heading"], item["text"])]


def typed_numbers(made: dict[str, Any]) -> list[str]:
    rows = (row for table in made["tables"].values() for row in table.values())
    return [str(number) for row in rows for number in row.values()]


@RIGHT
@given(right_reports())
def test_a_right_report_has_no_error_and_its_words_are_not_doubted(made):
    found = judge(submission_of(made, ""))
    wrong = [i for i in found if i.severity is Severity.ERROR or i.code.startswith(("T", "W", "P"))]
    assert [issue.message for issue in wrong] == []


@SLOW
@given(right_reports())
def test_a_right_report_says_all_that_was_typed(made):
    words = printed(submission_of(made, ""))
    assert [text for text in typed_texts(made) if bare(text) not in words] == []
    cells = {
        text_of(cell._tc)
        for table in opened(api.report(submission_of(made, ""))).tables
        for row in table.rows
        for cell in row.cells
    }
    assert set(typed_numbers(made)) <= cells


@pytest.mark.slow
@SLOW
@given(right_reports())
def test_a_report_goes_through_workbook_and_record_unchanged(made):
    first = api.read(api.new(submission_of(made, "")))
    assert record_of(first) == record_of(submission_of(made, ""))
    again = api.read(api.new(submission_of(record_of(first), "")))
    assert record_of(again) == record_of(first)
    assert record_of(first)["sections"] == made["sections"]
    assert judge(again) == judge(first)


def test_a_draft_prints_sheets_whose_labels_have_moved_as_far_as_they_can_be_read(tmp_path):
    path = tmp_path / "填报.xlsx"
    path.write_bytes(api.new(submission_of(record(), "")))
    book = book_in(path)
    insert_row(book)
    words = book["五、问题与改进"]
    for area in list(words.merged_cells.ranges):
        words.unmerge_cells(str(area))
    words.insert_rows(3)
    book.save(path)
    submission = api.read(path)
    assert {issue.code for issue in submission.issues} == {"F102"}
    draft = printed(submission, draft=True)
    assert "（工作表“三、申请办理”的行列与模板不一致，没有读取，此处留空。）" in draft
    texts = [
        each["text"] for key in ("problems", "improvements") for each in record()["sections"][key]
    ]
    assert [text for text in texts if bare(text) not in draft] == []


@pytest.mark.parametrize("kind", [".docx", ".html"])
def test_a_draft_of_sections_without_a_word_has_their_headings(kind):
    made = record()
    made["sections"] = {key: [] for key in made["sections"]}
    draft = api.report(submission_of(made, ""), draft=True, kind=kind)
    words = text_of(opened(draft).element.body) if kind == ".docx" else draft.decode()
    assert [title in words for title in ("一、总体情况", "五、", "六、")] == [True] * 3


def test_the_own_title_of_section_five_is_printed_once_whatever_stands_beside_it():
    submission = submission_of(record(), "")
    rows = [row for row in submission.narrative if row.section == PARTED]
    title = entry_of(rows[0].heading.sheet, rows[0].heading.address, "五、问题和打算")
    changed = replace(rows[0], heading=title, part="")
    narrative = tuple(changed if row is rows[0] else row for row in submission.narrative)
    draft = printed(replace(submission, narrative=narrative), draft=True)
    assert draft.count("五、问题和打算") == 1
    assert bare(rows[0].text.text) in draft


@pytest.mark.parametrize("to", ["json", "csv"])
@pytest.mark.parametrize("damage", ["moved", "part"])
def test_what_could_not_be_read_is_not_exported_as_blank(to, damage, tmp_path, capsys):
    path, out = tmp_path / "填报.xlsx", tmp_path / f"记录.{to}"
    path.write_bytes(api.new(submission_of(record(), "")))
    book = book_in(path)
    if damage == "moved":
        book["三、申请办理"].insert_rows(9)
    else:
        book["一、总体情况"]["A7"] = "管理"
    book.save(path)
    assert main(["export", str(path), "--to", to, "-o", str(out)]) == 2
    assert "不能读取的内容，没有导出。“" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("sheet", ["基本信息", "六、其他事项"])
def test_a_draft_prints_facts_and_fees_whose_labels_have_moved(sheet, tmp_path):
    made = record()
    made["sections"]["other_matters"] = []
    path = tmp_path / "填报.xlsx"
    path.write_bytes(api.new(submission_of(made, "")))
    book = book_in(path)
    book[sheet].insert_rows(5)
    book.save(path)
    submission = api.read(path)
    assert {(issue.code, issue.sheet) for issue in judge(submission) if issue.code != "L103"} == {
        ("F102", sheet)
    }
    draft = printed(submission, draft=True)
    assert "云岭县农业农村局2025年政府信息公开工作年度报告" in draft
    assert "发出信息处理费收费通知1件，通知收取信息处理费120元" in draft
    with pytest.raises(ClerkError):
        api.report(path)


@pytest.mark.parametrize("heading", ["", "信息处理费收取情况", "收取信息处理费情况", "建议提案"])
@pytest.mark.parametrize("text", ["", "严格执行信息处理费管理办法。", "建议均已回复。"])
def test_the_figures_of_the_fee_are_printed_whatever_becomes_of_its_row(heading, text):
    made = record()
    made["sections"]["other_matters"][:1] = [{"heading": heading, "topic": "", "text": text}]
    submission = submission_of(made, "")
    told = "发出信息处理费收费通知1件，通知收取信息处理费120元，实际收取信息处理费120元"
    assert printed(submission).count(told) == 1
    assert not any("处理费" in issue.message for issue in judge(submission))


PLACES = [
    (section, number)
    for section, items in record()["sections"].items()
    for number in range(len(items))
]
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="〔〕"), min_size=1, max_size=40)


@settings(RIGHT, max_examples=examples(6))
@given(st.sampled_from(PLACES), st.sampled_from(["heading", "text"]), WORDS, st.booleans())
def test_whatever_is_typed_as_a_text_is_printed_or_told(place, which, words, alone):
    """A draft prints it; what it leaves out (no character anybody sees, a number of its own) is told."""
    made = record()
    section, number = place
    item = made["sections"][section][number]
    item[which] = writable(words)
    if alone:
        item["text" if which == "heading" else "heading"] = ""
    submission = submission_of(made, "")
    left = [
        sign for sign in bare(visible(item[which])) if sign not in printed(submission, draft=True)
    ]
    assert left == []
    if bare(visible(item[which])) not in printed(submission, draft=True):
        told = [issue.code for issue in judge(submission)]
        assert set(told) & {"W111", "W116", "W115"}, item[which]
