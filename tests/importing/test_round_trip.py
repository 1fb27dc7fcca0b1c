"""A report printed and read back says the same: every number, every paragraph and sub-heading."""

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from schemas.filled.notes import is_note
from schemas.filled.submission import Submission
from schemas.filled.sums import total_parts
from schemas.form.model import CellKey
from scripts.importing.formats import read_report
from scripts.record.convert import submission_of
from scripts.report.assemble import report_of
from scripts.report.model import SubHeading, Text
from scripts.report.narrative import lines
from scripts.report.word.write import report_bytes
from tests.importing.layouts import LAYOUTS
from tests.importing.printing import as_html, lines_of
from tests.records import record
from tests.rendering import convert
from tests.samples import city, with_fact

WORDS = "围绕群众关心的事项公开办事指南资金安排和监督结果明确责任科室更新时间逾期未更新由办公室提醒"


def made(seed: int) -> Submission:
    """A report with numbers and texts by chance, in every way of numbering and of headings."""
    chance = random.Random(seed)
    data = record()
    for table, rows in data["tables"].items():
        for columns in rows.values():
            for column in columns:
                number = chance.choice([0, 0, 1, 7, chance.randrange(100_000)])
                columns[column] = (
                    f"{number}.{chance.randrange(9999):04}" if table == "fees" else number
                )
    data["presentation"] = {
        "wording": chance.choice(["form", "statute"]),
        "numbering": chance.choice(["chinese", "arabic"]),
        "heading_line": chance.choice(["own_line", "run_in"]),
        "lead": chance.choice(["yes", "no"]),
        "date": chance.choice(["", "2026年1月19日"]),
    }

    def sentence() -> str:
        size = chance.randrange(20, 200)
        return "".join(chance.choice(WORDS) for _ in range(size)) + f"，共{size}件。"

    data.pop("processing_fee", None)  # its sentence would be added where no text by chance tells it
    for items in data["sections"].values():
        for item in items:
            item["text"] = "\n".join(sentence() for _ in range(chance.randrange(1, 4)))
    data["notes"] = {
        section: {
            place: sentence() for place in chance.sample(["before", "after"], chance.randrange(3))
        }
        for section in ("disclosure", "requests", "review")
    }
    return submission_of(data, "made.json")


def adding_up(submission: Submission) -> Submission:
    """The same report with totals and balances that hold: text is read only where they do."""
    return _totalled(_balanced(_totalled(submission)))


def _totalled(submission: Submission) -> Submission:
    numbers = dict(submission.numbers)
    for table in submission.edition.tables():
        for total, parts in total_parts(table).items():
            number = sum((numbers[part].number or Decimal(0) for part in parts), Decimal(0))
            numbers[total] = replace(numbers[total], number=number, text=str(number))
    return replace(submission, numbers=numbers)


def _balanced(submission: Submission) -> Submission:
    """With what is left over carried to the next year, or, if less than nothing, received more."""
    numbers = dict(submission.numbers)
    for column in {key.column for key in numbers if key.table == "requests"}:
        rows = "received", "carried_from_last_year", "total", "carried_to_next_year"
        received, carried, done, rest = (CellKey("requests", row, column) for row in rows)
        left = sum(int(numbers[key].text) for key in (received, carried)) - int(numbers[done].text)
        more = int(numbers[received].text) + max(0, -left)
        for key, number in ((received, more), (rest, max(0, left))):
            numbers[key] = replace(numbers[key], number=Decimal(number), text=str(number))
    return replace(submission, numbers=numbers)


def without_notes(submission: Submission) -> Submission:
    """The same without words around the tables: pasted as lines, they cannot be told from rows."""
    words = tuple(row for row in submission.narrative if not is_note(row))
    return replace(submission, narrative=words)


def said(submission: Submission) -> list[str]:
    """Sub-headings and paragraphs in order, section by section, without their numbers."""
    return list(_said(submission))


def _said(submission: Submission) -> Iterator[str]:
    for section in (each.key for each in submission.edition.sections):
        yield section
        part = ""
        for row in submission.section(section):
            if row.part != part and section != "overview":
                part = row.part
                yield part
            yield from filter(None, [row.heading.text])
            yield from lines(row.text.text)


def assert_same(submission: Submission, content: bytes, name: str) -> None:
    read = read_report(content, name).submission
    numbers = {key: entry.text for key, entry in read.numbers.items()}
    assert numbers == {key: entry.text for key, entry in submission.numbers.items()}
    assert said(read) == said(submission)
    assert (read.organ, read.year) == (submission.organ, submission.year)
    assert report_of(read).signature.date == report_of(submission).signature.date


@pytest.mark.parametrize("seed", range(12))
def test_a_word_report_comes_back_whole(seed):
    submission = made(seed)
    assert_same(submission, report_bytes(report_of(submission)), "报告.docx")


@pytest.mark.parametrize("seed", range(12))
def test_a_web_page_comes_back_whole(seed):
    submission = made(seed)
    assert_same(submission, as_html(submission).encode(), "报告.html")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_in_the_layout_of_a_site_comes_back_whole(seed, layout):
    submission = made(seed)
    page = LAYOUTS[layout](submission)
    assert_same(submission, page.encode("gb18030" if layout == "pasted" else "utf-8"), "报告.html")
    read = read_report(page.encode(), "报告.html").submission
    assert report_of(read).lead == report_of(submission).lead


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_pasted_line_by_line_comes_back_whole(seed, encoding):
    submission = without_notes(adding_up(made(seed)))
    assert_same(submission, "\n".join(lines_of(submission)).encode(encoding), "报告.txt")


def test_headings_without_numbers_and_section_five_in_one_come_back_so():
    data = record()
    data["presentation"] = {"numbering": "none"}
    parts = [*data["sections"]["problems"], *data["sections"]["improvements"]]
    data["sections"] |= {"problems": [{**part, "topic": ""} for part in parts], "improvements": []}
    data["sections"]["other_matters"].append({"heading": "七、附则", "text": "没有。"})
    submission = submission_of(data, "made.json")
    for content, name in (
        (report_bytes(report_of(submission)), "报告.docx"),
        (as_html(submission).encode(), "报告.html"),
    ):
        assert_same(submission, content, name)
        assert (
            report_of(read_report(content, name).submission).sections
            == report_of(submission).sections
        )


def test_a_city_comes_back_whole():
    submission = city()
    assert any(
        isinstance(b, SubHeading | Text) for s in report_of(submission).sections for b in s.blocks
    )
    assert_same(submission, report_bytes(report_of(submission)), "报告.docx")


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("to", ["pdf", "odt", "rtf", "doc", "html"])
def test_a_rendering_of_another_program_comes_back_whole(to, tmp_path):
    submission = made(3)
    source = tmp_path / "report.docx"
    source.write_bytes(report_bytes(report_of(submission)))
    rendered = convert(source, to, tmp_path / "out")
    assert_same(submission, rendered.read_bytes(), rendered.name)


@pytest.mark.parametrize(
    ("organ", "signature"),
    [
        ("宿迁市人民政府办公室（宿迁市政务服务和大数据管理局）", ""),
        ("宿迁市甲局", "宿迁市甲局\n宿迁市乙局"),
        ("宿迁市甲局", "宿迁市甲局（宿迁市乡村振兴局、宿迁市农业综合行政执法大队、市畜牧中心）"),
        ("宿迁市（开发区）管理委员会", ""),
    ],
)
@pytest.mark.parametrize("sealed", ["是", "否"])
def test_names_on_several_lines_come_back_whole(organ, signature, sealed):
    submission = city()
    for name, value in (("name", organ), ("signature", signature), ("sealed", sealed)):
        submission = with_fact(submission, name, value or None)
    again = read_report(report_bytes(report_of(submission)), "a.docx").submission
    assert (again.organ, again.fact("signature")) == (organ, signature)
    assert not any(row.text.text.endswith(("局", "局）", "室")) for row in again.narrative)
