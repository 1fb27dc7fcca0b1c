"""Numbers in the text that come from the tables: 〔新收申请〕 becomes 48 in the report.

A reference names a row, or a row and a column after a point (〔新收申请.自然人〕). A choice gives one
phrase for zero and one for more, # standing for the number:
〔新收申请｜没有收到政府信息公开申请｜收到政府信息公开申请#件〕. Document numbers such as 〔2021〕 hold digits only and
are no references.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from schemas.filled.entries import Entry, Kind, plain
from schemas.filled.submission import Paragraphs, Submission
from schemas.form.headings import Heading, leaves, paths
from schemas.form.model import CellKey, Edition, Table
from schemas.language.labels import without_number
from schemas.language.unseen import visible

BRACKETS = re.compile(r"〔([^〔〕]*)〕")
_DIGITS = "0-9０-９〇○零一二三四五六七八九"
DOCUMENT_NUMBER = re.compile(rf"\s*[{_DIGITS}][{_DIGITS}\-－—~～\s]*年?\s*")
TITLE = re.compile(r"《[^《》]*$")  # a title that has begun
SEPARATOR = re.compile(r"[|｜]")
TOTAL = ".总计"  # 〔复议.总计〕 is 〔复议〕 said in full
NUMBER_SIGN = re.compile(r"[#＃]")

# Words for rows and columns that people use in sentences; other rows go by their own label.
SHORT = {
    "received": "新收申请",
    "carried_from_last_year": "上年结转",
    "total": "办结",
    "carried_to_next_year": "结转下年",
    "partially_disclosed": "部分公开",
    "other": "其他情形",
    "security_or_stability": "危及三安全一稳定",
    "supplement_overdue": "逾期不补正",
    "fee_overdue": "逾期不缴费",
    "other_organization": "其他组织",
    "normative_documents": "规范性文件",
    "issued": "制发",
    "repealed": "废止",
    "in_force": "现行有效",
    "reconsideration": "复议",
    "litigation": "诉讼",
    "direct": "直接起诉",
}


@dataclass(frozen=True)
class Reference:
    """A name that stands for the sum of some numbers of the form."""

    name: str
    keys: tuple[CellKey, ...]
    group: str

    def value(self, submission: Submission) -> Decimal | None:
        """The number it stands for; None while one of its cells holds none."""
        numbers = [submission.numbers[key].number for key in self.keys]
        known = [number for number in numbers if number is not None]
        return sum(known, Decimal(0)) if len(known) == len(numbers) else None


@cache
def references(edition: Edition) -> dict[str, Reference]:
    """All references of an edition, by name, in the order of the form."""
    made = [*_documents(edition), *_requests(edition), *_review(edition)]
    return {reference.name: reference for reference in made}


def _documents(edition: Edition) -> Iterator[Reference]:
    for table in edition.section("disclosure").tables:
        for row in table.rows:
            for column in table.columns:
                alone = len(table.columns) == 1
                name = _word(row) if alone else f"{_word(row)}.{_word(column)}"
                yield Reference(name, (CellKey(table.key, row.key, column.key),), "主动公开")


def _requests(edition: Edition) -> Iterator[Reference]:
    table = edition.table("requests")
    columns = list(_columns(table))
    for name, rows in _rows(table):
        for column, keys in columns:
            cells = tuple(CellKey(table.key, row, key) for row in rows for key in keys)
            yield Reference(f"{name}.{column}" if column else name, cells, "申请办理")


def _rows(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each row by its own name, after the subtotal of the group it belongs to."""
    told: set[str] = set()
    for path in paths(table.rows):
        group = path[1] if len(path) == 3 else None
        if group is not None and group.key not in told:
            told.add(group.key)
            yield _word(group), tuple(leaf.key for leaf in group.leaves())
        yield _word(path[-1]), (path[-1].key,)


def _columns(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The total column needs no name; then each kind of applicant, organizations also together."""
    (applicants,) = table.columns
    yield "", tuple(leaf.key for leaf in applicants.leaves() if leaf.total)
    for heading in applicants.children:
        if not heading.total:
            yield _word(heading), tuple(leaf.key for leaf in heading.leaves())
            yield from ((_word(leaf), (leaf.key,)) for leaf in heading.children)


def _review(edition: Edition) -> Iterator[Reference]:
    table = edition.table("review")
    (row,) = leaves(table.rows)
    groups = [(heading, heading.children) for heading in table.columns]
    for heading, children in groups:
        kinds = [child for child in children if child.children] or [heading]
        parts = [(heading, kinds), *((k, [k]) for k in kinds if k is not heading)]
        for part, of in parts:
            for columns in zip(*(kind.children for kind in of), strict=True):
                keys = tuple(CellKey(table.key, row.key, column.key) for column in columns)
                name = _word(part) if columns[0].total else f"{_word(part)}.{columns[0].label}"
                yield Reference(name, keys, "复议诉讼")


def _word(heading: Heading) -> str:
    return SHORT.get(heading.key) or without_number(heading.label)


@dataclass(frozen=True)
class Problem:
    """A reference that cannot be replaced: as written, and why ("unknown", "missing", "shape")."""

    written: str
    reason: str


def resolve(text: str, submission: Submission) -> tuple[str, tuple[Problem, ...]]:
    """The text with its references replaced by numbers; those that cannot be stay, as problems."""
    problems: list[Problem] = []
    known = references(submission.edition)

    def replaced(found: re.Match[str]) -> str:
        if DOCUMENT_NUMBER.fullmatch(found[1]):
            return found[0]
        name, *phrases = (part.strip() for part in SEPARATOR.split(found[1]))
        wanted = "".join(name.split()).replace("．", ".").replace("。", ".")
        reference = known.get(wanted) or known.get(wanted.removesuffix(TOTAL))
        if not name or len(phrases) not in (0, 2):
            problems.append(Problem(found[0], "shape"))
        elif reference is None and TITLE.search(text[: found.start()]):
            pass  # part of a title: 《管理办法〔征求意见稿〕》
        elif reference is None:
            problems.append(Problem(found[0], "unknown"))
        elif (value := reference.value(submission)) is None:
            problems.append(Problem(found[0], "missing"))
        else:
            return _phrase(plain(value), phrases)
        return found[0]

    new = BRACKETS.sub(replaced, text)
    rest = BRACKETS.sub("", new)
    if "〔" in rest or "〕" in rest:
        problems.append(Problem("〔" if "〔" in rest else "〕", "shape"))
    return new, tuple(problems)


def _phrase(number: str, phrases: list[str]) -> str:
    if not phrases:
        return number
    none, some = phrases
    return NUMBER_SIGN.sub(number, none if number == "0" else some)


def resolved(submission: Submission) -> Submission:
    """The submission as it will be printed: references replaced, characters nobody sees left out."""

    def seen(old: Entry) -> Entry:
        text = visible(old.text)
        if text == old.text:
            return old
        return replace(old, text=text, kind=old.kind if text.strip() else Kind.BLANK)

    def entry(old: Entry) -> Entry:
        new = seen(old)
        return replace(new, text=resolve(new.text, submission)[0]) if "〔" in new.text else new

    narrative = tuple(
        Paragraphs(row.section, row.part, entry(row.heading), entry(row.text))
        for row in submission.narrative
    )
    fields = {key: seen(old) for key, old in submission.fields.items()}
    return replace(submission, narrative=narrative, fields=fields)
