"""``nianbao rules``: all rules, as text, JSON or Markdown."""

import click

from scripts.command.chinese import command
from scripts.command.options import as_json
from scripts.command.speaking import FINE, show


@command("列出全部校验规则", only_one=("as_json", "markdown"))
@as_json()
@click.option("--markdown", is_flag=True, help="以Markdown输出")
def run(as_json: bool, markdown: bool) -> int:
    """List the rules, as text, JSON or Markdown."""
    from scripts.pages.rules_doc import rules_json, rules_markdown, rules_text

    if as_json:
        show(rules_json())
    else:
        print(rules_markdown() if markdown else rules_text(), end="")
    return FINE
