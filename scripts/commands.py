"""What each subcommand of ``nianbao`` does with its arguments; returns the exit status.

Parts that take long to import (Word, openpyxl) are imported by the commands that need them.
"""

import json
import sys
from argparse import Namespace
from typing import Any

FINE, FINDINGS = 0, 1


def _show(data: Any) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    print()


def check(arguments: Namespace) -> int:
    """List every finding in a file."""
    from scripts.check import as_json, as_text
    from scripts.check import check as check_file

    checked = check_file(arguments.file)
    if arguments.json:
        _show(as_json(checked))
    else:
        print(as_text(checked))
    return FINDINGS if checked.errors else FINE


def report(arguments: Namespace) -> int:
    """Write the Word report of a file, or say why not."""
    from scripts.check import as_text, summary
    from scripts.produce import produce

    produced = produce(
        arguments.file,
        output=arguments.output,
        template=arguments.template,
        draft=arguments.draft,
    )
    if produced.path is None:
        print(as_text(produced.checked), file=sys.stderr)
        return FINDINGS
    if produced.backup is not None:
        print(f"原有的同名文件已保留为：{produced.backup}")
    print(f"报告已生成：{produced.path}")
    print(summary(produced.checked.issues))
    return FINE


def new(arguments: Namespace) -> int:
    """Write a new workbook, empty or filled from a record."""
    from scripts.load import load_record
    from scripts.new import new_workbook

    record = load_record(arguments.source) if arguments.source else None
    path = new_workbook(arguments.output, record, arguments.year, arguments.organ)
    print(f"填报工作簿已生成：{path}")
    return FINE


def export(arguments: Namespace) -> int:
    """Print or write the record of a file."""
    from scripts.load import load
    from scripts.outputs import put
    from scripts.record import record_of

    record = record_of(load(arguments.file))
    if arguments.output is None:
        _show(record)
    else:
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        put(arguments.output, text.encode())
        print(f"记录已导出：{arguments.output}")
    return FINE


def form(arguments: Namespace) -> int:
    """Print an edition of the form."""
    from schemas.editions import LATEST, edition_for
    from scripts.form_export import form_json

    _show(form_json(edition_for(arguments.year) if arguments.year else LATEST))
    return FINE


def demo(arguments: Namespace) -> int:
    """Walk the whole way with the sample body."""
    from scripts.demo import demo as walk

    return walk(arguments.output)
