import copy
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import RecordError, UnknownEditionError
from schemas.filled.entries import Entry, Kind, entry_of
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.editions import LATEST
from schemas.form.model import CellKey, Unit
from schemas.issues import Severity
from schemas.judging.judge import judge
from scripts.record.convert import record_of, submission_of
from scripts.record.file import load_record, record_text
from scripts.report.assemble import report_of
from tests.effort import examples
from tests.new_files import new_workbook
from tests.records import ALL, SAMPLE, SUQIAN, changed, record, records
from workbook.layout import fact_addresses, fee_addresses, number_addresses
from workbook.read import read

RECEIVED = CellKey("requests", "received", "natural_person")
FEE = CellKey("fees", "administrative_fees", "amount")
SLOW = settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))


def sample() -> Submission:
    return submission_of(record(), "sample.json")


def with_number(key: CellKey, value: object) -> Submission:
    """The sample with another value typed into one cell."""
    submission = sample()
    entry = entry_of(*number_addresses(LATEST)[key], value)
    return replace(submission, numbers={**submission.numbers, key: entry})


def with_fact(key: str, entry: Entry) -> Submission:
    submission = sample()
    return replace(submission, fields={**submission.fields, key: entry})


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_a_kept_record_goes_through_a_submission_unchanged(path):
    assert record_of(submission_of(record(path), path.name)) == record(path)


@SLOW
@given(records())
def test_any_record_goes_through_a_submission_unchanged(made):
    assert record_of(submission_of(made, "made.json")) == made


@SLOW
@given(records())
def test_any_record_goes_through_its_file_unchanged(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("record") / "made.json"
    path.write_text(record_text(made), encoding="utf-8")
    assert load_record(path) == made


@SLOW
@given(
    key=st.sampled_from(LATEST.cell_keys()),
    typed=st.sampled_from([None, " ", 7, " 12 ", "１２", "1,234", 0]),
)
def test_every_cell_with_a_number_or_nothing_has_a_record_that_stays_the_same(key, typed):
    exported = record_of(with_number(key, typed))
    assert record_of(submission_of(exported, "again.json")) == exported


def test_all_numbers_stand_at_their_addresses_in_the_workbook():
    submission = sample()
    places = {key: (entry.sheet, entry.address) for key, entry in submission.numbers.items()}
    assert places == number_addresses(LATEST)
    facts = {key: (entry.sheet, entry.address) for key, entry in submission.fields.items()}
    assert facts == fact_addresses()
    fees = {key: (entry.sheet, entry.address) for key, entry in submission.processing_fee.items()}
    assert fees == fee_addresses(LATEST)


def test_a_choice_becomes_the_word_of_its_drop_down():
    fields = sample().fields
    assert (fields["level"].text, fields["kind"].text) == ("县级", "政府部门或其他机关")
    assert sample().fact("level") == "county"
    assert sample().year == 2025


def test_texts_stand_one_below_the_other_on_their_sheets():
    rows = [row for row in sample().narrative if row.section == "problems_and_improvements"]
    assert [row.text.address for row in rows] == ["C5", "C6", "C7", "C8", "C9", "C10"]
    assert [row.part for row in rows] == ["problems"] * 3 + ["improvements"] * 3
    assert {row.text.sheet for row in rows} == {"五、问题与改进"}


def test_the_digits_of_money_stay_as_given():
    suqian = submission_of(record(SUQIAN[2023]), "suqian.json")
    assert suqian.numbers[FEE].number == Decimal("59237.2449")
    for digits in ("5.10", "5.00", "0", "0.000001"):
        exported = record_of(submission_of(changed(f"tables.{FEE}", digits), "x.json"))
        assert exported["tables"]["fees"]["administrative_fees"]["amount"] == digits


def test_a_total_is_carried_as_reported_even_when_it_is_wrong():
    wrong = changed("tables.requests.total.total", 4711)
    assert record_of(submission_of(wrong, "x.json"))["tables"]["requests"]["total"]["total"] == 4711


def test_a_blank_cell_is_null_and_never_zero():
    assert (
        record_of(with_number(RECEIVED, None))["tables"]["requests"]["received"]["natural_person"]
        is None
    )
    blank = submission_of(changed(f"tables.{RECEIVED}", None), "x.json").numbers[RECEIVED]
    assert blank.kind is Kind.BLANK
    assert blank.number is None


def test_a_total_without_value_is_null_while_its_parts_are_blank(tmp_path):
    started = changed(f"tables.{RECEIVED}", None)
    started["tables"]["requests"]["received"]["total"] = None
    path = new_workbook(tmp_path / "开头.xlsx", started)
    assert record_of(read(path)) == started


@pytest.mark.parametrize(("typed", "number"), [("１２", 12), (" 12 ", 12), ("1,234", 1234)])
def test_text_that_is_a_number_after_tidying_goes_out_as_that_number(typed, number):
    exported = record_of(with_number(RECEIVED, typed))
    assert exported["tables"]["requests"]["received"]["natural_person"] == number


@pytest.mark.parametrize("typed", ["12件", "12x", "三", "1e3", "/", "无", True])
def test_a_cell_that_is_no_number_cannot_be_exported_and_is_named(typed):
    sheet, address = number_addresses(LATEST)[RECEIVED]
    with pytest.raises(RecordError, match=f"“{sheet}”表{address}单元格.*不是数字"):
        record_of(with_number(RECEIVED, typed))


def test_a_stroke_for_regulatory_rules_is_warned_of_before_the_export_refuses_it():
    submission = with_number(CellKey("documents", "regulatory_rules", "issued"), "/")
    (issue,) = [each for each in judge(submission) if each.code == "C103"]
    assert issue.severity is Severity.WARNING
    assert "不能导出记录" in issue.message
    assert report_of(submission)
    with pytest.raises(RecordError, match="没有发生的填0"):
        record_of(submission)


def test_an_excel_error_cannot_be_exported():
    submission = sample()
    error = Entry("三、申请办理", "D7", Kind.ERROR, text="#REF!")
    broken = replace(submission, numbers={**submission.numbers, RECEIVED: error})
    with pytest.raises(RecordError, match="#REF!"):
        record_of(broken)


def test_a_count_that_is_not_whole_cannot_be_exported():
    with pytest.raises(RecordError, match=r"“2\.5”不是整数"):
        record_of(with_number(RECEIVED, 2.5))


@pytest.mark.parametrize("key", ["name", "level", "kind", "year"])
def test_a_record_needs_organ_level_kind_and_year(key):
    sheet, address = fact_addresses()[key]
    with pytest.raises(RecordError, match=f"“{sheet}”表{address}单元格.*没有填写"):
        record_of(with_fact(key, Entry(sheet, address, Kind.BLANK)))


def test_a_choice_that_was_not_offered_is_named():
    with pytest.raises(RecordError, match=r"“随便”无法识别.*格式用语"):
        record_of(with_fact("wording", entry_of("基本信息", "B9", "随便")))


def test_a_year_in_words_goes_out_as_a_number():
    assert record_of(with_fact("year", entry_of("基本信息", "B8", "2024年")))["year"] == 2024


def test_a_row_of_section_five_that_names_no_part_goes_on_with_the_one_above():
    def row(part: str, text: str) -> Paragraphs:
        sheet = "五、问题与改进"
        return Paragraphs(
            "problems_and_improvements",
            part,
            entry_of(sheet, "B5", None),
            entry_of(sheet, "C5", text),
        )

    rows = (row("", "引言"), row("problems", "一"), row("improvements", "二"), row("", "三"))
    sections = record_of(replace(sample(), narrative=rows))["sections"]
    assert [(i["topic"], i["text"]) for i in sections["problems"]] == [
        ("", "引言"),
        ("problems", "一"),
    ]
    assert [(i["topic"], i["text"]) for i in sections["improvements"]] == [
        ("improvements", "二"),
        ("improvements", "三"),
    ]


def test_optional_parts_may_be_missing():
    bare = record()
    for key in ("presentation", "last_year", "sections", "processing_fee"):
        del bare[key]
    del bare["organ"]["parent"]
    exported = record_of(submission_of(bare, "bare.json"))
    assert exported["tables"] == bare["tables"]
    assert "presentation" not in exported
    assert "last_year" not in exported
    assert exported["processing_fee"] == {"notices": None, "notified": None, "received": None}


def test_record_text_is_readable_and_always_the_same():
    assert record_text(record()) == record_text(copy.deepcopy(record()))
    assert record_text(record()) == SAMPLE.read_text(encoding="utf-8")
    assert "云岭县农业农村局" in record_text(record())


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("format", "ogi-annual-report/2", "format应为“ogi-annual-report/1”"),
        ("edition", "2019", 'edition应为"2021"'),
        ("year", "2025", "year应为整数"),
        ("year", True, "year应为整数"),
        ("tables.requests.received.total", "12件", "tables.requests.received.total应为整数或null"),
        ("tables.requests.received.total", True, "实际是true"),
        ("tables.requests.received.total", 2.5, "实际是2.5"),
        ("tables.requests.received.total", 48.0, "实际是48.0"),
        ("tables.fees.administrative_fees.amount", 3.475, "金额要写成文本"),
        ("tables.fees.administrative_fees.amount", "3,475", "amount的内容"),
        ("tables.fees.administrative_fees.amount", "1e3", "amount的内容"),
        ("tables.review", {}, "缺少tables.review.count"),
        ("tables", [], "tables应为对象"),
        ("organ.level", "village", "organ.level应为"),
        ("organ.name", "", "organ.name的内容"),
        ("organ.name", "   ", "organ.name的内容"),
        ("presentation.wording", "格式用语", "presentation.wording应为"),
        ("sections.problems.0.topic", "supervision", "sections.problems[0].topic应为"),
        ("sections.overview.1.text", None, "sections.overview[1].text应为文本"),
        ("sections.overview.1.text", "页\u0007", "sections.overview[1].text的内容"),
        ("sections.overview.1.text", "半\ud83d个", "sections.overview[1].text的内容"),
        ("sections.overview.1.text", "长" * 40000, "共40000个字符"),
        ("processing_fee.notices", "1", "processing_fee.notices应为整数"),
        ("last_year", {}, "缺少last_year.tables"),
    ],
)
def test_a_wrong_record_is_refused_with_its_path(path, value, told):
    wrong = changed(path, value)
    with pytest.raises(RecordError) as refused:
        submission_of(wrong, "wrong.json")
    message = str(refused.value)
    assert told in message
    assert message.endswith("。")
    assert message.encode()


def test_a_missing_table_is_named_and_further_mistakes_are_counted():
    wrong = record()
    del wrong["tables"]["licenses"]
    del wrong["tables"]["review"]
    with pytest.raises(RecordError, match=r"^缺少tables\.licenses.*另有1处"):
        submission_of(wrong, "wrong.json")


@pytest.mark.parametrize("other", [None, [], 1, "{}", {}, {"year": 2025}])
def test_other_json_is_no_record(other):
    with pytest.raises(RecordError, match="这不是年度报告的记录"):
        submission_of(other, "other.json")


@pytest.mark.parametrize("year", [2020, 2100, -1])
def test_a_year_without_an_edition_is_refused(year):
    with pytest.raises(UnknownEditionError, match=f"{year}年度"):
        submission_of(changed("year", year), "old.json")


@pytest.mark.parametrize("content", [b"PK\x03\x04\xff", b"{", b"\xff\xfe{\x00", b"[" * 100000])
def test_a_file_that_is_no_json_is_refused(tmp_path, content):
    path = tmp_path / "record.json"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"“record\.json”不是UTF-8编码的JSON"):
        load_record(path)


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\xef\xbb\xbf"])
def test_an_empty_record_is_told_to_be_empty(tmp_path, content):
    path = tmp_path / "record.json"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"“record\.json”是空的"):
        load_record(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(RecordError, match="没有找到“"):
        load_record(tmp_path / "nothing.json")
    with pytest.raises(RecordError, match="是文件夹，不是文件"):
        load_record(tmp_path)


def test_a_byte_order_mark_from_a_text_editor_does_no_harm(tmp_path):
    path = tmp_path / "record.json"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLE.read_bytes())
    assert load_record(path) == record()


def test_every_money_cell_is_a_string_and_every_count_an_integer():
    exported = record_of(sample())["tables"]
    for table in LATEST.tables():
        for key in table.cell_keys():
            value = exported[key.table][key.row][key.column]
            assert type(value) is (str if table.unit is Unit.MONEY else int)


def test_a_key_told_twice_is_refused(tmp_path):
    path = tmp_path / "记录.json"
    text = record_text(record())
    path.write_text(text.replace('"year": 2025', '"year": 2025, "year": 2024'), encoding="utf-8")
    with pytest.raises(RecordError, match="“year”写了两次"):
        load_record(path)


@pytest.mark.parametrize(
    "typed",
    [
        "2026年1月19日",
        "二〇二六年一月十九日",
        "2026-01-19T00:00:00Z",
        "2026-01-19 09:30",
        "2026-01-19T08:00:00+08:00",
    ],
)
def test_a_date_goes_out_as_programs_write_it(typed):
    assert record_of(submission_of(changed("presentation.date", typed), ""))["presentation"][
        "date"
    ] == ("2026-01-19")


@pytest.mark.parametrize("typed", ["45734", "明年春天", "2026年2月30日"])
def test_a_date_that_is_none_is_not_exported_and_named(typed):
    found = submission_of(changed("presentation.date", typed), "")
    with pytest.raises(RecordError, match=f"B14单元格（成文日期）的内容“{typed}”无法识别.*请写成"):
        record_of(found)


def test_a_zero_with_a_sign_goes_out_without_it():
    minus = changed("tables.fees.administrative_fees.amount", "-0")
    assert record_of(submission_of(minus, ""))["tables"]["fees"] == {
        "administrative_fees": {"amount": "0"}
    }


def test_an_item_that_names_no_topic_is_read_as_one_of_its_list():
    bare = record()
    for items in bare["sections"].values():
        for item in items:
            del item["topic"]
    sections = record_of(submission_of(bare, ""))["sections"]
    assert {item["topic"] for item in sections["overview"]} == {""}
    assert {item["topic"] for item in sections["improvements"]} == {"improvements"}


@pytest.mark.parametrize("path", ["remarks", "organ.phone", "sections.overview.0.author"])
def test_an_unknown_item_is_a_warning_with_its_name_and_the_rest_is_read(path):
    read_in = submission_of(changed(path, "x"), "")
    (issue,) = read_in.issues
    assert (issue.code, issue.severity) == ("F107", Severity.WARNING)
    assert path.replace(".0", "[0]") in issue.message
    assert record_of(read_in) == record()
