"""The files measured with: the sample body's workbook as an office would hand it in, its template.

LibreOffice saves the workbook, so that every formula has a stored value and the XML is that of an
office program; where it is not installed, the totals are written as numbers instead.
"""

import json
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.naive.template import template
from scripts.record.convert import submission_of
from scripts.report.assemble import report_of
from scripts.report.word.write import report_bytes
from scripts.tasks.demo import sample
from scripts.tasks.new import new_workbook
from tests.rendering import convert, missing_tools


@dataclass(frozen=True)
class Fixtures:
    """The sample's workbook, the same with wrong numbers, its `Report` and a docxtpl template of it."""

    workbook: Path
    broken: Path
    report: Path
    template: Path
    saved_by: str


def make(folder: Path) -> Fixtures:
    """Make the files anew in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    saved_by = "openpyxl" if missing_tools(["soffice"]) else "LibreOffice"
    report = report_of(submission_of(sample(), "sample.json"))
    facts = {
        "contact": str(sample()["presentation"]["contact"]),  # type: ignore[index]
        "date": report.signature.date,
        "organ": report.organ,
        "year": str(report.year),
    }
    prepared = folder / "template.docx"
    prepared.write_bytes(template(report_bytes(report), facts))
    pickled = folder / "report.pickle"  # for an environment that lacks the product's dependencies
    pickled.write_bytes(pickle.dumps(report))
    workbook = _saved(sample(), folder / "sample.xlsx", saved_by)
    broken = _saved(_broken(), folder / "broken.xlsx", saved_by)
    return Fixtures(workbook, broken, pickled, prepared, saved_by)


def _broken() -> dict[str, Any]:
    """The sample with three numbers changed: one in table 3, one in table 4, a negative fee."""
    record: dict[str, Any] = json.loads(json.dumps(sample()))
    tables = record["tables"]
    tables["requests"]["disclosed"]["natural_person"] += 1
    tables["review"]["count"]["reconsideration_upheld"] += 1
    tables["fees"]["administrative_fees"]["amount"] = "-3.475"
    return record


def _saved(record: dict[str, Any], path: Path, saved_by: str) -> Path:
    """The workbook of a record, with all values stored."""
    written = path.with_name("written") / path.name
    written.parent.mkdir(exist_ok=True)
    new_workbook(written, record)
    if saved_by == "LibreOffice":
        return convert(written, "xlsx", path.parent)
    return _totals_as_numbers(record, written, path)


def _totals_as_numbers(record: dict[str, Any], written: Path, path: Path) -> Path:
    from openpyxl import load_workbook

    from workbook.layout import number_addresses

    submission = submission_of(record, str(path))
    book = load_workbook(written)
    for key, (sheet, place) in number_addresses(submission.edition).items():
        book[sheet][place] = submission.numbers[key].number
    book.save(path)
    return path
