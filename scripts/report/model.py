"""The finished report as plain data, in printed order; Word, HTML and PDF only dress it.

`report_of` turns a `Submission` into a `Report`: headings numbered, numbers formatted, the lead and
the signature written out. It judges nothing: checking comes before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas.form.grid import Grid
from schemas.form.model import CellKey

DRAFT_TOLD = "草稿，仅供核对，不得公开"  # where there is no red line above each page


def year_title(year: int | None) -> str:
    """What every report is called, behind the name of its body."""
    return f"{year}年政府信息公开工作年度报告"


@dataclass(frozen=True)
class SubHeading:
    """A heading on its own line: level 2 is （一） or has no number, level 3 is 1., below it or alone."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """One paragraph; ``run_in`` is a sub-heading printed at its beginning, of level ``run_in_level``."""

    text: str
    run_in: str = ""
    run_in_level: int = 2


@dataclass(frozen=True)
class TableBlock:
    """One official table: its layout, its printed numbers ("" for a blank).

    ``words`` are those of its labels that no line end may part.
    """

    title: str
    grid: Grid
    values: Mapping[CellKey, str]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """A remark below a table, in smaller print."""

    text: str


@dataclass(frozen=True)
class Bar:
    """One number of a picture with last year's; None where it is not known.

    ``parts`` says what it is made of. A ``group`` has no number, it is the heading of the bars of the
    next ``level``.
    """

    label: str
    now: Decimal | None
    before: Decimal | None = None
    parts: str = ""
    level: int = 0
    group: bool = False


@dataclass(frozen=True)
class Chart:
    """Bars below a title, or a sentence where there is nothing to draw."""

    title: str
    bars: tuple[Bar, ...]
    sentence: str = ""


@dataclass(frozen=True)
class Picture:
    """图解, the year on one page: its main ``figures``, its ``charts``; ``compared`` with last year or not."""

    organ: str
    year: int
    figures: tuple[Bar, ...]
    charts: tuple[Chart, ...]
    compared: bool
    draft: bool = False

    @property
    def title(self) -> tuple[str, str]:
        """The lines of its title: whose, and what."""
        return self.organ, f"{year_title(self.year)}图解"


Block = SubHeading | Text | TableBlock | Note


@dataclass(frozen=True)
class ReportSection:
    """One of the six sections, or one an office adds: printed heading (一、总体情况), what follows it."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Signature:
    """署名 and 成文日期 as printed (either may be ""), and whether a seal goes over them."""

    organ: str
    date: str
    sealed: bool = True


@dataclass(frozen=True)
class Report:
    """Everything the Word file prints, in order.

    ``picture`` is its year drawn: after the signature of a report that is ``illustrated``, else beside it.
    """

    organ: str
    year: int
    title: tuple[str, ...]
    lead: tuple[Text, ...]
    sections: tuple[ReportSection, ...]
    signature: Signature
    draft: bool = False
    picture: Picture | None = None
    illustrated: bool = False

    @property
    def full_title(self) -> str:
        """The title on one line, for document properties and file names."""
        return "".join(self.title)
