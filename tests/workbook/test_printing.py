"""Sheets as they come out of the printer: one page each, and not too small to read."""

import re
from pathlib import Path
from typing import Any

import pytest

from schemas.form.editions import LATEST
from scripts.tasks.demo import sample
from tests.new_files import new_workbook
from tests.rendering import pdf_pages, run, to_pdf
from workbook.build import TEMPLATE
from workbook.layout import sheet_names

SMALLEST = 7.0  # points from the top to the foot of a letter
TOPICS = [topic.key for topic in LATEST.section("overview").topics]

pytestmark = pytest.mark.needs_libreoffice


def printed(pdf: Path) -> list[str]:
    """The sheet on each page, as its foot says."""
    feet = [page.rstrip().splitlines()[-1] for page in pdf_pages(pdf)]
    return [foot.split()[0] for foot in feet]


def heights(pdf: Path) -> list[float]:
    """How high the letters of each page are, as most of its words are printed."""
    pages = run("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    return [_median(re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', p)) for p in pages]


def _median(boxes: list[tuple[str, str]]) -> float:
    found = sorted(float(bottom) - float(top) for top, bottom in boxes)
    return found[len(found) // 2]


def test_every_sheet_of_the_empty_template_is_one_page(tmp_path: Path) -> None:
    assert printed(to_pdf(TEMPLATE, tmp_path)) == list(sheet_names(LATEST))


def test_every_sheet_of_the_sample_body_is_one_page_of_legible_size(tmp_path: Path) -> None:
    new_workbook(tmp_path / "a.xlsx", sample())
    pdf = to_pdf(tmp_path / "a.xlsx", tmp_path)
    assert printed(pdf) == list(sheet_names(LATEST))
    size = dict(zip(sheet_names(LATEST), heights(pdf), strict=True))
    assert {name: high for name, high in size.items() if high < SMALLEST} == {}


def test_section_one_at_its_limit_is_one_page_and_a_longer_one_goes_on(tmp_path: Path) -> None:
    pages = []
    limit = LATEST.section("overview").limit
    for length in (limit, 4 * limit):
        record: dict[str, Any] = sample()
        text = "逐件登记办理。" * (length // 7 // len(TOPICS))
        rows = [{"topic": topic, "heading": topic, "text": text} for topic in TOPICS]
        record["sections"] = {**record["sections"], "overview": rows}
        path = tmp_path / f"{length}.xlsx"
        new_workbook(path, record)
        pages.append(printed(to_pdf(path, tmp_path)).count("一、总体情况"))
    assert pages == [1, 2]
