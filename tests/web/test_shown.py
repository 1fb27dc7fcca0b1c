"""What is shown of a workbook: every cell that may have a finding, how far it is filled, what changed."""

import datetime as dt

import pytest

from schemas.form.editions import EDITIONS
from scripts import api
from scripts.tasks.check import Checked, judged
from scripts.tasks.demo import sample
from scripts.web.cases import Case, Seen
from scripts.web.changes import change, entries
from scripts.web.filling import filling
from scripts.web.shown_findings import page_of
from scripts.web.shown_sheets import shown_sheets
from tests.records import ROOT
from tests.web.served import changed
from workbook.layout import blocks


def read(data: bytes) -> Checked:
    return judged(api.read(data))


@pytest.fixture(scope="module")
def full() -> Checked:
    record = sample()
    record["notes"] = {"requests": {"before": "说明一句。", "after": "注：含上年结转。"}}
    return read(api.new(record))


def test_every_cell_of_the_workbook_that_is_read_is_shown(full):
    shown = {
        (sheet.name, cell.address)
        for sheet in shown_sheets(full.submission)
        for row in sheet.rows
        for cell in row
        if cell.address
    }
    read_cells = {
        (e.sheet, e.address) for e in entries(full.submission) if e.address and not e.blank
    }
    assert any("注：含上年结转。" in entry.text for entry in entries(full.submission))
    assert read_cells <= shown


def test_a_table_is_a_copy_of_the_official_one(full):
    edition = EDITIONS[-1]
    tables = {sheet.name: sheet for sheet in shown_sheets(full.submission)}
    for block in blocks(edition):
        rows = tables[block.sheet].rows[: block.grid.rows]
        area = sum(cell.rows * cell.columns for row in rows for cell in row)
        assert area == block.grid.rows * block.grid.columns


def test_the_sample_is_filled_and_an_empty_workbook_is_not(full):
    assert all(part.done == part.most for part in filling(full.submission))
    empty = filling(read(api.new(year=2025)).submission)
    assert [(part.done, part.most) for part in empty][::2] == [(1, 4), (0, 7)]


def test_nothing_changed_is_said(full):
    assert change(full, full).told == "与上次保存相比：没有变化。"


def test_a_finding_whose_numbers_change_is_not_new():
    before, after = read(changed(total=49)), read(changed(total=50))
    found = change(before, after)
    assert found.cells == {("三、申请办理", "J7")}
    assert (found.mended, found.fresh) == ((), frozenset())


def test_what_is_mended_and_what_is_new_are_told_apart():
    before, after = read(changed(total=49)), read(changed(natural_person=83))
    found = change(before, after)
    assert {issue.cell for issue in found.mended} == {"J7"}
    assert {cell for _, _, cell in found.fresh} >= {"D7"}
    assert found.told.startswith("与上次保存相比：改动2格，改好1处，新出现")


def test_of_one_cell_the_gravest_finding_comes_first():
    checked = read(changed(total=49))
    case = Case("a.xlsx", ROOT)
    page = page_of(case, Seen(dt.datetime.now(), checked), checked)
    (sheet,) = [each for each in page.sheets if each.name == "三、申请办理"]
    assert [each.severity for each in sheet.findings if each.cell == "J7"] == ["error", "hint"]
    assert sheet.grave


def test_no_case_is_called_like_another():
    assert len({Case("a.xlsx", ROOT).key for _ in range(100)}) == 100
