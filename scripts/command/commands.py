"""What each subcommand of ``nianbao`` does with its arguments; returns the exit status.

Parts that take long to import (Word, openpyxl) are imported by the commands that need them.
"""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from scripts.command.state import tell_state
from scripts.tasks.marking import clear_marks, mark_and_tell, target, wants_marks

FINE, FINDINGS = 0, 1


def _show(data: Any) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    print()


def _tell_kept(backup: Path | None) -> None:
    if backup is not None:
        print(f"原有的同名文件已保留为：{backup}")


def check(arguments: Namespace) -> int:
    """List every finding in a file."""
    from scripts.tasks.check import as_json, as_text
    from scripts.tasks.check import check as check_file

    tell_state(arguments.file)
    checked = check_file(arguments.file, arguments.last, arguments.settings)
    told = mark_and_tell(checked, target(arguments)) if wants_marks(arguments) else ""
    if arguments.json:
        _show(as_json(checked))
    else:
        print(as_text(checked))
    if told:
        print(told, file=sys.stderr if arguments.json else sys.stdout)
    return FINDINGS if checked.errors else FINE


def mark(arguments: Namespace) -> int:
    """Take the marks of checks out of a workbook, or check it and write them."""
    if not arguments.clear:
        arguments.mark, arguments.json = True, False
        return check(arguments)
    print(f"标注已清除：{clear_marks(arguments.file, target(arguments))}")
    return FINE


def report(arguments: Namespace) -> int:
    """Write the Word report of a file, or say why not."""
    from scripts.tasks.check import as_text, summary
    from scripts.tasks.produce import produce

    tell_state(arguments.file)
    produced = produce(
        arguments.file,
        output=arguments.output,
        template=arguments.template,
        draft=arguments.draft,
        last=arguments.last,
        settings=arguments.settings,
    )
    if produced.path is None:
        print(as_text(produced.checked), file=sys.stderr)
        print("没有生成报告。只想先看看样子的，可以加上--draft生成草稿。", file=sys.stderr)
        return FINDINGS
    _tell_kept(produced.backup)
    print(f"{'草稿' if arguments.draft else '报告'}已生成：{produced.path}")
    print(summary(produced.checked.issues))
    return FINE


def new(arguments: Namespace) -> int:
    """Write a new workbook: empty, filled from a file, or for the year after a file's."""
    from scripts.paths.outputs import refuse_input
    from scripts.tasks.load import load
    from scripts.tasks.new import new_workbook
    from workbook.files.replacing import free_backup

    source, output = None, arguments.output
    if arguments.source:
        source = load(arguments.source)
        refuse_input(output, arguments.source)
    backup = free_backup(output)
    path = new_workbook(output, source, arguments.year, arguments.organ)
    _tell_kept(backup if backup.exists() else None)
    print(f"填报工作簿已生成：{path}")
    return FINE


def import_published(arguments: Namespace) -> int:
    """Write a workbook or record from a published report, and say what to look at in it."""
    from scripts.tasks.importing_report import as_json, import_report, told

    written = import_report(arguments.file, arguments.output)
    if arguments.json:
        _show(as_json(written.imported))
        return FINE
    print(told(written.imported))
    _tell_kept(written.backup)
    print(f"已导入：{written.path}")
    return FINE


def audit(arguments: Namespace) -> int:
    """Judge many files and list what was found in all of them."""
    import time

    from scripts.paths.outputs import put
    from scripts.tasks.audit import as_json, as_table, as_workbook, files_in, rate
    from scripts.tasks.audit import audit as audit_files

    began = time.monotonic()

    def progress(done: int, total: int) -> None:
        print(f"\r{rate(began, done, total)}", end="", file=sys.stderr, flush=True)

    results = audit_files(
        files_in(arguments.files), progress=progress if sys.stderr.isatty() else None
    )
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if arguments.json:
        _show(as_json(results))
    else:
        print(as_table(results))
    if arguments.xlsx is not None:
        _tell_kept(put(arguments.xlsx, as_workbook(results)))
        print(f"清单已写入：{arguments.xlsx}", file=sys.stderr if arguments.json else sys.stdout)
    if any(result.refused for result in results):
        return 2
    return FINDINGS if any(result.errors for result in results) else FINE


def export(arguments: Namespace) -> int:
    """Print or write the record of a file."""
    from scripts.paths.outputs import put
    from scripts.record.convert import record_of
    from scripts.record.file import record_path, record_text
    from scripts.tasks.load import load

    path = record_path(arguments.output, arguments.file)
    record = record_of(load(arguments.file))
    if path is None:
        _show(record)
    else:
        _tell_kept(put(path, record_text(record).encode()))
        print(f"记录已导出：{path}")
    return FINE


def reattach(arguments: Namespace) -> int:
    """Put macros, ribbon and buttons back into a workbook, as a copy."""
    from scripts.tasks.reattach import reattach_copy

    path, backup = reattach_copy(arguments.file, arguments.output)
    _tell_kept(backup)
    print(f"已补回宏、功能区和按钮：{path}")
    return FINE


def form(arguments: Namespace) -> int:
    """Print an edition of the form."""
    from schemas.form.editions import edition_for, latest
    from scripts.pages.form_export import form_json

    year = arguments.year
    _show(form_json(latest() if year is None else edition_for(year)))
    return FINE


def rules(arguments: Namespace) -> int:
    """List the rules, as text, JSON or Markdown."""
    from scripts.pages.rules_doc import rules_json, rules_markdown, rules_text

    if arguments.json:
        _show(rules_json())
    else:
        print(rules_markdown() if arguments.markdown else rules_text(), end="")
    return FINE


def doctor(arguments: Namespace) -> int:
    """Tell what works on this PC, and what to do about what does not."""
    from scripts.tasks.doctor import as_text, examine

    print(as_text(examine()))
    return FINE


def demo(arguments: Namespace) -> int:
    """Walk the whole way with the sample body."""
    from scripts.tasks.demo import demo as walk

    return walk(arguments.output)
