"""Words against words: shares that their numbers do not give, one thing told with two numbers."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.claims.extract import claims_in
from schemas.claims.figures import Reading
from schemas.claims.lists import sum_faults_in
from schemas.claims.quantities import APPLICANTS, FLOWS, RESULTS, SIMPLE
from schemas.claims.readings import mismatch, readings_of
from schemas.claims.repeated import repeated_in
from schemas.claims.sentences import Sentence
from schemas.claims.shares import Share, share_of_all, shares_in
from schemas.claims.table_two import cell_claims_in
from schemas.claims.telling import reach, said, shown, spot
from schemas.filled.lead import with_own_lead
from schemas.filled.submission import Submission
from schemas.form.model import CellKey
from schemas.form.sources import Basis
from schemas.issues import Issue, Severity
from schemas.rules.claims_figures import TEN_THOUSAND
from schemas.rules.last_year import comparable, last_number
from schemas.rules.rule import Rule, report_rule

WARNING = Severity.WARNING


@report_rule("T132", "百分比与所写数字不一致", WARNING, Basis.FORMAT)
def shares_follow_from_their_numbers(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文写的办结率、占比、增长率，应等于同处所写两个数字（或者与上年数据）算出的结果，四舍五入或者舍去尾数均可。"""
    shares = shares_in(with_own_lead(submission), submission.year or 0)
    shares += tuple(_of_all(submission, {(each.sentence, each.start) for each in shares}))
    doubtful = _paragraphs_with_another_finding(submission) if shares else ()
    for share in shares:
        if share.sentence.paragraph in doubtful:
            continue  # one wrong number has one finding, of the rule that knows the right one
        bases, where = _bases(share, submission)
        if not bases or any(share.fits(base) for base in bases):
            continue
        base, part = bases[0], share.part.value or Decimal(0)
        result = share.of(base).quantize(min(share.step, Decimal(1)))
        more, less = (part, base) if share.change > 0 else (base, part)
        over = f"（{shown(more)}－{shown(less)}）" if share.change else shown(part)
        yield rule.issue(
            f"{said(share.sentence, share.start, share.end)}，其中的“{shown(share.stated)}%”与数字不一致："
            f"{where}{over}÷{shown(base)}＝{shown(result)}%。请核对后改正百分比或者数字。",
            **spot(share.sentence, f"{shown(share.stated)}%", f"{shown(result)}%"),
        )


def _of_all(submission: Submission, told: set[tuple[Sentence, int]]) -> Iterator[Share]:
    """Shares of results and applicants that the tables hold, of all requests; ``told``: read already."""
    every = tuple(n for each in SIMPLE["handled"] for n in each.values(submission))
    for claim in claims_in(with_own_lead(submission), *reach(submission)) if every else ():
        if claim.under in ("", *FLOWS) and claim.names[0] in (*RESULTS, *APPLICANTS):
            share = share_of_all(claim.sentence, claim.amount, every)
            if share and (share.sentence, share.start) not in told:
                yield share


def _paragraphs_with_another_finding(submission: Submission) -> set[int]:
    claims = claims_in(with_own_lead(submission), *reach(submission))
    found = {claim.sentence.paragraph for claim in claims if mismatch(claim, submission)}
    return found | {fault.sentence.paragraph for fault in sum_faults_in(with_own_lead(submission))}


def _bases(share: Share, submission: Submission) -> tuple[tuple[Decimal, ...], str]:
    """What a share may be a share of; last year's number with the words that say where it stands."""
    if share.wholes:
        return tuple(whole for whole in share.wholes if whole), ""
    last, year = comparable(submission), submission.year
    if last is None or year is None or share.year not in ("", str(year - 1)):
        return (), ""
    readings = _readings(share, submission)

    def before(key: CellKey) -> Decimal | None:
        return last_number(last, submission.edition.table(key.table), key)

    values = [reading.of(before) for reading in readings]
    known = tuple(value for value in values if value is not None)
    if not known or len(known) < len(values) or not all(known):
        return (), ""
    cells = last.place(readings[0].keys[0])
    scale = TEN_THOUSAND if share.part.money else Decimal(1)
    return tuple(
        value * scale for value in known
    ), f"上年{readings[0].words}（{cells}）为{shown(known[0])}，"


def _readings(share: Share, submission: Submission) -> tuple[Reading, ...]:
    """What the number before the share is in the tables, where one of them says the same."""
    for claim in claims_in(with_own_lead(submission), *reach(submission)):
        if claim.sentence is share.sentence and claim.amount == share.part:
            return readings_of(claim, submission.edition)
    for cell in cell_claims_in(with_own_lead(submission), *reach(submission), submission.organ):
        if cell.sentence is share.sentence and cell.amount == share.part:
            return (cell.reading,)
    return ()


@report_rule("T133", "同一事项前后数字不同", WARNING, Basis.FORMAT)
def one_thing_has_one_number(submission: Submission, rule: Rule) -> Iterator[Issue]:
    """正文两处用同样的话写同一年度的同一事项（表格中没有的数字），数字应相同。"""
    told = claims_in(with_own_lead(submission), *reach(submission))
    cells = cell_claims_in(with_own_lead(submission), *reach(submission), submission.organ)
    of_tables = {(c.sentence, c.amount) for c in told} | {(c.sentence, c.amount) for c in cells}
    for first, second in repeated_in(with_own_lead(submission), *reach(submission)):
        if any((each.sentence, each.amount) in of_tables for each in (first, second)):
            continue  # the tables say which is right, and their own rules tell
        one, other = (shown(each.amount.value or Decimal(0)) for each in (first, second))
        unit = second.amount.unit
        again = said(second.sentence, second.amount.start, second.amount.end)
        if first.sentence.entry == second.sentence.entry:
            words = second.sentence.quote(second.amount.start, second.amount.end)
            again = f"又写“{words.removesuffix('。')}”"
        yield rule.issue(
            f"{said(first.sentence, first.amount.start, first.amount.end)}，"
            f"{again}，"
            f"同一事项一处为{one}{unit}，一处为{other}{unit}。请核对后改正其中一处。",
            **spot(second.sentence, other, one),
        )


RULES = (shares_follow_from_their_numbers, one_thing_has_one_number)
