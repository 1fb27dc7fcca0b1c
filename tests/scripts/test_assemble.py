"""A submission becomes a report: headings numbered, numbers printed, lead and signature written."""

import io
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from schemas.filled.entries import entry_of
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.model import CellKey
from schemas.language.numerals import chinese
from scripts.report.assemble import report_of
from scripts.report.model import ReportSection, SubHeading, TableBlock, Text
from scripts.report.page.write import page_bytes
from scripts.report.word.write import report_bytes
from scripts.tasks.produce import produce
from tests.samples import YEARS, city, with_fact
from workbook.build import build
from workbook.files.packing import save
from workbook.fill import fill

# The order of headings of a published report of a county department, with words of our own.
OVERVIEW = [
    "主动公开情况",
    "依申请公开情况",
    "政府信息管理情况",
    "政府信息公开平台建设情况",
    "监督保障情况",
]
OTHERS = [
    "依申请公开信息处理费收费情况",
    "落实上级年度工作要点情况",
    "人大代表建议、政协提案办理情况",
    "政务公开工作创新情况",
    "政府信息公开工作年度报告数据统计需要说明的事项",
    "需要报告的其他事项",
    "其他有关文件专门要求通过政府信息公开年度报告予以报告的事项",
]


def rows(section: str, *told: tuple[str, str, str]) -> tuple[Paragraphs, ...]:
    """Rows of (part, heading, text) of one section."""
    return tuple(
        Paragraphs(section, part, entry_of("s", "B5", heading), entry_of("s", "C5", text))
        for part, heading, text in told
    )


def published() -> Submission:
    """A report as that department prints it: wording of the regulation, 1. and 2., run-in headings."""
    topics = ("disclosure", "requests", "management", "platforms", "supervision")
    told = [
        *rows("overview", ("", "", "本年度公开工作平稳。")),
        *rows(
            "overview",
            *(
                (part, h, f"{h}良好。\n另起一段。")
                for part, h in zip(topics, OVERVIEW, strict=True)
            ),
        ),
        *rows("problems_and_improvements", ("problems", "", "一是解读少。\n二是人手紧。")),
        *rows("problems_and_improvements", ("improvements", "", "一是多解读。\n二是多培训。")),
        *rows("other_matters", *(("", heading, "无。") for heading in OTHERS)),
    ]
    report = replace(city(), narrative=tuple(told))
    for name, word in (
        ("wording", "条例用语"),
        ("numbering", "1."),
        ("heading_line", "与正文同段"),
        ("lead", "否"),
        ("signature", "无"),
    ):
        report = with_fact(report, name, word)
    return report


def test_a_published_report_is_reproduced_to_the_last_heading(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(report_bytes(report_of(published())))
    printed = Document(str(tmp_path / "a.docx"))
    headings = [p.text for p in printed.paragraphs if p.style and p.style.name.startswith("Head")]
    assert headings == [
        "一、总体情况",
        "二、行政机关主动公开政府信息情况",
        "三、行政机关收到和处理政府信息公开申请情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "（一）存在的主要问题",
        "（二）改进情况",
        "六、其他需要报告的事项",
        *(f"{number}.{heading}" for number, heading in enumerate(OTHERS, start=1)),
    ]
    texts = [p.text for p in printed.paragraphs]
    assert texts[texts.index("一、总体情况") + 1] == "本年度公开工作平稳。"
    for number, heading in enumerate(OVERVIEW, start=1):
        assert f"{number}.{heading}。{heading}良好。" in texts
    assert texts.count("无。") == len(OTHERS)
    assert len(printed.tables) == 3


def test_headings_and_rows_without_text_are_numbered_as_printed() -> None:
    told = rows(
        "other_matters",
        ("", "甲", "有。"),
        ("", "乙", ""),
        ("", "", "接着说。"),
        ("", "丙", "有。"),
    )
    report = report_of(replace(city(), narrative=told, processing_fee={}))
    assert report.sections[-1].blocks == (
        SubHeading("1.甲", 3),
        Text("有。"),
        SubHeading("2.乙", 3),
        Text("接着说。"),
        SubHeading("3.丙", 3),
        Text("有。"),
    )


@pytest.mark.parametrize("typed", ["5. 甲事项", "一、甲事项", "(2)甲事项", "甲事项。", "甲\n事项"])
def test_a_heading_is_numbered_once_and_carries_no_full_stop(typed: str) -> None:
    report = report_of(replace(city(), narrative=rows("other_matters", ("", typed, "有。"))))
    assert report.sections[-1].blocks[0] == SubHeading("1.甲事项", 3)


@pytest.mark.parametrize(
    "typed", ["12345热线办理情况", "3.15活动", "一网通办情况", "（一）", "5G应用"]
)
def test_a_heading_that_only_looks_numbered_keeps_its_words(typed: str) -> None:
    report = report_of(replace(city(), narrative=rows("other_matters", ("", typed, "有。"))))
    assert report.sections[-1].blocks[0] == SubHeading(f"1.{typed}", 3)


@pytest.mark.parametrize("year", YEARS)
def test_all_200_numbers_stand_in_the_word_report(year: int, tmp_path: Path) -> None:
    book = build(city(year).edition)
    fill(book, city(year))
    save(book, tmp_path / "填报.xlsx")
    produced = produce(tmp_path / "填报.xlsx", output=tmp_path)
    assert produced.path is not None, produced.checked.issues
    tables = Document(str(produced.path)).tables
    printed = sorted(
        cell.text for table in tables for row in table.rows for cell in dict.fromkeys(row.cells)
    )
    wanted = sorted(entry.text for entry in city(year).numbers.values())
    numbers = [text for text in printed if text.replace(".", "").isdigit()]
    assert numbers == wanted
    assert len(wanted) == 200


def test_every_number_is_printed_at_its_own_place() -> None:
    luck = random.Random(7)
    whole = city()
    numbers = {
        key: entry_of(e.sheet, e.address, luck.randint(0, 10**6))
        for key, e in whole.numbers.items()
    }
    report = report_of(replace(whole, numbers=numbers))
    tables = [b for s in report.sections for b in s.blocks if isinstance(b, TableBlock)]
    printed: dict[CellKey, str] = {}
    for table in tables:
        printed.update(table.values)
    assert printed == {key: entry.text for key, entry in numbers.items()}


def test_the_fee_sentence_states_only_what_was_filled_in() -> None:
    told = rows("other_matters", ("", "收取信息处理费情况", ""))
    whole = replace(city(), narrative=told)
    cases = (
        (
            {"notices": 3, "notified": None, "received": 120.5},
            "发出信息处理费收费通知3件，实际收取信息处理费120.5元。",
        ),
        ({"notices": 0, "notified": 0, "received": 0}, "本机关没有收取信息处理费。"),
    )
    for figures, sentence in cases:
        fee = {key: entry_of("s", "C4", value) for key, value in figures.items()}
        (heading, text) = report_of(replace(whole, processing_fee=fee)).sections[-1].blocks
        assert heading == SubHeading("1.收取信息处理费情况", 3)
        assert isinstance(text, Text)
        assert text.text.endswith(sentence)


def test_an_introduction_of_section_five_comes_first() -> None:
    told = rows(
        "problems_and_improvements",
        ("", "", "对照要求，查找不足。"),
        ("problems", "机制方面", "不全。"),
        ("improvements", "", "补齐。"),
    )
    report = report_of(replace(city(), narrative=told))
    assert report.sections[4].blocks == (
        Text("对照要求，查找不足。"),
        SubHeading("（一）存在的主要问题"),
        SubHeading("1.机制方面", level=3),
        Text("不全。"),
        SubHeading("（二）改进情况"),
        Text("补齐。"),
    )


def test_a_signature_is_the_organ_unless_told_otherwise() -> None:
    assert report_of(with_fact(city(), "signature", None)).signature.organ == city().organ
    assert (
        report_of(with_fact(city(), "signature", "市政务公开办")).signature.organ == "市政务公开办"
    )
    assert report_of(with_fact(city(), "signature", "无")).signature.organ == ""
    for text in ("2025-01-09", "二〇二五年一月九日", "2025-01-09 08:30:00"):
        assert report_of(with_fact(city(), "date", text)).signature.date == "2025年1月9日"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (35, "三十五"),
        (99, "九十九"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (999, "九百九十九"),
        (1002, "一千零二"),
    ],
)
def test_numbers_of_headings(number: int, told: str) -> None:
    assert chinese(number) == told


def test_facts_typed_on_two_lines_of_a_cell_are_printed_on_one() -> None:
    typed = with_fact(city(), "name", "宿迁市\n人民政府")
    assert report_of(typed).title[0] == "宿迁市人民政府"
    contact = with_fact(with_fact(city(), "lead", "是"), "contact", "发展大道1号\n电话0000")
    assert report_of(contact).lead[0].text.endswith("（发展大道1号，电话0000）。")


def test_names_signed_on_lines_of_their_own_are_printed_so() -> None:
    report = report_of(with_fact(city(), "signature", "宿迁市甲局\n宿迁市乙局"))
    assert report.signature.organ == "宿迁市甲局\n宿迁市乙局"
    words = Document(io.BytesIO(report_bytes(report))).paragraphs
    assert "宿迁市甲局\n宿迁市乙局" in [paragraph.text for paragraph in words]
    assert "<p>宿迁市甲局</p><p>宿迁市乙局</p>" in page_bytes(report).decode().replace("\n", "")


@pytest.mark.parametrize("nothing", ["无", "无。", " 无 "])
def test_a_report_may_be_without_signature(nothing: str) -> None:
    signature = report_of(with_fact(city(), "signature", nothing)).signature
    assert (signature.organ, signature.date) == ("", "")


def test_an_office_writes_its_own_lead_and_ours_is_not_printed_as_well() -> None:
    own = with_fact(
        with_fact(city(), "lead", "是"), "own_lead", "本报告由市政务办编制。\n欢迎监督。"
    )
    assert [text.text for text in report_of(own).lead] == ["本报告由市政务办编制。", "欢迎监督。"]


def test_a_lead_typed_before_section_one_is_the_lead() -> None:
    words = "根据《中华人民共和国政府信息公开条例》，市政府编制本年度报告。"
    told = rows("overview", ("", "", words), ("disclosure", "主动公开情况", "发布信息3条。"))
    report = report_of(replace(with_fact(city(), "lead", "是"), narrative=told))
    assert [text.text for text in report.lead] == [words]
    assert Text(words) not in report.sections[0].blocks


BASIS = "根据《中华人民共和国政府信息公开条例》第五十条编制本报告。"
ASKING = "如对本报告有疑问，请与市政务办联系。"
SUMMARY = "全年主动公开信息312条，办理申请48件。"


def led_by(*lines: str, contact: str = "") -> tuple[list[str], list[str]]:
    """Lead and section one of a report, where these lines are all that section one says, in one cell."""
    submission = with_fact(with_fact(city(), "lead", "是"), "contact", contact)
    told = rows("overview", ("", "", "\n".join(lines)))
    report = report_of(replace(submission, narrative=told))
    first = [block.text for block in report.sections[0].blocks if isinstance(block, Text)]
    return [text.text for text in report.lead], first


def test_a_lead_and_the_section_in_one_cell_are_parted() -> None:
    assert led_by(BASIS, SUMMARY) == ([BASIS], [SUMMARY])
    assert led_by(BASIS, ASKING, SUMMARY, BASIS) == ([BASIS, ASKING], [SUMMARY, BASIS])
    follows = "按照《条例》规定，现将2025年政府信息公开工作情况报告如下："
    assert led_by(follows, SUMMARY) == ([follows], [SUMMARY])


def test_words_about_the_regulation_are_no_lead() -> None:
    for words in ("根据《条例》要求，及时编制公开指南。", f"{SUMMARY}根据《条例》编制了公开目录。"):
        lead, first = led_by(words, SUMMARY)
        assert lead != [words]
        assert first == [words, SUMMARY]


def test_how_to_reach_the_office_is_told_once() -> None:
    assert led_by(BASIS, ASKING, SUMMARY, contact="电话0000")[0] == [
        BASIS,
        f"{ASKING}联系方式：电话0000。",
    ]
    assert led_by(BASIS, SUMMARY, contact="电话0000")[0] == [
        f"{BASIS}如对本报告有疑问，请与本机关联系（电话0000）。"
    ]
    asked = "如有疑问，请与办公室联系，电话0000"
    assert led_by(BASIS, SUMMARY, contact=asked)[0] == [f"{BASIS}{asked}。"]
    assert led_by("现将工作情况报告如下：", SUMMARY, contact="电话0000")[0][0].endswith("如下：")


def test_the_fee_is_told_whatever_became_of_the_preset_row() -> None:
    figures = {"notices": entry_of("", "", 2), "received": entry_of("", "", 120)}
    for told in (rows("other_matters"), rows("other_matters", ("", "甲", "有。"))):
        report = report_of(replace(city(), narrative=told, processing_fee=figures))
        assert "实际收取信息处理费120元" in str(report.sections[-1].blocks)
    said = rows("other_matters", ("", "收费", "收取信息处理费120元。"))
    report = report_of(replace(city(), narrative=said, processing_fee=figures))
    assert str(report.sections[-1].blocks).count("信息处理费") == 1


def six(*told: tuple[str, str]) -> list[str]:
    """Section six of a report with three figures of the fee, as lines."""
    figures = {"notices": 4, "notified": 1280, "received": Decimal("960.50")}
    fee = {key: entry_of("", "", value) for key, value in figures.items()}
    narrative = rows("other_matters", *(("", *each) for each in told))
    report = report_of(replace(city(), narrative=narrative, processing_fee=fee))
    blocks = [block for section in report.sections[5:] for block in section.blocks]
    return [block.text for block in blocks if isinstance(block, SubHeading | Text)]


@pytest.mark.parametrize("none", ["无", "无。", "无其他需要报告的事项。", "没有其他事项"])
def test_that_there_is_nothing_else_is_said_after_the_fee(none: str) -> None:
    fee, said = six(("", none))
    assert fee.endswith("实际收取信息处理费960.50元。")
    assert said == none


PRESET = "收取信息处理费情况"


@pytest.mark.parametrize(
    "said",
    [
        "共发出收费通知4件，总金额1280元，实际收取960.50元。",
        "严格执行有关规定。全年实际收取960.5元。",
        "全年没有收取。",
    ],
)
def test_a_text_below_the_heading_of_the_fee_tells_it_without_its_name(said: str) -> None:
    assert six((PRESET, said), ("建议办理", "有。")) == [
        *("1.收取信息处理费情况", said, "2.建议办理", "有。"),
    ]


@pytest.mark.parametrize(
    "said", ["无。", "按照信息处理费管理办法（国办函〔2020〕109号）执行。", "承办建议4件。"]
)
def test_a_text_that_does_not_tell_the_fee_is_followed_by_its_figures(said: str) -> None:
    printed = six((PRESET, said), ("建议办理", "有。"))
    assert printed[1] == said
    assert "发出信息处理费收费通知4件" in printed[2]
    assert printed[3:] == ["2.建议办理", "有。"]


@pytest.mark.parametrize("said", ["零收费。", "无。", "无此类情况。", "2025年度，我局未发生。"])
def test_no_fee_is_told_once(said: str) -> None:
    figures = {key: entry_of("s", "C4", 0) for key in ("notices", "notified", "received")}
    told = replace(
        city(), narrative=rows("other_matters", ("", PRESET, said)), processing_fee=figures
    )
    printed = [
        b.text for b in report_of(told).sections[5].blocks if isinstance(b, SubHeading | Text)
    ]
    assert printed == ["1.收取信息处理费情况", said]


def test_the_figures_of_the_fee_stay_in_section_six_where_a_seventh_follows() -> None:
    printed = six(("", "无。"), ("七、附件", "有。"))
    assert printed[0] == "无。"
    assert "发出信息处理费收费通知4件" in printed[1]
    assert printed[2:] == ["有。"]


def test_a_preset_heading_without_a_word_is_printed_in_a_draft_only() -> None:
    told = rows(
        "overview", ("disclosure", "主动公开情况", ""), ("requests", "依申请公开情况", "有。")
    )
    submission = replace(with_fact(city(), "lead", "否"), narrative=told)
    assert "主动公开情况" not in str(report_of(submission).sections[0].blocks)
    assert "主动公开情况" in str(report_of(submission, draft=True).sections[0].blocks)


PROBLEMS = "problems_and_improvements"


def section_five(*told: tuple[str, str, str], numbering: str = "（一）") -> ReportSection:
    report = with_fact(replace(city(), narrative=rows(PROBLEMS, *told)), "numbering", numbering)
    return report_of(with_fact(report, "heading_line", "独立成行")).sections[4]


def test_section_five_without_parts_is_printed_without_their_headings() -> None:
    told = section_five(("", "", "存在的问题是解读少。\n下一步多解读。"))
    assert told.blocks == (Text("存在的问题是解读少。"), Text("下一步多解读。"))
    own = section_five(("", "存在问题", "解读少。"), ("", "下一步打算", "多解读。"))
    assert [b.text for b in own.blocks if isinstance(b, SubHeading)] == [
        "（一）存在问题",
        "（二）下一步打算",
    ]


def test_the_two_parts_carry_no_number_where_none_is_wanted() -> None:
    told = section_five(("problems", "", "少。"), ("improvements", "", "多。"), numbering="不编号")
    assert told.blocks[0] == SubHeading("存在的主要问题")
    assert told.blocks[2] == SubHeading("改进情况")


@pytest.mark.parametrize(
    ("problems", "heads"),
    [
        (("problems", "", "一是解读少。"), [("1.存在的主要问题", 3), ("2.改进情况", 3)]),
        (
            ("problems", "1.解读", "少。"),
            [("（一）存在的主要问题", 2), ("1.解读", 3), ("（二）改进情况", 2)],
        ),
        (("problems", "", "1.解读较少。"), [("（一）存在的主要问题", 2), ("（二）改进情况", 2)]),
    ],
)
def test_the_two_parts_are_numbered_like_the_other_headings(problems, heads) -> None:
    """But never 1. above another 1."""
    told = section_five(problems, ("improvements", "", "多解读。"), numbering="1.")
    found = [(b.text, b.level) for b in told.blocks if isinstance(b, SubHeading)]
    assert found == heads


def test_a_number_typed_before_all_headings_of_section_one_counts_for_section_five() -> None:
    first = rows(
        "overview",
        ("disclosure", "1.主动公开情况", "有。"),
        ("requests", "2.依申请公开情况", "有。"),
    )
    five = rows(PROBLEMS, ("problems", "", "少。"), ("improvements", "", "多。"))
    report = with_fact(replace(city(), narrative=(*first, *five)), "numbering", "（一）")
    own_line = with_fact(report, "heading_line", "独立成行")
    assert report_of(own_line).sections[4].blocks[0] == SubHeading("1.存在的主要问题", 3)
    run_in = with_fact(report, "heading_line", "与正文同段")
    assert report_of(run_in).sections[4].blocks[0] == SubHeading("（一）存在的主要问题", 2)


@pytest.mark.parametrize(
    ("typed", "numbering", "heads"),
    [
        (("解读", "人手"), "（一）", ["1.解读", "2.人手"]),
        (("2.解读", "3.人手"), "（一）", ["1.解读", "2.人手"]),
        (("一是解读", "二是人手"), "（一）", ["一是解读", "二是人手"]),
        (("（1）解读", "人手"), "（一）", ["（1）解读", "人手"]),
        (("解读", "2.人手"), "不编号", ["解读", "2.人手"]),
    ],
)
def test_headings_below_the_two_parts_are_counted_in_digits(typed, numbering, heads) -> None:
    problems = [("problems", heading, "少。") for heading in typed]
    told = section_five(*problems, ("improvements", "解读", "多。"), numbering=numbering)
    found = [b.text for b in told.blocks if isinstance(b, SubHeading) and b.level == 3]
    first = "解读" if numbering == "不编号" else "1.解读"
    assert found == [*heads, first]


def test_an_office_may_have_its_own_title_of_a_section_and_further_sections() -> None:
    own = "五、存在的主要问题及下一步打算"
    told = section_five(("problems", own, "少。"), ("improvements", "", "多。"))
    assert told.heading == own
    assert told.blocks[:2] == (SubHeading("（一）存在的主要问题"), Text("少。"))
    further = rows(
        "other_matters", ("", "甲", "有。"), ("", "七、联系方式", ""), ("", "", "见网站。")
    )
    sections = report_of(replace(city(), narrative=further, processing_fee={})).sections
    assert [section.heading for section in sections[5:]] == [
        "六、其他需要报告的事项",
        "七、联系方式",
    ]
    assert sections[6].blocks == (Text("见网站。"),)


def test_headings_among_the_paragraphs_of_a_cell_are_headings() -> None:
    told = section_five(
        ("problems", "", "（一）解读\n解读少。"), ("improvements", "", "1.培训\n多。")
    )
    assert told.blocks[1:3] == (SubHeading("（一）解读", 2), Text("解读少。"))
    assert told.blocks[4:] == (SubHeading("1.培训", 3), Text("多。"))


def test_a_run_in_heading_numbered_in_digits_is_of_the_third_level() -> None:
    (heading,) = [b for b in report_of(published()).sections[0].blocks if getattr(b, "run_in", "")][
        :1
    ]
    assert isinstance(heading, Text)
    assert heading.run_in_level == 3
