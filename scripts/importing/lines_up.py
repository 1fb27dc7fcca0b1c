"""Lines of a table (rows or columns) held against the form's: by their labels, else between two.

A line whose label is lost is known only when it stands between two known ones with exactly as many
lines missing there as the form has; it stays marked as inferred.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.form.headings import Heading
from scripts.importing.wording import Match, bare, core, left_of, match


@dataclass(frozen=True)
class Line:
    """What a line of a printed table stands for: a key of the form, and how that is known."""

    key: str
    doubt: str = ""
    inferred: bool = False


def line_of(path: Sequence[str], headings: Sequence[Heading]) -> Match | None:
    """The heading that the labels of one line mean, the innermost label first.

    ``path`` are the labels from the outermost in; a label broken over several cells is joined.
    """
    near: Match | None = None
    for taken in range(1, min(len(path), 4) + 1):
        found = match("".join(path[-taken:]), headings)
        if found and found.sure:
            return found
        near = near or found
    return near


def told(label: str, found: Match) -> Line:
    """A line known by its label; one not to the letter is marked."""
    doubt = "" if found.sure else f"标题“{shown(label)}”与格式的“{found.heading.label}”不尽相同"
    return Line(found.heading.key, doubt)


def shown(label: str) -> str:
    """A label as a message quotes it."""
    return "".join(label.split())[:30]


def inferred(
    labels: Sequence[str | None], lines: Mapping[int, Line], order: Sequence[Heading]
) -> dict[int, Line]:
    """Lines without a label that stand between known ones, exactly as many as the form has there.

    ``labels`` are what is left of them, None for a line that is none of the form's.
    """
    place = {heading.key: number for number, heading in enumerate(order)}
    anchors = [(-1, -1), *((n, place[line.key]) for n, line in sorted(lines.items()))]
    anchors.append((len(labels), len(order)))
    found: dict[int, Line] = {}
    for (start, first), (end, last) in pairwise(anchors):
        between = range(start + 1, end)
        meant = order[first + 1 : last]
        if not between or len(between) != len(meant) or len(lines) * 2 < len(order):
            continue
        if all(_may_be(labels[n], h) for n, h in zip(between, meant, strict=True)):
            for n, heading in zip(between, meant, strict=True):
                what = f"标题只剩“{labels[n]}”" if labels[n] else "标题缺失"
                found[n] = Line(heading.key, f"{what}，按前后位置认作“{heading.label}”", True)
    return found


def _may_be(label: str | None, heading: Heading) -> bool:
    """Whether what is left of a label can be left of this one."""
    return label is not None and left_of(bare(label), core(heading.label))
