"""Words in the sections of tables: those before a table and the remarks below it, and what is left over."""

import re
from collections.abc import Sequence

from schemas.filled.notes import AFTER, BEFORE
from scripts.importing.printed import Block, Paragraph, PrintedTable
from scripts.importing.reading import Kept

NO_WORDS = "在表格中间，或者没有识别出表格，没有放进“表前文字”和“表后说明”"
REMARK = re.compile(r"(?:备?注|说明)\s*\d*\s*[:：]")


def words_around(blocks: Sequence[Block]) -> tuple[dict[str, str], list[Kept]]:
    """A section of tables -> the words before its first and after its last table, by place; the rest.

    Only sentences, remarks and sub-headings count: what stands alone may be a piece of a table.
    """
    tables = [place for place, block in enumerate(blocks) if isinstance(block, PrintedTable)]
    found: dict[str, list[str]] = {}
    kept: list[Kept] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not _is_told(block):
            continue
        if tables and (place < tables[0] or place > tables[-1]):
            where = BEFORE if place < tables[0] else AFTER
            found.setdefault(where, []).append(block.text.strip())
        else:
            kept.append(Kept(block.place.told(), block.text.strip(), NO_WORDS))
    return {where: "\n".join(lines) for where, lines in found.items()}, kept


def _is_told(paragraph: Paragraph) -> bool:
    words = paragraph.text.strip()
    sentence = len(words) > 8 and (words[-1] in "。；！？" or "该部分" in words)
    return sentence or bool(REMARK.match(words)) or (paragraph.level >= 2 and bool(words))
