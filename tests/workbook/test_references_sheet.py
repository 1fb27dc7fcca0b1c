"""The sheet 数字引用 shows every name with the number the report would print."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from schemas.editions import LATEST
from schemas.references import references
from tests.rendering import convert
from tests.samples import city, typed
from workbook.build import build
from workbook.fill import fill, save
from workbook.layout import REFERENCES


@pytest.mark.needs_libreoffice
def test_values_follow_the_tables(tmp_path: Path) -> None:
    submission = typed(city(2024), documents__normative_documents__issued=None)
    book = build(LATEST)
    fill(book, submission)
    save(book, tmp_path / "a.xlsx")
    calculated = convert(tmp_path / "a.xlsx", "xlsx", tmp_path / "out")
    sheet = load_workbook(calculated, data_only=True)[REFERENCES]
    shown = {name: value for name, value, _ in sheet.iter_rows(min_row=7, values_only=True)}
    for name, reference in references(LATEST).items():
        value = reference.value(submission)
        found = shown[f"〔{name}〕"]
        if value is None:
            assert found in (None, "")
        else:
            assert float(str(found)) == pytest.approx(float(value)), name


def test_the_template_lists_every_reference_once() -> None:
    names = [str(row[0].value) for row in build(LATEST)[REFERENCES].iter_rows(min_row=7)]
    listed = [name for name in names if name.startswith("〔")]
    assert listed == [f"〔{name}〕" for name in references(LATEST)]
