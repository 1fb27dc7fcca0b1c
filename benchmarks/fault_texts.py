"""Faults in the words of a report, and in the file itself."""

import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.fault import Fault, FaultClass
from benchmarks.fault_data import put
from schemas.filled.entries import entry_of
from schemas.filled.submission import Submission
from schemas.form.editions import LATEST
from schemas.form.model import CellKey
from workbook.build import build
from workbook.files.packing import save
from workbook.fill import fill
from workbook.read import read

COUNTED = re.compile(r"\d+(?=\s*[件份宗])")
SENTENCE = re.compile(r"[^。；\n]+[。；]?")
IN_TABLES = re.compile(
    r"申请|予以公开|部分公开|无法提供|不予处理|其他处理|复议|诉讼|规范性文件|收费通知"
)
NO_MEASURE = "a city without last year's report: nothing says how large is too large"
ELSEWHERE = "a number of the text that stands in no table"


def rewritten(report: Submission, place: int, text: str) -> Submission:
    """The report with another text in one row of the narrative."""
    rows = list(report.narrative)
    old = rows[place].text
    rows[place] = replace(rows[place], text=entry_of(old.sheet, old.address, text))
    return replace(report, narrative=tuple(rows))


def _number_in_text(report: Submission, luck: random.Random) -> Iterator[Fault]:
    for place, row in enumerate(report.narrative):
        text = row.text.text
        for sentence in SENTENCE.finditer(text):
            for number in COUNTED.finditer(text, sentence.start(), sentence.end()):
                wrong = str(int(number[0]) + 1)
                changed = text[: number.start()] + wrong + text[number.end() :]
                reason = "" if IN_TABLES.search(sentence[0]) else ELSEWHERE
                yield Fault(rewritten(report, place, changed), sentence[0], reason)


def _fee_sentence_missing(report: Submission, luck: random.Random) -> Iterator[Fault]:
    kept = [
        row
        for row in report.narrative
        if row.section != "other_matters" or "信息处理费" not in row.heading.text + row.text.text
    ]
    words = replace(kept[0], section="other_matters", text=entry_of("", "", "工作要点已落实。"))
    yield Fault(
        replace(report, narrative=(*kept, words), processing_fee={}),
        "no word on the processing fee",
    )


def _wrong_year(report: Submission, luck: random.Random) -> Iterator[Fault]:
    for step in (-1, 1):
        old = report.fields["year"]
        year = entry_of(old.sheet, old.address, (report.year or 0) + step)
        yield Fault(replace(report, fields={**report.fields, "year": year}), f"year {step:+d}")


def _placeholder_left(report: Submission, luck: random.Random) -> Iterator[Fault]:
    for place, row in enumerate(report.narrative):
        for left in ("×××", "XX", "【此处填写】", "待补充"):
            yield Fault(rewritten(report, place, row.text.text + left), f"{left} in row {place}")


def _yuan(report: Submission, luck: random.Random) -> Iterator[Fault]:
    (key,) = (key for key in report.numbers if key.table == "fees")
    amount = report.numbers[key].number or 0
    blank = all(entry.blank for entry in report.last_year.values())
    small = report.fact("level") in ("county", "township")
    if amount:
        reason = NO_MEASURE if blank and not small else ""
        yield Fault(put(report, {key: amount * 10000}), "yuan typed as ten thousands", reason)


def _rows_of_2019(report: Submission, luck: random.Random) -> Iterator[Fault]:
    """The trial form has one row where the form of 2021 has three: two rows deleted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        book = build(report.edition)
        fill(book, report)
        save(book, path)
        book = load_workbook(path)
        book[LATEST.section("requests").sheet].delete_rows(27, 2)
        book.save(path)
        yield Fault(read(path), "two rows fewer")


def _row_of_zeros(report: Submission, luck: random.Random) -> Iterator[Fault]:
    for row in ("received", "total"):
        cells = {key: 0 for key in report.numbers if key.table == "requests" and key.row == row}
        yield Fault(put(report, dict[CellKey, object](cells)), f"{row} all zero")


TEXT_CLASSES = (
    FaultClass("text against number", _number_in_text),
    FaultClass("fee sentence missing", _fee_sentence_missing),
    FaultClass("wrong year", _wrong_year),
    FaultClass("a placeholder left over", _placeholder_left),
    FaultClass("yuan for ten thousand yuan", _yuan),
    FaultClass("rows of the form of 2019", _rows_of_2019),
    FaultClass("a row of zeros", _row_of_zeros),
)
