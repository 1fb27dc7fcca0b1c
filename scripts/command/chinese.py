"""click for Chinese readers: help, commands found in a folder, options spelled as people spell them."""

import importlib.util
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from scripts.command.chinese_help import ChineseHelp
from scripts.command.spelling import spelled_out
from scripts.command.usage import Said, listed, named
from scripts.paths.tidying import tidy

HELP = "显示这份说明"
OPTIONS = "[选项]"
HELP_NAMES: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class ChineseContext(click.Context):
    """What a command is called with; writes Chinese help."""

    formatter_class = ChineseHelp


class ChineseCommand(click.Command):
    """One command; of the parameters named in `only_one` a caller may give one."""

    context_class = ChineseContext

    def __init__(self, name: str | None, *, only_one: Sequence[str] = (), **options: Any) -> None:
        settings = HELP_NAMES | {"allow_extra_args": True}  # which are refused below, by name
        super().__init__(name, options_metavar=OPTIONS, context_settings=settings, **options)
        self.only_one = only_one

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments as click takes them apart, once they are spelled out; a UsageError knows `ctx`."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        try:
            left = super().parse_args(ctx, list(spelled_out(args, options)))
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if left:
            raise Said(f"多写了{listed(left)}", ctx)
        given = [each for each in options if each.name in self.only_one and ctx.params[each.name]]
        if len(given) > 1:
            raise Said(f"{'和'.join(map(named, given))}只能写一个", ctx)
        return left

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns, done where nothing of a killed run lies about any more."""
        tidy(_paths(ctx.params.values()))
        return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``-h``, explained in Chinese."""
        return _explained(super().get_help_option(ctx))


class CommandFolder(click.Group):
    """Every module of a package is a command, imported when it is called or listed.

    The command is `run` in the module, its name the module's: without the ``_`` at the end of one
    that Python has as a word of its own.
    """

    context_class = ChineseContext

    def __init__(self, package: str, order: Sequence[str] = (), **options: Any) -> None:
        super().__init__(
            options_metavar=OPTIONS,
            subcommand_metavar="命令 …",
            context_settings=HELP_NAMES,
            **options,
        )
        self.package, self.order = package, order

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, those of `order` first."""
        found = importlib.import_module(self.package).__path__
        names = sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(found))
        return sorted(
            names, key=lambda name: self.order.index(name) if name in self.order else len(names)
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None where no module has it."""
        if not cmd_name.isidentifier() or cmd_name.endswith("_"):
            return None
        for module in (f"{self.package}.{cmd_name}", f"{self.package}.{cmd_name}_"):
            if importlib.util.find_spec(module) is not None:
                command: click.Command = importlib.import_module(module).run
                command.name = cmd_name
                return command
        return None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``-h``, explained in Chinese."""
        return _explained(super().get_help_option(ctx))


def command(
    words: str, *, only_one: Sequence[str] = ()
) -> Callable[[Callable[..., int]], ChineseCommand]:
    """A function as a command, with a line of help; what it returns is the exit status."""
    return click.command(cls=ChineseCommand, help=words, short_help=words, only_one=only_one)


def _paths(values: Iterable[object]) -> Iterator[Path]:
    """The files and folders among what a command was given."""
    for value in values:
        if isinstance(value, Path):
            yield value
        elif isinstance(value, tuple):
            yield from _paths(value)


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP
    return option
