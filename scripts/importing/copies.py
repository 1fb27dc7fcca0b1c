"""A page that holds its report twice, once for screens and once for phones: the copy is left out."""

from collections.abc import Sequence

from scripts.importing.printed import Block, Paragraph, PrintedTable

Heads = list[tuple[int, str]]  # which block is the title of which section
LEAST_SECTIONS = 4  # that both have, by which a copy is told from a second report


def without_copy(blocks: Sequence[Block], heads: Heads) -> tuple[Sequence[Block], Heads]:
    """Blocks and titles up to where the same report begins again to the word; all where none does."""
    if not heads:
        return blocks, heads
    first, key = heads[0]
    again = next((n for n, each in heads[1:] if each == key and _same(blocks, first, n)), None)
    if again is None:
        return blocks, heads
    last = [n for n, _ in heads if n < again][-1]
    start, above = again, first
    while start - 1 > last and above > 0 and _same(blocks, above - 1, start - 1):
        start, above = start - 1, above - 1
    size = min(start - first, len(blocks) - again)  # of the report and what stands below it
    sections = sum(first <= n < again for n, _ in heads)
    whole = size > last - first and all(_same(blocks, first + n, again + n) for n in range(size))
    if sections < LEAST_SECTIONS or not whole:
        return blocks, heads
    return blocks[:start], [(n, each) for n, each in heads if n < start]


def _same(blocks: Sequence[Block], one: int, other: int) -> bool:
    return _words(blocks[one]) == _words(blocks[other])


def _words(block: Block) -> str:
    if isinstance(block, PrintedTable):
        return block.words()
    return block.text.strip() if isinstance(block, Paragraph) else ""
