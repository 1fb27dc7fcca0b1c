"""Words that look like the escapes of Excel stay those words, whoever writes them into a workbook."""

import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from schemas.filled.entries import entry_of
from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from scripts.tasks.new import new_bytes
from tests.kinds.making import plain_bytes
from tests.kinds.parts import unpacked
from tests.kinds.trying import NAME
from workbook.findings_list import findings_list
from workbook.layout import RESULTS
from workbook.marks import mark, remarks_in
from workbook.read import read
from workbook.texts import with_texts

WORDS = "编号_x0041_与_x000D_及_x005F_，第_X0041_号"
FINDING = Issue(
    "W101", Severity.WARNING, WORDS, sheet="三、申请办理", cell="D7", accepted=f"{WORDS}已核实"
)


def shown(data: bytes, sheet: str) -> str:
    """What another library reads in a sheet, all in one."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()
    return "\n".join(str(value) for row in rows for value in row)


def overview() -> Submission:
    """The plain file, its overview saying these words."""
    submission = read(plain_bytes(), NAME)
    rows = [
        replace(row, text=entry_of(row.text.sheet, row.text.address, WORDS))
        for row in submission.section("overview")
    ]
    others = [row for row in submission.narrative if row.section != "overview"]
    return replace(submission, narrative=(*rows, *others))


def test_a_finding_is_listed_and_noted_in_the_words_it_has():
    marked = mark(plain_bytes(), (FINDING, replace(FINDING, accepted="")), name=NAME)
    assert shown(marked, RESULTS).count(WORDS) == 3
    notes = unpacked(marked)["xl/comments1.xml"].decode()
    assert WORDS.replace("_x", "_x005F_x") in notes


def test_a_remark_is_found_in_the_words_it_has():
    marked = mark(plain_bytes(), (FINDING,), name=NAME)
    assert [(each.message, each.reason) for each in remarks_in(marked)] == [
        (WORDS, f"{WORDS}已核实")
    ]
    again = mark(marked, (replace(FINDING, accepted=""),), name=NAME)
    assert [each.reason for each in remarks_in(again)] == [f"{WORDS}已核实"]


def test_texts_are_written_in_the_words_they_have():
    wanted = overview()
    data = with_texts(plain_bytes(), wanted.section("overview"), name=NAME)
    assert {row.text.text for row in read(data, NAME).section("overview")} == {WORDS}
    assert WORDS in shown(data, "一、总体情况")


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_new_workbook_has_the_words_of_the_old_one(year):
    data = new_bytes(overview(), name=NAME, year=year)
    assert WORDS in shown(data, "一、总体情况")


def test_a_list_of_findings_has_the_words_of_the_files():
    data = findings_list(("文件", "问题"), [("报表.xlsx", WORDS)])
    assert WORDS in shown(data, "审查结果")
