"""Arguments and options that several commands share, and what they mean together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

SOURCE = "填好的工作簿（.xlsx、.xlsm），或导出的记录（.json）"


class Required(click.Option):
    """An option that cannot be left out, which usage and help say."""

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:
        """How it is written."""
        return [f"{self.opts[0]} {self.make_metavar(ctx)}"]

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Its line of the help."""
        return self.get_help_spec(ctx), f"{self.help}（必填）"


def source_file(words: str = SOURCE, metavar: str = "FILE") -> Callable[[F], F]:
    """The file that a command is about."""
    return click.argument("file", type=Path, metavar=metavar, help=words)


def output(metavar: str, words: str) -> Callable[[F], F]:
    """Where the result goes."""
    return click.option("-o", "--output", type=Path, metavar=metavar, help=words)


def output_required(metavar: str, words: str) -> Callable[[F], F]:
    """Where the result goes, if there is no usual place for it."""
    return click.option(
        "-o", "--output", cls=Required, required=True, type=Path, metavar=metavar, help=words
    )


def as_json(words: str = "以JSON输出") -> Callable[[F], F]:
    """Results for programs."""
    return click.option("--json", "as_json", is_flag=True, help=words)


def last_year(command: F) -> F:
    """Last year's file, to compare with."""
    return click.option(
        "--last", type=Path, metavar="LAST", help="上年的工作簿或记录，用于逐项核对"
    )(command)


def comparison(command: F) -> F:
    """Options of every command that checks: last year's file, the settings of the office."""
    settings = click.option(
        "--settings",
        type=Path,
        metavar="FILE.toml",
        help="本单位的设置，默认采用同一文件夹中的年报设置.toml",
    )
    return last_year(settings(command))


def illustration(command: F) -> F:
    """Whether the picture of the year is in the report."""
    return click.option("--picture", "illustrated", is_flag=True, help="报告末尾附本年数据的图解")(
        command
    )


def marks(command: F) -> F:
    """Where marks are written; a command with these has one place for them (`only_one`)."""
    in_place = click.option("--in-place", is_flag=True, help="直接写入原文件，并保留一份备份")
    return in_place(output("FILE.xlsx", "标注后另存的文件名")(command))


def page_options(command: F) -> F:
    """Options of the commands that show a page in the browser."""
    port = click.option(
        "--port", type=int, default=0, metavar="PORT", help="端口号，默认由系统分配"
    )
    no_browser = click.option("--no-browser", is_flag=True, help="不打开浏览器，只显示网址")
    return port(no_browser(command))


ONE_PLACE = ("in_place", "output")  # of `marks`


def marked_file(file: Path, in_place: bool, output: Path | None) -> Path | None:
    """Where marks go: the file itself, the file named, or None for the usual copy."""
    return file if in_place else output
