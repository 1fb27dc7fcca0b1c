"""Personal numbers in running text: identity cards, mobile phones, bank cards, private mailboxes.

`personal` finds them however they are typed: full-width digits, spaces or hyphens between groups.
A number found is only ever shown masked. Nothing leaves this machine.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from schemas.issues import Issue, printed

# Full-width signs to half width, sign by sign, so that positions stay; all dashes to one.
NARROW: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
NARROW.update(dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009"), ord(" ")))
NARROW.update(dict.fromkeys(map(ord, "‐‑‒–—―−"), ord("-")))
URL = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)"
)
# Groups of digits with at most one space or hyphen between them, the last perhaps ending in X.
RUN = re.compile(r"(?<![A-Za-z0-9_])[0-9]+(?:[ -][0-9]+)*(?:[ -]?[Xx])?(?![A-Za-z0-9_])")
GROUP = re.compile(r"[0-9Xx]+")
DOTTED = re.compile(r"(?<![0-9.])(1[3-9][0-9])\.([0-9]{4})\.([0-9]{4})(?![0-9.])")  # 138.0013.8000
SUSPECT = re.compile(r"[@＠]|[0-9０-９](?:\D?[0-9０-９]){10}")  # what may be one, quickly
MEASURED = re.compile(r"\s*(?:余|多)?(?:元|美元|[万亿千百]|吨|度|千?瓦|立方|平方|公?斤|公里|人次)")
LONGEST = 19  # digits of a bank card; the other numbers are shorter

PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_SIGNS = "10X98765432"
MOBILE = re.compile(r"(?:86)?(1[3-9][0-9]{9})")
# The ways in which people group eleven digits; 4-4-3 would be two years and a count.
MOBILE_GROUPS = ((11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (1,) * 11)
CARD_PREFIXES = ("4", "51", "52", "53", "54", "55", "60", "62", "9558", "9559")
CARD_WORDS = re.compile(r"银行|卡号|账号|帐号|账户|帐户|储蓄")
PRIVATE_MAIL = re.compile(
    r"(?:vip\.)?(?:qq|foxmail|163|126|188|263|139|21cn|sina|sohu|tom|aliyun)\.(?:com|cn|net)"
    r"|sina\.com\.cn|yeah\.net|189\.cn|wo\.cn"
    r"|(?:gmail|hotmail|outlook|live|msn|yahoo|icloud)\.(?:com|cn)"
)


class Sort(StrEnum):
    """What a personal number is, in a clerk's words."""

    IDENTITY = "身份证号码"
    OLD_IDENTITY = "疑似15位身份证号码"
    MOBILE = "手机号码"
    BANK_CARD = "银行卡号"
    EMAIL = "个人电子邮箱"


class Found(NamedTuple):
    """A personal number: where it stands in the text and how it may be shown."""

    sort: Sort
    start: int
    end: int
    masked: str


@lru_cache(maxsize=64)  # one long text is quoted by many findings
def personal(text: str) -> tuple[Found, ...]:
    """Every personal number in a text, in order, none twice."""
    narrow = text.translate(NARROW)
    found = [*_emails(narrow)]
    rest = _blanked(narrow, [match.span() for p in (EMAIL, URL) for match in p.finditer(narrow)])
    found += _numbers(rest)
    found += [
        Found(Sort.MOBILE, *match.span(), mask("".join(match.groups())))
        for match in DOTTED.finditer(rest)
    ]
    return tuple(sorted(found, key=lambda each: each.start))


def masked(text: str) -> str:
    """A text in which every personal number is masked, fit to be quoted."""
    return excerpt(text, 0, len(text))


def excerpt(text: str, start: int, end: int) -> str:
    """A piece of a text to be quoted, masked; a personal number at its ends is in it as a whole.

    Half a number is no number to whoever masks the piece later, and would be shown as it stands.
    """
    found = personal(text)
    for each in found:
        start = each.start if each.start < start < each.end else start
        end = each.end if each.start < end < each.end else end
    for each in reversed(found):
        if start <= each.start and each.end <= end:
            text = text[: each.start] + each.masked + text[each.end :]
            end += len(each.masked) - (each.end - each.start)
    return text[start:end]


def discreet(issue: Issue) -> Issue:
    """A finding that repeats no personal number, whichever rule quoted the cell."""
    found = printed(issue.found)
    if SUSPECT.search(issue.message) is None and SUSPECT.search(found) is None:
        return issue
    told = masked(found)
    return replace(
        issue, message=masked(issue.message), found=issue.found if told == found else told
    )


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _emails(text: str) -> Iterator[Found]:
    for match in EMAIL.finditer(text):
        if PRIVATE_MAIL.fullmatch(match[1].lower()):
            yield Found(Sort.EMAIL, *match.span(), f"{match[0][0]}***@{match[1]}")


def _numbers(text: str) -> Iterator[Found]:
    for run in RUN.finditer(text):
        if _part_of_a_decimal(text, *run.span()) or MEASURED.match(text, run.end()):
            continue  # a quantity: 18600000000元
        groups = [
            (m[0], run.start() + m.start(), run.start() + m.end()) for m in GROUP.finditer(run[0])
        ]
        bank = CARD_WORDS.search(text, max(0, run.start() - 20), run.start()) is not None
        first = 0
        while first < len(groups):
            found, used = _starting_at(groups[first : first + LONGEST], bank=bank)
            if found is not None:
                yield found
            first += used


def _part_of_a_decimal(text: str, start: int, end: int) -> bool:
    before = text[start - 2 : start] if start > 1 else ""
    return bool(re.fullmatch(r"[0-9]\.", before) or re.match(r"\.[0-9]", text[end : end + 2]))


def _starting_at(groups: list[tuple[str, int, int]], *, bank: bool) -> tuple[Found | None, int]:
    """The longest personal number made of the first groups, and how many groups to go on."""
    best: tuple[Found | None, int] = None, 1
    number = ""
    for count, (digits, _, end) in enumerate(groups, start=1):
        number += digits.upper()
        if len(number) > LONGEST:
            break
        sort = _sort(number, tuple(len(g[0]) for g in groups[:count]), bank=bank)
        if sort is not None:
            shown = number.removeprefix("86") if sort is Sort.MOBILE else number
            best = Found(sort, groups[0][1], end, mask(shown)), count
    return best


def _sort(number: str, groups: tuple[int, ...], *, bank: bool) -> Sort | None:
    if len(number) < 11:
        return None
    if is_identity(number):
        return Sort.IDENTITY
    mobile = MOBILE.fullmatch(number)
    if mobile and (groups in MOBILE_GROUPS or groups == (13,) or groups[:1] == (2,)):
        return Sort.MOBILE
    if is_old_identity(number):
        return Sort.OLD_IDENTITY
    if is_card(number) and (bank or number.startswith(CARD_PREFIXES)):
        return Sort.BANK_CARD
    return None


def mask(number: str) -> str:
    """The middle of a number in stars: 110101********1234, 138****1234, 621700******1234."""
    head = 3 if len(number) <= 13 else 6
    return number[:head] + "*" * (len(number) - head - 4) + number[-4:]


def is_identity(number: str) -> bool:
    """18 signs of GB 11643-1999: a province, a date of birth, the right check sign."""
    if re.fullmatch(r"[0-9]{17}[0-9X]", number) is None or not PROVINCES.match(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_SIGNS[total % 11] == number[17] and _born(number[6:14])


def is_old_identity(number: str) -> bool:
    """15 digits as issued before 1999: a province and a date of birth; it has no check digit."""
    shaped = re.fullmatch(r"[0-9]{15}", number) is not None and PROVINCES.match(number) is not None
    return shaped and _born(f"19{number[6:12]}")


def _born(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= born <= date.today()


def is_card(number: str) -> bool:
    """16 to 19 digits with a right check digit (Luhn, ISO/IEC 7812)."""
    if re.fullmatch(r"[0-9]{16,19}", number) is None or len(set(number)) == 1:
        return False
    doubled = [int(d) * (1 + n % 2) for n, d in enumerate(reversed(number))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
