"""The facts of a printed report: its organ, its year, its date and how to reach the organ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from schemas.filled.submission import DATE
from schemas.language.labels import normalised
from scripts.importing.printed import Block, Paragraph
from scripts.importing.sections import ends_as_title, is_title
from scripts.report.narrative import closing

YEAR = re.compile(r"(20\d\d)年?度?")
ORGAN = re.compile(
    r"[\w（）()·]{2,60}?(?:府|局|委|会|办|厅|部|院|处|中心|镇|乡|街道|社|站|队|所|署|室|馆|台|公司|校|学)"
    r"(?:[（(][\w·、]{2,60}[）)])?$"
)
LINES = 3  # of a name, at most
FULL_WIDTH = {ord("("): "（", ord(")"): "）"}
CONTACT = re.compile(r"(?:联系方式|联系我们|联系电话|电话)[^：:，,。]{0,12}[:：](.+)")
CONTACT_TAIL = re.compile(r"可以?(?:直接)?与我们联系[:：](.+?)。?$")
OUR_CLOSING = re.compile(re.escape(closing("X")).replace("X", "(.+)") + "$")


@dataclass(frozen=True)
class Facts:
    """What a report says about itself; "" and None where it does not."""

    organ: str = ""
    year: int | None = None
    date: str = ""
    contact: str = ""
    signature: str = ""  # where another signs than the organ, as its office may
    signed: tuple[str, ...] = ()  # the lines of the signature as they stand


def facts_of(before: Sequence[Block], last: Sequence[Block]) -> Facts:
    """Facts from what stands before the first section and at the end of the last one."""
    lines = [b.text.strip() for b in before if isinstance(b, Paragraph)]
    number = _title(lines)
    organ, year = "", None
    if number is not None:
        title = normalised(lines[number])
        above = _joined([normalised(text) for text in lines[max(0, number - 2) : number]])
        found = YEAR.search(title) or next(
            (f for t in reversed(above) if (f := YEAR.search(t))), None
        )
        year = int(found[1]) if found else None
        organ = _organ(title) or next((o for t in reversed(above) if (o := _organ(t))), "")
    ends = [b.text.strip() for b in last[-6:] if isinstance(b, Paragraph) and b.text.strip()]
    date = next((t for t in reversed(ends) if DATE.fullmatch(normalised(t))), "")
    signed, signs = _signed(ends, organ)
    organ = (
        organ or signed or next((normalised(t) for t in ends if ORGAN.fullmatch(normalised(t))), "")
    )
    if year is None:
        period = re.search(
            r"(20\d\d)年1月1日(?:起)?至(?:\d{4}年)?12月31日", normalised("".join(lines))
        )
        year = int(period[1]) if period else None
    signature = signed if signed != organ else ""
    organ, signature = (name.translate(FULL_WIDTH) for name in (organ, signature))
    return Facts(organ, year, normalised(date), _contact(lines), signature, signs)


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines above a title, one that goes on with a bracket put to the one it belongs to."""
    found: list[str] = []
    for line in lines:
        if found and (line.startswith("(") or line.count(")") > line.count("(")):
            found[-1] += line
        else:
            found.append(line)
    return found


def _title(lines: Sequence[str]) -> int | None:
    """Which line is the title: of several the last, since a site lists other years' reports above."""
    found = [n for n, text in enumerate(lines) if is_title(text)]
    whole = [n for n in found if ends_as_title(lines[n])]
    return whole[-1] if whole else next(iter(found), None)


def _signed(ends: Sequence[str], organ: str) -> tuple[str, tuple[str, ...]]:
    """The body named above the date, or several, a line each; and their lines. ("", ()) for none.

    A long name may stand on up to three lines.
    """
    lines = list(map(normalised, ends))
    date = next((n for n, line in enumerate(lines) if n and DATE.fullmatch(line)), 0)
    for count in range(1, min(LINES, date) + 1):
        if "".join(lines[date - count : date]) == organ:
            return organ, tuple(lines[date - count : date])
    names = list(takewhile(ORGAN.fullmatch, reversed(lines[max(0, date - LINES) : date])))[::-1]
    if names:
        return "\n".join(names), tuple(names)
    for count in range(2, min(LINES, date) + 1):
        if ORGAN.fullmatch(name := "".join(lines[date - count : date])):
            return name, tuple(lines[date - count : date])
    return "", ()


def _organ(text: str) -> str:
    """The name in a title: what is left without year and the words 政府信息公开工作年度报告."""
    words = re.sub(r"^关于", "", text)
    words = YEAR.sub("", words, count=1)
    words = re.sub(r"(?:政府|政务)信息公开.*$|信息公开工作.*$", "", words).rstrip("的")
    return words if ORGAN.fullmatch(words) else ""


def _contact(lines: Sequence[str]) -> str:
    for text in lines:
        ours = OUR_CLOSING.search(text)
        if ours:
            return ours[1]
        found = CONTACT_TAIL.search(text) or CONTACT.search(text)
        if found:
            return found[1].strip().rstrip("。）)")[:200]
    return ""


def is_signature(text: str, facts: Facts) -> bool:
    """Whether a last paragraph is the name of who signs or the date under the report."""
    words = normalised(text)
    names = {normalised(name) for name in (facts.organ, facts.signature, *facts.signed) if name}
    return bool(DATE.fullmatch(words)) or words in names
