"""The report as a web page says what Word says, and every number is tied to its heads."""

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as parser

from scripts.command.cli import main
from scripts.record.convert import submission_of
from scripts.report.assemble import report_of
from scripts.report.model import TableBlock
from scripts.report.renderers import RENDERERS
from scripts.report.word.base import BASE
from tests.chromium import axe, chromium
from tests.importing.test_round_trip import assert_same, made
from tests.records import SAMPLE, record
from tests.samples import city
from tests.validators import html_validate
from tests.word.reading import opened, text_of


def tree_of(content) -> Any:
    return parser.fromstring(content)


def page(submission, **changes) -> bytes:
    return RENDERERS[".html"](replace(report_of(submission), **changes), None, "")


@pytest.mark.parametrize("seed", range(8))
def test_a_page_is_read_back_whole(seed):
    submission = made(seed)
    assert_same(submission, page(submission), "报告.html")


@pytest.mark.parametrize("seed", range(4))
def test_page_and_word_say_the_same_words_in_the_same_order(seed):
    report = report_of(made(seed))
    tree = tree_of(RENDERERS[".html"](report, None, ""))
    for caption in tree.iter("caption"):
        caption.text = ""  # Word keeps a table's title for those who cannot see it
    shown = "".join("".join(tree.find(".//article").itertext()).split())
    word = text_of(opened(RENDERERS[".docx"](report, None, "")).element.body)
    assert shown == "".join(word.split())


def test_every_number_names_the_labels_that_a_person_sees_above_and_beside_it():
    tree = tree_of(page(city()))
    submission = city()
    for table, block in zip(tree.iter("table"), tables_of(submission), strict=True):
        labels = {cell.get("id"): cell.text_content() for cell in table.iter("th")}
        cells = [cell for cell in table.iter("td") if cell.get("headers")]
        assert len(cells) == len(block.values)
        for cell, key in zip(cells, block.values, strict=True):
            heads = [labels[name] for name in cell.get("headers").split()]
            of = next(t for t in submission.edition.tables() if t.key == key.table)
            for title in (of.row_title(key.row), of.column_title(key.column)):
                assert not title or title.split("·")[-1] in heads, (key, heads)
            assert cell.text_content() == block.values[key]


def tables_of(submission) -> list[TableBlock]:
    return [
        b for s in report_of(submission).sections for b in s.blocks if isinstance(b, TableBlock)
    ]


def test_a_label_breaks_where_a_word_ends():
    text = page(city()).decode()
    assert "商业<wbr>企业</th>" in text
    assert "（三）<wbr>不予<wbr>公开</th>" in text


def test_ids_are_unique_and_every_one_referred_to_is_there():
    report = report_of(city())
    added = replace(report.sections[-1], key="added")
    tree = tree_of(page(city(), sections=(*report.sections, added, added)))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = {
        name for text in tree.xpath("//@headers | //@aria-labelledby") for name in text.split()
    }
    assert named <= set(ids)


def test_nothing_is_fetched_and_nothing_runs():
    text = page(city()).decode()
    assert not re.search(r"<script|<link|<img|<iframe|https?:|url\(|\son\w+=", text)


def test_markup_in_a_text_is_text():
    evil = '<script>alert(1)</script>&"<b>'
    data = record()
    data["sections"]["overview"][0]["text"] = evil
    text = page(submission_of(data, "a.json")).decode()
    assert "<script" not in text
    assert evil in "".join(tree_of(text).itertext())


def test_a_draft_says_so_on_the_page():
    assert "草稿，仅供核对，不得公开" in page(city(), draft=True).decode()
    assert "草稿" not in page(city()).decode()


def test_a_letterhead_given_for_a_page_is_said_to_do_nothing(tmp_path, capsys):
    letterhead = tmp_path / "红头.docx"
    letterhead.write_bytes(BASE.read_bytes())
    out = tmp_path / "年报.html"
    assert main(["report", str(SAMPLE), "--template", str(letterhead), "-o", str(out)]) == 0
    assert capsys.readouterr().err == "网页和图解不套用红头模板，本次没有使用“红头.docx”。\n"
    assert out.is_file()


def test_the_same_report_is_the_same_page():
    assert page(city()) == page(city())


@pytest.mark.needs_validator
@pytest.mark.parametrize("submission", [city(), made(5)], ids=["city", "made"])
def test_a_validator_finds_nothing(submission, tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(page(submission, draft=True))
    assert html_validate(path) == []


@pytest.mark.needs_chromium
def test_axe_finds_nothing_serious_and_the_page_fits_a_small_screen():
    with chromium() as browser:
        shown = browser.new_page(viewport={"width": 390, "height": 800})
        shown.set_content(page(city()).decode())
        assert axe(shown) == []
        assert shown.evaluate("document.documentElement.scrollWidth") <= 390
