"""One file sent to the page: its findings, reasons accepted, what is taken away, and that nothing stays."""

import json
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, unquote

import pytest

from scripts import api
from scripts.report.renderers import RENDERERS
from scripts.tasks.demo import sample
from scripts.web import isolated, limits
from scripts.web.folder import PREFIX, sweep
from scripts.web.shown_findings import key_of
from tests.rendering import convert
from tests.web.served import changed


def keys(data: bytes, code: str) -> list[str]:
    return [key_of(issue) for issue in api.check(data).issues if issue.code == code]


@pytest.fixture
def warned() -> bytes:
    """A workbook with one warning, whatever its rule."""
    record = sample()
    record["sections"]["overview"][0]["text"] += "全年新收政府信息公开申请77件。"  # type: ignore[index]
    data = api.new(record)
    assert any(issue.severity == "warning" for issue in api.check(data).issues)
    return data


def test_a_workbook_is_answered_with_every_finding_at_its_cell(page, broken):
    shown = page.ask(page.drop(broken, "填报.xlsx")).text
    issue = next(i for i in api.check(broken).issues if i.severity == "error")
    assert issue.message in shown
    assert f'href="#c4-{issue.cell}"' in shown
    assert re.search(rf'<td id="c4-{issue.cell}"[^>]*class="error">49', shown)


def test_what_a_clerk_typed_is_shown_and_never_run(page):
    record = sample()
    record["organ"]["name"] = "<script>alert(1)</script>局"  # type: ignore[index]
    shown = page.ask(page.drop(api.new(record), "<b>填报.xlsx")).text
    assert "<script>alert" not in shown
    assert "<b>填报" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;局" in shown


def test_a_record_is_read_as_well(page):
    shown = page.ask(page.drop(json.dumps(sample()).encode(), "记录.json")).text
    assert "云岭县农业农村局，2025年度" in shown


def test_a_published_report_is_read_in_a_process_of_its_own(page, filled):
    shown = page.ask(page.drop(api.report(filled), "报告.docx")).text
    assert "云岭县农业农村局，2025年度" in shown
    assert "机关层级）没有填写" not in shown  # which no printed report states


@pytest.mark.needs_libreoffice
def test_a_report_that_libreoffice_has_to_read_is_read_within_the_limits(page, filled, tmp_path):
    word = tmp_path / "报告.docx"
    word.write_bytes(api.report(filled))
    old = convert(word, "odt", tmp_path / "out").read_bytes()
    shown = page.ask(page.drop(old, "报告.odt")).text
    assert "云岭县农业农村局，2025年度" in shown


@pytest.mark.needs_libreoffice
def test_a_pdf_is_taken_away(page, filled):
    taken = page.ask(f"{page.drop(filled, '填报.xlsx')}/report?kind=.pdf")
    assert (taken.status, taken.body[:5]) == (200, b"%PDF-")


def test_a_file_that_takes_too_long_is_given_up(page, filled, monkeypatch):
    monkeypatch.setattr("scripts.web.checking.LONGEST_READING", 0.0)
    monkeypatch.setattr(isolated, "LOOK", 0.01)
    before = page.kept()
    answer = page.send(api.report(filled), "报告.docx")
    assert (answer.status, page.kept()) == (422, before)
    assert "用时过长" in answer.text


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "空.xlsx", "空.xlsx"),
        (b"PK\3\4", "半.xlsx", "损坏或不完整"),
        (b"{", "记录.json", "记录.json"),
        (b"%PDF-1.4", "报告.pdf", "PDF文件已经损坏"),
        (b"\xd0\xcf\x11\xe0", "旧.xls", "xls"),
    ],
)
def test_what_cannot_be_read_is_told_in_words_and_not_kept(page, data, name, words):
    before = page.kept()
    answer = page.send(data, name)
    assert (answer.status, page.kept()) == (422, before)
    assert words in answer.text
    assert "内部出错" not in answer.text


def test_an_accepted_warning_goes_into_the_workbook_as_the_workbook_has_it(page, warned):
    (key, *_) = [key_of(i) for i in api.check(warned).issues if i.severity == "warning"]
    where = page.drop(warned, "填报.xlsx")
    answer = page.post(f"{where}/accept", {"finding": key, "reason": "已与 信访局核对"})
    assert "处理说明：已与 信访局核对" in answer.text
    taken = page.ask(f"{where}/marked")
    assert "filename*=UTF-8''%E5%A1%AB%E6%8A%A5.%E6%A0%A1%E9%AA%8C.xlsx" in str(
        taken.headers["Content-Disposition"]
    )
    again = api.check(taken.body)
    assert [i.accepted for i in again.issues if key_of(i) == key] == ["已与 信访局核对"]


@pytest.mark.parametrize("name", ["填报.校验.xlsx", "填报.校验2.xlsx", "填报.清除标注.xlsx"])
def test_a_copy_checked_again_is_taken_away_under_the_name_of_a_marked_copy(page, warned, name):
    taken = page.ask(f"{page.drop(warned, name)}/marked")
    assert unquote(taken.headers["Content-Disposition"]).endswith("'填报.校验.xlsx")


def test_an_acceptance_can_be_taken_back(page, warned):
    (key, *_) = [key_of(i) for i in api.check(warned).issues if i.severity == "warning"]
    where = page.drop(warned, "填报.xlsx")
    page.post(f"{where}/accept", {"finding": key, "reason": "核对过"})
    assert "处理说明" not in page.post(f"{where}/accept", {"finding": key, "reason": ""}).text
    assert not any(i.accepted for i in api.check(page.ask(f"{where}/marked").body).issues)


def test_a_wrong_number_cannot_be_explained_away(page, broken):
    where = page.drop(broken, "填报.xlsx")
    (key,) = keys(broken, "S101")
    answer = page.post(f"{where}/accept", {"finding": key, "reason": "就是这样"})
    assert answer.status == 409
    assert "S101" in page.ask(where).text


def test_a_record_is_taken_away_as_a_marked_workbook(page):
    record = sample()
    record["tables"]["requests"]["received"]["total"] = 49  # type: ignore[index]
    where = page.drop(json.dumps(record).encode(), "记录.json")
    taken = page.ask(f"{where}/marked").body
    assert [i.cell for i in api.check(taken).errors] == ["J7"]


def test_the_report_is_the_same_as_that_of_the_command(page, filled):
    where = page.drop(filled, "填报.xlsx")
    assert page.ask(f"{where}/report?kind=.docx").body == api.report(filled)


def test_with_errors_the_report_is_a_draft(page, broken):
    taken = page.ask(f"{page.drop(broken, '填报.xlsx')}/report?kind=.docx")
    assert taken.body == api.report(broken, draft=True)
    assert "%E8%8D%89%E7%A8%BF" in str(taken.headers["Content-Disposition"])


def test_every_kind_of_report_there_is_has_its_button(page, filled):
    shown = page.ask(page.drop(filled, "填报.xlsx")).text
    assert all(f"report?kind={kind}" in shown for kind in RENDERERS)


def test_a_new_workbook_is_taken_away(page):
    taken = page.ask("/new?year=2025&organ=%E6%B0%B4%E5%88%A9%E5%B1%80")
    assert taken.body == api.new(year=2025, organ="水利局")
    assert page.ask("/new?year=2025&organ=a&macros=yes").body == api.new(
        year=2025, organ="a", macros=True
    )


@pytest.mark.parametrize("year", ["20", "abcd", "", "２０２５", "1990"])
def test_a_year_that_is_none_is_told(page, year):
    answer = page.ask(f"/new?year={quote(year)}")
    assert answer.status in (400, 422)
    assert "年" in answer.text


def test_an_old_page_is_told_that_its_file_is_gone(page):
    answer = page.ask("/files/gone", Accept="text/html")
    assert (answer.status, "已经删去" in answer.text, "<html" in answer.text) == (404, True, True)


def test_more_than_there_is_room_for_is_told(page, filled, monkeypatch):
    page.drop(filled, "填报.xlsx")
    monkeypatch.setattr("scripts.web.folder.LARGEST_TOTAL", 1)
    before = page.kept()
    answer = page.send(filled, "又一份.xlsx")
    assert (answer.status, "不能再放入" in answer.text, page.kept()) == (422, True, before)


def test_a_folder_left_by_a_killed_run_is_swept(page):
    left = page.desk.folder.path.with_name(f"{PREFIX}left")
    left.mkdir()
    (left / "file").write_bytes(b"x")
    for each in (left / "file", left):
        os.utime(each, (1_000_000_000, 1_000_000_000))
    sweep()
    assert not left.exists()
    assert page.desk.folder.path.exists()


def test_files_go_with_their_page(page, filled, monkeypatch):
    monkeypatch.setattr("scripts.web.cases.KEPT_AFTER_LEAVING", 0.0)
    where = page.drop(filled, "填报.xlsx")
    kept = len(page.kept())
    assert page.post(f"{where}/leave").status == 204
    page.desk.kept.sweep()
    assert (page.ask(where).status, len(page.kept())) == (404, kept - 1)


def test_a_page_opened_again_keeps_its_file(page, filled):
    where = page.drop(filled, "填报.xlsx")
    page.post(f"{where}/leave")
    assert page.ask(where).status == 200
    ends = page.desk.kept._ends[where.rpartition("/")[2]]
    assert ends > time.monotonic() + limits.KEPT / 2


def test_the_file_longest_unused_makes_room(page, filled, monkeypatch):
    monkeypatch.setattr(page.desk.kept, "most", 3)
    first, *others = [page.drop(filled, f"{n}.xlsx") for n in range(4)]
    assert page.ask(first).status == 404
    assert all(page.ask(each).status == 200 for each in others)
    assert len(page.kept()) == 3


@pytest.mark.slow
def test_fifty_checks_at_once_all_succeed(page):
    files = [changed(total=49 + number) for number in range(3)]
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda n: page.send(files[n % 3], f"{n}.xlsx"), range(50)))
    assert {answer.status for answer in answers} == {201}
