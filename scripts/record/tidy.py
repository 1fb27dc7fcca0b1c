"""A submission's numbers as open data: one tidy CSV, a row for each number of the form."""

import csv
import io

from schemas.filled.entries import plain
from schemas.filled.submission import Submission
from schemas.form.grid import lay_out
from schemas.language.unseen import visible
from scripts.record.values import require_all_read

SUFFIX = ".csv"
HEAD = ("机关", "年度", "表", "行", "栏", "数值", "单位", "代码")
# what Excel and WPS take for the beginning of a formula (OWASP, CSV injection)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def tidy_csv(submission: Submission) -> str:
    """All numbers in the order of the form, blanks as nothing, digits as typed (half width).

    ``代码`` is the number's name in the record and never changes. Texts that a spreadsheet would
    take for a formula begin with ', what is no number is given as it stands in the cell. RecordError
    (Chinese) where a sheet could not be read.
    """
    require_all_read(submission)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(HEAD)
    office = (visible(submission.organ), str(submission.year or ""))
    for section in submission.edition.table_sections():
        tables = {each.key: each for each in section.tables}
        cells = lay_out(section.tables).value_cells()
        for key in (cell.key for cell in cells if cell.key is not None):
            of = tables[key.table]
            entry = submission.numbers[key]
            value = _harmless(entry.text) if entry.number is None else plain(entry.number)
            named = (section.title, of.row_title(key.row), of.column_title(key.column))
            texts = map(_harmless, (*office, *named))
            table.writerow([*texts, value, str(of.unit), str(key)])
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
