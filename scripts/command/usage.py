"""What is wrong with a command typed, as a Chinese sentence: the only place that knows click's errors."""

from collections.abc import Iterable
from typing import Any

import click

from schemas.errors import UsageError


class Said(click.UsageError):
    """A mistake that only this project looks for; its text is part of a Chinese sentence."""


class Number(click.ParamType[int]):
    """A whole number, like a year."""

    name = "整数"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number typed, or a mistake that quotes it."""
        try:
            return int(value)
        except ValueError:
            raise Said(f"{named(param)}后面应为整数，写的是“{value}”", ctx) from None


class OneOf(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word typed, or a mistake that quotes it and names the others."""
        if value not in self.choices:
            raise Said(f"{named(param)}没有“{value}”，可以写{listed(self.choices)}", ctx)
        return str(value)


def named(parameter: click.Parameter | None) -> str:
    """An option with all its spellings, -o/--output; of an argument what stands for it in the help."""
    if isinstance(parameter, click.Option):
        return "/".join(parameter.opts)
    return parameter.human_readable_name if parameter is not None else "参数"


def listed(words: Iterable[str]) -> str:
    """Words one after another, as Chinese lists them."""
    return "、".join(words)


def usage_error(error: click.UsageError) -> UsageError:
    """The mistake in words, and how the command is written."""
    usage = f"\n{error.ctx.get_usage()}" if error.ctx is not None else ""
    return UsageError(f"命令写法有误：{in_chinese(error)}。{usage}")


def in_chinese(error: click.UsageError) -> str:
    """What click found, by the kind of its error and what it carries; never by its English text."""
    match error:
        case Said():
            return error.message
        case click.exceptions.NoArgsIsHelpError():
            return f"没有写明命令，可用的有{_commands(error.ctx)}"
        case click.NoSuchCommand():
            return f"没有“{error.command_name}”这一命令，可用的有{_commands(error.ctx)}"
        case click.NoSuchOption():
            like = f"，可能是{'或者'.join(error.possibilities)}" if error.possibilities else ""
            return f"没有{error.option_name}这一选项{like}"
        case click.MissingParameter():
            argument = isinstance(error.param, click.Argument)
            return "没有写文件名" if argument else f"没有写{named(error.param)}"
        case click.BadParameter():
            return f"{named(error.param)}的内容无效"
        case click.BadOptionUsage():
            option = _option(error)
            flag = isinstance(option, click.Option) and option.is_flag
            name = named(option) if option is not None else error.option_name
            return f"{name}后面不应有内容" if flag else f"{name}后面没有内容"
    return "无法识别这种写法"


def _commands(context: click.Context | None) -> str:
    if context is None or not isinstance(context.command, click.Group):
        return ""
    return listed(context.command.list_commands(context))


def _option(error: click.BadOptionUsage) -> click.Parameter | None:
    """The option that a mistake is about."""
    options = error.ctx.command.get_params(error.ctx) if error.ctx is not None else []
    return next((each for each in options if error.option_name in each.opts), None)
