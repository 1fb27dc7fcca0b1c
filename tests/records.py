"""Records for tests: the real data sets, the sample body, and made-up ones."""

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from schemas.filled.notes import NOTES
from schemas.filled.organ import FIELDS, PROCESSING_FEE
from schemas.form.editions import LATEST
from schemas.form.headings import leaves
from schemas.form.model import Unit
from schemas.record.shape import (
    FEE_UNITS,
    ORGAN_KEYS,
    PRESENTATION_KEYS,
    RECORD_FORMAT,
    SECTION_LISTS,
    list_topics,
)

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "scripts" / "data" / "sample.json"
SUQIAN = {year: ROOT / "tests" / "data" / f"suqian_{year}.json" for year in (2023, 2024)}
ALL = (SAMPLE, *SUQIAN.values())


def record(path: Path = SAMPLE) -> dict[str, Any]:
    """A fresh copy of a kept record, to be changed at will."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def changed(path: str, value: Any, base: Path = SAMPLE) -> dict[str, Any]:
    """A kept record with the value at a dotted path replaced or added."""
    result = copy.deepcopy(record(base))
    *way, last = path.split(".")
    part: Any = result
    for step in way:
        part = part[int(step)] if isinstance(part, list) else part[step]
    part[int(last) if isinstance(part, list) else last] = value
    return result


counts = st.none() | st.integers(-(10**12), 10**12)
money = st.none() | st.decimals(
    min_value=0, max_value=10**9, places=6, allow_nan=False, allow_infinity=False
).map(lambda number: format(number, "f"))
letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
words = st.text(letters, max_size=20).map(str.strip)
places = st.sampled_from([note.key for note in NOTES])
paragraphs = st.lists(words, max_size=3).map("\n".join).map(str.strip)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """All 200 numbers, in no relation to each other."""
    return {
        table.key: {
            row.key: {
                column.key: draw(money if table.unit is Unit.MONEY else counts)
                for column in leaves(table.columns)
            }
            for row in leaves(table.rows)
        }
        for table in LATEST.tables()
    }


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Any record of the right shape, with all that `record_of` writes and nothing it leaves out."""
    facts = {f.key: st.sampled_from(list(f.choices)) if f.choices else words for f in FIELDS}
    facts["name"] = words.filter(bool)
    facts["date"] = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)
    made: dict[str, Any] = {
        "format": RECORD_FORMAT,
        "edition": LATEST.key,
        "year": draw(st.integers(LATEST.first_year, 2099)),
        "organ": {key: draw(facts[key]) for key in ORGAN_KEYS},
        "tables": draw(tables()),
        "sections": {key: draw(st.lists(items(key), max_size=3)) for key in SECTION_LISTS},
        "processing_fee": {
            figure.key: draw(money if FEE_UNITS[figure.key] is Unit.MONEY else counts)
            for figure in PROCESSING_FEE
        },
    }
    chosen = draw(st.sets(st.sampled_from(PRESENTATION_KEYS)))
    presentation = {
        key: draw(facts[key].filter(bool)) for key in PRESENTATION_KEYS if key in chosen
    }
    if presentation:
        made["presentation"] = presentation
    notes = {
        section.key: given
        for section in LATEST.sections
        if section.tables and (given := draw(st.dictionaries(places, paragraphs.filter(bool))))
    }
    if notes:
        made["notes"] = notes
    if draw(st.booleans()):
        last = draw(tables())
        last["requests"]["received"]["total"] = 0
        made["last_year"] = {"tables": last}
    return made


@st.composite
def items(draw: st.DrawFn, key: str) -> dict[str, str]:
    """One narrative item with a heading, a text or both."""
    heading, text = draw(words), draw(paragraphs)
    topic = draw(st.sampled_from(list_topics(LATEST, key)))
    return {"heading": heading, "topic": topic, "text": text or (heading and "") or "一"}
