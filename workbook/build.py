"""Build the empty template of an edition: ``python -m workbook.build`` regenerates the one in git."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import NamedStyle
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from schemas.form.editions import LATEST
from schemas.form.model import Edition
from workbook.files.packing import packed
from workbook.files.whole_file import write_whole
from workbook.layout import (
    FACTS,
    GUIDE,
    LAST_YEAR,
    REFERENCES,
    RESULTS,
    TEMPLATE_NAME,
    blocks,
    sheet_names,
)
from workbook.sheets.facts import fill_facts_sheet
from workbook.sheets.guide import fill_guide_sheet
from workbook.sheets.narrative import fill_narrative_sheet
from workbook.sheets.references import fill_references_sheet
from workbook.sheets.results import fill_results_sheet
from workbook.sheets.styles import font
from workbook.sheets.tables import fill_last_year_sheet, fill_table_sheet

TEMPLATE = Path(__file__).with_name("年度报告填报表.xlsx")


def build(edition: Edition) -> Workbook:
    """The empty template: all sheets in order, nothing typed but the defaults."""
    book = Workbook()
    _normal_font(book)
    book.remove(book.worksheets[0])
    sheets = {name: book.create_sheet(name) for name in sheet_names(edition)}
    fill_guide_sheet(sheets[GUIDE], edition)
    fill_facts_sheet(sheets[FACTS], edition)
    for block in blocks(edition):
        fill_table_sheet(sheets[block.sheet], block, edition)
    for section in edition.narrative_sections():
        fill_narrative_sheet(sheets[section.sheet], section, edition)
    fill_last_year_sheet(sheets[LAST_YEAR], edition)
    fill_references_sheet(sheets[REFERENCES], edition)
    fill_results_sheet(sheets[RESULTS])
    _name(book, edition)
    _open_at(book, sheets[GUIDE])
    return book


def template_bytes(edition: Edition) -> bytes:
    """The template as an .xlsx file, byte for byte the same each time."""
    return packed(build(edition))


def _normal_font(book: Workbook) -> None:
    """One font for all cells left alone; column widths are measured in its digits."""
    book._fonts = IndexedList([font()])  # type: ignore[attr-defined]
    normal = next(style for style in book._named_styles if style.name == "Normal")  # type: ignore[attr-defined]
    assert isinstance(normal, NamedStyle)
    normal.font = font()


def _name(book: Workbook, edition: Edition) -> None:
    """What tells our workbooks from others, and what file managers show of them."""
    version = DefinedName(TEMPLATE_NAME, attr_text=f'"{edition.template_mark}"')
    book.defined_names[TEMPLATE_NAME] = version
    book.code_name = "ThisWorkbook"
    book.properties.title = "政府信息公开工作年度报告填报表"
    book.properties.subject = "政府信息公开工作年度报告"
    book.properties.creator = "ogi-annual-report"
    book.properties.language = "zh-CN"
    book.calculation.fullCalcOnLoad = True  # openpyxl stores formulas without their values


def _open_at(book: Workbook, sheet: Worksheet) -> None:
    book.active = sheet
    sheet.sheet_view.tabSelected = True


if __name__ == "__main__":
    write_whole(TEMPLATE, template_bytes(LATEST))
    print(f"已生成 {TEMPLATE}")
