"""The sheet 数字引用 shows every name with the number the report would print."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.filled.references import references
from schemas.form.editions import LATEST
from tests.rendering import convert
from tests.samples import city, typed
from workbook.build import build
from workbook.files.packing import save
from workbook.fill import fill
from workbook.layout import REFERENCES


def listed(sheet: Worksheet) -> list[tuple[str, object]]:
    """What a person reads off the sheet: a name, with the words above a column, and the number."""
    found: list[tuple[str, object]] = []
    above: tuple[object, ...] = ()
    for line in sheet.iter_rows(min_row=7):
        name = str(line[0].value or "")
        if name == "在正文中写":
            above = tuple(cell.value or "" for cell in line[2:])
        if not name.startswith("〔"):
            continue
        words = ("", *above)
        for word, cell in zip(words, line[1:], strict=True):
            if cell.border.left.style:
                found.append((f"{name[1:-1]}{word}", cell.value))
    return found


@pytest.mark.needs_libreoffice
def test_values_follow_the_tables(tmp_path: Path) -> None:
    submission = typed(city(2024), documents__normative_documents__issued=None)
    book = build(LATEST)
    fill(book, submission)
    save(book, tmp_path / "a.xlsx")
    calculated = convert(tmp_path / "a.xlsx", "xlsx", tmp_path / "out")
    shown = dict(listed(load_workbook(calculated, data_only=True)[REFERENCES]))
    for name, reference in references(LATEST).items():
        value = reference.value(submission)
        found = shown[name]
        if value is None:
            assert found in (None, "")
        else:
            assert float(str(found)) == pytest.approx(float(value)), name


def test_the_template_lists_every_reference_once() -> None:
    names = [name for name, _ in listed(build(LATEST)[REFERENCES])]
    assert sorted(names) == sorted(references(LATEST))
