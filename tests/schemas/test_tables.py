from dataclasses import replace

import pandera.polars as pa
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from schemas.filled.entries import entry_of
from schemas.filled.sums import total_parts
from schemas.form.editions import LATEST
from schemas.form.headings import leaves
from schemas.form.model import CellKey, Unit
from schemas.judging.frames import cell_frame
from schemas.judging.table_judge import judge_cells
from schemas.judging.table_schemas import schemas_for, verdicts

NUMBERS = st.none() | st.sampled_from([0.0, 1.0])
TYPED = st.sampled_from([None, 0, 3, -1, 2.5, 1e13, True, "", "/", "12件", "１２", "1.5", "无"])


def holds(schema: pa.DataFrameSchema, frame: pl.DataFrame) -> bool:
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors:
        return False
    return True


@given(st.data())
def test_the_rules_of_cells_asked_at_once_hold_exactly_when_each_of_them_holds(data):
    table = data.draw(st.sampled_from(LATEST.tables()))
    keys = table.cell_keys()
    changed = data.draw(st.dictionaries(st.sampled_from(keys), TYPED, max_size=2))
    numbers = {key: entry_of("表", "A1", changed.get(key, 0)) for key in keys}
    frame = cell_frame(table, [numbers])
    schema = schemas_for(table).cells
    assert holds(schema.at_once, frame) is holds(schema.one_by_one(schema.rules), frame)
    assert bool(verdicts(schema, frame)) is not holds(schema.at_once, frame)


@given(st.data())
def test_the_sums_asked_at_once_hold_exactly_when_each_of_them_holds(data):
    table = LATEST.table("review")
    keys = [leaf.key for leaf in leaves(table.columns)]
    changed = data.draw(st.dictionaries(st.sampled_from(keys), NUMBERS, max_size=3))
    values = dict.fromkeys(keys, 0.0) | changed
    frame = pl.DataFrame([values], schema=dict.fromkeys(keys, pl.Float64))
    schema = schemas_for(table).rows
    assert schema is not None
    assert holds(schema.at_once, frame) is holds(schema.one_by_one(schema.rules), frame)


def test_a_frame_of_other_dtypes_is_a_mistake_of_ours():
    schema = schemas_for(LATEST.table("review")).rows
    values = {leaf.key: "0" for leaf in leaves(LATEST.table("review").columns)}
    with pytest.raises(RuntimeError, match="does not fit"):
        verdicts(schema, pl.DataFrame([values]))


@pytest.mark.parametrize(("total", "broken"), [("0.3", False), ("0.300001", True)])
def test_amounts_of_money_that_add_up_are_no_finding_for_all_that_floats_say(total, broken):
    table = replace(LATEST.table("review"), unit=Unit.MONEY)
    (row,) = {key.row for key in table.cell_keys()}
    typed = dict.fromkeys(table.cell_keys(), "0")
    parts = total_parts(table)[CellKey("review", row, "reconsideration_total")]
    typed |= {parts[0]: "0.1", parts[1]: "0.2"}
    typed[CellKey("review", row, "reconsideration_total")] = total
    frame = cell_frame(table, [{k: entry_of("表", "A1", v) for k, v in typed.items()}])
    assert bool(judge_cells(table, frame).rows) is broken
