"""Comparisons inside one warm process: reading a workbook twice over, writing Word.

    python -m benchmarks.inside reading ROUNDS WORKBOOK                   (the product's environment)
    python -m benchmarks.inside trusting ROUNDS WORKBOOK                  (the naive environment)
    python -m benchmarks.inside writing ROUNDS WORKBOOK REPORT TEMPLATE   (the naive environment)

Prints the pairs of seconds as JSON. Reader and Word writer need nothing that the naive environment
lacks, so both ways run there side by side.
"""

import json
import pickle
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.timing import Pair, alternate, call_seconds
from schemas.filled.submission import Submission

EACH = 5  # pairs of short reads for one of the others: the machine's own noise is as long as one


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


def trusting(rounds: int, workbook: Path) -> list[Pair]:
    """`workbook.read.read` against the same read with nothing but the values, as python-calamine has them.

    What the other way does not know: which cells are formulas, errors, merged, hidden, shown as
    something else, there twice, or no cells at all.
    """
    from python_calamine import CalamineWorkbook

    from workbook.files.on_disk import package_at
    from workbook.layout import read_sheet_names
    from workbook.read import read, submission_from
    from workbook.reading.cells import SheetCells
    from workbook.reading.template import edition_of

    def without_guard() -> Submission:
        package = package_at(workbook)
        edition = edition_of(package)
        with CalamineWorkbook.from_filelike(BytesIO(package.data)) as book:
            sheets = {
                name: SheetCells(
                    name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                )
                for name in read_sheet_names(edition)
                if name in package.sheets
            }
        return submission_from(sheets, edition, str(workbook))

    ours, theirs = read(workbook).numbers.values(), without_guard().numbers.values()
    if [entry.number for entry in ours] != [entry.number for entry in theirs]:
        raise RuntimeError("the two ways read other numbers")
    return alternate(
        call_seconds(lambda: read(workbook)), call_seconds(without_guard), EACH * rounds
    )


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
    ways: dict[str, Callable[..., list[Pair]]] = {
        "reading": reading,
        "trusting": trusting,
        "writing": writing,
    }
    print(json.dumps(ways[name](int(rounds), *map(Path, paths))))


if __name__ == "__main__":
    main()
