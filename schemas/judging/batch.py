"""Many reports judged at once: the same schemas and rules, one call for all of them."""

from collections.abc import Mapping, Sequence

import polars as pl

from schemas.form.headings import leaves
from schemas.form.model import Edition
from schemas.judging.frames import Numbers, cell_frame
from schemas.judging.table_judge import judge_cells

VERDICT = {"report": pl.UInt32, "table": pl.String, "check": pl.String, "line": pl.UInt32}


def cell_frames(edition: Edition, reports: Sequence[Numbers]) -> dict[str, pl.DataFrame]:
    """The numbers of many reports as frames, by table: one line per report and cell."""
    return {table.key: cell_frame(table, reports) for table in edition.tables()}


def judge_frames(edition: Edition, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """All table rules on many reports: a line for each failure, by report, table and check.

    ``check`` is the code of a cell rule, ``line`` then the cell's place in its table; or the code
    and number of a relation (``S101.0``), ``line`` then the row or column of the table.
    """
    found: list[pl.DataFrame] = []
    for table in edition.tables():
        verdicts = judge_cells(table, frames[table.key])
        sizes = (len(table.cell_keys()), len(leaves(table.rows)), len(leaves(table.columns)))
        for by_check, size in zip(verdicts, sizes, strict=True):
            for check, lines in by_check.items():
                place = pl.Series(lines, dtype=pl.UInt32)
                columns = {"report": place // size, "line": place % size}
                failed = pl.DataFrame(columns).with_columns(
                    table=pl.lit(table.key), check=pl.lit(check)
                )
                found.append(failed.select(pl.col(k).cast(v) for k, v in VERDICT.items()))
    return pl.concat(found) if found else pl.DataFrame(schema=VERDICT)
