"""What a quantity named in the text is in the tables: one reading, or several that all pass.

Reports count different scopes: 收到申请 N 件 may mean the new ones, or those and last year's rest.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from schemas.claims.figures import Reading
from schemas.form.editions import EDITIONS
from schemas.form.headings import Heading, all_of
from schemas.form.model import CellKey, Edition
from schemas.language.labels import without_number

TABLE = "requests"


@cache
def groups_of(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The results of an edition's table 3, each with the rows that it adds up."""
    outcome = next(h for h in edition.table(TABLE).rows if h.key == "outcome")
    return {h.key: tuple(leaf.key for leaf in h.leaves()) for h in outcome.children if not h.total}


@cache
def results_of(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Every result by its name, groups and single rows: the rows of the table that it adds up."""
    groups = groups_of(edition)
    return groups | {row: (row,) for rows in groups.values() for row in rows}


@cache
def applicants_of(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Every sort of applicant by its name: the columns of table 3 that it adds up."""
    sorts = next(h for h in edition.table(TABLE).columns if h.key == "applicant").children
    groups = {h.key: tuple(leaf.key for leaf in h.leaves()) for h in sorts if not h.total}
    columns = (column for each in groups.values() for column in each)
    return groups | {column: (column,) for column in columns if column not in groups}


# What any edition has a name for: the words of a sentence are told before its report is asked.
GROUPS = frozenset(name for edition in EDITIONS for name in groups_of(edition))
RESULTS = frozenset(name for edition in EDITIONS for name in results_of(edition))
APPLICANTS = frozenset(name for edition in EDITIONS for name in applicants_of(edition))
# The result that a reason belongs to: 因不掌握无法提供 N 件 may mean either.
PARENTS = {
    row: group
    for edition in EDITIONS
    for group, rows in groups_of(edition).items()
    for row in rows
    if row != group
}
# Names of results that reports count in one of several rows.
LOOSE = {
    "not_ours": ("not_held", "unable_to_provide", "other", "other_handling"),
    "no_information": (
        *("administrative_inquiry", "not_disclosed", "not_held", "unable_to_provide"),
        *("other", "other_handling", "not_processed"),
    ),
    "remainder": ("other_handling", "other"),
    "withdrawn": ("other", "other_handling"),
    "petition_listed": ("petition_or_complaint", "not_processed"),
}
REVIEWS = {
    "reconsideration": ("reconsideration",),
    "litigation": ("direct", "after_reconsideration"),
    "direct": ("direct",),
    "after_reconsideration": ("after_reconsideration",),
    "review": ("reconsideration", "direct", "after_reconsideration"),
}
SUITS = frozenset(REVIEWS["litigation"])
# What became of all requests: the quantities whose parts are listed with 其中.
IN_ALL = ("done_in_all", "handled_in_all", "came")  # last year's rest counted in, beyond doubt
DEALT_WITH = ("done", "answered", "done_in_all", "handled", "handled_in_all")
FLOWS = ("got", "received", "requests", "handled", "done", "answered", "all", *IN_ALL)
# What became of reviews: the columns of table 4 that a word may stand for, one reading for each.
REVIEW_RESULTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "upheld": (("upheld",),),
    "corrected": (("corrected",),),
    "other_result": (("other_result",),),
    "pending": (("pending",),),
    "dismissed": (("upheld",), ("other_result",), ("upheld", "other_result")),
    "decided": (("upheld", "corrected", "other_result"),),
}


def requests(words: str, rows: Iterable[str], less: Iterable[str] = ()) -> Reading:
    """A reading of table 3, all applicants."""
    keys = [tuple(CellKey(TABLE, row, "total") for row in side) for side in (rows, less)]
    return Reading(words, *keys)


NEW = requests("本年新收", ("received",))
FROM = requests("上年结转", ("carried_from_last_year",))
TO = requests("结转下年度", ("carried_to_next_year",))
ALL = requests("本年新收加上年结转", ("received", "carried_from_last_year"))
DONE = requests("办理结果总计", ("total",))
NEW_DONE = requests("本年新收减去结转下年度", ("received",), ("carried_to_next_year",))
SIMPLE: dict[str, tuple[Reading, ...]] = {
    "got": (NEW, ALL),
    "received": (NEW,),
    "requests": (NEW, ALL, DONE),
    "handled": (DONE, ALL, NEW, NEW_DONE),
    "all": (ALL, DONE),
    "ways": (NEW, ALL, DONE, NEW_DONE),
    "done": (DONE, NEW_DONE),
    "done_in_all": (DONE,),
    "handled_in_all": (DONE, ALL),
    "came": (ALL,),
    "answered": (DONE, NEW_DONE),
    "carried_from_last_year": (FROM,),
    "carried_to_next_year": (TO,),
    "carried": (FROM, TO),
}


def answered(edition: Edition) -> tuple[Reading, ...]:
    """All that was done, or without what an answer is not given to, or only written out."""
    unanswered, other = (results_of(edition)[name] for name in ("not_processed", "other_handling"))
    return (
        *SIMPLE["answered"],
        requests("办理结果总计减去其他处理", ("total",), other),
        requests("办理结果总计减去不予处理和其他处理", ("total",), (*unanswered, *other)),
    )


def result(edition: Edition, names: tuple[str, ...], applicants: str = "") -> Reading:
    """One or more results of table 3 added up, for all applicants or one sort of them."""
    columns = applicants_of(edition).get(applicants, ("total",))
    rows = [row for name in names for row in results_of(edition)[name]]
    words = "、".join(_label(edition.table(TABLE).rows, name) for name in names)
    return Reading(words, tuple(CellKey(TABLE, r, c) for r in rows for c in columns))


def applicant(edition: Edition, name: str, rows: tuple[str, ...], words: str) -> Reading:
    """One sort of applicant in some rows of table 3."""
    columns = applicants_of(edition)[name]
    keys = tuple(CellKey(TABLE, row, column) for row in rows for column in columns)
    return Reading(f"{words}（{_label(edition.table(TABLE).columns, name)}）", keys)


def review(name: str, kinds: tuple[str, ...] = ("total",)) -> Reading:
    """One sort of review or lawsuit in table 4: its total, or those with some results."""
    keys = [
        CellKey("review", "count", f"{group}_{kind}") for group in REVIEWS[name] for kind in kinds
    ]
    words = "、".join(_RESULT_WORDS[kind] for kind in kinds)
    return Reading(_REVIEW_WORDS[name] + words, tuple(keys))


def _label(headings: tuple[Heading, ...], name: str) -> str:
    """A row or column in the words of the form, without its number: 不予公开, 重复申请."""
    label = next(heading.label for heading in all_of(headings) if heading.key == name)
    return without_number(label.partition("（区分")[0])


def labels() -> Iterator[tuple[str, str, str]]:
    """Every result and sort of applicant in the words of any edition: (kind, name, label)."""
    for edition in EDITIONS:
        table = edition.table(TABLE)
        for name in results_of(edition):
            yield "result", name, _label(table.rows, name)
        for name in applicants_of(edition):
            yield "applicant", name, _label(table.columns, name)


_REVIEW_WORDS = {
    "reconsideration": "行政复议",
    "litigation": "行政诉讼",
    "direct": "未经复议直接起诉",
    "after_reconsideration": "复议后起诉",
    "review": "行政复议和行政诉讼",
}
_RESULT_WORDS = {
    "total": "总计",
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other_result": "其他结果",
    "pending": "尚未审结",
}
