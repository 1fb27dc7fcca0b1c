"""The three tables checked as a short script would: openpyxl, pandas, pandera.pandas.

    python check.py WORKBOOK

Prints one line per finding, exit status 1 where there are any. It knows the cells by their
addresses, confirms no label and reads no narrative: less than ``nianbao check`` does.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pandera.pandas as pa
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

LARGEST = 10**12
OUTCOMES = slice(2, 23)  # rows of table 3 that add up to its row 23, （七）总计
DISCLOSURE = ["B6", "C6", "D6", "B7", "C7", "D7", "B10", "B13", "B14"]
FEE = "B17"
REQUESTS, REVIEW = "D7:J31", "A7:O7"


def is_number(value: Any) -> bool:
    """Whether a cell holds a number, not a text that looks like one."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def decimals(value: float) -> int:
    """How many digits stand after the point."""
    return len(f"{value:.10f}".rstrip("0").partition(".")[2])


def cells(most_decimals: int) -> pa.DataFrameSchema:
    """What may stand in a cell; numbers are judged further only where they are numbers."""

    def each(fits: Callable[[Any], bool], error: str) -> pa.Check:
        return pa.Check(lambda column: column.map(fits), error=error, ignore_na=False)

    checks = [
        each(lambda v: v is not None and str(v).strip() != "", "没有填写"),
        each(lambda v: v is None or is_number(v), "不是数字"),
        each(lambda v: not is_number(v) or v >= 0, "是负数"),
        each(lambda v: not is_number(v) or decimals(v) <= most_decimals, "小数过多"),
        each(lambda v: not is_number(v) or v <= LARGEST, "数字过大"),
    ]
    return pa.DataFrameSchema({"value": pa.Column(object, checks, nullable=True)})


COUNTS, MONEY = cells(0), cells(6)
ROWS = pa.DataFrameSchema(
    checks=[
        pa.Check(lambda df: df[6] == df[list(range(6))].sum(axis=1), error="横向总计不符"),
    ]
)
COLUMNS = pa.DataFrameSchema(  # the table turned: one line for each of its columns
    checks=[
        pa.Check(lambda df: df[23] == df.iloc[:, OUTCOMES].sum(axis=1), error="纵向总计不符"),
        pa.Check(lambda df: df[0] + df[1] == df[23] + df[24], error="勾稽关系不符"),
    ]
)
GROUPS = pa.DataFrameSchema(
    checks=[
        pa.Check(
            lambda df, first=first: df[first + 4] == df[list(range(first, first + 4))].sum(axis=1),
            error=f"第{first // 5 + 1}组总计不符",
        )
        for first in (0, 5, 10)
    ]
)


def failures(schema: pa.DataFrameSchema, df: pd.DataFrame) -> pd.DataFrame:
    """The failure cases of a schema, empty when it holds."""
    try:
        schema.validate(df, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return errors.failure_cases
    return pd.DataFrame(columns=["index", "column", "check"])


def check(book: Workbook) -> Iterator[str]:
    """Every finding in the three tables, a line each."""
    disclosure = book["二、主动公开"]
    yield from cell_findings(COUNTS, [disclosure[place] for place in DISCLOSURE])
    yield from cell_findings(MONEY, [disclosure[FEE]])
    requests = book["三、申请办理"][REQUESTS]
    yield from cell_findings(COUNTS, [cell for row in requests for cell in row])
    numbers = frame(requests)
    yield from line_findings("三、申请办理第{}行", ROWS, numbers)
    yield from line_findings("三、申请办理第{}列", COLUMNS, numbers.T)
    review = book["四、复议诉讼"][REVIEW]
    yield from cell_findings(COUNTS, [cell for row in review for cell in row])
    yield from line_findings("四、复议诉讼第{}行", GROUPS, frame(review))


def frame(rows: tuple[tuple[Cell, ...], ...]) -> pd.DataFrame:
    """The numbers of a range, rows and columns counted from 0; NaN for what is none."""
    values = pd.DataFrame([[cell.value for cell in row] for row in rows], dtype=object)
    return values.apply(pd.to_numeric, errors="coerce")


def cell_findings(schema: pa.DataFrameSchema, places: list[Cell]) -> Iterator[str]:
    """What is wrong in single cells."""
    names = [f"{cell.parent.title}{cell.coordinate}" for cell in places]
    values = pd.Series([cell.value for cell in places], index=names, dtype=object)
    for failure in failures(schema, values.to_frame("value")).itertuples():
        yield f"{failure.index}: {failure.check}"


def line_findings(where: str, schema: pa.DataFrameSchema, numbers: pd.DataFrame) -> Iterator[str]:
    """Which lines do not add up, each once for each rule; lines with other findings left out."""
    found = failures(schema, numbers.dropna())[["index", "check"]].drop_duplicates()
    for failure in found.itertuples():
        yield f"{where.format(failure.index + 1)}: {failure.check}"


def main() -> int:
    """Check the workbook named on the command line."""
    findings = list(check(load_workbook(sys.argv[1], data_only=True)))
    print("\n".join(findings) or "没有发现问题")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
