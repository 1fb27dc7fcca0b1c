import importlib
import pkgutil
import re

import pytest

import schemas.rules
from schemas.form.editions import LATEST
from schemas.judging.judge import REPORT_RULES
from schemas.judging.table_judge import CELL_RULES
from schemas.rules import files, lines
from schemas.rules.catalogue import CATALOGUE
from schemas.rules.publication import OWN_WORDS
from schemas.rules.rule import Rule


def test_no_rule_escapes_the_catalogue():
    modules = [info.name for info in pkgutil.iter_modules(schemas.rules.__path__)]
    found = {
        value.code
        for name in modules
        for value in vars(importlib.import_module(f"schemas.rules.{name}")).values()
        if isinstance(value, Rule)
    }
    assert found == {rule.code for rule in CATALOGUE}


def test_a_check_executes_every_rule_of_the_catalogue():
    executed = {*REPORT_RULES, *CELL_RULES.values(), *lines.RULES, *files.RULES, OWN_WORDS}
    assert executed == set(CATALOGUE)


def test_codes_are_given_once():
    codes = [rule.code for rule in CATALOGUE]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_a_rule_has_a_code_a_name_a_clause_and_a_source(rule):
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert rule.name
    assert rule.clause.endswith("。")
    assert rule.source_in(LATEST).document
