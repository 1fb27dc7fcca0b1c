from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from tests.rendering import (
    FONTS_CONF,
    convert,
    missing_tools,
    pdf_fonts,
    pdf_pages,
    run,
    to_pdf,
    to_png,
)

FONTS = {
    "方正小标宋简体": "FandolSong-Bold",
    r"FZXiaoBiaoSong\-B05S": "FandolSong-Bold",
    "仿宋_GB2312": "FandolFang-Regular",
    "FangSong": "FandolFang-Regular",
    "楷体_GB2312": "FandolKai-Regular",
    "KaiTi": "FandolKai-Regular",
    "黑体": "FandolHei-Regular",
    "SimHei": "FandolHei-Regular",
    "宋体": "FandolSong-Regular",
    "SimSun": "FandolSong-Regular",
    "微软雅黑": "FandolHei-Regular",
    "等线": "FandolHei-Regular",
}


def letter(path: Path) -> Path:
    document = docx.Document()
    for font in ("仿宋_GB2312", "方正小标宋简体"):
        text = document.add_paragraph().add_run(f"政府信息公开工作年度报告，用{font}")
        properties = text._r.get_or_add_rPr()
        properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)
    document.save(str(path))
    return path


@pytest.mark.needs_libreoffice
def test_a_chinese_letter_becomes_one_page_in_the_right_fonts(tmp_path):
    pdf = to_pdf(letter(tmp_path / "来信.docx"), tmp_path / "out")
    (page,) = pdf_pages(pdf)
    assert "政府信息公开工作年度报告" in page
    assert {"FandolFang-Regular", "FandolSong-Bold"} <= pdf_fonts(pdf)
    (picture,) = to_png(pdf, tmp_path / "png", dpi=50)
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.needs_libreoffice
def test_libreoffice_saves_a_workbook_again_with_its_sums(tmp_path):
    book = openpyxl.Workbook()
    for row in ([1], [2], ["=SUM(A1:A2)"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "合计.xlsx")
    again = convert(tmp_path / "合计.xlsx", "xlsx", tmp_path / "out")
    assert openpyxl.load_workbook(again, data_only=True).worksheets[0]["A3"].value == 3


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize(("font", "stand_in"), FONTS.items())
def test_the_fonts_of_official_documents_have_stand_ins(font, stand_in):
    assert run("fc-match", "-f", "%{postscriptname}", font) == stand_in


@pytest.mark.needs_libreoffice
def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    (tmp_path / "空.docx").write_bytes(b"PK\x03\x04 no package")
    with pytest.raises(RuntimeError, match=r"空\.pdf|exit"):
        to_pdf(tmp_path / "空.docx", tmp_path / "out")


def test_a_file_is_never_converted_onto_itself(tmp_path):
    with pytest.raises(ValueError, match="overwrite"):
        convert(tmp_path / "a.xlsx", "xlsx", tmp_path)


def test_missing_tools_are_named():
    assert missing_tools(["no-such-program", str(FONTS_CONF), "/no/such/path"]) == [
        "no-such-program",
        "/no/such/path",
    ]
