"""A `Submission` -> the `Picture` of its year: every label is the edition's, every number the tables'.

A number that is not sound in the tables is none here either; last year's are those the check compares with.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from schemas.filled.entries import plain
from schemas.filled.submission import Submission
from schemas.filled.sums import sound
from schemas.form.headings import Heading, leaves
from schemas.form.model import CellKey, Table
from schemas.language.labels import without_number
from scripts.report.model import Bar, Chart, Picture

EXPLAINED = re.compile(r"（[^（）]*）$")  # behind a label: what is counted there
NOTHING_DONE = "没有已办结的政府信息公开申请。"
NOTHING_RECEIVED = "没有新收政府信息公开申请。"
NOTHING_REVIEWED = "没有因政府信息公开工作引起的行政复议和行政诉讼。"
Number = Callable[[CellKey], Decimal | None]


class _Years:
    """The numbers of this year and of the year before, where that is known."""

    def __init__(self, submission: Submission, year: int) -> None:
        earlier = submission.earlier
        told = earlier is not None and earlier.year in (None, year - 1)
        self._now = submission.sound
        self._units = {table.key: table.unit for table in submission.edition.tables()}
        self._before = earlier.numbers if earlier is not None and told else {}

    def now(self, key: CellKey) -> Decimal | None:
        return self._now[key]

    def before(self, key: CellKey) -> Decimal | None:
        entry = self._before.get(key)
        return None if entry is None else sound(entry, self._units[key.table])

    def bar(self, label: str, keys: Iterable[CellKey], parts: str = "", level: int = 0) -> Bar:
        """What these numbers are together, in both years."""
        keys = tuple(keys)
        return Bar(label, added(self.now, keys), added(self.before, keys), parts, level)


def picture_of(submission: Submission, year: int, *, draft: bool = False) -> Picture:
    """What a year's tables 3 and 4 show: requests by outcome and by applicant, reviews and lawsuits."""
    years = _Years(submission, year)
    requests, review = submission.edition.table("requests"), submission.edition.table("review")
    charts = (
        _chart(requests.rows[2].label, _outcomes(requests, years), NOTHING_DONE),
        _chart(
            f"{requests.columns[0].label}（{named(requests.rows[0])}）",
            _applicants(requests, years),
            NOTHING_RECEIVED,
        ),
        _chart(_named(submission, "review"), _reviews(review, years), NOTHING_REVIEWED),
    )
    figures = tuple(
        years.bar(named(row), [CellKey(requests.key, _whole(row).key, _total(requests.columns))])
        for row in requests.rows
    )
    bars = (*figures, *(bar for chart in charts for bar in chart.bars))
    return Picture(
        organ=submission.organ,
        year=year,
        figures=figures,
        charts=charts,
        compared=any(bar.before is not None for bar in bars),
        draft=draft,
    )


def named(heading: Heading) -> str:
    """A heading's label without its number, and without what it explains in brackets."""
    return EXPLAINED.sub("", without_number(heading.label))


def added(number: Number, keys: Iterable[CellKey]) -> Decimal | None:
    """The sum of numbers; None as soon as one is not known."""
    known = [number(key) for key in keys]
    if None in known:
        return None
    return sum((each for each in known if each is not None), Decimal(0))


def _chart(title: str, bars: Iterable[Bar], nothing: str) -> Chart:
    """The bars below a title; a sentence instead where there is nothing to draw."""
    bars, label = tuple(bars), without_number(title)
    counted = [bar for bar in bars if not bar.group]
    if any(bar.now or bar.before for bar in counted):
        return Chart(label, bars)
    if any(bar.now is None for bar in counted):
        return Chart(label, (), "表中的数字尚未填齐。")
    told = all(bar.before is not None for bar in counted)
    return Chart(label, (), f"本年{'和上年都' if told else ''}{nothing}")


def _outcomes(table: Table, years: _Years) -> Iterator[Bar]:
    """One bar for each outcome, all applicants together; below it what a group is made of."""
    column = _total(table.columns)
    for outcome in table.rows[2].children:
        if outcome.total:
            continue
        keys = {leaf: CellKey(table.key, leaf.key, column) for leaf in outcome.leaves()}
        parts = _parts(keys, years) if outcome.children else ""
        yield years.bar(named(outcome), keys.values(), parts)


def _applicants(table: Table, years: _Years) -> Iterator[Bar]:
    """One bar for each sort of applicant, of the requests received this year."""
    received = table.rows[0].key
    for sort in table.columns[0].children:
        if sort.total:
            continue
        if sort.children:
            yield Bar(named(sort), None, None, group=True)
        for leaf in sort.leaves():
            key = CellKey(table.key, received, leaf.key)
            yield years.bar(named(leaf), [key], level=int(bool(sort.children)))


def _reviews(table: Table, years: _Years) -> Iterator[Bar]:
    """One bar for each sort of review and lawsuit; below it the results."""
    row = leaves(table.rows)[0].key
    for above, sort in _sorts(table.columns):
        results = [leaf for leaf in sort.children if not leaf.total]
        keys = {leaf: CellKey(table.key, row, leaf.key) for leaf in results}
        label = f"{named(above)}（{named(sort)}）" if above else named(sort)
        yield years.bar(label, keys.values(), _parts(keys, years))


def _sorts(
    headings: Iterable[Heading], above: Heading | None = None
) -> Iterator[tuple[Heading | None, Heading]]:
    """The headings right above the numbers, each with the one above it."""
    for heading in headings:
        if any(child.children for child in heading.children):
            yield from _sorts(heading.children, heading)
        else:
            yield above, heading


def _parts(keys: dict[Heading, CellKey], years: _Years) -> str:
    """``属于国家秘密2件，保护第三方合法权益1件``: what there was at all, this year."""
    counted = ((named(leaf), years.now(key)) for leaf, key in keys.items())
    return "，".join(f"{label}{plain(number)}件" for label, number in counted if number)


def _whole(row: Heading) -> Heading:
    """The row that stands for a heading: itself, or the total below it."""
    return next((leaf for leaf in row.leaves() if leaf.total), row)


def _total(headings: tuple[Heading, ...]) -> str:
    return next(leaf.key for leaf in leaves(headings) if leaf.total)


def _named(submission: Submission, key: str) -> str:
    return submission.edition.section(key).title
