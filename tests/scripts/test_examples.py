"""Every rule has a wrong and a right case; a check says exactly that, and the pages print it."""

from functools import cache

import pytest

from schemas.form.editions import LATEST
from schemas.judging.judge import judge
from schemas.language.personal import masked
from schemas.rules.catalogue import CATALOGUE
from scripts.pages.examples.by_code import EXAMPLES, base, findings
from scripts.pages.messages_doc import PAGE, SHOWN, messages_markdown
from scripts.pages.rules_doc import rules_markdown

wrong_findings = cache(lambda code: findings(EXAMPLES[code].wrong))
WITH_EXAMPLE = [rule for rule in CATALOGUE if rule.code in EXAMPLES]


def test_no_rule_is_without_examples():
    assert [rule.code for rule in CATALOGUE if rule.code not in EXAMPLES] == []


def test_no_example_is_of_a_rule_that_is_not_there():
    assert set(EXAMPLES) <= {rule.code for rule in CATALOGUE}


def test_the_body_that_the_examples_change_has_no_finding():
    assert judge(base()) == ()


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_the_wrong_case_is_found_by_its_rule_and_no_other(rule):
    example = EXAMPLES[rule.code]
    found = wrong_findings(rule.code)
    assert {issue.code for issue in found} == {rule.code, *example.also}
    mine = [issue for issue in found if issue.code == rule.code]
    assert {issue.severity for issue in mine} == {rule.severity}
    assert {issue.source for issue in mine} == {str(rule.source_in(LATEST))}


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_the_right_case_gives_no_finding(rule):
    assert findings(EXAMPLES[rule.code].right) == ()


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_a_message_is_whole_sentences_that_say_where(rule):
    for issue in wrong_findings(rule.code):
        assert issue.message.endswith("。")
        if issue.cell:
            assert issue.cell in issue.message or issue.sheet in issue.message
        assert masked(issue.message) == issue.message


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_officials_read_the_examples_in_the_list_of_rules(rule):
    example = EXAMPLES[rule.code]
    for case in (example.wrong, example.right):
        assert case.told.endswith("。")
        assert case.told in rules_markdown()
    assert example.wrong.told != example.right.told


def test_the_page_of_messages_is_what_a_check_says():
    assert PAGE.read_text(encoding="utf-8") == messages_markdown(), (
        "python -m scripts.pages.messages_doc"
    )
    assert len(set(SHOWN)) == 20
