"""Cells are confirmed by their labels: a shifted or overwritten template is noticed and named."""

from collections import defaultdict
from itertools import zip_longest
from pathlib import Path

import pytest

from schemas.filled.entries import Kind
from schemas.form.editions import LATEST
from schemas.issues import Severity
from schemas.language.labels import normalised
from tests.openpyxl_books import book_in
from tests.workbook.made import DISCLOSURE, OTHER, OVERVIEW, REQUESTS, REVIEW, template, typed
from workbook.layout import FACTS, LAST_YEAR, number_addresses
from workbook.read import read
from workbook.reading.confirm import labels

PLACES = number_addresses(LATEST)
ALL = [(sheet, label) for sheet, each in labels(LATEST).items() for label in each]


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Path:
    """The template with 7 in every number and a text in section one."""
    folder = tmp_path_factory.mktemp("full")
    cells = dict.fromkeys(PLACES.values(), 7)
    return typed(
        template(folder / "空.xlsx"), folder / "满.xlsx", {**cells, (OVERVIEW, "C5"): "文。"}
    )


def edited(source: Path, target: Path, edit) -> Path:
    book = book_in(source)
    edit(book)
    book.save(target)
    return target


def insert(sheet: str, row: int):
    """Insert a row as Excel does, merges moved along."""

    def edit(book):
        merged = list(book[sheet].merged_cells.ranges)
        for area in merged:
            book[sheet].unmerge_cells(str(area))
        book[sheet].insert_rows(row)

    return edit


def test_every_sheet_that_is_read_has_labels_to_confirm():
    assert {sheet for sheet, _ in ALL} == {
        FACTS, OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, "五、问题与改进", OTHER, LAST_YEAR,
    }  # fmt: skip
    assert len(ALL) > 150


def test_each_label_overwritten_is_noticed_at_its_cell(full, tmp_path):
    by_sheet: dict[str, list] = defaultdict(list)
    for sheet, label in ALL[::11]:
        by_sheet[sheet].append(label)
    for some in zip_longest(*by_sheet.values()):  # one of each sheet in one file
        pairs = zip(by_sheet, some, strict=True)
        changed = {(sheet, each.place): each.text for sheet, each in pairs if each}
        issues = read(typed(full, tmp_path / "表.xlsx", dict.fromkeys(changed, "改了"))).issues
        assert {(i.sheet, i.cell): i.expected for i in issues} == changed
        assert len(issues) == len(changed)
        for issue in issues:
            assert (issue.code, issue.severity) == ("F101", Severity.ERROR)
            assert issue.found == "改了"
            assert f"“{issue.sheet}”{issue.cell}" in issue.message


def test_a_label_deleted_or_replaced_by_a_number_is_noticed(full, tmp_path):
    cells = {(REQUESTS, "A7"): None, (REQUESTS, "A8"): 5}
    empty, number = read(typed(full, tmp_path / "表.xlsx", cells)).issues
    assert "现在是空的" in empty.message
    assert "现为“5”" in number.message


def test_labels_may_be_written_as_published_reports_write_them(full, tmp_path):
    cells = {
        (REQUESTS, "J5"): "合 计",
        (REQUESTS, "B9"): "(一) 予以公开",
        (REQUESTS, "A9"): "三、本年度\n办理结束",
        (DISCLOSURE, "A7"): "规范性文件",
    }
    assert read(typed(full, tmp_path / "表.xlsx", cells)).issues == ()


@pytest.mark.parametrize("row", [1, 4, 9, 20, 31])
def test_an_inserted_row_is_one_issue_and_no_number_is_read_off_its_line(full, tmp_path, row):
    submission = read(edited(full, tmp_path / "表.xlsx", insert(REQUESTS, row)))
    (issue,) = submission.issues
    assert (issue.code, issue.severity, issue.sheet) == ("F102", Severity.ERROR, REQUESTS)
    assert f"应在{issue.expected}，移到了{issue.found}" in issue.message
    assert "可能插入或删除了行列" in issue.message
    kinds = {k.table: entry.kind for k, entry in submission.numbers.items()}
    assert kinds["requests"] is Kind.BLANK
    assert kinds["review"] is Kind.NUMBER


def test_a_deleted_row_is_one_issue_that_names_the_lost_label(full, tmp_path):
    def edit(book):
        insert(REQUESTS, 100)(book)
        book[REQUESTS].delete_rows(12)

    (issue,) = read(edited(full, tmp_path / "表.xlsx", edit)).issues
    assert issue.code == "F102"
    assert "“2.其他法律行政法规禁止公开”等1处标题不见了" in issue.message


def test_an_inserted_column_is_one_issue(full, tmp_path):
    def edit(book):
        insert(REVIEW, 100)(book)
        book[REVIEW].insert_cols(3)

    (issue,) = read(edited(full, tmp_path / "表.xlsx", edit)).issues
    assert (issue.code, issue.sheet) == ("F102", REVIEW)


def test_two_labels_exchanged_are_noticed(full, tmp_path):
    cells = {(REQUESTS, "A7"): "二、上年结转政府信息公开申请数量",
             (REQUESTS, "A8"): "一、本年新收政府信息公开申请数量"}  # fmt: skip
    (issue,) = read(typed(full, tmp_path / "表.xlsx", cells)).issues
    assert issue.code == "F102"
    assert issue.cells == ("A7", "A8")


def test_a_sheet_pasted_over_is_one_issue(full, tmp_path):
    cells = {(sheet, label.place): "粘贴" for sheet, label in ALL if sheet == DISCLOSURE}
    submission = read(typed(full, tmp_path / "表.xlsx", cells))
    (issue,) = submission.issues
    assert (issue.code, issue.sheet, len(issue.cells)) == ("F103", DISCLOSURE, len(cells))
    assert all(e.blank for k, e in submission.numbers.items() if k.table == "documents")


def test_three_wrong_labels_are_told_one_by_one_and_the_fourth_closes_the_sheet(full, tmp_path):
    places = [label.place for sheet, label in ALL if sheet == REQUESTS][:4]
    told = {}
    for many in (3, 4):
        cells = dict.fromkeys([(REQUESTS, place) for place in places[:many]], "改了")
        told[many] = read(typed(full, tmp_path / "表.xlsx", cells))
    assert [(issue.code, issue.cell) for issue in told[3].issues] == [
        ("F101", place) for place in places[:3]
    ]
    assert [(issue.code, issue.cells) for issue in told[4].issues] == [("F103", tuple(places))]
    kinds = [
        {entry.kind for key, entry in read_.numbers.items() if key.table == "requests"}
        for read_ in told.values()
    ]
    assert kinds == [{Kind.NUMBER}, {Kind.BLANK}]


@pytest.mark.parametrize("sheet", [FACTS, OVERVIEW, OTHER, LAST_YEAR])
def test_a_row_inserted_on_the_other_sheets_is_noticed(full, tmp_path, sheet):
    submission = read(edited(full, tmp_path / "表.xlsx", insert(sheet, 3)))
    (issue,) = submission.issues
    assert (issue.code, issue.sheet) == ("F102", sheet)
    if sheet == OVERVIEW:
        texts = [row.text.text for row in submission.section("overview")]
        assert texts == [row.text.text for row in read(full).section("overview")]


def test_rows_inserted_among_the_texts_are_welcome(full, tmp_path):
    submission = read(edited(full, tmp_path / "表.xlsx", insert(OVERVIEW, 5)))
    assert submission.issues == ()
    assert submission.section("overview")[0].text.address == "C6"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一） 予以公开", "(一)予以公开"),
        ("3.危及“三安全一稳定”", '３．危及"三安全一稳定"'),
        ("第二十条第〔一〕项", "第二十条第（一）项"),
        ("总\u200b计", "总　计"),
    ],
)
def test_labels_are_compared_by_their_words(one, other):
    assert normalised(one) == normalised(other)


def test_different_labels_stay_different():
    assert normalised("（七）总计") != normalised("总计")
