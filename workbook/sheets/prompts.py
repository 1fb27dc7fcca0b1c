"""What Excel accepts in an input cell, what it asks for and what it answers to a slip.

Prompts are data validations, never cell content, so they cannot end up in a report.
"""

from collections.abc import Iterable
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from schemas.form.editions import LATEST_YEAR
from schemas.form.model import Unit
from workbook.sheets.formulas import ranges

COUNT_PROMPT = "请填整数，单位：件。没有发生的填 0，不要留空。"
COUNT_ERROR = "这里只能填 0 或正整数，不带“件”字、逗号和空格。没有发生的请填 0。"
MONEY_PROMPT = "请填数字，单位：万元，最多六位小数。没有发生的填 0。"
MONEY_ERROR = "这里只能填 0 或正数，以万元为单位，不带“万元”二字和逗号。"


def _add(sheet: Worksheet, area: str, validation: DataValidation) -> None:
    validation.sqref = area
    sheet.add_data_validation(validation)


def _check(
    sheet: Worksheet,
    area: str,
    title: str | None,
    prompt: str,
    wrong: tuple[str, str],
    **condition: Any,
) -> None:
    """Ask with a prompt, and answer to a slip with title and text; a blank is no slip."""
    validation = DataValidation(
        **condition,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=True,
        promptTitle=title,
        prompt=prompt,
        errorTitle=wrong[0],
        error=wrong[1],
    )
    _add(sheet, area, validation)


def ask(sheet: Worksheet, area: str, title: str, prompt: str) -> None:
    """Show a prompt where anything may be typed."""
    _add(sheet, area, DataValidation(promptTitle=title, prompt=prompt, showInputMessage=True))


def ask_number(sheet: Worksheet, addresses: Iterable[str], unit: Unit) -> None:
    """Whole numbers from 0 for counts, decimals from 0 for money."""
    money = unit is Unit.MONEY
    _check(
        sheet,
        " ".join(ranges(addresses)),
        None,
        MONEY_PROMPT if money else COUNT_PROMPT,
        ("请检查这个数", MONEY_ERROR if money else COUNT_ERROR),
        type="decimal" if money else "whole",
        operator="greaterThanOrEqual",
        formula1="0",
    )


def ask_amount(sheet: Worksheet, address: str, title: str, prompt: str, *, whole: bool) -> None:
    """One optional figure with a prompt of its own."""
    _check(
        sheet,
        address,
        title,
        prompt,
        ("请检查这个数", "这里只能填 0 或正数，不带单位和逗号。"),
        type="whole" if whole else "decimal",
        operator="greaterThanOrEqual",
        formula1="0",
    )


def ask_choice(
    sheet: Worksheet, area: str, choices: Iterable[str], title: str, prompt: str
) -> None:
    """A drop-down list; nothing else is accepted."""
    _check(
        sheet,
        area,
        title,
        prompt,
        ("请从列表中选择", "请点单元格右边的箭头，从下拉列表中选择一项。"),
        type="list",
        formula1=f'"{",".join(choices)}"',
    )


def ask_year(sheet: Worksheet, address: str, first: int, title: str, prompt: str) -> None:
    """A four-digit year from `first` on."""
    _check(
        sheet,
        address,
        title,
        prompt,
        ("请检查年份", f"请填四位数字的年份，{first} 年或以后。本表只适用于这些年度的报告。"),
        type="whole",
        operator="between",
        formula1=str(first),
        formula2=str(LATEST_YEAR),
    )


def ask_date(sheet: Worksheet, address: str, title: str, prompt: str) -> None:
    """A date; anything else only after a question, since offices write dates in many ways."""
    _check(
        sheet,
        address,
        title,
        prompt,
        ("这不是日期", "建议填成日期，例如 2026-1-20，表格会显示为 2026年1月20日。"),
        type="date",
        operator="greaterThanOrEqual",
        formula1="36526",  # 1 January 2000
        errorStyle="warning",
    )


def no_typing(sheet: Worksheet, area: str, message: str) -> None:
    """Refuse typing in cells that must stay unlocked so that their row can be deleted."""
    validation = DataValidation(
        type="custom",
        formula1="FALSE",
        showErrorMessage=True,
        errorTitle="这一格不用填",
        error=message,
    )
    _add(sheet, area, validation)
