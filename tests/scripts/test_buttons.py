"""The buttons in Excel, each through xlwings' own front end over an engine of the tests."""

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlwings as xw
from openpyxl import Workbook
from openpyxl.comments import Comment

from schemas.errors import ClerkError
from schemas.issues import Severity
from schemas.judging.judge import judge
from scripts.desktop import buttons
from scripts.record.convert import record_of
from scripts.record.file import record_text
from scripts.tasks.check import check as check_file
from tests import excel_engine
from tests.openpyxl_books import book_in
from tests.samples import city, record
from tests.workbook.made import sample_bytes
from tests.workbook.rich import plain_workbook
from workbook.excel.marks import clear_book, mark_book
from workbook.layout import GUIDE, LAST_YEAR, RESULT_HEAD_ROW, RESULTS
from workbook.live import LiveBook, find_book
from workbook.marking.findings import UNLISTED, count_words, is_marker, is_our_note, marks_of
from workbook.read import read
from workbook.sheets.formulas import ranges

NAME = "海东市 某某局=2024年 年报.xlsm"


@pytest.fixture
def excel():
    with excel_engine.running() as app:
        yield app


@pytest.fixture
def opener(tmp_path, monkeypatch):
    """A program that opens files: it writes down which."""
    log = tmp_path / "opened.txt"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{log}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    def opened() -> list[str]:
        for _ in range(100):
            if log.exists():
                break
            time.sleep(0.02)
        return log.read_text().splitlines() if log.exists() else []

    return opened


def faulty(tmp_path: Path) -> Path:
    (tmp_path / "共享 文件夹").mkdir(exist_ok=True)
    made = plain_workbook(tmp_path / "made.xlsx")
    return made.rename(tmp_path / "共享 文件夹" / NAME)


def sound(tmp_path: Path, name: str = "合格.xlsm") -> Path:
    (tmp_path / name).write_bytes(sample_bytes())
    return tmp_path / name


def press(button: str, book, hwnd: int = 4660) -> int:
    arguments = [
        button,
        f"--wb={book.place}",
        "--from_xl=1",
        "--app=C:\\EXCEL.EXE",
        f"--hwnd={hwnd}",
    ]
    return buttons.main(arguments)


def state(book) -> list:
    """Everything marks could change: values, notes, formats, styles, protection, by sheet."""
    found = []
    for sheet in book.workbook.worksheets:
        cells = {
            cell.coordinate: (cell.value, cell.comment and cell.comment.text, cell.style_id)
            for row in sheet.iter_rows()
            for cell in row
        }
        formats = [
            (str(area.sqref), rule.priority, rule.formula)
            for area in sheet.conditional_formatting
            for rule in area.rules
        ]
        cells = {place: content for place, content in cells.items() if content[0] or content[1]}
        found.append((sheet.title, cells, sorted(formats), dict(sheet.protection)))
    return found


def marks(book) -> set[tuple[str, str]]:
    return {
        (sheet.title, str(area.sqref))
        for sheet in book.workbook.worksheets
        if sheet.title != RESULTS
        for area in sheet.conditional_formatting
        for rule in area.rules
        if is_marker(rule.formula[0])
    }


def note_cells(book) -> list[tuple[str, str]]:
    return [
        (sheet.title, cell.coordinate)
        for sheet in book.workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and is_our_note(cell.comment.text)
    ]


def lines(book) -> list[tuple]:
    rows = book.workbook[RESULTS].iter_rows(
        min_row=RESULT_HEAD_ROW + 1, max_col=8, values_only=True
    )
    return [row for row in rows if any(row)]


def wrong(path: Path, *, without: str = "") -> set[tuple[str, str]]:
    """Sheet and cells of the highlights that the file's own findings ask for."""
    cells: dict[tuple[str, Severity], list[str]] = {}
    for mark in marks_of(check_file(path).issues):
        if mark.sheet != without:
            cells.setdefault((mark.sheet, mark.severity), []).append(mark.cell)
    return {(sheet, " ".join(ranges(each))) for (sheet, _), each in cells.items()}


def noted(path: Path) -> int:
    return len(marks_of(check_file(path).issues))


def test_the_open_workbook_reads_like_its_file(excel, tmp_path):
    path = sound(tmp_path)
    live = LiveBook(xw.Book(impl=excel.open(path))).submission()
    file = read(path)
    assert {k: (e.kind, e.number, e.text) for k, e in live.numbers.items()} == {
        k: (e.kind, e.number, e.text) for k, e in file.numbers.items()
    }
    assert live.fields == file.fields
    assert live.narrative == file.narrative
    assert live.processing_fee == file.processing_fee
    assert {k for k, e in live.numbers.items() if e.formula} == {
        k for k, e in file.numbers.items() if e.formula
    }


def test_unsaved_values_errors_and_booleans_are_read_as_they_stand(excel, tmp_path):
    book = excel.open(sound(tmp_path))
    sheet = book.workbook["三、申请办理"]
    sheet["D7"], sheet["E7"], sheet["F7"], sheet["G7"] = "#REF!", True, "１２ ", "=1/0"
    found = LiveBook(xw.Book(impl=book)).submission().numbers
    kinds = {e.address: (e.kind.value, e.text) for e in found.values() if e.sheet == sheet.title}
    assert kinds["D7"][0] == "error"
    assert kinds["E7"] == ("bool", "TRUE")
    assert kinds["F7"] == ("text", "１２ ")


def test_manual_calculation_is_made_up_for_before_reading(excel, tmp_path):
    excel.calculation = "manual"
    LiveBook(xw.Book(impl=excel.open(sound(tmp_path)))).submission()
    assert excel.calculated == 1


def test_check_marks_lists_and_tells(excel, tmp_path):
    path = faulty(tmp_path)
    book = excel.open(path)
    issues = check_file(path).issues
    assert press("check", book) == 0
    assert marks(book) == wrong(Path(book.place))
    assert len(note_cells(book)) == noted(Path(book.place))
    summary, *found = lines(book)
    told = f"发现 {count_words(issues)}"
    assert told in summary[4]
    assert [line[4] for line in found] == [i.message for i in issues]
    assert found[0][3] == '=HYPERLINK("#\'二、主动公开\'!B6","B6")'
    (box,) = excel.alerts
    assert box.startswith(f"{told}。已在表中标出")
    assert book.shown == RESULTS
    assert excel.status_bar is False
    assert any("正在标注" in str(each) for each in excel.told)
    assert (excel.screen_updating, excel.enable_events) == (True, True)


def test_the_gravest_mark_is_on_top(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    press("check", book)
    rules = [
        (rule.priority, rule.formula[0])
        for area in book.workbook["三、申请办理"].conditional_formatting
        for rule in area.rules
    ]
    assert [formula for _, formula in sorted(rules)][:2] == [
        '"nianbao:error"<>""',
        '"nianbao:hint"<>""',
    ]


def test_checking_twice_leaves_one_set_and_clearing_leaves_nothing(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    before = state(book)
    live = LiveBook(xw.Book(impl=book))
    now = dt.datetime(2025, 1, 2, 3, 4)
    issues = check_file(Path(book.place)).issues
    assert mark_book(live, issues, now) == []
    once = state(book)
    assert mark_book(live, issues, now) == []
    assert state(book) == once != before
    assert clear_book(live) == []
    assert state(book) == before


def test_marks_of_the_file_and_of_excel_replace_each_other(excel, tmp_path):
    from workbook.marked_files import clear_file, mark_file

    path = faulty(tmp_path)
    marked = mark_file(path, check_file(path).issues)
    book = excel.open(marked)
    press("check", book)
    assert len(note_cells(book)) == noted(path)
    assert marks(book) == wrong(path)
    book.workbook.save(marked)
    clear_file(marked)
    again = excel.open(marked)
    assert not marks(again)
    assert not note_cells(again)
    assert not lines(again)


def test_a_comment_of_a_person_stays_and_remarks_follow_their_findings(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    book.workbook["二、主动公开"]["B6"].comment = Comment("再核", "李科长")
    press("check", book)
    book.workbook[RESULTS]["H6"] = "＝已核实"
    press("check", book)
    assert book.workbook["二、主动公开"]["B6"].comment.text == "再核"
    assert lines(book)[1][7] == "＝已核实"


def test_a_cell_with_a_threaded_comment_is_coloured_and_told(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    book.threads.add(("三、申请办理", "D7"))
    press("check", book)
    assert ("三、申请办理", "D7") in marks(book)
    assert len(note_cells(book)) == noted(Path(book.place)) - 1
    assert "“三、申请办理”D7没有加上批注" in excel.alerts[0]


def test_remarks_are_not_thrown_away_without_asking(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    press("check", book)
    book.workbook[RESULTS]["H6"] = "已核实"
    excel.answers = ["no", "yes"]
    press("clear", book)
    assert lines(book)
    press("clear", book)
    assert not lines(book)
    assert not marks(book)


def test_a_sheet_with_a_password_is_told_and_the_rest_is_marked(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    book.workbook["二、主动公开"].protection.password = "secret"
    press("check", book)
    assert marks(book) == wrong(Path(book.place), without="二、主动公开")
    assert "工作表“二、主动公开”设有保护密码" in excel.alerts[0]
    assert book.workbook["二、主动公开"].protection.sheet
    assert book.workbook["三、申请办理"].protection.sheet


def test_without_the_sheet_for_results_nothing_is_said_to_be_listed(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    del book.workbook[RESULTS]
    assert press("check", book) == 0
    (told,) = excel.alerts
    assert "并列在" not in told
    assert told.endswith(UNLISTED)
    assert marks(book) == wrong(Path(book.place))


def test_a_hidden_sheet_of_results_is_shown(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    book.workbook[RESULTS].sheet_state = "hidden"
    assert press("check", book) == 0
    assert book.workbook[RESULTS].sheet_state == "visible"
    assert book.shown == RESULTS


def test_a_sheet_that_must_stay_hidden_is_no_failure(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    book.workbook[RESULTS].sheet_state = "veryHidden"
    book.workbook.security.lockStructure = True
    assert press("check", book) == 0
    assert excel.alerts[0].startswith("发现")
    assert book.shown == ""


def test_a_filter_on_the_results_is_lifted_before_they_are_written(excel, tmp_path):
    book = excel.open(faulty(tmp_path))
    press("check", book)
    book.filtered.add(RESULTS)
    press("check", book)
    assert not book.filtered
    book.filtered.add(RESULTS)
    press("clear", book)
    assert not book.filtered
    assert book.workbook[RESULTS].protection.sheet


@pytest.mark.parametrize("button", ["check", "clear", "last-year"])
def test_a_shared_workbook_is_refused_in_words_and_stays_as_it_is(excel, tmp_path, button):
    book = excel.open(faulty(tmp_path))
    before = state(book)
    book.api.MultiUserEditing = True
    excel.chosen, excel.answers = str(sound(tmp_path)), ["yes"]
    assert press(button, book) == 2
    assert "共享工作簿" in excel.alerts[-1]
    assert state(book) == before
    assert (excel.screen_updating, excel.enable_events, excel.status_bar) == (True, True, False)


def test_report_is_written_beside_the_workbook_and_opened(excel, tmp_path, opener):
    book = excel.open(sound(tmp_path))
    assert press("report", book) == 0
    (docx,) = tmp_path.glob("*政府信息公开工作年度报告.docx")
    assert excel.alerts == [f"报告已生成：{docx}"]
    assert opener() == [str(docx)]
    (tmp_path / "output").mkdir()
    assert press("report", book) == 0
    assert len(list((tmp_path / "output").glob("*.docx"))) == 1


def test_with_errors_a_draft_is_offered(excel, tmp_path, opener):
    book = excel.open(faulty(tmp_path))
    excel.answers = ["no", "yes"]
    press("report", book)
    assert not list(tmp_path.rglob("*.docx"))
    assert marks(book) == wrong(Path(book.place))
    press("report", book)
    (docx,) = tmp_path.rglob("*.docx")
    assert "（草稿）" in docx.name
    press("open", book)
    assert opener()[-1] == str(docx)


def test_open_says_when_there_is_no_report(excel, tmp_path):
    assert press("open", excel.open(sound(tmp_path))) == 2
    assert "还没有这个工作簿的报告" in excel.alerts[0]


def test_last_year_is_loaded_from_a_workbook_or_a_record(excel, tmp_path):
    book = excel.open(sound(tmp_path))
    last = tmp_path / "上年.json"
    last.write_text(record_text(record(2023)), encoding="utf-8")
    excel.chosen, excel.answers = str(last), ["yes"]
    assert press("last-year", book) == 0
    told = "\n".join(excel.alerts)
    assert "会被覆盖" in told or "机关" in told
    assert "个数填入“上年数据”" in excel.alerts[-1]
    book.workbook.save(tmp_path / "saved.xlsx")
    found = read(tmp_path / "saved.xlsx").last_year
    wanted = city(2023).numbers
    assert {k: e.number for k, e in found.items()} == {k: e.number for k, e in wanted.items()}
    assert read(tmp_path / "saved.xlsx").issues == ()
    assert book.shown == LAST_YEAR


def test_last_year_can_be_cancelled(excel, tmp_path):
    book = excel.open(sound(tmp_path))
    before = state(book)
    excel.chosen = False
    assert press("last-year", book) == 0
    assert state(book) == before
    assert excel.alerts == []


def test_the_handbook_opens_or_the_guide_is_shown(excel, tmp_path, opener):
    book = excel.open(sound(tmp_path))
    (tmp_path / "使用手册.pdf").write_bytes(b"%PDF-")
    assert press("handbook", book) == 0
    assert opener() == [str(tmp_path / "使用手册.pdf")]
    assert GUIDE in book.workbook.sheetnames


def test_a_new_workbook_is_checked_but_has_to_be_saved_for_a_report(excel, tmp_path):
    book = excel.open(sound(tmp_path), fullname="工作簿1", name="工作簿1")
    assert press("check", book) == 0
    assert press("report", book) == 2
    assert excel.alerts[-1] == "这个工作簿还没有保存过。请先保存（Ctrl+S），再点按钮。"


def test_a_workbook_in_a_cloud_is_checked_and_its_report_goes_to_the_documents(
    excel, tmp_path, monkeypatch, opener
):
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    url = f"https://d.docs.live.net/0123456789abcdef/文档/{NAME}"
    book = excel.open(sound(tmp_path), fullname=url, name=NAME)
    assert press("check", book) == 0
    assert press("report", book) == 0
    (docx,) = (tmp_path / "home" / "Documents").glob("*.docx")
    assert str(docx) in excel.alerts[-1]


def test_the_right_one_of_several_open_workbooks_is_checked(excel, tmp_path):
    other = excel.open(sound(tmp_path, "另一个.xlsm"))
    book = excel.open(faulty(tmp_path))
    second = excel_engine.App(excel.engine, 99)
    twin = second.open(Path(book.place))
    assert find_book(book.place, 99).book.impl is twin
    assert find_book(book.place, 4660).book.impl is book
    press("check", book)
    assert marks(book)
    assert not marks(other)
    assert not marks(twin)


def test_which_of_two_is_meant_is_asked_for_in_words(excel, tmp_path):
    path = sound(tmp_path)
    excel.open(path)
    excel_engine.App(excel.engine, 99).open(path)
    with pytest.raises(ClerkError, match="同时在2个Excel中打开"):
        find_book(str(path))


@pytest.mark.parametrize(
    "place",
    [
        r"\\fileserver\政务公开\2024年 报表.xlsm",
        r"D:\年报\2024年 报表.xlsm",
        "https://d.docs.live.net/1a2b/年报/2024年 报表.xlsm",
        "2024年 报表.xlsm",
    ],
)
def test_a_workbook_is_found_by_any_kind_of_place(excel, tmp_path, place):
    book = excel.open(sound(tmp_path), fullname=place, name="2024年 报表.xlsm")
    assert find_book(place.upper(), 4660).book.impl is book


def test_signs_lost_on_the_way_do_not_hide_the_workbook(excel, tmp_path):
    """Excel hands the name over in the code page of the PC: what is not in it arrives as "?"."""
    name = "㐂𠮷乡 2024年.xlsm"
    book = excel.open(sound(tmp_path), fullname=rf"D:\{name}", name=name)
    excel.open(sound(tmp_path, "其他.xlsm"))
    assert find_book(r"D:\???乡 2024年.xlsm", 4660).book.impl is book
    with pytest.raises(ClerkError, match="Excel中没有打开"):
        find_book(r"D:\???乡 2023年.xlsm", 4660)


def test_the_command_line_is_the_one_xlwings_reads(excel, tmp_path, monkeypatch):
    book = excel.open(sound(tmp_path))
    monkeypatch.setattr(
        sys, "argv", ["-c", f"--wb={book.name}", "--from_xl=1", "--app=x", "--hwnd=4660"]
    )
    assert xw.Book.caller().impl is book
    buttons.check()  # as RunPython calls it
    assert len(excel.alerts) == 1


@pytest.mark.parametrize(
    "line",
    [
        ["check", "--wb=D:\\年 报\\a=b.xlsm", "--from_xl=1", "--app=x y", "--hwnd=7"],
        ["--wb=D:\\年 报\\a=b.xlsm", "--from_xl=1", "--app=x y", "--hwnd=7", "check"],
        ["check", "--wb", "D:\\年 报\\a=b.xlsm", "--from_xl=1", "--hwnd", "7"],
    ],
)
def test_a_call_is_read_in_any_order(line):
    assert buttons.call_of(line) == ("check", "D:\\年 报\\a=b.xlsm", 7)


def test_a_mock_caller_is_respected(excel, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["buttons.py"])
    xw.Book(impl=excel.open(faulty(tmp_path))).set_mock_caller()
    buttons.check()
    assert "发现 4 处错误" in excel.alerts[0]


def test_a_workbook_of_another_kind_is_refused_in_a_message_box(excel, tmp_path):
    strange = Workbook()
    strange.save(tmp_path / "other.xlsx")
    for button in ("check", "report", "open", "last-year"):
        assert press(button, excel.open(tmp_path / "other.xlsx")) == 2
        excel.books.clear()
    assert all("不是年度报告填报表" in words for words in excel.alerts)
    assert excel.status_bar is False


def test_a_failure_inside_excel_is_told_without_a_traceback(excel, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    book = excel.open(sound(tmp_path))
    book.workbook = None  # Excel gone away
    assert press("check", book) == 2
    (told,) = excel.alerts
    assert "Excel可能正忙" in told
    assert "Traceback" not in told
    assert "AttributeError" in (tmp_path / buttons.LOG).read_text(encoding="utf-8")


def test_words_of_python_are_never_shown_to_the_clerk(excel, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    book = excel.open(sound(tmp_path))
    monkeypatch.setattr(excel_engine.Range, "formula", (("half a sheet",),))
    assert press("check", book) == 2
    (told,) = excel.alerts
    assert told.startswith("没有完成。")


def test_without_excel_a_saved_file_is_marked_in_a_copy(tmp_path, opener):
    path = faulty(tmp_path)
    path.with_name(f".~lock.{path.name}#").touch()  # open in LibreOffice
    environment = dict(os.environ)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "scripts.buttons",
            "check",
            f"--wb={path}",
            "--from_xl=1",
            "--hwnd=0",
        ],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "发现 4 处错误" in done.stderr
    assert "未保存的改动不在其中" in done.stderr  # no macro of ours saves
    marked = path.with_name(path.name.replace(".xlsm", ".校验.xlsm"))
    assert marked.exists()
    assert opener() == [str(marked)]


@pytest.mark.parametrize("arguments", [["nothing"], [], ["check", "--wb=不在.xlsm", "--from_xl=1"]])
def test_what_cannot_be_done_is_said_in_words(arguments, capsys):
    assert buttons.main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.slow
def test_the_parts_of_xlwings_with_another_licence_are_not_used(tmp_path):
    root = Path(__file__).parents[2]
    sources = [*root.glob("workbook/live*.py"), *root.glob("scripts/desktop/button*.py")]
    words = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert not [
        name
        for name in ("xlwings.pro", "reports", "to_pdf", "Book(json", 'mode="r"')
        if name in words
    ]
    code = """
import sys
for name in ("xlwings.pro", "xlwings.reports", "xlwings.server"):
    sys.modules[name] = None  # importing them fails, as without a licence
from pathlib import Path
from tests import excel_engine
from tests.scripts.test_buttons import faulty, marks, press, wrong
with excel_engine.running() as app:
    book = app.open(faulty(Path(sys.argv[1])))
    assert press("check", book) == 0
    assert marks(book) == wrong(Path(book.place))
    assert press("clear", book) == 0
    print(len(app.alerts), [name for name in sys.modules if "xlwings.pro." in name])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "2 []\n", done.stderr


def test_a_record_round_trip_of_what_excel_shows(excel, tmp_path):
    path = sound(tmp_path)
    live = LiveBook(xw.Book(impl=excel.open(path))).submission()
    assert record_of(live) == record_of(read(path))


def test_a_number_shown_rounded_in_excel_is_told_with_both(tmp_path, excel):
    book = excel.open(sound(tmp_path))
    cell = book.workbook["二、主动公开"]["B17"]
    cell.value, cell.number_format = 3.475, "0.00"
    submission = find_book(book.place).submission()
    (entry,) = (e for e in submission.numbers.values() if e.displayed)
    assert (entry.address, entry.text, entry.displayed) == ("B17", "3.475", "3.48")


def test_what_nobody_sees_is_told_in_excel_as_in_the_file(tmp_path, excel):
    """Cells that a merge covers, rows and columns that are hidden, a copy of a sheet."""
    path = sound(tmp_path)
    workbook = book_in(path, keep_vba=True)
    workbook["三、申请办理"].merge_cells("E7:F8")
    workbook["基本信息"].merge_cells("B4:B5")
    workbook["一、总体情况"].merge_cells("B7:C7")
    workbook["一、总体情况"].row_dimensions[6].hidden = True
    workbook["四、复议诉讼"].column_dimensions["B"].hidden = True
    workbook.copy_worksheet(workbook["二、主动公开"])
    workbook.save(path)
    assert workbook.vba_archive is not None
    workbook.vba_archive.close()  # openpyxl leaves it open, and complains when it is collected
    told = {
        (i.code, i.sheet, i.cell) for i in judge(find_book(excel.open(path).place).submission())
    }
    assert told == {(i.code, i.sheet, i.cell) for i in judge(read(path))}
    assert {"C101", "B101", "F110", "F111", "F113"} <= {code for code, _, _ in told}


def test_a_sound_sheet_is_asked_few_questions_about_merges(tmp_path, excel):
    find_book(excel.open(sound(tmp_path)).place).submission()
    assert 0 < excel.asked_about_merges < 40
