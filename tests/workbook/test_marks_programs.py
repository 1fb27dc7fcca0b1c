"""Marks in workbooks that other programs have saved: recognised, replaced, cleared."""

import re
from pathlib import Path

import pytest

from schemas.issues import Issue, Severity
from scripts.tasks.check import check
from tests.rendering import convert, pdf_pages, to_pdf
from tests.workbook.marked import all_notes, audit, highlighted, links, notes, parts, result_lines
from tests.workbook.rich import FINDINGS, RESULT_PART, plain_workbook
from tests.workbook.sheets import rezip
from workbook.files.zip_edit import is_untouched
from workbook.layout import RESULTS
from workbook.marked_files import clear_file, mark_file

FILTER = "xlsx:Calc MS Excel 2007 XML"


@pytest.fixture
def book(tmp_path) -> Path:
    return plain_workbook(tmp_path / "报表.xlsx")


@pytest.mark.needs_libreoffice
def test_marks_survive_libreoffice_and_are_replaced_and_cleared_after_it(book, tmp_path):
    marked = mark_file(book, FINDINGS)
    saved = convert(marked, FILTER, tmp_path / "lo")
    assert is_untouched(marked.read_bytes())
    assert not is_untouched(saved.read_bytes())  # so that it counts as the clerk's
    assert len(notes(saved)) == len(FINDINGS)
    assert highlighted(saved)
    again = mark_file(saved, FINDINGS[:2], tmp_path / "again.xlsx")
    assert set(highlighted(again)) == {("二、主动公开", "B6 B10")}
    assert len(notes(again)) == 2
    assert len(result_lines(again)) == 3
    cleared = clear_file(again, tmp_path / "cleared.xlsx")
    assert not highlighted(cleared)
    assert not all_notes(cleared)
    assert not result_lines(cleared)
    assert not links(cleared)
    assert check(cleared).issues == check(saved).issues


@pytest.mark.needs_libreoffice
def test_a_workbook_saved_by_libreoffice_is_marked_and_valid(book, tmp_path):
    saved = convert(book, FILTER, tmp_path / "lo")
    issues = check(saved).issues
    out = mark_file(saved, issues)
    assert len(links(out)) == len([i for i in issues if i.sheet])
    assert audit(out) <= audit(saved)
    before, after = parts(saved), parts(clear_file(out, tmp_path / "cleared.xlsx"))
    assert list(before) == list(after)


def as_wps(xml: bytes) -> bytes:
    """A sheet as WPS writes it: style before address, heights on every row, no types of blanks."""
    xml = re.sub(rb'<c r="([A-Z]+[0-9]+)" s="([0-9]+)" t="n"></c>', rb'<c s="\2" r="\1"/>', xml)
    xml = re.sub(rb'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"', rb'<c s="\2" r="\1"', xml)
    return re.sub(rb'<row r="([0-9]+)">', rb'<row ht="13.5" r="\1" spans="1:8">', xml)


def test_a_workbook_as_wps_writes_it_is_marked_and_cleared(book, tmp_path):
    wps = rezip(
        book,
        tmp_path / "wps.xlsx",
        {n: as_wps(x) for n, x in parts(book).items() if "sheets/s" in n},
    )
    assert check(wps).issues == check(book).issues
    out = mark_file(wps, FINDINGS)
    assert len(links(out)) == len(FINDINGS)
    rows = re.findall(rb'<row [^>]*r="8"[^>]*>', parts(out)[RESULT_PART])
    assert b'ht="13.5"' not in rows[0]  # a stored height would hide all but the first line
    cleared = clear_file(out, tmp_path / "cleared.xlsx")
    for name, xml in parts(wps).items():
        assert parts(cleared)[name].count(b'ht="13.5"') == xml.count(b'ht="13.5"')
    assert not result_lines(cleared)


def test_formulas_of_a_live_check_leave_with_the_chain_of_calculation(book, tmp_path):
    """Excel repairs a workbook whose chain names a cell without a formula."""
    cell = b'<c r="D5" t="str"><f>HYPERLINK("#A1","B6")</f><v>B6</v></c>'
    xml = re.sub(rb'<c r="D5"[^>]*></c>', cell, parts(book)[RESULT_PART])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    chain = f'<calcChain xmlns="{main}"><c r="D5" i="10"/></calcChain>'.encode()
    related = parts(book)["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    )
    changes = {RESULT_PART: xml, "xl/calcChain.xml": chain, "xl/_rels/workbook.xml.rels": related}
    live = rezip(book, tmp_path / "live.xlsx", changes)
    after = parts(clear_file(live, tmp_path / "cleared.xlsx"))
    assert b"HYPERLINK" not in after[RESULT_PART]
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["xl/_rels/workbook.xml.rels"]


@pytest.mark.needs_libreoffice
def test_the_list_of_results_prints_on_a4_with_whole_sentences(book, tmp_path):
    message = "“二、主动公开”B6（规章，本年制发件数）为-3，不能是负数。请核对后改正。" * 3
    issues = [Issue("C101", Severity.ERROR, message, sheet="二、主动公开", cell="B6")] * 30
    pages = pdf_pages(to_pdf(mark_file(book, issues), tmp_path / "pdf"))
    results = [page for page in pages if RESULTS in page and "处理说明" in page]
    text = re.sub(r"\s", "", "".join(results))
    assert len(results) >= 2  # the head is repeated on each page
    assert text.count("负") == 30 * 3  # single signs: columns are read across
