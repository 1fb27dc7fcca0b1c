import json

from schemas.rules.catalogue import CATALOGUE
from scripts.command.cli import main
from scripts.pages.rules_doc import PAGE, rules_json, rules_markdown, rules_text


def test_the_page_in_docs_is_what_the_catalogue_says():
    assert PAGE.read_text(encoding="utf-8") == rules_markdown(), "python -m scripts.pages.rules_doc"


def test_every_rule_stands_in_each_of_the_three_lists():
    for rule in CATALOGUE:
        assert f"| {rule.code} | {rule.name} | {rule.severity.label} |" in rules_markdown()
        assert f"{rule.severity.label} {rule.code} {rule.name}：{rule.clause}\n" in rules_text()
    assert [listed["code"] for listed in rules_json()] == [rule.code for rule in CATALOGUE]


def test_the_command_prints_them(capsys):
    assert main(["rules"]) == 0
    assert capsys.readouterr().out == rules_text()
    assert main(["rules", "--markdown"]) == 0
    assert capsys.readouterr().out == rules_markdown()
    assert main(["rules", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == rules_json()
