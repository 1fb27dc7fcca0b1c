"""Texts written in Word: into the workbook, section by section, with everything else left as it is."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from schemas.filled.notes import is_note
from schemas.filled.submission import Submission
from scripts.command.cli import main
from scripts.importing.formats import read_report
from scripts.record.convert import submission_of
from scripts.report.assemble import report_of
from scripts.report.material import HINT
from scripts.report.model import SubHeading, Text
from scripts.report.word.write import report_bytes
from scripts.tasks.load import load
from scripts.tasks.material import with_material
from scripts.tasks.new import new_bytes
from tests.importing.test_round_trip import said
from tests.openpyxl_books import book_in
from tests.records import record
from tests.samples import city

WORDS = "围绕群众关心的事项公开办事指南资金安排监督结果明确责任科室更新时间逾期由办公室提醒"


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return new_bytes(city())


@pytest.fixture
def book(workbook: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(workbook)
    return path


def material(tmp_path: Path, change: Callable[[docx.document.Document], None]) -> Path:
    """The template as a command writes it, changed as a person would."""
    path = tmp_path / "文字材料.docx"
    assert main(["new", "-o", str(path), "--year", "2024"]) == 0
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return path


def filled(text: Callable[[int], str]) -> Callable[[docx.document.Document], None]:
    """Every prompt of a section in words overwritten with a text."""

    def change(document: docx.document.Document) -> None:
        prompts = [p for p in document.paragraphs if p.text.startswith(f"{HINT}请在这里写")]
        for number, prompt in enumerate(prompts):
            prompt.text = text(number)

    return change


def printed(submission: Submission) -> list[tuple[str, ...]]:
    """What a report prints of its sections in words."""
    return [
        (section.heading, *(b.text for b in section.blocks if isinstance(b, SubHeading | Text)))
        for section in report_of(submission).sections
    ]


def test_the_template_has_the_headings_of_the_form_and_imports_nothing_as_it_is(
    book, tmp_path, capsys
):
    path = material(tmp_path, lambda document: None)
    headings = [p.text for p in docx.Document(str(path)).paragraphs if p.text[1:2] == "、"]
    assert headings == [section.heading() for section in city().edition.sections]
    before = book.read_bytes()
    assert main(["import", "--text", str(path), "-o", str(book)]) == 2
    assert "还没有写文字" in capsys.readouterr().err
    assert book.read_bytes() == before


@pytest.mark.parametrize("seed", range(6))
def test_what_is_written_into_the_template_stands_in_the_workbook(seed, book, tmp_path):
    chance = random.Random(seed)
    texts = ["".join(chance.choices(WORDS, k=chance.randrange(20, 400))) + "。" for _ in range(20)]
    path = material(tmp_path, filled(lambda n: texts[n]))
    before = load(book)
    assert main(["import", "--text", str(path), "-o", str(book)]) == 0
    after = load(book)
    written = [row.text.text for row in after.narrative if not row.text.blank]
    assert written == texts[: len(written)]
    assert len(written) >= 8
    assert (after.numbers, after.last_year, after.processing_fee) == (
        before.numbers,
        before.last_year,
        before.processing_fee,
    )
    assert after.fields == before.fields
    assert (tmp_path / "填报表.备份1.xlsx").exists()


def test_a_report_in_words_and_back_says_the_same(tmp_path):
    source, out = tmp_path / "文字.docx", tmp_path / "新.xlsx"
    source.write_bytes(report_bytes(report_of(city())))
    assert main(["import", "--text", str(source), "-o", str(out)]) == 0
    made = load(out)
    assert said(made) == said(city())
    assert (made.organ, made.year) == (city().organ, city().year)
    assert all(entry.number is None or entry.formula for entry in made.numbers.values())


def test_words_for_one_table_leave_those_around_the_others(tmp_path):
    around = {"review": {"after": "注：一"}, "requests": {"after": "注：二", "before": "三"}}
    there = submission_of({**record(), "notes": around}, "a.json")
    given = {**record(), "notes": {"review": {"after": "注：新"}, "requests": {"before": "新"}}}
    source = tmp_path / "文字.docx"
    source.write_bytes(report_bytes(report_of(submission_of(given, "b.json"))))
    narrative = with_material(there, source)[0].narrative
    notes = [(row.section, row.part, row.text.text) for row in narrative if is_note(row)]
    assert sorted(notes) == [
        ("requests", "after", "注：二"),
        ("requests", "before", "新"),
        ("review", "after", "注：新"),
    ]


def test_words_around_a_table_go_beside_their_labels_and_can_be_read_there(book, tmp_path):
    note = "注：不含联合印发的文件，也不含转发的文件，数字以本局归档的为准。" * 12
    source = tmp_path / "文字.docx"
    data = {**record(), "notes": {"review": {"after": note}}}
    source.write_bytes(report_bytes(report_of(submission_of(data, "a.json"))))
    assert main(["import", "--text", str(source), "-o", str(book)]) == 0
    (row,) = [row for row in load(book).narrative if row.part == "after"]
    assert row.text.text == note
    sheet = book_in(book)[row.text.sheet]
    height = sheet.row_dimensions[int(row.text.address[1:])].height
    assert height > 3 * 14.5


def test_marks_remarks_own_sheets_and_ticked_off_findings_are_kept(book, tmp_path):
    before = book_in(book)
    before["校验结果"]["C5"] = "一、总体情况"
    before["校验结果"]["D5"] = "C5"
    before["校验结果"]["E5"] = "一条提示"
    before["校验结果"]["H5"] = "已经核实，没有问题"
    before.create_sheet("自己的表")["A1"] = "备忘"
    before["三、申请办理"]["R3"] = "自己写的"
    before.save(book)
    old = load(book)
    path = material(tmp_path, filled(lambda n: f"这是第{n}段文字，写得足够长，可以当作正文。"))
    assert main(["import", "--text", str(path), "-o", str(book)]) == 0
    after = book_in(book)
    assert after["自己的表"]["A1"].value == "备忘"
    assert after["三、申请办理"]["R3"].value == "自己写的"
    assert load(book).accepted == old.accepted != ()
    assert load(book).numbers == old.numbers


def test_sections_that_the_document_lacks_stay_as_they_are_and_are_named(book, tmp_path, capsys):
    source = tmp_path / "a.txt"
    source.write_text(
        "五、存在的主要问题及改进情况\n（一）存在的主要问题\n"
        "公开不够及时，有的事项拖了半年才公开。\n（二）改进情况\n已经明确了期限。\n",
        encoding="utf-8",
    )
    before = load(book)
    assert main(["import", "--text", str(source), "-o", str(book)]) == 0
    told = capsys.readouterr().out
    assert "写入文字：五、存在的主要问题及改进情况。" in told
    assert "保持原样：一、总体情况、六、其他需要报告的事项" in told
    after = load(book)
    assert after.section("overview") == before.section("overview")
    assert [(row.part, row.text.text) for row in after.section("problems_and_improvements")] == [
        ("problems", "公开不够及时，有的事项拖了半年才公开。"),
        ("improvements", "已经明确了期限。"),
    ]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("苏州市人民政府2024年政府信息公开工作年度报告", ["“苏州市人民政府”，工作簿是“宿迁市人民政府”"]),
        ("宿迁市政府2023年政府信息公开工作年度报告", ["写的是2023年，工作簿是2024年"]),
        ("市人民政府2024年政府信息公开工作年度报告", []),
        ("2024年政府信息公开工作年度报告", []),
    ],
)  # fmt: skip
def test_a_document_of_another_body_or_year_is_told(book, tmp_path, capsys, title, told):
    source = tmp_path / "a.txt"
    source.write_text(f"{title}\n一、总体情况\n全年工作平稳。", encoding="utf-8")
    assert main(["import", "--text", str(source), "-o", str(book)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "选错了文件" in line]
    assert len(lines) == len(told)
    assert all(each in line for each, line in zip(told, lines, strict=True))


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ("（一）公开不够及时的问题", "晚了。", "（二）人手不足", "少人。", "（三）改进措施", "多招人。"),
            [("", "公开不够及时的问题", "晚了。"), ("", "人手不足", "少人。"), ("", "改进措施", "多招人。")],
        ),
        (
            ("1.力量不足", "少人。", "2.解读单一", "少图。", "3.下一步打算", "多招人。"),
            [("", "力量不足", "少人。"), ("", "解读单一", "少图。"), ("", "下一步打算", "多招人。")],
        ),
        (
            ("（一）2023年问题整改情况", "改了。", "（二）主要问题", "晚了。", "（三）改进情况", "早些。"),
            [("", "2023年问题整改情况", "改了。"), ("", "主要问题", "晚了。"), ("", "改进情况", "早些。")],
        ),
        (
            ("（一）工作中存在的短板和不足", "晚了。", "（二）下一步工作打算", "早些。"),
            [("problems", "", "晚了。"), ("improvements", "", "早些。")],
        ),
    ],
)  # fmt: skip
def test_no_sub_heading_of_section_five_is_lost_that_says_what_the_matter_is(
    book, tmp_path, lines, rows
):
    source = tmp_path / "a.txt"
    source.write_text("\n".join(("五、存在的主要问题及改进情况", *lines)), encoding="utf-8")
    assert main(["import", "--text", str(source), "-o", str(book)]) == 0
    told = load(book).section("problems_and_improvements")
    assert [(row.part, row.heading.text, row.text.text) for row in told] == rows


def test_sections_written_in_another_order_go_where_their_titles_say(book, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("五、存在的主要问题及改进情况\n晚了。\n一、总体情况\n好。", encoding="utf-8")
    assert main(["import", "--text", str(source), "-o", str(book)]) == 0
    told = [(row.section, row.text.text) for row in load(book).narrative if not is_note(row)]
    assert told[0] == ("overview", "好。")
    assert ("problems_and_improvements", "晚了。") in told


def test_pasted_tables_comments_and_tracked_changes_do_not_reach_the_workbook(
    book, tmp_path, capsys
):
    def change(document: docx.document.Document) -> None:
        filled(lambda n: f"这是第{n}段文字，写得足够长，可以当作正文。")(document)
        place = next(p for p in document.paragraphs if "第0段" in p.text)
        table = document.add_table(2, 2)
        for cell in table._cells:
            cell.text = "77"
        place._p.addnext(table._tbl)
        document.add_comment(place.runs[0], "领导的批注", "某某")
        gone = docx.oxml.parse_xml(
            '<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="9" '
            'w:author="a"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
        )
        place._p.append(gone)

    path = material(tmp_path, change)
    assert main(["import", "--text", str(path), "-o", str(book)]) == 0
    told = capsys.readouterr().out
    assert "“77 77 77 77”：这是文字材料里的表格，没有导入" in told
    assert "批注" in told
    assert "修订痕迹" in told
    words = "".join(row.text.text for row in load(book).narrative)
    assert "领导的批注" not in words
    assert "删去的话" not in words
    assert "这是第0段文字，写得足够长，可以当作正文。" in words


def test_more_rows_than_the_template_has_ready_are_written_and_counted(book, tmp_path):
    source = tmp_path / "a.txt"
    lines = [f"（{n}）第{n}个小标题\n第{n}段的正文。" for n in "一二三四五六七八九十"]
    more = [f"（十{n}）第十{n}个小标题\n第十{n}段的正文。" for n in "一二三四五六七八九"]
    most = [f"（二十{n}）又{n}个小标题\n又{n}段的正文。" for n in "一二三四五六七八九"]
    source.write_text("一、总体情况\n" + "\n".join([*lines, *more, *most]), encoding="utf-8")
    assert main(["import", "--text", str(source), "-o", str(book)]) == 0
    rows = load(book).section("overview")
    assert len(rows) == 28
    assert rows[-1].text.text == "又九段的正文。"
    sheet = book_in(book)["一、总体情况"]
    assert sheet["C32"].font.name == sheet["C10"].font.name
    assert sheet["C32"].protection.locked is False


def test_a_report_takes_its_words_from_a_document(book, tmp_path, capsys):
    path = material(tmp_path, filled(lambda n: f"第{n}项工作按期完成，没有收取信息处理费。"))
    before = book.read_bytes()
    out = tmp_path / "报告.docx"
    assert main(["report", str(book), "--text", str(path), "-o", str(out), "--draft"]) == 0
    assert "文字取自“文字材料.docx”" in capsys.readouterr().err
    wanted, _ = with_material(load(book), path)
    assert said(read_report(out.read_bytes(), "a.docx").submission) == said(wanted)
    assert book.read_bytes() == before


def test_the_workbook_written_to_prints_what_a_report_with_the_document_prints(book, tmp_path):
    path = material(tmp_path, filled(lambda n: f"2024年第{n}项工作按期完成，做法写在这里。"))
    direct, _ = with_material(load(book), path)
    assert main(["import", "--text", str(path), "-o", str(book)]) == 0
    assert printed(load(book)) == printed(direct)


def test_an_own_lead_and_an_own_title_go_to_their_places(book, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text(
        "本局自己写的导语，说明本年的工作重点和编制经过。\n五、问题与对策\n公开不够及时，有待改进。",
        encoding="utf-8",
    )
    assert main(["import", "--text", str(source), "-o", str(book)]) == 0
    after = load(book)
    assert after.fact("own_lead") == "本局自己写的导语，说明本年的工作重点和编制经过。"
    assert ("五、问题与对策", "公开不够及时，有待改进。") in printed(after)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.txt", "今天天气很好。", "一、总体情况"),
        ("a.xlsx", "", "不是文字材料"),
    ],
)
def test_what_is_no_text_document_leaves_the_workbook_alone(
    name, text, told, book, tmp_path, capsys
):
    (tmp_path / name).write_text(text, encoding="utf-8")
    before = book.read_bytes()
    assert main(["import", "--text", str(tmp_path / name), "-o", str(book)]) == 2
    assert told in capsys.readouterr().err
    assert book.read_bytes() == before


def test_a_sheet_whose_rows_were_moved_is_not_written_to(book, tmp_path, capsys):
    workbook = book_in(book)
    workbook["一、总体情况"].insert_rows(2)
    workbook.save(book)
    before = book.read_bytes()
    path = material(tmp_path, filled(lambda n: f"这是第{n}段文字，写得足够长，可以当作正文。"))
    assert main(["import", "--text", str(path), "-o", str(book)]) == 2
    assert "“一、总体情况”的行列与模板不一致" in capsys.readouterr().err
    assert book.read_bytes() == before


def test_texts_written_into_a_workbook_with_buttons_leave_them_in(tmp_path):
    import zipfile

    out = tmp_path / "填报表.xlsm"
    out.write_bytes(new_bytes(city(), macros=True))
    path = material(tmp_path, filled(lambda n: f"这是第{n}段文字，写得足够长，可以当作正文。"))
    macros = zipfile.ZipFile(io.BytesIO(out.read_bytes())).read("xl/vbaProject.bin")
    assert main(["import", "--text", str(path), "-o", str(out)]) == 0
    assert zipfile.ZipFile(io.BytesIO(out.read_bytes())).read("xl/vbaProject.bin") == macros


def test_a_report_and_texts_are_not_imported_at_once(tmp_path, capsys):
    assert main(["import", "a.docx", "--text", "b.docx", "-o", "c.xlsx"]) == 2
    assert "二者选一" in capsys.readouterr().err


COUNTED = (
    "1.总体情况",
    "（一）主动公开情况",
    "围绕群众关心的事项公开办事指南和资金安排。",
    "2.主动公开政府信息情况",
    "5.存在的主要问题及改进情况",
    "（一）存在的主要问题",
    "资料更新有时不及时，个别栏目内容较少。",
    "（二）改进情况",
    "明确责任科室和更新时间，每月检查一次。",
    "6．其他需要报告的事项",
    "全年没有收取信息处理费。",
)


def written(tmp_path: Path, lines: tuple[str, ...]) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "文字.docx"
    document.save(str(path))
    return path


def test_sections_counted_1_2_3_are_read_as_those_counted_in_chinese(book, tmp_path):
    of = {"1": "一、", "2": "二、", "5": "五、", "6": "六、"}
    chinese = tuple(of[line[0]] + line[2:] if line[0] in of else line for line in COUNTED)
    read = [with_material(load(book), written(tmp_path, lines)) for lines in (COUNTED, chinese)]
    assert printed(read[0][0]) == printed(read[1][0])
    assert {row.section for row in read[0][1].rows} == {
        "overview",
        "problems_and_improvements",
        "other_matters",
    }


def test_a_section_called_as_the_sheet_is_has_no_title_of_its_own(book, tmp_path):
    lines = (
        "一、总体情况",
        COUNTED[2],
        "五、问题与改进",
        *COUNTED[5:9],
        "六、其他事项",
        COUNTED[-1],
    )
    by_the_form = dict(
        zip(("一、", "五、", "六、"), city().edition.narrative_sections(), strict=True)
    )
    official = tuple(
        by_the_form[line[:2]].heading() if line[:2] in by_the_form else line for line in lines
    )
    read = [with_material(load(book), written(tmp_path, each))[0] for each in (lines, official)]
    assert printed(read[0]) == printed(read[1])


def test_sub_headings_counted_1_1_are_those_of_the_form(book, tmp_path):
    told = {"（一）主动": "1.1 主动", "（一）存在": "5.1存在", "（二）改进": "5.2.改进"}
    decimal = [told.get(line[:5], line[:5]) + line[5:] for line in COUNTED]
    first, second = (
        with_material(load(book), written(tmp_path, tuple(lines)))[0]
        for lines in (COUNTED, decimal)
    )
    assert printed(first) == printed(second)


def test_numbers_that_only_look_like_those_of_sub_headings_stay(book, tmp_path):
    lines = (*COUNTED[:3], "1.5倍于上年", "1.2万元的项目", *COUNTED[3:])
    words = str(printed(with_material(load(book), written(tmp_path, lines))[0]))
    assert "1.5倍于上年" in words
    assert "1.2万元的项目" in words


@pytest.mark.parametrize(
    "lines",
    [
        ("1.概况", *COUNTED),  # which of the two is the first section?
        (*COUNTED[4:], *COUNTED[:4]),  # not in the order of the form
        ("3.总体情况", "5.其他事项", "全年没有收取信息处理费。"),  # not the numbers of the form
        ("1.总体情况良好；围绕群众关心的事项公开办事指南。", "5.问题不少。"),  # sentences
    ],
)
def test_sections_counted_1_2_3_in_doubt_are_refused_with_how_to_number(
    lines, book, tmp_path, capsys
):
    source = written(tmp_path, lines)
    assert main(["import", "--text", str(source), "-o", str(book)]) == 2
    assert "序号写“一、”“二、”" in capsys.readouterr().err
