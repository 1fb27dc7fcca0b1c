"""Two comparisons inside one warm process: reading a workbook, writing Word.

    python -m benchmarks.inside reading ROUNDS WORKBOOK                   (the product's environment)
    python -m benchmarks.inside writing ROUNDS WORKBOOK REPORT TEMPLATE   (the naive environment)

Prints the pairs of seconds as JSON. The Word writer needs nothing that the naive environment lacks,
so both ways run there side by side.
"""

import json
import pickle
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.timing import Pair, alternate, call_seconds


def reading(rounds: int, workbook: Path) -> list[Pair]:
    """`workbook.read.read` against openpyxl fetching the same cells."""
    from openpyxl import load_workbook

    from workbook.read import read

    read_already = read(workbook)
    groups = (read_already.fields, read_already.numbers, read_already.last_year)
    entries = [entry for group in groups for entry in group.values()]
    entries += read_already.processing_fee.values()
    entries += [entry for row in read_already.narrative for entry in (row.heading, row.text)]
    places = [(entry.sheet, entry.address) for entry in entries]

    def by_openpyxl() -> list[Any]:
        book = load_workbook(workbook, data_only=True)
        return [book[sheet][place].value for sheet, place in places]

    return alternate(call_seconds(lambda: read(workbook)), call_seconds(by_openpyxl), rounds)


def writing(rounds: int, workbook: Path, pickled: Path, template: Path) -> list[Pair]:
    """`scripts.report.word.write.report_bytes` against docxtpl printing the same `Report`."""
    from openpyxl import load_workbook

    from benchmarks.naive.report import context, render
    from scripts.report.word.write import report_bytes

    report = pickle.loads(pickled.read_bytes())
    values = context(load_workbook(workbook, data_only=True))

    def by_docxtpl() -> bytes:
        output = BytesIO()
        render(template, values, output)
        return output.getvalue()

    return alternate(call_seconds(lambda: report_bytes(report)), call_seconds(by_docxtpl), rounds)


def main() -> None:
    """Measure what the command line asks for."""
    name, rounds, *paths = sys.argv[1:]
    measure: Callable[..., list[Pair]] = reading if name == "reading" else writing
    print(json.dumps(measure(int(rounds), *map(Path, paths))))


if __name__ == "__main__":
    main()
