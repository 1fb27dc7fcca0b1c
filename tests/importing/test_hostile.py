"""Files that mean harm or are none: refused or ignored in words, quickly, with nothing fetched."""

import io
import zipfile
from collections.abc import Callable

import pytest

from scripts.importing.formats import read_report
from scripts.importing.printed import ImportRefusedError
from scripts.report.assemble import report_of
from scripts.report.word.write import report_bytes
from tests.importing.printing import as_html, blanks
from tests.samples import city

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(xml: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return target.getvalue()


def document(body: str, before: str = "") -> bytes:
    return packed(
        f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    )


def bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return document(
        "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", f'<!DOCTYPE x [<!ENTITY a0 "h">{entities}]>'
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "entities.docx": bomb,
    "external.docx": lambda: document(
        "&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "utf16.docx": lambda: packed(
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY x "y">]><w:document xmlns:w="{W}"/>'.encode(
            "utf-16"
        )
    ),
    "zipbomb.docx": lambda: packed(b" " * 80_000_000),
    "deep.docx": lambda: document("<w:sdt>" * 3000 + "</w:sdt>" * 3000),
    "huge.html": lambda: b"<html>" + b"<p>a" * 4_000_000,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 20_000 + "总体情况".encode(),
    "empty.html": lambda: b"",
    "broken.pdf": lambda: b"%PDF-1.7\n%%EOF",
    "truncated.docx": lambda: report_bytes(report_of(city()))[:4000],
    "empty.docx": lambda: b"PK\x03\x04",
    "noise.txt": lambda: bytes(range(256)) * 50,
    "nothing.txt": lambda: "今天天气很好。".encode(),
    "picture.html": lambda: b"<html><body><img src='http://a.invalid/x.png'></body></html>",
    "wide.html": lambda: b"<table><tr>" + b"<td colspan=9999>1</td>" * 100 + b"</tr></table>",
    "tall.html": lambda: b"<table><tr>" + b"<td rowspan=9999 colspan=9999>1</td>" * 3 + b"</table>",
    "other.exe": lambda: b"MZ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_means_harm_or_is_no_report_is_refused_in_words(name):
    with pytest.raises(ImportRefusedError, match=r"[\u4e00-\u9fff].*。"):
        read_report(HOSTILE[name](), name)


def test_scripts_and_remote_pictures_of_a_page_are_passed_over():
    page = as_html(city()).replace(
        "<div id=main>",
        "<div id=main><script>alert('2099年')</script><img src='http://a.invalid/1'>",
    )
    assert not blanks(read_report(page.encode(), "a.html"))


def test_deleted_text_of_tracked_changes_is_not_read():
    with zipfile.ZipFile(io.BytesIO(report_bytes(report_of(city())))) as archive:
        xml = archive.read("word/document.xml").decode()
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>'
    changed = xml.replace("</w:p></w:tc>", f"{gone}</w:p></w:tc>")
    read = read_report(packed(changed.encode()), "a.docx")
    numbers = {key: entry.number for key, entry in read.submission.numbers.items()}
    assert numbers == {key: entry.number for key, entry in city().numbers.items()}
    assert any("修订" in note for note in read.notes)
