"""Which quantities the list of another may have as its parts."""

from schemas.claims.naming import PERSONS
from schemas.claims.neighbours import Told
from schemas.claims.quantities import APPLICANTS, FLOWS, RESULTS

UNKNOWN = "unknown"  # the quantity of a number that was not understood


def fits(told: Told) -> bool:
    """Whether what is being listed can have such parts, and we know where to look them up."""
    first, under = told.named.names[0], told.under
    if told.named.kind in ("case", "outcome") and told.item.amount.unit in PERSONS:
        return False  # 对3家被纠错单位
    if told.named.kind == "way":
        return False  # some of the requests: no number of the tables
    if first == "petition_listed":
        return told.named.full or under in (*FLOWS, "not_processed")
    if told.named.kind in ("result", "bare"):
        return under in ("", *FLOWS, *APPLICANTS, *RESULTS)
    if told.named.kind == "applicant":
        return under in ("", *FLOWS, "carried_from_last_year", *RESULTS)
    if first in ("done", "done_in_all", "answered"):
        return under in (
            "",
            "got",
            "received",
            "requests",
            "handled",
            "all",
            "carried_from_last_year",
        )
    if first == "requests":
        return not under
    return first not in FLOWS or first in ("received", "all") or under in ("", UNKNOWN)
