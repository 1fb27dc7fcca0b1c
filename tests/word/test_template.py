import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from schemas.errors import InputError, TemplateError
from scripts.paths.template_file import office_template
from scripts.report.model import Report
from scripts.report.word.base import BASE
from scripts.report.word.write import report_bytes
from tests.word.reading import cells_of, faults, opened, text_of
from tests.word.sample import report, table, word_file
from tests.word.templates import (
    CONTROL,
    V,
    W,
    in_chinese_word,
    letterhead,
    saved,
    split,
    text_box,
    with_control,
    with_mark,
)


def filled(document: Any, tmp_path: Path, made: Report | None = None) -> Any:
    return opened(report_bytes(made or report(), saved(document, tmp_path).read_bytes()))


def texts(document: Any) -> list[str]:
    return [p.text for p in document.paragraphs]


def refusal(path: Path) -> str:
    with pytest.raises((InputError, TemplateError)) as refused:
        report_bytes(report(), office_template(path), path.name)
    sentence = str(refused.value)
    assert sentence.endswith("。")
    assert path.name in sentence
    return sentence


@pytest.mark.parametrize("mark", [with_control, with_mark, lambda page: with_mark(page, 4)])
def test_the_report_takes_the_place_of_the_mark(tmp_path, mark):
    page = mark(letterhead())
    page.add_paragraph("抄送：县档案馆")
    written = filled(page, tmp_path)
    assert texts(written)[:2] == ["青禾县文件", "青禾县水务局\n2024年政府信息公开工作年度报告"]
    assert texts(written)[-2:] == ["2025年1月16日", "抄送：县档案馆"]
    assert "{{" not in text_of(written.element)
    assert "单击此处" not in text_of(written.element)


def test_all_tables_come_from_the_form(tmp_path):
    tables = filled(with_mark(letterhead()), tmp_path).element.body.findall(qn("w:tbl"))
    for section, written in zip(("disclosure", "requests", "review"), tables, strict=True):
        block = table(section)
        found = {(cell[0], cell[1]): cell[4] for cell in cells_of(written)}
        values = {cell.key: found[cell.row, cell.column] for cell in block.grid.value_cells()}
        assert values == block.values


def test_a_filled_template_is_a_sound_word_file(tmp_path):
    template = saved(with_control(letterhead()), tmp_path)
    assert faults(template) != []  # python-docx' page has a part that must agree with its styles
    made = replace(report(run_in=True), draft=True)
    assert faults(word_file(made, tmp_path / "报告.docx", template)) == []


def test_the_template_itself_stays_as_it_is(tmp_path):
    template = saved(with_mark(letterhead()), tmp_path)
    before = template.read_bytes()
    written = [word_file(report(), tmp_path / name, template) for name in ("1.docx", "2.docx")]
    assert written[0].read_bytes() == written[1].read_bytes()
    assert template.read_bytes() == before


def test_styles_of_the_office_stay_and_missing_ones_are_added(tmp_path):
    written = filled(with_mark(letterhead()), tmp_path)
    assert written.styles["Heading 1"].font.size.pt == 18
    assert written.styles["公文正文"].font.size.pt == 16
    assert written.styles["报告表格"].element.get(qn("w:styleId")) == "ReportTable"
    used = {e.get(qn("w:val")) for e in written.element.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= {style.style_id for style in written.styles}


def test_styles_are_found_by_name_whatever_their_id(tmp_path):
    written = filled(in_chinese_word(with_mark(letterhead())), tmp_path)
    (heading,) = (p for p in written.paragraphs if p.text == "一、总体情况")
    assert heading._p.pPr.pStyle.val == "1"
    assert written.styles["公文正文"].element.find(qn("w:basedOn")).get(qn("w:val")) == "a"
    names = [style.name for style in written.styles]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["标题 1", "heading 1,章", "HEADING 1"])
def test_a_heading_of_the_office_is_used_whatever_program_named_it(tmp_path, name):
    page = with_mark(letterhead())
    style = page.styles["Heading 1"].element
    style.find(qn("w:name")).set(qn("w:val"), name)
    written = filled(page, tmp_path)
    (heading,) = (p for p in written.paragraphs if p.text == "一、总体情况")
    assert heading._p.pPr.pStyle.val == style.get(qn("w:styleId"))


def test_a_style_of_another_type_is_not_taken_for_ours(tmp_path):
    page = with_mark(letterhead())
    page.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="character" w:styleId="c1"><w:name w:val="公文正文"/></w:style>'
        )
    )
    written = filled(page, tmp_path)
    body = next(p for p in written.paragraphs if p.text.startswith("本报告统计期限"))
    assert body._p.pPr.pStyle.val == "ReportBody"
    assert written.styles["公文正文（报告）"].style_id == "ReportBody"


def test_an_id_that_is_taken_by_another_style_is_not_used_twice(tmp_path):
    page = with_mark(letterhead())
    page.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="paragraph" w:styleId="ReportBody"><w:name w:val="通知正文"/></w:style>'
        )
    )
    written = filled(page, tmp_path)
    ids = [style.style_id for style in written.styles]
    assert len(ids) == len(set(ids))
    assert written.styles["公文正文"].style_id == "ReportBody_"


def test_placeholders_are_filled_everywhere_and_across_runs(tmp_path):
    page = letterhead()
    split(page.add_paragraph(), "〔{{ 年度 }}〕1号", 7)
    page.add_table(1, 1).cell(0, 0).text = "{{单位名称}}"
    page.element.body.insert(-1, text_box("{{成文日期}}印发"))
    page.sections[0].header.paragraphs[0].text = "{{单位名称}}"
    split(page.sections[0].footer.paragraphs[0], "{{年度}}年{{单位名称}}", 5)
    written = filled(with_mark(page), tmp_path)
    assert "〔2024〕1号" in texts(written)
    assert written.tables[0].cell(0, 0).text == "青禾县水务局"
    assert "外2025年1月16日印发面" in text_of(written.element)
    assert written.sections[0].header.paragraphs[0].text == "青禾县水务局"
    assert written.sections[0].footer.paragraphs[0].text == "2024年青禾县水务局"


def test_placeholders_may_be_typed_in_full_width(tmp_path):
    page = letterhead()
    page.add_paragraph("｛｛年度｝｝年")
    page.add_paragraph("｛｛正文｝｝")
    written = texts(filled(page, tmp_path))
    assert "2024年" in written
    assert "｛" not in "".join(written)


def test_a_placeholder_keeps_the_look_of_its_beginning(tmp_path):
    page = letterhead()
    line = page.add_paragraph()
    line.add_run("{{单位").bold = True
    line.add_run("名称}}文件")
    (found,) = (p for p in filled(with_mark(page), tmp_path).paragraphs if "局文件" in p.text)
    assert [(run.text, run.bold) for run in found.runs] == [("青禾县水务局", True), ("文件", None)]


def test_braces_in_the_words_of_the_clerk_are_words(tmp_path):
    made = report()
    odd = replace(
        made, lead=(replace(made.lead[0], text="{{年度}}和{{别的}}"),), organ="{{年度}}局"
    )
    page = letterhead()
    page.add_paragraph("{{单位名称}}{{年度}}")
    written = texts(filled(with_mark(page), tmp_path, odd))
    assert "{{年度}}局2024" in written
    assert "{{年度}}和{{别的}}" in written


def test_a_template_with_a_title_of_its_own_is_not_given_a_second_one(tmp_path):
    page = letterhead()
    page.add_paragraph("{{单位名称}}{{年度}}年政府信息公开工作年度报告")
    found = texts(filled(with_mark(page), tmp_path))
    assert [text for text in found if "年度报告" in text] == [
        "青禾县水务局2024年政府信息公开工作年度报告"
    ]


def test_a_section_that_ended_at_the_mark_still_ends_there(tmp_path):
    page = with_mark(letterhead())
    page.add_section(WD_SECTION.NEW_PAGE)
    page.sections[1].orientation = WD_ORIENT.LANDSCAPE
    # Word keeps a section's properties in its last paragraph: make that the mark
    mark, ending = page.element.body.findall(qn("w:p"))[-2:]
    mark.insert(0, ending.find(qn("w:pPr")))
    page.element.body.remove(ending)
    page.add_paragraph("附件")
    written = filled(page, tmp_path)
    assert len(written.sections) == 2
    assert written.sections[1].orientation == WD_ORIENT.LANDSCAPE
    assert texts(written)[-3:] == ["2025年1月16日", "", "附件"]


def test_tables_are_as_wide_as_the_page_of_the_office(tmp_path):
    page = letterhead()
    page.sections[0].page_width, page.sections[0].left_margin = Mm(210), Mm(40)
    written = filled(with_mark(page), tmp_path)
    for found in written.element.body.findall(qn("w:tbl")):
        columns = [int(c.get(qn("w:w"))) for c in found.iter(qn("w:gridCol"))]
        assert sum(columns) == pytest.approx(140 / 25.4 * 1440, abs=2)


def test_what_floats_beside_the_mark_stands_in_the_first_line_of_the_report(tmp_path):
    page = letterhead()
    line = page.add_paragraph("{{正文}}")
    line._p.append(
        parse_xml(
            f'<w:r {W} {V}><w:pict><v:line id="red" style="position:absolute" from="0,0" '
            'to="400pt,0"/></w:pict></w:r>'
        )
    )
    written = filled(page, tmp_path).paragraphs
    (holder,) = (p for p in written if 'id="red"' in p._p.xml)
    assert holder.text.startswith("青禾县水务局")


def test_a_control_within_a_line_stands_for_its_paragraph(tmp_path):
    page = letterhead()
    inner = CONTROL.replace("<w:p>", "").replace("</w:p>", "")
    page.add_paragraph()._p.append(parse_xml(inner))
    assert texts(filled(page, tmp_path))[-1] == "2025年1月16日"


def test_the_draft_mark_joins_the_headers_of_the_office(tmp_path):
    page = with_mark(letterhead())
    page.sections[0].different_first_page_header_footer = True
    page.sections[0].header.paragraphs[0].text = "内部资料"
    page.add_section(WD_SECTION.NEW_PAGE).header.is_linked_to_previous = False
    written = filled(page, tmp_path, replace(report(), draft=True))
    first, second = written.sections
    assert text_of(first.header.part.element) == "内部资料草稿"
    assert text_of(first.first_page_header.part.element) == "草稿"
    assert text_of(second.header.part.element) == "草稿"
    assert second.first_page_header.is_linked_to_previous


def without_part(path: Path, name: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(content, "w") as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
    return content.getvalue()


def damaged(tmp_path: Path) -> dict[str, bytes]:
    """Kind of damage -> bytes of a file that is no usable template."""
    path = saved(with_mark(letterhead()), tmp_path)
    whole = path.read_bytes()
    middle = len(whole) // 3
    return {
        "empty": b"",
        "words": "这不是Word文档".encode(),
        "old .doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "cut": whole[: len(whole) // 2],
        "bytes changed": whole[:middle] + bytes(400) + whole[middle + 400 :],
        "no document": without_part(path, "word/document.xml"),
        "no content types": without_part(path, "[Content_Types].xml"),
        "no relationships": without_part(path, "_rels/.rels"),
    }


@pytest.mark.parametrize(
    "kind",
    [
        "empty",
        "words",
        "old .doc",
        "cut",
        "bytes changed",
        "no document",
        "no content types",
        "no relationships",
    ],
)
def test_a_file_that_is_no_word_document_is_refused_in_one_sentence(tmp_path, kind):
    path = tmp_path / "坏.docx"
    path.write_bytes(damaged(tmp_path)[kind])
    assert "不是可以使用的Word文档" in refusal(path)


def test_a_workbook_by_the_name_of_a_template_is_refused(tmp_path):
    path = tmp_path / "坏.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
            '.spreadsheetml.sheet.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "不是可以使用的Word文档" in refusal(path)


def test_a_template_that_is_not_there_is_refused(tmp_path):
    assert "找不到模板" in refusal(tmp_path / "没有.docx")
    assert "找不到模板" in refusal(tmp_path)


def test_a_template_without_a_mark_is_refused_and_nothing_is_written(tmp_path):
    path = saved(letterhead(), tmp_path)
    assert "没有放报告正文的位置" in refusal(path)
    with pytest.raises(TemplateError):
        word_file(report(), tmp_path / "报告.docx", path)
    assert [found.name for found in tmp_path.iterdir()] == ["红头.docx"]


def in_a_cell(page):
    page.add_table(1, 1).cell(0, 0).text = "{{正文}}"


def in_a_text_box(page):
    page.element.body.insert(-1, text_box("{{正文}}"))


def twice(page):
    with_control(with_mark(page))


def and_in_the_header(page):
    with_mark(page).sections[0].header.paragraphs[0].text = "{{正文}}"


def beside_other_words(page):
    with_mark(page).add_paragraph("如下：{{正文}}")


@pytest.mark.parametrize(
    "place", [in_a_cell, in_a_text_box, twice, and_in_the_header, beside_other_words]
)
def test_a_mark_in_a_place_that_will_not_do_is_refused(tmp_path, place):
    page = letterhead()
    place(page)
    assert "不合用" in refusal(saved(page, tmp_path))


def test_a_placeholder_nobody_knows_is_refused_by_name(tmp_path):
    page = with_mark(letterhead())
    page.add_paragraph("{{年份}}")
    sentence = refusal(saved(page, tmp_path))
    assert "{{年份}}" in sentence
    assert "{{单位名称}}、{{年度}}、{{成文日期}}" in sentence


def test_our_own_report_without_words_can_serve_as_a_template(tmp_path):
    page = with_mark(docx.Document(str(BASE)))
    assert texts(filled(page, tmp_path)) == texts(opened(report_bytes(report())))


def test_a_template_that_cannot_be_read_is_not_called_damaged():
    unreadable = Path("/proc/self/mem")  # a file that is there and gives nobody its beginning
    if not unreadable.is_file():
        pytest.skip("no such file on this system")
    assert "打不开" in refusal(unreadable)
