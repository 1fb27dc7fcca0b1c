"""Words as WordprocessingML: what is safe to write, how wide it prints, runs and paragraphs.

Fragments are strings with the prefix ``w`` that somebody else declares: one parse at the end costs
a tenth of building elements one by one.
"""

import re
import unicodedata
from collections.abc import Mapping
from html import escape

from schemas.language.characters import with_plain_line_ends
from scripts.report.word.styles import CHARACTER, HINT

StyleIds = Mapping[str, str]  # name of a style -> its id in the file at hand

GROUPED = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")  # 12 800: no line ends inside a number
_SPECIAL = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def width(text: str) -> float:
    """How many Chinese characters wide a text prints: 2023年 is 3."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def run(text: str, style_id: str = "") -> str:
    """A text -> ``w:r``; quotes and dashes that exist in two widths are marked as Chinese ones."""
    text = GROUPED.sub("\u00a0", with_plain_line_ends(text))
    style = f'<w:rStyle w:val="{style_id}"/>' if style_id else ""
    hint = HINT if any(unicodedata.east_asian_width(c) == "A" for c in text) else ""
    look = f"<w:rPr>{style}{hint}</w:rPr>" if style or hint else ""
    pieces = "".join(
        _SPECIAL.get(piece) or f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'
        for piece in re.split("([\n\t])", text)
        if piece
    )
    return f"<w:r>{look}{pieces}</w:r>" if pieces else ""


def paragraph(
    style_id: str,
    *runs: str,
    keep_next: bool | None = None,
    right: float = -1,
    outline: int = -1,
) -> str:
    """Runs -> ``w:p``; ``keep_next`` overrules the style, ``right`` is an indent in characters.

    ``outline`` is another place in the outline than the style's, from 0. All three depend on the
    words and on what stands around, so no style can know them.
    """
    keep = "" if keep_next is None else f'<w:keepNext w:val="{int(keep_next)}"/>'
    indent = (
        f'<w:ind w:rightChars="{round(right * 100)}" w:right="{round(right * CHARACTER)}"/>'
        if right >= 0
        else ""
    )
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline >= 0 else ""
    look = f'<w:pPr><w:pStyle w:val="{style_id}"/>{keep}{indent}{level}</w:pPr>'
    return f"<w:p>{look}{''.join(runs)}</w:p>"
