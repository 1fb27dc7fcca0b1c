"""Words against numbers: what the narrative states about tables 3 and 4 is what they say."""

from collections.abc import Callable, Iterator

from schemas.claims.claim import Claim
from schemas.claims.extract import claims_in
from schemas.claims.figures import Reading
from schemas.claims.quantities import APPLICANTS, LOOSE, RESULTS
from schemas.claims.readings import mismatch
from schemas.claims.telling import reach, said_there, shown, spot
from schemas.filled.entries import listed
from schemas.filled.lead import with_own_lead
from schemas.filled.submission import Submission
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.rules import claims_figures, claims_within, claims_words
from schemas.rules.rule import Rule, report_rule

WARNING = Severity.WARNING
NAMED = 3  # cells that a finding names


def places(submission: Submission, readings: tuple[Reading, ...]) -> str:
    """Where the tables say something else: “三、申请办理”J6."""
    entries = [submission.numbers[key] for r in readings for key in r.keys]
    cells = list(dict.fromkeys(entry.address for entry in entries))
    return f"“{entries[0].sheet}”{listed(cells, NAMED)}"


def against_tables(
    submission: Submission, rule: Rule, wanted: Callable[[Claim], bool]
) -> Iterator[Issue]:
    """The findings about the claims of one sort."""
    for claim in claims_in(with_own_lead(submission), *reach(submission)):
        if not wanted(claim):
            continue
        wrong = mismatch(claim, submission)
        amount, sentence, value = claim.amount, claim.sentence, claim.amount.value
        if not wrong or value is None:
            continue
        there = "，".join(f"{reading.words}为{shown(number)}件" for reading, number in wrong)
        where = places(submission, tuple(reading for reading, _ in wrong))
        yield rule.issue(
            f"{said_there(sentence, amount.start, amount.end)}与表格不一致："
            f"{where}的{there}。请核对后改正文字或者表格。",
            **spot(
                sentence,
                shown(value),
                "或".join(dict.fromkeys(shown(number) for _, number in wrong)),
            ),
        )


def _of(*names: str) -> Callable[[Claim], bool]:
    return lambda claim: claim.names[0] in names


@report_rule("T101", "收到申请件数与表格不一致", WARNING, Basis.FORMAT)
def received_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的收到、受理申请件数，应等于表三的本年新收，或者本年新收加上年结转。"""
    yield from against_tables(
        submission, rule, _of("got", "received", "requests", "all", "ways", "came")
    )


@report_rule("T102", "上年结转件数与表格不一致", WARNING, Basis.FORMAT)
def carried_from_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的上年结转件数，应等于表三第二项的总计。"""
    yield from against_tables(submission, rule, _of("carried_from_last_year"))


@report_rule("T103", "办结件数与表格不一致", WARNING, Basis.FORMAT)
def done_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的办理、办结、答复件数，应等于表三第三项的总计；只算本年新收的，为新收减去结转下年度；写办理的，也可以是收到的件数。"""
    yield from against_tables(
        submission, rule, _of("done", "done_in_all", "answered", "handled", "handled_in_all")
    )


@report_rule("T104", "结转下年件数与表格不一致", WARNING, Basis.FORMAT)
def carried_to_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的结转下年度件数，应等于表三第四项的总计。"""
    yield from against_tables(submission, rule, _of("carried_to_next_year", "carried"))


@report_rule("T105", "办理结果件数与表格不一致", WARNING, Basis.FORMAT)
def results_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的予以公开、部分公开、不予公开、无法提供、不予处理、其他处理件数，应等于表三相应各行之和。"""

    def wanted(claim: Claim) -> bool:
        name = claim.names[0]
        return name in RESULTS or name in LOOSE or name == "bare_disclosed" or "|" in name

    yield from against_tables(submission, rule, wanted)


@report_rule("T106", "申请人类别件数与表格不一致", WARNING, Basis.FORMAT)
def applicants_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的自然人、法人或其他组织等各类申请人的件数，应等于表三相应各列的数字。"""
    yield from against_tables(submission, rule, _of("citizens", "enterprises", *APPLICANTS))


@report_rule("T107", "行政复议件数与表格不一致", WARNING, Basis.FORMAT)
def reconsiderations_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的行政复议件数及其结果，应等于表四的相应数字。"""

    def wanted(claim: Claim) -> bool:
        return claim.names[0].split(":")[0] in ("reconsideration", "review")

    yield from against_tables(submission, rule, wanted)


@report_rule("T108", "行政诉讼件数与表格不一致", WARNING, Basis.FORMAT)
def lawsuits_as_in_table(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的行政诉讼件数及其结果，应等于表四未经复议直接起诉与复议后起诉之和，或者其中一类的数字。"""
    groups = ("litigation", "direct", "after_reconsideration")
    yield from against_tables(
        submission, rule, lambda claim: claim.names[0].split(":")[0] in groups
    )


_ALL = (
    received_as_in_table,
    carried_from_as_in_table,
    done_as_in_table,
    carried_to_as_in_table,
    results_as_in_table,
    applicants_as_in_table,
    reconsiderations_as_in_table,
    lawsuits_as_in_table,
    *claims_figures.RULES,
    *claims_words.RULES,
    *claims_within.RULES,
)
RULES = tuple(sorted(_ALL, key=lambda rule: rule.code))
