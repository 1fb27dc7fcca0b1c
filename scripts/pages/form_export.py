"""The form as plain data for other programs: what ``nianbao form --json`` prints."""

from collections.abc import Iterator
from typing import Any

from schemas.filled.notes import NOTES
from schemas.filled.organ import FIELDS, PROCESSING_FEE, Field
from schemas.form.headings import Heading, Sum, paths, sums
from schemas.form.model import Balance, Edition, Section, Table
from schemas.form.sources import Source
from schemas.record.shape import FEE_UNITS, RECORD_FORMAT
from workbook.layout import (
    Block,
    blocks,
    fact_addresses,
    fee_addresses,
    last_year_addresses,
    note_places,
    number_addresses,
)

Plain = dict[str, Any]


def form_json(edition: Edition) -> Plain:
    """Turn an edition into JSON data: sections with their tables, facts, and every number's place.

    ``numbers`` has one entry for each of the 200 numbers: its name in the record, its labels from
    the outermost inwards, its sheet and address this year and last, its unit, whether it is a sum.
    """
    return {
        "edition": edition.key,
        "first_year": edition.first_year,
        "record_format": RECORD_FORMAT,
        "template_version": edition.template_mark,
        "sources": [_source(source) for source in edition.sources.documents()],
        "facts": [_fact(fact, edition) for fact in FIELDS],
        "sections": [_section(section) for section in edition.sections],
        "processing_fee": [_figure(figure, edition) for figure in PROCESSING_FEE],
        "notes": [note for block in blocks(edition) for note in _notes(block, edition)],
        "numbers": [number for table in edition.tables() for number in _numbers(edition, table)],
    }


def _source(source: Source) -> Plain:
    return {
        "document": source.document,
        "clause": source.clause,
        "certainty": source.certainty.value,
    }


def _fact(fact: Field, edition: Edition) -> Plain:
    sheet, cell = fact_addresses()[fact.key]
    return {
        "key": fact.key,
        "label": fact.label,
        "prompt": fact.asked(edition),
        "required": fact.required,
        "choices": dict(fact.choices),
        "default": fact.default,
        "sheet": sheet,
        "cell": cell,
    }


def _figure(figure: Field, edition: Edition) -> Plain:
    sheet, cell = fee_addresses(edition)[figure.key]
    return {
        "key": figure.key,
        "label": figure.label,
        "unit": "元" if figure.key != "notices" else FEE_UNITS[figure.key].value,
        "sheet": sheet,
        "cell": cell,
    }


def _notes(block: Block, edition: Edition) -> Iterator[Plain]:
    for note in NOTES:
        yield {
            "key": f"{block.section.key}.{note.key}",
            "label": note.label,
            "prompt": note.asked(edition),
            "sheet": block.sheet,
            "cell": note_places(block)[note.key][1],
        }


def _section(section: Section) -> Plain:
    return {
        "key": section.key,
        "number": section.number,
        "title": section.title,
        "statute_title": section.statute_title,
        "aliases": list(section.aliases),
        "sheet": section.sheet,
        "topics": [
            {"key": topic.key, "title": topic.title, "words": list(topic.words)}
            for topic in section.topics
        ],
        "tables": [_table(table) for table in section.tables],
    }


def _table(table: Table) -> Plain:
    return {
        "key": table.key,
        "caption": table.caption,
        "corner": table.corner,
        "unit": table.unit.value,
        "rows": [_heading(heading) for heading in table.rows],
        "columns": [_heading(heading) for heading in table.columns],
        "sums": {
            "rows": [_sum(rule) for rule in sums(table.rows)],
            "columns": [_sum(rule) for rule in sums(table.columns)],
        },
        "balances": {
            "rows": [_balance(balance) for balance in table.row_balances],
            "columns": [_balance(balance) for balance in table.column_balances],
        },
    }


def _heading(heading: Heading) -> Plain:
    return {
        "key": heading.key,
        "label": heading.label,
        "aliases": list(heading.aliases),
        "total": heading.total,
        "children": [_heading(child) for child in heading.children],
    }


def _sum(rule: Sum) -> Plain:
    return {"total": rule.total, "parts": list(rule.parts)}


def _balance(balance: Balance) -> Plain:
    return {"left": list(balance.left), "right": list(balance.right), "text": balance.text}


def _numbers(edition: Edition, table: Table) -> Iterator[Plain]:
    rows, columns = _labels(table.rows), _labels(table.columns)
    totals, places, before = table.totals(), number_addresses(edition), last_year_addresses(edition)
    for key in table.cell_keys():
        yield {
            "key": str(key),
            "row_labels": rows[key.row],
            "column_labels": columns[key.column],
            **_place(places[key], ""),
            **_place(before[key], "last_year_"),
            "unit": table.unit.value,
            "total": key in totals,
        }


def _labels(headings: tuple[Heading, ...]) -> dict[str, list[str]]:
    """For each leaf its labels from the outermost inwards; the one row of table 4 has none."""
    return {
        path[-1].key: [heading.label for heading in path if heading.label]
        for path in paths(headings)
    }


def _place(place: tuple[str, str], prefix: str) -> Plain:
    return {f"{prefix}sheet": place[0], f"{prefix}cell": place[1]}
