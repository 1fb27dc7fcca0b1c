"""Words against numbers: the corpus, true and false statements made up, whole reports."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.claims import CORPUS, body, examples, scores
from benchmarks.constructs import NARRATIVES, constructs, findings_of, report_of, tally
from schemas.claims.extract import claims_in
from schemas.claims.figures import number
from schemas.claims.quantities import applicants_of, results_of
from schemas.filled.entries import entry_of
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.editions import LATEST
from schemas.form.model import CellKey
from schemas.issues import Issue, Severity
from schemas.judging.judge import judge
from schemas.language.numerals import amounts
from schemas.rules import claims
from scripts.record.convert import submission_of
from tests.records import SAMPLE, record
from tests.samples import city, key, typed, with_fact
from tests.schemas.test_chinese_numbers import in_words

RULES = tuple(rule.code for rule in claims.RULES)


def county() -> Submission:
    return submission_of(record(SAMPLE), "sample.json")


def saying(submission: Submission, text: str, part: str = "requests") -> Submission:
    """The report with nothing but this text in its narrative."""
    sheet = "一、总体情况"
    heading = "依申请公开情况" if part == "requests" else ""
    row = Paragraphs("overview", part, entry_of(sheet, "B7", heading), entry_of(sheet, "C7", text))
    return replace(submission, narrative=(row,))


def findings(submission: Submission) -> list[Issue]:
    return [issue for rule in claims.RULES for issue in rule.findings(submission)]


def codes(submission: Submission, text: str, part: str = "requests") -> list[str]:
    return [issue.code for issue in findings(saying(submission, text, part))]


# The corpus


def test_the_corpus_is_large_half_innocent_and_names_every_rule():
    chosen = examples()
    innocent = sum(not example.expect for example in chosen)
    assert len(chosen) >= 300
    assert innocent >= len(chosen) / 2
    assert sum(example.set != "build" for example in chosen) >= len(chosen) / 4
    assert {code for example in chosen for code in example.expect} == set(RULES)


def test_the_corpus_states_the_numbers_it_is_held_against():
    stated = json.loads(CORPUS.read_text(encoding="utf-8").splitlines()[0])["bodies"]
    for name, facts in stated.items():
        report = body(name)
        assert (facts["organ"], facts["year"]) == (report.organ, report.year)
        for place, value in facts["numbers"].items():
            assert report.numbers[key(place)].number == Decimal(value), place


@pytest.fixture(scope="module")
def measured():
    return scores(examples())


@pytest.mark.parametrize("code", RULES)
def test_no_rule_is_below_the_measure(code, measured):
    score = measured[code]
    assert score.precision >= 0.95
    assert score.recall >= 0.9


# Whole reports


@pytest.mark.parametrize(
    "report", [county(), city(2023), city(2024)], ids=["county", "2023", "2024"]
)
def test_a_whole_report_that_is_right_gives_no_finding(report):
    assert findings(report) == []
    assert len(claims_in(report.narrative, report.year, report.fact("kind") == "government")) >= 8


def test_each_number_changed_in_a_whole_report_gives_one_finding():
    report = county()
    stated = claims_in(report.narrative, 2025, False)
    assert len(stated) == 12
    for claim in stated:
        old = claim.sentence.text
        place = claim.amount
        new = old[: place.start] + str(int(place.value or 0) + 1) + old[place.end - 1 :]
        rows = tuple(
            replace(row, text=replace(row.text, text=row.text.text.replace(old, new)))
            for row in report.narrative
        )
        (issue,) = findings(replace(report, narrative=rows))
        assert issue.found == str(int(place.value or 0) + 1)


@pytest.mark.parametrize("step", [1, -1])
def test_a_total_that_contradicts_its_parts_is_left_to_the_rules_of_sums(step):
    report = county()
    for table in report.edition.tables():
        for total in table.totals():
            value = number(report, total)
            if value:
                wrong = typed(report, **{str(total).replace(".", "__"): int(value) + step})
                assert findings(wrong) == [], total


def test_a_slip_that_breaks_a_balance_is_left_to_the_rules_of_sums():
    slip = {"requests__disclosed__natural_person": 18, "requests__disclosed__total": 22}
    totals = {"requests__total__natural_person": 40, "requests__total__total": 50}
    report = typed(county(), **slip, **totals)  # as formulas of the template add it up
    assert findings(report) == []
    assert {issue.code[0] for issue in judge(report)} == {"S"}


def test_a_share_is_held_against_the_requests_of_the_table_and_none_where_it_is_blank():
    said = "办理结果为：予以公开21件，占{}%。"
    blank = typed(county(), requests__received__total=None, requests__total__total=None)
    assert codes(county(), said.format(42)) == []  # 21 of 49, cut off
    assert codes(county(), said.format(52)) == ["T132"]
    assert codes(blank, said.format(52)) == []


def test_words_that_no_slip_of_a_table_explains_are_told_though_its_sums_fail():
    slip = typed(county(), requests__received__total=53)  # its parts make 48
    assert codes(slip, "全年新收政府信息公开申请48件。") == []
    assert codes(slip, "全年新收政府信息公开申请53件。") == []
    assert codes(slip, "全年新收政府信息公开申请50件。") == ["T101"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("公开信息56条，其中救助27条、养老18条、地名10条。", True),
        ("公开信息143条，其中救助66条、养老68条。", True),  # 134: two digits changed places
        ("公开信息56条，其中救助27条、养老18条、地名8条。", False),
        ("公开信息9条，其中救助4条、养老4条。", False),
        ("公开信息56条，其中救助55条。", False),
        ("在网站公开132条，在公开栏公开78条，合计公开信息209条。", True),
        ("全年公开信息210条。在县政府网站公开132条，在村务公开栏公开77条。", True),
        ("收到申请48件，办结46件，转入下年度继续办理1件。", False),  # of these the tables tell
    ],
)
def test_an_open_list_that_misses_its_whole_by_one_was_meant_to_be_complete(said, told):
    assert ("T131" in codes(county(), said, "disclosure")) is told


def test_a_number_left_blank_is_not_held_against_the_text():
    report = typed(county(), requests__received__total=None)
    assert codes(report, "全年新收政府信息公开申请47件。") == []


def test_the_check_of_a_report_reads_its_words():
    (issue,) = [i for i in judge(saying(county(), "新收申请47件。")) if i.code == "T101"]
    assert issue.severity is Severity.WARNING


# The narratives of other writers are many: a quick run leaves them out.
TOLD = [
    pytest.param(each, id=each["id"], marks=[pytest.mark.slow] if each["held"] > 7 else [])
    for each in constructs(NARRATIVES)
]


@pytest.mark.parametrize("narrative", TOLD)
def test_a_whole_narrative_true_to_its_tables_gives_no_finding(narrative):
    assert [issue.message for issue in findings_of(report_of(narrative, narrative["tables"]))] == []


AGAINST_TABLES = tuple(f"T10{number}" for number in range(1, 9))


@pytest.mark.parametrize("narrative", TOLD)
def test_each_number_of_requests_and_reviews_one_too_large_is_found(narrative):
    rules = [rule for rule in claims.RULES if rule.code in AGAINST_TABLES]
    unseen = []
    for place, paragraph in enumerate(narrative["paragraphs"]):
        text = paragraph["text"]
        for mark in paragraph["marks"]:
            if not set(mark["rules"]) & set(AGAINST_TABLES) or "unread" in mark:
                continue  # of another rule, or left unread for the reason given there
            start, end = mark["at"], mark["at"] + len(mark["number"])
            changed = f"{text[:start]}{int(mark['number']) + 1}{text[end:]}"
            report = report_of(narrative, narrative["tables"], {place: changed})
            found = {issue.code for rule in rules for issue in rule.findings(report)}
            if not found & set(mark["rules"]):
                unseen.append(changed[max(0, start - 20) : start + 10])
    assert unseen == []


# What a finding says


def test_a_finding_names_cell_sentence_and_both_numbers():
    (issue,) = findings(saying(county(), "全年新收政府信息公开申请 47 件。"))
    assert (issue.sheet, issue.cell) == ("一、总体情况", "C7")
    assert (issue.found, issue.expected) == ("47", "48")
    for part in (
        "“一、总体情况”C7",
        "全年新收政府信息公开申请 47 件",
        "“47 件”",
        "48件",
        "“三、申请办理”",
        "请",
    ):
        assert part in issue.message
    (issue,) = findings(saying(county(), "收到申请47件。"))
    assert issue.expected == "48或51"


def test_a_contradiction_is_an_error_and_says_where_the_number_stands():
    (issue,) = findings(saying(county(), "全年未收到政府信息公开申请。"))
    assert (issue.code, issue.severity) == ("T121", Severity.ERROR)
    assert "48件" in issue.message
    assert "“三、申请办理”" in issue.message


def test_a_long_sentence_is_quoted_around_its_number():
    long = "，".join(["各股室密切配合"] * 30)
    (issue,) = findings(saying(county(), f"{long}，全年新收申请47件，{long}。"))
    assert "全年新收申请47件" in issue.message
    assert len(issue.message) < 200


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("全年收到政府信息公开申请５８ 件。", "５８ 件"),
        ("全年收到政府信息公开申请1，058件。", "1，058件"),
        ("全年作出行政许可决定４００件。", "４００件"),
        ("全年发出信息处理费收费通知９ 件。", "９ 件"),
        ("二〇二三年，我局围绕申请办理完善了登记制度。", "二〇二三年"),
        ("青山县 农业农村局认真落实公开要求。", "青山县 农业农村局"),
    ],
)
def test_a_finding_quotes_the_cell_as_it_stands(text, quoted):
    (issue,) = findings(saying(county(), text))
    assert f"其中的“{quoted}”" in issue.message


def test_several_paragraphs_in_a_cell_do_not_speak_for_each_other():
    assert codes(county(), "上年收到申请40件。\n本年收到申请48件。\n上年办结38件。") == []
    assert codes(county(), "上年收到申请40件。\n本年收到申请47件。") == ["T101"]


def test_an_unknown_year_or_organ_breaks_nothing():
    report = with_fact(with_fact(county(), "year", None), "name", None)
    assert codes(report, "2024年，我局收到申请48件，青山县农业农村局认真答复。") == []


def test_headings_state_the_report_year():
    row = Paragraphs(
        "other_matters",
        "",
        entry_of("六、其他事项", "B8", "2024年工作要点落实情况"),
        entry_of("六、其他事项", "C8", "均已落实。"),
    )
    (issue,) = findings(replace(county(), narrative=(row,)))
    assert (issue.code, issue.cell) == ("T141", "B8")


# Statements made up from tables made up

REQUEST_ROWS = tuple(
    row
    for group in ("disclosed", "partially_disclosed", "not_disclosed", "unable_to_provide")
    for row in results_of(LATEST)[group]
) + tuple(row for group in ("not_processed", "other_handling") for row in results_of(LATEST)[group])
COLUMNS = ("natural_person", *applicants_of(LATEST)["organization"])
REVIEW_GROUPS = ("reconsideration", "direct", "after_reconsideration")
KINDS = ("upheld", "corrected", "other_result", "pending")
counts = st.integers(0, 400)


@st.composite
def tables(draw: st.DrawFn) -> Submission:
    """A report whose tables are made up and keep all sums."""
    numbers: dict[CellKey, object] = {}
    totals = dict.fromkeys((*COLUMNS, "total"), 0)
    rows = ("carried_from_last_year", "carried_to_next_year", *REQUEST_ROWS)
    for row in rows:
        values = [draw(counts) for _ in COLUMNS]
        for column, value in zip((*COLUMNS, "total"), (*values, sum(values)), strict=True):
            numbers[CellKey("requests", row, column)] = value
            totals[column] += value if row in REQUEST_ROWS else 0
    for column, value in totals.items():
        left = numbers[CellKey("requests", "carried_to_next_year", column)]
        before = numbers[CellKey("requests", "carried_from_last_year", column)]
        assert isinstance(left, int)
        assert isinstance(before, int)
        numbers[CellKey("requests", "total", column)] = value
        numbers[CellKey("requests", "received", column)] = value + left - before
    for group in REVIEW_GROUPS:
        values = [draw(counts) for _ in KINDS]
        for kind, value in zip((*KINDS, "total"), (*values, sum(values)), strict=True):
            numbers[CellKey("review", "count", f"{group}_{kind}")] = value
    for place in county().numbers:
        if place.table in ("documents", "licenses", "penalties"):
            numbers[place] = draw(counts)
    changed = dict(county().numbers)
    for place, number_ in numbers.items():
        changed[place] = entry_of(changed[place].sheet, changed[place].address, number_)
    return replace(county(), numbers=changed)


def value(report: Submission, *names: str) -> int:
    return sum(int(report.numbers[key(name)].number or 0) for name in names)


def result_cells(name: str) -> tuple[str, ...]:
    return tuple(f"requests.{row}.total" for row in results_of(LATEST)[name])


# A statement, the cells it speaks of, the rule that says so when it is wrong.
STATEMENTS = (
    ("全年新收政府信息公开申请{}。", ("requests.received.total",), "T101"),
    ("上年结转申请{}。", ("requests.carried_from_last_year.total",), "T102"),
    ("结转下年度继续办理{}。", ("requests.carried_to_next_year.total",), "T104"),
    ("另有{}结转下年度继续办理。", ("requests.carried_to_next_year.total",), "T104"),
    ("从结果看，予以公开{}。", result_cells("disclosed"), "T105"),
    ("办结的申请中，{}部分公开。", result_cells("partially_disclosed"), "T105"),
    ("不予公开的共{}。", result_cells("not_disclosed"), "T105"),
    ("无法提供{}，均已说明理由。", result_cells("unable_to_provide"), "T105"),
    ("不予处理{}。", result_cells("not_processed"), "T105"),
    ("其他处理{}。", result_cells("other_handling"), "T105"),
    ("因政府信息公开引起行政复议{}。", ("review.count.reconsideration_total",), "T107"),
    ("行政复议结果维持{}。", ("review.count.reconsideration_upheld",), "T107"),
    (
        "提起行政诉讼{}。",
        ("review.count.direct_total", "review.count.after_reconsideration_total"),
        "T108",
    ),
    ("未经复议直接起诉{}。", ("review.count.direct_total",), "T108"),
    ("复议后起诉{}。", ("review.count.after_reconsideration_total",), "T108"),
    ("制发行政规范性文件{}。", ("documents.normative_documents.issued",), "T109"),
    ("现行有效的行政规范性文件{}。", ("documents.normative_documents.in_force",), "T109"),
    ("全年作出行政处罚决定{}。", ("penalties.administrative_penalties.decisions",), "T110"),
)


def ways(number_: int) -> list[str]:
    """The ways a number is written."""
    return [f"{number_}件", f" {number_} 件", f"{number_:,}件", f"{in_words(number_)}件"]


@given(tables(), st.sampled_from(STATEMENTS), st.integers(0, 3))
def test_a_true_statement_is_never_doubted_and_a_false_one_always_is(report, statement, way):
    sentence, cells, code = statement
    right = value(report, *cells)
    if right < 0:
        return  # tables made up do not know that nothing is below zero
    assert codes(report, sentence.format(ways(right)[way])) == []
    assert codes(report, sentence.format(ways(right + 1)[way])) == [code]


FRAGMENTS = (
    *(
        "全年收到申请",
        "新收",
        "上年结转",
        "结转下年度",
        "办结",
        "答复",
        "予以公开",
        "不予公开",
        "其中",
    ),
    *(
        "分别为",
        "行政复议",
        "行政诉讼",
        "维持",
        "12件",
        "三件",
        "40余件",
        "１２件",
        "1,234件",
        "0件",
    ),
    *(
        "2024年",
        "2025年",
        "〔2025〕",
        "均为",
        "未",
        "没有",
        "无",
        "收取信息处理费",
        "120元",
        "万元",
        "共",
    ),
    *(
        "规范性文件",
        "制发",
        "现行有效",
        "行政许可",
        "自然人",
        "法人或其他组织",
        "加上",
        "件",
        "的",
        "认真",
    ),
    *("青山县农业农村局", "全部办结", "办结率100%", "、", "，", "。", "；", "（", "）", "《", "》"),
)
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=25).map("".join)


@given(texts, st.sampled_from(["requests", "disclosure", ""]))
def test_no_text_breaks_a_rule(text, part):
    for issue in findings(saying(county(), text, part)):
        assert issue.code in RULES
        assert issue.message


@pytest.mark.parametrize(
    "unit",
    [
        "公开",
        "的",
        "信息公开申请",
        "1,111,",
        "局",
        "行政复议、",
        "（其中1件",
        "未有发生",
        "《",
        "收到申请1件，",
    ],
)
def test_a_cell_full_of_nonsense_is_read_in_time(unit):
    text = (unit * 8000)[:8000]
    assert isinstance(findings(saying(county(), text)), list)
    assert amounts(text) is not None


@pytest.mark.parametrize(
    "innocent",
    [
        "“十四五”期间（2021—2025年）累计收到申请210件。",
        "2021-2025年共收到政府信息公开申请210件。",
        "政务服务事项办结率100%，群众满意率99.8%。",
        "共接收群众来信8件，其中属于政府信息公开申请的2件，已引导其按程序提出申请。",
        "会同区司法局办理政府信息公开申请2件。",
        "收到第三方意见3份，同意公开2件。",
        "全年审核公文340件，其中主动公开118件、依申请公开52件、不予公开170件。",
        "制发文件210份：主动公开类96份，属于依申请公开30份，不予公开84份。",
        "其中，局机关办理申请9件，占总量的18%。",
        "查阅不到或需另行制作、经补正后仍不明确的共26件。",
        "有3件年底才提出，没有到期，转到今年接着办。",
    ],
)
def test_numbers_of_other_times_and_matters_are_no_claims(innocent):
    assert codes(county(), innocent) == []


@pytest.mark.parametrize(
    "some",
    [
        "除网上申请外，未收到其他形式的政府信息公开申请。",
        "未收到法人或其他组织提出的政府信息公开申请。",
        "未收到自然人提出的政府信息公开申请。",
        "未收到网上提交的政府信息公开申请。",
        "未发生其他行政诉讼案件。",
        "局办公室自身未收到行政复议。",
    ],
)
def test_a_denial_of_some_denies_nothing(some):
    assert codes(county(), some) == []


@pytest.mark.parametrize(
    "everyone",
    [
        "未收到公民、法人或其他组织提出的政府信息公开申请。",
        "未收到书面或网络形式的政府信息公开申请。",
        "没有单位和个人向本机关提出政府信息公开申请。",
    ],
)
def test_a_denial_that_names_all_sorts_denies_all(everyone):
    assert codes(county(), everyone) == ["T121"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("收到土地类申请15件。", ""),
        ("收到政府信息公开申请15件，其中涉及土地的12件。", "T101"),
        ("新收与结转申请共50件。", "T101"),
        ("2024年结转2025年申请4件。", "T102"),
        ("2025年结转2026年申请4件。", "T104"),
        ("3件申请将于2026年1月底前答复。", "T104"),
        ("收到网上申请30件、书面申请22件。", "T101"),
        ("收到网上申请30件、书面申请18件。", ""),
        ("予以公开21件、部分公开6件，两项合计28件。", "T105"),
        ("予以公开、部分公开分别为21件、7件。", "T105"),
        ("公开类20件，部分公开类6件。", "T105"),
        ("其他处理1件，其中逾期不补正1件，其他1件。", "T105"),
        ("提出申请的有37位自然人、10家企业。", "T106"),
        ("申请量由2024年的60件降至2025年的47件。", "T101"),
    ],
)
def test_constructs_of_claims(text, code):
    assert codes(county(), text) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年受理申请85件。其中，予以公开21件，部分公开6件。", ["T101"]),
        ("另有11件申请结转到下年度继续办理。", ["T104"]),
        ("发生行政复议14件，8件维持。", ["T107", "T107"]),
        ("全年受理来信85件。其中，咨询类21件，投诉类6件。", []),
        ("办理行政复议案件14件。", []),
    ],
)
def test_requests_are_known_by_what_is_told_of_them(text, found):
    assert codes(county(), text, "") == found


def test_requests_told_after_documents_are_claims_still():
    text = "制发规范性文件2件，主动公开信息312条，收到政府信息公开申请47件，不予公开8件。"
    assert codes(county(), text) == ["T101", "T105"]


@pytest.mark.parametrize("dash", ["至", "-", "－", "—", "——", "–", "～"])
def test_last_years_period_is_found_whatever_joins_its_days(dash):
    text = f"本报告统计期限自2024年1月1日{dash}2024年12月31日。"
    assert codes(county(), text) == ["T141"]
    assert codes(county(), text.replace("2024", "2025")) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("全年新收政府信息公开申请{48}件。", "T101"),
        ("收到申请{48}件，办结{49}件。", "T101"),
        ("2025年，本机关共制发行政规范性文件{2}件。", "T109"),
        ("发布信息{30}条，其中动态类20条、其他10条。", "T131"),
    ],
)
def test_a_number_in_the_lead_is_held_against_the_tables(words, code):
    right = words.replace("{", "").replace("}", "")
    first = words[words.index("{") + 1 : words.index("}")]
    wrong = words.replace("{" + first + "}", str(int(first) + 7)).replace("{", "").replace("}", "")
    empty = replace(county(), narrative=())
    assert [issue.code for issue in findings(with_fact(empty, "own_lead", right))] == []
    (issue,) = findings(with_fact(empty, "own_lead", wrong))
    assert issue.code == code
    assert issue.sheet == "基本信息"


def test_a_denial_in_the_lead_and_without_a_topic_is_held_against_the_tables():
    said = "未收到依申请公开事项，未发生因政府信息公开引起的行政复议、行政诉讼。"
    empty = replace(county(), narrative=())
    found = [issue.code for issue in findings(with_fact(empty, "own_lead", said))]
    assert found == ["T121", "T122", "T123"]
    assert codes(county(), "收到申请48件，没有跨年件。", "") == ["T124"]


def test_one_thing_told_in_the_lead_and_in_the_text_has_one_number():
    text = "全年主动公开政府信息{}条。"
    for told, wanted in ((812, []), (821, ["T133"])):
        report = with_fact(
            saying(county(), text.format(told), "disclosure"), "own_lead", text.format(812)
        )
        assert [issue.code for issue in findings(report)] == wanted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("新收48件，加上年结转3件，共51件。其中自然人38件。", ""),
        ("新收48件、结转3件，合计51件。", ""),
        ("新收48件、结转2件，合计51件。", "T102"),
        ("收到申请48件（2024年收到60件），予以公开22件。", "T105"),
        ("办结49件（含上年结转3件；另有2件转入下年），其中予以公开21件，部分公开6件。", ""),
        ("予以公开27件（含部分公开6件）。", ""),
        ("予以公开28件（含部分公开6件）。", "T105"),
        ("除2件转入2026年办理外，其余50件均已答复申请人。", "T103"),
        ("主动撤回申请、按其他处理的7件。", ""),
        ("通过专人送达答复30件、电话答复19件。", ""),
    ],
)
def test_numbers_without_a_topic_are_read_by_their_neighbours(text, code):
    assert codes(county(), text, "requests") == ([code] if code else [])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("现行有效规范性文件63条（新制定5条、废止8条），均已上网。", ""),
        ("公开信息204条，其中农业类76条，农机类53条，优化专题1个，救助类75条。", ""),
        ("公开信息204条，较上年增加12条，增长6.3%，其中农业类129条，其他类75条。", ""),
        ("公开信息204条，较上年增加12条，增长6.3%，其中农业类120条，其他类75条。", "T131"),
        ("发布解读36篇。部门解读8篇，专家解读4篇，图文解读24篇。", ""),
        ("发布解读36篇。部门解读8篇，专家解读5篇，图文解读24篇。", "T131"),
        ("发布图文210篇、视频66条，共计277条（篇）。", "T131"),
        ("公开信息540条，按类别：1.法规42条；2.其他497条。", "T131"),
    ],
)
def test_lists_end_where_another_statement_begins(said, code):
    assert codes(county(), said, "platforms") == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("不属于政府信息1件，告知其他途径0件，部分公开6件。", ""),
        ("逾期不补正1件，其他处理0件。", ""),
        ("收到申请48件（独立办理20件，转办28件）。", ""),
        ("网站受理申请20件；当面受理申请8件；邮寄受理申请12件；其他渠道受理申请8件。", ""),
        ("网站受理申请20件；当面受理申请8件；邮寄受理申请12件；其他渠道受理申请5件。", "T101"),
        ("收到申请48件，上年转结3件，已办理，发生行政复议5件。", "T107"),
        ("收到申请48件，50件均在规定时间内完成答复。", "T103"),
        ("依申请公开受理和办结55件。", "T103"),
        ("无因政府信息产生行政复议，提起行政诉讼情况发生。", "T122"),
        ("全年未收到依申请公开来信。", "T121"),
    ],
)
def test_what_another_item_may_share_is_not_told_and_the_rest_is(text, code):
    assert codes(county(), text)[:1] == ([code] if code else [])


def test_an_office_reports_the_documents_of_its_government():
    office = with_fact(county(), "name", "云岭县人民政府办公室")
    said = "以县政府、县政府办公室名义制发行政规范性文件{}件。"
    assert codes(office, said.format(2), "disclosure") == []
    assert codes(office, said.format(3), "disclosure") == ["T109"]
    bureau = with_fact(county(), "name", "云岭县水利局")
    assert codes(bureau, said.format(3), "disclosure") == []  # not its own


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("公开33条，其中1条清单、11条动态、4条议案、17条提案。", ""),
        ("公开33条，其中1条清单、12条动态、4条议案、17条提案。", "T131"),
        ("发布信息48篇，其中动态35篇，公告10篇，采购1篇，预决算2篇，年报1篇。", "T131"),
        ("巡查58起，其中简易程序39起，普通程序19起；现场抽查3起。", ""),
        ("答复提案建议共7件，其中建议5件（38号、39号），提案2件（77号）。", ""),
        ("答复提案建议共8件，其中建议5件（38号、39号），提案2件（77号）。", "T131"),
    ],
)
def test_a_list_that_seems_complete_before_its_end_is_read_to_it(said, code):
    assert codes(county(), said, "platforms") == ([code] if code else [])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("巡查渔港300次，其中夜间巡查270次；开展应急演练35次；出动人员90人次。", ""),
        ("办理咨询20件，其中电话18件；投诉3件，其中1件属实，另2件不实。", ""),
        ("解读14篇，其中图解9篇、视频4篇；发放手册2千本。办理咨询6件。", ""),
        ("巡查渔港190次，其中海湾112次、河口77次；出动渔船35次。", "T131"),
        ("公开信息190条，其中渔业类112条；港口类50条，养殖类27条。", "T131"),
        ("巡查59次：沿海40次，夜间31次、白天9次；内河19次，夜间12次、白天7次。", ""),
        ("巡查60次：沿海40次，夜间31次、白天9次；内河19次，夜间12次、白天7次。", "T131"),
        ("发布渔汛信息1份，另有2份待发。依法查处违规渔船，移送线索3份。", ""),
        ("另有2份待发。按渔港分，东港31份，西港3份。", ""),
        ("发布渔汛信息3份（收到意见71份，采纳22份）。", ""),
        ("发布渔汛信息300条，其中上传渔船档案2290条、船员档案1563条的台账。", ""),
        ("处理来信45封，其中当年收到46封（尚有3封在办）、上年转来2封。", ""),
        ("印发文件88份，其中可公开46份，已上网46份。", ""),
        ("以上43份中，已印发41份，即发文13份、函件28份。", ""),
        ("全年抽查20个渔港，四个季度分别抽查5个、7个、8个、0个，合计20个。", ""),
    ],
)
def test_a_list_far_beyond_its_whole_or_at_another_joint_is_another_statement(said, code):
    assert codes(county(), said, "platforms") == ([code] if code else [])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("检查渔船90批次，其中春季41批次、夏季26批次、秋季23批次。", ""),
        ("检查渔船90批次，其中春季41批次、夏季26批次、秋季24批次。", "T131"),
        ("组织21所小学开设渔业课堂，其中镇区8所、村级14所。", "T131"),
        ("接待渔民220人次，借阅638卷次，其中本县150人次、外县70人次。", ""),
        ("接待渔民220人次，借阅638卷次，其中本县150人次、外县71人次。", "T131"),
        ("抽检水产品240批次，合格231批次，不合格9批次。", ""),
        ("抽检水产品240批次，合格231批次，不合格8批次。", "T131"),
        ("水产品基地41家（其中5A级2家、4A级13家、3A级26家）。", ""),
        ("水产品基地41家（其中5A级2家、4A级13家、3A级27家）。", "T131"),
        ("公开信息178条，主要有渔业96条、港口42条、养殖40条。", ""),
        ("公开信息178条，主要有渔业96条、港口42条、养殖39条。", "T131"),
        ("38项任务中36项完成，2项推迟。", ""),
        ("38项任务中36项完成，3项推迟。", "T131"),
        ("公开目录2批4312条，更新信息26条，其中动态14条、公告9条、其他3条。", ""),
        ("公开目录2批4312条，更新信息26条，其中动态14条、公告9条、其他2条。", "T131"),
        ("公开信息300条，其中网站公开180条、公众号公开240条。", "T131"),
    ],
)
def test_lists_of_rarer_measure_words_and_joints_are_read(said, code):
    assert codes(county(), said, "platforms") == ([code] if code else [])


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ("就申请内容看，渔港28件、渔船12件、其他8件。", ""),
        ("就申请内容看，渔港28件、渔船12件、其他9件。", "T131"),
        ("就申请内容看，渔港28件、渔船24件、其他8件。", "T131"),
        ("就申请内容看，渔港28件、渔船15件、其他8件。", ""),  # 51: with last year's
        ("就申请内容看，渔港20件、渔船9件。", ""),
        ("按季度看，一至四季度分别为20件、10件、8件、9件。", "T131"),
    ],
)
def test_requests_sorted_some_sentences_later_come_to_what_was_received(listed, code):
    said = f"全年收到申请48件，上年结转3件。均依法办理。{listed}"
    assert codes(county(), said, "requests") == ([code] if code else [])


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ("其中渔业局21件、港口局17件、其他13件。", ""),
        ("其中渔业局21件、港口局17件、其他10件。", ""),  # of the new ones
        ("其中渔业局21件、港口局17件、其他12件。", "T131"),
    ],
)
def test_a_list_after_a_sum_is_of_that_sum_or_of_the_new_ones(listed, code):
    said = f"全年收到申请48件，上年结转3件，共51件。{listed}"
    assert codes(county(), said, "requests") == ([code] if code else [])


def test_one_way_left_out_of_a_few_requests_is_told():
    said = "全县收到咨询申请8件，其中邮寄5件、上门2件、网络{}件；渔民7件、船东1件。"
    assert codes(county(), said.format(1), "platforms") == []
    assert codes(county(), said.format(0), "platforms") == ["T131"]
    assert codes(county(), said.format(2), "platforms") == ["T131"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("收到申请48件，均为自然人申请，已办结44件。", "T103"),
        ("本年受理48件，已办45件，未办2件。", "T103"),
        ("年末仍有3件处于办理过程中。", "T104"),
        ("收到申请48件，已全部答复，未有结转。", "T124"),
        ("没有公民、法人或其他组织向我局提出政府信息公开申请。", "T121"),
    ],
)
def test_what_is_said_in_the_manner_of_other_provinces_is_read(text, code):
    assert codes(county(), text)[:1] == [code]


@pytest.mark.parametrize(
    "sentence", [s for s in constructs() if s["family"] == "published"], ids=lambda each: each["id"]
)
def test_sentences_in_the_manner_of_published_reports_are_read(sentence):
    assert tally([sentence]).faults == []


def test_a_denial_of_reviews_warns_and_blocks_nothing():
    found = findings(saying(county(), "全年没有发生行政复议和行政诉讼。"))
    assert {issue.code: issue.severity for issue in found} == {
        "T122": Severity.WARNING,
        "T123": Severity.WARNING,
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("申请量由36件增加到48件。", ""),
        ("行政复议案件从9件降至4件，行政诉讼案件由6件下降到2件。", ""),
        ("因申请公开引发行政复议4件、行政诉讼2件；复议机关维持2件，尚未审结1件。", ""),
        ("因申请公开引发行政复议4件、行政诉讼2件；复议机关维持3件，尚未审结1件。", "T107"),
        ("以县政府为被申请人的行政复议1件，以部门为被申请人的3件，合计4件。", ""),
        ("以县政府为被申请人的行政复议1件，以部门为被申请人的4件，合计5件。", "T107"),
    ],
)
def test_what_was_before_and_what_is_only_a_part_is_not_held_against_a_total(text, code):
    assert codes(county(), text)[:1] == ([code] if code else [])


def test_documents_of_two_bodies_that_are_rightly_added_up_are_no_claims_of_their_own():
    said = "县政府制发规范性文件1件，县直部门制发1件，共{}件。"
    government = with_fact(county(), "kind", "人民政府")
    assert codes(government, said.format(2), "disclosure") == []
    assert codes(government, said.format(3), "disclosure") != []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "县局登记大厅收到申请17件。",
            "",
        ),  # a word that is not known stands before: another matter
        ("县局登记大厅收到申请49件。", "T101"),  # so near that it was meant to be ours
        ("重新答复申请人申请7件。", ""),
        ("答复情况是公开21件、部分公开6件。", ""),
        ("答复情况是公开22件、部分公开6件。", "T105"),
        ("公开或者部分公开27件，不予公开9件。", ""),
        ("公开或者部分公开28件，不予公开9件。", "T105"),
        ("公开、部分公开的申请分别为21件、6件。", ""),
        ("公开、部分公开的申请分别为21件、7件。", "T105"),
        ("其余22件按规定作出不予公开、无法提供、不予处理等处理。", ""),
        ("以上51件申请已办结49件，2件结转下年度。", ""),
        ("以上51件申请已办结50件，2件结转下年度。", "T103"),
        ("较2022年（收到39件、结转4件）明显增加，全年收到申请48件。", ""),
        ("上年未到期的3件一并办理；另有1件于12月28日收到，正在征求意见，转入下年。", ""),
        ("单位申请10件（企业5件、律师事务所3件、其他2件）。", ""),
        ("单位申请12件（企业5件、律师事务所3件、科研机构1件、其他1件）。", "T106"),
        ("申请公开引起行政复议4件，维持2件、其他结果1件、在办1件。", ""),
        ("申请公开引起行政复议4件，维持2件、其他结果1件、在办2件。", "T107"),
        ("申请公开引起行政诉讼2件，直接起诉1件、经复议起诉1件。", ""),
        ("申请公开引起行政诉讼2件，直接起诉1件、经复议起诉2件。", "T108"),
        ("申请公开引起的行政诉讼2件，被纠正的诉讼案件0件。", ""),
        ("作为县政府复议机构，收到涉信息公开复议申请26件，审结21件。", ""),
        ("县政府复议机构受理涉我局信息公开复议4件，维持2件。", ""),
        ("县政府复议机构受理涉我局信息公开复议5件，维持2件。", "T107"),
        ("办结49件：予以公开21、部分公开6、不予公开9、无法提供9，余略。", ""),
        ("办结49件：予以公开21、部分公开7、不予公开9、无法提供9，余略。", "T105"),
        ("收到申请48件，上年接转3件，总量51件。", ""),
        ("收到申请48件，上年接转3件，总量52件。", "T101"),
        ("不掌握8件，信访类2件，重复类1件。", ""),
        ("不掌握8件，信访类4件，重复类1件。", "T105"),
        ("有1名申请人对不掌握的答复不服，来电询问。", ""),
        ("主要由信函寄达（24件）、政府网站（9件）、当面（7件）收到申请。", ""),
        ("承接上年结转3件，年内新收48件，尚余2件。", ""),
        ("承接上年结转4件，年内新收48件，尚余2件。", "T102"),
        ("全年新收申请48件，下转3件。", "T104"),
        ("区分处理6件，需加工制作1件，按信访处理2件，补正逾期1件。", ""),
        ("区分处理7件，需加工制作1件，按信访处理2件，补正逾期1件。", "T105"),
    ],
)
def test_far_numbers_beside_unknown_words_are_left_alone_and_known_words_are_read(text, code):
    assert codes(county(), text)[:1] == ([code] if code else [])


def test_what_supervision_tells_of_reviews_is_read_and_its_other_numbers_are_not():
    said = "被复议{}件，维持2件；被起诉2件，其中1件为复议后起诉，1件未审结。受理问题线索21条，办结21条。"
    assert codes(county(), said.format(4), "supervision") == []
    assert codes(county(), said.format(5), "supervision") == ["T107"]


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        (("逐条登记拟公开的信息，全年信息公开登记644条。",), ""),
        (("依申请公开情况。答复公开21件，部分公开6件。",), ""),
        (("依申请公开情况。答复公开22件，部分公开6件。",), "T105"),
        (("依申请公开情况。收到申请48件，办结（含上年结转3件）49件。",), ""),
        (("依申请公开情况。收到申请48件，转下年2件。申请内容涉及粮食补贴，均按规定答复。",), ""),
        (("依申请公开情况。没有一件被复议和诉讼的申请是因为逾期。",), ""),
        (("因申请公开被申请行政复议4件。不掌握的8件，撤回0件。",), ""),
    ],
)
def test_ordinary_words_of_small_offices_are_no_other_numbers(paragraphs, code):
    assert codes(county(), "\n".join(paragraphs), "")[:1] == ([code] if code else [])


def test_a_government_reports_for_all_its_departments_together():
    said = "各乡镇、各部门共收到政府信息公开申请{}件。"
    government = with_fact(county(), "kind", "人民政府")
    assert codes(government, said.format(48)) == []
    assert codes(government, said.format(49)) == ["T101"]
    assert codes(county(), said.format(49)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("申请人中自然人38人次、企业5家、其他组织5家。", ""),
        ("公开部门预算、决算各1条，补贴公示27条，合计29条。", ""),
        (
            "办结49件，予以公开21件，部分公开6件，不予公开9件，无法提供9件，不予处理3件，其他处理1件。",
            "",
        ),
        (
            "全部51件中，办结49件，办理结果为：公开21件、部分公开6件、不予公开9件；结转下年度2件。",
            "",
        ),
        ("“予以公开”“部分公开”合计27件，“不予公开”9件。", ""),
        ("“予以公开”“部分公开”合计28件，“不予公开”9件。", "T105"),
        ("收到复议申请143件，受理127件，审结118件，其中涉及信息公开的22件。", ""),
        ("行政复议4件，纠正复议0件，维持2件。", ""),
        ("收到申请48件，均为自然人和企业，21件公开，6件部分公开。", ""),
        ("公开21件，1件涉及正在办理的执法案卷不予公开。", ""),
        ("48件中自然人38件、企业5件。", ""),
        ("申请引起争议，收到4件行政复议，2件维持。", ""),
        ("全年标注公文417件，主动公开128件、不予公开203件、依申请公开86件。", ""),
        ("12345转办件4209件，均按期答复；申请48件。", ""),
    ],
)
def test_one_thing_told_in_the_manner_of_many_clerks_is_understood(text, code):
    assert codes(county(), text)[:1] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("因申请公开引发行政复议4件，行政诉讼2件，尚未审结2件。", ""),
        ("因申请公开引发行政复议4件、行政诉讼2件，其中维持的分别为2件、1件。", ""),
        ("因申请公开引发行政复议4件、行政诉讼2件，其中维持的分别为2件、2件。", "T108"),
        ("被申请行政复议4件、被提起行政诉讼2件，其中维持的复议案件2件、诉讼案件1件。", ""),
        ("被申请行政复议4件、被提起行政诉讼2件，其中维持的复议案件3件、诉讼案件1件。", "T107"),
        ("因申请公开引发行政复议4件、行政诉讼2件。被维持的3件逐件归档。", ""),
        ("对3家被纠错单位发函督促整改。", ""),
        ("作为县政府复议机构收到复议申请57件（含信息公开类4件），受理51件。", ""),
        ("收到申请48件，上年结转3件。办结49件，结转下年2件，其中予以公开21件。", ""),
    ],
)
def test_results_told_of_both_reviews_together_are_of_either(text, code):
    assert codes(county(), text)[:1] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "part", "code"),
    [
        ("公开信息58条，涉及救助24条、养老11条、殡葬3条、其他20条。", "disclosure", ""),
        ("公开信息58条，涉及救助24条、养老11条、殡葬3条、其他21条。", "disclosure", "T131"),
        ("制发规范性文件2件，没有废止的文件。", "management", "T127"),
        ("没有结转下一年度的申请。", "requests", "T124"),
    ],
)
def test_what_is_sorted_by_matter_and_what_is_denied_of_the_next_year_is_held_to(text, part, code):
    assert codes(county(), text, part)[:1] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "part", "code"),
    [
        ("收到申请48件，其中县局机关办理19件，分局办理26件，所站办理3件。", "requests", ""),
        ("已答复申请49件，尚有2件在法定期限内办理中。", "requests", ""),
        ("已答复申请49件，尚有3件在法定期限内办理中。", "requests", "T104"),
        ("发布动态类信息133条，县局文件82条，会议信息15条，政策解读37篇。", "disclosure", ""),
    ],
)
def test_parts_told_by_one_verb_and_what_is_still_being_handled_are_understood(text, part, code):
    assert codes(county(), text, part)[:1] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "收到申请48件，自然人提出38件，企业提出5件，按时答复，其中予以公开21件、部分公开6件。",
            "",
        ),
        (
            "收到申请48件，自然人提出38件，企业提出5件，按时答复，其中予以公开22件、部分公开6件。",
            "T105",
        ),
        (
            "对申请的答复中，有3件均未引起复议或诉讼。",
            "T122",
        ),  # of reviews there is only the denial
    ],
)
def test_results_after_all_sorts_of_applicants_are_of_all_requests(text, code):
    assert codes(county(), text)[:1] == ([code] if code else [])
