"""All numbers of a printed document: from grids wherever they stand, from lines where there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.filled.sums import total_parts
from schemas.form.model import CellKey, Edition
from scripts.importing.grids import read_grid
from scripts.importing.loose import read_loose
from scripts.importing.narrative import PAGE_NUMBER
from scripts.importing.printed import Block, Paragraph, PrintedDocument, PrintedTable
from scripts.importing.reading import Kept, Reading
from scripts.importing.sections import Parted

CONFLICT = "文件里有两处不同的数（{numbers}），无法判断以哪一个为准"
MISFIT = "标题缺失或数字分成几行，这样认出的数与合计不符"


def numbers_in(
    document: PrintedDocument, parts: Parted, edition: Edition
) -> tuple[dict[CellKey, Reading], list[Kept], set[str]]:
    """All numbers of a document: grids wherever they stand, lines where a section has no grid."""
    found: list[Reading] = []
    kept: list[Kept] = []
    known: set[str] = set()
    head = None
    for block in document.blocks:
        if isinstance(block, PrintedTable):
            read = read_grid(block, edition, head)
            head = read.head
            found += read.readings
            kept += read.kept
            known |= read.known
            if not read.readings and not read.kept and not read.known:
                kept.append(Kept(block.place.told(), block.words(), "不是格式规定的表格"))
        elif isinstance(block, Paragraph) and not PAGE_NUMBER.fullmatch(block.text):
            head = None if len(block.text.strip()) > 12 or block.level else head
    for section in edition.table_sections():
        lines = [b for b in parts.sections.get(section.key, []) if isinstance(b, Paragraph)]
        if not lines:
            continue
        loose = read_loose([p for p in lines if not _is_page(p)], section.tables)
        found += loose.readings
        kept += loose.kept
        known |= loose.known
        if loose.lines:
            parts.sections[section.key] = list(_tabled(parts.sections[section.key], loose.lines))
    return _sound(_merged(found), edition), kept, known


def _tabled(blocks: Sequence[Block], lines: Sequence[Paragraph]) -> Iterator[Block]:
    """Blocks with the lines that were read as tables as what they are: words around them are told so."""
    taken = {line.place for line in lines}
    for block in blocks:
        is_table = isinstance(block, Paragraph) and block.place in taken
        yield PrintedTable((), block.place, block.within) if is_table else block


def _is_page(paragraph: Paragraph) -> bool:
    """Whether a line is a page number with its dashes: a lone number may be a value."""
    text = paragraph.text.strip()
    return bool(PAGE_NUMBER.fullmatch(text)) and not text.isdigit()


def _merged(readings: Sequence[Reading]) -> dict[CellKey, Reading]:
    """One reading a number; two that differ are both refused."""
    merged: dict[CellKey, Reading] = {}
    for reading in readings:
        other = merged.get(reading.key)
        if other is None or (other.figure.empty and not other.doubts):
            merged[reading.key] = reading
        elif (
            other.figure.number is not None
            and not reading.figure.empty
            and other.figure.number != reading.figure.number
        ):
            numbers = f"{other.figure.text}、{reading.figure.text}"
            merged[reading.key] = reading.refused(CONFLICT.format(numbers=numbers))
    return merged


def _sound(readings: dict[CellKey, Reading], edition: Edition) -> dict[CellKey, Reading]:
    """Rows and columns known only by their neighbours have to fit the sums, else all go blank.

    So have numbers broken over lines, which are doubtful no more once a sum holds with them.
    """
    if not any(reading.inferred for reading in readings.values()):
        return readings
    for table in edition.tables():
        guessed = [r for r in readings.values() if r.inferred and r.key.table == table.key]
        sums = total_parts(table)
        if guessed and not all(_fits(readings, sum_) for sum_ in sums.items()):
            for reading in guessed:
                readings[reading.key] = reading.refused(MISFIT)
            continue
        broken = [reading for reading in guessed if reading.figure.broken]
        if not broken:
            continue
        told = {key for total, parts in sums.items() for key in _known(readings, (total, *parts))}
        for reading in broken:
            if reading.key in told:
                figure = replace(reading.figure, doubt="")
                readings[reading.key] = reading._replace(figure=figure)
    return readings


def _known(readings: dict[CellKey, Reading], keys: Sequence[CellKey]) -> Sequence[CellKey]:
    """The keys of a sum, where all its numbers are known; none otherwise."""
    found = (readings[key].figure.number for key in keys if key in readings)
    return keys if sum(number is not None for number in found) == len(keys) else ()


def _fits(readings: dict[CellKey, Reading], terms: tuple[CellKey, tuple[CellKey, ...]]) -> bool:
    """Whether a total equals its parts, where all are known and one of them only by its place."""
    found = [readings[key] for key in (terms[0], *terms[1]) if key in readings]
    numbers = [r.figure.number for r in found if r.figure.number is not None]
    if not any(r.inferred for r in found) or len(numbers) <= len(terms[1]):
        return True
    return numbers[0] == sum(numbers[1:])
