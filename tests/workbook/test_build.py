"""The empty template: its cells, locks, prompts and paper."""

import io
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from schemas.filled.organ import FIELDS, PROCESSING_FEE
from schemas.filled.sums import total_parts
from schemas.form.editions import LATEST
from schemas.form.grid import Role
from schemas.form.model import Unit
from workbook.build import TEMPLATE, build, template_bytes
from workbook.layout import (
    COUNT_COLUMN,
    FACTS,
    FACTS_FIRST_ROW,
    NARRATIVE_HEAD,
    NARRATIVE_ROWS,
    PART_COLUMN,
    RESULT_HEAD,
    RESULT_HEAD_ROW,
    RESULTS,
    TEMPLATE_NAME,
    TEXT_COLUMN,
    address,
    blocks,
    fact_addresses,
    fee_addresses,
    last_year_addresses,
    last_year_blocks,
    narrative_head_row,
    note_areas,
    number_addresses,
    position,
    sheet_names,
)
from workbook.sheets.pages import A4

TOTALS = {key for table in LATEST.tables() for key in total_parts(table)}
ALL_BLOCKS = (*blocks(LATEST), *last_year_blocks(LATEST))


@cache
def book() -> Any:
    return load_workbook(io.BytesIO(template_bytes(LATEST)))


def typed_numbers() -> set[tuple[str, str]]:
    """Sheet and address of every number people type: this year's, last year's, the fee's."""
    this_year = {place for key, place in number_addresses(LATEST).items() if key not in TOTALS}
    return (
        this_year | set(last_year_addresses(LATEST).values()) | set(fee_addresses(LATEST).values())
    )


def typing_rows(section: str) -> range:
    head = narrative_head_row(section)
    return range(head + 1, head + 1 + NARRATIVE_ROWS)


def prose_cells() -> set[tuple[str, str]]:
    """Sheet and address of every prepared cell of the narrative sheets, counts included."""
    return {
        (section.sheet, address(row, column))
        for section in LATEST.narrative_sections()
        for row in typing_rows(section.key)
        for column in range(PART_COLUMN, COUNT_COLUMN + 1)
    }


def validations(sheet: Worksheet, place: str):
    return [v for v in sheet.data_validations.dataValidation if place in v.sqref]


def test_the_sheets_stand_in_the_order_of_the_layout():
    assert tuple(book().sheetnames) == sheet_names(LATEST)


def test_the_file_in_git_is_what_the_code_builds():
    built = zipfile.ZipFile(io.BytesIO(template_bytes(LATEST)))
    with zipfile.ZipFile(TEMPLATE) as kept:
        assert kept.namelist() == built.namelist()
        # part by part: another zlib may compress the same content differently
        for name in kept.namelist():
            assert kept.read(name) == built.read(name), f"run python -m workbook.build: {name}"


def test_every_build_has_the_same_bytes_whatever_the_hash_seed():
    code = (
        "import hashlib; from schemas.form.editions import LATEST;"
        "from workbook.build import template_bytes;"
        "print(hashlib.sha256(template_bytes(LATEST)).hexdigest())"
    )
    digests = {
        subprocess.check_output(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
        )
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("block", ALL_BLOCKS, ids=lambda b: f"{b.sheet}-{b.top}")
def test_labels_and_merges_of_a_table_are_those_of_the_grid(block):
    sheet = book()[block.sheet]
    for cell in block.grid.label_cells():
        assert sheet[block.address(cell)].value == cell.text
    inside = {
        str(merged)
        for merged in sheet.merged_cells.ranges
        if block.top <= merged.min_row < block.top + block.grid.rows
        and merged.max_col <= block.grid.columns
    }
    spans = {block.range(c) for c in block.grid.cells if c.rows > 1 or c.columns > 1}
    assert inside == spans


def test_inputs_are_empty_and_totals_are_sums_of_their_parts():
    places = number_addresses(LATEST)
    for table in LATEST.tables():
        parts = total_parts(table)
        for key in table.cell_keys():
            value = book()[places[key][0]][places[key][1]].value
            if key not in parts:
                assert value is None, key
                continue
            area = value.removeprefix("=SUM(").removesuffix(")")
            cells = {c.coordinate for row in book()[places[key][0]][area] for c in row}
            assert cells == {places[part][1] for part in parts[key]}, key
    for sheet, place in (*last_year_addresses(LATEST).values(), *fee_addresses(LATEST).values()):
        assert book()[sheet][place].value is None


def test_200_numbers_of_which_34_add_up_by_themselves():
    assert len(number_addresses(LATEST)) == 200
    assert len(TOTALS) == 34


def test_facts_stand_beside_their_labels_with_their_defaults_typed_in():
    sheet = book()[FACTS]
    for number, fact in enumerate(FIELDS):
        row = FACTS_FIRST_ROW + number
        assert sheet.cell(row, 1).value == fact.label
        assert fact_addresses()[fact.key] == (FACTS, f"B{row}")
        assert sheet.cell(row, 2).value == (
            fact.choices.get(fact.default) if fact.choices else None
        )
        assert fact.asked(LATEST) in sheet.cell(row, 3).value


def test_a_choice_stays_text_so_that_excel_makes_no_number_of_it():
    for fact in FIELDS:
        if fact.choices:
            assert book()[FACTS][fact_addresses()[fact.key][1]].number_format == "@", fact.label


def test_fee_figures_stand_beside_their_labels():
    for figure in PROCESSING_FEE:
        sheet, place = fee_addresses(LATEST)[figure.key]
        assert book()[sheet].cell(position(place)[0], 1).value == figure.label


def test_heads_stand_where_the_layout_says():
    for section in LATEST.narrative_sections():
        sheet, head = book()[section.sheet], narrative_head_row(section.key)
        assert tuple(c.value for c in sheet[head][: len(NARRATIVE_HEAD)]) == NARRATIVE_HEAD
    head = book()[RESULTS][RESULT_HEAD_ROW]
    assert tuple(cell.value for cell in head[: len(RESULT_HEAD)]) == RESULT_HEAD


def test_no_text_waits_in_the_template_to_be_printed_by_mistake():
    for section in LATEST.narrative_sections():
        sheet = book()[section.sheet]
        titles = {topic.title for topic in section.topics} | {None}
        for row in typing_rows(section.key):
            assert sheet.cell(row, TEXT_COLUMN).value is None
            assert {sheet.cell(row, 1).value, sheet.cell(row, 2).value} <= titles
        assert not any(sheet.iter_rows(min_row=typing_rows(section.key).stop, values_only=True))


def test_prepared_parts_and_sub_headings_name_every_topic():
    for section in LATEST.narrative_sections():
        sheet = book()[section.sheet]
        rows = [(sheet.cell(r, 1).value, sheet.cell(r, 2).value) for r in typing_rows(section.key)]
        titles = [topic.title for topic in section.topics]
        if section.key == "overview":
            assert rows[:6] == [(None, None), *((title, title) for title in titles)]
        elif section.key == "other_matters":
            assert rows[0] == (None, titles[0])
        else:
            assert list(dict.fromkeys(part for part, _ in rows if part)) == titles


def test_exactly_the_inputs_are_unlocked_and_every_sheet_is_protected_without_password():
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in book()
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    merged = {
        (block.sheet, address(block.top + cell.row, 1 + column))
        for block in ALL_BLOCKS
        for cell in block.grid.value_cells()
        if cell.key not in TOTALS or block.sheet == "上年数据"
        for column in range(cell.column, cell.column + cell.columns)
    }
    remarks = {
        (RESULTS, address(row, len(RESULT_HEAD)))
        for row in range(RESULT_HEAD_ROW + 1, book()[RESULTS].max_row + 1)
    }
    notes = {
        (block.sheet, cell.coordinate)
        for block in blocks(LATEST)
        for _, area in note_areas(block).values()
        for cell in book()[block.sheet][area][0]
    }
    facts = set(fact_addresses().values()) | notes
    assert unlocked == typed_numbers() | facts | prose_cells() | merged | remarks
    for sheet in book():
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.formatColumns  # False: allowed
        assert not sheet.protection.formatRows


def test_rows_of_typing_can_be_inserted_and_deleted():
    for section in LATEST.narrative_sections():
        sheet = book()[section.sheet]
        assert not sheet.protection.insertRows
        assert not sheet.protection.deleteRows
        for row in typing_rows(section.key):  # Excel deletes only rows unlocked from A to XFD
            assert not sheet.row_dimensions[row].protection.locked


def test_rows_of_typing_grow_with_their_text():
    with zipfile.ZipFile(TEMPLATE) as package:
        xml = package.read(
            f"xl/worksheets/sheet{sheet_names(LATEST).index('一、总体情况') + 1}.xml"
        ).decode()
    assert re.search(r'<row r="7"[^>]* ht="', xml)
    assert not re.search(r'<row r="7"[^>]* customHeight', xml)


def test_every_number_typed_is_validated_with_a_prompt_and_an_error():
    places = {place: key for key, place in number_addresses(LATEST).items()}
    places |= {place: key for key, place in last_year_addresses(LATEST).items()}
    for sheet, place in typed_numbers():
        (found,) = validations(book()[sheet], place)
        assert found.prompt
        assert found.error
        assert found.showErrorMessage
        assert (found.operator, found.formula1) == ("greaterThanOrEqual", "0")
        key = places.get((sheet, place))
        if key is not None:
            money = LATEST.table(key.table).unit is Unit.MONEY
            assert found.type == ("decimal" if money else "whole")


def test_every_other_input_has_a_prompt_or_refuses_typing():
    for sheet, place in (*fact_addresses().values(), *prose_cells()):
        (found,) = validations(book()[sheet], place)
        assert found.prompt or found.formula1 == "FALSE"
        assert len(found.prompt or "") <= 255  # Excel's limits
        assert len(found.promptTitle or "") <= 32


def test_choices_offer_the_words_of_the_form():
    for fact in FIELDS:
        if fact.choices:
            sheet, place = fact_addresses()[fact.key]
            (found,) = validations(book()[sheet], place)
            assert found.formula1 == f'"{",".join(fact.choices.values())}"'
    (found,) = validations(book()["五、问题与改进"], "A5")
    assert found.formula1 == '"存在的主要问题,改进情况"'


def test_the_template_says_what_it_is():
    assert book().defined_names[TEMPLATE_NAME].attr_text == f'"{LATEST.template_mark}"'
    assert book().properties.language == "zh-CN"
    names = [sheet.sheet_properties.codeName for sheet in book()]
    assert len(set(names)) == len(sheet_names(LATEST))
    assert all(re.fullmatch("ws[A-Za-z]+", name) for name in names)
    assert book().code_name == "ThisWorkbook"
    assert book().active.title == sheet_names(LATEST)[0]


def test_every_sheet_prints_on_a4_with_its_name_and_page_number():
    for sheet in book():
        assert sheet.page_setup.paperSize == A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.oddFooter.left.text == "&A"
        assert "&P" in sheet.oddFooter.right.text
    for block in ALL_BLOCKS:
        assert book()[block.sheet].page_setup.fitToHeight == 1


def test_values_cells_are_as_many_as_the_form_has_numbers():
    cells = [c for b in blocks(LATEST) for c in b.grid.cells if c.role is Role.VALUE]
    assert len(cells) == 200


def test_build_gives_a_fresh_workbook_each_time():
    first = build(LATEST)
    first["三、申请办理"]["D7"] = 5
    assert build(LATEST)["三、申请办理"]["D7"].value is None


def test_the_template_keeps_to_the_open_xml_schema():
    assert OpenXmlValidator().validate(str(TEMPLATE)).is_valid
