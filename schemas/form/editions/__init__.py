"""The editions of the form, and which of them a year's report follows.

Everything else asks here: a second edition appended to `EDITIONS` is known everywhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from schemas.errors import UnknownEditionError
from schemas.form.editions import y2021
from schemas.form.model import Edition

EDITIONS: tuple[Edition, ...] = (y2021.EDITION,)  # in the order of their first years
LATEST = EDITIONS[-1]  # the one we ship a template of; the program asks `latest`
LATEST_YEAR = 2099  # what is later is a slip of the keyboard

_KNOWN: ContextVar[tuple[Edition, ...]] = ContextVar("_KNOWN", default=EDITIONS)


def editions() -> tuple[Edition, ...]:
    """All editions known, in the order of their first years."""
    return _KNOWN.get()


def latest() -> Edition:
    """The edition in force for the reports of the years to come."""
    return editions()[-1]


def edition_for(year: int) -> Edition:
    """The edition in force for the report of ``year``; UnknownEditionError (Chinese) if none."""
    for edition in reversed(editions()):
        if edition.first_year <= year <= LATEST_YEAR:
            return edition
    first = editions()[0]
    raise UnknownEditionError(
        f"{year}年度的报告没有可用的格式：本程序收录的是{first.first_year}年起施行的格式"
        f"（{first.sources.format.number}），请核对报告年度，应为{first.first_year}年至{LATEST_YEAR}年。"
    )


@contextmanager
def known_as_well(edition: Edition) -> Iterator[None]:
    """Know one more edition for a while: one that is being written, before it is in `EDITIONS`."""
    known = sorted((*editions(), edition), key=lambda each: each.first_year)
    before = _KNOWN.set(tuple(known))
    try:
        yield
    finally:
        _KNOWN.reset(before)
