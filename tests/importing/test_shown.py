"""What a person sees in a file is read: not what is hidden or struck through, and marks only as marks."""

import io
import zipfile

import pytest

from schemas.form.model import CellKey
from scripts.importing.formats import printed, read_report
from scripts.importing.printed import Paragraph
from scripts.report.assemble import report_of
from scripts.report.word.write import report_bytes
from tests.importing.printing import (
    as_html,
    blanks,
    counted,
    imported,
    page,
    rows_of,
    table_html,
    wrong,
)
from tests.importing.test_hostile import W
from tests.samples import city

KEY = CellKey("requests", "received", "natural_person")
MARKED = (
    "<sup>1</sup>",
    "<span style='vertical-align: super'>1</span>",
    "<sup><a href='#1'>[1]</a></sup>",
)
UNSEEN = "<s>{}</s>", "<del>{}</del>", "<span style='text-decoration:line-through'>{}</span>", (
    "<span style='display:none'>{}</span>"
), "<span style='font-size:0px'>{}</span>"  # fmt: skip


def printed_as(markup: str):
    """A page with one of its numbers replaced by markup."""
    values = counted()
    number = values[KEY]
    tables = {key: table_html(rows_of(key, values)) for key in ("requests", "review")}
    cell = f">{number}<"
    assert tables["requests"].count(cell) == 1
    tables["requests"] = tables["requests"].replace(cell, f">{markup.format(number)}<")
    return imported(page(tables))


@pytest.mark.parametrize("mark", MARKED)
@pytest.mark.parametrize("within", ["{{}}{}", "<p><b>{{}}{}</b></p>"])
def test_the_mark_of_a_footnote_is_no_digit_of_the_number(mark, within):
    read = printed_as(within.format(mark))
    assert not wrong(read)
    assert read.submission.numbers[KEY].blank
    assert "原文为" in read.readings[KEY].doubts


@pytest.mark.parametrize("way", UNSEEN)
def test_what_is_struck_through_or_hidden_on_a_page_is_not_read(way):
    read = printed_as(way.format("9") + "{}")
    assert not wrong(read)
    assert not read.submission.numbers[KEY].blank


@pytest.mark.parametrize(
    "where", ["<tr style='display:none'><td>规章</td><td>7</td><td>8</td><td>9</td></tr>", ""]
)
def test_hidden_rows_and_cells_of_a_page_are_not_read(where):
    values = counted()
    table = table_html(rows_of("disclosure", values))
    hidden = "<td style='display:none' rowspan='1' colspan='1'>5</td>"
    table = table.replace(
        '<td rowspan="1" colspan="1">规章', f'{hidden}<td rowspan="1" colspan="1">规章'
    )
    read = imported(page({"disclosure": table.replace("</table>", f"{where}</table>")}))
    assert not wrong(read)
    assert not [key for key in blanks(read) if key.startswith("documents")]


def test_a_page_that_stands_in_a_form_is_read():
    text = (
        as_html(city())
        .replace("<body>", "<body><form id='form1'>")
        .replace("</body>", "</form></body>")
    )
    assert not blanks(imported(text))


def test_of_a_page_of_frames_the_one_with_the_tables_is_read():
    def part(text: str) -> str:
        return f"--x\nContent-Type: text/html; charset=utf-8\n\n{text}\n"

    around = "<html><body><p>青禾县人民政府 政府信息公开 首页</p></body></html>"
    saved = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    data = f"{saved}{part(around)}{part(as_html(city()))}--x--\n".encode()
    assert not blanks(read_report(data, "a.mht"))


def word(change, **parts: str) -> bytes:
    """The report of a city in Word with its XML changed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(report_bytes(report_of(city())))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        archive.writestr("word/document.xml", change(source.read("word/document.xml").decode()))
        archive.writestr("word/styles.xml", source.read("word/styles.xml"))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("how", "read_as"),
    [
        ('<w:vertAlign w:val="superscript"/>', ""),
        ("<w:strike/>", "number"),
        ("<w:vanish/>", "number"),
        ('<w:vanish w:val="0"/>', "both"),
    ],
)
def test_a_run_of_a_word_cell_counts_as_it_is_shown(how, read_as):
    number = city().numbers[KEY].text
    run = f"<w:r><w:rPr>{how}</w:rPr><w:t>7</w:t></w:r>"

    def change(xml: str) -> str:
        at = xml.index(f">{number}</w:t>")
        end = xml.index("</w:p>", at)
        return xml[:end] + run + xml[end:]

    imported_word = read_report(word(change), "a.docx")
    assert any("删除线" in note for note in imported_word.notes) == ("strike" in how)
    read = imported_word.submission.numbers[KEY]
    assert read.text == {"": "", "number": number, "both": f"{number}7"}[read_as]


LISTS = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="5">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)


def counted_lines(*lines: tuple[int, object, str], lists: str = LISTS) -> list[str]:
    """Paragraphs of (list, level, words), list 0 for none, as they are read."""
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{words}</w:t></w:r></w:p>"
        for number, level, words in lines
    )
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    blocks = printed(word(lambda _: xml, numbering=lists), "a.docx").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_numbers_that_word_counts_by_itself_stand_before_their_paragraphs():
    assert counted_lines(
        (3, 0, "主动公开"), (3, 1, "甲"), (3, 1, "乙"), (0, 0, "正文。"), (3, 0, "依申请公开"),
        (3, 1, "丙"), (3, 2, "点"), (4, 0, "另一列"), (9, 0, "没有这个列表"),
    ) == [
        "（一）主动公开", "1.甲", "2.乙", "正文。", "（二）依申请公开",
        "1.丙", "点", "（一）另一列", "没有这个列表",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:start w:val="1"', 'w:start w:val="99999"'),
        ('w:start w:val="1"', f'w:start w:val="{"9" * 5000}"'),
        ('w:start w:val="1"', 'w:start w:val="²"'),
        ('w:lvl w:ilvl="2"', 'w:lvl w:ilvl="x"'),
        ('w:lvl w:ilvl="2"', 'w:lvl w:ilvl="-1"'),
    ],
)
def test_a_list_counted_in_an_odd_way_leaves_the_words_to_be_read(old, new):
    lines = (3, 0, "主动公开"), (3, 1, "甲"), (3, "²", "乙"), (3, "9" * 5000, "丙"), (3, 0, "丁")
    read = counted_lines(*lines, lists=LISTS.replace(old, new))
    words = ["主动公开", "甲", "乙", "丙", "丁"]
    assert all(each.endswith(word) for each, word in zip(read, words, strict=True))


def test_a_number_that_is_typed_is_not_printed_twice():
    assert counted_lines((3, 0, "（一）主动公开"), (3, 0, "其他")) == [
        "（一）主动公开",
        "（二）其他",
    ]


def test_a_footnote_is_told_with_its_words():
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0">'
        "<w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>"
        '<w:footnote w:id="1"><w:p><w:r><w:t>不含乡镇。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = io.BytesIO(report_bytes(report_of(city())))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    told = printed(data.getvalue(), "a.docx").notes
    assert told == ("文件里有脚注或尾注，没有读取：“不含乡镇”",)
