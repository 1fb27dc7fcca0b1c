"""The vocabulary in which an edition of the form is written down: frozen, typed, no file in sight.

An `Edition` has `Section`s, a section has `Table`s and `Topic`s, a table has rows and columns, and
rows and columns are both `Heading`s: the head of a table is its side turned. Everything else
(layouts, schemas, sums, JSON keys) is derived from these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeVar

from schemas.form.headings import Heading, leaves, sums, title_of
from schemas.form.sources import Sources


class Unit(StrEnum):
    """What a number of a table counts."""

    COUNT = "件"
    MONEY = "万元"


class CellKey(NamedTuple):
    """The name of one number of the form, for life: ``requests.received.natural_person``."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return ".".join(self)


@dataclass(frozen=True)
class Balance:
    """勾稽关系: in every column the rows on the left add up to the rows on the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Table:
    """One table of the form, as two sides of headings; the numbers stand where leaves cross."""

    key: str
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    caption: str = ""
    corner: str = ""
    unit: Unit = Unit.COUNT
    row_balances: tuple[Balance, ...] = ()
    column_balances: tuple[Balance, ...] = ()

    def __hash__(self) -> int:
        # what is derived from a table is kept by it; hashing all its headings costs more than that
        return hash(self.key)

    def cell_keys(self) -> tuple[CellKey, ...]:
        """The names of all its numbers, row by row, in the order of the form."""
        return _cell_keys(self)

    def turned(self) -> Table:
        """The same table with its columns as rows, so that one function serves both directions."""
        return replace(
            self,
            rows=self.columns,
            columns=self.rows,
            row_balances=self.column_balances,
            column_balances=self.row_balances,
        )

    def row_title(self, key: str) -> str:
        """A row in the table's own words: （三）不予公开·1.属于国家秘密."""
        return title_of(self.rows, key)

    def column_title(self, key: str) -> str:
        """A column in the table's own words: 未经复议直接起诉·结果维持."""
        return title_of(self.columns, key)

    def cell_title(self, key: CellKey) -> str:
        """A number in the table's own words: its row, then its column."""
        titles = (self.row_title(key.row), self.column_title(key.column))
        return "，".join(title for title in titles if title)

    def totals(self) -> frozenset[CellKey]:
        """The numbers that are sums of others, in either direction."""
        return _totals(self)


@cache
def _cell_keys(table: Table) -> tuple[CellKey, ...]:
    columns = leaves(table.columns)
    return tuple(
        CellKey(table.key, row.key, column.key) for row in leaves(table.rows) for column in columns
    )


@cache
def _totals(table: Table) -> frozenset[CellKey]:
    by_row = {rule.total for rule in sums(table.rows)}
    by_column = {rule.total for rule in sums(table.columns)}
    return frozenset(
        key for key in table.cell_keys() if key.row in by_row or key.column in by_column
    )


@dataclass(frozen=True)
class Topic:
    """One matter a narrative section has to cover, with the words that show it is covered."""

    key: str
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """One of the six sections: its sheet in the workbook, its titles, its tables or topics.

    ``limit`` is the number of characters its texts may have in principle, 0 where none is set.
    """

    key: str
    number: str
    sheet: str
    title: str
    statute_title: str
    tables: tuple[Table, ...] = ()
    topics: tuple[Topic, ...] = ()
    aliases: tuple[str, ...] = ()
    limit: int = 0

    def heading(self, wording: str = "form") -> str:
        """The printed heading, ``wording`` being "form" (official) or "statute" (article 50)."""
        return f"{self.number}、{self.statute_title if wording == 'statute' else self.title}"


@dataclass(frozen=True)
class Edition:
    """One official form, valid for the reports of the years from ``first_year`` on.

    ``template_version`` counts the layouts its workbooks have had: a change of where things stand,
    in the form or in `workbook.layout`, raises it. Workbooks of the versions from ``oldest_template``
    on are read as well: they lack what came later, and nothing of theirs has moved. ``words`` are
    the words of its labels, which no line end may part.
    """

    key: str
    first_year: int
    sections: tuple[Section, ...]
    sources: Sources
    template_version: int = 1
    oldest_template: int | None = None
    words: tuple[str, ...] = ()

    def __hash__(self) -> int:
        # what is derived from an edition is kept by it, as with tables
        return hash(self.key)

    @property
    def template_mark(self) -> str:
        """What a workbook made for this edition carries, so that it is known again: 2021/1."""
        return f"{self.key}/{self.template_version}"

    @property
    def template_marks(self) -> frozenset[str]:
        """The marks of all versions of its template that can be read."""
        oldest = self.oldest_template or self.template_version
        return frozenset(f"{self.key}/{n}" for n in range(oldest, self.template_version + 1))

    def narrative_sections(self) -> tuple[Section, ...]:
        """The sections written in words: of the form of 2021 one, five and six."""
        return tuple(section for section in self.sections if not section.tables)

    def table_sections(self) -> tuple[Section, ...]:
        """The sections with tables: of the form of 2021 two, three and four."""
        return tuple(section for section in self.sections if section.tables)

    def tables(self) -> tuple[Table, ...]:
        """All tables in the order of the form."""
        return tuple(table for section in self.sections for table in section.tables)

    def table(self, key: str) -> Table:
        """The table of that key; KeyError when the form has none."""
        return _named(self.tables(), key)

    def section(self, key: str) -> Section:
        """The section of that key; KeyError when the form has none."""
        return _named(self.sections, key)

    def topic(self, key: str) -> Topic:
        """The topic of that key, in whichever section; KeyError when the form has none."""
        return _named((topic for section in self.sections for topic in section.topics), key)

    def cell_keys(self) -> tuple[CellKey, ...]:
        """The names of all its numbers in the order of the form."""
        return tuple(key for table in self.tables() for key in table.cell_keys())


Part = TypeVar("Part", Table, Section, Topic)


def _named(parts: Iterable[Part], key: str) -> Part:
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)
