"""Entries of a submission as values of a record; a cell that cannot be one is named in Chinese."""

from schemas.errors import RecordError
from schemas.filled.entries import Entry, Kind, plain, shown
from schemas.filled.organ import FIELDS, Field
from schemas.filled.submission import NOTHING, Submission, date_of
from schemas.form.model import Unit
from schemas.language.characters import writable
from schemas.rules.files import UNKNOWN_PART, UNREAD
from workbook.layout import fact_addresses


def require_all_read(submission: Submission) -> None:
    """RecordError (Chinese) where a sheet or a row could not be read: what goes out would lack it unsaid."""
    lost = (*UNREAD, UNKNOWN_PART.code)
    found = next((issue for issue in submission.issues if issue.code in lost), None)
    if found is not None:
        raise RecordError(f"工作簿中有不能读取的内容，没有导出。{found.message}")


def number_of(entry: Entry, unit: Unit) -> int | str | None:
    """A count as an integer, money as its digits, a blank as None; else RecordError."""
    if entry.number is None:
        if entry.blank:
            return None
        raise RecordError(
            f"{_place(entry)}的内容“{shown(entry.text)}”不是数字，不能导出；"
            "请改为数字（没有发生的填0）后重新导出。"
        )
    if unit is Unit.MONEY:
        return plain(entry.number)
    if entry.number != entry.number.to_integral_value():
        raise RecordError(
            f"{_place(entry)}的件数“{shown(entry.text)}”不是整数，不能导出；请改为整数后重新导出。"
        )
    return int(entry.number)


def text_of(entry: Entry) -> str:
    """The words of a narrative cell, "" for a blank; RecordError for an Excel error in it."""
    if entry.kind in (Kind.ERROR, Kind.UNCALCULATED):
        raise RecordError(
            f"{_place(entry)}是出错或没有算出结果的公式“{shown(entry.text)}”，不能导出；请改为文字后重新导出。"
        )
    return "" if entry.blank else writable(entry.text)


def fact_word(submission: Submission, key: str) -> str:
    """A fact of 基本信息 in the record's words, "" where an optional one is blank.

    RecordError where a required one is missing, a choice is not one of those offered, or a date none.
    """
    fact = next(f for f in FIELDS if f.key == key)
    entry = submission.fields.get(key, NOTHING)
    if entry.blank and not fact.required:
        return ""
    word = text_of(entry) and writable(submission.fact(key))
    written = date_of(entry) if key == "date" else None
    if written is not None:
        return written.isoformat()  # however it was typed, programs read one spelling
    if not word or key == "date":
        raise RecordError(_fact_message(fact, entry))
    return word


def year_of(submission: Submission) -> int:
    """The year reported on; RecordError when the cell holds no four-digit year."""
    if submission.year is None:
        fact = next(f for f in FIELDS if f.key == "year")
        raise RecordError(_fact_message(fact, submission.fields.get("year", NOTHING)))
    return submission.year


def _fact_message(fact: Field, entry: Entry) -> str:
    sheet, address = fact_addresses()[fact.key]
    options = "、".join(fact.choices.values())
    remedy = f"请从“{options}”中选择" if options else f"请填写{fact.label}"
    if fact.key == "date":
        remedy = "请写成2026年1月20日这样的日期"
    found = "没有填写" if entry.blank else f"的内容“{shown(entry.text)}”无法识别"
    return f"“{sheet}”表{address}单元格（{fact.label}）{found}，不能导出；{remedy}后重新导出。"


def _place(entry: Entry) -> str:
    return f"“{entry.sheet}”表{entry.address}单元格" if entry.address else "报告中"
