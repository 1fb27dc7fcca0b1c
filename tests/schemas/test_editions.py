"""A second edition beside the one in force: each year's report follows its own."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.errors import WorkbookError
from schemas.filled.entries import entry_of
from schemas.filled.organ import FIELDS
from schemas.form.editions import LATEST, edition_for, editions, known_as_well, latest
from schemas.form.headings import item_of
from schemas.form.model import Edition
from schemas.form.sources import Basis, Source
from schemas.judging.judge import judge
from schemas.rules.catalogue import CATALOGUE
from schemas.rules.facts import year_has_an_edition
from schemas.rules.rule import Rule, report_rule
from tests.samples import city, typed
from workbook.layout import FACTS, needed_sheets
from workbook.reading.template import editions_named

ROOT = Path(__file__).parents[2]
SECOND = replace(
    LATEST,
    key="2031",
    first_year=2031,
    template_version=3,
    oldest_template=None,
    sources=replace(LATEST.sources, format=Source("国办公开办函〔2031〕7号《某格式》")),
)
SHEETS = needed_sheets(LATEST)


def test_a_year_has_the_edition_in_force_and_no_year_before_changes():
    with known_as_well(SECOND):
        found: list[Edition] = [edition_for(2030), edition_for(2031), latest()]
    assert found == [LATEST, SECOND, SECOND]
    assert editions() == (LATEST,)


def test_a_workbook_is_read_by_the_edition_whose_mark_it_carries():
    with known_as_well(SECOND):
        assert editions_named("甲.xlsx", '="2021/1"', SHEETS) == (LATEST,)
        assert editions_named("甲.xlsx", '="2021/2"', SHEETS) == (LATEST,)
        assert editions_named("甲.xlsx", '="2021/3"', SHEETS) == (LATEST,)
        assert editions_named("甲.xlsx", '="2031/3"', SHEETS) == (SECOND,)
        with pytest.raises(
            WorkbookError, match="更旧的模板（2031/2版），本程序读取的是2021/3、2031/3版"
        ):
            editions_named("甲.xlsx", '="2031/2"', SHEETS)


def test_findings_quote_the_document_of_the_submissions_edition():
    second = replace(typed(city(), requests__received__natural_person="某"), edition=SECOND)
    found = {issue.source for issue in judge(second) if issue.code == "C104"}
    assert found == {"国办公开办函〔2031〕7号《某格式》"}


def test_a_report_typed_into_the_workbook_of_another_edition_is_refused():
    submission = city()
    later = replace(submission, fields={**submission.fields, "year": entry_of(FACTS, "B8", 2031)})
    assert not [i for i in judge(later) if i.code == year_has_an_edition.code]
    with known_as_well(SECOND):
        (found,) = [i for i in judge(later) if i.code == year_has_an_edition.code]
    assert "2031年度的报告应按2031年的格式填报" in found.message
    assert found.cell == "B8"


def test_a_rule_may_hold_for_some_editions_only():
    @report_rule("Z999", "示例", CATALOGUE[0].severity, Basis.FORMAT, editions=("2021",))
    def spoken(submission, rule: Rule):
        """一句话。"""
        yield rule.issue("一句话。")

    assert [issue.code for issue in spoken.findings(city())] == ["Z999"]
    assert list(spoken.findings(replace(city(), edition=SECOND))) == []


def test_messages_number_the_items_of_the_form_as_its_labels_do():
    rows = LATEST.table("requests").rows
    assert item_of(rows, "received") == "第一项"
    assert item_of(rows, "total") == "第三项总计"


def test_a_prompt_names_the_document_of_the_edition():
    wording = next(field for field in FIELDS if field.key == "wording")
    assert "国办公开办函〔2021〕30号" in wording.asked(LATEST)
    assert "国办公开办函〔2031〕7号" in wording.asked(SECOND)


def test_only_the_editions_themselves_name_the_form_of_a_year():
    naming = {
        path.relative_to(ROOT).as_posix()
        for folder in ("schemas", "workbook", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"editions(\.| import )y20\d\d", path.read_text(encoding="utf-8"))
    }
    # the words for the rows of table 3 still follow one form
    assert naming <= {"schemas/form/editions/__init__.py", "schemas/claims/quantities.py"}
