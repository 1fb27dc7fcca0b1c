"""Twenty findings as a clerk reads them: ``python -m scripts.pages.messages_doc`` writes docs/报错示例.md.

Each is what a check really says about an example of the catalogue; a test keeps the page fresh.
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.rules.catalogue import CATALOGUE
from scripts.pages.examples.by_code import EXAMPLES, findings
from scripts.tasks.check import WHOLE_FILE

PAGE = Path(__file__).parents[2] / "docs" / "报错示例.md"
SHOWN = (
    *("F101", "F102", "B101", "C101", "C102", "C104", "C105", "S101", "S103", "T101"),
    *("W102", "W104", "T124", "W108", "L101", "L102", "L105", "P103", "P106", "P108"),
)
INTRODUCTION = (
    "下面是校验时常见的二十种提示。每条提示都写明：在哪张表哪一格，填的是什么，为什么不对，怎么改。",
    "“错误”要改正才能生成报告；“提醒”请核实，确实无误的可以在“校验结果”表的“处理说明”里写明原因；"
    "“提示”只供参考。全部规则见[校验规则](rules.md)。",
    "本页由程序生成，请不要直接修改：运行`python -m scripts.pages.messages_doc`重新生成。",
)


def messages_markdown() -> str:
    """The page docs/报错示例.md."""
    return "\n".join(_markdown()) + "\n"


def _markdown() -> Iterator[str]:
    rules = {rule.code: rule for rule in CATALOGUE}
    yield "# 报错示例"
    for paragraph in INTRODUCTION:
        yield from ("", paragraph)
    for number, code in enumerate(SHOWN, start=1):
        wrong = EXAMPLES[code].wrong
        issue = findings(wrong)[0]
        place = f"{issue.sheet or WHOLE_FILE} {issue.cell}".strip()
        yield from ("", f"## {number}. {rules[code].name}（{code}，{issue.severity.label}）", "")
        yield f"情形：{wrong.told}"
        yield from ("", f"> **{place}**：{issue.message}")


if __name__ == "__main__":
    PAGE.write_text(messages_markdown(), encoding="utf-8", newline="\n")
    print(f"已生成 {PAGE}")
