"""The record, the JSON exchanged between desks, described as a JSON Schema derived from the edition.

One definition for both sides: receivers validate with the shipped ``record-2021.schema.json``, we
with `schemas.record.check`. The schema asks for shape alone (names, types); whether the numbers
agree is for the rules to say, so totals may be wrong and counts negative.
"""

from typing import Any

from schemas.filled.notes import NOTES
from schemas.filled.organ import FIELDS, PROCESSING_FEE, Field
from schemas.form.editions import LATEST_YEAR
from schemas.form.headings import Heading, paths
from schemas.form.model import Edition, Table, Unit
from schemas.language.characters import FORBIDDEN, SPACES

RECORD_FORMAT = "ogi-annual-report/1"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

ORGAN_KEYS = ("name", "level", "kind", "parent")
PRESENTATION_KEYS = tuple(f.key for f in FIELDS if f.key not in (*ORGAN_KEYS, "year"))
FEE_UNITS = {"notices": Unit.COUNT, "notified": Unit.MONEY, "received": Unit.MONEY}

# Each list of narrative items: the section it comes from and the topics its items may carry.
SECTION_LISTS = {
    "overview": "overview",
    "problems": "problems_and_improvements",
    "improvements": "problems_and_improvements",
    "other_matters": "other_matters",
}

ACCEPTED_KEYS = ("sheet", "cell", "message", "reason")

Schema = dict[str, Any]

# What neither a workbook (XML) nor a report can hold; an Excel cell ends at 32,767 characters.
TEXT: Schema = {
    "type": "string",
    "pattern": f"^[^{FORBIDDEN}]*$",
    "maxLength": 32767,
}
NAME: Schema = {
    "type": "string",
    "pattern": rf"^[^{FORBIDDEN}{SPACES}]" + TEXT["pattern"].removeprefix("^"),
    "maxLength": 200,
}
COUNT: Schema = {"title": "件数，空白为null", "type": ["integer", "null"]}
MONEY: Schema = {
    "title": "金额，十进制数写成文本，数字照原样，空白为null",
    "type": ["string", "null"],
    "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$",
    "maxLength": 40,
}


def record_schema(edition: Edition) -> Schema:
    """Turn an edition into the JSON Schema (draft 2020-12) of its records."""
    lists = {key: {"type": "array", "items": _item(edition, key)} for key in SECTION_LISTS}
    fees = {
        figure.key: {"$ref": _unit(FEE_UNITS[figure.key]), "title": figure.label}
        for figure in PROCESSING_FEE
    }
    tables = {"$ref": "#/$defs/tables"}
    properties: Schema = {
        "format": {"const": RECORD_FORMAT},
        "edition": {"const": edition.key},
        "year": {"type": "integer", "minimum": edition.first_year, "maximum": LATEST_YEAR},
        "organ": _object(_facts(ORGAN_KEYS), required=("name", "level", "kind")),
        "presentation": _object(_facts(PRESENTATION_KEYS)),
        "tables": tables,
        "last_year": _object({"tables": tables}, required=("tables",)),
        "sections": _object(lists),
        "notes": _notes(edition),
        "processing_fee": _object(fees),
        "accepted": {
            "type": "array",
            "items": _object(dict.fromkeys(ACCEPTED_KEYS, TEXT), every=True),
        },
    }
    return {
        "$schema": DRAFT,
        "$id": f"urn:ogi-annual-report:record:{edition.key}",
        "title": f"政府信息公开工作年度报告（{edition.key}年格式）",
        "description": str(edition.sources.format),
        **_object(properties, required=("format", "edition", "year", "organ", "tables")),
        "$defs": _definitions(edition),
    }


def list_topics(edition: Edition, key: str) -> tuple[str, ...]:
    """The topics an item of one narrative list may carry; "" where it belongs to none."""
    if key == "improvements":
        return (key,)
    if key == "problems":
        return (key, "")  # "": an introduction to the section, before its first part
    return (*(topic.key for topic in edition.section(SECTION_LISTS[key]).topics), "")


def _definitions(edition: Edition) -> Schema:
    """The parts used more than once: a number, a row of each table, all tables."""
    rows = {
        f"{table.key}_row": _object(
            {
                key: {"$ref": _unit(table.unit), "title": title}
                for key, title in _titles(table.columns).items()
            },
            every=True,
        )
        for table in edition.tables()
    }
    tables = {table.key: _table(table) for table in edition.tables()}
    return {"count": COUNT, "money": MONEY, **rows, "tables": _object(tables, every=True)}


def _table(table: Table) -> Schema:
    row = {"$ref": f"#/$defs/{table.key}_row"}
    titled = {
        key: {**row, "title": title} if title else row for key, title in _titles(table.rows).items()
    }
    return _object(titled, every=True)


def _titles(headings: tuple[Heading, ...]) -> dict[str, str]:
    """For each leaf its labels from the outermost inwards: 三、本年度办理结果·（一）予以公开."""
    return {
        path[-1].key: "·".join(heading.label for heading in path if heading.label)
        for path in paths(headings)
    }


def _unit(unit: Unit) -> str:
    return "#/$defs/money" if unit is Unit.MONEY else "#/$defs/count"


def _item(edition: Edition, key: str) -> Schema:
    topic = {"enum": list(list_topics(edition, key))}
    item = {"heading": TEXT, "topic": topic, "text": TEXT}
    return _object(item, required=("heading", "text"))


def _notes(edition: Edition) -> Schema:
    """Words before and after the tables, by section."""
    places = {note.key: {**TEXT, "title": note.label} for note in NOTES}
    return _object({s.key: _object(places) for s in edition.table_sections()})


def _facts(keys: tuple[str, ...]) -> Schema:
    return {fact.key: _fact(fact) for fact in FIELDS if fact.key in keys}


def _fact(fact: Field) -> Schema:
    if fact.choices:
        return {"title": fact.label, "enum": list(fact.choices)}
    return {"title": fact.label, **(NAME if fact.required else TEXT)}


def _object(properties: Schema, *, required: tuple[str, ...] = (), every: bool = False) -> Schema:
    """An object with these properties and no others; all of them required with ``every``."""
    wanted = list(properties) if every else list(required)
    return {
        "type": "object",
        "properties": properties,
        **({"required": wanted} if wanted else {}),
        "additionalProperties": False,
    }
