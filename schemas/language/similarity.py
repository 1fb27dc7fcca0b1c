"""How much alike two paragraphs are, whatever years and numbers stand in them."""

import re
import unicodedata

NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)?|[零〇一二三四五六七八九十百千万两]+")
SIGNS = re.compile(r"[\W_]+")
FIGURES = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def core(text: str) -> str:
    """A paragraph's words alone: without spaces and punctuation, every number the same sign."""
    return SIGNS.sub("", NUMBERS.sub("0", unicodedata.normalize("NFKC", text)))


def figures(text: str) -> list[str]:
    """The numbers a paragraph states in digits, in order."""
    return FIGURES.findall(unicodedata.normalize("NFKC", text))


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """The share of signs that two cores have in common, in order, 0 to 1; 0 where below `least`.

    Twice the signs that match over the signs of both, as difflib counts them. The bounds by length
    and by letters come first: they rule out almost every pair at a hundredth of the cost.
    """
    if one == other:
        return 1.0
    total = len(one) + len(other)
    if 2 * min(len(one), len(other)) < least * total:
        return 0.0
    from difflib import SequenceMatcher  # only where last year's text is at hand

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0
