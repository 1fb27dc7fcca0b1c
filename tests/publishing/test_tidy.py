"""The open data: a row for each number, in the order of the form, and no formula among them."""

import csv
import io
from dataclasses import replace

import pytest

from schemas.filled.entries import entry_of
from scripts.command.cli import main
from scripts.record.tidy import HEAD, tidy_csv
from tests.records import SAMPLE
from tests.samples import city, typed


def rows(submission) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tidy_csv(submission))))


def test_each_number_of_the_form_has_a_row_with_its_value():
    submission = city()
    found = {row["代码"]: row["数值"] for row in rows(submission)}
    assert found == {str(key): entry.text for key, entry in submission.numbers.items()}
    assert {row["年度"] for row in rows(submission)} == {"2024"}


def test_labels_and_unit_tell_a_person_what_a_number_is():
    row = next(r for r in rows(city()) if r["代码"] == "requests.received.natural_person")
    assert row["行"].endswith("本年新收政府信息公开申请数量")
    assert (row["栏"], row["单位"]) == ("自然人", "件")


def test_a_blank_is_nothing_never_zero():
    row = next(
        r
        for r in rows(typed(city(), requests__received__total=None))
        if r["代码"] == "requests.received.total"
    )
    assert row["数值"] == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [("-0", "0"), ("４３６", "436"), ("1,234", "1234"), (" 4\u200b36 ", "436"), ("12.50", "12.50")],
)
def test_a_number_typed_as_text_is_given_as_a_number(text, value):
    submission = typed(city(), fees__administrative_fees__amount=text)
    found = {row["代码"]: row["数值"] for row in rows(submission)}
    assert found["fees.administrative_fees.amount"] == value


def test_what_a_spreadsheet_would_take_for_a_formula_is_text():
    evil = "=HYPERLINK(1)"
    submission = typed(city(), requests__received__total=evil)
    organ = entry_of("基本信息", "B2", "@SUM(1)")
    submission = replace(submission, fields={**submission.fields, "name": organ})
    for line in csv.reader(io.StringIO(tidy_csv(submission))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_a_file_has_the_mark_by_which_excel_knows_chinese(tmp_path, capsys):
    out = tmp_path / "数据.csv"
    assert main(["export", str(SAMPLE), "--to", "csv", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf" + ",".join(HEAD).encode())
    assert "数据已导出" in capsys.readouterr().out


def test_an_export_that_is_a_report_has_to_pass_the_check(tmp_path, capsys):
    out = tmp_path / "年报.html"
    assert main(["export", str(SAMPLE), "--to", "html", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"<!DOCTYPE html>")
    assert "报告已生成" in capsys.readouterr().out
