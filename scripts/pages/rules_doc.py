"""The catalogue of rules for people and programs: ``python -m scripts.pages.rules_doc`` writes docs/rules.md.

The file is kept in git; a test compares it with what the catalogue says today.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from schemas.form.editions import latest
from schemas.form.sources import Certainty
from schemas.rules.catalogue import CATALOGUE, GROUPS
from schemas.rules.rule import Rule
from scripts.pages.examples.by_code import EXAMPLES

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
HEAD = ("代码", "名称", "级别", "要求", "依据")
INTRODUCTION = (
    "校验所用的全部规则。“错误”要改正才能生成报告，“提醒”请逐条核实，“提示”只供参考。"
    "代码不会变，也不会挪作他用。",
    "每条规则附两个例子：“会指出”一句说明在什么情况下会提出，“不指出”一句说明怎样写就没有问题。"
    "这些例子都经程序逐个检验，与所写一致。",
    "本页由程序生成，请不要直接修改：规则在`schemas/rules/`中，改过以后运行"
    "`python -m scripts.pages.rules_doc`。",
)


def rules_json() -> list[dict[str, str]]:
    """Every rule as plain data, in the order of the catalogue."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "group": group,
            "clause": rule.clause,
            "source": str(rule.source_in(latest())),
            "certainty": rule.source_in(latest()).certainty.value,
            "wrong": EXAMPLES[rule.code].wrong.told if rule.code in EXAMPLES else "",
            "right": EXAMPLES[rule.code].right.told if rule.code in EXAMPLES else "",
        }
        for group, rules in GROUPS.items()
        for rule in rules
    ]


def rules_text() -> str:
    """The rules for the terminal: by group, each with its severity, code, name and clause."""
    lines: list[str] = []
    for group, rules in GROUPS.items():
        lines += [f"【{group}】", *map(_line, rules), ""]
    return "\n".join([*lines, _counted()]) + "\n"


def rules_markdown() -> str:
    """The rules as the page docs/rules.md."""
    return "\n".join(_markdown()) + "\n"


def _markdown() -> Iterator[str]:
    yield "# 校验规则"
    for paragraph in (*INTRODUCTION, _counted()):
        yield ""
        yield paragraph
    for group, rules in GROUPS.items():
        yield from ("", f"## {group}", "", _row(HEAD), _row(["---"] * len(HEAD)))
        for rule in rules:
            cells = (rule.code, rule.name, rule.severity.label, rule.clause, _source(rule))
            yield _row(cells)
        yield from ("", "例：", "")
        yield from (_example(rule) for rule in rules if rule.code in EXAMPLES)


def _example(rule: Rule) -> str:
    """Both examples of a rule on one line."""
    example = EXAMPLES[rule.code]
    return f"- {rule.code} {rule.name}。会指出：{example.wrong.told}不指出：{example.right.told}"


def _line(rule: Rule) -> str:
    return f"  {rule.severity.label} {rule.code} {rule.name}：{rule.clause}"


def _row(cells: tuple[str, ...] | list[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _source(rule: Rule) -> str:
    words: Mapping[Certainty, str] = {Certainty.SECONDARY: "（转引）", Certainty.CUSTOM: "（惯例）"}
    source = rule.source_in(latest())
    return f"{source}{words.get(source.certainty, '')}"


def _counted() -> str:
    severities = [rule.severity for rule in CATALOGUE]
    told = "，".join(
        f"{severity.label}{severities.count(severity)}条" for severity in dict.fromkeys(severities)
    )
    return f"共{len(CATALOGUE)}条：{told}。"


if __name__ == "__main__":
    PAGE.write_text(rules_markdown(), encoding="utf-8", newline="\n")
    print(f"已生成 {PAGE}")
