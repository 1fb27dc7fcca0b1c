"""Which document a report becomes, by the ending of its file: a new kind is one function here.

Each imports what it needs when it is called; python-docx alone takes longer than a whole check.
"""

from collections.abc import Callable, Mapping

from scripts.report.model import Picture, Report

# a report, the office's template (None: our own page) and what sentences call it -> the document
Renderer = Callable[[Report, bytes | None, str], bytes]

USUAL = ".docx"  # where nobody says which


def _word(report: Report, template: bytes | None, template_name: str) -> bytes:
    from scripts.report.word.write import report_bytes

    return report_bytes(report, template, template_name)


def _page(report: Report, template: bytes | None, template_name: str) -> bytes:
    from scripts.report.page.write import page_bytes

    return page_bytes(report)


def _print(report: Report, template: bytes | None, template_name: str) -> bytes:
    from scripts.report.printing import pdf_bytes

    return pdf_bytes(_word(report, template, template_name))


def _drawing(report: Report, template: bytes | None, template_name: str) -> bytes:
    from scripts.report.picture.svg import svg_bytes

    return svg_bytes(_picture(report))


def _image(report: Report, template: bytes | None, template_name: str) -> bytes:
    from scripts.report.picture.png import png_bytes

    return png_bytes(_picture(report))


def _picture(report: Report) -> Picture:
    if report.picture is None:
        raise RuntimeError("this report has no numbers to draw")
    return report.picture


PICTURES: Mapping[str, Renderer] = {".png": _image, ".svg": _drawing}  # of the year, beside it
PAPERLESS = (
    ".html",
    *PICTURES,
)  # documents that a letterhead, which is for paper, does nothing for
RENDERERS: Mapping[str, Renderer] = {
    USUAL: _word,
    ".html": _page,
    ".pdf": _print,
    **PICTURES,
}
