"""What every sheet gets at the end: paper, protection, window, tab colour and code name."""

from dataclasses import dataclass

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbook.sheets.styles import QUIET, SONG

A4 = 9


@dataclass(frozen=True)
class Page:
    """How a sheet is printed and met on the screen.

    ``code_name`` is the ASCII name macros know the sheet by; ``repeat`` the rows printed on every
    page (``4:4``); ``one_page`` squeezes the sheet on one page, else only its width.
    """

    code_name: str
    tab: str
    cursor: str
    freeze: str = ""
    landscape: bool = False
    one_page: bool = True
    repeat: str = ""
    grows: bool = False


def set_up(sheet: Worksheet, page: Page) -> None:
    """Apply a page to a sheet whose cells are written."""
    sheet.sheet_properties.codeName = page.code_name
    sheet.sheet_properties.tabColor = page.tab
    _window(sheet, page)
    _paper(sheet, page)
    _protect(sheet, rows_may_change=page.grows)


def _window(sheet: Worksheet, page: Page) -> None:
    view = sheet.sheet_view
    view.showGridLines = False
    view.zoomScale = 100
    if page.freeze:
        sheet.freeze_panes = page.freeze
    view.tabSelected = False
    # with frozen rows and columns there is one selection for each pane
    for selection in view.selection:
        selection.activeCell = selection.sqref = page.cursor


def _paper(sheet: Worksheet, page: Page) -> None:
    setup = sheet.page_setup
    setup.paperSize = A4
    setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup.fitToWidth, setup.fitToHeight = 1, 1 if page.one_page else 0
    if page.repeat:
        sheet.print_title_rows = page.repeat
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.35
    sheet.oddFooter = HeaderFooterItem(
        left=_footer("&A"), center=_HeaderFooterPart(), right=_footer("第 &P 页，共 &N 页")
    )


def _footer(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text, font=f"{SONG},Regular", size=9, color=QUIET)


def _protect(sheet: Worksheet, *, rows_may_change: bool) -> None:
    """Lock all but the unlocked cells, with no password; False in openpyxl means allowed."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = not rows_may_change
