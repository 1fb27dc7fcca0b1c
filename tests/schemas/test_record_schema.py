import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from schemas.errors import RecordError
from schemas.form.editions import EDITIONS, LATEST
from schemas.record.check import require_shape
from schemas.record.shape import record_schema
from scripts.pages.schema_file import schema_path, schema_text
from tests.effort import examples
from tests.records import ALL, changed, record, records

SCHEMA = record_schema(LATEST)
VALIDATOR = Draft202012Validator(SCHEMA)
SLOW = settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))

WRONG = [
    ("format", "other/1"),
    ("edition", "2019"),
    ("year", 2020),
    ("year", "2025"),
    ("year", None),
    ("more", 1),
    ("organ", None),
    ("organ.level", "村级"),
    ("organ.name", ""),
    ("tables.requests", []),
    ("tables.requests.total", {}),
    ("tables.requests.total.total", "49"),
    ("tables.requests.total.total", 49.5),
    ("tables.requests.total.total", True),
    ("tables.requests.total.other", 0),
    ("tables.fees.administrative_fees.amount", 3.475),
    ("tables.fees.administrative_fees.amount", "3.475万"),
    ("tables.fees.administrative_fees.amount", "-"),
    ("sections.overview", {}),
    ("sections.overview.0.topic", "problems"),
    ("sections.overview.0.text", 1),
    ("sections.overview.0", {"heading": "", "topic": ""}),
    ("sections.summary", []),
    ("presentation.lead", True),
    ("processing_fee.received", 120),
    ("last_year.tables.review.count", {}),
]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)
def test_the_shipped_schema_is_the_one_the_edition_gives(edition):
    assert schema_path(edition).read_text(encoding="utf-8") == schema_text(edition)


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == VALIDATOR.META_SCHEMA["$id"]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_the_kept_records_pass(path):
    VALIDATOR.validate(record(path))
    require_shape(record(path), SCHEMA)


@SLOW
@given(records())
def test_made_up_records_pass(made):
    VALIDATOR.validate(made)
    require_shape(made, SCHEMA)


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_wrong_records_fail_with_the_library_and_with_ours(path, value):
    wrong = changed(path, value)
    assert not VALIDATOR.is_valid(wrong)
    with pytest.raises(RecordError):
        require_shape(wrong, SCHEMA)


def leaf_paths(part: object, path: str = "") -> list[str]:
    """The dotted path of every value and every container in a record."""
    if isinstance(part, list):
        part = dict(enumerate(part))
    inner = part if isinstance(part, dict) else {}
    below = [
        p for key, value in inner.items() for p in leaf_paths(value, f"{path}.{key}".strip("."))
    ]
    return [path, *below] if path else below


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 3000),
    st.sampled_from([0.5, "", "0", "1.50", "01", ".5", "x", "form", "problems", "2021", "county"]),
    st.sampled_from([[], {}, [None], {"x": 1}]),
)


@settings(max_examples=examples(150), deadline=None)
@given(path=st.sampled_from(leaf_paths(record())), value=JUNK)
def test_ours_and_the_library_agree_on_whatever_is_put_anywhere(path, value):
    mutant = changed(path, value)
    assert accepted(mutant) is VALIDATOR.is_valid(mutant)


def accepted(mutant: object) -> bool:
    try:
        require_shape(mutant, SCHEMA)
    except RecordError:
        return False
    return True


def test_every_number_of_the_form_is_asked_for():
    for key in LATEST.cell_keys():
        wrong = record()
        del wrong["tables"][key.table][key.row][key.column]
        with pytest.raises(RecordError, match=f"缺少tables.{key}"):
            require_shape(wrong, SCHEMA)


def test_the_schema_names_rows_and_columns_in_the_words_of_the_form():
    text = json.dumps(SCHEMA, ensure_ascii=False)
    assert "一、本年新收政府信息公开申请数量" in text
    assert "自然人" in text
