"""Tables of the form as pandera schemas, and the verdicts they give.

A table is judged through three frames made from the same numbers: its ``cells`` (one line each),
its ``rows`` (one line per report and row, one column per column of the table) and its ``columns``
(the same, turned). `schemas_for` derives their schemas from the table and the catalogue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData
from pandera.errors import SchemaErrorReason, SchemaErrors

from schemas.entries import Kind
from schemas.form import Table, leaves
from schemas.rules import cells as cell_rules
from schemas.rules import lines as line_rules
from schemas.rules.rule import Relation

KINDS = pl.Enum([kind.value for kind in Kind])
CELL_COLUMNS: dict[str, type[pl.DataType] | pl.DataType] = {
    "row": pl.String,
    "total": pl.Boolean,
    "kind": KINDS,
    "text": pl.String,
    "number": pl.Float64,
    "decimals": pl.Int16,
}


@dataclass(frozen=True)
class TableSchemas:
    """The schemas of one table; checks are named by code, relations by code and number.

    ``rows`` and ``columns`` are None where nothing has to add up in that direction.
    """

    cells: pa.DataFrameSchema
    rows: pa.DataFrameSchema | None
    columns: pa.DataFrameSchema | None


@cache
def schemas_for(table: Table) -> TableSchemas:
    """Table -> pandera: dtypes are demanded and never coerced, each rule is one named check."""
    cells = pa.DataFrameSchema(
        {name: pa.Column(dtype, nullable=True) for name, dtype in CELL_COLUMNS.items()},
        checks=[_check(rule.code, rule.passes(table)) for rule in cell_rules.RULES],
    )
    return TableSchemas(
        cells,
        rows=_lines(table, along_rows=True),
        columns=_lines(table.turned(), along_rows=False),
    )


def _lines(table: Table, *, along_rows: bool) -> pa.DataFrameSchema | None:
    checks = [
        _check(f"{rule.code}.{number}", _holds(relation))
        for rule in line_rules.RULES
        if rule.along_rows is along_rows
        for number, relation in enumerate(rule.relations(table))
    ]
    columns = {leaf.key: pa.Column(pl.Float64, nullable=True) for leaf in leaves(table.columns)}
    return pa.DataFrameSchema(columns, checks=checks) if checks else None


def _holds(relation: Relation) -> pl.Expr:
    """Left equals right; true where a part is missing, since a wrong cell speaks for itself."""

    def added(keys: Sequence[str]) -> pl.Expr:
        return pl.sum_horizontal([pl.col(key) for key in keys], ignore_nulls=False)

    return (added(relation.left) == added(relation.right)).fill_null(True)


def _check(name: str, passes: pl.Expr) -> pa.Check:
    def judge(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(passes.fill_null(True))

    # One failure case is enough: verdicts read the whole boolean column instead.
    return pa.Check(judge, name=name, n_failure_cases=1)


def verdicts(schema: pa.DataFrameSchema | None, frame: pl.DataFrame) -> dict[str, list[int]]:
    """Validate a frame: for each check that fails, its name and the lines where it does.

    Raises RuntimeError when the frame itself does not fit (a mistake of ours, never the data's).
    """
    if schema is None:
        return {}
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        found: dict[str, list[int]] = {}
        for error in errors.schema_errors:
            if error.reason_code is not SchemaErrorReason.DATAFRAME_CHECK:
                raise RuntimeError(f"frame does not fit its schema: {error}") from errors
            passed = error.check_output.lazy().collect().to_series()
            found[error.check.name] = passed.not_().arg_true().to_list()
        return found
    return {}
