"""A workbook watched by a running page: each save shows at once, nothing false in between."""

import os
import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts import api
from scripts.tasks.demo import sample
from scripts.tasks.load import load_bytes
from scripts.web import watching
from scripts.web.cases import Case
from scripts.web.watching import Watch, workbooks
from tests.web.served import Answer, Page, changed, eventually, running


@pytest.fixture
def book(tmp_path, filled):
    path = tmp_path / "填报.xlsx"
    path.write_bytes(filled)
    return path


@contextmanager
def watched(place, last=None):
    watch = Watch(place, last)
    with running(watch) as page:
        eventually(lambda: watch.cases and all(case.seen for case in watch.listed()))
        yield page


def by_rename(path, data) -> None:
    beside = path.with_name("saving.tmp")
    beside.write_bytes(data)
    os.replace(beside, path)


def by_writing(path, data) -> None:
    path.write_bytes(data)


@pytest.mark.parametrize("save", [by_rename, by_writing])
def test_a_save_shows_its_new_finding_and_what_changed(book, save):
    with watched(book) as page:
        assert "没有问题" in page.ask("/").text
        save(book, changed(total=49))
        eventually(lambda: "S101" in page.ask("/").text)
        shown = page.ask("/").text
        assert "与上次保存相比：改动1格，新出现" in shown
        assert '<span class="new">新出现</span>' in shown
        save(book, changed(total=48))
        eventually(lambda: "S101" not in page.ask("/").text)
        assert "改好的：" in page.ask("/").text


@pytest.fixture
def warned(tmp_path):
    record = sample()
    record["sections"]["overview"][0]["text"] += "全年新收政府信息公开申请77件。"  # type: ignore[index]
    path = tmp_path / "填报.xlsx"
    path.write_bytes(api.new(record))
    return path


def only_case(page: Page) -> Case:
    watch = page.desk.watch
    assert watch is not None
    (case,) = watch.cases.values()
    return case


def ticked_off(page: Page, reason="与信访局核对过") -> None:
    key = re.findall('name="finding" value="(.*?)"', page.ask("/").text)[0]
    case = only_case(page)
    answer = page.post(f"/files/{case.key}/accept", {"finding": key, "reason": reason})
    assert answer.status == 200, answer.text


def acted(page: Page, action: str) -> Answer:
    case = only_case(page)
    return page.post(f"/files/{case.key}/do/{action}")


def test_a_reason_given_on_the_page_holds_over_the_next_save(warned):
    with watched(warned) as page:
        ticked_off(page)
        assert "处理说明：与信访局核对过" in page.ask("/").text
        case = only_case(page)
        before = case.seen
        by_rename(warned, warned.read_bytes())
        eventually(lambda: case.seen is not before)
        assert "处理说明：与信访局核对过" in page.ask("/").text
        assert "原因尚未写进工作簿" in page.ask("/").text


def test_a_sheet_whose_findings_are_all_ticked_off_says_so(warned):
    with watched(warned) as page:
        assert '<span class="count some">提醒1</span>' in page.ask("/").text
        ticked_off(page)
        assert '<span class="count">已核实1</span>' in page.ask("/").text


def test_a_reason_is_written_where_the_check_reads_it(warned):
    with watched(warned) as page:
        ticked_off(page)
        answer = acted(page, "write")
        assert "处理说明" in answer.text
        assert [each.reason for each in api.read(warned).accepted] == ["与信访局核对过"]
        eventually(lambda: "尚未写进工作簿" not in page.ask("/").text)
        assert "处理说明：与信访局核对过" in page.ask("/").text
        assert "撤回核实" not in page.ask("/").text
    assert [each.name for each in warned.parent.glob("*备份*")] == ["填报.备份1.xlsx"]


def test_no_reason_is_written_into_a_workbook_that_is_open(warned):
    before = warned.read_bytes()
    lock = warned.with_name("~$填报.xlsx")
    lock.write_bytes(b"")
    with watched(warned) as page:
        ticked_off(page)
        answer = acted(page, "write")
        assert answer.status == 422
        assert "请先保存并关闭该文件" in answer.text
        assert warned.read_bytes() == before
        lock.unlink()
        assert acted(page, "write").status == 200
    assert [each.reason for each in api.read(warned).accepted] == ["与信访局核对过"]


def test_texts_beside_a_watched_workbook_go_into_a_copy(warned):
    before = warned.read_bytes()
    with watched(warned) as page:
        answer = acted(page, "texts")
        assert answer.status == 422
        assert "没有“文字材料.docx”" in answer.text
        text = "一、总体情况\n全年的工作按计划完成，各项任务都有着落。\n"
        warned.with_name("文字材料.txt").write_text(text, encoding="utf-8")
        answer = acted(page, "texts")
        assert answer.status == 200, answer.text
        assert "一、总体情况：1段" in answer.text
    (row,) = api.read(warned.with_name("填报.导入文字.xlsx")).section("overview")
    assert row.text.text == "全年的工作按计划完成，各项任务都有着落。"
    assert warned.read_bytes() == before


def test_a_reason_is_taken_back_before_it_is_written(warned):
    with watched(warned) as page:
        ticked_off(page)
        assert "撤回核实" in page.ask("/").text
        ticked_off(page, "")
        assert "处理说明：" not in page.ask("/").text


@pytest.mark.slow
def test_a_half_file_is_never_a_false_refusal(book):
    data = changed(total=49)
    with watched(book) as page:
        with book.open("wb") as slow:
            for start in range(0, len(data), len(data) // 8 + 1):
                slow.write(data[start : start + len(data) // 8 + 1])
                slow.flush()
                time.sleep(0.12)
                shown = page.ask("/").text
                assert "损坏" not in shown
                assert "云岭县农业农村局" in shown
        eventually(lambda: "S101" in page.ask("/").text)


@pytest.mark.slow
def test_a_workbook_moved_away_keeps_its_findings_and_says_so(book, tmp_path, monkeypatch):
    monkeypatch.setattr("scripts.web.follower.AWAY_AFTER", 0.2)
    with watched(book) as page:
        away = tmp_path / "sub" / book.name
        away.parent.mkdir()
        shutil.move(book, away)
        eventually(lambda: "不在原来的位置" in page.ask("/").text)
        assert "云岭县农业农村局" in page.ask("/").text
        shutil.move(away, book)
        eventually(lambda: "不在原来的位置" not in page.ask("/").text)


def test_the_page_is_told_of_each_save(book):
    with watched(book) as page:
        case = page.desk.watch.single
        first = case.news.version
        by_rename(book, changed(total=49))
        eventually(lambda: case.news.version > first)


def test_a_watch_knows_since_when_nobody_looks(book, monkeypatch):
    monkeypatch.setattr("scripts.web.desk.SWEEP", 0.02)
    monkeypatch.setattr("scripts.web.desk.HEARTBEAT", 0.05)  # by which a closed page is noticed
    alone: list[float] = []
    with watched(book) as page:
        page.desk.when_left = alone.append
        where = page.desk.watch.single.key
        with socket.create_connection(("127.0.0.1", page.port)) as tab:
            head = f"GET {page.base}/files/{where}/events HTTP/1.1\r\nHost: {page.host}\r\n\r\n"
            tab.sendall(head.encode())
            assert b"data: " in tab.recv(4096) + tab.recv(4096)
            time.sleep(0.1)
            assert alone == []
        eventually(lambda: alone)


def test_the_settings_beside_the_workbook_hold(book):
    book.with_name("年报设置.toml").write_text('[words]\n"云岭" = "不用"\n', encoding="utf-8")
    with watched(book) as page:
        assert "年报设置.toml" in page.ask("/").text


def test_last_years_report_is_compared_with(book, filled):
    with watched(book, load_bytes(changed(total=49), "去年.xlsx")) as page:
        assert "去年.xlsx" in page.ask("/").text


@pytest.mark.slow
def test_a_folder_lists_its_workbooks_and_the_one_that_comes_later(tmp_path, filled, monkeypatch):
    monkeypatch.setattr(watching, "LIST_EVERY", 0.1)
    (tmp_path / "甲.xlsx").write_bytes(filled)
    (tmp_path / "~$甲.xlsx").write_bytes(b"lock")
    (tmp_path / "甲.校验.xlsx").write_bytes(filled)
    with watched(tmp_path) as page:
        assert "甲.xlsx" in page.ask("/").text
        (tmp_path / "乙.xlsx").write_bytes(changed(total=49))
        eventually(lambda: "错误1处" in page.ask("/view").text)
    assert [path.name for path in workbooks(tmp_path)] == ["乙.xlsx", "甲.xlsx"]


def test_a_folder_of_too_many_says_how_many_are_left_out(tmp_path, filled, monkeypatch):
    monkeypatch.setattr(watching, "MOST_WATCHED", 1)
    for name in ("甲", "乙", "丙"):
        (tmp_path / f"{name}.xlsx").write_bytes(filled)
    with watched(tmp_path) as page:
        eventually(lambda: "另有2个没有校验" in page.ask("/view").text)


def test_the_buttons_write_beside_the_workbook_and_change_nothing_in_it(book):
    book.write_bytes(changed(total=49))
    before = book.read_bytes()
    with watched(book) as page:
        where = f"/files/{page.desk.watch.single.key}/do"
        assert "标注在副本中" in page.post(f"{where}/mark").text
        assert "草稿" in page.post(f"{where}/report").text
        assert str(book.parent) in page.post(f"{where}/folder").text
        assert page.post(f"{where}/format").status == 404
    assert book.read_bytes() == before
    marked = book.with_name("填报.校验.xlsx").read_bytes()
    assert [i.code for i in api.check(marked).errors] == ["S101"]
    assert [p.suffix for p in book.parent.iterdir() if "草稿" in p.name] == [".docx"]


def test_a_file_that_is_none_of_ours_is_told(tmp_path):
    path = tmp_path / "别的.xlsx"
    path.write_bytes(b"no workbook at all")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    with watched(path) as page:
        assert "别的.xlsx" in page.ask("/").text
        assert 'class="verdict error"' in page.ask("/").text


@pytest.mark.slow
@pytest.mark.needs_uno
def test_a_save_by_libreoffice_is_shown_at_once_and_never_refused(book, tmp_path):
    save = Path(__file__).parents[1] / "save_in_libreoffice.py"
    typed = (book, tmp_path / "profile", "三、申请办理", "D7", "39")
    with watched(book) as page:
        command = ["/usr/bin/python3", str(save), *map(str, typed)]
        office = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        shown = page.ask("/").text
        ends = time.monotonic() + 60
        while "S103" not in shown:
            assert 'class="verdict error"' not in shown
            assert time.monotonic() < ends
            time.sleep(0.02)
            shown = page.ask("/").text
        seen = time.time()
        told, _ = office.communicate(timeout=60)
        assert seen - float(told) < 5
        assert "与上次保存相比：" in shown
