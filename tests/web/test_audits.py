"""Many files at once: judged apart, listed while they are judged."""

import io
import json
import multiprocessing

import openpyxl
import pytest

from scripts import api
from scripts.tasks.demo import sample
from tests.web.served import eventually


def begun(page) -> str:
    return str(json.loads(page.post("/audits").body)["page"])


def audit(page, files: dict[str, bytes]) -> str:
    where = begun(page)
    for name, data in files.items():
        assert page.send(data, name, f"{where}/files").status == 204
    assert page.post(f"{where}/start").status == 204
    return where


@pytest.mark.slow
def test_many_files_are_listed_each_with_its_findings(page, filled, broken):
    files = {
        "好.xlsx": filled,
        "错.xlsx": broken,
        "报告.docx": api.report(filled),
        "记录.json": json.dumps(sample()).encode(),
        "坏.xlsx": b"PK",
    }
    where = audit(page, files)
    eventually(lambda: "审查完成" in page.ask(f"{where}/view").text, 60)
    shown = page.ask(where).text
    assert "共5个文件，有错误的1个，不能读取的1个" in shown
    assert all(name in shown for name in files)
    assert "S101" in shown
    (rows,) = openpyxl.load_workbook(io.BytesIO(page.ask(f"{where}/list").body)).worksheets
    assert {row[0] for row in rows.iter_rows(min_row=2, values_only=True)} >= {"错.xlsx", "坏.xlsx"}


def test_an_audit_left_is_stopped_and_its_files_go(page, filled, monkeypatch):
    monkeypatch.setattr("scripts.web.cases.KEPT_AFTER_LEAVING", 0.0)
    before = page.kept()
    where = audit(page, {f"{n}.xlsx": filled for n in range(30)})
    page.post(f"{where}/leave")
    page.desk.kept.sweep()
    assert page.ask(where).status == 404
    assert page.kept() == before
    eventually(lambda: not multiprocessing.active_children())


def test_an_audit_without_files_is_not_started(page):
    where = begun(page)
    assert page.post(f"{where}/start").status == 409


def test_more_files_than_bearable_are_refused(page, filled, monkeypatch):
    monkeypatch.setattr("scripts.web.audit_routes.MOST_AUDITED", 1)
    where = begun(page)
    assert page.send(filled, "1.xlsx", f"{where}/files").status == 204
    answer = page.send(filled, "2.xlsx", f"{where}/files")
    assert (answer.status, "一次最多" in answer.text) == (409, True)
