"""The command ``nianbao``: each subcommand is a thin face of one function.

Exit status: 0 fine, 1 findings of error severity, 2 cannot be done. What cannot be done is said in
one Chinese sentence on standard error; results and ``--json`` go to standard output.
"""

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from schemas.errors import ClerkError, internal, told
from scripts.command import commands
from scripts.command.usage import ChineseParser
from scripts.tasks.marking import add_mark_command, add_mark_options

IMPOSSIBLE = 2
# Python looks for garbage after 700 new objects; imports and one file make 100,000 and no garbage,
# and looking costs a tenth of the whole command.
OBJECTS_BEFORE_COLLECTING = 250_000
PUBLISHED = "已公布的报告：Word、网页、PDF、文本，或.doc、.wps、.odt、.rtf"
SOURCE = "填好的工作簿（.xlsx、.xlsm），或导出的记录（.json）"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; never shows a traceback unless NIANBAO_DEBUG is set."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    speak_utf8()
    try:
        arguments = parser().parse_args(argv)
        return int(arguments.run(arguments))
    except BrokenPipeError:
        # whoever read our output has had enough; keep the interpreter from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        words = told(error)
        if words is None and os.environ.get("NIANBAO_DEBUG"):
            traceback.print_exc()
        print(words or internal(error), file=sys.stderr)
        return error.status if isinstance(error, ClerkError) else IMPOSSIBLE
    return IMPOSSIBLE


def program() -> NoReturn:
    """The command as a process of its own: `main` on the command line, then the end.

    At its end Python searches all that was ever imported for garbage once more, which finds none and
    costs an eighth of a command; what is frozen is passed over.
    """
    status = main()
    gc.freeze()
    sys.exit(status)


def speak_utf8() -> None:
    """Write UTF-8 into pipes and files; on a console write what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def parser() -> ChineseParser:
    """The commands and their options."""
    top = ChineseParser(
        prog="nianbao", description="政府信息公开工作年度报告：填报、校验、生成Word报告。"
    )
    sub = top.add_subparsers(required=True, metavar="命令", title="命令")

    new = sub.add_parser("new", help="新建填报工作簿")
    _new(new)

    check = sub.add_parser("check", help="校验工作簿，逐格列出问题")
    check.add_argument("file", type=Path, metavar="FILE", help=SOURCE)
    check.add_argument("--json", action="store_true", help="以JSON输出")
    _comparison(check)
    add_mark_options(check)
    check.set_defaults(run=commands.check)
    _comparison(add_mark_command(sub, commands.mark))

    report = sub.add_parser("report", help="生成Word报告")
    report.add_argument("file", type=Path, metavar="FILE", help=SOURCE)
    report.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="文件夹或.docx文件名，默认放进output"
    )
    report.add_argument("--template", type=Path, metavar="OFFICE.docx", help="本单位的红头模板")
    report.add_argument("--draft", action="store_true", help="有错误也生成，每页标明草稿")
    _comparison(report)
    report.set_defaults(run=commands.report)

    export = sub.add_parser("export", help="导出为记录（JSON）")
    export.add_argument("file", type=Path, metavar="FILE", help=SOURCE)
    export.add_argument("--to", choices=["json"], default="json", help="导出成什么，默认json")
    export.add_argument(
        "-o", "--output", type=Path, metavar="FILE.json", help="存为什么文件，不写就显示在屏幕上"
    )
    export.set_defaults(run=commands.export)

    _published(sub)

    reattach = sub.add_parser("reattach", help="给被其他软件另存过的工作簿补回宏、功能区和按钮")
    reattach.add_argument("file", type=Path, metavar="FILE")
    reattach.add_argument("-o", "--output", type=Path, metavar="FILE.xlsm")
    reattach.set_defaults(run=commands.reattach)

    _about(sub)

    sub.add_parser("doctor", help="检查这台电脑，不能用的说怎么办").set_defaults(
        run=commands.doctor
    )
    _demo(sub.add_parser("demo", help="用示例数据走一遍：新建、填写、校验、生成报告"))
    return top


def _demo(demo: argparse.ArgumentParser) -> None:
    """Options of the command that shows the whole way."""
    demo.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="放进哪个文件夹，默认output"
    )
    demo.set_defaults(run=commands.demo)


def _published(commands_: Any) -> None:
    """Commands for reports as they were published: import one, audit many."""
    importing = commands_.add_parser("import", help="把已公布的报告导入为工作簿或记录")
    importing.add_argument("file", type=Path, metavar="REPORT", help=PUBLISHED)
    importing.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=".xlsx、.xlsm或.json"
    )
    importing.add_argument("--json", action="store_true", help="以JSON输出每一格的来源和疑点")
    importing.set_defaults(run=commands.import_published)

    audit = commands_.add_parser("audit", help="成批审查已公布的报告、工作簿和记录")
    audit.add_argument("files", type=Path, nargs="+", metavar="REPORT", help="文件或文件夹")
    audit.add_argument("--json", action="store_true", help="以JSON输出")
    audit.add_argument("--xlsx", type=Path, metavar="FILE.xlsx", help="另存为一张清单")
    audit.set_defaults(run=commands.audit)


def _about(commands_: Any) -> None:
    """Commands that say what the form and the rules are."""
    form = commands_.add_parser("form", help="输出格式本身：各表各格的名称和位置")
    form.add_argument("--json", action="store_true", help="以JSON输出（默认）")
    form.add_argument("--year", type=int, metavar="YEAR", help="哪一年度的格式，默认最新")
    form.set_defaults(run=commands.form)

    rules = commands_.add_parser("rules", help="列出全部校验规则")
    shape = rules.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="以JSON输出")
    shape.add_argument("--markdown", action="store_true", help="以Markdown输出")
    rules.set_defaults(run=commands.rules)


def _new(new: argparse.ArgumentParser) -> None:
    """Options of the command that makes a new workbook."""
    new.add_argument("--year", type=int, metavar="YEAR", help="报告年度，如2025")
    new.add_argument("--organ", metavar="NAME", help="机关全称")
    new.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FILE",
        help="由工作簿或记录填好；--year写它的下一年，就是下一年的新表，带着上年数据",
    )
    new.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.xlsx",
        help="存为什么文件；写成.xlsm的带按钮",
    )
    new.set_defaults(run=commands.new)


def _comparison(command: argparse.ArgumentParser) -> None:
    """Options of every command that checks: last year's file, the settings of the office."""
    command.add_argument(
        "--last", type=Path, metavar="LAST", help="上年的工作簿或记录，与它逐项核对"
    )
    command.add_argument(
        "--settings", type=Path, metavar="FILE.toml", help="本单位的设置，默认用旁边的年报设置.toml"
    )


if __name__ == "__main__":
    program()
