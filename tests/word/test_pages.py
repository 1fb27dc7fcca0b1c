"""The report as printed: LibreOffice lays it out, poppler says what stands where."""

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from docx.shared import Pt

from scripts.report.model import Note, Report, ReportSection, Signature, TableBlock, Text
from scripts.report.word.body import ENDINGS
from tests.rendering import pdf_fonts, pdf_pages, run, to_pdf
from tests.word.sample import WORDS, report, table, with_organ, word_file
from tests.word.templates import letterhead, saved, with_mark

pytestmark = pytest.mark.needs_libreoffice

MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, (210 - 26) * MM
TOP, BOTTOM = 37 * MM, (297 - 35) * MM
LONG = "新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴音布鲁克景区管理委员会"
WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


class Line(NamedTuple):
    left: float
    right: float
    top: float
    bottom: float
    text: str


def lines(pdf: Path, page: int) -> list[Line]:
    """Printed lines of a page from the top, pieces of one height joined."""
    found: dict[int, list[tuple[float, float, float, float, str]]] = {}
    for x0, y0, x1, y1, text in WORD.findall(
        run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-")
    ):
        middle = round((float(y0) + float(y1)) / 2 / 4)
        found.setdefault(middle, []).append((float(x0), float(x1), float(y0), float(y1), text))
    return [
        Line(
            min(piece[0] for piece in pieces),
            max(piece[1] for piece in pieces),
            min(piece[2] for piece in pieces),
            max(piece[3] for piece in pieces),
            "".join(piece[4] for piece in sorted(pieces)),
        )
        for _, pieces in sorted(found.items())
    ]


def printed(made: Report, folder: Path, template: Path | None = None) -> Path:
    return to_pdf(word_file(made, folder / "报告.docx", template), folder / "pdf")


def plain(text: str) -> str:
    return "".join(text.split())


def only_text(paragraphs: int, text: str = "本行文字只为占满一行。") -> Report:
    """A report of one section with so many paragraphs."""
    made = report()
    texts = tuple(Text(f"{n}{text}") for n in range(1, paragraphs + 1))
    section = ReportSection("overview", "一、总体情况", texts)
    return replace(made, lead=(), sections=(section,))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return printed(report(), tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    return printed(replace(with_organ(LONG), draft=True), tmp_path_factory.mktemp("draft"))


def test_the_title_is_centred(pdf):
    for line in lines(pdf, 1)[:2]:
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=2)


def test_a_long_name_is_printed_on_two_centred_lines(draft):
    head = [line for line in lines(draft, 1) if line.text != "草稿"][:3]
    assert head[0].text + head[1].text == LONG
    assert head[2].text == "2024年政府信息公开工作年度报告"
    for line in head:
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=2)


def test_a_full_page_has_22_lines_of_28_characters(tmp_path):
    made = only_text(8, "。" + "全年工作情况按照上级要求逐项公开接受群众监督" * 12)
    page = lines(printed(made, tmp_path), 2)
    *text, number = page
    assert number.text == "—2—"
    assert len(text) == 22
    assert text[-1].bottom <= BOTTOM + 1
    full = [line for line in text if line.left < LEFT + 5 and line.right > RIGHT - 20]
    assert {len(line.text) for line in full if not re.search(r"[\d。]", line.text)} == {28}


def test_tables_three_and_four_stand_whole_on_one_page_with_their_headings(pdf):
    (page,) = (plain(page) for page in pdf_pages(pdf) if "商业" in page)
    assert page.startswith("三、收到和处理政府信息公开申请情况")
    for words in ("四、结转下年度继续办理", "四、政府信息公开行政复议", "复议后起诉"):
        assert words in page
    assert page.endswith("01234567891011121314—4—")


def test_table_two_stands_whole_on_one_page_with_its_heading(pdf):
    (page,) = (plain(page) for page in pdf_pages(pdf) if "第二十条第（一）项" in page)
    assert "二、主动公开政府信息情况" in page
    assert "行政事业性收费" in page


def test_six_digits_in_every_cell_keep_the_tables_on_one_page_and_the_numbers_on_one_line(tmp_path):
    made = report("statute")
    sections = tuple(
        replace(
            section,
            blocks=tuple(
                replace(block, values=dict.fromkeys(block.values, "123456"))
                if isinstance(block, TableBlock)
                else block
                for block in section.blocks
            ),
        )
        for section in made.sections
    )
    pages = pdf_pages(printed(replace(made, sections=sections), tmp_path))
    (page,) = (page for page in pages if "商业" in page)
    assert page.count("123456") == 175 + 15
    assert plain("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况") in plain(page)


def test_page_numbers_stand_outside_seven_millimetres_below_the_text(pdf):
    for page in range(1, len(pdf_pages(pdf)) + 1):
        number = lines(pdf, page)[-1]
        assert number.text == f"—{page}—"
        assert (number.top + number.bottom) / 2 == pytest.approx(BOTTOM + 7 * MM, abs=3)
        if page % 2:
            assert number.right == pytest.approx(RIGHT - 14, abs=2)
        else:
            assert number.left == pytest.approx(LEFT + 14, abs=2)


def test_every_page_of_a_draft_says_so(draft, pdf):
    assert len(pdf_pages(draft)) > 4
    assert all("草稿" in page for page in pdf_pages(draft))
    assert not any("草稿" in page for page in pdf_pages(pdf))


def test_only_the_fonts_of_the_standard_are_used(pdf):
    assert pdf_fonts(pdf) == {
        "FandolSong-Bold",
        "FandolSong-Regular",
        "FandolFang-Regular",
        "FandolHei-Regular",
        "FandolKai-Regular",
    }


def fullness(pdf: Path, page: int) -> float:
    """How far down a page is printed, as a share of its height."""
    return (lines(pdf, page)[-2].bottom - TOP) / (BOTTOM - TOP)


@pytest.mark.parametrize("paragraphs", [3, 4])
@pytest.mark.parametrize("remark", [False, True])
def test_no_page_is_left_half_empty_before_a_table_that_can_be_parted(tmp_path, paragraphs, remark):
    made = report()
    texts = tuple(Text("全年公开工作按照要求逐项办理，接受监督。") for _ in range(paragraphs))
    overview, disclosure, *rest = made.sections
    note = (Note("注：不含与其他机关联合印发的文件。"),) if remark else ()
    disclosure = replace(disclosure, blocks=(*disclosure.blocks, *note))
    sections = (replace(overview, blocks=texts), disclosure, *rest)
    pdf = printed(replace(made, sections=sections), tmp_path)
    pages = [plain(page) for page in pdf_pages(pdf)]
    assert "第二十条第（六）项" in pages[0]
    assert pages[1].startswith("第二十条第（八）项")
    assert "四、结转下年度继续办理" in pages[1]  # the whole of table 3 below it
    assert min(fullness(pdf, page) for page in (1, 2)) > 0.8


@pytest.mark.parametrize("paragraphs", [16, 18])
def test_the_signature_takes_the_last_line_of_text_with_it(tmp_path, paragraphs):
    pages = [plain(page) for page in pdf_pages(printed(only_text(paragraphs), tmp_path))]
    assert len(pages) == 2
    assert f"{paragraphs}本行文字" in pages[1]
    assert "青禾县水务局" in pages[1]
    assert "2025年1月16日" in pages[1]


def test_a_text_that_leaves_room_is_signed_on_the_same_page(tmp_path):
    pages = pdf_pages(printed(only_text(15), tmp_path))
    assert len(pages) == 1


def test_the_name_stands_over_the_middle_of_the_date(pdf):
    last = len(pdf_pages(pdf))
    name, date = lines(pdf, last)[-3:-1]
    assert (name.text, date.text) == ("青禾县水务局", "2025年1月16日")
    assert date.right == pytest.approx(RIGHT - 4 * 15.75, abs=5)
    # LibreOffice before 24 sets digits off from Chinese characters, so the date prints wider
    assert (name.left + name.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=12)


def test_an_office_template_is_printed_with_its_letterhead_and_the_whole_report(tmp_path):
    page = letterhead()
    page.styles["Normal"].font.size = Pt(9)
    page.sections[0].header.paragraphs[0].text = "{{单位名称}}"
    template = saved(with_mark(page), tmp_path)
    pages = [plain(page) for page in pdf_pages(printed(report(), tmp_path, template))]
    assert pages[0].startswith("青禾县水务局青禾县文件青禾县水务局2024年")
    whole = "".join(pages)
    for value in table("requests").values.values():
        assert value in whole
    assert WORDS[:20] in whole


def test_a_number_is_never_broken_at_the_end_of_a_line(tmp_path: Path) -> None:
    numbers = [str(100000 + 7 * n) for n in range(60)]
    told = Text("".join(f"{'字' * (n % 5)}{number}元，" for n, number in enumerate(numbers)))
    made = replace(report(), sections=(ReportSection("overview", "一、总体情况", (told,)),))
    pages = pdf_pages(printed(made, tmp_path))
    words = re.findall(r"\d+", re.sub(r"[ \f]", "", "\n".join(pages)))
    assert [number for number in numbers if number not in words] == []


def test_a_long_name_without_a_seal_stands_whole_at_the_right_and_breaks_where_a_word_ends(
    tmp_path: Path,
) -> None:
    signed = replace(report(), signature=Signature(LONG, "2025年1月16日", sealed=False))
    pdf = printed(signed, tmp_path)
    first, second, date = lines(pdf, len(pdf_pages(pdf)))[-4:-1]
    assert (first.text + second.text, date.text) == (LONG, "2025年1月16日")
    assert first.text[-1] in ENDINGS
    for line in (first, second):
        assert line.right == pytest.approx(RIGHT - 2 * 15.75, abs=5)
    assert date.left == pytest.approx(min(first.left, second.left) + 2 * 15.75, abs=20)


@pytest.mark.parametrize("sealed", [True, False])
def test_the_date_stays_on_one_line_beside_a_name_of_two(tmp_path: Path, sealed: bool) -> None:
    name = "青禾自治州青禾县青禾街道办事处综合行政执法局（青禾县城市管理综合执法大队）"
    signed = replace(report(), signature=Signature(name, "2025年11月16日", sealed))
    pdf = printed(signed, tmp_path)
    assert "2025年11月16日" in [line.text for line in lines(pdf, len(pdf_pages(pdf)))]
