"""Submissions as the frames that pandera judges: cells first, then the same numbers as lines."""

from collections.abc import Mapping, Sequence

import polars as pl

from schemas.filled.entries import Entry, Kind
from schemas.filled.sums import decimals, settled, sound
from schemas.form.headings import leaves
from schemas.form.model import CellKey, Table
from schemas.judging.table_schemas import CELL_COLUMNS

Numbers = Mapping[CellKey, Entry]


def cell_frame(table: Table, reports: Sequence[Numbers]) -> pl.DataFrame:
    """One line per report and cell of the table, in the order of the form."""
    keys, totals = table.cell_keys(), table.totals()
    settled_reports = (settled(table, numbers) for numbers in reports)
    entries = [numbers[key] for numbers in settled_reports for key in keys]
    count = len(reports)
    return pl.DataFrame(
        {
            "row": [key.row for key in keys] * count,
            "total": [key in totals for key in keys] * count,
            "kind": [entry.kind.value for entry in entries],
            "text": [entry.text if entry.kind is Kind.TEXT else None for entry in entries],
            "number": [None if e.number is None else float(e.number) for e in entries],
            "decimals": [None if e.number is None else decimals(e.number) for e in entries],
            "sound": [sound(entry, table.unit) is not None for entry in entries],
        },
        schema=CELL_COLUMNS,
    )


def addends(cells: pl.DataFrame) -> pl.Series:
    """The numbers that may take part in sums; null where a cell has a finding of its own."""
    return cells.select(pl.when(pl.col("sound")).then(pl.col("number"))).to_series()


def row_frame(table: Table, numbers: pl.Series) -> pl.DataFrame:
    """The numbers as rows: one line per report and row of the table."""
    number, columns = pl.col("number"), leaves(table.columns)
    return numbers.to_frame("number").select(
        number.gather_every(len(columns), place).alias(leaf.key)
        for place, leaf in enumerate(columns)
    )


def column_frame(table: Table, numbers: pl.Series) -> pl.DataFrame:
    """The numbers as columns: one line per report and column of the table."""
    rows, columns = leaves(table.rows), leaves(table.columns)
    reports = numbers.reshape((-1, len(rows), len(columns))).to_frame("report")
    return reports.select(
        pl.col("report").arr.get(place).explode().alias(leaf.key) for place, leaf in enumerate(rows)
    )
