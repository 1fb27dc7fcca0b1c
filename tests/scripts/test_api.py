"""The functions for engineers: bytes, paths and submissions in, values and bytes out."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.errors import TemplateError, WorkbookError
from schemas.issues import Severity
from schemas.judging.office import Office
from scripts import api
from tests.new_files import new_workbook
from tests.records import SAMPLE, SUQIAN, changed, record
from tests.word.templates import letterhead, saved
from workbook.marked_files import clear_file, mark_file

WRONG = "tables.requests.received.total"
NOW = dt.datetime(2026, 1, 8, 9, 30)


@pytest.fixture(scope="module")
def sound() -> bytes:
    return api.new(record())


@pytest.fixture(scope="module")
def faulty() -> bytes:
    return api.new(changed(WRONG, 49))


@pytest.fixture(autouse=True)
def _nothing_is_written(tmp_path_factory, monkeypatch):
    empty = tmp_path_factory.mktemp("empty")
    monkeypatch.chdir(empty)
    yield
    assert list(empty.iterdir()) == []


def test_bytes_a_path_and_a_submission_are_judged_alike(faulty, tmp_path):
    path = tmp_path / "报表.xlsx"
    path.write_bytes(faulty)
    issues = api.check(faulty).issues
    assert [issue.severity for issue in issues].count(Severity.ERROR)
    assert api.check(path).issues == issues
    assert api.check(api.read(faulty)).issues == issues
    assert api.check(path).submission.file == str(path)
    assert api.check(faulty).submission.file == ""


def test_a_record_is_known_by_how_it_begins(sound):
    for mark in (b"", b"\xef\xbb\xbf", b"\n "):
        read = api.read(mark + SAMPLE.read_bytes())
        assert read.numbers.keys() == api.read(sound).numbers.keys()
    assert api.read(SAMPLE.read_bytes(), "某局.json").file == "某局.json"
    assert api.read(SAMPLE).organ == api.read(sound).organ


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "“工作簿”是空文件"),
        (b"%PDF-1.7", "“工作簿”不是Excel工作簿，而是PDF文件"),
        (b"{", "文件“记录”不是UTF-8编码的JSON"),
    ],
)
def test_bytes_without_a_name_are_called_by_what_they_should_be(data, words):
    with pytest.raises(api.ClerkError, match=words):
        api.read(data)
    with pytest.raises(api.ClerkError, match="“某局"):
        api.read(data, "某局" + (".json" if data == b"{" else ".xlsx"))


def test_a_name_of_a_file_is_no_source():
    with pytest.raises(TypeError, match="not str"):
        api.read("报表.xlsx")  # type: ignore[arg-type]


def test_last_year_is_compared_whatever_it_comes_as():
    this, last = SUQIAN[2024], SUQIAN[2023]
    slip = changed("tables.requests.carried_to_next_year.natural_person", 117, last)
    slip["tables"]["requests"]["carried_to_next_year"]["total"] = 120
    data = json.dumps(slip).encode()
    found = api.check(this, last=data).issues
    assert any("上年文件“工作簿”的“三、申请办理”D31" in issue.message for issue in found)
    assert not any("”D31" in issue.message for issue in api.check(this, last=last).issues)
    named = replace(api.read(data), file="/某处/去年.json")
    assert any("上年文件“去年.json”" in i.message for i in api.check(this, last=named).issues)


def test_settings_are_values_or_a_file_and_never_what_lies_beside(faulty, tmp_path):
    hints = api.check(faulty).issues
    code = next(issue.code for issue in api.check(faulty).errors)
    path = tmp_path / "报表.xlsx"
    path.write_bytes(faulty)
    settings = tmp_path / "年报设置.toml"
    settings.write_text("nonsense", encoding="utf-8")
    assert api.check(path).issues == hints
    with pytest.raises(api.ClerkError, match="年报设置"):
        api.check(path, settings=settings)
    stricter = Office({code: Severity.HINT}, file="本单位")
    assert api.check(path, settings=stricter).errors != api.check(path).errors


def test_a_report_is_refused_with_the_findings_or_made_as_a_draft(faulty, sound):
    with pytest.raises(api.RefusedError, match="改正错误以后才能生成正式报告") as refused:
        api.report(faulty)
    assert refused.value.checked.errors
    draft, whole = api.report(refused.value.checked, draft=True), api.report(sound)
    assert draft[:2] == whole[:2] == b"PK"
    assert api.report(api.read(sound)) == whole


def test_a_template_comes_as_bytes_or_as_a_file(sound, tmp_path):
    page = letterhead()
    path = saved(page, tmp_path)
    with pytest.raises(TemplateError, match="报告模板里没有放报告正文的位置"):
        api.report(sound, template=path.read_bytes())
    with pytest.raises(TemplateError, match=f"模板“{path.name}”里没有"):
        api.report(sound, template=path)
    page.add_paragraph("{{正文}}")
    path = saved(page, tmp_path)
    written = api.report(sound, template=path)
    assert written == api.report(sound, template=path.read_bytes())
    assert written != api.report(sound)


@pytest.mark.parametrize("macros", [False, True])
def test_a_new_workbook_is_the_one_that_the_command_writes(tmp_path, macros):
    path = new_workbook(tmp_path / ("a.xlsm" if macros else "a.xlsx"), record())
    assert api.new(SAMPLE.read_bytes(), macros=macros) == path.read_bytes()


def test_the_next_years_workbook_is_made_from_bytes():
    fresh = api.read(api.new(SUQIAN[2023].read_bytes(), year=2024))
    assert fresh.year == 2024
    assert not all(entry.blank for entry in fresh.last_year.values())
    with pytest.raises(api.ClerkError, match="报告年度"):
        api.new(SUQIAN[2023], year=2026)


def test_marks_in_bytes_are_those_in_a_file(faulty, tmp_path):
    path = tmp_path / "报表.xlsx"
    path.write_bytes(faulty)
    marked = api.mark(faulty, now=NOW)
    file = mark_file(path, api.check(path).issues, tmp_path / "别处.xlsx", now=NOW)
    assert marked == file.read_bytes() == api.mark(path, now=NOW)
    assert api.mark(faulty, api.check(faulty), now=NOW) == marked
    assert api.check(marked).issues == api.check(faulty).issues
    cleared = api.clear(marked)
    assert cleared == clear_file(file).read_bytes()
    assert api.clear(cleared) == cleared
    assert api.clear(faulty) == faulty


def test_findings_of_another_workbook_are_not_marked(faulty, sound):
    with pytest.raises(WorkbookError, match="“工作簿”刚才被保存过"):
        api.mark(sound, api.check(faulty))


def test_the_types_of_all_three_packages_are_shipped():
    root = Path(api.__file__).parents[1]
    for package in ("schemas", "workbook", "scripts"):
        assert (root / package / "py.typed").is_file()
