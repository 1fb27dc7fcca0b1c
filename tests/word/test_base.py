import io
import zipfile

from docx.oxml.ns import qn

from scripts.report.word.base import BASE, base_bytes
from scripts.report.word.styles import definitions
from tests.word.reading import faults, opened

FONTS = {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"}


def test_the_base_in_git_is_what_the_program_makes():
    assert BASE.read_bytes() == base_bytes(), "run python -m scripts.report.word.base"


def test_the_base_is_a_sound_word_file():
    assert faults(BASE) == []


def test_the_base_has_no_parts_of_older_versions():
    with zipfile.ZipFile(io.BytesIO(base_bytes())) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/settings.xml",
            "word/styles.xml",
            "word/theme/theme1.xml",
        ]


def test_the_base_holds_our_styles_and_three_word_cannot_do_without():
    ids = {style.style_id for style in opened(base_bytes()).styles}
    ours = {style_id for style_id, _ in definitions().values()}
    assert ids - ours == {"DefaultParagraphFont", "TableNormal", "NoList"}


def test_every_font_is_named_for_every_script_and_none_comes_from_a_theme():
    document = opened(base_bytes())
    named = list(document.styles.element.iter(qn("w:rFonts")))
    assert named
    for fonts in named:
        names = {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1
        assert names <= FONTS
        assert not [attribute for attribute in fonts.attrib if "Theme" in attribute]


def test_headings_are_the_built_in_ones_in_black():
    found = opened(base_bytes()).styles
    for level in (1, 2, 3):
        heading = found[f"Heading {level}"]  # python-docx capitalises the stored "heading 1"
        assert heading.style_id == f"Heading{level}"
        assert heading.element.find(f".//{qn('w:name')}").get(qn("w:val")) == f"heading {level}"
        outline = heading.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val"))
        assert outline == str(level - 1)
        assert str(heading.font.color.rgb) == "000000"


def test_the_page_is_that_of_the_standard():
    section = opened(base_bytes()).sections[0]
    in_mm = [
        round(length.mm)
        for length in (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
    ]
    assert in_mm == [210, 297, 37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_no_font_is_embedded():
    with zipfile.ZipFile(io.BytesIO(base_bytes())) as archive:
        assert b"w:embed" not in archive.read("word/fontTable.xml")
