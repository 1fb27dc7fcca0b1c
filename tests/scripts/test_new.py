from dataclasses import replace

import pytest

from schemas.errors import OutputError, RecordError, UnknownEditionError
from schemas.form.editions import LATEST
from schemas.form.model import CellKey
from schemas.issues import Issue, Severity
from scripts.record.convert import record_of
from scripts.tasks.check import check
from scripts.tasks.load import load
from tests.gates import gate
from tests.new_files import new_workbook
from tests.openpyxl_books import book_in
from tests.records import ALL, SUQIAN, changed, record
from workbook.files.package_parts import PackageParts
from workbook.layout import number_addresses, sheet_names
from workbook.macro_build import MACRO_TEMPLATE
from workbook.marked_files import mark_file


def formula(path, key: CellKey) -> object:
    """What is stored in the cell of a number: a formula's text or the number itself."""
    sheet, address = number_addresses(LATEST)[key]
    return book_in(path)[sheet][address].value


def worse_than_hints(issues) -> list[Issue]:
    """What is left beside hints: two numbers of the city fell to a tenth within a year."""
    return [issue for issue in issues if issue.severity is not Severity.HINT]


@pytest.mark.parametrize("source", ALL, ids=lambda path: path.name)
def test_a_record_comes_back_from_its_workbook_unchanged(tmp_path, source):
    path = new_workbook(tmp_path / "new.xlsx", record(source))
    assert record_of(load(path)) == record(source)
    assert worse_than_hints(check(path).issues) == []


def test_without_a_record_only_organ_and_year_are_filled_in(tmp_path):
    path = new_workbook(tmp_path / "new.xlsx", year=2025, organ="云岭县水利局")
    submission = load(path)
    assert (submission.organ, submission.year) == ("云岭县水利局", 2025)
    assert submission.fact("level") == ""
    totals = {key for table in LATEST.tables() for key in table.totals()}
    typed = [key for key in LATEST.cell_keys() if key not in totals]
    assert all(submission.numbers[key].blank for key in typed)
    assert tuple(book_in(path).sheetnames) == sheet_names(LATEST)


def test_without_anything_the_template_comes_out(tmp_path):
    submission = load(new_workbook(tmp_path / "new.xlsx"))
    assert (submission.organ, submission.year) == ("", None)


def test_a_right_total_becomes_a_formula_and_a_wrong_one_stays_and_is_found(tmp_path):
    total = CellKey("requests", "total", "total")
    wrong = changed(f"tables.{total}", 4711)
    path = new_workbook(tmp_path / "wrong.xlsx", wrong)
    assert formula(path, total) == 4711
    assert str(formula(path, CellKey("requests", "total", "natural_person"))).startswith("=")
    found = {issue.cell for issue in check(path).errors}
    assert number_addresses(LATEST)[total][1] in found
    assert record_of(load(path)) == wrong


def test_a_blank_stays_blank_and_is_found(tmp_path):
    blank = CellKey("requests", "received", "natural_person")
    path = new_workbook(tmp_path / "blank.xlsx", changed(f"tables.{blank}", None))
    assert load(path).numbers[blank].blank
    cells = {issue.cell for issue in check(path).errors}
    assert number_addresses(LATEST)[blank][1] in cells


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    path = new_workbook(tmp_path / "new.xlsx", changed("sections.overview.0.text", "=1+1"))
    assert record_of(load(path))["sections"]["overview"][0]["text"] == "=1+1"


def test_an_existing_workbook_is_kept_as_a_backup(tmp_path):
    path = tmp_path / "mine.xlsx"
    path.write_bytes(b"a year's work")
    new_workbook(path, year=2025)
    backups = [other for other in tmp_path.iterdir() if other != path]
    assert [other.read_bytes() for other in backups] == [b"a year's work"]
    assert load(path).year == 2025


def test_the_same_record_gives_the_same_bytes(tmp_path):
    one, two = (new_workbook(tmp_path / name, record()) for name in ("one.xlsx", "two.xlsx"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", ["new.xltm", "new.docx", "new", "new.json"])
def test_a_name_that_is_no_workbook_is_refused(tmp_path, name):
    with pytest.raises(OutputError, match=r"请用以\.xlsx或\.xlsm（带按钮）结尾的文件名"):
        new_workbook(tmp_path / name, year=2025)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_never_replaced(tmp_path):
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    with pytest.raises(OutputError, match="不能作为工作簿的文件名"):
        new_workbook(folder, year=2025)
    assert folder.is_dir()


def test_nothing_is_written_for_a_wrong_record_or_year(tmp_path):
    out = tmp_path / "new.xlsx"
    with pytest.raises(RecordError):
        new_workbook(out, changed("tables.requests.total.total", "49"))
    with pytest.raises(UnknownEditionError):
        new_workbook(out, year=2019)
    with pytest.raises(RecordError, match="报告年度是“2023”，与要求的“2025”不一致"):
        new_workbook(out, record(SUQIAN[2023]), year=2025)
    with pytest.raises(RecordError, match="机关全称"):
        new_workbook(out, record(SUQIAN[2023]), organ="云岭县水利局")
    assert not list(tmp_path.iterdir())


def test_signs_no_workbook_can_hold_are_left_out_of_the_organ(tmp_path):
    path = new_workbook(tmp_path / "new.xlsx", organ=" 云岭县\x07水利局 ")
    assert load(path).organ == "云岭县水利局"


def test_a_name_of_a_macro_workbook_gives_one_with_buttons_and_last_years_numbers(tmp_path):
    earlier = load(new_workbook(tmp_path / "2024.xlsm", record(SUQIAN[2024])))
    path = new_workbook(tmp_path / "2025.XLSM", earlier, year=2025)
    plain = new_workbook(tmp_path / "2025.xlsx", earlier, year=2025)
    assert gate.check(path) == []
    assert (
        PackageParts.read(path.read_bytes()).content["xl/vbaProject.bin"]
        == (PackageParts.read(MACRO_TEMPLATE.read_bytes()).content["xl/vbaProject.bin"])
    )
    assert replace(load(path), file="") == replace(load(plain), file="")
    assert any(not entry.blank for entry in load(path).last_year.values())


def test_a_filled_macro_workbook_has_no_errors_and_marks_leave_its_buttons(tmp_path):
    path = new_workbook(tmp_path / "填报.xlsm", record(SUQIAN[2024]))
    assert worse_than_hints(check(path).issues) == []
    assert gate.check(mark_file(path, check(path).issues)) == []


def test_the_empty_macro_workbook_is_the_one_that_is_shipped(tmp_path):
    assert new_workbook(tmp_path / "new.xlsm").read_bytes() == MACRO_TEMPLATE.read_bytes()


def test_section_five_told_without_its_parts_stays_so_in_the_next_years_workbook(tmp_path):
    last = record()
    parts = [*last["sections"]["problems"], *last["sections"]["improvements"]]
    last["sections"] |= {"problems": [{**part, "topic": ""} for part in parts], "improvements": []}
    sheet = book_in(new_workbook(tmp_path / "新.xlsx", last, year=last["year"] + 1))[
        "五、问题与改进"
    ]
    assert {sheet.cell(row, 1).value for row in range(5, 29)} == {None}
    usual = book_in(new_workbook(tmp_path / "旧.xlsx", record(), year=last["year"] + 1))[
        "五、问题与改进"
    ]
    assert usual["A5"].value == "存在的主要问题"
