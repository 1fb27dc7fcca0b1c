"""A new workbook for one office: empty, filled from a record or workbook, or for the year after."""

from pathlib import Path

from schemas.errors import OutputError, RecordError
from schemas.filled.submission import Origin, Submission
from schemas.form.editions import edition_for, latest
from schemas.language.characters import writable
from scripts.paths.endings import PLAIN, WITH_MACROS, WORKBOOKS
from scripts.paths.outputs import put
from scripts.record.convert import submission_of
from scripts.tasks.last_year import next_year, require_readable
from workbook import placed
from workbook.build import build
from workbook.files.packing import packed
from workbook.fill import fill
from workbook.macro_build import with_macros
from workbook.sheets.last_texts import show_last_texts


def new_workbook(
    out: Path,
    source: object = None,
    year: int | None = None,
    organ: str | None = None,
) -> Path | None:
    """Write a new workbook to `out`, filled from `source` if there is one.

    By the ending of its name it is a plain workbook (.xlsx) or one with macros and buttons (.xlsm).

    ``source`` is a record or a submission. Of the same year it fills the workbook; with ``year``
    the year after, the workbook is that year's, with last year's numbers on the sheet 上年数据.
    Without a source, ``year`` and ``organ`` are entered where given. A file already there is kept
    as a numbered backup, whose path is returned. Raises ClerkError with a Chinese sentence, as
    `new_bytes` does and for a name that is none of a workbook, before anything is written; OSError
    when writing fails.
    """
    suffix = out.suffix.lower()
    if suffix not in WORKBOOKS or out.is_dir():
        raise OutputError(
            f"“{out}”不能作为工作簿的文件名，请用以{PLAIN}或{WITH_MACROS}（带按钮）结尾的文件名。"
        )
    return put(out, new_bytes(source, year, organ, macros=suffix == WITH_MACROS, name=out.name))


def new_bytes(
    source: object = None,
    year: int | None = None,
    organ: str | None = None,
    *,
    macros: bool = False,
    name: str = "",
) -> bytes:
    """The same as the bytes of an .xlsx, or with ``macros`` of an .xlsm; always the same ones.

    ``name`` is what findings call a record. Raises ClerkError with a Chinese sentence (RecordError,
    UnknownEditionError) when the source cannot be used, or is of another organ or year than asked.
    """
    submission = _empty(year, organ) if source is None else _from(source, name, year, organ)
    book = build(submission.edition)
    fill(book, submission)
    if submission.last_file is not None and submission.origin is Origin.NEW:
        show_last_texts(book, submission.edition, submission.last_file.narrative)
    content = packed(book)
    return with_macros(content) if macros else content


def _from(source: object, name: str, year: int | None, organ: str | None) -> Submission:
    """The submission to fill in: the source's own, or the next year's where that year is asked."""
    submission = source if isinstance(source, Submission) else submission_of(source, name)
    require_readable(submission)
    if year is not None and submission.year == year - 1:
        return next_year(submission, organ)
    _require_same(submission, year, organ)
    return submission


def _empty(year: int | None, organ: str | None) -> Submission:
    """A submission with nothing in it but the organ and the year."""
    edition = latest() if year is None else edition_for(year)
    name = writable(organ or "").strip()
    fields = placed.facts({"name": name or None, "year": year})
    return Submission(file="", edition=edition, fields=fields, numbers={}, origin=Origin.NEW)


def _require_same(submission: Submission, year: int | None, organ: str | None) -> None:
    """A file is of one office and year; naming others beside it is a mistake, never a wish."""
    for label, asked, found in (
        ("报告年度", year, submission.year),
        ("机关全称", organ, submission.organ),
    ):
        if asked is not None and asked != found:
            raise RecordError(
                f"原来的文件中{label}是“{found}”，与要求的“{asked}”不一致。"
                "请换用相应的文件，或者不再另外指定；用上年的文件新建今年的工作簿的，年度写上年的下一年。"
            )
