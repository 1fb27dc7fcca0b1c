"""What is no filled workbook is refused in one Chinese sentence, and left as it was."""

import io
import os
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from schemas.errors import WorkbookError
from schemas.form.editions import LATEST
from schemas.issues import Severity
from tests.effort import examples
from tests.openpyxl_books import book_in
from tests.rendering import convert
from tests.workbook.made import REQUESTS, template, typed
from tests.workbook.sheets import rezip
from workbook.files.entries import in_utf8
from workbook.files.relations import relations_in
from workbook.layout import LAST_YEAR, TEMPLATE_NAME
from workbook.read import read
from workbook.reading.guard import merged_in
from workbook.reading.hidden import hidden_columns, hidden_in
from workbook.reading.links import linking_cells


@pytest.fixture(scope="module")
def blank(tmp_path_factory) -> Path:
    return template(tmp_path_factory.mktemp("blank") / "填报表.xlsx")


def refusal(path: Path) -> str:
    """The sentence a clerk sees; the file, if there is one, stays as it is."""
    before = content(path)
    with pytest.raises(WorkbookError) as caught:
        read(path)
    assert content(path) == before
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


def test_bytes_are_refused_in_the_words_for_the_file_they_come_from(tmp_path):
    path = file(tmp_path / "填报.xlsx", b"PK\x03\x04 and no more")
    with pytest.raises(WorkbookError) as named:
        read(path.read_bytes(), path.name)
    assert str(named.value) == refusal(path)
    with pytest.raises(WorkbookError, match="“工作簿”已损坏"):
        read(path.read_bytes())


def test_bytes_with_the_name_of_a_lock_file_are_refused_too(blank):
    with pytest.raises(WorkbookError, match="不带“~\\$”"):
        read(blank.read_bytes(), "~$填报.xlsx")


def test_more_bytes_than_a_workbook_has_are_refused_before_they_are_looked_at():
    with pytest.raises(WorkbookError, match="“附件”有51 MB，超过50 MB"):
        read(bytes(51 * 1024 * 1024), "附件")


def content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def old_container(stream: str) -> bytes:
    """The beginning of an old Office file and the name of a stream in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + f"{stream}\0".encode("utf-16-le")


def edited(source: Path, target: Path, edit) -> Path:
    book = book_in(source)
    edit(book)
    book.save(target)
    return target


def test_a_file_that_does_not_exist(tmp_path):
    assert "没有找到" in refusal(tmp_path / "没有.xlsx")


def test_a_folder(tmp_path):
    assert "是文件夹" in refusal(tmp_path)


def test_an_empty_file(tmp_path):
    assert "是空文件" in refusal(file(tmp_path / "空.xlsx", b""))


def test_the_file_excel_keeps_beside_an_open_workbook(tmp_path):
    sentence = refusal(file(tmp_path / "~$填报表.xlsx", b"\x05user"))
    assert "“填报表.xlsx”" in sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF文件"),
        ("项目,数量\n规章,0\n".encode(), "文本文件"),
        ("项目,数量\n规章,0\n".encode("gb18030"), "文本文件"),
        (b"{\\rtf1\\ansi}", "RTF文档"),
        (b"<html><table></table></html>", "网页或XML"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "网页或XML"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        (b"Rar!\x1a\x07\x00", "压缩包"),
        (b"\x01\x02\x00\x03" * 64, "不是Excel工作簿"),
        (old_container("Workbook"), "旧格式的工作簿"),
        (old_container("Book"), "旧格式的工作簿"),
        (old_container("WordDocument"), "Word文档"),
        (old_container("PowerPoint Document"), "演示文稿"),
        (old_container("Other"), "旧格式的Office文件"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind(tmp_path, content, words):
    assert words in refusal(file(tmp_path / "表.xlsx", content))


def test_a_renamed_word_document(tmp_path):
    document = Document()
    document.add_paragraph("报告")
    document.save(tmp_path / "报告.docx")
    renamed = (tmp_path / "报告.docx").rename(tmp_path / "报告.xlsx")
    assert "而是Word文档" in refusal(renamed)


def test_an_ordinary_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "表.xlsx", "w") as archive:
        archive.writestr("年度报告填报表.txt", "1")
    assert "而是压缩包" in refusal(tmp_path / "表.xlsx")


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize(("to", "words"), [("xls", "旧格式的工作簿"), ("ods", "ODF电子表格")])
def test_a_workbook_of_another_format_has_to_be_saved_as_xlsx(blank, tmp_path, to, words):
    sentence = refusal(convert(blank, to, tmp_path))
    assert words in sentence
    assert "另存为" in sentence


def test_a_binary_workbook_has_to_be_saved_as_xlsx(blank, tmp_path):
    types = b"<Types>application/vnd.ms-excel.sheet.binary.macroEnabled.main</Types>"
    path = rezip(blank, tmp_path / "表.xlsb", {"[Content_Types].xml": types})
    assert ".xlsb" in refusal(path)


def test_an_encrypted_workbook(blank, tmp_path):
    path = tmp_path / "加密.xlsx"
    with blank.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("0000", target)
    assert "打开密码" in refusal(path)


@pytest.mark.skipif(os.name == "nt", reason="permissions of this sort are POSIX")
def test_a_file_without_permission(blank, tmp_path):
    path = file(tmp_path / "表.xlsx", blank.read_bytes())
    path.chmod(0)
    user = os.geteuid()
    if user == 0:  # root may read everything, so it becomes nobody for a moment
        os.seteuid(65534)
    try:
        sentence = refusal(path)
    finally:
        os.seteuid(user)
    assert "没有权限读取" in sentence


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_workbook(blank, tmp_path, share):
    whole = blank.read_bytes()
    path = file(tmp_path / "截断.xlsx", whole[: int(len(whole) * share)])
    assert "已损坏或不完整" in refusal(path)


def test_a_file_too_large_is_not_even_opened(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as target:
        target.truncate(51 * 1024 * 1024)
    with pytest.raises(WorkbookError, match="51 MB"):
        read(path)


def test_a_zip_bomb_is_refused_by_what_it_declares(blank, tmp_path):
    bomb = {f"xl/media/{n}.bin": bytes(60 * 1024 * 1024) for n in range(4)}
    assert "解压后有240 MB" in refusal(rezip(blank, tmp_path / "炸弹.xlsx", bomb))


def test_one_part_too_large_is_refused(blank, tmp_path):
    part = {"xl/worksheets/sheet5.xml": bytes(65 * 1024 * 1024)}
    assert "sheet5.xml解压后有65 MB" in refusal(rezip(blank, tmp_path / "大.xlsx", part))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet5.xml", "xl/styles.xml"])
@pytest.mark.parametrize("checked", [1000, 1001])
def test_a_bomb_that_declares_a_small_size_is_not_unpacked(blank, tmp_path, part, checked):
    size, declared = 10 * 1024 * 1024, 1000
    whole = rezip(blank, tmp_path / "谎.xlsx", {part: bytes(size)}).read_bytes()
    # both the part's own head and the directory: a checksum that fits what a reader may stop at
    old = zlib.crc32(bytes(size)).to_bytes(4, "little")
    new = zlib.crc32(bytes(checked)).to_bytes(4, "little")
    lie = whole.replace(old, new).replace(
        size.to_bytes(4, "little"), declared.to_bytes(4, "little")
    )
    assert len(lie) == len(whole)
    assert lie != whole
    assert "已损坏或不完整" in refusal(file(tmp_path / "谎.xlsx", lie))


@pytest.mark.parametrize(
    ("head", "piece", "found"),
    [
        (b"", b"<mergeCell ", lambda xml: list(merged_in(xml))),
        (b"", b"<row hidden='1' ", hidden_in),
        (b"", b"<col hidden='1' ", hidden_columns),
        (b"", b"<c ", linking_cells),
        (b"<c ", b' r="A1"', linking_cells),
        (b"<?xml", b' encoding="gbk"', lambda xml: {in_utf8(xml)} - {xml}),
    ],
)
def test_a_tag_that_never_ends_holds_no_reader_up(head, piece, found):
    """A pattern that begins anew at each piece takes minutes for these."""
    assert not any(found(head + piece * 40_000))


def test_thousands_of_relations_that_lead_nowhere_hold_no_reader_up():
    stated = b'<Relationship Id="r" Type="t" Target="gone.xml"/>' * 20_000
    parts = dict.fromkeys(f"xl/media/{number}.png" for number in range(5_000))
    found = relations_in(b"<Relationships>%b</Relationships>" % stated, "xl/workbook.xml", parts)
    assert {each.target for each in found} == {"xl/gone.xml"}


def test_a_digit_that_changed_on_the_way_is_noticed(blank, tmp_path):
    filled = typed(blank, tmp_path / "填.xlsx", {(REQUESTS, "D7"): 4321})
    path = tmp_path / "坏.xlsx"
    with zipfile.ZipFile(filled) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert read(path).issues == ()
    whole = path.read_bytes()
    assert whole.count(b"<v>4321</v>") == 1
    path.write_bytes(whole.replace(b"<v>4321</v>", b"<v>4821</v>"))
    assert "已损坏或不完整" in refusal(path)


def test_a_workbook_with_an_unheard_of_encoding(blank, tmp_path):
    part = {"xl/workbook.xml": b'<?xml version="1.0" encoding="UTF-89"?><workbook/>'}
    assert "已损坏" in refusal(rezip(blank, tmp_path / "表.xlsx", part))


def test_a_workbook_that_lacks_a_part_it_lists(blank, tmp_path):
    with zipfile.ZipFile(blank) as archive:
        relations = archive.read("xl/_rels/workbook.xml.rels")
    part = {"xl/_rels/workbook.xml.rels": relations.replace(b"sheet5.xml", b"sheet55.xml")}
    assert "已损坏" in refusal(rezip(blank, tmp_path / "表.xlsx", part))


def test_a_workbook_of_something_else(tmp_path):
    book = Workbook()
    book.save(tmp_path / "工资表.xlsx")
    assert "不是年度报告填报表" in refusal(tmp_path / "工资表.xlsx")


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (f'"2021/{LATEST.template_version + 1}"', "请更新本程序"),
        ('"2031/1"', "请更新本程序"),
        ('"2019/1"', "更旧的模板"),
        ('"2021/0"', "更旧的模板"),
        ('"甲"', "无法识别"),
    ],
)
def test_a_template_of_another_version(blank, tmp_path, mark, words):
    def edit(book):
        book.defined_names[TEMPLATE_NAME] = DefinedName(TEMPLATE_NAME, attr_text=mark)

    sentence = refusal(edited(blank, tmp_path / "表.xlsx", edit))
    assert words in sentence
    assert mark.strip('"') in sentence


def test_sheets_copied_into_a_new_workbook_lose_the_mark_and_are_read(blank, tmp_path):
    path = edited(blank, tmp_path / "表.xlsx", lambda book: book.defined_names.clear())
    assert read(path).issues == ()


def test_a_missing_sheet_is_named(blank, tmp_path):
    path = edited(blank, tmp_path / "表.xlsx", lambda book: book.remove(book[REQUESTS]))
    sentence = refusal(path)
    assert f"缺少工作表“{REQUESTS}”" in sentence
    assert "改了名" not in sentence


@pytest.mark.parametrize("name", ["三、申请办理 (2)", "3.申请办理", "申请办理", "三、申请办理情况"])
def test_a_renamed_sheet_is_recognised(blank, tmp_path, name):
    def edit(book):
        book[REQUESTS].title = name

    assert f"“{name}”可能是改了名的“{REQUESTS}”" in refusal(
        edited(blank, tmp_path / "表.xlsx", edit)
    )


def test_sheets_that_hold_nothing_to_report_may_be_missing(blank, tmp_path):
    def edit(book):
        for name in ("填表说明", LAST_YEAR, "校验结果"):
            book.remove(book[name])

    submission = read(edited(blank, tmp_path / "表.xlsx", edit))
    assert submission.issues == ()
    assert submission.last_year == {}


def test_links_to_other_files_are_a_warning(blank, tmp_path):
    link = {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    (issue,) = read(rezip(blank, tmp_path / "表.xlsx", link)).issues
    assert (issue.code, issue.severity) == ("F105", Severity.WARNING)


def test_a_link_to_another_file_is_told_with_its_cell(blank, tmp_path):
    path = edited(
        blank, tmp_path / "一.xlsx", lambda book: book[REQUESTS].__setitem__("D7", "=[1]表!A1")
    )
    link = {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    (issue,) = read(rezip(path, tmp_path / "表.xlsx", link)).issues
    assert (issue.sheet, issue.cell) == (REQUESTS, "D7")
    assert f"“{REQUESTS}”D7" in issue.message


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".xltx", ".xltm"])
def test_every_kind_of_new_workbook_is_read(blank, tmp_path, suffix):
    book = book_in(blank)
    book.template = suffix in (".xltx", ".xltm")
    path = tmp_path / f"表{suffix}"
    book.save(path)
    if suffix in (".xlsm", ".xltm"):
        kind = "template" if book.template else "sheet"
        with zipfile.ZipFile(path) as archive:
            types = archive.read("[Content_Types].xml").decode()
        plain = f"openxmlformats-officedocument.spreadsheetml.{kind}.main"
        macros = types.replace(plain, f"ms-excel.{kind}.macroEnabled.main").encode()
        path = rezip(path, tmp_path / f"宏{suffix}", {"[Content_Types].xml": macros})
    assert read(path).issues == ()


@pytest.mark.slow
@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_read_but_never_breaks(blank, tmp_path, data):
    content = bytearray(blank.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    outcome(file(tmp_path / "损.xlsx", bytes(content)))


@pytest.mark.slow
@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_damaged_xml_is_refused_or_read_but_never_breaks(blank, tmp_path, data):
    with zipfile.ZipFile(io.BytesIO(blank.read_bytes())) as archive:
        part = data.draw(st.sampled_from([n for n in archive.namelist() if n.startswith("xl/")]))
        content = archive.read(part)
    start = data.draw(st.integers(0, len(content) - 1))
    end = min(len(content), start + data.draw(st.integers(0, 40)))
    patch = data.draw(
        st.sampled_from([b"", b"<c ", b"</c>", b"</row>", b'"', b"&", b"9999", b"<!--"])
    )
    outcome(rezip(blank, tmp_path / "损.xlsx", {part: content[:start] + patch + content[end:]}))


def outcome(path: Path) -> None:
    """Reading either gives all 200 numbers or one sentence; anything else is a traceback."""
    try:
        submission = read(path)
    except WorkbookError as error:
        sentence = str(error)
    else:
        assert len(submission.numbers) == 200
        return
    assert sentence.endswith("。")


@pytest.mark.parametrize("way", ["./worksheets", "../xl/worksheets", "worksheets/../worksheets"])
def test_a_sheet_is_found_by_whatever_way_leads_to_it(blank, tmp_path, way):
    rels = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(blank) as archive:
        content = archive.read(rels)
    changed = re.sub(rb'Target="/?(xl/)?worksheets/', f'Target="{way}/'.encode(), content)
    assert changed != content
    other = rezip(blank, tmp_path / "other.xlsx", {rels: changed})
    assert read(other).numbers == read(blank).numbers
