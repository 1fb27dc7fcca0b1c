"""A list of findings over many files as a plain workbook: a head, a row each, a filter."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from schemas.language.characters import writable
from workbook.files.escapes import escaped
from workbook.files.packing import packed
from workbook.sheets.measure import MOST_HEIGHT, lines

LINE = 15  # points of a line in the font of a plain workbook
WIDTHS = (40, 26, 8, 8, 16, 10, 80, 8)


def findings_list(head: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Rows below a head as the bytes of an .xlsx; words stay words, whatever they begin with."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "审查结果"
    sheet.append(list(head))
    for row in rows:
        sheet.append([_clean(value) for value in row])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        most = max(lines(str(value), width) for value, width in zip(row, WIDTHS, strict=False))
        sheet.row_dimensions[sheet.max_row].height = min(LINE * most, MOST_HEIGHT)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(WIDTHS[: len(head)]):
        sheet.column_dimensions["ABCDEFGH"[number]].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _for_paper(sheet)
    return packed(book)


def _for_paper(sheet: Worksheet) -> None:
    """All columns on one page, the head on each."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(),
        center=_HeaderFooterPart("第 &P 页，共 &N 页"),
        right=_HeaderFooterPart(),
    )


def _clean(value: object) -> object:
    return escaped(writable(value)) if isinstance(value, str) else value
