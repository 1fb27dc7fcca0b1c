"""What a rule is: a code for life, a name, a severity, the source that asks for it, its clause.

Three sorts of rule share one catalogue. A `CellRule` judges numbers one by one and a `LineRule`
sums along rows or columns: both are stated as expressions that pandera executes, for one report or
fifty thousand. A `ReportRule` reads one whole `Submission`. Each is a decorated function whose
docstring is the clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from schemas.filled.submission import Submission
from schemas.filled.sums import Relation
from schemas.form.model import CellKey, Edition, Table
from schemas.form.sources import Basis, Source
from schemas.issues import WHOLE_FILE, Issue, Place, Severity, Side

if TYPE_CHECKING:
    import polars as pl  # the reader of workbooks uses rules too, and shall start without it


Bound = TypeVar("Bound", bound="Rule")


@dataclass(frozen=True)
class Rule:
    """What every rule has; ``clause`` is what it demands, in a sentence.

    ``source`` is a document, or what a document of the edition is for the rules: `under` an edition
    a rule has the document itself.
    """

    code: str
    name: str
    severity: Severity
    source: Source | Basis
    clause: str

    def source_in(self, edition: Edition) -> Source:
        """The document that asks for it in an edition."""
        return edition.sources.of(self.source) if isinstance(self.source, Basis) else self.source

    def under(self: Bound, edition: Edition) -> Bound:
        """The same rule with the document of an edition as its source, ready for its findings."""
        return replace(self, source=self.source_in(edition))

    def issue(
        self, message: str, place: Place = WHOLE_FILE, *, found: Side = "", expected: Side = ""
    ) -> Issue:
        """A finding of this rule at a place, with what stands there and what should."""
        if isinstance(self.source, Basis):
            raise TypeError(f"rule {self.code} has findings only under an edition")
        return Issue(
            self.code,
            self.severity,
            message,
            sheet=place.sheet,
            cell=place.cell,
            table=place.table,
            cells=place.cells,
            found=found,
            expected=expected,
            source=str(self.source),
        )


@dataclass(frozen=True)
class CellRule(Rule):
    """``passes(table)`` is true where a cell is fine; ``message`` may name {where}, {text}, {number}."""

    passes: Callable[[Table], pl.Expr]
    message: str


@dataclass(frozen=True)
class LineRule(Rule):
    """``relations(table)`` hold in every row; for rules along columns the table comes turned."""

    along_rows: bool
    relations: Callable[[Table], tuple[Relation, ...]]


@dataclass(frozen=True)
class ReportRule(Rule):
    """``find(submission, rule)`` yields the findings in one report.

    ``editions`` are the keys of the editions it holds for, () for all. A ``raw`` one reads texts and
    numbers as typed, not as the report will print them.
    """

    find: Callable[[Submission, Rule], Iterator[Issue]]
    editions: tuple[str, ...] = ()
    raw: bool = False

    def holds_in(self, edition: Edition) -> bool:
        """Whether the rule says anything about reports of this edition."""
        return not self.editions or edition.key in self.editions

    def findings(self, submission: Submission) -> Iterator[Issue]:
        """The findings of this rule in one report."""
        if not self.holds_in(submission.edition):
            return iter(())
        return self.find(submission, self.under(submission.edition))


def clause_of(function: Callable[..., object]) -> str:
    """A rule's clause: its docstring on one line. A rule without one is a mistake of ours."""
    if not function.__doc__:
        raise TypeError(f"rule {function.__name__} states no clause")
    return "".join(line.strip() for line in function.__doc__.splitlines())


def cell_rule(
    code: str, name: str, severity: Severity, source: Source | Basis, message: str
) -> Callable[[Callable[[Table], pl.Expr]], CellRule]:
    """Make a function from a table to an expression (true where fine) into a rule."""

    def made(passes: Callable[[Table], pl.Expr]) -> CellRule:
        return CellRule(code, name, severity, source, clause_of(passes), passes, message)

    return made


def line_rule(
    code: str, name: str, severity: Severity, source: Source | Basis, *, along_rows: bool
) -> Callable[[Callable[[Table], tuple[Relation, ...]]], LineRule]:
    """Make a function from a table to its relations into a rule."""

    def made(relations: Callable[[Table], tuple[Relation, ...]]) -> LineRule:
        clause = clause_of(relations)
        return LineRule(code, name, severity, source, clause, along_rows, relations)

    return made


def report_rule(
    code: str,
    name: str,
    severity: Severity,
    source: Source | Basis,
    *,
    editions: tuple[str, ...] = (),
    raw: bool = False,
) -> Callable[[Callable[[Submission, Rule], Iterator[Issue]]], ReportRule]:
    """Make a function from a submission (and its own rule) to findings into a rule."""

    def made(find: Callable[[Submission, Rule], Iterator[Issue]]) -> ReportRule:
        return ReportRule(code, name, severity, source, clause_of(find), find, editions, raw)

    return made


def where(submission: Submission, key: CellKey) -> str:
    """A number's place in a clerk's words: “三、申请办理”D7（一、本年新收…，自然人）."""
    entry = submission.numbers[key]
    title = submission.edition.table(key.table).cell_title(key)
    return f"“{entry.sheet}”{entry.address}（{title}）"
