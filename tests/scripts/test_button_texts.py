"""The button 导入文字: texts written in Word into the open workbook, or into a copy of the saved one."""

import os
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from openpyxl import Workbook, load_workbook

from schemas.filled.notes import is_note
from schemas.filled.submission import Submission
from schemas.language.numerals import chinese
from scripts.command.cli import main
from scripts.desktop import buttons
from scripts.report.assemble import report_of
from scripts.report.word.write import report_bytes
from scripts.tasks.new import new_bytes
from tests import excel_engine
from tests.importing.test_round_trip import made
from tests.openpyxl_books import book_in
from tests.samples import city
from workbook.build import TEMPLATE
from workbook.read import read

TITLES = ("一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况")
TEXT_SHEETS = [section.sheet for section in city().edition.narrative_sections()]
OVERVIEW, PROBLEMS = "一、总体情况", "五、问题与改进"


@pytest.fixture
def excel():
    with excel_engine.running() as app:
        yield app


@pytest.fixture(scope="module")
def city_bytes() -> bytes:
    return new_bytes(city())


@pytest.fixture
def filled(city_bytes: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "2024年 填报.xlsx"
    path.write_bytes(city_bytes)
    return path


def document(path: Path, *lines: str) -> Path:
    """A document of plain paragraphs; after "|" a table of two rows and columns."""
    made = docx.Document()
    for line in lines:
        if line.startswith("|"):
            made.add_table(2, 2).cell(0, 0).text = line[1:]
        else:
            made.add_paragraph(line)
    made.save(str(path))
    return path


def texts(tmp_path: Path) -> Path:
    return document(
        tmp_path / "各科室 文字.docx",
        "本局自己写的导语，说明本年的工作重点和编制经过。",
        "一、总体情况",
        "全年的工作按计划完成，各项任务都有着落。",
        "（一）主动公开情况",
        "公开了十二个事项。\n又公开了三个。",
        "（二）10月15日",
        "=开了一次会，科室都来了。",
        "|77",
        "五、问题与对策",
        "公开不够及时，有待改进。",
    )


def press(button: str, book, status: int = 0) -> None:
    arguments = [button, f"--wb={book.place}", "--from_xl=1", "--hwnd=4660"]
    assert buttons.main(arguments) == status


def saved_at(path: Path) -> SimpleNamespace:
    """A workbook that no Excel has open."""
    return SimpleNamespace(place=str(path))


def saved(book, tmp_path: Path) -> Submission:
    book.workbook.save(tmp_path / "saved.xlsx")
    return read(tmp_path / "saved.xlsx")


def words(submission: Submission, section: str) -> list[tuple[str, str, str]]:
    return [(r.part, r.heading.text, r.text.text) for r in submission.section(section)]


def contents(book) -> dict[tuple[str, str], object]:
    cells = (cell for s in book.workbook.worksheets for row in s.iter_rows() for cell in row)
    return {(c.parent.title, c.coordinate): c.value for c in cells if c.value is not None}


def test_the_open_workbook_gets_what_the_command_would_write(excel, filled, tmp_path):
    book = excel.open(filled)
    source = texts(tmp_path)
    excel.chosen, excel.answers = str(source), ["yes"]
    before = read(filled)
    press("import-text", book)
    assert main(["import", "--text", str(source), "-o", str(filled)]) == 0
    by_command, live = read(filled), saved(book, tmp_path)
    assert live.narrative == by_command.narrative
    assert live.fields == by_command.fields
    assert live.fact("own_lead") == "本局自己写的导语，说明本年的工作重点和编制经过。"
    assert ("", "10月15日", "=开了一次会，科室都来了。") in words(live, "overview")
    assert live.numbers == before.numbers
    assert live.last_year == before.last_year
    assert live.processing_fee == before.processing_fee
    assert live.section("other_matters") == before.section("other_matters")
    assert live.issues == ()


@pytest.mark.parametrize("seed", range(4))
def test_every_kind_of_heading_lead_and_note_is_written_as_by_the_command(
    excel, filled, tmp_path, seed
):
    source = tmp_path / "文字.docx"
    source.write_bytes(report_bytes(report_of(made(seed))))
    book = excel.open(filled)
    before = contents(book)
    excel.chosen, excel.answers = str(source), ["yes"]
    press("import-text", book)
    after = saved(book, tmp_path)
    assert main(["import", "--text", str(source), "-o", str(filled)]) == 0
    assert after.narrative == read(filled).narrative
    assert after.fields == read(filled).fields
    notes = {(r.text.sheet, r.text.address) for r in after.narrative if is_note(r)}
    heights = book_in(filled)
    for sheet, cell in notes:
        row = int(cell[1:])
        live = book.workbook[sheet].row_dimensions[row].height
        assert heights[sheet].row_dimensions[row].height == pytest.approx(live, rel=0.01)
    lead = {(e.sheet, e.address) for key, e in after.fields.items() if key == "own_lead"}
    now = contents(book)
    changed = {place for place in {*before, *now} if before.get(place) != now.get(place)}
    assert {
        (sheet, cell) for sheet, cell in changed if sheet not in TEXT_SHEETS or cell[0] not in "ABC"
    } <= notes | lead


def test_before_anything_is_written_it_says_what_comes_what_goes_and_where_that_is_kept(
    excel, filled, tmp_path
):
    book = excel.open(filled)
    before = contents(book)
    excel.chosen, excel.answers = str(texts(tmp_path)), ["no"]
    press("import-text", book)
    (asked,) = excel.alerts
    comes, _, goes = asked.partition("以下各处已有文字，将被替换：")
    assert comes.startswith("将把“各科室 文字.docx”中的文字写入：\n导语：1段\n一、总体情况：")
    assert "\n五、存在的主要问题及改进情况：1段\n" in comes
    assert "一、总体情况：" in goes
    assert "导语" not in goes
    assert "另存为“2024年 填报.备份1.xlsx”" in goes
    assert "没有写的部分保持原样：六、其他需要报告的事项。" in goes
    assert contents(book) == before
    assert not list(tmp_path.glob("*备份*"))


def test_what_was_typed_and_not_yet_saved_is_in_the_backup(excel, filled, tmp_path):
    book = excel.open(filled)
    book.workbook[OVERVIEW]["C5"] = "刚刚写下、还没有保存的一段。"
    excel.chosen, excel.answers = str(texts(tmp_path)), ["yes"]
    press("import-text", book)
    backup = tmp_path / "2024年 填报.备份1.xlsx"
    assert load_workbook(backup)[OVERVIEW]["C5"].value == "刚刚写下、还没有保存的一段。"
    told = excel.alerts[-1]
    assert f"原来的内容保留在：{backup}" in told
    assert "“77”：这是文字材料里的表格，没有导入" in told
    assert "请通读一遍，再点一次“校验”" in told
    assert book.shown == OVERVIEW
    assert (excel.screen_updating, excel.enable_events, excel.status_bar) == (True, True, False)


def test_an_empty_workbook_is_written_to_without_a_backup(excel, tmp_path):
    book = excel.open(TEMPLATE, fullname="工作簿1", name="工作簿1")
    excel.chosen, excel.answers = str(texts(tmp_path)), ["yes"]
    press("import-text", book)
    assert "将被替换" not in excel.alerts[0]
    assert words(saved(book, tmp_path), "problems_and_improvements")
    assert {path.suffix for path in tmp_path.iterdir()} == {".docx", ".xlsx"}


def test_texts_that_are_there_already_change_nothing(excel, filled, tmp_path):
    book = excel.open(filled)
    excel.chosen, excel.answers = str(texts(tmp_path)), ["yes"]
    press("import-text", book)
    before = contents(book)
    press("import-text", book)
    assert excel.alerts[-1] == "表中已是“各科室 文字.docx”的文字，没有改动。"
    assert contents(book) == before


def test_a_cancelled_dialog_does_nothing(excel, filled):
    book = excel.open(filled)
    before = contents(book)
    press("import-text", book)
    assert excel.alerts == []
    assert contents(book) == before


def test_more_rows_than_are_ready_and_hidden_ones_can_be_read_and_typed_in(excel, filled, tmp_path):
    numbers = [chinese(n) for n in range(1, 31)]
    lines = [line for n in numbers for line in (f"（{n}）第{n}个小标题", f"第{n}段的正文。")]
    source = tmp_path / "长.txt"
    source.write_text("\n".join(["一、总体情况", *lines]), encoding="utf-8")
    book = excel.open(filled)
    sheet = book.workbook[OVERVIEW]
    sheet.row_dimensions[7].hidden = True
    book.filtered.add(OVERVIEW)
    excel.chosen, excel.answers = str(source), ["yes"]
    press("import-text", book)
    rows = saved(book, tmp_path).section("overview")
    assert rows[-1].text.text == "第三十段的正文。"
    last = int(rows[-1].text.address[1:])
    assert last > 28
    assert not sheet.cell(last, 3).protection.locked
    assert sheet.cell(last, 3).font.name == sheet["C10"].font.name
    assert not sheet.row_dimensions[7].hidden
    assert not book.filtered
    assert sheet.protection.sheet


def test_rows_that_the_clerk_put_in_and_a_very_long_text_are_no_hindrance(excel, filled, tmp_path):
    book = excel.open(filled)
    sheet = book.workbook[PROBLEMS]
    sheet.insert_rows(6, 12)
    sheet["C40"] = "写在很下面的一段旧文字。"
    long = "很长的一段。" * 2000
    source = document(tmp_path / "a.docx", TITLES[2], "（一）存在的主要问题", long)
    excel.chosen, excel.answers = str(source), ["yes"]
    press("import-text", book)
    found = words(saved(book, tmp_path), "problems_and_improvements")
    assert found == [("problems", "", long)]


@pytest.mark.parametrize(
    "trouble", ["moved", "merged", "password", "shared", "lead without a place"]
)
def test_a_sheet_that_cannot_take_its_texts_leaves_all_of_them_as_they_are(
    excel, filled, tmp_path, trouble
):
    book = excel.open(filled)
    sheet = book.workbook[PROBLEMS]
    if trouble == "moved":
        sheet["C4"] = "别的"
    elif trouble == "merged":
        sheet.merge_cells("B5:C5")
    elif trouble == "password":
        sheet.protection.password = "secret"
    elif trouble == "shared":
        book.api.MultiUserEditing = True
    else:
        facts = book.workbook["基本信息"]
        (label,) = [row[0] for row in facts.iter_rows(max_col=1) if row[0].value == "导语"]
        label.value = "备注"
    before = contents(book)
    excel.chosen, excel.answers = str(texts(tmp_path)), ["yes"]
    press("import-text", book, status=2)
    told = excel.alerts[-1]
    assert {
        "moved": "“五、问题与改进”的行列与模板不一致",
        "merged": "“五、问题与改进”第5行到第",
        "password": "“五、问题与改进”设有保护密码",
        "shared": "共享工作簿",
        "lead without a place": "没有“导语”这一行",
    }[trouble] in told
    assert contents(book) == before
    assert all(s.protection.sheet for s in book.workbook.worksheets if s.title == OVERVIEW)


def test_what_excel_makes_of_a_text_while_it_is_written_is_noticed(
    excel, filled, tmp_path, monkeypatch
):
    monkeypatch.setattr(excel_engine, "_typed", lambda value: str(value or "").removesuffix("。"))
    book = excel.open(filled)
    excel.chosen, excel.answers = str(texts(tmp_path)), ["yes"]
    press("import-text", book)
    told = excel.alerts[-1]
    assert "不完全一致" in told
    assert f"原来的内容保留在：{tmp_path / '2024年 填报.备份1.xlsx'}" in told


def test_without_a_backup_the_clerk_is_asked_once_more(excel, filled, tmp_path):
    book = excel.open(filled)
    del book.api.SaveCopyAs
    before = contents(book)
    excel.chosen, excel.answers = str(texts(tmp_path)), ["yes", "no", "yes", "yes"]
    press("import-text", book)
    assert "无法找回原来的文字" in excel.alerts[-1]
    assert contents(book) == before
    press("import-text", book)
    assert contents(book) != before
    assert "保留在" not in excel.alerts[-1]


def test_a_typed_workbook_that_has_no_place_yet_is_to_be_saved_first(excel, filled, tmp_path):
    book = excel.open(filled, fullname="工作簿1", name="工作簿1")
    before = contents(book)
    excel.chosen = str(texts(tmp_path))
    press("import-text", book, status=2)
    assert "请先保存（Ctrl+S）" in excel.alerts[-1]
    assert contents(book) == before


def test_where_excel_has_no_dialog_the_document_beside_the_workbook_is_taken(
    excel, filled, tmp_path
):
    book = excel.open(filled)
    del excel.api.GetOpenFilename
    press("import-text", book, status=2)
    assert "请把写好的文字材料以此为文件名存放在工作簿旁边" in excel.alerts[-1]
    texts(tmp_path).rename(tmp_path / "文字材料.docx")
    (tmp_path / "~$文字材料.docx").touch()
    excel.answers = ["no"]
    press("import-text", book)
    assert "“文字材料.docx”正在其他程序中打开，读取的是上次保存的内容" in excel.alerts[-1]


@pytest.mark.parametrize(
    ("name", "lines", "told"),
    [
        ("a.docx", ["今天天气很好。"], "一、总体情况"),
        ("a.docx", [TITLES[0]], "还没有写文字"),
        ("a.xlsx", [], "不是文字材料"),
    ],
)
def test_what_is_no_text_document_is_said_in_words(excel, filled, tmp_path, name, lines, told):
    if name.endswith("docx"):
        document(tmp_path / name, *lines)
    else:
        Workbook().save(tmp_path / name)
    book = excel.open(filled)
    before = contents(book)
    excel.chosen = str(tmp_path / name)
    press("import-text", book, status=2)
    assert told in excel.alerts[-1]
    assert contents(book) == before


def test_many_things_without_a_place_make_no_box_higher_than_the_screen(excel, filled, tmp_path):
    tables = [f"|第{n}张表，里面写着很多很多的话，{'一句接着一句' * 20}" for n in range(20)]
    source = document(tmp_path / "a.docx", TITLES[0], "全年的工作按计划完成。", *tables)
    excel.chosen, excel.answers = str(source), ["yes"]
    press("import-text", excel.open(filled))
    told = excel.alerts[-1].splitlines()
    assert "另有12处没有放入。" in told
    assert len(told) < 20
    assert max(map(len, told)) < 200


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that opens files, which only notes them."""
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{tmp_path}/opened.txt"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "opened.txt"


def test_without_excel_the_document_beside_goes_into_a_copy_that_is_opened(
    filled, tmp_path, opened, capsys
):
    before = filled.read_bytes()
    press("import-text", saved_at(filled), status=2)
    assert "没有“文字材料.docx”" in capsys.readouterr().err
    source = texts(tmp_path).rename(tmp_path / "文字材料.docx")
    filled.with_name(f".~lock.{filled.name}#").touch()
    press("import-text", saved_at(filled))
    told = capsys.readouterr().err
    copy = tmp_path / "2024年 填报.导入文字.xlsx"
    assert f"写在副本中：{copy}" in told
    assert "已写入“文字材料.docx”中的文字：\n导语：1段\n一、总体情况：" in told
    assert "副本中已替换的原有文字：\n一、总体情况：" in told
    assert "未保存的改动不在其中" in told
    assert filled.read_bytes() == before
    first = read(copy)
    assert first.numbers == read(filled).numbers
    assert first.fact("own_lead").startswith("本局自己写的导语")

    copy.with_name(f".~lock.{copy.name}#").touch()
    document(source, TITLES[2], "只写了这一段，其他部分没有。")
    press("import-text", saved_at(filled))
    second = read(tmp_path / "2024年 填报.导入文字2.xlsx")
    assert words(second, "overview") == words(read(filled), "overview")
    assert read(copy).narrative == first.narrative


def test_of_two_documents_beside_a_workbook_the_one_saved_last_is_taken(
    filled, tmp_path, opened, capsys
):
    old = document(tmp_path / "文字材料.docx", TITLES[0], "旧的文字，不再用了。")
    os.utime(old, (0, 0))
    new = tmp_path / "文字材料.txt"
    new.write_text("一、总体情况\n新的文字，后来才写的。\n", encoding="utf-8")
    press("import-text", saved_at(filled))
    assert "已写入“文字材料.txt”中的文字" in capsys.readouterr().err
