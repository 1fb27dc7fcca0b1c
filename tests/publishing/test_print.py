"""The PDF says what Word says, is tagged, keeps its fonts, and is read back whole."""

import subprocess

import pypdfium2
import pytest

from schemas.errors import ReportError
from scripts.paths import libreoffice
from scripts.report.assemble import report_of
from scripts.report.renderers import RENDERERS
from tests.importing.test_round_trip import assert_same, made
from tests.rendering import FONTS_CONF
from tests.samples import city


@pytest.mark.needs_libreoffice
def test_a_pdf_is_tagged_for_archives_with_bookmarks_and_read_back_whole(tmp_path, monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", str(FONTS_CONF))
    submission = made(3)
    report = report_of(submission)
    content = RENDERERS[".pdf"](report, None, "")
    assert_same(submission, content, "报告.pdf")
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    with pypdfium2.PdfDocument(content) as document:
        assert document.is_tagged()
        marks = [mark.get_title() for mark in document.get_toc()]
    assert [mark for mark in marks if mark in {s.heading for s in report.sections}] == [
        section.heading for section in report.sections
    ]
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert rows
    assert all(row[-5] == "yes" for row in rows), fonts  # embedded


def test_without_libreoffice_a_sentence_says_how_to_get_a_pdf(monkeypatch):
    monkeypatch.setattr(libreoffice, "PROGRAMS", ())
    with pytest.raises(ReportError, match=r"没有找到.*另存为PDF"):
        RENDERERS[".pdf"](report_of(city()), None, "")
