import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from schemas.form.editions.y2021 import EDITION
from scripts.report.model import Report, ReportSection, Signature, SubHeading, TableBlock, Text
from scripts.report.word.body import balanced, signature_indents
from scripts.report.word.text import width
from scripts.report.word.write import report_bytes
from tests.word.reading import cells_of, faults, field_characters, opened, text_of
from tests.word.sample import report, table, with_organ, word_file

NAMES = st.text(
    st.sampled_from("省市县区局委会办公室甲乙丙丁戊己庚辛壬癸"), min_size=1, max_size=60
)


def with_text(text: str) -> Report:
    made = report()
    section = ReportSection("overview", made.sections[0].heading, (Text(text),))
    return replace(made, sections=(section, *made.sections[1:]))


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in opened(content).paragraphs]


def styled(content: bytes, style: str) -> list[str]:
    return [text for name, text in paragraphs(content) if name == style]


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("run_in", [False, True])
def test_the_report_is_a_sound_word_file(tmp_path, draft, run_in):
    made = replace(report(run_in=run_in), draft=draft)
    assert faults(word_file(made, tmp_path / "报告.docx")) == []


def test_the_same_report_gives_the_same_bytes():
    made = replace(report(), draft=True)
    assert report_bytes(made) == report_bytes(made)


def test_a_report_does_not_tell_on_which_system_it_was_made():
    with zipfile.ZipFile(io.BytesIO(report_bytes(report()))) as archive:
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_all_three_tables_stand_in_the_file_as_the_form_has_them():
    tables = opened(report_bytes(report())).element.body.findall(qn("w:tbl"))
    for section, written in zip(("disclosure", "requests", "review"), tables, strict=True):
        block = table(section)
        texts = {(cell[0], cell[1]): cell[4] for cell in cells_of(written)}
        printed = {cell.key: texts[cell.row, cell.column] for cell in block.grid.value_cells()}
        assert printed == block.values


def test_headings_come_in_the_order_of_the_form():
    content = report_bytes(report())
    assert styled(content, "Heading 1") == [section.heading() for section in EDITION.sections]
    assert styled(content, "Heading 2")[:2] == ["（一）主动公开情况", "（二）依申请公开情况"]
    assert styled(content, "Heading 3") == ["1.本年度情况"]


def test_the_title_is_one_paragraph_of_two_lines():
    assert styled(report_bytes(report()), "Title") == [
        "青禾县水务局\n2024年政府信息公开工作年度报告"
    ]


def test_a_heading_on_the_line_of_its_text_is_dressed_by_a_style():
    document = opened(report_bytes(report(run_in=True)))
    (found,) = (p for p in document.paragraphs if p.text.startswith("（二）依申请公开情况。"))
    assert found.runs[0].style.name == "段首小标题"
    assert found.runs[0].text == "（二）依申请公开情况。"
    assert found.style.name == "公文正文"


def test_words_are_dressed_by_styles_alone():
    body = opened(report_bytes(report(run_in=True))).element.body
    for look in body.iter(qn("w:rPr")):
        assert {child.tag for child in look} <= {qn("w:rStyle"), qn("w:rFonts")}
    for fonts in body.iter(qn("w:rFonts")):
        assert dict(fonts.attrib) == {qn("w:hint"): "eastAsia"}


@pytest.mark.parametrize("mark", "“”‘’—…·")
def test_marks_that_exist_in_two_widths_are_printed_wide(mark):
    body = opened(report_bytes(with_text(f"前{mark}后"))).element.body
    (piece,) = (t for t in body.iter(qn("w:t")) if t.text == f"前{mark}后")
    assert piece.getparent().find(f".//{qn('w:rFonts')}").get(qn("w:hint")) == "eastAsia"


def test_plain_words_carry_no_marks():
    body = opened(report_bytes(with_text("没有引号，2024年。"))).element.body
    (piece,) = (t for t in body.iter(qn("w:t")) if t.text == "没有引号，2024年。")
    assert piece.getparent().find(qn("w:rPr")) is None


@given(st.text(max_size=60))
def test_any_text_a_cell_can_hold_is_written(text):
    content = report_bytes(with_text(text))
    printed = paragraphs(content)[3][1]
    plain = re.sub(r"\r\n|[\r\v\f\x85\u2028\u2029]", "\n", text)
    kept = re.sub("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", plain)
    assert printed.replace("\u00a0", " ") == kept.replace("\u00a0", " ")


def test_a_number_grouped_by_spaces_is_never_parted():
    texts = styled(report_bytes(with_text("发放12 800 500册，1 980条，12 年 345条。")), "公文正文")
    assert "发放12\u00a0800\u00a0500册，1\u00a0980条，12 年 345条。" in texts


def test_brackets_and_ampersands_are_words():
    assert 'A<B>&"C" {{年度}}' in styled(report_bytes(with_text('A<B>&"C" {{年度}}')), "公文正文")


def test_every_field_that_begins_ends():
    fields = field_characters(report_bytes(replace(report(), draft=True)))
    assert fields == {f"word/footer{n}.xml": ["begin", "separate", "end"] for n in (1, 2)}


def test_properties_name_the_report_its_organ_and_no_moment_of_the_clock():
    properties = opened(report_bytes(report())).core_properties
    assert properties.title == "青禾县水务局2024年政府信息公开工作年度报告"
    assert properties.author == "青禾县水务局"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def test_a_name_too_long_for_a_property_is_shortened_there():
    assert len(opened(report_bytes(with_organ("局" * 300))).core_properties.author) == 255


def test_the_signature_never_stands_alone_on_a_page():
    document = opened(report_bytes(report()))
    last, organ, date = document.paragraphs[-3:]
    assert last.paragraph_format.keep_with_next
    assert organ.style.paragraph_format.keep_with_next
    assert (organ.text, date.text) == ("青禾县水务局", "2025年1月16日")


@pytest.mark.parametrize("signature", [Signature("", ""), Signature("青禾县水务局", "")])
def test_a_signature_may_lack_its_parts(signature):
    content = report_bytes(replace(report(), signature=signature))
    assert styled(content, "落款日期") == []
    assert styled(content, "落款署名") == ([signature.organ] if signature.organ else [])


@pytest.mark.parametrize(
    ("organ", "date", "sealed", "indents"),
    [
        ("青禾县水务局", "2025年1月16日", True, (4.25, 4)),  # the name over the middle of the date
        ("青禾县人民政府信息公开办公室", "2025年1月6日", True, (0, 4)),
        ("青禾县人民政府政务公开领导小组办公室", "2025年1月6日", True, (0, 6)),
        ("青禾县水务与移民工作局", "2025年1月6日", False, (2, 5)),  # date two to the right
        ("水务局", "2025年1月16日", False, (7.5, 2)),  # the date is longer: it leaves two
        ("青禾县水务局" * 7, "2025年1月16日", False, (2, 14.5)),  # two lines of 21
        ("青禾县水务局" * 10, "2025年1月16日", True, (0, 7.25)),  # three, the longest of 21
        ("青禾县水务局", "", True, (4, 4)),
        ("青禾县水务局", "", False, (2, 2)),
    ],
)
def test_the_signature_stands_where_the_standard_puts_it(organ, date, sealed, indents):
    assert signature_indents(Signature(organ, date, sealed)) == indents


@given(NAMES)
def test_a_long_name_is_broken_into_balanced_lines_and_nothing_is_lost(name):
    lines = balanced(name)
    assert "".join(lines) == name
    assert all(width(line) <= 20 for line in lines)
    assert len(lines) == -(-width(name) // 20)


def test_a_long_name_breaks_where_a_word_ends():
    assert balanced("青禾县自然资源和规划局与移民工作管理服务中心站") == [
        "青禾县自然资源和规划局",
        "与移民工作管理服务中心站",
    ]
    assert balanced("新疆维吾尔自治区巴音郭楞蒙古自治州和静县水利局") == [
        "新疆维吾尔自治区",
        "巴音郭楞蒙古自治州和静县水利局",
    ]


def test_a_name_in_brackets_stays_together_where_the_lines_allow():
    assert balanced("青禾县人民政府办公室（青禾县政务服务和大数据管理局）") == [
        "青禾县人民政府办公室",
        "（青禾县政务服务和大数据管理局）",
    ]
    assert balanced("青禾县林业局（青禾县水利局、青禾县执法大队、县种子站）", 20)[0].endswith("、")


def test_a_name_is_not_broken_within_a_word_that_begins_like_an_ending():
    name = "云岭彝族自治州云岭县农业农村和乡村振兴工作领导小组办公室（云岭县农业农村局）"
    first, second = balanced(name, 26)
    assert not (first.endswith("乡") and second.startswith("村"))
    assert [balanced("青禾县自然保护区管理委员会及市场监管局", 14)] == [
        ["青禾县自然保护区", "管理委员会及市场监管局"]
    ]


def test_headings_numbered_in_digits_look_like_the_third_level_and_miss_no_step_of_the_outline():
    blocks = (SubHeading("1.甲", 3), Text("有。"))
    section = ReportSection("other_matters", "六、其他需要报告的事项", blocks)
    content = report_bytes(replace(report(), sections=(section,)))
    (heading,) = [p for p in opened(content).paragraphs if p.text == "1.甲"]
    assert heading.style.name == "Heading 3"
    assert heading._p.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "1"
    mixed = replace(section, blocks=(SubHeading("（一）乙"), *blocks))
    content = report_bytes(replace(report(), sections=(mixed,)))
    (heading,) = [p for p in opened(content).paragraphs if p.text == "1.甲"]
    assert heading._p.pPr.find(qn("w:outlineLvl")) is None


def test_tables_that_follow_each_other_stay_two():
    made = report()
    both = ReportSection("review", "四、两张表", (table("review"), table("review")))
    content = report_bytes(replace(made, sections=(both,), signature=Signature("", "")))
    tags = [element.tag for element in opened(content).element.body]
    tables = [n for n, tag in enumerate(tags) if tag == qn("w:tbl")]
    assert [tags[n + 1] for n in tables] == [qn("w:p"), qn("w:p")]


def test_a_table_keeps_its_rows_together_and_lets_the_next_page_go():
    tables = opened(report_bytes(report())).element.body.findall(qn("w:tbl"))
    released = [len(list(written.iter(qn("w:keepNext")))) for written in tables]
    assert released == [
        2 + 2,
        8,
        15,
    ]  # the last row, and that before the last of the four in table 2


def test_a_draft_is_marked_in_every_header_a_page_can_have():
    document = opened(report_bytes(replace(report(), draft=True)))
    (section,) = document.sections
    for header in (section.header, section.even_page_header):
        assert not header.is_linked_to_previous
        assert text_of(header.part.element) == "草稿"
        shape = header.part.element.find(".//{urn:schemas-microsoft-com:vml}textpath[@string]")
        assert shape.get("string") == "草稿"


def test_a_finished_report_is_not_marked():
    section = opened(report_bytes(report())).sections[0]
    assert section.header.is_linked_to_previous
    assert section.even_page_header.is_linked_to_previous


def test_values_are_printed_as_given():
    block = table("disclosure")
    key = EDITION.table("fees").cell_keys()[0]
    block = TableBlock(block.title, block.grid, {**block.values, key: "59237.2449"})
    section = ReportSection("disclosure", "二、主动公开政府信息情况", (block,))
    content = report_bytes(replace(report(), sections=(section,)))
    assert "59237.2449" in text_of(opened(content).element.body)
