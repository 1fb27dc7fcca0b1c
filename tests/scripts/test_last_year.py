"""Last year's file and an office's settings, through the commands: with real files."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from schemas.form.model import CellKey
from scripts.record.convert import record_of
from scripts.tasks.last_year import last_year_of
from scripts.tasks.load import load
from scripts.tasks.new import new_bytes
from tests.openpyxl_books import book_in
from tests.records import SUQIAN, changed, record


def without_last_year() -> dict[str, Any]:
    this = record(SUQIAN[2024])
    del this["last_year"]
    return this


@cache
def made() -> tuple[bytes, bytes]:
    return new_bytes(record(SUQIAN[2023])), new_bytes(without_last_year())


@pytest.fixture
def books(tmp_path) -> tuple[Path, Path]:
    """Two years of the city as workbooks; this year's knows nothing of last year."""
    paths = tmp_path / "去年.xlsx", tmp_path / "今年.xlsx"
    for path, content in zip(paths, made(), strict=True):
        path.write_bytes(content)
    (tmp_path / "今年.json").write_text(json.dumps(without_last_year()), encoding="utf-8")
    return paths


def test_two_real_years_agree_as_workbook_and_as_record(nianbao, books):
    for last in ("去年.xlsx", SUQIAN[2023]):
        run = nianbao("check", "今年.xlsx", "--last", last)
        assert (run.code, run.err) == (0, "")
        assert "共发现错误0处，提醒0处，提示2处" in run.out
    assert "没有发现问题" in nianbao("check", "今年.xlsx").out


def test_a_carry_over_that_breaks_stops_the_report_too(nianbao, books, tmp_path):
    slip = changed("tables.requests.carried_to_next_year.natural_person", 117, SUQIAN[2023])
    slip["tables"]["requests"]["carried_to_next_year"]["total"] = 120
    (tmp_path / "去年.json").write_text(json.dumps(slip), encoding="utf-8")
    assert nianbao("check", "今年.xlsx", "--last", "去年.json").code == 1
    run = nianbao("report", "今年.xlsx", "--last", "去年.json")
    assert run.code == 1
    assert "上年文件“去年.json”的“三、申请办理”D31" in run.err
    assert nianbao("report", "今年.xlsx", "--last", "去年.xlsx").code == 0


def test_a_sheet_of_last_year_that_could_not_be_read_is_told_as_such(nianbao, books):
    book = book_in(books[0])
    book["三、申请办理"].insert_rows(9)
    book.save(books[0])
    told = nianbao("check", "今年.xlsx", "--last", "去年.xlsx").out
    assert (
        "上年文件“去年.xlsx”“三、申请办理”的标题与模板不一致，没有读取，有6处不能与上年核对" in told
    )
    assert "没有数字" not in told


def test_text_is_compared_as_it_is_printed(books):
    assert all("〔" not in row.text.text for row in last_year_of(load(books[0])).narrative)


@pytest.mark.parametrize("last", ["没有.xlsx", "没有.json", "去年.docx"])
def test_a_file_of_last_year_that_cannot_be_read_is_told_in_a_sentence(
    nianbao, books, tmp_path, last
):
    (tmp_path / "去年.docx").write_bytes(b"PK")
    run = nianbao("check", "今年.xlsx", "--last", last)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert last.split(".")[0] in run.err


def test_the_next_years_workbook_has_last_years_numbers_and_what_they_carry_over(nianbao, books):
    for source in ("今年.xlsx", "今年.json"):
        assert nianbao("new", "--from", source, "--year", 2025, "-o", f"{source}.xlsx").code == 0
        fresh, old = load(Path(f"{source}.xlsx")), load(Path("今年.xlsx"))
        assert (fresh.year, fresh.organ) == (2025, old.organ)
        assert fresh.fact("level") == old.fact("level")
        assert fresh.fact("wording") == "statute"
        assert fresh.fact("date") == ""
        assert {k: e.number for k, e in fresh.last_year.items()} == {
            k: e.number for k, e in old.numbers.items()
        }
        totals = {key for table in fresh.edition.tables() for key in table.totals()}
        carried = {k for k in fresh.numbers if k.row == "carried_from_last_year"}
        rest = fresh.numbers.keys() - totals - carried
        assert all(fresh.numbers[key].blank for key in rest)
        for key in carried:
            left_over = CellKey("requests", "carried_to_next_year", key.column)
            assert fresh.numbers[key].number == old.numbers[left_over].number
        assert all(row.text.blank for row in fresh.narrative)


def test_a_renamed_body_takes_its_numbers_along(nianbao, books):
    arguments = ("--from", "今年.xlsx", "--year", 2025, "--organ", "宿迁市新政府")
    assert nianbao("new", *arguments, "-o", "新.xlsx").code == 0
    assert load(Path("新.xlsx")).organ == "宿迁市新政府"


@pytest.mark.parametrize("year", [2023, 2026])
def test_only_the_year_after_can_be_made_from_a_file(nianbao, books, year):
    run = nianbao("new", "--from", "今年.xlsx", "--year", year, "-o", "新.xlsx")
    assert run.code == 2
    assert f"与要求的“{year}”不一致" in run.err
    assert not Path("新.xlsx").exists()


def test_a_workbook_that_cannot_be_read_whole_is_not_copied(nianbao, books):

    book = book_in("今年.xlsx")
    for row in range(11, 20):
        book["三、申请办理"][f"C{row}"] = "盖住了"
    book.save("坏.xlsx")
    for more in ((), ("--year", 2025)):
        run = nianbao("new", "--from", "坏.xlsx", *more, "-o", "新.xlsx")
        assert run.code == 2
        assert "无法读取的内容" in run.err
        assert not Path("新.xlsx").exists()


def test_a_workbook_is_copied_whole_for_the_same_year(nianbao, books):
    assert nianbao("new", "--from", "今年.xlsx", "-o", "新.xlsx").code == 0
    assert record_of(load(Path("新.xlsx"))) == record_of(load(Path("今年.xlsx")))


def test_settings_beside_the_workbook_are_used_and_told(nianbao, books, tmp_path):
    settings = '[rules]\nL103 = "关闭"\n[words]\n"市、县" = "请写明是哪一级"\n'
    (tmp_path / "年报设置.toml").write_text(settings, encoding="utf-8-sig")
    run = nianbao("check", "今年.xlsx", "--last", "去年.xlsx")
    assert "本次校验采用了“年报设置.toml”的设置：L103（与上年相差很大）关闭" in run.out
    assert "（L103）" not in run.out
    found = json.loads(nianbao("check", "去年.xlsx", "--json").out)
    assert [issue["code"] for issue in found["issues"]] == ["P108"]
    assert found["settings"]["file"] == "年报设置.toml"
    assert (
        "P108" in nianbao("report", "去年.xlsx", "--draft").out + nianbao("check", "去年.xlsx").out
    )


def test_settings_may_be_named(nianbao, books, tmp_path):
    (tmp_path / "市局.toml").write_text('[rules]\nL103 = "error"\n', encoding="utf-8")
    run = nianbao("check", "今年.xlsx", "--last", "去年.xlsx", "--settings", "市局.toml")
    assert run.code == 1
    assert "改为错误" in run.out


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'[rules]\nS101 = "off"\n', "第2行"),
        ('[words]\n"红头" = "请改写"\n'.encode("gbk"), "第2行不是UTF-8编码"),
        (b"#" * 1_000_001, "超过1MB"),
        (b"\x00\xff", "第1行"),
    ],
)
def test_wrong_settings_stop_the_check_in_a_sentence(nianbao, books, tmp_path, content, why):
    (tmp_path / "年报设置.toml").write_bytes(content)
    for command in ("check", "report"):
        run = nianbao(command, "今年.xlsx")
        assert (run.code, run.out) == (2, "")
        assert why in run.err
        assert run.err.count("\n") == 1
    assert nianbao("check", "今年.xlsx", "--settings", "没有.toml").code == 2


def test_last_years_sentences_stand_beside_the_new_cells_and_are_never_text(tmp_path):

    from scripts.tasks.check import check
    from tests.new_files import new_workbook
    from tests.samples import city
    from workbook.layout import LAST_TEXT_COLUMN, LAST_TEXT_HEAD

    earlier = city(2023)
    path = new_workbook(tmp_path / "2024.xlsx", earlier, 2024)
    found = check(path)
    assert not any(row.text.text for row in found.submission.narrative)
    assert not [issue for issue in found.issues if LAST_TEXT_HEAD in issue.message]
    assert not [issue for issue in found.issues if "印进报告" in issue.message]
    book = book_in(path)
    for section in ("overview", "other_matters"):
        beside = {}
        for row in found.submission.section(section):
            sheet = book[row.heading.sheet]
            beside[row.heading.text] = sheet.cell(
                sheet[row.heading.address].row, LAST_TEXT_COLUMN
            ).value
        told = {row.heading.text: row.text.text for row in earlier.section(section)}
        for heading, text in beside.items():
            assert told[heading] in str(text)
    sheet = book["五、问题与改进"]
    shown = [cell.value for (cell,) in sheet.iter_rows(5, 40, LAST_TEXT_COLUMN, LAST_TEXT_COLUMN)]
    assert [text for text in shown if text] == [
        "\n".join(
            r.text.text for r in earlier.section("problems_and_improvements") if r.part == part
        )
        for part in ("problems", "improvements")
    ]


def test_last_years_own_lead_is_not_taken_over(tmp_path):
    from scripts.tasks.last_year import next_year
    from tests.samples import city, with_fact

    earlier = with_fact(city(2023), "own_lead", "2023年的导语。")
    assert next_year(earlier).fact("own_lead") == ""
