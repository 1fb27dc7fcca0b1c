"""What the narrative has to contain, and what must not be left in it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.submission import Origin, Paragraphs, Submission, date_of
from schemas.issues import Issue, Severity, printed
from schemas.judging.judge import judge
from schemas.language.numerals import chinese
from tests.samples import city, with_fact

SHEETS = {
    "overview": "一、总体情况",
    "problems_and_improvements": "五、问题与改进",
    "other_matters": "六、其他事项",
}


def rewritten(submission: Submission, section: str, *rows: tuple[str, str, str]) -> Submission:
    """The submission with one section's rows replaced by (part, heading, text)."""
    sheet = SHEETS[section]
    new = tuple(
        Paragraphs(
            section,
            part,
            entry_of(sheet, f"B{number}", heading),
            entry_of(sheet, f"C{number}", text),
        )
        for number, (part, heading, text) in enumerate(rows, start=5)
    )
    kept = tuple(row for row in submission.narrative if row.section != section)
    return replace(submission, narrative=kept + new)


def found(submission: Submission) -> list[Issue]:
    return [i for i in judge(submission) if i.code[0] in "WB"]


def codes(submission: Submission) -> list[str]:
    return [issue.code for issue in found(submission)]


FULL = [
    ("disclosure", "主动公开情况", "全年公开文件若干。"),
    ("requests", "依申请公开情况", "依法办理申请。"),
    ("management", "政府信息管理情况", "定期清理。"),
    ("platforms", "政府信息公开平台建设情况", "网站正常运行。"),
    ("supervision", "监督保障情况", "开展工作考核、社会评议，没有责任追究情形。"),
]


def test_a_complete_narrative_gives_no_finding() -> None:
    assert found(city()) == []


@pytest.mark.parametrize("section", SHEETS)
def test_an_empty_section_is_an_error(section: str) -> None:
    (issue,) = found(rewritten(replace(city(), processing_fee={}), section))
    assert (issue.code, issue.severity) == ("W101", Severity.ERROR)


def test_section_six_may_say_that_there_is_nothing() -> None:
    assert codes(rewritten(city(), "other_matters", ("", "", "无。"))) in ([], ["W105"])


@pytest.mark.parametrize("missing", range(5))
def test_each_of_the_five_topics_is_missed(missing: int) -> None:
    rows = [(p, h, "" if n == missing else t) for n, (p, h, t) in enumerate(FULL)]
    department = with_fact(city(), "kind", "政府部门或其他机关")
    (issue,) = found(rewritten(department, "overview", *rows))
    assert (issue.code, issue.cell) == ("W102", f"C{5 + missing}")
    assert FULL[missing][1] in issue.message


def test_a_topic_may_be_told_under_another_heading() -> None:
    rows = [*FULL[:4], ("platforms", "平台和监督保障情况", "监督保障有力。")]
    department = with_fact(city(), "kind", "政府部门或其他机关")
    assert codes(rewritten(department, "overview", *rows)) == []


PLAIN = (
    "全年公开政府信息312条。",
    "收到政府信息公开申请3件。",
    "逐件复核公开属性。",
    "县政府网站设栏目6个。",
    "举办培训2期。",
)


def test_section_one_without_sub_headings_is_read_by_its_words() -> None:
    department = with_fact(city(), "kind", "政府部门或其他机关")
    rows = [("", "", text) for text in PLAIN]
    assert codes(rewritten(department, "overview", *rows)) == []


def test_what_section_one_without_sub_headings_does_not_tell_is_one_finding() -> None:
    department = with_fact(city(), "kind", "政府部门或其他机关")
    rows = [("", "", text) for text in PLAIN[:3]]
    (issue,) = found(rewritten(department, "overview", *rows))
    assert issue.code == "W102"
    assert "“政府信息公开平台建设情况”“监督保障情况”" in issue.message
    assert "该小标题" not in issue.message


def test_section_one_over_a_thousand_characters_is_a_warning() -> None:
    rows = [*FULL[:4], ("supervision", "监督保障情况", "考核、评议、追究" + "字" * 1000 + "。")]
    (issue,) = found(rewritten(city(), "overview", *rows))
    assert (issue.code, issue.severity) == ("W103", Severity.WARNING)
    assert printed(issue.found) in issue.message


@pytest.mark.parametrize("text", ["无", "无。", ""])
@pytest.mark.parametrize("part", ["problems", "improvements"])
def test_problems_and_improvements_are_both_needed(part: str, text: str) -> None:
    rows = [(p, "", text if p == part else "有内容。") for p in ("problems", "improvements")]
    assert codes(rewritten(city(), "problems_and_improvements", *rows)) == ["W104"]


def test_a_government_reports_assessment_and_a_department_may() -> None:
    plain = [*FULL[:4], ("supervision", "监督保障情况", "加强培训。")]
    government = rewritten(city(), "overview", *plain)
    (issue,) = found(government)
    assert issue.code == "W106"
    assert "工作考核、社会评议、责任追究" in issue.message
    assert codes(with_fact(government, "kind", "政府部门或其他机关")) == []


def test_a_missing_word_on_the_processing_fee_is_a_warning() -> None:
    silent = rewritten(city(), "other_matters", ("", "要点落实情况", "已经落实。"))
    without = replace(silent, processing_fee={})
    (issue,) = found(without)
    assert (issue.code, issue.severity) == ("W105", Severity.WARNING)
    assert codes(silent) == []  # the three figures say it


def test_a_heading_without_text_is_an_error() -> None:
    rows = [("", "收取信息处理费情况", "没有收取信息处理费。"), ("", "创新情况", "")]
    (issue,) = found(rewritten(city(), "other_matters", *rows))
    assert (issue.code, issue.cell) == ("W107", "C6")
    assert "“创新情况”" in issue.message


def test_a_section_with_headings_only_is_one_finding() -> None:
    headings = rewritten(city(), "other_matters", ("", "创新情况", ""), ("", "其他", ""))
    assert codes(replace(headings, processing_fee={})) == ["W101"]


@pytest.mark.parametrize("left", ["×××", "XX局", "xx", "【单位】", "（待补充）", "____"])
def test_what_is_left_over_is_an_error(left: str) -> None:
    rows = [("", "收取信息处理费情况", f"信息处理费由{left}负责。")]
    (issue,) = found(rewritten(city(), "other_matters", *rows))
    assert (issue.code, issue.severity, issue.cell) == ("W108", Severity.ERROR, "C5")
    assert "信息处理费由" in issue.message


@pytest.mark.parametrize("innocent", ["A公司", "3×4", "2024-2025", "X光机", "《政策》【2024】"[:4]])
def test_innocent_signs_are_not_left_over(innocent: str) -> None:
    rows = [("", "收取信息处理费情况", f"信息处理费见{innocent}。")]
    assert codes(rewritten(city(), "other_matters", *rows)) == []


@pytest.mark.parametrize(
    "masked",
    [
        "王**",
        "李××",
        "张**等3名申请人",
        "刘XX个人",
        "周**处罚",
        "王**，13811**7788",
        "欧阳＊＊",
        "（如李×、和××）",
    ],
)
def test_a_name_hidden_by_signs_is_not_left_over(masked: str) -> None:
    words = f"全年没有收取信息处理费，已答复{masked}提出的申请。"
    rows = [("", "收取信息处理费情况", words)]
    assert "W108" not in codes(rewritten(city(), "other_matters", *rows))


@pytest.mark.parametrize(
    "left", ["由**科登记", "李××村", "张家口王××××局", "江苏**市", "周**日", "朱**个部门"]
)
def test_signs_that_stand_for_no_persons_name_are_left_over(left: str) -> None:
    rows = [("", "收取信息处理费情况", f"没有收取信息处理费，{left}。")]
    assert codes(rewritten(city(), "other_matters", *rows)) == ["W108"]


@pytest.mark.parametrize("fact", ["name", "level", "kind", "year"])
def test_required_facts_are_needed(fact: str) -> None:
    blank = with_fact(city(), fact, None)
    assert "B101" in codes(blank)


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("level", "市", "B102"),
        ("wording", "随便", "B102"),
        ("year", "去年", "B103"),
        ("year", "24", "B103"),
        ("year", 2019, "B103"),
        ("date", "明年春天", "B104"),
        ("date", "2025年2月30日", "B104"),
        ("date", "2024年6月1日", "B105"),
    ],
)
def test_a_wrong_fact_gives_one_finding(fact: str, value: object, code: str) -> None:
    assert codes(with_fact(city(), fact, value)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月20日",
        "2025-01-20",
        "2025.1.20",
        "２０２５年１月２０日",
        "二〇二五年一月二十日",
        "二○二五年一月二十日",
        "二零二五年 一月 二十日",
        "2025-01-20 00:00:00",
        "2025-01-20T09:30",
        " 2025/1/20 9:30 ",
    ],
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    submission = with_fact(city(), "date", text)
    assert codes(submission) == []
    assert date_of(submission.fields["date"]) == dt.date(2025, 1, 20)


@pytest.mark.parametrize("word", ["无", " 无。", "/", "没有"])
def test_nothing_but_nothing_under_a_prescribed_topic_is_told_at_its_cell(word: str) -> None:
    rows = list(FULL)
    rows[2] = (*rows[2][:2], word)
    (issue,) = found(rewritten(city(), "overview", *rows))
    assert (issue.code, issue.severity, issue.cell) == ("W112", Severity.WARNING, "C7")
    rows.insert(3, (rows[2][0], "", "每季度清查一次文件。"))
    assert found(rewritten(city(), "overview", *rows)) == []


def test_a_section_that_is_all_lead_has_no_text() -> None:
    lead = "根据《中华人民共和国政府信息公开条例》第五十条编制本报告。"
    assert "W101" in [i.code for i in found(rewritten(city(), "overview", ("", "", lead)))]
    told = rewritten(city(), "overview", ("", "", f"{lead}\n全年公开信息312条。"))
    assert "W101" not in [i.code for i in found(told)]


def test_a_text_in_the_column_of_headings_is_told_where_it_stands() -> None:
    told = rewritten(city(), "overview", ("", "全年公开信息312条。", ""))
    (issue,) = (i for i in found(told) if i.code == "W101")
    assert "“全年公开信息312条。”写在“小标题”列，是正文的，请移到“正文”列" in issue.message


def test_a_text_of_which_nobody_sees_anything_is_none() -> None:
    rows = list(FULL)
    told = {}
    for nothing in ("", "\u200b", " \u3164"):
        rows[2] = (*rows[2][:2], nothing)
        issues = found(rewritten(city(), "overview", *rows))
        told[nothing] = [i.message for i in issues if i.code != "W116"]
    assert told[""]
    assert told["\u200b"] == told[" \u3164"] == told[""]


@pytest.mark.parametrize("value", ["20260120", 20260120, "２０２６０１２０"])
def test_a_date_typed_as_eight_digits_is_a_date(value: str | int) -> None:
    assert date_of(entry_of("基本信息", "B14", value)) == dt.date(2026, 1, 20)
    assert date_of(entry_of("基本信息", "B14", "20261320")) is None


@pytest.mark.parametrize("text", ["2026年元月20日", "二〇二六年元月二十日"])
def test_the_first_month_may_be_called_so(text: str) -> None:
    assert date_of(entry_of("基本信息", "B14", text)) == dt.date(2026, 1, 20)
    assert date_of(entry_of("基本信息", "B14", text.replace("元月", "元"))) is None


@given(st.dates(min_value=dt.date(2001, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_in_chinese_numerals(day: dt.date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    text = f"{year}年{chinese(day.month)}月{chinese(day.day)}日"
    assert date_of(entry_of("基本信息", "B14", text)) == day


def test_a_date_cell_with_a_time_of_day_is_that_day() -> None:
    for hour in (0, 9):
        submission = with_fact(city(), "date", dt.datetime(2025, 1, 20, hour, 30))
        assert codes(submission) == []
        assert date_of(submission.fields["date"]) == dt.date(2025, 1, 20)


@pytest.mark.parametrize(
    "value",
    [
        "二〇二五年十三月一日",
        "二〇二五年一月三十二日",
        "二五年一月二十日",
        "二〇二五年一月二三日",
        "2025-01-20 25",
        "2025年1月20日前",
        dt.time(9, 30),
        45677,
    ],
)
def test_what_is_no_day_is_no_date(value: object) -> None:
    assert date_of(entry_of("基本信息", "B14", value)) is None


def test_the_fee_figures_are_numbers_or_blank() -> None:
    sheet = SHEETS["other_matters"]
    for value, wanted in ((None, 0), ("三件", 1), (2.5, 1), (-1, 1), (3, 0)):
        figures = {**city().processing_fee, "notices": entry_of(sheet, "C4", value)}
        assert codes(replace(city(), processing_fee=figures)).count("B106") == wanted, value


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.UNCALCULATED])
@pytest.mark.parametrize("fact", ["name", "level", "year", "date", "contact"])
def test_a_broken_formula_in_a_fact_is_one_error(fact: str, kind: Kind) -> None:
    broken = Entry("基本信息", "B9", kind, text="#REF!" if kind is Kind.ERROR else "", formula=True)
    (issue,) = found(replace(city(), fields={**city().fields, fact: broken}))
    assert (issue.code, issue.severity, issue.cell) == ("W110", Severity.ERROR, "B9")


def test_a_formula_for_a_topic_is_not_also_called_empty() -> None:
    sheet = SHEETS["overview"]
    broken = Entry(sheet, "C5", Kind.UNCALCULATED, formula=True)
    first, *others = rewritten(city(), "overview", *FULL).section("overview")
    changed = (replace(first, text=broken), *others)
    elsewhere = tuple(row for row in city().narrative if row.section != "overview")
    (issue,) = found(replace(city(), narrative=(*changed, *elsewhere)))
    assert (issue.code, issue.cell) == ("W110", "C5")


@pytest.mark.parametrize(
    ("fact", "typed", "read"),
    [
        ("numbering", 1, "arabic"),  # what Excel makes of 1. typed into a cell without a format
        ("numbering", "１．", "arabic"),
        ("numbering", "(一)", "chinese"),
        ("level", "乡镇(街道)", "township"),
        ("wording", "条例 用语", "statute"),
    ],
)
def test_a_choice_is_known_by_its_words(fact: str, typed: object, read: str) -> None:
    chosen = with_fact(city(), fact, typed)
    assert chosen.fact(fact) == read
    assert "B102" not in codes(chosen)


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.UNCALCULATED])
def test_a_broken_formula_in_a_text_is_an_error(kind: Kind) -> None:
    said = rewritten(city(), "other_matters", ("", "收取信息处理费情况", "没有收取信息处理费。"))
    broken = Entry(SHEETS["other_matters"], "C6", kind, text="#NAME?", formula=True)
    row = Paragraphs("other_matters", "", entry_of(SHEETS["other_matters"], "B6", "创新"), broken)
    (issue,) = found(replace(said, narrative=(*said.narrative, row)))
    assert (issue.code, issue.severity, issue.cell) == ("W110", Severity.ERROR, "C6")


def test_a_number_typed_before_a_heading_is_a_hint() -> None:
    rows = [("", "3.收取信息处理费情况", "没有收取信息处理费。"), ("", "12345热线", "运行正常。")]
    (issue,) = found(rewritten(city(), "other_matters", *rows))
    assert (issue.code, issue.severity, issue.cell) == ("W111", Severity.HINT, "B5")
    assert issue.expected == "收取信息处理费情况"


def test_totals_typed_over_are_a_hint_in_a_workbook_only() -> None:
    typed = replace(city(), origin=Origin.WORKBOOK)
    numbers = {
        key: Entry(e.sheet, e.address, Kind.NUMBER, e.number, e.text, formula=False)
        for key, e in typed.numbers.items()
    }
    hints = [i for i in judge(replace(typed, numbers=numbers)) if i.code == "C120"]
    assert [hint.sheet for hint in hints] == ["三、申请办理", "四、复议诉讼"]
    assert {hint.severity for hint in hints} == {Severity.HINT}
    for origin in (Origin.RECORD, Origin.PUBLISHED):  # they have no formulas to be typed over
        issues = judge(replace(typed, numbers=numbers, origin=origin))
        assert not [issue for issue in issues if issue.code == "C120"]


def test_section_five_in_one_is_complete_where_its_words_tell_both() -> None:
    five = "problems_and_improvements"
    both = rewritten(city(), five, ("", "", "存在的问题是解读少。下一步加强培训。"))
    assert "W104" not in codes(both)
    (issue,) = found(rewritten(city(), five, ("", "", "存在的问题是解读少。")))
    assert (issue.code, issue.cell) == ("W104", "C5")
    assert "改进情况" in issue.message


def test_headings_above_others_own_titles_and_further_sections_need_no_text() -> None:
    rows = [
        ("", "六、其他事项", ""),
        ("", "（一）收取信息处理费情况", ""),
        ("", "1.通知", "没有发出。"),
        ("", "七、附则", ""),
        ("", "（一）说明", "没有收取信息处理费。"),
    ]
    assert found(rewritten(city(), "other_matters", *rows)) == []
