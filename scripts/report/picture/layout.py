"""A `Picture` -> shapes on a sheet: where each bar and each word stands. What writes them knows no chart.

Readable without colour: this year's bars are full, last year's are empty, every bar has its number beside
it. No label is cut: what does not fit on a line goes on to the next.
"""

from decimal import Decimal

from schemas.filled.entries import plain
from scripts.report.model import DRAFT_TOLD, Bar, Chart, Picture
from scripts.report.picture.shapes import Box, Drawing, Shape, Words, evened, wrapped

SHEET = 880  # pixels wide
MARGIN, BARS, NUMBERS = 36, 290, 130  # left of labels, left of bars, room for numbers behind bars
LABEL, SMALL, HEAD, TITLE = 16, 13, 19, 26  # sizes of letters
THICK, THIN = 16, 9  # of a bar of this year, of last year
FEWEST = Decimal(10)  # a bar as long as the sheet stands for so many at least
UNKNOWN = "未填"
INK, QUIET, NOW, PALE, RED = "#1a1a1a", "#4a4f57", "#1b4f8a", "#eef3f9", "#b00020"


def drawn(picture: Picture) -> Drawing:
    """The whole sheet: title, figures, charts, and where the numbers come from."""
    hand = _Hand()
    hand.title(picture)
    hand.figures(picture.figures)
    for chart in picture.charts:
        hand.chart(chart)
    hand.foot()
    height = round(hand.y + MARGIN - SMALL)
    return Drawing(SHEET, height, (Box(0, 0, SHEET, height, fill="#ffffff"), *hand.shapes))


class _Hand:
    """Draws from the top down; ``y`` is where the next thing goes."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self.y = float(MARGIN)

    def title(self, picture: Picture) -> None:
        """Whose year it is; that it is a draft; which bar is which year."""
        if picture.draft:
            self._centred(DRAFT_TOLD, LABEL, RED)
        for line in picture.title:
            self._centred(line, TITLE)
        if picture.compared:
            self._key(picture.year)
        self.y += 6

    def figures(self, figures: tuple[Bar, ...]) -> None:
        """The main numbers side by side, last year's below them."""
        gap = 12
        each = (SHEET - 2 * MARGIN - gap * (len(figures) - 1)) / len(figures)
        labels = [evened(bar.label, (each - 20) / SMALL) for bar in figures]
        lines = max(map(len, labels))
        high = 78 + 18 * lines
        for place, (bar, label) in enumerate(zip(figures, labels, strict=True)):
            middle = MARGIN + place * (each + gap) + each / 2
            self.shapes.append(Box(middle - each / 2, self.y, each, high, fill=PALE))
            for number, line in enumerate(label):
                self._words(middle, self.y + 22 + 18 * number, line, SMALL, centred=True)
            below = self.y + 22 + 18 * lines
            self._words(middle, below + 20, counted(bar.now), 30, NOW, centred=True)
            before = "" if bar.before is None else f"上年{counted(bar.before)}"
            self._words(middle, below + 44, before, SMALL, QUIET, centred=True)
        self.y += high + 22

    def chart(self, chart: Chart) -> None:
        """A title, then bars to one scale, or a sentence."""
        self.y += HEAD
        self.shapes.append(Box(MARGIN, self.y - HEAD + 4, 5, HEAD, fill=NOW))
        self._words(MARGIN + 14, self.y, chart.title, HEAD)
        self.y += 16
        if chart.sentence:
            self.y += LABEL
            self._words(MARGIN + 14, self.y, chart.sentence, LABEL)
            self.y += 12
        numbers = [n for bar in chart.bars for n in (bar.now, bar.before) if n is not None]
        most = max([FEWEST, *numbers])
        for bar in chart.bars:
            self._bar(bar, most)
        self.y += 14

    def foot(self) -> None:
        """What was counted, and where the numbers stand."""
        told = "单位：件。数字取自本年度报告第三、第四部分的表格。"
        self.y += SMALL
        for line in wrapped(told, (SHEET - 2 * MARGIN) / SMALL):
            self._words(MARGIN, self.y, line, SMALL, QUIET)
            self.y += SMALL + 6

    def _bar(self, bar: Bar, most: Decimal) -> None:
        """A label, its bars, its numbers, what it is made of; as high as the highest of these."""
        left = MARGIN + 14 + 20 * bar.level
        label = wrapped(bar.label, (BARS - 12 - left) / LABEL)
        for number, line in enumerate(label):
            self._words(left, self.y + LABEL + 20 * number, line, LABEL)
        low = self.y + 20 * len(label)
        if not bar.group:
            place = self.y + 3
            place = self._length(bar.now, most, place, THICK, LABEL)
            if bar.before is not None:
                place = self._length(bar.before, most, place + 3, THIN, SMALL)
            for line in wrapped(bar.parts, (SHEET - MARGIN - BARS - SMALL) / SMALL):
                place += SMALL + 4
                self._words(BARS, place, line, SMALL, QUIET)
            low = max(low, place)
        self.y = low + 9

    def _length(
        self, number: Decimal | None, most: Decimal, y: float, thick: int, size: int
    ) -> float:
        """One bar with its number behind it; of nothing a stroke, so that 0 is seen to be there."""
        room = SHEET - MARGIN - NUMBERS - BARS
        long = float(number / most) * room if number else 0.0
        shown = max(long, 3.0 if number else 1.0)
        full = thick == THICK
        if full or not number:
            self.shapes.append(Box(BARS, y, shown, thick, fill=NOW if full else INK))
        else:  # its outline lies within it
            self.shapes.append(Box(BARS + 0.5, y + 0.5, shown, thick - 1, fill="#ffffff", line=INK))
        words = counted(number) if full else f"上年{counted(number)}"
        self._words(
            BARS + shown + 8, y + thick / 2 + size * 0.36, words, size, INK if full else QUIET
        )
        return y + thick

    def _key(self, year: int) -> None:
        """Which bars are which year's."""
        self.y += LABEL + 4
        middle = SHEET / 2
        self.shapes += [
            Box(middle - 130, self.y - 13, 26, 14, fill=NOW),
            Box(middle + 20, self.y - 11, 26, 10, fill="#ffffff", line=INK),
        ]
        self._words(middle - 96, self.y, f"{year}年", LABEL)
        self._words(middle + 54, self.y, f"{year - 1}年（上年）", LABEL)
        self.y += 12

    def _centred(self, text: str, size: int, colour: str = INK) -> None:
        for line in evened(text, (SHEET - 2 * MARGIN) / size):
            self.y += size
            self._words(SHEET / 2, self.y, line, size, colour, centred=True)
            self.y += size * 0.4

    def _words(
        self, x: float, y: float, text: str, size: int, colour: str = INK, *, centred: bool = False
    ) -> None:
        if text:
            self.shapes.append(Words(x, y, text, size, colour, centred))


def counted(number: Decimal | None) -> str:
    """A number with its unit."""
    return UNKNOWN if number is None else f"{plain(number)}件"
