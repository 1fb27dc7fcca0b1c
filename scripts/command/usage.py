"""A command line that explains itself in Chinese: help, and what is wrong with a command typed."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from schemas.errors import UsageError

# what argparse says -> what a clerk reads; {0} is what stands in the brackets of the pattern
WORDS = (
    (r"the following arguments are required: FILE", "没有写文件名"),
    (r"the following arguments are required: (.+)", "没有写{0}"),
    (
        r"argument 命令: invalid choice: '(.+?)' \(choose from (.+)\)",
        "没有“{0}”这一命令，可用的有{1}",
    ),
    (r"argument (\S+): expected (?:one|at least one) argument", "{0}后面没有内容"),
    (r"argument (\S+): invalid int value: (.+)", "{0}后面应为整数，写的是{1}"),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)", "{0}没有{1}，可以写{2}"),
    (r"unrecognized arguments: (.+)", "多出了{0}"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0}和{1}只能写一个"),
    (r"ambiguous option: (\S+) could match (.+)", "{0}不明确，可能是{1}"),
    (r"argument (\S+): ignored explicit argument (.+)", "{0}后面不应有{1}"),
)


class ChineseHelp(argparse.HelpFormatter):
    """Help that begins with 用法."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line that shows how a command is written."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """An argument parser for Chinese readers; `UsageError` instead of an exit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=ChineseHelp, add_help=False, **options)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in Chinese and the usage."""
        raise UsageError(f"命令写得不对：{in_chinese(message)}。\n{self.format_usage().rstrip()}")


def _listed(words: str) -> str:
    """Choices as a Chinese list: argparse writes 'new', 'check'."""
    return words.replace("', '", "、").strip("'") if "', '" in words else words


def in_chinese(message: str) -> str:
    """What argparse says in English, in Chinese; as it stands when it is something unheard of."""
    for pattern, words in WORDS:
        found = re.fullmatch(pattern, message)
        if found:
            return words.format(*(_listed(each) for each in found.groups()))
    return message
