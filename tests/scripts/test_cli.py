import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path

import docx
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from scripts.command.cli import main
from scripts.record.file import load_record
from tests.openpyxl_books import book_in
from tests.records import ROOT, SAMPLE, SUQIAN, changed, record
from tests.workbook.made import REQUESTS, template, typed

ISSUE_KEYS = {
    "code",
    "severity",
    "table",
    "sheet",
    "cell",
    "cells",
    "message",
    "found",
    "expected",
    "source",
    "accepted",
}
REPORT_NAME = "云岭县农业农村局2025年政府信息公开工作年度报告"


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> bytes:
    """The sample body's workbook, made by the command itself, once."""
    path: Path = tmp_path_factory.mktemp("sample") / "填报.xlsx"
    with redirect_stdout(StringIO()):
        assert main(["new", "--from", str(SAMPLE), "-o", str(path)]) == 0
    return path.read_bytes()


@pytest.fixture
def sample(made, tmp_path: Path) -> Path:
    path = tmp_path / "填报.xlsx"
    path.write_bytes(made)
    return path


@pytest.fixture
def wrong(sample, tmp_path: Path) -> Path:
    """The same workbook with one number that does not add up."""
    path: Path = tmp_path / "有错.xlsx"
    return typed(sample, path, {(REQUESTS, "D7"): 39})


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_sound_workbook_is_fine(nianbao, sample):
    assert nianbao("check", sample) == (0, "校验通过：没有发现问题。\n", "")


def test_a_wrong_number_is_listed_with_sheet_cell_and_a_count(nianbao, wrong):
    code, out, err = nianbao("check", wrong)
    assert (code, err) == (1, "")
    head, finding, *_ = out.splitlines()
    assert head == f"【{REQUESTS}】"
    assert finding.startswith("  错误 D31 ")
    assert "D7（39）＋D8（2）＝41" in finding
    assert "D30（39）＋D31（1）＝40，相差1" in finding
    assert out.splitlines()[-1] == "共发现错误1处，提醒0处，提示0处。改正错误以后才能生成正式报告。"


def test_many_blank_cells_of_a_sheet_are_told_in_one_line(nianbao):
    nianbao("new", "--year", 2025, "--organ", "云岭县水利局", "-o", "空.xlsx")
    _, out, _ = nianbao("check", "空.xlsx")
    (line,) = (line for line in out.splitlines() if "“三、申请办理”" in line)
    assert "有144格没有填写：D7至I29、D31至I31" in line
    errors = [line for line in out.splitlines() if line.startswith("  错误 ")]
    last = out.splitlines()[-1]
    told = json.loads(nianbao("check", "空.xlsx", "--json").out)["counts"]["error"]
    assert told > len(errors)
    assert last.startswith(f"共发现错误{told}处（列为{len(errors)}条），提醒")
    issues = json.loads(nianbao("check", "空.xlsx", "--json").out)["issues"]
    assert len([issue for issue in issues if issue["sheet"] == "三、申请办理"]) == 144


def test_findings_as_json_have_the_agreed_shape(nianbao, wrong):
    code, out, err = nianbao("check", wrong, "--json")
    found = json.loads(out)
    assert (code, err) == (1, "")
    assert set(found) == {"file", "year", "organ", "issues", "counts", "accepted"}
    assert (found["year"], found["organ"]) == (2025, "云岭县农业农村局")
    assert found["file"] == str(wrong)
    assert found["counts"] == {"error": 1, "warning": 0, "hint": 0}
    (issue,) = found["issues"]
    assert set(issue) == ISSUE_KEYS
    assert (issue["severity"], issue["sheet"], issue["cell"]) == ("error", REQUESTS, "D31")
    assert issue["cells"] == ["D7", "D8", "D30", "D31"]
    assert (issue["table"], issue["found"], issue["expected"]) == ("requests", "41", "40")


def test_warnings_alone_do_not_stop_a_report(nianbao, sample, tmp_path):
    path = typed(sample, tmp_path / "全角.xlsx", {(REQUESTS, "D7"): "３８"})
    assert nianbao("check", path).code == 0
    code, out, _ = nianbao("report", path)
    assert code == 0
    assert out.splitlines()[-1] == "共发现错误0处，提醒1处，提示0处。印发前请逐条核实提醒。"
    draft = nianbao("report", path, "--draft").out
    assert draft.splitlines()[-1].endswith("没有错误，可以生成报告。")
    assert (tmp_path / "output" / f"{REPORT_NAME}.docx").is_file()


def test_a_report_lands_in_output_under_its_own_name(nianbao, sample, tmp_path):
    before = sample.read_bytes()
    code, out, err = nianbao("report", sample)
    path = Path("output") / f"{REPORT_NAME}.docx"
    assert (code, err) == (0, "")
    assert f"报告已生成：{path}\n" in out
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "一、总体情况" in text
    assert "六、其他需要报告的事项" in text
    assert sample.read_bytes() == before


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("新建的文件夹", f"新建的文件夹/{REPORT_NAME}.docx"),
        ("2025.年报", f"2025.年报/{REPORT_NAME}.docx"),
        ("报送/年报.docx", "报送/年报.docx"),
        ("年报.DOCX", "年报.DOCX"),
    ],
)
def test_a_report_goes_where_it_is_told(nianbao, sample, tmp_path, output, expected):
    assert nianbao("report", sample, "-o", output).code == 0
    assert (tmp_path / expected).is_file()


@pytest.mark.parametrize("output", ["年报.doc", "年报.txt", "填报.xlsx", "a/b.wps"])
def test_a_report_is_never_written_under_the_name_of_another_kind_of_file(
    nianbao, sample, tmp_path, output
):
    before = files(tmp_path)
    code, out, err = nianbao("report", sample, "-o", output)
    assert (code, out) == (2, "")
    assert err == (
        f"“{Path(output)}”不能作为报告的文件名，请用以.docx、.html、.pdf、.png、.svg结尾的文件名，或者写一个文件夹。\n"
    )
    assert files(tmp_path) == before


def test_errors_refuse_the_report_and_say_why(nianbao, wrong, tmp_path):
    before = files(tmp_path)
    code, out, err = nianbao("report", wrong)
    assert (code, out) == (1, "")
    assert "错误 D31" in err
    assert "改正错误以后才能生成正式报告。" in err
    assert files(tmp_path) == before


def test_a_draft_is_written_all_the_same_and_says_so(nianbao, wrong, tmp_path):
    code, out, _ = nianbao("report", wrong, "--draft")
    path = Path("output") / f"{REPORT_NAME}（草稿）.docx"
    assert code == 0
    assert f"草稿已生成：{path}\n" in out
    assert "错误1处" in out
    (section,) = docx.Document(str(path)).sections
    for header in (section.header, section.even_page_header):
        assert "草稿" in "".join(paragraph.text for paragraph in header.paragraphs)


def test_earlier_reports_are_kept_as_numbered_backups(nianbao, sample, tmp_path):
    path = tmp_path / "报告.docx"
    for number in (1, 2):
        old = f"{number}. version".encode()
        path.write_bytes(old)
        backup = tmp_path / f"报告.备份{number}.docx"
        code, out, _ = nianbao("report", sample, "-o", path)
        assert code == 0
        assert f"原有的同名文件已保留为：{backup}\n" in out
        assert backup.read_bytes() == old


def test_the_very_same_report_needs_no_backup(nianbao, sample, tmp_path):
    for _ in range(2):
        assert "保留" not in nianbao("report", sample).out
    assert len(list((tmp_path / "output").iterdir())) == 1


def test_an_earlier_workbook_and_record_are_kept_and_said_so(nianbao, sample):
    out = nianbao("new", "--year", 2025, "-o", sample.name).out
    assert "原有的同名文件已保留为：填报.备份1.xlsx\n" in out
    Path("记录.json").write_text("{}", encoding="utf-8")
    out = nianbao("export", "填报.备份1.xlsx", "-o", "记录.json").out
    assert "原有的同名文件已保留为：记录.备份1.json\n" in out


def test_every_command_numbers_its_backups_in_one_row(nianbao, sample):
    """What `new` has replaced and what --mark was written into lie beside each other."""
    filled = sample.read_bytes()
    empty = Path("空白.xlsx")
    nianbao("new", "--year", 2025, "-o", sample.name)
    nianbao("new", "--year", 2025, "-o", empty)
    nianbao("check", sample, "--mark", "--in-place")
    assert Path("填报.备份1.xlsx").read_bytes() == filled
    assert Path("填报.备份2.xlsx").read_bytes() == empty.read_bytes()


@pytest.mark.parametrize(
    ("organ", "name"),
    [
        ('云岭县"一体化"局/办', "云岭县_一体化_局_办2025年"),
        ("CON", "CON2025年"),
        ("云岭县" * 40, "云岭县" * 16),
        ("𠮷" * 60, "𠮷" * 37),
        ("云岭县\u202e水利局", "云岭县_水利局"),
    ],
    ids=["signs", "reserved", "long", "rare", "direction"],
)
def test_the_name_of_a_report_suits_every_system(nianbao, tmp_path, organ, name):
    (tmp_path / "记录.json").write_text(
        json.dumps(changed("organ.name", organ), ensure_ascii=False), encoding="utf-8"
    )
    assert nianbao("report", "记录.json", "--draft").code == 0
    (written,) = (tmp_path / "output").iterdir()
    written.write_bytes(b"old")
    assert nianbao("report", "记录.json", "--draft").code == 0
    assert len(list((tmp_path / "output").iterdir())) == 2
    assert written.name.startswith(name)
    assert written.name.endswith("2025年政府信息公开工作年度报告（草稿）.docx")
    assert not set('\\/:*?"<>|') & set(written.name)
    assert len(written.name.encode()) <= 255


def test_the_same_input_gives_the_same_bytes(nianbao, sample, tmp_path):
    for folder in ("one", "two"):
        nianbao("report", sample, "-o", folder)
        nianbao("new", "--from", SAMPLE, "-o", f"{folder}/填报.xlsx")
        nianbao("export", sample, "-o", f"{folder}/记录.json")
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) == 3


def test_a_new_workbook_can_be_checked_at_once(nianbao):
    code, out, _ = nianbao("new", "--year", 2025, "--organ", "云岭县水利局", "-o", "新.xlsx")
    assert (code, out) == (0, "填报工作簿已生成：新.xlsx\n")
    found = json.loads(nianbao("check", "新.xlsx", "--json").out)
    assert (found["organ"], found["year"]) == ("云岭县水利局", 2025)
    assert {issue["code"] for issue in found["issues"]} == {"B101", "C101", "W101"}


@pytest.mark.parametrize("source", [SAMPLE, *SUQIAN.values()], ids=lambda path: path.stem)
def test_a_record_goes_through_a_workbook_and_comes_back(nianbao, source):
    nianbao("new", "--from", source, "-o", "填报.xlsx")
    code, out, _ = nianbao("export", "填报.xlsx")
    assert code == 0
    assert json.loads(out) == record(source)
    nianbao("export", "填报.xlsx", "-o", "记录.json")
    assert load_record(Path("记录.json")) == record(source)


def test_a_folder_is_never_replaced_by_a_record(nianbao, sample, tmp_path):
    (tmp_path / "记录").mkdir()
    code, out, err = nianbao("export", sample, "-o", "记录")
    assert (code, out) == (2, "")
    assert err == "“记录”是文件夹，请写明文件名，如记录.json。\n"
    assert (tmp_path / "记录").is_dir()


@pytest.mark.parametrize("target", ["填报.xlsx", "链接.xlsx", "记录.txt", "源.json"])
def test_a_record_never_takes_the_place_of_another_file(nianbao, sample, tmp_path, target):
    Path("链接.xlsx").symlink_to(sample)
    Path("源.json").write_bytes(SAMPLE.read_bytes())
    before = files(tmp_path)
    code, out, err = nianbao("export", "源.json" if target == "源.json" else sample, "-o", target)
    assert (code, out) == (2, "")
    assert err.startswith(f"“{target}”不能作为导出的文件名" if target != "源.json" else "输出文件")
    assert files(tmp_path) == before


def test_a_record_is_checked_and_printed_like_a_workbook(nianbao, sample, tmp_path):
    assert nianbao("check", SAMPLE).code == 0
    nianbao("report", SAMPLE, "-o", "a.docx")
    nianbao("report", sample, "-o", "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_office_template_is_filled(nianbao, sample):
    letterhead = docx.Document()
    letterhead.add_paragraph("{{单位名称}}文件")
    letterhead.add_paragraph("{{正文}}")
    letterhead.save("红头.docx")
    assert nianbao("report", sample, "--template", "红头.docx", "-o", "报告.docx").code == 0
    first = docx.Document("报告.docx").paragraphs[0].text
    assert first == "云岭县农业农村局文件"


def test_a_template_without_a_place_for_the_report_is_refused(nianbao, sample, tmp_path):
    docx.Document().save("红头.docx")
    before = files(tmp_path)
    code, out, err = nianbao("report", sample, "--template", "红头.docx")
    assert (code, out) == (2, "")
    assert err.startswith("模板“红头.docx”里没有放报告正文的位置。")
    assert files(tmp_path) == before


def test_a_filled_workbook_is_not_replaced_by_the_new_one_made_from_it(nianbao, sample, tmp_path):
    before = files(tmp_path)
    for options in ((), ("--year", 2026)):
        code, _, err = nianbao("new", "--from", sample, *options, "-o", sample)
        assert code == 2
        assert "就是输入的文件" in err
        assert files(tmp_path) == before


def test_the_template_itself_is_never_overwritten(nianbao, sample, tmp_path):
    letterhead = docx.Document()
    letterhead.add_paragraph("{{正文}}")
    letterhead.save("红头.docx")
    before = files(tmp_path)
    code, _, err = nianbao("report", sample, "--template", "红头.docx", "-o", "红头.docx")
    assert code == 2
    assert "就是输入的文件" in err
    assert files(tmp_path) == before


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("自然人,38\n", encoding="utf-8")


def renamed_word(path: Path) -> None:
    docx.Document().save(str(path))


def truncated(path: Path) -> None:
    content = template(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])


def encrypted(path: Path) -> None:
    target = BytesIO()
    OOXMLFile(BytesIO(template(path).read_bytes())).encrypt("password", target)
    path.write_bytes(target.getvalue())


def sheet_missing(path: Path) -> None:
    book = book_in(template(path))
    del book[REQUESTS]
    book.save(path)


def another_template(path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    assert not path.exists()


WRONG_FILES = {
    empty: "是空文件",
    text: "不是Excel工作簿，而是文本文件",
    renamed_word: "不是Excel工作簿，而是Word文档",
    truncated: "已损坏或不完整",
    encrypted: "设有打开密码",
    sheet_missing: "缺少工作表“三、申请办理”",
    another_template: "不是年度报告填报表",
    a_folder: "是文件夹，不是文件",
    nothing: "没有找到",
}


@pytest.mark.parametrize("command", ["check", "report", "export"])
@pytest.mark.parametrize(
    ("make", "words"), WRONG_FILES.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_a_wrong_file_gives_one_chinese_line_and_nothing_is_written(
    nianbao, tmp_path, command, make, words
):
    path = tmp_path / "填报.xlsx"
    make(path)
    before = files(tmp_path)
    code, out, err = nianbao(command, path)
    assert (code, out) == (2, "")
    assert words in err
    assert err.endswith("。\n")
    assert err.count("\n") == 1
    assert files(tmp_path) == before


def test_a_year_without_a_form_is_refused(nianbao, tmp_path):
    code, out, err = nianbao("new", "--year", 2019, "-o", "旧.xlsx")
    assert (code, out) == (2, "")
    assert "2019年度的报告没有可用的格式" in err
    assert not files(tmp_path)


def test_a_record_that_is_none_is_refused(nianbao, tmp_path):
    (tmp_path / "记录.json").write_text("{", encoding="utf-8")
    code, _, err = nianbao("new", "--from", "记录.json", "-o", "新.xlsx")
    assert code == 2
    assert "不能作为记录读取" in err
    assert list(files(tmp_path)) == ["记录.json"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of this sort are POSIX")
@pytest.mark.usefixtures("sample")  # all modules are loaded before root becomes nobody
def test_a_folder_nobody_may_write_to_is_told(nianbao, tmp_path):
    folder = tmp_path / "锁着"
    folder.mkdir(mode=0o500)
    user = os.geteuid()
    if user == 0:  # root may write everywhere, so it becomes nobody for a moment
        os.seteuid(65534)
    try:
        code, out, err = nianbao("new", "--year", 2025, "-o", folder / "新.xlsx")
    finally:
        os.seteuid(user)
    assert (code, out) == (2, "")
    assert err.startswith(f"没有权限读写“{folder}")
    assert not files(folder)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a folder that refuses even root")
def test_a_folder_that_takes_no_file_is_called_by_its_name(nianbao, sample):
    code, out, err = nianbao("report", sample, "-o", "/proc/报告.docx")
    assert (code, out) == (2, "")
    assert err.startswith("读写文件“/proc”失败")


def test_a_file_in_the_place_of_a_folder_is_told_without_a_traceback(nianbao, sample, tmp_path):
    (tmp_path / "output").write_text("", encoding="utf-8")
    code, out, err = nianbao("report", sample)
    assert (code, out) == (2, "")
    assert err.startswith("读写文件")
    assert "已有同名的文件或者文件夹" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["check", "report", "export", "reattach"])
@pytest.mark.parametrize("ending", [".xlsx", ".json"])
def test_a_name_too_long_for_the_disk_is_told_in_chinese(nianbao, command, ending):
    code, out, err = nianbao(command, "长" * 100 + ending)
    assert (code, out) == (2, "")
    assert "文件名或者路径太长" in err
    assert "File name too long" not in err


def odd_file(kind: str, path: Path) -> Path:
    """Something of that name that is no ordinary file, or one far too large."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(300 * 1024 * 1024)  # a hole, which takes no room
    return path


@contextmanager
def hang_is_a_failure() -> Iterator[None]:
    """Reading a pipe that nobody writes to ends after some seconds, in an error."""

    def stop(*_: object) -> None:
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(20)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


ODD = {"pipe": "不是保存在磁盘上的普通文件", "device": "不是保存在磁盘上的普通文件"} | {
    "folder": "是文件夹，不是文件",
    "huge": "有300 MB，超过50 MB",
}


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices of this sort are POSIX")
@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize(
    ("ending", "command"),
    [
        (".xlsx", ("check",)),
        (".json", ("check",)),
        (".xlsx", ("mark", "--clear")),
        (".xlsx", ("reattach",)),
        (".json", ("new", "-o", "新.xlsx", "--from")),
        (".json", ("check", SAMPLE, "--last")),
    ],
    ids=lambda each: " ".join(map(str, each)) if isinstance(each, tuple) else each,
)
def test_what_is_no_ordinary_file_is_refused_at_once(nianbao, kind, ending, command, tmp_path):
    path = odd_file(kind, tmp_path / f"填报{ending}")
    with hang_is_a_failure():
        code, out, err = nianbao(*command, path)
    assert (code, out) == (2, "")
    assert ODD[kind] in err
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes of this sort are POSIX")
@pytest.mark.parametrize("option", ["--template", "--settings"])
@pytest.mark.parametrize("kind", ODD)
def test_neither_is_it_read_as_a_template_or_as_settings(nianbao, sample, kind, option, tmp_path):
    path = odd_file(kind, tmp_path / "不寻常")
    code, out, err = nianbao("report", sample, option, path)
    assert (code, out) == (2, "")
    assert re.search("找不到模板|找不到设置文件|超过50 MB|超过1MB", err)


def test_the_form_is_printed_as_json(nianbao):
    code, out, err = nianbao("form", "--json")
    assert (code, err) == (0, "")
    assert len(json.loads(out)["numbers"]) == 200
    assert nianbao("form", "--year", 2020).code == 2
    assert nianbao("form", "--year", 0).code == 2


def test_the_demonstration_runs_and_leaves_a_workbook_and_a_report(nianbao, tmp_path):
    code, out, err = nianbao("demo", "-o", "示例")
    assert (code, err) == (0, "")
    assert {path.suffix for path in (tmp_path / "示例").iterdir()} == {".xlsx", ".docx"}
    assert "校验通过" in out
    for path in (tmp_path / "示例").iterdir():
        assert path.name in out


def test_the_command_speaks_utf8_into_pipes_whatever_the_locale(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "scripts.command.cli", "check", tmp_path / "没有.xlsx"],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "没有找到" in done.stderr.decode("utf-8")


@pytest.mark.parametrize("lock", ["~$填报.xlsx", ".~lock.填报.xlsx#"])
@pytest.mark.parametrize("command", ["check", "report"])
def test_what_is_not_saved_in_an_open_file_is_said_not_to_be_read(nianbao, sample, command, lock):
    assert "打开" not in nianbao(command, sample).err
    (sample.parent / lock).write_bytes(b"")
    code, out, err = nianbao(command, sample)
    assert code == 0
    assert "尚未保存的改动没有计入" in err
    assert "打开" not in out
