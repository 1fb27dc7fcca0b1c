"""The page as people use it, in a real Chromium: files dropped, warnings accepted, saves watched."""

import base64
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts import api
from scripts.tasks.demo import sample
from scripts.web.watching import Watch
from tests.chromium import SCREEN, axe, chromium
from tests.web.served import changed, running

pytestmark = pytest.mark.needs_chromium
NOTICED = 1.0  # seconds from the end of a save to its finding on the page


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def tab(browser: Browser):
    context = browser.new_context(viewport=SCREEN, locale="zh-CN", accept_downloads=True)
    tab = context.new_page()
    complaints = []
    tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    assert [each for each in complaints if "Failed to load resource" not in each] == []


def with_warning(**review: int) -> bytes:
    record = sample()
    record["sections"]["overview"][0]["text"] += "全年新收政府信息公开申请77件。"  # type: ignore[index]
    record["tables"]["review"]["count"] |= review  # type: ignore[index]
    return api.new(record)


@pytest.fixture
def warned() -> bytes:
    return with_warning()


def dropped(tab: Page, files: dict[str, bytes]) -> None:
    """Files let fall on the page by the mouse."""
    contents = list(dict.fromkeys(files.values()))
    tab.evaluate(
        """([files, contents]) => {
          const bytes = contents.map(each => Uint8Array.from(atob(each), sign => sign.charCodeAt(0)));
          const carried = new DataTransfer();
          for (const [name, number] of Object.entries(files))
            carried.items.add(new File([bytes[number]], name));
          const drop = document.getElementById("drop");
          for (const kind of ["dragenter", "dragover", "drop"])
            drop.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
        }""",
        [
            {name: contents.index(data) for name, data in files.items()},
            [base64.b64encode(data).decode() for data in contents],
        ],
    )


def taken(tab: Page, words: str, folder: Path) -> bytes:
    with tab.expect_download() as download:
        tab.get_by_role("link", name=words).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


def test_dropped_then_accepted_then_taken_away(page, tab, warned, tmp_path):
    tab.goto(page.url)
    dropped(tab, {"填报.xlsx": warned})
    expect(tab.get_by_role("heading", level=1)).to_have_text("填报.xlsx")
    tab.wait_for_load_state()
    box = tab.get_by_label("核实无误的，写明原因").first
    box.fill("与信访局核对过")
    box.press("Enter")
    expect(tab.get_by_text("处理说明：与信访局核对过")).to_be_visible()
    marked = taken(tab, "下载标注好的工作簿", tmp_path)
    again = api.check(marked)
    assert [issue.accepted for issue in again.issues if issue.accepted] == ["与信访局核对过"]
    assert taken(tab, "下载Word报告", tmp_path) == api.report(again)
    assert (tmp_path / "填报.校验.xlsx").is_file()


def test_a_finding_leads_to_its_cell_in_the_copy_of_the_table(page, tab, broken):
    tab.goto(page.url)
    tab.get_by_label("选择文件").set_input_files(
        {"name": "填报.xlsx", "mimeType": "", "buffer": broken}
    )
    tab.get_by_role("link", name="J7", exact=True).first.click()
    cell = tab.locator("td:target")
    expect(cell).to_be_in_viewport()
    expect(cell).to_contain_text("49")


def test_what_cannot_be_read_is_told_on_the_page(page, tab):
    tab.goto(page.url)
    dropped(tab, {"旧.xls": b"\xd0\xcf\x11\xe0"})
    expect(tab.locator("#said")).to_contain_text("旧.xls")
    assert tab.url == page.url


def test_many_dropped_files_are_audited_with_progress(page, tab, filled, broken):
    tab.goto(page.url)
    dropped(tab, {f"{n:03}.xlsx": broken if n % 10 == 0 else filled for n in range(100)})
    expect(tab.get_by_role("heading", level=1)).to_have_text("一起审查100个文件", timeout=30_000)
    expect(tab.get_by_role("progressbar")).to_be_visible()
    expect(tab.locator("#live")).to_contain_text(re.compile("已完成[1-9]"), timeout=10_000)
    expect(tab.locator("#live")).to_contain_text(
        "审查完成：共100个文件，有错误的10个", timeout=30_000
    )
    tab.get_by_text("看问题").first.click()
    expect(tab.get_by_text("现为49，改为48").first).to_be_visible()


def saved_by_rename(path: Path, data: bytes) -> None:
    beside = path.with_name("lu12345.tmp")
    beside.write_bytes(data)
    os.replace(beside, path)


def saved_by_writing(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        for start in range(0, len(data), 4096):
            file.write(data[start : start + 4096])
            file.flush()


@pytest.mark.parametrize("save", [saved_by_rename, saved_by_writing])
def test_a_save_is_on_the_page_within_a_second(tab, filled, tmp_path, save):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(filled)
    broken = changed(total=49)
    waits = []
    with running(Watch(book)) as page:
        tab.goto(page.url)
        expect(tab.locator("#live")).to_contain_text("云岭县农业农村局，2025年度")
        for _ in range(2):  # the quicker one counts: a busy machine is no fault of the page
            save(book, broken)
            began = time.monotonic()
            expect(tab.get_by_text("很可能填错了")).to_be_visible(timeout=10_000)
            waits.append(time.monotonic() - began)
            expect(tab.get_by_text("与上次保存相比：改动1格").first).to_be_visible()
            save(book, filled)
            expect(tab.get_by_text("很可能填错了")).to_be_hidden(timeout=10_000)
    assert min(waits) < NOTICED


def test_a_half_file_never_shows_a_refusal(tab, filled, tmp_path):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(filled)
    data = changed(total=49)
    with running(Watch(book)) as page:
        tab.goto(page.url)
        expect(tab.get_by_text("云岭县农业农村局，2025年度")).to_be_visible()
        book.write_bytes(data[: len(data) // 2])
        expect(tab.get_by_text("可能正在保存")).to_be_visible()
        assert tab.locator(".verdict.error").count() == 0
        book.write_bytes(data)
        expect(tab.get_by_text("很可能填错了")).to_be_visible()
        expect(tab.get_by_text("可能正在保存")).to_be_hidden()


def test_what_was_open_and_focused_stays_so_over_a_save(tab, filled, tmp_path):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(filled)
    with running(Watch(book)) as page:
        tab.goto(page.url)
        tab.locator("summary").first.click()
        tab.get_by_role("button", name="打开文件夹").focus()
        expect(tab).to_have_title("没有错误 · 填报.xlsx")
        saved_by_rename(book, changed(total=49))
        expect(tab.get_by_text("很可能填错了")).to_be_visible()
        expect(tab).to_have_title("错误1 · 填报.xlsx")
        expect(tab.locator("#s1")).to_have_attribute("open", "")
        expect(tab.get_by_role("button", name="打开文件夹")).to_be_focused()
        expect(tab.locator("#news")).to_contain_text("错误1处")


def test_a_reason_half_typed_is_still_there_after_a_save(tab, warned, tmp_path):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(warned)
    with running(Watch(book)) as page:
        tab.goto(page.url)
        box = tab.get_by_label("核实无误的，写明原因").first
        box.focus()
        tab.keyboard.type("与信访局")
        saved_by_rename(book, with_warning(reconsideration_total=9))
        expect(tab).to_have_title(re.compile("^错误"))
        tab.keyboard.type("核对过")
        expect(box).to_have_value("与信访局核对过")
        tab.keyboard.press("Enter")
        expect(tab.get_by_text("处理说明：与信访局核对过")).to_be_visible()


def test_a_page_is_drawn_once_when_it_is_opened(tab, filled, tmp_path):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(filled)
    with running(Watch(book)) as page:
        tab.goto(page.url)
        expect(tab.get_by_text("云岭县农业农村局，2025年度")).to_be_visible()
        views: list[str] = []
        tab.on("request", lambda asked: views.append(asked.url) if "/view" in asked.url else None)
        with tab.expect_request("**/events"):
            tab.reload()
        tab.wait_for_timeout(500)
        assert views == []


def test_a_reason_given_beside_the_workbook_is_written_into_it(tab, warned, tmp_path):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(warned)
    with running(Watch(book)) as page:
        tab.goto(page.url)
        box = tab.get_by_label("核实无误的，写明原因").first
        box.fill("与信访局核对过")
        box.press("Enter")
        expect(tab.get_by_text("处理说明：与信访局核对过")).to_be_visible()
        assert axe(tab) == []
        tab.get_by_role("button", name="写进工作簿").click()
        expect(tab.locator("#said")).to_contain_text("标注已写入")
        expect(tab.get_by_role("button", name="写进工作簿")).to_be_hidden()
        expect(tab.get_by_text("处理说明：与信访局核对过")).to_be_visible()
    assert [each.reason for each in api.read(book).accepted] == ["与信访局核对过"]


def test_an_older_answer_never_comes_last(tab, filled, tmp_path):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(filled)
    with running(Watch(book)) as page:
        tab.goto(page.url)
        expect(tab.get_by_text("云岭县农业农村局，2025年度")).to_be_visible()
        held: list[Route] = []
        tab.route("**/view", lambda route: held.append(route) if not held else route.continue_())
        saved_by_rename(book, changed(total=49))
        until(tab, lambda: bool(held))
        older = held[0].fetch()
        saved_by_rename(book, filled)
        tab.wait_for_timeout(800)
        held[0].fulfill(response=older)
        tab.wait_for_timeout(300)
        expect(tab.get_by_text("很可能填错了")).to_be_hidden()
        expect(tab.locator("#live")).to_contain_text("改好")


def until(tab: Page, holds: Callable[[], bool]) -> None:
    for _ in range(50):
        if holds():
            return
        tab.wait_for_timeout(50)
    pytest.fail("it never came")


def test_the_end_of_the_program_is_told(tab, warned, tmp_path):
    book = tmp_path / "填报.xlsx"
    book.write_bytes(warned)
    with running(Watch(book)) as page:
        tab.goto(page.url)
        expect(tab.get_by_text("云岭县农业农村局，2025年度")).to_be_visible()
        expect(tab.get_by_role("alert")).to_be_hidden()
        tab.get_by_role("button", name="标注副本").click()
        expect(tab.locator("#said")).to_contain_text("填报.校验.xlsx")
    expect(tab.get_by_role("alert")).to_contain_text("中断")
    on_top = "each => { const {x, y, width, height} = each.getBoundingClientRect();"
    on_top += "return document.elementFromPoint(x + width / 2, y + height / 2) === each; }"
    assert tab.get_by_role("alert").evaluate(on_top)


def test_everything_is_done_by_keyboard_alone(page, tab, warned):
    tab.goto(page.url)
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="跳到内容")).to_be_focused()
    reached(tab, tab.get_by_label("选择文件"))
    tab.get_by_label("选择文件").set_input_files(
        {"name": "填报.xlsx", "mimeType": "", "buffer": warned}
    )
    expect(tab.get_by_role("heading", level=1)).to_have_text("填报.xlsx")
    box = tab.get_by_label("核实无误的，写明原因").first
    reached(tab, box)
    tab.keyboard.type("核对过")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("处理说明：核对过")).to_be_visible()
    expect(tab.get_by_role("button", name="撤回核实")).to_be_focused()


def reached(tab: Page, target) -> None:
    """Tab goes on until it is there."""
    for _ in range(60):
        if target.evaluate("each => each === document.activeElement"):
            return
        tab.keyboard.press("Tab")
    pytest.fail("not reached by keyboard")


@pytest.mark.parametrize("what", ["home", "findings", "audit", "error", "watch", "folder"])
def test_axe_finds_nothing_serious(page, tab, tmp_path, warned, what):
    if what in ("watch", "folder"):
        book = tmp_path / "填报.xlsx"
        book.write_bytes(changed(total=49))
        with running(Watch(book if what == "watch" else tmp_path)) as watched:
            tab.goto(watched.url)
            expect(tab.locator("#live")).to_contain_text("错误1处")
            assert axe(tab) == []
        return
    tab.goto(f"{page.url}files/none" if what == "error" else page.url)
    if what == "findings":
        dropped(tab, {"填报.xlsx": warned})
        expect(tab.get_by_role("heading", level=1)).to_have_text("填报.xlsx")
    if what == "audit":
        dropped(tab, {"甲.xlsx": warned, "乙.xlsx": b"PK"})
        expect(tab.locator("#live")).to_contain_text("审查完成", timeout=20_000)
    assert axe(tab) == []


def test_the_page_fits_a_small_screen(page, tab, broken):
    tab.goto(f"http://{page.host}{page.drop(broken, '填报.xlsx')}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= SCREEN["width"]
    expect(tab.get_by_role("link", name="下载Word报告（草稿）")).to_be_in_viewport()


def test_on_paper_are_the_findings_and_their_tables_whole_and_no_buttons(page, tab, warned):
    tab.goto(f"http://{page.host}{page.drop(warned, '填报.xlsx')}")
    tab.emulate_media(media="print")
    expect(tab.get_by_text("77件").first).to_be_visible()
    for hidden in (".actions", "nav", ".accept", "footer"):
        expect(tab.locator(hidden).first).to_be_hidden()
    cut = "each => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1"
    assert not any(each.evaluate(cut) for each in tab.locator(".copy:visible").all())


def test_a_page_closed_takes_its_file_along(page, tab, filled, monkeypatch):
    monkeypatch.setattr("scripts.web.cases.KEPT_AFTER_LEAVING", 0.0)
    tab.goto(page.url)
    dropped(tab, {"填报.xlsx": filled})
    expect(tab.get_by_role("heading", level=1)).to_have_text("填报.xlsx")
    tab.wait_for_load_state()
    key = tab.url.rpartition("/")[2]
    tab.goto("about:blank")
    ends = time.monotonic() + 5
    while page.desk.kept._ends.get(key, 0) > time.monotonic():
        assert time.monotonic() < ends
        time.sleep(0.02)
