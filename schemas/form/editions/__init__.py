"""The editions of the form, and which of them a year's report follows."""

from schemas.form.editions import y2021
from schemas.form.model import Edition

EDITIONS: tuple[Edition, ...] = (y2021.EDITION,)
LATEST = EDITIONS[-1]
LATEST_YEAR = 2099  # what is later is a slip of the keyboard


class UnknownEditionError(ValueError):
    """No edition of the form known here is in force for the year asked for."""


def edition_for(year: int) -> Edition:
    """The edition in force for the report of ``year``; UnknownEditionError (Chinese) if none."""
    for edition in reversed(EDITIONS):
        if edition.first_year <= year <= LATEST_YEAR:
            return edition
    first = EDITIONS[0].first_year
    raise UnknownEditionError(
        f"{year}年度的报告没有可用的格式：本工具收录的是{first}年起施行的格式"
        f"（国办公开办函〔2021〕30号），请核对报告年度，应为{first}年至{LATEST_YEAR}年。"
    )
