"""图解: the year on one page, with the numbers of the tables and no others."""

import re
import struct
import zlib
from dataclasses import replace
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from schemas.filled.submission import Submission
from schemas.form.model import CellKey
from scripts.command.cli import main
from scripts.record.convert import submission_of
from scripts.report.assemble import report_of
from scripts.report.model import Picture
from scripts.report.picture import png
from scripts.report.picture.figures import picture_of
from scripts.report.picture.layout import SHEET, drawn
from scripts.report.picture.shapes import Box, Drawing, Words, wrapped
from scripts.report.picture.svg import svg_bytes, told
from scripts.report.renderers import RENDERERS
from scripts.report.word.text import width
from scripts.tasks.demo import sample
from scripts.tasks.last_year import with_last
from tests.chromium import axe, chromium
from tests.importing.test_round_trip import assert_same, made
from tests.made_edition import MADE
from tests.new_files import new_workbook
from tests.records import SAMPLE
from tests.samples import city, typed, with_cells, with_fact
from tests.validators import html_validate
from tests.word.reading import opened

SVG = "{http://www.w3.org/2000/svg}"


def body(**changes: Any) -> Submission:
    return replace(submission_of(sample(), "a.json"), **changes)


def zeros() -> Submission:
    return with_cells(body(last_year={}), dict.fromkeys(body().numbers, 0))


def shown(picture: Picture) -> list[str]:
    return [each.text for each in drawn(picture).shapes if isinstance(each, Words)]


def test_every_bar_has_the_number_of_the_tables():
    submission = city(2024)
    picture = picture_of(submission, 2024)
    outcomes, applicants, reviews = picture.charts
    requests = submission.edition.table("requests")
    total = sum(bar.now or 0 for bar in outcomes.bars)
    assert total == submission.sound[CellKey("requests", "total", "total")]
    received = {
        leaf.key: submission.sound[CellKey("requests", "received", leaf.key)]
        for leaf in requests.columns[0].leaves()
    }
    assert [bar.now for bar in applicants.bars if not bar.group] == [
        number for key, number in received.items() if key != "total"
    ]
    assert [bar.now for bar in reviews.bars] == [
        submission.sound[CellKey("review", "count", f"{sort}_total")]
        for sort in ("reconsideration", "direct", "after_reconsideration")
    ]


def test_a_number_changed_in_a_table_is_changed_in_the_picture():
    before = told(picture_of(city(), 2024))
    after = told(picture_of(typed(city(), requests__received__natural_person=7), 2024))
    assert "自然人7件" in after
    assert "自然人7件" not in before


def test_every_number_of_the_picture_is_beside_its_bar():
    picture = picture_of(body(), 2025)
    words = "\n".join(shown(picture))
    for chart in picture.charts:
        for bar in chart.bars:
            assert bar.group or (f"{bar.now}件" in words and f"上年{bar.before}件" in words)


def test_last_year_is_drawn_only_where_it_is_known():
    assert not picture_of(body(last_year={}), 2025).compared
    assert not any(
        "上年" in each
        for each in shown(picture_of(body(last_year={}), 2025))[6:]
        if "结转" not in each
    )
    compared = picture_of(with_last(city(2024), city(2023)), 2024)
    assert compared.figures[0].before == city(2023).sound[CellKey("requests", "received", "total")]


def test_a_file_of_another_year_is_not_last_year():
    assert not picture_of(with_last(body(last_year={}), city(2023)), 2025).compared


def test_where_there_was_nothing_a_sentence_says_so_and_no_bar_is_drawn():
    picture = picture_of(zeros(), 2025)
    assert all(chart.sentence.startswith("本年没有") and not chart.bars for chart in picture.charts)
    assert picture.charts[1].sentence == "本年没有新收政府信息公开申请。"


def test_nothing_this_year_and_something_last_year_is_drawn():
    was = replace(zeros(), last_year=body().last_year)
    assert [chart.sentence for chart in picture_of(was, 2025).charts] == ["", "", ""]


def test_a_blank_cell_is_never_zero():
    blank = with_cells(zeros(), {CellKey("requests", "received", "natural_person"): None})
    assert picture_of(blank, 2025).charts[1].sentence == "表中的数字尚未填齐。"
    some = typed(blank, requests__received__commercial_enterprise=2)
    assert "自然人未填" in told(picture_of(some, 2025))


def test_one_request_is_a_short_bar():
    one = typed(zeros(), requests__received__natural_person=1)
    bars = [
        each
        for each in drawn(picture_of(one, 2025)).shapes
        if isinstance(each, Box) and each.height == 16 and each.width < SHEET / 10
    ]
    assert len(bars) == 6


@pytest.mark.parametrize("times", [1, 137, 10_000_000])
def test_nothing_stands_outside_the_sheet_and_no_line_lies_on_another(times):
    numbers = {key: int(entry.number or 0) * times for key, entry in city().numbers.items()}
    big = with_fact(
        with_cells(with_last(city(), city(2023)), numbers), "name", "某某自治区" * 12 + "局"
    )
    drawing = drawn(picture_of(big, 2024))
    lines = [each for each in drawing.shapes if isinstance(each, Words)]
    for each in drawing.shapes:
        wide = width(each.text) * each.size if isinstance(each, Words) else each.width
        left = each.x - wide / 2 if isinstance(each, Words) and each.centred else each.x
        assert 0 <= left <= left + wide <= SHEET
        assert 0 <= each.y <= drawing.height
    places = sorted((round(each.x), each.y) for each in lines if not each.centred)
    assert all(b - a >= 12 for (x, a), (z, b) in pairwise(places) if x == z)


def test_no_label_is_cut():
    words = "".join(shown(picture_of(city(), 2024)))
    for bar in (bar for chart in picture_of(city(), 2024).charts for bar in chart.bars):
        assert bar.label in words
        assert bar.parts in words


def test_lines_hold_whole_numbers_and_begin_with_no_sign():
    text = "属于国家秘密12345件，保护第三方合法权益6789件，其他、（一）项。" * 3
    for most in range(8, 40):
        lines = wrapped(text, most)
        assert "".join(lines) == text
        assert not any(re.match(r"[，。、）]", line) for line in lines)
        assert len(re.findall(r"\d+件", "\n".join(lines))) == 6


def test_a_new_row_of_the_form_is_in_the_picture():
    numbers = {key: submission_of(sample(), "a.json").numbers.get(key) for key in MADE.cell_keys()}
    entry = body().numbers[CellKey("requests", "state_secret", "total")]
    filled = {key: each or entry for key, each in numbers.items()}
    new = with_cells(
        replace(body(last_year={}), edition=MADE, numbers=filled),
        {CellKey("requests", "personal_privacy", "total"): 5},
    )
    assert "属于个人隐私5件" in told(picture_of(new, 2031))


def test_an_svg_says_all_it_shows_in_words_and_fetches_nothing():
    text = svg_bytes(picture_of(body(), 2025)).decode()
    root = ElementTree.fromstring(text)
    assert "予以公开21件（上年18件）" in (root.findtext(f"{SVG}desc") or "")
    assert set(root.get("aria-labelledby", "").split()) == {
        each.get("id") for each in root if each.tag in (f"{SVG}title", f"{SVG}desc")
    }
    assert not re.search(r"href|url\(|<script|<style|https?:(?!//www.w3.org/2000/svg)", text)


def test_markup_in_a_name_is_text():
    evil = with_fact(body(), "name", "<script>&\"'\x01局")
    root = ElementTree.fromstring(svg_bytes(picture_of(evil, 2025)))
    assert root.find(f".//{SVG}script") is None
    png.png_bytes(picture_of(evil, 2025))


def pixels(content: bytes) -> tuple[int, int, bytes]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", content[16:24])
    place, data = 8, b""
    while place < len(content):
        size, kind = struct.unpack(">I4s", content[place : place + 8])
        chunk = content[place + 8 : place + 8 + size]
        check = struct.unpack(">I", content[place + 8 + size : place + 12 + size])[0]
        assert zlib.crc32(kind + chunk) == check
        data += chunk if kind == b"IDAT" else b""
        place += 12 + size
    return wide, high, zlib.decompress(data)


def test_a_png_is_the_same_sheet_with_its_bars_and_words():
    picture = picture_of(body(), 2025)
    wide, high, data = pixels(png.png_bytes(picture))
    assert (wide, high) == (2 * SHEET, 2 * drawn(picture).height)
    line = 1 + 3 * wide
    bar = next(
        each for each in drawn(picture).shapes if isinstance(each, Box) and each.height == 16
    )
    at = line * int(2 * bar.y + 8) + 1 + 3 * int(2 * bar.x + 8)
    assert data[at : at + 3] == bytes.fromhex(bar.fill[1:])
    assert png.png_bytes(picture) == png.png_bytes(picture)


def test_without_a_chinese_font_a_sentence_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(png, "_sample", lambda sign: png._bitmap(Drawing(20, 20, ())))
    assert main(["export", str(SAMPLE), "--to", "png", "-o", str(tmp_path / "图.png")]) == 2
    assert "没有找到中文字体" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [".png", ".svg"])
def test_the_picture_is_exported_alone(tmp_path, kind, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["export", str(SAMPLE), "--to", kind[1:]]) == 0
    (path,) = (tmp_path / "output").iterdir()
    assert path.name == f"云岭县农业农村局2025年政府信息公开工作年度报告图解{kind}"
    assert capsys.readouterr().out.startswith("图解已生成：")


def test_no_picture_of_errors_and_the_advice_is_a_command_that_there_is(tmp_path, capsys):
    book = new_workbook(tmp_path / "空.xlsx", year=2025, organ="云岭县水利局")
    assert main(["export", str(book), "--to", "png", "-o", str(tmp_path / "图.png")]) == 1
    advice = "没有生成图解。只想先看看样子的，可以用nianbao report，加上--draft生成草稿。"
    assert advice in capsys.readouterr().err
    draft = str(tmp_path / "图.svg")
    assert main(["report", str(book), "--draft", "-o", draft]) == 0


def test_the_picture_of_a_draft_says_so():
    assert "草稿，仅供核对，不得公开" in shown(picture_of(body(), 2025, draft=True))


@pytest.mark.parametrize("kind", [".html", ".docx"])
def test_a_report_with_the_picture_is_read_back_whole(kind):
    submission = made(3)
    content = RENDERERS[kind](report_of(submission, illustrated=True), None, "")
    assert content != RENDERERS[kind](report_of(submission), None, "")
    assert_same(submission, content, f"报告{kind}")


def test_word_has_the_picture_behind_the_signature_with_its_numbers_in_words():
    report = report_of(body(), illustrated=True)
    document = opened(RENDERERS[".docx"](report, None, ""))
    (shape,) = document.inline_shapes
    assert "予以公开21件（上年18件）" in shape._inline.docPr.get("descr")
    assert shape.width.mm <= 156
    assert shape.height.mm <= 216
    assert _place(document) == len(document.paragraphs) - 1
    assert document.paragraphs[-2].text == "2026年1月19日"


def test_the_web_page_has_the_picture_below_the_signature():
    page = RENDERERS[".html"](report_of(body(), illustrated=True), None, "").decode()
    assert page.index('class="signature"') < page.index("<figure>")


def _place(document) -> int:
    return next(
        n for n, each in enumerate(document.paragraphs) if each._p.findall(".//" + "{*}drawing")
    )


@pytest.mark.needs_validator
def test_a_validator_finds_nothing_in_a_page_with_the_picture(tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(RENDERERS[".html"](report_of(body(), illustrated=True), None, ""))
    assert html_validate(path) == []


@pytest.mark.needs_chromium
def test_axe_finds_nothing_serious_and_the_picture_fits_a_small_screen():
    page = RENDERERS[".html"](report_of(body(), illustrated=True), None, "").decode()
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 390, "height": 800})
        tab.set_content(page)
        assert axe(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
