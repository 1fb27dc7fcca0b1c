"""Lines of a PDF joined to paragraphs, as their ends, their beginnings and the room between them tell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from scripts.importing.printed import Block, Paragraph, PrintedPlace, PrintedTable
from scripts.importing.readers.pdf_pages import Item, PageLine, PageTable

STEP = 6.0  # points: lines whose left ends are that near are of one column
INDENT = 3.2  # of the size of the signs: the first line of a paragraph is two signs further in
LEAST_FULL = 3  # lines that end together, by which the right side of a column is known
WIDER = 1.3  # of the usual distance of two lines: more is the room between paragraphs
COUNTED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．](?!\d)")
SECTION = re.compile(
    r"[一二三四五六七八九]、\S"
)  # on a line that ends early: a title, whatever is above
Sides = tuple[float, float]


def joined(found: Sequence[Item]) -> Iterator[Block]:
    """Lines joined to paragraphs, tables and pictures at their places."""
    lines = [each for each in found if isinstance(each, PageLine)]
    sides = _Columns(lines)
    waiting: list[PageLine] = []
    paragraphs = tables = 0
    for each in [*found, None]:
        if waiting and not (isinstance(each, PageLine) and sides.goes_on(waiting[-1], each)):
            paragraphs += 1
            text = "".join(line.text for line in waiting)
            yield Paragraph(text, PrintedPlace(waiting[0].page, paragraphs))
            waiting = []
        if isinstance(each, PageLine):
            waiting.append(each)
        elif isinstance(each, PageTable):
            tables += 1
            yield PrintedTable(each.cells, PrintedPlace(page=each.page, table=tables))
        elif each is not None:
            yield each


class _Columns:
    """Where the lines of a document begin and end, column by column, and how far apart they stand."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.sides = (
            min((line.left for line in lines), default=0.0),
            max((line.right for line in lines), default=0.0),
        )
        self.begun: dict[int, list[PageLine]] = defaultdict(list)
        for line in lines:
            self.begun[int(line.left // STEP)].append(line)
        self.known: dict[tuple[int, int], Sides] = {}
        apart = [b.top - a.top for a, b in pairwise(lines) if a.page == b.page and b.top > a.top]
        self.apart = median(apart) if apart else 0.0

    def goes_on(self, above: PageLine, below: PageLine) -> bool:
        """Whether a line is of the same paragraph as the one above it."""
        left, right = self._sides_of(above)
        if above.right <= right - 2.2 * above.size or below.left > left + 1.2 * below.size:
            return False
        if above.page == below.page and below.top - above.top > WIDER * self.apart > 0:
            return False
        if SECTION.match(below.text) and below.right <= right - 2.2 * below.size:
            return False
        return not (above.text[-1] in "。；" and COUNTED.match(below.text))

    def _sides_of(self, line: PageLine) -> Sides:
        """Where the lines of its column begin and end; of all lines where too few are like it."""
        reach = int(INDENT * line.size // STEP)
        place = int(line.left // STEP)
        if (place, reach) not in self.known:
            near = range(place - reach, place + reach + 1)
            lines = [each for n in near for each in self.begun.get(n, ())]
            right = max(each.right for each in lines)
            full = sum(each.right > right - each.size for each in lines)
            own = (min(each.left for each in lines), right)
            self.known[place, reach] = own if full >= LEAST_FULL else self.sides
        return self.known[place, reach]
