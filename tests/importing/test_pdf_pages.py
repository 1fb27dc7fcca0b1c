"""PDF files as browsers and other programs make them: numbers that leave their cells, pages that part tables."""

from dataclasses import replace

import pytest

from schemas.form.model import CellKey
from scripts.importing.formats import printed
from scripts.importing.printed import BREAK, ImportRefusedError, Paragraph, PrintedTable
from scripts.importing.readers.pdf_pages import PageLine
from scripts.importing.readers.pdf_paragraphs import joined
from tests.importing.drawn_pdf import flat, grid, pdf, tall, words
from tests.importing.printing import (
    adding_up,
    imported,
    page,
    rows_of,
    spoiled,
    table_html,
    wrong,
)

TWO_BY_TWO = grid((20, 60, 100), (20, 60, 100))


def tables_of(data: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text if cell else "." for cell in row] for row in block.grid]
        for block in printed(data, "a.pdf").blocks
        if isinstance(block, PrintedTable)
    ]


def numbers_of(data: bytes) -> set[str]:
    return {text for table in tables_of(data) for row in table for text in row if text.isdigit()}


@pytest.mark.parametrize("start", [25, 45, 61, 75])
def test_a_number_that_runs_over_the_edge_of_its_cell_is_read_in_neither(start):
    page = (
        f"{TWO_BY_TWO} {words(start, 75, '1234567890')} {words(25, 35, '11')} {words(65, 35, '12')}"
    )
    assert numbers_of(pdf(page)) == {"11", "12"}


def test_a_number_that_runs_into_its_neighbour_takes_none_of_its_digits():
    page = f"{TWO_BY_TWO} {words(40, 75, '12345')} {words(66, 75, '67')} {words(25, 35, '11')}"
    assert numbers_of(pdf(page)) == {"11"}


def test_a_number_broken_over_lines_for_want_of_room_is_put_together():
    page = f"{TWO_BY_TWO} {words(25, 85, '12345')} {words(25, 73, '67')} {words(65, 35, '12')}"
    assert tables_of(pdf(page))[0][0][0] == f"12345{BREAK}67"


@pytest.mark.parametrize(("first", "size"), [("12", 10), ("12345", 6)])
def test_two_numbers_one_below_the_other_stay_two(first, size):
    page = f"{TWO_BY_TWO} {words(25, 85, first)} {words(25, 73, '67', size)} {words(65, 35, '12')}"
    assert tables_of(pdf(page))[0][0][0] == f"{first}\n67"


def test_a_small_raised_digit_is_the_mark_of_a_footnote():
    page = f"{TWO_BY_TWO} {words(25, 75, '12')} {words(36.5, 79, '3', 6)} {words(65, 35, '12')}"
    assert tables_of(pdf(page))[0][0][0] == "12³"


@pytest.mark.parametrize("headed", ["abcdef", "bd", "ace"])
def test_a_running_head_and_foot_are_no_text_of_the_report(headed):
    pages = [
        (words(20, 190, "Head") if name in headed else "")
        + f" {words(20, 100, 'text ' + name)} {words(140, 5, f'{n} of 6')}"
        for n, name in enumerate("abcdef", start=1)
    ]
    blocks = printed(pdf(*pages), "a.pdf").blocks
    text = "".join(b.text for b in blocks if isinstance(b, Paragraph))
    assert text == "".join(f"text {name}" for name in "abcdef")


def test_a_head_alone_at_the_foot_of_a_page_has_the_columns_of_the_rows_on_the_next():
    head = f"{grid((20, 60), (20, 120, 160))} {words(30, 35, 'label')} {words(130, 35, 'n')}"
    rows = f"{grid((140, 190), (20, 70, 120, 160))} {words(30, 160, 'a')} {words(130, 160, '5')}"
    first, second = tables_of(pdf(head, rows))
    assert (first, second) == ([["label", "label", "n"]], [["a", "", "5"]])


def test_a_label_over_many_rows_may_lack_its_edge_where_a_page_ends():
    first = (
        f"{grid((60, 100), (70, 120, 160))} {flat(100, 20, 160)} {tall(20, 10, 100)} {tall(70, 10, 100)}"
        f" {words(30, 75, 'group')} {words(75, 75, 'a')} {words(130, 75, '5')}"
    )
    second = f"{grid((140, 190), (70, 120, 160))} {words(75, 160, 'b')} {words(130, 160, '6')}"
    one, other = tables_of(pdf(first, second))
    assert one[0] == ["group", "a", "5"]
    assert other == [["", "b", "6"]]


def test_a_number_that_a_page_cuts_in_two_is_none():
    head = grid((20, 60), (20, 120, 160))
    first = f"{head} {words(30, 35, 'label')} {words(130, 35, '96')}"
    second = f"{grid((140, 190), (20, 120, 160))} {words(130, 160, '2')}"
    assert tables_of(pdf(first, second)) == [[["label", "96\n2"]], [["", ""]]]


def test_a_frame_around_a_table_is_no_table():
    frame = f"{grid((5, 12, 195), (5, 295))} {words(20, 150, 'before')}"
    page = f"{frame} {TWO_BY_TWO} {words(25, 75, '1')} {words(25, 35, '2')}"
    assert tables_of(pdf(page)) == [[["1", ""], ["2", ""]]]
    assert "before" in [
        b.text for b in printed(pdf(page), "a.pdf").blocks if isinstance(b, Paragraph)
    ]


def test_edges_drawn_twice_a_little_apart_make_no_rows_of_their_own():
    drawn = " ".join(f"{x} {y} 38 38 re S" for x in (20, 60) for y in (20, 60))
    page = f"{drawn} {flat(52, 20, 58)} {words(65, 75, '1')} {words(65, 30, '2')}"
    assert tables_of(pdf(page)) == [[["", "1"], ["", "2"]]]


def lines_of_a_column(*texts: str, left: float = 200.0, apart: float = 20.0) -> list[PageLine]:
    """Lines one below the other, each as long as its words."""
    return [
        PageLine(1, left, left + 10 * len(text), 100 + apart * n, 10, text)
        for n, text in enumerate(texts)
    ]


def paragraphs(lines: list[PageLine]) -> list[str]:
    return [block.text for block in joined(lines) if isinstance(block, Paragraph)]


FULL = "一二三四五六七八九十"


def test_lines_of_a_narrow_column_beside_longer_ones_are_one_paragraph():
    column = lines_of_a_column(FULL, FULL, FULL, "完。", FULL, "完。")
    above = [PageLine(1, 10, 500, 40, 10, "长" * 49)]
    assert paragraphs(above + column)[1:] == [f"{FULL * 3}完。", f"{FULL}完。"]


@pytest.mark.parametrize("number", ["4.", "（二）", "三、", "2．"])
def test_a_number_after_a_sentence_that_ended_full_begins_a_paragraph(number):
    lines = lines_of_a_column(FULL, FULL, "二三四五六七八九十。", f"{number}四五六七八九十", "完。")
    assert paragraphs(lines)[1].startswith(number)


def test_the_title_of_a_section_begins_a_paragraph_below_the_longest_line():
    lines = lines_of_a_column("青禾县水务局年度报告", "一、总体情况", "二、主动公开")
    assert paragraphs(lines) == ["青禾县水务局年度报告", "一、总体情况", "二、主动公开"]


def test_a_number_within_a_sentence_begins_no_paragraph():
    lines = lines_of_a_column(FULL, FULL, "二三四五六七八九共、", "12.5万元，四五六七", "完。")
    assert len(paragraphs(lines)) == 1


def test_room_between_two_lines_parts_paragraphs():
    above = lines_of_a_column(FULL, FULL, FULL)
    below = [replace(line, top=line.top + 80) for line in lines_of_a_column(FULL, "完。")]
    assert paragraphs(above + below) == [FULL * 3, f"{FULL}完。"]


def broken(values: dict[CellKey, str], key: CellKey, text: str):
    return spoiled("requests", lambda rows: [
        [[text if cell[0] == f"<{key}>" else cell[0], *cell[1:]] for cell in row] for row in rows
    ], {**values, key: f"<{key}>"})  # fmt: skip


@pytest.mark.parametrize(
    ("digits", "number", "doubted"), [("35\u00ad25", "3525", False), ("35\u00ad26", "", True)]
)
def test_a_number_put_together_has_to_fit_its_sums(digits, number, doubted):
    key = CellKey("requests", "received", "total")
    values = adding_up()
    read = broken(values, key, digits)
    assert not wrong(read, values)
    assert read.submission.numbers[key].text == number
    assert bool(read.readings[key].doubts) == doubted


def test_a_number_put_together_that_no_sum_covers_is_marked():
    key = CellKey("licenses", "administrative_licenses", "decisions")
    values = adding_up()
    assert key in values
    digits = values[key][:3] + "\u00ad" + values[key][3:]
    rows = {"disclosure": rows_of("disclosure", values | {key: digits})}
    read = imported(page({name: table_html(table) for name, table in rows.items()}))
    assert read.submission.numbers[key].text == values[key]
    assert "分成几行" in read.readings[key].doubts


def test_a_page_whose_words_are_turned_is_read_upright_however_it_is_shown():
    across = f"{TWO_BY_TWO} {words(25, 75, '12')} {words(65, 35, '34')}"
    upward = f"q 0 1 -1 0 200 0 cm {across} Q"
    assert tables_of(pdf(across, turned=90)) == tables_of(pdf(across))
    assert tables_of(pdf(upward)) == tables_of(pdf(across))


def test_signs_of_a_font_without_codes_are_unknown_never_other_digits():
    # glyphs 1 to 4 are no letters; the same font's glyph 0x35 is any sign but the digit 5
    font = "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/X/DescendantFonts[<</Type/Font"
    font += "/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]"

    def drawn(codes: str) -> bytes:
        page = f"{TWO_BY_TWO} BT /F 10 Tf 25 75 Td {codes} Tj ET {words(25, 35, 'x').replace('(x)', '<0035>')}"
        return pdf(page).replace(b"/Type/Font/Subtype/Type1/BaseFont/Helvetica", font.encode())

    with pytest.raises(ImportRefusedError, match="没有文字编码"):
        printed(drawn("<0001000200350036>"), "a.pdf")
