"""Tables of the form as pandera schemas, and the verdicts they give.

A table is judged through three frames made from the same numbers: its ``cells`` (one line each),
its ``rows`` (one line per report and row, one column per column of the table) and its ``columns``
(the same, turned). `schemas_for` derives their schemas from the table and the catalogue.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData
from pandera.errors import SchemaErrorReason, SchemaErrors

from schemas.filled.entries import Kind
from schemas.filled.sums import PLACES, Relation
from schemas.form.headings import leaves
from schemas.form.model import Table, Unit
from schemas.rules import cells as cell_rules
from schemas.rules import lines as line_rules

KINDS = pl.Enum([kind.value for kind in Kind])
AT_ONCE = "all"
DataType = type[pl.DataType] | pl.DataType
CELL_COLUMNS: dict[str, DataType] = {
    "row": pl.String,
    "total": pl.Boolean,
    "kind": KINDS,
    "text": pl.String,
    "number": pl.Float64,
    "decimals": pl.Int16,
    "sound": pl.Boolean,
}


@dataclass(frozen=True)
class FrameSchema:
    """What a frame must keep: columns by dtype, rules (true where a line is fine) by name.

    A check costs pandera a millisecond, a table has a dozen, and most tables keep them all: so all
    rules are asked in one check first, and where that fails only those that do not hold, one by one.
    Columns cost as much again; the first question leaves them out, since `verdicts` has compared
    the dtypes.
    """

    dtypes: Mapping[str, DataType]
    rules: Mapping[str, pl.Expr]

    @cached_property
    def at_once(self) -> pa.DataFrameSchema:
        """One check, kept by the lines that keep every rule."""
        return pa.DataFrameSchema(checks=_check(AT_ONCE, pl.all_horizontal(self.rules.values())))

    def one_by_one(self, names: Iterable[str]) -> pa.DataFrameSchema:
        """A check for each of these rules, of its name; dtypes are demanded and never coerced."""
        columns = {name: pa.Column(dtype, nullable=True) for name, dtype in self.dtypes.items()}
        return pa.DataFrameSchema(columns, checks=[_check(n, self.rules[n]) for n in names])

    def broken(self, frame: pl.DataFrame) -> list[str]:
        """The rules that not all lines of a frame keep."""
        kept = frame.select(
            passes.fill_null(True).all().alias(name) for name, passes in self.rules.items()
        )
        return [name for name, all_do in kept.row(0, named=True).items() if not all_do]


@dataclass(frozen=True)
class TableSchemas:
    """The schemas of one table; checks are named by code, relations by code and number.

    ``rows`` and ``columns`` are None where nothing has to add up in that direction.
    """

    cells: FrameSchema
    rows: FrameSchema | None
    columns: FrameSchema | None


@cache
def schemas_for(table: Table) -> TableSchemas:
    """Table -> pandera: what its cells, its rows and its columns must keep."""
    return TableSchemas(
        cells=FrameSchema(CELL_COLUMNS, {r.code: r.passes(table) for r in cell_rules.RULES}),
        rows=_lines(table, along_rows=True),
        columns=_lines(table.turned(), along_rows=False),
    )


def _lines(table: Table, *, along_rows: bool) -> FrameSchema | None:
    rules = {
        f"{rule.code}.{number}": _holds(relation, table.unit)
        for rule in line_rules.RULES
        if rule.along_rows is along_rows
        for number, relation in enumerate(rule.relations(table))
    }
    dtypes = {leaf.key: pl.Float64 for leaf in leaves(table.columns)}
    return FrameSchema(dtypes, rules) if rules else None


def _holds(relation: Relation, unit: Unit) -> pl.Expr:
    """Left equals right; true where a part is missing, since a wrong cell speaks for itself.

    Counts add up exactly in floats, amounts to less than half of their last place.
    """

    def added(keys: Sequence[str]) -> pl.Expr:
        return pl.sum_horizontal([pl.col(key) for key in keys], ignore_nulls=False)

    gap = (added(relation.left) - added(relation.right)).abs()
    return gap.lt(0.5 * 10.0 ** -PLACES[unit]).fill_null(True)


def _check(name: str, passes: pl.Expr) -> pa.Check:
    def judge(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(passes.fill_null(True))

    # One failure case is enough: verdicts read the whole boolean column instead.
    return pa.Check(judge, name=name, n_failure_cases=1)


def verdicts(schema: FrameSchema | None, frame: pl.DataFrame) -> dict[str, list[int]]:
    """Validate a frame: for each check that fails, its name and the lines where it does.

    Raises RuntimeError when the frame itself does not fit (a mistake of ours, never the data's).
    """
    if schema is None:
        return {}
    if frame.schema != schema.dtypes:
        raise RuntimeError(f"frame does not fit its schema: {frame.schema}")
    suspects = _failing(schema.at_once, frame).get(AT_ONCE)
    if suspects is None:
        return {}
    doubtful = frame[suspects]
    broken = schema.broken(doubtful)
    if len(broken) == 1:
        return {broken[0]: suspects.to_list()}  # whatever failed at once failed for this
    found = _failing(schema.one_by_one(broken), doubtful)
    return {name: suspects.gather(lines).to_list() for name, lines in found.items()}


def _failing(schema: pa.DataFrameSchema, frame: pl.DataFrame) -> dict[str, pl.Series]:
    """The lines that fail, by check."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        found: dict[str, pl.Series] = {}
        for error in errors.schema_errors:
            if error.reason_code is not SchemaErrorReason.DATAFRAME_CHECK:
                raise RuntimeError(f"frame does not fit its schema: {error}") from errors
            passed = error.check_output.lazy().collect().to_series()
            found[error.check.name] = passed.not_().arg_true()
        return found
    return {}
