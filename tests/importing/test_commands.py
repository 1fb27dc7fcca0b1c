"""The commands around published reports: import, new --from, check --last, audit."""

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from schemas.form.editions.y2021 import EDITION
from schemas.issues import Issue, Severity
from scripts import api
from scripts.command.cli import main
from scripts.report.assemble import report_of
from scripts.report.word.write import report_bytes
from scripts.tasks.audit import Audited, as_workbook, audit, files_in
from scripts.tasks.check import check
from scripts.tasks.demo import sample
from scripts.tasks.load import load
from tests.importing.printing import as_html, counted, page, rows_of, table_html
from tests.importing.test_variants import relabelled
from tests.openpyxl_books import book_in
from tests.samples import city
from workbook.findings_list import findings_list


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    path = tmp_path / "宿迁2023.docx"
    path.write_bytes(report_bytes(report_of(city(2023))))
    return path


def test_a_record_becomes_a_workbook_and_comes_back_the_same(tmp_path, capsys):
    record, book, back = (tmp_path / name for name in ("a.json", "b.xlsx", "c.json"))
    record.write_text(json.dumps(sample(), ensure_ascii=False), encoding="utf-8")
    assert main(["import", str(record), "-o", str(book)]) == 0
    assert "“a.json”是记录" in capsys.readouterr().out
    assert main(["import", str(book), "-o", str(back)]) == 0
    assert "“b.xlsx”是填报工作簿" in capsys.readouterr().out
    assert json.loads(back.read_text(encoding="utf-8")) == sample()
    assert main(["import", str(book), "-o", str(book)]) == 2


def test_a_report_becomes_a_workbook_that_says_the_same(last_year, tmp_path, capsys):
    out = tmp_path / "out.xlsx"
    assert main(["import", str(last_year), "-o", str(out)]) == 0
    assert "导入200格" in capsys.readouterr().out
    numbers = {key: entry.number for key, entry in load(out).numbers.items()}
    assert numbers == {key: entry.number for key, entry in city(2023).numbers.items()}


def test_doubtful_cells_are_marked_in_the_workbook(tmp_path, capsys):
    values = {key: entry.text for key, entry in city().numbers.items()}
    rows = relabelled("2.重复申请", "")(rows_of("requests", values))
    source, out = tmp_path / "a.html", tmp_path / "a.xlsx"
    source.write_text(page({"requests": table_html(rows)}), encoding="utf-8")
    assert main(["import", str(source), "-o", str(out)]) == 0
    assert "“三、申请办理”D23至J23已导入，存疑：标题缺失" in capsys.readouterr().out
    from workbook.marks import has_marks

    assert has_marks(out.read_bytes())


def test_a_file_that_is_no_report_writes_nothing(tmp_path, capsys):
    source, out = tmp_path / "a.txt", tmp_path / "a.xlsx"
    source.write_text("今天天气很好。", encoding="utf-8")
    assert main(["import", str(source), "-o", str(out)]) == 2
    assert "年度报告" in capsys.readouterr().err
    assert not out.exists()


def test_last_years_report_fills_the_sheet_of_last_year(last_year, tmp_path):
    out = tmp_path / "2024.xlsx"
    assert main(["new", "--from", str(last_year), "--year", "2024", "-o", str(out)]) == 0
    made = load(out)
    assert (made.year, made.organ) == (2024, city(2023).organ)
    last = {key: entry.number for key, entry in made.last_year.items()}
    assert last == {key: entry.number for key, entry in city(2023).numbers.items()}


def test_a_check_compares_with_last_years_report(last_year, tmp_path, capsys):
    from tests.records import SUQIAN

    assert main(["check", str(SUQIAN[2024]), "--last", str(last_year), "--json"]) in (0, 1)
    assert json.loads(capsys.readouterr().out)["year"] == 2024


def test_a_report_in_the_trial_form_serves_as_last_years_data_only(tmp_path, capsys):
    values = dict.fromkeys(EDITION.cell_keys(), "3")
    rows = relabelled("本年制发件数", "本年新制作数量")(rows_of("disclosure", values))
    tables = {key: table_html(rows_of(key, values)) for key in ("requests", "review")}
    source, out = tmp_path / "2020.html", tmp_path / "a.xlsx"
    title = "青禾县水务局2020年政府信息公开工作年度报告"
    source.write_text(page({**tables, "disclosure": table_html(rows)}, title), encoding="utf-8")
    assert main(["import", str(source), "-o", str(out)]) == 2
    assert "2019年试行格式" in capsys.readouterr().err
    assert main(["new", "--from", str(source), "--year", "2021", "-o", str(out)]) == 0
    made = load(out)
    read = {key.table for key, entry in made.last_year.items() if not entry.blank}
    assert {"requests", "review"} <= read
    assert "documents" not in read


def test_an_audit_lists_what_is_wrong_in_many_files(last_year, tmp_path, capsys):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "b.html").write_text(as_html(city()), encoding="utf-8")
    listed = tmp_path / "list" / "清单.xlsx"
    assert main(["audit", str(tmp_path), "--xlsx", str(listed)]) == 2
    told = capsys.readouterr()
    assert "共3个文件" in told.out
    assert "不能读取的1个" in told.out
    assert not told.err
    assert listed.exists()


def test_a_finding_that_was_ticked_off_is_listed_as_such_in_the_workbook_of_an_audit():
    found = Issue("W101", Severity.WARNING, "没有正文。", sheet="一、总体情况")
    results = [Audited("a.xlsx", issues=(found, replace(found, accepted="另有说明")))]
    sheet = book_in(BytesIO(as_workbook(results))).worksheets[0]
    listed = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = listed[0].index("级别")
    assert [row[at] for row in listed[1:]] == ["提醒", "已核实"]


def test_an_audit_of_a_folder_names_the_workbooks_that_it_cannot_read(tmp_path, capsys):
    (tmp_path / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "照片.jpg").write_bytes(b"1")
    assert main(["audit", str(tmp_path)]) == 2
    told = capsys.readouterr().out
    assert "旧.xls" in told
    assert "共1个文件" in told


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.pdf", b"", "“空.pdf”是空文件（0字节）。"),
        ("登录页.pdf", b"<p>", "“登录页.pdf”的内容不是PDF，"),
        ("改名.docx", b"abc", "“改名.docx”的内容不是Word文档，"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told_so(name, data, words, tmp_path, capsys):
    (tmp_path / name).write_bytes(data)
    assert main(["import", str(tmp_path / name), "-o", str(tmp_path / "a.xlsx")]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--text"]])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("空包.docx", "内容不是Word文档（.docx），不能读取"),
        ("填报表.docx", "这是Excel工作簿，不是Word文档"),
        ("乱码.txt", "文件里的文字用的编码无法识别"),
        ("空白.htm", "网页里没有文字"),
        ("坏.docx", "文件已经损坏"),
    ],
)
def test_whatever_cannot_be_read_is_told_with_the_name_of_the_file(
    name, words, options, tmp_path, capsys
):
    source = tmp_path / name
    source.write_bytes(_unreadable(name))
    assert main(["import", *options, str(source), "-o", str(tmp_path / "a.xlsx")]) == 2
    told = capsys.readouterr().err
    assert told.count(f"“{name}”") == 1
    assert words in told


def _unreadable(name: str) -> bytes:
    plain = {"乱码.txt": b"a\xff\xfe\x00", "空白.htm": b" \n", "坏.docx": b"PK\x03\x04"}
    if name in plain:
        return plain[name]
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml" if name == "填报表.docx" else "a.txt", "a")
    return content.getvalue()


def test_the_list_of_an_audit_is_never_written_over_what_it_lists(last_year, tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert main(["import", str(last_year), "-o", str(book)]) == 0
    before = {path: path.read_bytes() for path in (last_year, book)}
    assert main(["audit", str(book), "--xlsx", str(book)]) == 2
    assert "就是输入的文件" in capsys.readouterr().err
    assert main(["audit", str(book), "--xlsx", str(last_year)]) == 2
    assert "请用以.xlsx结尾的文件名" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in before}
    assert len(list(tmp_path.iterdir())) == len(before)


def test_an_audit_of_a_folder_without_reports_says_so(tmp_path, capsys):
    assert main(["audit", str(tmp_path)]) == 2
    assert "没有可以审查的报告" in capsys.readouterr().err


def test_the_list_of_an_audit_is_printed_with_all_its_columns_on_a_page():
    sheet = book_in(BytesIO(findings_list(("文件", "问题"), [("a.docx", "b")])))["审查结果"]
    setup = sheet.sheet_properties.pageSetUpPr
    assert setup is not None
    assert setup.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"


def test_a_long_finding_is_shown_whole_in_the_list_of_an_audit():
    row = (
        "a.docx",
        "云岭县水利局",
        2025,
        "错误",
        "三、申请办理",
        "D7",
        "请核对后改正。" * 40,
        "S101",
    )
    sheet = book_in(BytesIO(findings_list(("文件",) * 8, [row])))["审查结果"]
    assert sheet.row_dimensions[2].height >= 7 * 15  # 560 columns of text in a cell of 80


@pytest.mark.slow
def test_an_audit_on_two_cores_finds_the_same(last_year, tmp_path):
    for number in range(10):
        (tmp_path / f"{number}.html").write_text(as_html(city()), encoding="utf-8")
    files = files_in([tmp_path])
    assert audit(files, workers=2) == audit(files, workers=1)


def test_nobody_asks_a_published_report_for_what_no_report_states(last_year):
    (result,) = audit([last_year])
    found = check(last_year).issues
    assert not [issue for issue in (*result.issues, *found) if issue.code == "B101"]
    assert result.issues == found


def test_an_audited_workbook_is_asked_for_all_that_its_check_asks_for(tmp_path):
    path = tmp_path / "空白.xlsx"
    path.write_bytes(api.new(year=2025))
    (result,) = audit([path])
    assert result.issues == check(path).issues


def test_a_record_needs_the_level_that_no_report_states(last_year, tmp_path, capsys):
    out = tmp_path / "a.json"
    assert main(["import", str(last_year), "-o", str(out)]) == 2
    assert "请加上--level，可以写" in capsys.readouterr().err
    assert not out.exists()
    assert main(["import", str(last_year), "-o", str(out), "--level", "市级"]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["organ"]["level"] == "city"
    assert load(out).numbers.keys() == load(last_year).numbers.keys()


def test_a_record_of_a_report_without_year_says_what_to_do(tmp_path, capsys):
    source, out = tmp_path / "a.html", tmp_path / "a.json"
    source.write_text(page({}, "政府信息公开工作报告"), encoding="utf-8")
    assert main(["import", str(source), "-o", str(out), "--level", "县级"]) == 2
    assert "请先导入为工作簿" in capsys.readouterr().err
    assert not out.exists()


def test_many_blanks_of_a_sheet_are_one_line_of_the_audit(tmp_path, capsys):
    source = tmp_path / "a.html"
    source.write_text(page({}), encoding="utf-8")
    assert main(["audit", str(source)]) == 1
    told = capsys.readouterr().out
    assert "“三、申请办理”有" in told
    assert told.count("没有填写") <= 4


def test_many_numbers_with_the_same_doubt_are_one_line_of_the_audit(tmp_path, capsys):
    rows = rows_of("requests", counted())
    for cell in (cell for row in rows for cell in row if cell[0] == "社会公益组织"):
        cell[0] = "社会组织会"
    (tmp_path / "a.html").write_text(page({"requests": table_html(rows)}), encoding="utf-8")
    main(["audit", str(tmp_path)])
    told = [line for line in capsys.readouterr().out.splitlines() if "（F108）" in line]
    assert len(told) == 1
    assert (
        "有25格导入的数存疑：G7至G31。标题“社会组织会”与格式的“社会公益组织”不尽相同。" in told[0]
    )


def test_a_table_of_signs_for_nothing_is_three_lines_of_the_audit(tmp_path, capsys):
    values = dict.fromkeys(counted(), "/")
    text = page({"requests": table_html(rows_of("requests", values))})
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    main(["audit", str(tmp_path)])
    told = [line for line in capsys.readouterr().out.splitlines() if "“三、申请办理”" in line]
    assert len(told) == 3
    assert "有144格没有填写：" in told[0]
    assert "有175格没有导入：D7至J31。原文为“/”，没有填数字。请对照原件填写。" in told[1]
    assert "有31格总计是空的：D30至I30、J7至J31。请填写各项之和。" in told[2]
