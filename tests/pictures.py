"""Pictures of README and handbook, drawn anew: ``python -m tests.pictures`` (LibreOffice, poppler, ImageMagick,
Chromium).

Needed whenever a sheet or the report looks different; the pictures are looked at before a commit.
"""

import datetime as dt
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from scripts.tasks.check import check
from scripts.tasks.demo import sample
from scripts.tasks.produce import produce
from scripts.web.watching import Watch
from tests.chromium import chromium
from tests.new_files import new_workbook
from tests.rendering import FONTS_CONF, pdf_pages, run, to_pdf
from tests.web.served import changed, running
from tests.workbook.made import REQUESTS, typed
from workbook.marked_files import mark_file

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
DPI = 110
MM = DPI / 25.4


class Picture(NamedTuple):
    """A part of a page: which page by words on it, left, top, width and height in millimetres."""

    name: str
    words: str
    left: float
    top: float
    width: float
    height: float


def slip(folder: Path) -> Path:
    """The sample's workbook with two slips, as it looks while it is filled in."""
    book = new_workbook(folder / "填报.xlsx", sample())
    return typed(book, book, {(REQUESTS, "E23"): "1件", (REQUESTS, "D7"): 83})


def marked(folder: Path) -> Path:
    """The macro workbook of the sample after a check: errors, a warning, their list."""
    record: Any = sample()
    requests = record["tables"]["requests"]
    requests["received"] |= {"natural_person": 83, "total": 93}
    requests["other"] |= {"commercial_enterprise": None, "total": None}
    requests["total"] |= {"commercial_enterprise": None, "total": None}
    record["sections"]["overview"][2]["text"] += "全年清理内部文件15件。"
    book = new_workbook(folder / "填报.xlsm", record)
    return mark_file(book, check(book).issues, now=dt.datetime(2026, 1, 8, 9, 30))


def report(folder: Path) -> Path:
    """The sample's report."""
    path = produce(new_workbook(folder / "报告.xlsx", sample()), output=folder).path
    assert path is not None
    return path


PICTURES: dict[Callable[[Path], Path], tuple[Picture, ...]] = {
    slip: (Picture("sheet-requests-slip", "三、收到和处理", 12, 14, 187, 182),),
    marked: (
        Picture("sheet-requests-marked", "三、收到和处理", 12, 14, 187, 182),
        Picture("sheet-results", "校验结果", 12, 14, 274, 78),
    ),
    report: (Picture("report-page", "三、收到和处理", 0, 0, 210, 297),),
}


def watched(folder: Path) -> Path:
    """The page beside Excel, after a save with a slip in it."""
    picture = FOLDER / "page-watch.png"
    book = folder / "云岭县农业农村局2025年填报表.xlsx"
    book.write_bytes(changed())
    with running(Watch(book)) as page, chromium() as browser:
        tab = browser.new_page(viewport={"width": 1180, "height": 640}, locale="zh-CN")
        tab.goto(page.url)
        tab.get_by_text("没有发现问题").first.wait_for()
        book.write_bytes(changed(natural_person=83))
        tab.get_by_text("新出现").first.wait_for()
        tab.screenshot(path=picture)
    return picture


def smaller(picture: Path) -> None:
    """The same in 64 colours: a third of the size."""
    run("convert", picture, "+dither", "-colors", "64", f"PNG8:{picture}")


def main() -> None:
    """Draw them all."""
    os.environ["FONTCONFIG_FILE"] = str(FONTS_CONF)  # for Chromium
    with tempfile.TemporaryDirectory() as temporary:
        smaller(watched(Path(temporary)))
        for make, pictures in PICTURES.items():
            pdf = to_pdf(make(Path(temporary)), Path(temporary))
            pages = pdf_pages(pdf)
            for each in pictures:
                page = 1 + max(n for n, text in enumerate(pages) if each.words in text[:60])
                box = (each.left, each.top, each.width, each.height)
                file = FOLDER / f"{each.name}.png"
                x, y, width, height = (str(round(side * MM)) for side in box)
                place = ("-f", str(page), "-x", x, "-y", y, "-W", width, "-H", height)
                how = ("-png", "-singlefile", "-r", str(DPI), *place)
                run("pdftoppm", *how, pdf, FOLDER / each.name)
                smaller(file)


if __name__ == "__main__":
    main()
