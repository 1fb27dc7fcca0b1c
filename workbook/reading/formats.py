"""How cells are shown: number formats that let a person see another number than the file holds.

0.05 in per cent is seen as 5%, 3.6 without decimals as 4, 12.5 with two as 12.50. Formats that are
not understood (fractions, conditions, dates) say nothing.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from schemas.filled.entries import Entry, plain

# Built-in formats of numbers (ECMA-376 part 1, 18.8.30) that may show another number.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '#,##0;-#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '#,##0.00;-#,##0.00;"-"',
}
HIDDEN = "空白"
PROBE = Decimal("1.5")  # a number that every format has something to say of, if it is understood
# Colours, currencies, literal words, padding: they change nothing of the number.
_DECORATION = re.compile(r"\[(?:[A-Za-z]+\d*|\$[^\]]*|颜色\d*)\]|\"([^\"]*)\"|[\\!](.)|_.|\*.")
# A point that is only drawn: 0!.0, shows 43600 as 4.4, in 万, of which Excel has no format of its own.
_DRAWN_POINT = re.compile(r"(?<=[0#?])(?:[!\\]\.|\"\.\")(?=[0#?]+,)")
_MASK = re.compile(r"([^0#?]*)([0#?,]*[0#?])?(?:\.([0#?]*))?(,*)(%*)([^0#?.,%]*)")
_STRANGE = re.compile(r"[/EGydhs年月日]|[mM]|DBNum|[<>=]")


@dataclass(frozen=True, slots=True)
class Seen:
    """A number as it is shown: the words, and the number they state (None: none at all)."""

    text: str
    number: Decimal | None


def as_seen(entry: Entry, code: str) -> Entry:
    """A number with the digits its cell shows; where it shows another one, with that beside it."""
    shown = seen(entry.number, code) if entry.number is not None else None
    if shown is None or (shown.number is None and not entry.number):
        return entry  # the stroke of an accounting format for 0
    if shown.number is None or shown.number != entry.number or _smaller(shown):
        return replace(entry, displayed=shown.text or HIDDEN)
    return replace(entry, number=shown.number, text=plain(shown.number))


def _smaller(shown: Seen) -> bool:
    """Whether the digits are those of another number: 40000 in 万 is seen as 4, 4 in per cent as 400."""
    return "%" in shown.text or Decimal(shown.text.replace(",", "")) != shown.number


@lru_cache(maxsize=1024)
def seen(number: Decimal, code: str) -> Seen | None:
    """What a person sees of a number in this format; None where the format is not understood."""
    sections = _sections(code)
    if _STRANGE.search(_DECORATION.sub("", code)) or "@" in sections[0]:
        return None
    negative = number < 0
    if number == 0 and len(sections) > 2:
        section = sections[2]
    elif negative and len(sections) > 1:
        section, negative = sections[1], "-" in sections[1] or "(" in sections[1]
    else:
        section = sections[0]
    section, drawn = _DRAWN_POINT.subn(".", section)
    plain = _DECORATION.sub(lambda found: found[1] or found[2] or "", section)
    mask = _MASK.fullmatch(_DECORATION.sub("", section))
    if mask is None:
        return None
    if mask[2] is None and mask[3] is None:
        return Seen(plain.strip(), None)
    return _shown(abs(number), mask, negative=negative, drawn=bool(drawn))


def _shown(number: Decimal, mask: re.Match[str], *, negative: bool, drawn: bool) -> Seen:
    whole, places, percent = mask[2] or "", mask[3] or "", len(mask[5])
    # of ten, by which it is shown smaller
    powers = 3 * len(mask[4]) + (len(places) if drawn else 0)
    shifted = number.scaleb(2 * percent - powers)
    rounded = shifted.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    optional = len(places) - len(places.rstrip("#?"))
    while optional and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    sign = "-" if negative and rounded else ""
    stated = Decimal(text.replace(",", "")).scaleb(powers - 2 * percent)
    return Seen(f"{sign}{text.rstrip('.')}{'%' * percent}", -stated if sign else stated)


def _sections(code: str) -> list[str]:
    """The parts of a format, for positive numbers, negative ones, zero: ``;`` between them."""
    return re.sub(r"(\"[^\"]*\"|\\.)|;", lambda found: found[1] or "\0", code).split("\0")
