"""The command ``nianbao``: each subcommand is a thin face of one function.

Exit status: 0 fine, 1 findings of error severity, 2 cannot be done. What cannot be done is said in
one Chinese sentence on standard error; results and ``--json`` go to standard output.
"""

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from schemas.errors import ClerkError, internal, told
from scripts.command.chinese import CommandFolder
from scripts.command.speaking import IMPOSSIBLE, speak_utf8
from scripts.command.usage import usage_error

# Python looks for garbage after 700 new objects; imports and one file make 100,000 and no garbage,
# and looking costs a tenth of the whole command.
OBJECTS_BEFORE_COLLECTING = 250_000
STOPPED = "已停止。"

nianbao = CommandFolder(
    "scripts.command.commands",
    # as a clerk meets them; what is not named here comes after these
    order=(
        "new",
        "check",
        "mark",
        "report",
        "export",
        "import",
        "audit",
        "watch",
        "serve",
        "reattach",
        "form",
        "rules",
    ),
    help="政府信息公开工作年度报告：填报、校验、生成Word报告。",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; never shows a traceback unless NIANBAO_DEBUG is set."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    speak_utf8()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except BrokenPipeError:
        # whoever read our output has had enough; keep the interpreter from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
    except Exception as error:
        words = told(error)
        if words is None and os.environ.get("NIANBAO_DEBUG"):
            traceback.print_exc()
        print(words or internal(error), file=sys.stderr)
        return error.status if isinstance(error, ClerkError) else IMPOSSIBLE
    return IMPOSSIBLE


def _run(arguments: Sequence[str]) -> int:
    try:
        with nianbao.make_context("nianbao", list(arguments)) as context:
            return int(nianbao.invoke(context))
    except click.exceptions.Exit as end:  # after --help
        return end.exit_code
    except click.UsageError as error:
        raise usage_error(error) from error


def _take_chinese_names() -> None:
    """Start once more in UTF-8 where the system's encoding has no Chinese: no copy could be named."""
    try:
        os.fsencode("校验")
    except UnicodeEncodeError:
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def program() -> NoReturn:
    """The command as a process of its own: `main` on the command line, then the end.

    At its end Python searches all that was ever imported for garbage once more, which finds none and
    costs an eighth of a command; what is frozen is passed over.
    """
    _take_chinese_names()
    status = main()
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    program()
