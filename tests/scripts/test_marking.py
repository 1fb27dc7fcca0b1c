"""The commands that write marks and take them out."""

import json
import re
from pathlib import Path

import pytest

from schemas.errors import ClerkError
from scripts.command.cli import main
from scripts.tasks.check import check
from scripts.tasks.marking import mark_and_tell, mark_checked
from scripts.tasks.material import import_text_beside
from tests.samples import key
from tests.workbook.made import typed
from tests.workbook.marked import highlighted, notes, result_lines
from tests.workbook.rich import faulty_record, plain_workbook
from workbook.files.replacing import refuse_long_name
from workbook.layout import RESULTS
from workbook.marked_files import mark_file
from workbook.marking.findings import UNLISTED


@pytest.fixture
def book(tmp_path) -> Path:
    return plain_workbook(tmp_path / "填报.xlsx")


def test_check_marks_a_copy_and_says_where(book, capsys):
    before = book.read_bytes()
    assert main(["check", str(book), "--mark"]) == 1
    copy = book.with_name("填报.校验.xlsx")
    assert f"标注已写入：{copy}" in capsys.readouterr().out
    assert book.read_bytes() == before
    assert highlighted(copy)


def test_a_workbook_without_the_sheet_for_results_is_marked_and_this_is_said(book, capsys):
    typed(book, book, {(RESULTS, "H4"): "备注"})
    assert main(["check", str(book), "--mark"]) == 1
    assert capsys.readouterr().out.endswith(f"填报.校验.xlsx\n{UNLISTED}\n")
    assert highlighted(book.with_name("填报.校验.xlsx"))


def test_json_stays_json_beside_the_marks(book, capsys):
    assert main(["check", str(book), "--mark", "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["counts"]["error"] == 4
    assert "标注已写入" in said.err


def test_without_a_wish_nothing_is_written(book):
    assert main(["check", str(book)]) == 1
    assert [path.name for path in book.parent.glob("填报*")] == ["填报.xlsx"]


@pytest.mark.parametrize("command", [["check"], ["mark"]])
def test_a_target_may_be_named(book, command, tmp_path):
    out = tmp_path / "标注好的.xlsx"
    assert main([*command, str(book), "-o", str(out)]) == 1
    assert highlighted(out)


def test_in_place_and_clear(book, tmp_path):
    main(["mark", str(book), "--in-place"])
    assert highlighted(book)
    assert main(["mark", str(book), "--clear", "-o", str(tmp_path / "a.xlsx")]) == 0
    assert highlighted(book)
    assert not highlighted(tmp_path / "a.xlsx")
    assert main(["mark", str(book), "--clear"]) == 0
    assert not highlighted(book.with_name("填报.清除标注.xlsx"))
    assert main(["mark", str(book), "--clear", "--in-place"]) == 0
    assert not highlighted(book)


@pytest.mark.parametrize("suffix", [".xlsm", ".docx", ""])
def test_a_target_excel_would_not_open_is_refused(book, suffix, capsys):
    assert main(["check", str(book), "--mark", "-o", str(book.with_suffix(suffix))]) == 2
    assert "扩展名与原文件不同" in capsys.readouterr().err
    assert not notes(book)


def test_a_record_cannot_be_marked(tmp_path, capsys):
    path = tmp_path / "记录.json"
    path.write_text(json.dumps(faulty_record()), encoding="utf-8")
    assert main(["check", str(path), "--mark"]) == 2
    assert "只有工作簿（.xlsx、.xlsm）可以标注" in capsys.readouterr().err


def test_an_open_workbook_is_refused_by_the_command(book, capsys):
    book.with_name("~$填报.xlsx").touch()
    assert main(["check", str(book), "--mark"]) == 2
    assert "正在Excel、WPS或LibreOffice中打开" in capsys.readouterr().err


def test_a_workbook_saved_after_its_check_is_not_marked_by_it(book, tmp_path):
    checked = check(book)
    typed(book, tmp_path / "saved.xlsx", {("三、申请办理", "D7"): 4321}).replace(book)
    before = book.read_bytes()
    for out in (None, book):
        with pytest.raises(ClerkError, match=r"“填报\.xlsx”刚才被保存过"):
            mark_checked(checked, out)
    assert book.read_bytes() == before
    assert not book.with_name("填报.校验.xlsx").exists()


CELL = ("三、申请办理", "D7")


def test_what_was_typed_into_a_marked_copy_is_never_set_aside_unsaid(book, capsys):
    copy, second = book.with_name("填报.校验.xlsx"), book.with_name("填报.校验2.xlsx")
    main(["check", str(book), "--mark"])
    typed(copy, copy.with_name("saved.xlsx"), {CELL: 77}).replace(copy)
    before = copy.read_bytes()
    capsys.readouterr()
    main(["check", str(book), "--mark"])
    said = capsys.readouterr()
    assert copy.read_bytes() == before
    assert f"标注已写入：{second}\n先前的副本正在其他程序中打开，或者已有改动，予以保留" in said.out
    assert "旁边的副本“填报.校验.xlsx”在另存以后改过，改过的内容不在“填报.xlsx”中" in said.err
    for command in (["check", str(book)], ["report", str(book), "-o", str(book.parent)]):
        main(command)
        assert "“填报.校验.xlsx”在另存以后改过" in capsys.readouterr().err


def test_an_edited_copy_that_is_checked_itself_keeps_its_values_and_says_nothing_odd(book, capsys):
    copy = book.with_name("填报.校验.xlsx")
    main(["check", str(book), "--mark"])
    typed(copy, copy.with_name("saved.xlsx"), {CELL: 77}).replace(copy)
    capsys.readouterr()
    main(["mark", str(copy)])
    said = capsys.readouterr()
    assert f"标注已写入：{copy}\n" in said.out
    assert said.err == ""
    assert check(copy).submission.numbers[key("requests.received.natural_person")].text == "77"


@pytest.mark.parametrize("again", [["check", "--mark"], ["mark", "--clear", "--in-place"]])
def test_an_edited_copy_that_was_checked_itself_is_still_not_set_aside(book, again, capsys):
    copy = book.with_name("填报.校验.xlsx")
    main(["check", str(book), "--mark"])
    typed(copy, copy.with_name("saved.xlsx"), {CELL: 77}).replace(copy)
    main([again[0], str(copy), *again[1:]])
    capsys.readouterr()
    main(["check", str(book), "--mark"])
    assert check(copy).submission.numbers[key("requests.received.natural_person")].text == "77"
    assert "改过的内容不在“填报.xlsx”中" in capsys.readouterr().err


def test_a_copy_that_nobody_edited_is_marked_again_in_its_place(book):
    copy = book.with_name("填报.校验.xlsx")
    for file in (book, copy, book):
        main(["check", str(file), "--mark"])
    assert not book.with_name("填报.校验2.xlsx").exists()
    assert copy.exists()


def test_a_copy_with_texts_that_was_filled_in_since_is_told(book, tmp_path, capsys):
    source = tmp_path / "文字.txt"
    source.write_text("六、其他需要报告的事项\n全年没有收取信息处理费。\n", encoding="utf-8")
    copy = import_text_beside(source, book).path
    main(["check", str(book)])
    assert capsys.readouterr().err == ""
    typed(copy, copy.with_name("saved.xlsx"), {CELL: 77}).replace(copy)
    main(["check", str(book)])
    assert f"旁边的副本“{copy.name}”在另存以后改过" in capsys.readouterr().err
    main(["check", str(copy)])
    assert capsys.readouterr().err == ""


def test_texts_imported_into_a_marked_copy_are_not_set_aside(book, tmp_path, capsys):
    copy, source = book.with_name("填报.校验.xlsx"), tmp_path / "文字.txt"
    source.write_text("六、其他需要报告的事项\n全年没有收取信息处理费。\n", encoding="utf-8")
    main(["check", str(book), "--mark"])
    main(["import", "--text", str(source), "-o", str(copy)])
    main(["check", str(book), "--mark"])
    assert "全年没有收取信息处理费。" in [row.text.text for row in check(copy).submission.narrative]


@pytest.mark.parametrize("where", [["--in-place"], ["-o", "标注.xlsx"]])
def test_what_marks_replace_is_kept_and_named(book, where, capsys, monkeypatch):
    monkeypatch.chdir(book.parent)
    other = plain_workbook(book.with_name("标注.xlsx"))
    main(["mark", str(book), *where])
    kept = (book if where == ["--in-place"] else other).stem + ".备份1.xlsx"
    assert f"{kept}\n" in capsys.readouterr().out
    assert book.with_name(kept).is_file()


@pytest.mark.parametrize("length", [82, 83])
def test_a_name_too_long_for_a_copy_is_told_in_one_sentence(book, length, capsys):
    """The file itself may have it (251 and 254 bytes), its lock and its copy not."""
    long = book.rename(book.with_name(f"{'甲' * length}.xlsx"))
    for command in (["check", "--mark"], ["mark"], ["mark", "--clear"]):
        assert main([*command, str(long)]) == 2
        assert re.fullmatch(
            "要写的文件“甲+.(校验|清除标注).xlsx”名字太长，没有写入。请缩短原文件的文件名，再试一次。\n",
            capsys.readouterr().err,
        )
    assert main(["check", str(long)]) == 1


def test_a_name_too_long_for_the_backup_is_told_before_anything_is_done(book, capsys):
    long = book.rename(book.with_name(f"{'长' * 83}.xlsx"))
    before = long.read_bytes()
    assert main(["check", str(long), "--in-place"]) == 2
    assert "名字太长，没有写入" in capsys.readouterr().err
    assert long.read_bytes() == before


def test_windows_counts_the_characters_of_the_whole_path():
    folder = Path("/") / ("x" * 207)
    refuse_long_name(folder / "报表.xlsx", "win32")
    with pytest.raises(ClerkError, match=r"文件名连同路径太长.*移到上一级文件夹"):
        refuse_long_name(folder / "报表.校验.xlsx", "win32")


def test_a_reason_written_into_the_marked_workbook_settles_a_warning(tmp_path):
    """Marks and acceptances speak of the same lines: what the mark wrote, the next check reads."""
    plain = plain_workbook(tmp_path / "plain.xlsx")
    book = typed(plain, tmp_path / "填报.xlsx", {("二、主动公开", "C6"): "１"})
    marked = mark_file(book, check(book).issues)
    listed = result_lines(marked)
    row = next(n for n, line in enumerate(listed, start=5) if line[1] == "提醒")
    open_before = len([i for i in check(marked).issues if not i.accepted])
    answered = typed(marked, tmp_path / "answered.xlsx", {(RESULTS, f"H{row}"): "已核实，数字无误"})
    issues = check(answered).issues
    assert len([i for i in issues if not i.accepted]) == open_before - 1
    again = mark_file(answered, issues, tmp_path / "again.xlsx")
    line = next(line for line in result_lines(again) if line[7])
    assert (line[1], line[7]) == ("已核实", "已核实，数字无误")
    assert check(again).issues == issues


def test_marking_a_signed_workbook_says_that_the_signature_goes(tmp_path):
    from tests.kinds.making import plain_bytes
    from tests.kinds.parts import unpacked
    from tests.kinds.workbook_parts import signature

    path = tmp_path / "报表.xlsx"
    path.write_bytes(signature(unpacked(plain_bytes())))
    assert "签名失效" in mark_and_tell(check(path), None)
    path.write_bytes(plain_bytes())
    assert "签名" not in mark_and_tell(check(path), None)
