"""What may stand in one cell of the tables. Each cell leads to one finding at most.

The expressions see one line per cell: ``kind``, ``text``, ``number`` (float, exact up to 2**53),
``decimals`` (places after the point as typed) and ``sound`` (`schemas.filled.sums.sound`).
They exclude each other by construction: a finding about the kind comes before one about the number.
"""

import polars as pl

from schemas.filled.entries import LARGEST, Entry, Kind
from schemas.filled.sums import PLACES
from schemas.form.model import Table, Unit
from schemas.form.sources import Basis
from schemas.issues import Severity
from schemas.rules.rule import CellRule, cell_rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PLACEHOLDERS = ("/", "-", "--", "—", "——", "－", "／", "\\", "无", "不适用", "N/A", "n/a", "NA")

KIND = pl.col("kind")
TEXT = pl.col("text")
NUMBER = pl.col("number")
PLACEHOLDER = (KIND == Kind.TEXT) & TEXT.str.strip_chars().is_in(PLACEHOLDERS)
NO_RULES_POWER = PLACEHOLDER & (pl.col("row") == "regulatory_rules")
IN_RANGE = NUMBER.is_not_null() & NUMBER.is_between(0, LARGEST)


@cell_rule("C101", "数字空白", ERROR, Basis.FORMAT, "{where}没有填写。没有发生的请填0，不能留空。")
def there_is_a_number(table: Table) -> pl.Expr:
    """表格每一格都要填写，没有发生的填0；空白不等于0。"""
    return KIND != Kind.BLANK


@cell_rule(
    "C102",
    "以符号代替数字",
    ERROR,
    Basis.FORMAT,
    "{where}填的是“{text}”。表格中只能填数字，没有发生的请改填0。",
)
def no_placeholder(table: Table) -> pl.Expr:
    """不得用“/”“-”“无”“不适用”等代替数字。"""
    return ~PLACEHOLDER | NO_RULES_POWER


@cell_rule(
    "C103",
    "规章行以符号代替数字",
    WARNING,
    Basis.FORMAT,
    "{where}填的是“{text}”。没有规章制定权的机关也请填0，以便核对；"
    "不改也能生成报告，但不能导出记录（JSON）。",
)
def rules_row_has_numbers(table: Table) -> pl.Expr:
    """无规章制定权的机关在规章一行填写符号的，提醒改填0。"""
    return ~NO_RULES_POWER


@cell_rule(
    "C104",
    "不是数字",
    ERROR,
    Basis.FORMAT,
    "{where}填的是“{text}”，不是数字。请只填阿拉伯数字，不带单位和文字。",
)
def text_is_a_number(table: Table) -> pl.Expr:
    """表格中只能填阿拉伯数字，不带单位、文字。"""
    return (KIND != Kind.TEXT) | PLACEHOLDER | NUMBER.is_not_null()


@cell_rule(
    "C105",
    "数字写成文本",
    WARNING,
    Basis.FORMAT,
    "{where}填的是文本“{text}”，已按{number}计算。请重新输入半角数字，不带空格和千位分隔符；单元格格式是“文本”的，先改为“常规”。",
)
def numbers_are_typed_as_numbers(table: Table) -> pl.Expr:
    """全角数字、带空格或千位分隔符的数字、文本格式的数字，按整理后的数值计算并提醒。"""
    return (KIND != Kind.TEXT) | ~pl.col("sound")


@cell_rule(
    "C106",
    "填的是错误值、逻辑值或日期",
    ERROR,
    Basis.FORMAT,
    "{where}显示为“{text}”，不是数字。请删去此格内容，重新填写数字。",
)
def no_error_bool_or_date(table: Table) -> pl.Expr:
    """单元格不得为Excel错误值（如#REF!）、逻辑值（TRUE/FALSE）或日期。"""
    return ~KIND.is_in([Kind.ERROR, Kind.BOOL, Kind.DATE])


@cell_rule(
    "C107",
    "公式没有计算结果",
    ERROR,
    Basis.FORMAT,
    "{where}是一个没有计算结果的公式。请用Excel或WPS打开工作簿，保存一次再校验；"
    "仍有此提示的，请直接填写数字。",
)
def formulas_have_values(table: Table) -> pl.Expr:
    """公式须有计算结果；本表自带的总计由工具重新计算，其他公式不代为推算。"""
    return (KIND != Kind.UNCALCULATED) | pl.col("total")


@cell_rule("C108", "负数", ERROR, Basis.FORMAT, "{where}为{number}，不能是负数。请核对后改正。")
def not_negative(table: Table) -> pl.Expr:
    """件数和金额不得为负数。"""
    return NUMBER.is_null() | (NUMBER >= 0)


@cell_rule(
    "C109", "件数不是整数", ERROR, Basis.FORMAT, "{where}为{number}，件数应为整数。请核对后改正。"
)
def counts_are_whole(table: Table) -> pl.Expr:
    """件数应为整数。"""
    if table.unit is not Unit.COUNT:
        return pl.lit(True)
    return ~IN_RANGE | (pl.col("decimals") <= PLACES[Unit.COUNT])


@cell_rule(
    "C110",
    "金额小数过多",
    ERROR,
    Basis.FORMAT,
    "{where}为{number}，金额以万元为单位，最多六位小数（精确到分）。请核对金额和单位。",
)
def money_has_six_decimals_at_most(table: Table) -> pl.Expr:
    """收费金额以万元为单位，最多六位小数（精确到分）。"""
    if table.unit is not Unit.MONEY:
        return pl.lit(True)
    return ~IN_RANGE | (pl.col("decimals") <= PLACES[Unit.MONEY])


@cell_rule(
    "C111",
    "数字过大",
    ERROR,
    Basis.FORMAT,
    "{where}为{number}，数字过大，不合常理，可能误粘贴了编号。请核对后改正。",
)
def not_absurdly_large(table: Table) -> pl.Expr:
    """件数和金额不得超过一万亿。"""
    return NUMBER.is_null() | (NUMBER <= LARGEST)


# Where a cell is a total, or a number that Excel shows as a date, the way to mend it is another.
TOTAL_SAYS = {
    "C101": "是总计，现在是空的",
    "C102": "是总计，现在填的是“{text}”",
    "C104": "是总计，现在填的是“{text}”，不是数字",
    "C106": "是总计，现在显示为“{text}”，不是数字",
}
RESTORE = "。请从空白模板复制公式恢复自动计算，或者重新填写总计的数字。"
RETYPE = "。请填写各项之和。"
MERGED_SAYS = (
    "{where}并入了合并单元格{merged}，没有自己的数字。请取消合并，分别填写数字，没有发生的填0。"
)
DATE_SAYS = (
    "{where}显示为日期或时间“{text}”，不是数字。请把这一格的格式改成“常规”，再核对数字；"
    "改后仍不是数字的，请删去后重新填写。"
)


def message_of(rule: CellRule, entry: Entry, *, total: bool, formulas: bool) -> str:
    """What a rule says of a cell; ``formulas``: whether totals are formulas where it comes from."""
    if entry.merged and rule.code == there_is_a_number.code:
        return MERGED_SAYS
    if rule.code == no_error_bool_or_date.code and entry.kind is Kind.DATE:
        return DATE_SAYS
    if total and rule.code in TOTAL_SAYS:
        return "{where}" + TOTAL_SAYS[rule.code] + (RESTORE if formulas else RETYPE)
    return rule.message


RULES = (
    there_is_a_number,
    no_placeholder,
    rules_row_has_numbers,
    text_is_a_number,
    numbers_are_typed_as_numbers,
    no_error_bool_or_date,
    formulas_have_values,
    not_negative,
    counts_are_whole,
    money_has_six_decimals_at_most,
    not_absurdly_large,
)
