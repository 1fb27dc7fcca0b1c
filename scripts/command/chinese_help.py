"""Help in Chinese: its headings, and lines folded by the width that Chinese signs have."""

from collections.abc import Iterable

import click

from scripts.command.folding import folded, width

HEADINGS = {"Options": "选项", "Positional arguments": "参数", "Commands": "命令"}


class ChineseHelp(click.HelpFormatter):
    """Help that begins with 用法."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is written."""
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        self.write(f"{HEADINGS.get(heading, heading)}：\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Names and what they mean in two columns."""
        rows = list(rows)
        column = self.current_indent + min(max(width(name) for name, _ in rows), col_max)
        column += col_spacing
        for name, words in rows:
            first = f"{'':{self.current_indent}}{name}"
            lines = list(folded(words, max(self.width - column, 10)))
            if lines and width(first) + col_spacing <= column:
                first += " " * (column - width(first)) + lines.pop(0)
            self.write("\n".join([first, *(f"{'':{column}}{line}" for line in lines)]) + "\n")
