"""A claim's quantity becomes the readings of the tables that would make it true."""

from decimal import Decimal

from schemas.claims.extract import Claim
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
    applicant,
    result,
    review,
)
from schemas.filled.submission import Submission

# The rows that one sort of applicant may be counted in, by what is being listed.
_ROWS = {
    "received": (("received",),),
    "done": (("total",),),
    "answered": (("total",),),
    "carried_from_last_year": (("carried_from_last_year",),),
}
_ANY_ROWS = (("received",), ("received", "carried_from_last_year"), ("total",))
_ROW_WORDS = {
    ("received",): "本年新收",
    ("received", "carried_from_last_year"): "本年新收加上年结转",
    ("total",): "办理结果总计",
    ("carried_from_last_year",): "上年结转",
}


def readings_of(claim: Claim) -> tuple[Reading, ...]:
    """The readings of which one has to equal the claim's number."""
    name, under = claim.names[0], claim.under
    if name == "bare_disclosed":
        return result(("disclosed",)), result(("disclosed", "partially_disclosed"))
    if ":" in name:
        group, kind = name.split(":")
        return tuple(review(group, kinds) for kinds in REVIEW_RESULTS[kind])
    if "|" in name:
        reason, group = name.split("|")
        wider = PARENTS.get(reason, group)
        return tuple(result((each,)) for each in dict.fromkeys((reason, group, wider)))
    if name in LOOSE:
        return tuple(result((each,)) for each in LOOSE[name])
    if name in REVIEWS:
        return (review(name),)
    if name == "citizens":
        return (*_applicants("natural_person", under), *SIMPLE["requests"])
    if name in APPLICANTS:
        return _applicants(name, under)
    if name in RESULTS:
        column = under if under in APPLICANTS else ""
        return (result(claim.names, column),)
    return SIMPLE[name]


def mismatch(claim: Claim, submission: Submission) -> tuple[tuple[Reading, Decimal], ...]:
    """The readings with their numbers when none of them is the claim's; () when one is.

    Also () while the tables leave one of them open: their own rules speak first.
    """
    found: list[tuple[Reading, Decimal]] = []
    for reading in readings_of(claim):
        value = reading.value(submission)
        if value is None or claim.amount.says(value):
            return ()
        found.append((reading, value))
    return tuple(found)


def _applicants(name: str, under: str) -> tuple[Reading, ...]:
    if under in RESULTS:
        return (result((under,), name),)
    rows = _ROWS.get(under, _ANY_ROWS if under in ("", *FLOWS) else ())
    return tuple(applicant(name, each, _ROW_WORDS[each]) for each in rows)
