"""What a person does not see in the workbook: other numbers shown, merged cells, sheets left out."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.filled.submission import Submission
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge
from scripts import api
from scripts.record.convert import record_of, submission_of
from scripts.report.assemble import report_of
from tests.openpyxl_books import book_in
from tests.records import changed
from tests.word.reading import opened, text_of
from tests.workbook.made import DISCLOSURE, OVERVIEW, REQUESTS, sample_bytes
from workbook.files.package import open_package
from workbook.layout import LAST_YEAR
from workbook.read import read
from workbook.reading import fast_reader, slow_reader
from workbook.reading.formats import Seen, seen
from workbook.reading.hidden import Hidden

MONEY = (DISCLOSURE, "B17")


@pytest.fixture
def made(tmp_path):
    """Makes the sample body's workbook with something done to it, and reads it."""

    def make(damage: Any) -> Submission:
        path = Path(tmp_path, "填报.xlsx")
        path.write_bytes(sample_bytes())
        book = book_in(path)
        damage(book)
        book.save(path)
        return read(path)

    return make


def found(submission: Submission, *codes: str) -> list[Issue]:
    return [issue for issue in judge(submission) if issue.code in codes]


def shown_as(sheet: str, cell: str, value: float, code: str) -> Any:
    def damage(book: Any) -> None:
        book[sheet][cell] = value
        book[sheet][cell].number_format = code

    return damage


@pytest.mark.parametrize(
    ("number", "code", "text", "stated"),
    [
        ("0.05", "0%", "5%", "0.05"),
        ("5", "0%", "500%", "5"),
        ("3.6", "0", "4", "4"),
        ("12.5", "0.00", "12.50", "12.50"),
        ("1234", "#,##0", "1,234", "1234"),
        ("3.4750", "0.00##", "3.475", "3.475"),
        ("12345", "0,", "12", "12000"),
        ("43600", "0!.0,", "4.4", "44000"),
        ("43600", '0\\.0,"万"', "4.4", "44000"),
        ("34000", '0"."0,', "3.4", "34000"),
        ("3", ";;;", "", None),
        ("3", '0"件"', "3", "3"),
        ("-3.6", "0_ ;[Red]-0 ", "-4", "-4"),
        ("0", '#,##0;-#,##0;"-"', "-", None),
        ("1.005", "0.00_);[红色]\\(0.00\\)", "1.01", "1.01"),
        ("4.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "4.50", "4.50"),
    ],
)
def test_a_format_shows_what_excel_shows(number, code, text, stated):
    expected = Seen(text, None if stated is None else Decimal(stated))
    assert seen(Decimal(number), code) == expected


@pytest.mark.parametrize("code", ["General", "@", "# ?/?", "0.00E+00", "yyyy-mm-dd", '[>9]0;"少"'])
def test_formats_that_are_no_plain_numbers_say_nothing(code):
    assert seen(Decimal("1.5"), code) is None


@pytest.mark.parametrize(("value", "code", "shown"), [(0.05, "0%", "5%"), (3.6, "0", "4")])
def test_a_count_that_is_shown_as_another_number_is_told_with_both(made, value, code, shown):
    submission = made(shown_as(REQUESTS, "D7", value, code))
    (issue,) = (i for i in judge(submission) if i.cell == "D7" and i.severity is Severity.ERROR)
    assert f"为{value}（显示为{shown}），件数应为整数" in issue.message


def test_money_that_is_shown_rounded_is_a_warning_with_both(made):
    (issue,) = found(made(shown_as(*MONEY, 3.475, "0.00")), "C124")
    assert issue.severity is Severity.WARNING
    assert "B17填的是3.475，因单元格格式显示为3.48；" in issue.message


@pytest.mark.parametrize(("value", "shown"), [(34750, "3.5"), (40000, "4.0")])
def test_money_that_is_shown_in_ten_thousands_is_told_with_both(made, value, shown):
    (issue,) = found(made(shown_as(*MONEY, value, '0!.0,"万元"')), "C124")
    assert f"填的是{value}，因单元格格式显示为{shown}；" in issue.message


def test_a_number_that_is_not_shown_at_all_is_not_offered_as_meant(made):
    (issue,) = found(made(shown_as(REQUESTS, "D7", 38, ";;;")), "C124")
    assert "显示为空白" in issue.message
    assert "确应为" not in issue.message


@pytest.mark.parametrize("code", ["#,##0", "0.00", '0"件"', '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ '])
def test_a_format_that_shows_the_same_number_is_no_finding(made, code):
    submission = made(shown_as(REQUESTS, "D7", 38, code))
    assert judge(submission) == ()
    assert record_of(submission)["tables"]["requests"]["received"]["natural_person"] == 38


@pytest.mark.parametrize(
    ("cell", "value", "code", "printed"),
    [
        ("C4", 1, "0.00", "收费通知1件"),
        ("C4", "1.0", "General", "收费通知1件"),
        ("C5", 120.5, "0.000", "通知收取信息处理费120.500元"),
        ("C6", 12.5, "0.00", "实际收取信息处理费12.50元"),
    ],
)
def test_a_figure_of_the_fee_with_more_decimals_shown_is_no_error(made, cell, value, code, printed):
    def damage(book):
        shown_as("六、其他事项", cell, value, code)(book)
        book["六、其他事项"]["C9"] = None

    submission = made(damage)
    assert found(submission, "B106") == []
    assert printed in str(report_of(submission).sections[-1].blocks)


@pytest.mark.parametrize("digits", ["12.50", "12.00", "0.10", "7", "3.475"])
def test_money_keeps_its_digits_from_record_to_workbook_to_record(digits, tmp_path):
    first = changed("tables.fees.administrative_fees.amount", digits)
    again = record_of(read(api.new(submission_of(first, ""))))
    assert again["tables"] == first["tables"]


def test_both_readers_see_the_same(made, tmp_path):
    def damage(book):
        shown_as(*MONEY, 3.475, "0.00")(book)
        book[DISCLOSURE].row_dimensions[7].hidden = True
        book[DISCLOSURE].column_dimensions["C"].hidden = True
        book[DISCLOSURE].merge_cells("C6:D6")

    made(damage)
    package = open_package((tmp_path / "填报.xlsx").read_bytes())
    fast = fast_reader.read_sheets(package, [DISCLOSURE])[DISCLOSURE]
    slow = slow_reader.read_slowly(package, [DISCLOSURE])[DISCLOSURE]
    for place in ("B17", "C6", "D6"):
        assert fast.at(place) == slow.at(place)
    assert fast.guard.hidden == slow.guard.hidden == Hidden(frozenset({7}), frozenset({3}))
    assert (fast.at("B17").displayed, fast.at("D6").merged) == ("3.48", "C6:D6")


def test_a_cell_swallowed_by_a_merge_is_told_as_such(made):
    submission = made(lambda book: book[REQUESTS].merge_cells("D7:E7"))
    (issue,) = (issue for issue in judge(submission) if issue.severity is Severity.ERROR)
    assert (issue.code, issue.cell) == ("C101", "E7")
    assert "并入了合并单元格D7:E7，没有自己的数字。请取消合并" in issue.message


def test_a_fact_swallowed_by_a_merge_is_told_once(made):
    submission = made(lambda book: book["基本信息"].merge_cells("B4:B5"))
    (issue,) = (issue for issue in judge(submission) if issue.sheet == "基本信息")
    assert "B5（机关层级）并入了合并单元格B4:B5，请取消合并后填写（" in issue.message


def test_a_number_hidden_under_a_merge_is_told(made):
    submission = made(lambda book: book[REQUESTS].merged_cells.add("D7:E7"))
    (issue,) = judge(submission)
    assert issue.code == "F110"
    assert "E7被合并单元格D7:E7遮盖，看不到，其中还有“5”" in issue.message


def test_a_text_merged_into_its_heading_is_told(made):
    submission = made(lambda book: book[OVERVIEW].merge_cells("B7:C7"))
    (issue,) = found(submission, "F110")
    assert "B7:C7合并成了一格，其中的“政府信息管理情况”按小标题读取" in issue.message


def test_a_text_swallowed_by_the_one_above_is_told(made):
    submission = made(lambda book: book[OVERVIEW].merge_cells("C5:C6"))
    (issue,) = found(submission, "F110")
    assert "C6并入了合并单元格C5:C6，没有自己的内容" in issue.message


def test_parts_merged_downwards_are_no_finding(made):
    submission = made(lambda book: book["五、问题与改进"].merge_cells("A6:A7"))
    assert found(submission, "F110") == []


@pytest.mark.parametrize("sheet", [DISCLOSURE, REQUESTS, OVERVIEW, "五、问题与改进", "基本信息"])
def test_a_copied_sheet_is_told_by_its_name(made, sheet):
    def damage(book):
        book.copy_worksheet(book[sheet]).title = f"{sheet} (2)"

    (issue,) = judge(made(damage))
    assert (issue.code, issue.sheet) == ("F111", f"{sheet} (2)")
    assert f"与“{sheet}”是同一种表，其中填了" in issue.message


def test_an_office_may_have_sheets_of_its_own_and_empty_copies(made):
    def damage(book):
        book.create_sheet("底稿")["A1"] = 5
        copy = book.copy_worksheet(book[DISCLOSURE])
        for row in copy.iter_rows(min_row=4, min_col=2):
            for cell in row:
                if isinstance(cell.value, int | float):
                    cell.value = None

    assert judge(made(damage)) == ()


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        (REQUESTS, "M9", 12),
        (REQUESTS, "A50", "注：数字由办公室提供"),
        (DISCLOSURE, "F6", "12"),
        ("四、复议诉讼", "C20", 3),
        (LAST_YEAR, "Q9", 3),
        ("基本信息", "A30", "备注"),
    ],
)
def test_what_stands_outside_the_tables_is_told_with_its_cell(made, sheet, cell, value):
    def damage(book):
        book[sheet][cell] = value

    (issue,) = judge(made(damage))
    assert (issue.code, issue.sheet, issue.cell) == ("F112", sheet, cell)
    assert f"{cell}写有“{value}”，在表格之外" in issue.message


def test_an_offices_own_formulas_beside_a_table_are_no_finding(made):
    def damage(book):
        book[REQUESTS]["M9"] = "=SUM(D7:I7)"

    assert judge(made(damage)) == ()


def test_what_hidden_rows_and_columns_hold_is_told(made):
    def damage(book):
        book[OVERVIEW].row_dimensions[6].hidden = True
        book[REQUESTS].column_dimensions["F"].hidden = True

    told = {issue.sheet: issue.message for issue in found(made(damage), "F113")}
    assert set(told) == {OVERVIEW, REQUESTS}
    assert "“一、总体情况”的第6行已隐藏或被筛选，其中有内容（如C6的“全年新收" in told[OVERVIEW]
    assert "“三、申请办理”的F列已隐藏或被筛选" in told[REQUESTS]


def test_hidden_blanks_are_no_finding(made):
    def damage(book):
        book[OVERVIEW].row_dimensions[20].hidden = True
        book["四、复议诉讼"].column_dimensions["Z"].hidden = True

    assert judge(made(damage)) == ()


def test_a_count_typed_as_a_text_with_decimals_is_printed_as_a_count(made):
    def damage(book):
        book[REQUESTS]["D7"] = "38.0"

    submission = made(damage)
    assert "38.0" not in text_of(opened(api.report(submission)).element.body)
    assert [issue.code for issue in judge(submission)] == ["C105"]


def test_a_part_with_a_number_before_it_is_known(made):
    def damage(book):
        book[OVERVIEW]["A9"] = "（五）监督保障情况"

    assert judge(made(damage)) == ()
