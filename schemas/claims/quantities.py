"""What a quantity named in the text is in the tables: one reading, or several that all pass.

Reports count different scopes: 收到申请 N 件 may mean the new ones, or those and last year's rest.
"""

from collections.abc import Iterable
from functools import lru_cache

from schemas.claims.figures import Reading
from schemas.form.editions import EDITIONS
from schemas.form.headings import Heading
from schemas.form.model import CellKey

ORGANIZATIONS = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
    "other_organization",
)
APPLICANTS = {"natural_person": ("natural_person",), "organization": ORGANIZATIONS} | {
    key: (key,) for key in ORGANIZATIONS
}


@lru_cache(maxsize=8)
def groups_of(edition: str) -> dict[str, tuple[str, ...]]:
    """The results of an edition's table 3, each with the rows that it adds up."""
    form = next(e for e in EDITIONS if e.key == edition).table("requests")
    outcome = next(h for h in form.rows if h.key == "outcome")
    return {h.key: tuple(leaf.key for leaf in h.leaves()) for h in outcome.children if not h.total}


@lru_cache(maxsize=8)
def results_of(edition: str) -> dict[str, tuple[str, ...]]:
    """Every result by its name, groups and single rows: the rows of the table that it adds up."""
    groups = groups_of(edition)
    return groups | {row: (row,) for rows in groups.values() for row in rows}


GROUPS = groups_of(EDITIONS[-1].key)
RESULTS = results_of(EDITIONS[-1].key)
# The result that a reason belongs to: 因不掌握无法提供 N 件 may mean either.
PARENTS = {row: group for group, rows in GROUPS.items() for row in rows if row != group}
# Names of results that reports count in one of several rows.
LOOSE = {
    "not_ours": ("not_held", "unable_to_provide", "other", "other_handling"),
    "no_information": (
        *("administrative_inquiry", "not_disclosed", "not_held", "unable_to_provide"),
        *("other", "other_handling", "not_processed"),
    ),
    "petition_listed": ("petition_or_complaint", "not_processed"),
}
REVIEWS = {
    "reconsideration": ("reconsideration",),
    "litigation": ("direct", "after_reconsideration"),
    "direct": ("direct",),
    "after_reconsideration": ("after_reconsideration",),
    "review": ("reconsideration", "direct", "after_reconsideration"),
}
# What became of all requests: the quantities whose parts are listed with 其中.
FLOWS = ("got", "received", "requests", "handled", "done", "answered", "all")
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
    keys = [tuple(CellKey("requests", row, "total") for row in side) for side in (rows, less)]
    return Reading(words, *keys)


NEW = requests("本年新收", ("received",))
FROM = requests("上年结转", ("carried_from_last_year",))
TO = requests("结转下年度", ("carried_to_next_year",))
ALL = requests("本年新收加上年结转", ("received", "carried_from_last_year"))
DONE = requests("办理结果总计", ("total",))
NEW_DONE = requests("本年新收减去结转下年度", ("received",), ("carried_to_next_year",))
WITH_WRITTEN = requests("办理结果总计减去其他处理", ("total",), RESULTS["other_handling"])
ANSWERED = requests(
    "办理结果总计减去不予处理和其他处理",
    ("total",),
    (*RESULTS["not_processed"], *RESULTS["other_handling"]),
)
SIMPLE: dict[str, tuple[Reading, ...]] = {
    "got": (NEW, ALL),
    "received": (NEW,),
    "requests": (NEW, ALL, DONE),
    "handled": (DONE, ALL, NEW),
    "all": (ALL, DONE),
    "done": (DONE, NEW_DONE),
    "answered": (DONE, NEW_DONE, WITH_WRITTEN, ANSWERED),
    "carried_from_last_year": (FROM,),
    "carried_to_next_year": (TO,),
    "carried": (FROM, TO),
}


def result(names: tuple[str, ...], applicants: str = "") -> Reading:
    """One or more results of table 3 added up, for all applicants or one sort of them."""
    columns = APPLICANTS.get(applicants, ("total",))
    rows = [row for name in names for row in RESULTS[name]]
    words = "、".join(_label(name) for name in names)
    return Reading(words, tuple(CellKey("requests", r, c) for r in rows for c in columns))


def applicant(name: str, rows: tuple[str, ...], words: str) -> Reading:
    """One sort of applicant in some rows of table 3."""
    keys = tuple(CellKey("requests", row, c) for row in rows for c in APPLICANTS[name])
    return Reading(f"{words}（{_APPLICANT_WORDS[name]}）", keys)


def review(name: str, kinds: tuple[str, ...] = ("total",)) -> Reading:
    """One sort of review or lawsuit in table 4: its total, or those with some results."""
    keys = [
        CellKey("review", "count", f"{group}_{kind}") for group in REVIEWS[name] for kind in kinds
    ]
    words = "、".join(_RESULT_WORDS[kind] for kind in kinds)
    return Reading(_REVIEW_WORDS[name] + words, tuple(keys))


_OUTCOME = next(h for h in EDITIONS[-1].table("requests").rows if h.key == "outcome").children


def _label(name: str) -> str:
    """A result in the words of the form, without its number: 不予公开, 重复申请."""

    def found(headings: tuple[Heading, ...]) -> str:
        for heading in headings:
            if heading.key == name:
                return heading.label.partition("（区分")[0].lstrip("（一二三四五六）12345678.")
            if below := found(heading.children):
                return below
        return ""

    return found(_OUTCOME)


_APPLICANT_WORDS = {
    "natural_person": "自然人",
    "organization": "法人或其他组织",
    "commercial_enterprise": "商业企业",
    "research_institution": "科研机构",
    "public_welfare_organization": "社会公益组织",
    "legal_service_institution": "法律服务机构",
    "other_organization": "其他",
}
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
