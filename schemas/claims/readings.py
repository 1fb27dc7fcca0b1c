"""A claim's quantity becomes the readings of the tables that would make it true."""

from decimal import Decimal

from schemas.claims.claim import Claim
from schemas.claims.figures import Reading
from schemas.claims.quantities import (
    APPLICANTS,
    FLOWS,
    LOOSE,
    PARENTS,
    RESULTS,
    REVIEW_RESULTS,
    REVIEWS,
    SIMPLE,
    answered,
    applicant,
    applicants_of,
    result,
    results_of,
    review,
)
from schemas.claims.slips import slip
from schemas.claims.totals_behind import whole_of
from schemas.filled.submission import Submission
from schemas.form.model import Edition

# The rows that one sort of applicant may be counted in, by what is being listed.
_ROWS = {
    "received": (("received",),),
    "done": (("total",),),
    "done_in_all": (("total",),),
    "answered": (("total",),),
    "carried_from_last_year": (("carried_from_last_year",),),
}
_ANY_ROWS = (("received",), ("received", "carried_from_last_year"), ("total",))
_LOOSE_APPLICANTS = {
    "citizens": ("natural_person",),
    "enterprises": ("commercial_enterprise", "organization"),
}
_ROW_WORDS = {
    ("received",): "本年新收",
    ("received", "carried_from_last_year"): "本年新收加上年结转",
    ("total",): "办理结果总计",
    ("carried_from_last_year",): "上年结转",
}


def readings_of(claim: Claim, edition: Edition) -> tuple[Reading, ...]:
    """The readings of which one has to equal the claim's number; () of what the form does not count."""
    name, under = claim.names[0], claim.under
    results, applicants = results_of(edition), applicants_of(edition)
    if name == "bare_disclosed":
        both = ("disclosed", "partially_disclosed")
        return result(edition, both[:1]), result(edition, both)
    if ":" in name:
        return _reviews(claim.names)
    if "|" in name:
        reason, group = name.split("|")
        wider = PARENTS.get(reason, group)
        names = dict.fromkeys((reason, group, wider))
        return tuple(result(edition, (each,)) for each in names if each in results)
    if name in LOOSE:
        return tuple(result(edition, (each,)) for each in LOOSE[name] if each in results)
    if name in REVIEWS:
        return (review(name),)
    if name in _LOOSE_APPLICANTS:
        sorts = [s for s in _LOOSE_APPLICANTS[name] if s in applicants]
        readings = [reading for sort in sorts for reading in _applicants(edition, sort, under)]
        return (*readings, *(SIMPLE["requests"] if name == "citizens" else ()))
    if name in APPLICANTS:
        return _applicants(edition, name, under) if name in applicants else ()
    if name in RESULTS:
        known = all(each in results for each in claim.names)
        return (
            (result(edition, claim.names, under if under in applicants else ""),) if known else ()
        )
    return answered(edition) if name == "answered" else SIMPLE[name]


def mismatch(claim: Claim, submission: Submission) -> tuple[tuple[Reading, Decimal], ...]:
    """The readings with their numbers when none of them is the claim's; () when one is.

    Also () while the tables leave one of them open, or a slip in them explains it (`Reading.values`):
    their own rules speak first.
    """
    found: list[tuple[Reading, Decimal]] = []
    for reading in readings_of(claim, submission.edition):
        values = reading.values(submission)
        if not values or any(claim.amount.says(value) for value in values):
            return ()
        if claim.partly and max(values) > (claim.amount.value or 0):
            return ()
        if whole_of(claim.sentence, claim.amount) in values:
            return ()  # 政府为被申请人4件，部门3件，合计7件
        found.append((reading, values[0]))
    value = claim.amount.value or Decimal(0)
    if claim.guessed and not any(slip(value, number) for _, number in found):
        return ()  # far from all readings: more likely another matter than a mistake
    return () if claim.besides and _closes(claim, submission) else tuple(found)


def _closes(claim: Claim, submission: Submission) -> bool:
    """Whether a last 其他N件 makes up, with all named before it, what there was."""
    total = (claim.amount.value or Decimal(0)) + claim.besides
    wholes = SIMPLE["handled"]
    if claim.names[0] in APPLICANTS:
        wholes = _applicants(submission.edition, "organization", claim.under)
    return any(total in reading.values(submission) for reading in wholes)


def _reviews(names: tuple[str, ...]) -> tuple[Reading, ...]:
    """One sort of review with a result (reconsideration:upheld), or with several added up."""
    group = names[0].partition(":")[0]
    kinds = [REVIEW_RESULTS[name.partition(":")[2]] for name in names]
    if len(kinds) == 1:
        groups = (group, "litigation", "reconsideration") if group == "review" else (group,)
        return tuple(review(each, kind) for each in groups for kind in kinds[0])
    return (review(group, tuple(kind for each in kinds for kind in each[0])),)


def _applicants(edition: Edition, name: str, under: str) -> tuple[Reading, ...]:
    if under in results_of(edition):
        return (result(edition, (under,), name),)
    rows = _ROWS.get(under, _ANY_ROWS if under in ("", *FLOWS) else ())
    return tuple(applicant(edition, name, each, _ROW_WORDS[each]) for each in rows)
